"""Building a publication: ``build`` has all steps on one page; the rest is how they are done quickly.

A ``Task`` has a key made of everything that goes into its result. The ``Scheduler`` looks for results in
its ``Cache`` and has the missing ones made by workers (``workers``), this machine's or a cluster's.
"""

from standfirst.build.cache import Cache
from standfirst.build.limits import Limits
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task
from standfirst.build.workers import WorkerPool, workers_for

__all__ = ["Cache", "Failure", "Limits", "Scheduler", "Task", "WorkerPool", "workers_for"]
