"""The lock: every package with hashes, nothing that says where it is to be downloaded from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(file: str) -> dict[str, str]:
    text = (CHECKOUT / file).read_text()
    return {
        normal(name): version for name, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)", text, re.M)
    }


def declared(*extras: str) -> set[str]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(d for e in extras for d in project["optional-dependencies"][e])]
    return {normal(re.split(r"[\s=<>!~\[;]", name)[0]) for name in wanted}


@pytest.mark.parametrize("file", LOCKS)
def test_it_names_no_address_and_no_path(file: str) -> None:
    text = (CHECKOUT / file).read_text()
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted|file:/|\s@\s", text)
    assert not re.search(r"^\s*[^#\s].*[\s\"'](/|~)", text, re.M)


@pytest.mark.parametrize("file", LOCKS)
def test_every_package_has_hashes(file: str) -> None:
    text = (CHECKOUT / file).read_text()
    entries = re.split(r"^(?=[\w.-]+(?:\[[^\]]*\])?==)", text, flags=re.M)[1:]
    assert len(entries) == len(locked(file))
    for entry in entries:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_it_holds_all_that_is_declared() -> None:
    assert declared() <= locked("requirements.txt").keys()
    held = {name for lock in LOCKS for name in locked(lock)}
    assert declared("dev", "judges") <= held


def test_no_package_is_in_both() -> None:
    assert (CHECKOUT / "requirements-dev.txt").read_text().startswith("-r requirements.txt\n")
    assert not locked("requirements-dev.txt").keys() & locked("requirements.txt").keys()
