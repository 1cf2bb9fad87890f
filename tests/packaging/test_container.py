"""The recipes for a container and for GitHub: their steps run in an empty folder, as far as they can here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).parents[2]
DOCKERFILE = CHECKOUT / ".github" / "Dockerfile"
ACTION = CHECKOUT / ".github" / "actions" / "standfirst" / "action.yml"

MANUSCRIPT = "# Alone\n\nSee [nothing](#nowhere).\n"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions and what they are given, lines joined, in order."""
    lines = [line for line in DOCKERFILE.read_text("utf-8").split("\n") if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    found = [line.partition(" ") for line in joined.split("\n") if line.strip()]
    return [(name, " ".join(rest.split())) for name, _, rest in found]


def test_the_container_has_the_libraries_that_are_needed_and_nobodys_files() -> None:
    given = dict(instructions())
    packages = next(rest for name, rest in instructions() if name == "RUN" and "apt-get" in rest)
    needed = (CHECKOUT / ".ci" / "system-packages").read_text("utf-8")
    assert set(re.findall(r"^(lib[\w.-]+) lib", needed, re.MULTILINE)) <= set(packages.split())
    assert given["FROM"].startswith("debian:") and given["FROM"].endswith("-slim")
    copied = [source for name, rest in instructions() if name == "COPY" for source in rest.split()[:-1]]
    sent = (DOCKERFILE.parent / "Dockerfile.dockerignore").read_text("utf-8").split("\n")
    assert {line[1:] for line in sent if line.startswith("!")} == set(copied)
    assert all((CHECKOUT / source).exists() for source in copied)


@pytest.mark.slow
@pytest.mark.skipif("STANDFIRST_OFFLINE" in os.environ, reason="needs the package index")
def test_its_steps_give_a_command_that_builds(tmp_path: Path) -> None:
    """Every COPY, and every RUN but the system's packages, under a root of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    publication = tmp_path / "publication"
    publication.mkdir()
    (publication / "publication.toml").write_text('title = "Alone"\n')
    (publication / "a.md").write_text(MANUSCRIPT)

    def inside(words: str) -> str:
        return re.sub(r"(?<![\w/])/(opt|tmp|publication)", rf"{tmp_path}/\1", words)

    command: list[str] = []
    for name, rest in instructions():
        if name == "COPY":
            *sources, to = inside(rest).split()
            for source in sources:
                copy(CHECKOUT / source, Path(to) / source if to.endswith("/") else Path(to))
        elif name == "RUN" and "apt-get" not in rest:
            subprocess.run(
                ["sh", "-c", inside(rest)], check=True, env=environment, cwd=tmp_path, capture_output=True
            )
        elif name == "ENV":
            environment |= dict(pair.split("=") for pair in shlex.split(inside(rest)))
        elif name in ("ENTRYPOINT", "CMD"):
            command += [inside(word) for word in json.loads(rest)]
    done = subprocess.run(command, cwd=publication, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert sorted(file.suffix for file in (publication / "build").iterdir()) == [".epub", ".pdf"]


def copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, to)


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
    return found


def test_the_action_uses_every_input_and_no_other() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(action()["runs"])))
    assert used == set(action()["inputs"])


def test_the_action_builds_and_annotates(tmp_path: Path) -> None:
    """Its last step, with this Python's command where the step before would have installed it."""
    (tmp_path / "standfirst/bin").mkdir(parents=True)
    command = tmp_path / "standfirst/bin/standfirst"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m standfirst "$@"\n')
    command.chmod(0o755)
    (tmp_path / "a.md").write_text(MANUSCRIPT)
    step = action()["runs"]["steps"][-1]
    given = {"PUBLICATION": "a.md", "OUTPUT": "out", "ONLY": "epub", "STRICT": "true"}
    assert given.keys() < step["env"].keys()
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env={**os.environ, **given, "RUNNER_TEMP": str(tmp_path), "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("::error file=a.md,line=3,endLine=3,title=S203 link-to-nowhere::")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.epub"]
