"""Fault trials: whether what happens to a machine can spoil a publication.

    python tests/trials/faults.py [--seed N] [KIND[=TIMES]…]

A small publication of ours is built once, undisturbed. Then each trial of a kind does something to a build,
and builds again over what it left. The trial holds if every edition that is in place has the bytes of an
undisturbed build, if what could not be built was said in a message with the exit code of the machine's fault,
if nothing printed a traceback, and if no temporary file is left after the next build. The kinds:

{kinds}

Printed for each kind: how many were tried, how many held; and what was said where one did not. The exit code
is 1 if one did not hold. Kinds that the machine can't try (they need Linux, some need root) are named.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parents[2]
MACHINES_FAULT = 3
"""The exit code of a build that the machine did not let finish."""
NOBODY = 65534
PATIENCE = 300
"""Seconds of processor time after which something that was to end hangs; or by the clock, if it has taken
no processor time for so long."""
IDLE = 3
"""Seconds by the clock after which what takes no processor time only waits."""
SIZES = range(4, 700, 4)
"""Of a disk in kB, page by page, from one that holds nothing to one that holds all that a build writes."""
TICKS = os.sysconf("SC_CLK_TCK")
YEAR = 365 * 86_400

SETTINGS = """\
title = "The long view"
language = "en-GB"
identifier = "urn:uuid:2f0c0e4e-3a1c-4a57-8d55-0d4a7e3b6a11"
date = 2026-03-01
"""
PIECE = """\
# The quiet harbour

By Ann Field

Nobody was {about} when we came.[^1] The boats lay where they had lain since winter, and the water was flat.

> [!pull] Nobody was {about}

- nets
- ropes

[^1]: It is quiet on most days.
"""
OTHER_PIECE = """\
# An old road

Walk it once, and you know where it goes. Walk it twice, and you know where it has been.

