"""The proof sheet: what was understood, mended, objected to, judged, in one HTML file for an editor to sign.

Values in, a string out: ``Proof`` is all that was found out about a publication, ``proof_sheet`` writes it
down. Nothing here reads the disk, asks the network or looks at the clock.
"""
