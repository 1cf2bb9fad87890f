"""``standfirst desk`` as a command: what it says when it can't begin, and that it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desk.conftest import MANUSCRIPTS

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]
CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds: far more than it takes."""


def test_without_its_packages_it_says_what_to_install(
    standfirst: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "standfirst.desk.serve", raising=False)
    done = standfirst("desk", str(folder))
    assert done.returncode == 3
    assert "error[S920]" in done.stderr and "pip install 'standfirst[desk]'" in done.stderr


def test_a_port_that_is_taken_is_named(standfirst: Command, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = standfirst("desk", str(folder), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 3 and "error[S921]" in done.stderr


def test_what_is_no_publication_is_named(standfirst: Command, tmp_path: Path) -> None:
    done = standfirst("desk", "nowhere")
    assert (done.returncode, "no such file or folder" in done.stderr) == (2, True)


def test_it_prints_its_address_serves_it_and_ends_with_ctrl_c(write: Write) -> None:
    folder = write({name: MANUSCRIPTS[name] for name in ("publication.toml", "b-letters.md")})
    command = [sys.executable, "-m", "standfirst", "desk", ".", "-o", "out", "--no-browser", "--jobs", "1"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout is not None and process.stderr is not None
        address = process.stdout.readline().strip()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=PATIENCE) as page:
            assert b'<main id="desk">' in page.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