| Day | Miles |
|---|---|
| Monday | 12 |
| Tuesday | 9 |
"""
ONE_WAY, OTHER_WAY = PIECE.format(about="there"), PIECE.format(about="about")
"""Two versions of a manuscript, of the same length."""

Editions = Mapping[str, bytes]


class Trials:
    """Builds of one publication in one folder, with one cache; each kind of trial is a method."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.publication = folder / "publication"
        self.out, self.cache, self.temporary = folder / "out", folder / "cache", folder / "tmp"
        self.publication.mkdir()
        self.temporary.mkdir()
        self.manuscript = self.publication / "one.md"
        (self.publication / "publication.toml").write_text(SETTINGS)
        (self.publication / "two.md").write_text(OTHER_PIECE)
        self._run()  # so that the next one is as long as any
        self.manuscript.write_text(OTHER_WAY)
        self._run()
        self.other = self._editions()
        self.manuscript.write_text(ONE_WAY)
        self._forget_some()
        self.seconds = 0.0
        """Of processor time that a build takes."""
        build = self._start()
        while build.poll() is None:
            self.seconds = max(self.seconds, _taken(build.pid))
            time.sleep(0.02)
        build.communicate()
        self.sound = self._editions()
        assert len(self.sound) == 2 and self.sound != self.other, "the publication can't be built"
        self.sizes: list[int] = []
        """Of disks, in kB: those that are still to be tried."""
        self.said = ""
        """What the last command said."""

    # -- the kinds ----------------------------------------------------------------------------

    def kills(self) -> bool:
        """a build and its workers are killed at a random moment"""
        self._forget_some()
        build = self._start()
        self._wait_a_little(build)
        self._end(build)
        return self._is_sound_again()

    def kills_of_watch(self) -> bool:
        """`watch` is killed while it builds what was saved"""
        return self._kill_while_changing("watch", str(self.publication), "-o", str(self.out))

    def kills_of_desk(self) -> bool:
        """`desk` is killed while it builds what was saved"""
        return self._kill_while_changing("desk", str(self.publication), "-o", str(self.out), "--no-browser")

    def kills_of_workers(self) -> bool:
        """one worker is killed, and the build goes on or says so"""
        self._forget_some()
        build = self._start()
        self._wait_a_little(build)
        if workers := _children(build.pid):
            with suppress(ProcessLookupError):
                os.kill(self.chance.choice(workers), signal.SIGKILL)
        return self._is_well_ended(build) and self._is_sound_again()

    def kills_of_parents(self) -> bool:
        """only the first process is killed: its workers end by themselves"""
        self._forget_some()
        build = self._start()
        self._wait_a_little(build)
        build.kill()
        build.communicate()
        ended = _comes_true(lambda: not _is_alive(build.pid))
        if not ended:
            self.said = "workers went on after their parent was killed"
            os.killpg(build.pid, signal.SIGKILL)
        return self._is_sound_again() and ended

    def flips(self) -> bool:
        """a bit of a file of the cache is changed"""
        file = self.chance.choice([file for file in _files(self.cache) if file.stat().st_size])
        data = bytearray(file.read_bytes())
        data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        file.write_bytes(data)
        return self._is_sound_again()

    def limits(self) -> bool:
        """no file may grow beyond a random size"""
        self._forget_some()
        most = self.chance.randint(1_000, 60_000)

        def bounded() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        return self._is_well_ended(self._start(before=bounded)) and self._is_sound_again()

    def full_disks(self) -> bool:
        """editions, cache and temporary files are on a disk that fills up (root); 174 trials are all sizes"""
        script = (
            'mount -t tmpfs -o size=$1k none "$2" && mkdir "$2/tmp" && export TMPDIR="$2/tmp" && shift && '
            'd=$1 && shift && "$@"; code=$?; mount -o remount,size=200m "$d"; "$@"; again=$?; '
            'cp "$d"/out/* "$KEPT"; ls "$d/tmp" >&2; '
            '[ -z "$(ls "$d/tmp")" ] || again=9; exit $((code * 16 + again))'
        )
        disk, kept = self.out.parent / "disk", self.out.parent / "kept"
        for folder in (disk, kept):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        command = self._command(out=disk / "out", cache=disk / "cache")
        if not self.sizes:
            self.sizes = self.chance.sample(SIZES, len(SIZES))
        size = self.sizes.pop()
        within = ["unshare", "-m", "sh", "-c", script, "sh", str(size), str(disk), *command]
        code = self._ended(self._start(within, KEPT=str(kept)))
        first, again = divmod(code, 16)
        made = {file.name: file.read_bytes() for file in _files(kept)}
        return first in (0, MACHINES_FAULT) and again == 0 and made == self.sound and self._is_silent()

    def together(self) -> bool:
        """two builds and a `watch` at once, into one folder with one cache"""
        self._forget_some()
        watch = self._start(self._command("watch"), stdout=subprocess.PIPE)
        assert watch.stdout
        builds = [self._start(), self._start()]
        well = [self._is_well_ended(build, codes=(0,)) for build in builds]
        watch.stdout.readline()
        watch.send_signal(signal.SIGINT)
        well.append(self._is_well_ended(watch, codes=(130,)))
        return all(well) and self._editions() == self.sound and self._is_sound_again()

    def read_only(self) -> bool:
        """somebody else builds, who may write only into some of the folders (root)"""
        self._forget_some()
        theirs = {f for f in (self.out, self.cache, self.temporary) if self.chance.random() < 0.5}
        for folder in theirs:
            for file in (folder, *folder.rglob("*")):
                os.chown(file, NOBODY, NOBODY)
        allowed = ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
        # The interpreter and the program may be where only root can read.
        allowed += ["--inh-caps", "-all,+dac_read_search", "--ambient-caps", "-all,+dac_read_search"]
        allowed += ["--bounding-set", "-all,+dac_read_search"]
        code = self._ended(self._start([*allowed, *self._command()]))
        may = self.out in theirs
        made = self._editions()
        for folder in (self.out, self.cache, self.temporary):
            for file in (folder, *folder.rglob("*")):
                os.chown(file, os.getuid(), os.getgid())
        right = (code, made) == (0, self.sound) if may else (code, made) == (MACHINES_FAULT, {})
        return right and self._is_silent() and self._is_sound_again()

    def clocks(self) -> bool:
        """the clock was moved by years between two builds, and a manuscript saved at the same second"""
        for file in (*_files(self.cache), *_files(self.publication), *_files(self.out)):
            then = time.time() + self.chance.uniform(-20, 20) * YEAR
            os.utime(file, (then, then))
        if not self._is_sound_again():
            return False
        saved = self.manuscript.stat()
        self.manuscript.write_text(OTHER_WAY)
        os.utime(self.manuscript, ns=(saved.st_atime_ns, saved.st_mtime_ns))
        code = self._ended(self._start())
        is_noticed = (code, self._editions()) == (0, self.other)
        self.manuscript.write_text(ONE_WAY)
        os.utime(self.manuscript, ns=(saved.st_atime_ns, saved.st_mtime_ns))
        return is_noticed and self._is_sound_again()

    def changes(self) -> bool:
        """a manuscript is saved again and again while the build reads it"""
        self._forget_some()
        build = self._start()
        until = self.chance.uniform(0, self.seconds)
        while _taken(build.pid) < until and build.poll() is None:
            self.manuscript.write_text(self.chance.choice((ONE_WAY, OTHER_WAY)))
            time.sleep(self.chance.uniform(0, 0.02))
        self.manuscript.write_text(ONE_WAY)
        # What is read may be empty, or half a piece: then the edition is that of half a piece.
        return self._is_well_ended(build, codes=(0, 1)) and self._is_sound_again()

    def memory(self) -> bool:
        """there are only so many megabytes of memory, from 200 up"""
        self._forget_some()
        most = self.chance.randint(200, 1_500) * 1_000_000

        def bounded() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

        return self._is_well_ended(self._start(before=bounded)) and self._is_sound_again()

    # -- builds -------------------------------------------------------------------------------

    def _kill_while_changing(self, *command: str) -> bool:
        """Start what serves until it is stopped, save the manuscript, kill it; what it left is whole."""
        serving = self._start(
            [sys.executable, "-m", "standfirst", *command, *self._more()], stdout=subprocess.PIPE
        )
        assert serving.stdout
        first = serving.stdout.readline()  # the address of the desk; the first build of a watch
        if first.startswith("http"):
            with suppress(OSError), urllib.request.urlopen(first.strip(), timeout=PATIENCE) as page:
                page.read()
        self.manuscript.write_text(OTHER_WAY)
        self._wait_a_little(serving)
        self._end(serving)
        left = self._editions()
        whole = all(made in (self.sound.get(name), self.other.get(name)) for name, made in left.items())
        if not whole:
            self.said = f"an edition is that of neither version: {sorted(left)}"
        self.manuscript.write_text(ONE_WAY)
        return self._is_sound_again() and whole

    def _is_well_ended(
        self, build: subprocess.Popen[str], codes: Sequence[int] = (0, MACHINES_FAULT)
    ) -> bool:
        """Whether it ends with one of these codes and no traceback; if with 0, with the right editions."""
        code = self._ended(build)
        if code == 0 == codes[0] and len(codes) > 1 and codes[1] == MACHINES_FAULT:
            return self._is_silent() and self._editions() == self.sound
        return code in codes and self._is_silent()

    def _is_sound_again(self) -> bool:
        before, code = self.said, self._run()
        sound = code == 0 and self._is_silent() and self._editions() == self.sound
        if any(
            self.temporary.iterdir()
        ):  # the next build that makes some takes away what is left of the dead
            shutil.rmtree(self.cache)
            sound = sound and self._run() == 0 and self._editions() == self.sound
        left = sorted(file.name for file in self.temporary.iterdir())
        if left:
            self.said += f"left in the folder for temporary files: {left}"
            shutil.rmtree(self.temporary)
            self.temporary.mkdir()
        if sound and not left:
            self.said = before
        return sound and not left

    def _is_silent(self) -> bool:
        return "Traceback" not in self.said and "S901" not in self.said

    def _wait_a_little(self, process: subprocess.Popen[str]) -> None:
        """Until it has taken some of the processor time that a build takes; what waits takes none."""
        taken = _taken(process.pid)
        at, since = taken + self.chance.uniform(0, self.seconds), time.monotonic()
        while process.poll() is None and taken < at and time.monotonic() - since < IDLE:
            time.sleep(0.01)
            if _taken(process.pid) > taken:
                taken, since = _taken(process.pid), time.monotonic()

    def _forget_some(self) -> None:
        """Take the editions and half of the cache away, so that there is something to do."""
        for file in (*_files(self.out), *_files(self.cache)):
            if file.parent == self.out or self.chance.random() < 0.5:
                file.unlink()

    def _editions(self) -> Editions:
        return {file.name: file.read_bytes() for file in _files(self.out) if not file.name.startswith(".")}

    def _run(self) -> int:
        return self._ended(self._start())

    def _ended(self, process: subprocess.Popen[str]) -> int:
        taken, since = 0.0, time.monotonic()
        while True:
            with suppress(subprocess.TimeoutExpired):
                _, self.said = process.communicate(timeout=5)
                return process.returncode
            if _taken(process.pid) > taken + 0.01:
                taken, since = _taken(process.pid), time.monotonic()
            if taken > PATIENCE or time.monotonic() - since > PATIENCE:
                self._end(process)
                self.said = "hangs"
                return process.returncode

    @staticmethod
    def _end(process: subprocess.Popen[str]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def _more(self, cache: Path | None = None) -> list[str]:
        return ["--jobs", "2", "--cache", str(cache or self.cache)]

    def _command(self, name: str = "build", out: Path | None = None, cache: Path | None = None) -> list[str]:
        made = ["-o", str(out or self.out), *self._more(cache)]
        return [sys.executable, "-m", "standfirst", name, str(self.publication), *made]

    def _start(
        self,
        command: Sequence[str] = (),
        *,
        before: Callable[[], None] | None = None,
        stdout: int = subprocess.DEVNULL,
        **environment: str,
    ) -> subprocess.Popen[str]:
        ours = {"PYTHONPATH": str(CHECKOUT / "src"), "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            command or self._command(),
            env={**os.environ, **ours, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=before,
        )


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file()] if folder.exists() else []


def _taken(group: int) -> float:
    """Seconds of processor time that the processes of a group have taken, with those of theirs that ended. By
    the clock a busy machine would be killed at other moments, and be thought to hang."""
    total = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            fields = file.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                total += sum(map(int, fields[11:15]))
    return total / TICKS


def _children(parent: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True)
    children = [int(pid) for pid in found.stdout.split()]
    return [*children, *(grandchild for child in children for grandchild in _children(child))]


def _is_alive(group: int) -> bool:
    """Whether a process of a group is still there, not counting those that have ended."""
    found = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True)
    pairs = (line.split() for line in found.stdout.splitlines())
    return any(int(pgid) == group and not state.startswith("Z") for pgid, state in pairs)


