"""Diagnostics: what is wrong in a manuscript or an edition, where, and what to do about it."""

from standfirst.diagnostics.code import CODES, Code
from standfirst.diagnostics.diagnostic import Diagnostic, Report, Severity

__all__ = ["CODES", "Code", "Diagnostic", "Report", "Severity"]
