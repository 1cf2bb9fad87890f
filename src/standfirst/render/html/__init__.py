"""From the model to markup: HTML that is XHTML too, typography, and the templates around it."""
