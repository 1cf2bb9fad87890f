"""Fault trials: whether a build that was stopped, or whose cache was damaged, gives the same bytes next time.

    python tests/trials/faults.py [--kills N] [--flips N] [--limits N] [--seed N] [PUBLICATION]

``kills``: a build is killed (SIGKILL, with its workers) at a random moment, and run again over what it left.
``flips``: a bit of a random file of the cache is changed, and the build is run again. ``limits``: no file may
grow beyond a random size, as on a full disk: a message and the exit code of the machine's fault, and the next
build is as ever. Each trial holds if the editions are those of an undisturbed build, byte for byte, and
nothing printed a traceback. The exit code is 1 if one does not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parents[2]
MACHINES_FAULT = 3
"""The exit code of a build that the machine did not let finish."""
SMALLEST, LARGEST = 2_000, 400_000
"""Bytes to which files are limited."""


class Trials:
    """Builds of one publication in one folder, with one cache."""

    def __init__(self, publication: Path, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.out, self.cache = folder / "out", folder / "cache"
        self._command = [sys.executable, "-m", "standfirst", "build", str(publication)]
        self._command += ["-o", str(self.out), "--cache", str(self.cache), "--jobs", "2"]
        since = time.monotonic()
        self._run()
        self.seconds = time.monotonic() - since
        self.sound = self._editions()
        assert self.sound, "the publication can't be built"

    def kill(self) -> bool:
        """Whether a build that was killed leaves nothing that the next one is wrong by."""
        self._forget_some()
        build = self._start()
        time.sleep(self.chance.uniform(0, self.seconds))
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        return self._is_sound_again()

    def flip(self) -> bool:
        """Whether a changed bit of the cache is noticed."""
        files = [file for file in sorted(self.cache.rglob("*")) if file.is_file() and file.stat().st_size]
        file = self.chance.choice(files)
        data = bytearray(file.read_bytes())
        data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        file.write_bytes(data)
        return self._is_sound_again()

    def limit(self) -> bool:
        """Whether a disk that takes no more is named, and forgotten when it does again."""
        self._forget_some()
        code, said = self._run(most=self.chance.randint(SMALLEST, LARGEST))
        return code in (0, MACHINES_FAULT) and "Traceback" not in said and self._is_sound_again()

    def _is_sound_again(self) -> bool:
        code, said = self._run()
        return code == 0 and "Traceback" not in said and self._editions() == self.sound

    def _forget_some(self) -> None:
        """Take the editions and half of the cache away, so that there is something to do."""
        for file in [*self.out.glob("*.*"), *self.cache.rglob("*")]:
            if file.is_file() and (file.parent == self.out or self.chance.random() < 0.5):
                file.unlink()

    def _editions(self) -> Mapping[str, bytes]:
        return {file.name: file.read_bytes() for file in self.out.iterdir() if not file.name.startswith(".")}

    def _run(self, most: int | None = None) -> tuple[int, str]:
        build = self._start(most)
        _, said = build.communicate()
        return build.returncode, said

    def _start(self, most: int | None = None) -> subprocess.Popen[str]:
        def bounded() -> None:
            if most is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        return subprocess.Popen(
            self._command,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=bounded,
        )


def main(arguments: list[str]) -> int:
    """Run the trials, and print for each kind how many were tried and how many held; gives the exit code."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--flips", type=int, default=100)
    asked.add_argument("--limits", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("publication", nargs="?", type=Path, default=CHECKOUT)
    options = asked.parse_args(arguments)
    failed = 0
    with TemporaryDirectory() as folder:
        trials = Trials(options.publication, Path(folder), random.Random(options.seed))
        kinds: dict[str, tuple[int, Callable[[], bool]]] = {
            "kills": (options.kills, trials.kill),
            "flips": (options.flips, trials.flip),
            "limits": (options.limits, trials.limit),
        }
        for kind, (count, trial) in kinds.items():
            held = sum(trial() for _ in range(count))
            failed += count - held
            print(f"{kind:8} {count:5} tried {held:5} held", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