def _comes_true(condition: Callable[[], bool], within: float = PATIENCE) -> bool:
    until = time.monotonic() + within
    while not (holds := condition()) and time.monotonic() < until:
        time.sleep(0.1)
    return holds


KINDS: dict[str, tuple[Callable[[Trials], bool], int]] = {
    "kills": (Trials.kills, 60),
    "kills-of-watch": (Trials.kills_of_watch, 20),
    "kills-of-desk": (Trials.kills_of_desk, 20),
    "kills-of-workers": (Trials.kills_of_workers, 20),
    "kills-of-parents": (Trials.kills_of_parents, 20),
    "flips": (Trials.flips, 100),
    "limits": (Trials.limits, 20),
    "full-disks": (Trials.full_disks, 20),
    "together": (Trials.together, 5),
    "read-only": (Trials.read_only, 10),
    "clocks": (Trials.clocks, 10),
    "changes": (Trials.changes, 20),
    "memory": (Trials.memory, 20),
}
"""Each kind, and how often it is tried if nobody says."""
NEEDS = {"full-disks": "unshare", "read-only": "setpriv", "kills-of-workers": "ps", "kills-of-parents": "ps"}
NEEDS_ROOT = {"full-disks", "read-only"}


def _cannot(kind: str) -> str:
    """Why this machine can't try a kind; empty if it can."""
    if kind in NEEDS and shutil.which(NEEDS[kind]) is None:
        return f"there is no {NEEDS[kind]}"
    return "only root can" if kind in NEEDS_ROOT and os.getuid() else ""


