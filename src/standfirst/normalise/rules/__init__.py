"""One file a rule: its declaration, and the function that applies it. ``steps.py`` has their order."""
