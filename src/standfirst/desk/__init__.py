"""The desk: the pieces, the manuscripts and both editions of a publication in one page of a browser,
alive.

Three processes: the server (``server``), which a browser talks to and which holds what it shows
(``desk``); the engine (``engine``), spawned, with one thread, which holds a ``Scheduler`` and builds
again whenever a file was saved; and the scheduler's workers. The files are the only store: whatever is
done here is an ordinary edit of a file. Nothing in Standfirst imports this package but the command
line.
"""