def _described() -> str:
    return "\n".join(f"  {kind:18} {trial.__doc__}" for kind, (trial, _) in KINDS.items())


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder that everybody may enter: some trials are somebody else's."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def main(arguments: list[str]) -> int:
    """Run the trials, and print for each kind how many were tried and how many held; gives the exit code."""
    about = (__doc__ or "").format(kinds=_described())
    asked = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("kinds", nargs="*", metavar="KIND[=TIMES]")
    options = asked.parse_args(arguments)
    # A shell that begins this in the background lets it ignore Ctrl-C, and so would all that it begins.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    failed = 0
    with _scratch() as folder:
        trials = Trials(folder, random.Random(options.seed))
        for one in options.kinds or KINDS:
            kind, _, times = one.partition("=")
            if kind not in KINDS:
                asked.error(f"no such kind: {kind}")
            if why := _cannot(kind):
                print(f"{kind:18} not tried: {why}", flush=True)
                continue
            trial, usual = KINDS[kind]
            count, held = int(times or usual), 0
            for number in range(count):
                trials.said = ""
                if trial(trials):
                    held += 1
                else:
                    print(f"  {kind} {number}: {trials.said.strip()[-600:] or 'other bytes'}", flush=True)
            failed += count - held
            print(f"{kind:18} {count:5} tried {held:5} held", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
