"""``python -m standfirst`` is ``standfirst``, and so is the installed command.

Ctrl-C ends it quietly from its first line on: while the rest is imported it ends at once, and after that
``standfirst.cli.main`` sees to it.
"""

import os
import signal
import sys


def main() -> int:
    """Import the commands, run the one that was asked for, and give its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else somebody ignores it for us
        signal.signal(signal.SIGINT, _end)
    from standfirst.cli import main as run

    return run()


def _end(*_: object) -> None:
    os.write(2, b"standfirst: interrupted; existing files were not changed\n")
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
