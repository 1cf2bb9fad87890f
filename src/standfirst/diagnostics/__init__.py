"""What the pipeline has to say to the writer: diagnostics, their catalogue and how they are shown."""

from standfirst.diagnostics.catalogue import CATALOGUE, Lesson
from standfirst.diagnostics.diagnostic import Diagnostic, Report, Severity

__all__ = ["CATALOGUE", "Diagnostic", "Lesson", "Report", "Severity"]
