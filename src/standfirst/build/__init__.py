"""The press: what has to be made again, and who makes it.

A ``Job`` has a key made of everything that goes into its result. The ``Press`` looks for results in
its ``Cache`` and has the missing ones made by workers (``executor``), this machine's or a cluster's.
"""

from standfirst.build.cache import Cache
from standfirst.build.scheduler import Press
from standfirst.build.task import Failure, Job, Limits
from standfirst.build.workers import Crew, workers_for

__all__ = ["Cache", "Crew", "Failure", "Job", "Limits", "Press", "workers_for"]
