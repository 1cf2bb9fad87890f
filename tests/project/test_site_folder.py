"""A site in its place: all of it or nothing, and what others put beside it stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from standfirst.diagnostics import Report
from standfirst.project.checksums import verify_checksums
from standfirst.project.site_folder import Differences, NoSiteError, SiteFiles, compare_site, put_site

FILES = {"index.html": b"one", "titles/gate.html": b"two"}


def fill(files: Mapping[str, bytes]) -> Callable[[SiteFiles], dict[str, str]]:
    """Puts these files into a site."""
    return lambda site: site.put(files.items())


def there(folder: Path) -> dict[str, bytes]:
    return {
        x.relative_to(folder).as_posix(): x.read_bytes() for x in sorted(folder.rglob("*")) if x.is_file()
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "public" / "site"


def test_a_site_is_put_in_place_with_its_checksums(place: Path) -> None:
    assert put_site(place, fill(FILES)) == Differences(("index.html", "titles/gate.html"), (), ())
    assert set(there(place)) == {*FILES, "shelf.json", "SHA256SUMS"}
    report = Report()
    assert len(verify_checksums(place, report)) == 3
    assert not list(report)
    assert list(place.parent.iterdir()) == [place]


def test_what_is_new_changed_and_gone_is_given(place: Path) -> None:
    put_site(place, fill(FILES))
    after = {"index.html": b"three", "titles/wall.html": b"two"}
    expected = Differences(("titles/wall.html",), ("index.html",), ("titles/gate.html",))
    assert compare_site(place, fill(after)) == expected
    assert there(place)["index.html"] == b"one"
    assert put_site(place, fill(after)) == expected
    assert "titles/gate.html" not in there(place)
    assert compare_site(place, fill(after)) == Differences((), (), ())


def test_what_is_as_it_was_keeps_its_time(place: Path) -> None:
    put_site(place, fill(FILES))
    os.utime(place / "index.html", (1, 1))
    put_site(place, fill({**FILES, "titles/gate.html": b"three"}))
    assert (place / "index.html").stat().st_mtime == 1
    assert there(place)["titles/gate.html"] == b"three"


def test_what_somebody_changed_in_the_site_is_put_right(place: Path) -> None:
    put_site(place, fill(FILES))
    (place / "index.html").write_bytes(b"eno")
    put_site(place, fill(FILES))
    assert there(place)["index.html"] == b"one"


def test_what_others_put_there_stays(place: Path) -> None:
    put_site(place, fill(FILES))
    (place / "CNAME").write_bytes(b"example.org")
    put_site(place, fill({"index.html": b"new"}))
    assert there(place)["CNAME"] == b"example.org"
    assert "titles/gate.html" not in there(place)


def test_a_folder_of_something_else_is_not_touched(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "thesis.md").write_bytes(b"mine")
    with pytest.raises(NoSiteError):
        put_site(place, fill(FILES))
    assert there(place) == {"thesis.md": b"mine"}


def test_a_site_that_can_not_be_finished_leaves_the_old_one(place: Path) -> None:
    put_site(place, fill(FILES))
    before = there(place)

    def broken_off(site: SiteFiles) -> dict[str, str]:
        site.put([("index.html", b"half")])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_site(place, broken_off)
    assert there(place) == before
    assert list(place.parent.iterdir()) == [place]


def test_what_a_killed_run_left_is_deleted_by_the_next(place: Path) -> None:
    left = place.parent / ".site.4194999.new"
    left.mkdir(parents=True)
    put_site(place, fill(FILES))
    assert not left.exists()


def test_where_two_folders_can_not_change_places_at_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_site(place, fill(FILES))
    monkeypatch.setattr("sys.platform", "plan9")
    put_site(place, fill({"index.html": b"new"}))
    assert there(place)["index.html"] == b"new"
    assert list(place.parent.iterdir()) == [place]
