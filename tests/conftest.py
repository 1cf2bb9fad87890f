"""What tests share: where data from outside is, and how the command is run."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Never

import pytest
from hypothesis import settings

from building import OF_THIS_RUN

settings.register_profile("same-every-time", derandomize=True, database=None, deadline=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same-every-time"))

# Who is started in the background ignores Ctrl-C and its kin, and so would all that the tests start and end.
signal.signal(signal.SIGINT, signal.default_int_handler)
for ending in (signal.SIGQUIT, signal.SIGHUP):
    signal.signal(ending, signal.SIG_DFL)

# `make test` passes its own flags on to every make that a test runs, and they print more than a user sees.
# Commands that tests start keep what they compile, as a user's do.
for flag in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(flag, None)


def pytest_configure() -> None:
    """Make the folder of what is made once a run; pytest's other processes are given its name."""
    if OF_THIS_RUN not in os.environ:
        folder = TemporaryDirectory(prefix="standfirst-tests-")
        atexit.register(folder.cleanup)
        os.environ[OF_THIS_RUN] = folder.name


CHECKOUT = Path(__file__).parents[1]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def outside() -> Path:
    """The folder of the data from outside the repository; the test is skipped where it is not."""
    folder = Path(os.environ.get("STANDFIRST_DATA") or CHECKOUT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no data from outside at {folder} (STANDFIRST_DATA says where)")
    return folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache for each test: nothing that anybody else made is trusted, and nothing is left to her."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("STANDFIRST_CACHE", str(folder))
    return folder


@pytest.fixture
def standfirst(tmp_path: Path) -> Command:
    """Runs the command in this process, in the test's own folder; gives its exit code and what it printed.

    What is about the process itself (signals, imports, another hash seed) is for ``standfirst_process``.
    """

    def run(*arguments: object, cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        from standfirst.cli import main

        with pytest.MonkeyPatch.context() as patch, _handlers_as_before(), _captured() as printed:
            patch.chdir(cwd)
            for name in DEVELOPERS_OWN:
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = main([str(argument) for argument in arguments])
        return subprocess.CompletedProcess([*map(str, arguments)], code, *printed)

    return run


@pytest.fixture
def standfirst_process(tmp_path: Path) -> Command:
    """Runs the command as a user does, in a process of its own."""

    def run(*arguments: object, cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "standfirst", *map(str, arguments)],
            cwd=cwd,
            env={
                **{name: value for name, value in os.environ.items() if name not in DEVELOPERS_OWN},
                "PYTHONPATH": str(CHECKOUT / "src"),
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


DEVELOPERS_OWN = ("SOURCE_DATE_EPOCH", "STANDFIRST_DEBUG")
"""What a developer may have set, and no test depends on."""


@contextmanager
def _captured() -> Iterator[list[str]]:
    """What this process, its libraries and its children print on either stream, when the block has ended."""
    printed: list[str] = []
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                yield printed
        finally:
            for stream, number, before in ((out, 1, kept[0]), (err, 2, kept[1])):
                stream.flush()
                os.dup2(before, number)
                os.close(before)
                stream.seek(0)
                printed.append(stream.read())


@contextmanager
def _handlers_as_before() -> Iterator[None]:
    """Gives the signals that end a process back to pytest."""
    handlers = {end: signal.getsignal(end) for end in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)}
    try:
        yield
    finally:
        for end, handler in handlers.items():
            signal.signal(end, handler)


@pytest.fixture
def no_validators(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody outside judges: what they judge is tested elsewhere, and takes its time."""
    from standfirst.check import checks
    from standfirst.check.validators.verapdf import NoJudgeError

    def missing(*_: object) -> Iterator[Never]:
        raise NoJudgeError("not asked")

    for name in ("verapdf", "epubcheck", "ace", "kobo", "onix"):
        monkeypatch.setattr(checks, name, missing)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes files into the test's folder, by path: ``write(**{"a.md": "words"})`` gives the folder."""

    def put(files: dict[str, str | bytes], folder: Path = tmp_path) -> Path:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return put
