"""The wheel: installed on its own it brings styles and fonts along."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, made with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_it_holds_what_a_build_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for needed in (
        "styles/tokens.css",
        "styles/print.css",
        "styles/ebook.css",
        "styles/themes/book/theme.toml",
    ):
        assert f"standfirst/{needed}" in names
    assert any(name.startswith("standfirst/styles/fonts/") and name.endswith(".ttf") for name in names)
    assert any(name.startswith("standfirst/styles/fonts/OFL") for name in names)
    assert "standfirst/project/starter/template/source/first-piece.md" in names
    assert "standfirst/py.typed" in names
    assert {name.partition("/")[0] for name in names} <= {
        "standfirst",
        wheel.name.split("-py3")[0] + ".dist-info",
    }
    assert not any("preview" in name or "__pycache__" in name for name in names)


def test_installed_on_its_own_it_builds_a_bare_file(wheel: Path, tmp_path: Path) -> None:
    """In an environment without this checkout. The libraries it depends on are lent by ours, by path."""
    place = tmp_path / "environment"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    unpacked = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    (Path(unpacked) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "a.md").write_text("# Alone\n\nNo checkout is anywhere near this file.\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-m", "standfirst", "build", "a.md", "-o", "out"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    where = subprocess.run(
        [python, "-c", "from standfirst.project.stylesheets import house_styles; print(house_styles())"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()) == Path(unpacked) / "standfirst" / "styles"
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a.epub", "a.pdf"]


@pytest.mark.slow
@pytest.mark.skipif("STANDFIRST_OFFLINE" in os.environ, reason="needs the package index")
def test_its_own_dependencies_are_enough(wheel: Path, tmp_path: Path) -> None:
    """Installed by pip with the lock as constraints, in an empty environment."""
    place = tmp_path / "environment"
    venv.create(place, with_pip=True)
    pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", CHECKOUT / "requirements.txt"], check=True)
    subprocess.run([*pip, "--no-index", wheel], check=True)
    (tmp_path / "a.md").write_text("# Alone\n\nNothing but the lock.\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [place / "bin" / "standfirst", "build", "a.md", "-o", "out"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
