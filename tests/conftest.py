"""What tests share: where data from outside is, and how the command is run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same-every-time", derandomize=True, database=None, deadline=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same-every-time"))

# Who is started in the background ignores Ctrl-C, and so would all that the tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# `make test` passes its own flags on to every make that a test runs, and they print more than a user sees.
for flag in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(flag, None)

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
    """Runs the command as a user would, in a folder of its own, and gives what it said."""

    def run(*arguments: object, cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "standfirst", *map(str, arguments)],
            cwd=cwd,
            env={
                **{k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "STANDFIRST_DEBUG")},
                "PYTHONPATH": str(CHECKOUT / "src"),
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


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
