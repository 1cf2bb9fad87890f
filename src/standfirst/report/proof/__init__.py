"""The proof sheet: what was understood, repaired and found wrong, in one HTML file for an editor to sign off.

Values in, a string out: ``Proof`` is all that was found out about a publication, ``proof_sheet`` writes it
down. Nothing here reads the disk, asks the network or looks at the clock.
"""
