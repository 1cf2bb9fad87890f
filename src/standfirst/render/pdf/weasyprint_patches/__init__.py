"""What is changed in WeasyPrint, a file for each change. Nothing else touches its private parts."""
