"""Other people's validators: EPUBCheck, Ace, veraPDF, kobofix."""
