"""The cache: what is put in comes out, or nothing does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standfirst.build.cache import Cache
from standfirst.build.fingerprint import fingerprint

KEY = fingerprint("a key")


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_result_comes_back(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"pages")
    assert Cache(tmp_path).get(KEY) == b"pages"
    assert Cache(tmp_path).get(fingerprint("another")) is None


@pytest.mark.parametrize("damage", [b"", b"standfirst 2\n", None], ids=["emptied", "cut", "a bit turned"])
def test_a_damaged_result_is_none_and_goes(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"pages" * 100)
    (file,) = files(tmp_path)
    data = file.read_bytes()
    file.write_bytes(damage if damage is not None else data[:-1] + bytes([data[-1] ^ 1]))
    assert cache.get(KEY) is None
    assert files(tmp_path) == []


def test_a_result_under_another_key_is_not_trusted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"pages")
    (file,) = files(tmp_path)
    other = fingerprint("another")
    (tmp_path / other[:2]).mkdir(exist_ok=True)
    file.rename(tmp_path / other[:2] / other[2:])
    assert cache.get(other) is None


def test_the_oldest_go_first_when_there_are_too_many(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=1000)
    keys = [fingerprint(number) for number in range(10)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(100))
        os.utime(tmp_path / key[:2] / key[2:], (age, age))
    cache.get(keys[0])  # used just now
    cache.drop_oldest()
    kept = [number for number, key in enumerate(keys) if cache.get(key) is not None]
    assert 0 in kept
    assert 9 in kept
    assert 1 not in kept
    assert cache.info().size <= 800


def test_nothing_goes_while_there_is_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=10_000)
    for number in range(10):
        cache.put(fingerprint(number), bytes(100))
    cache.drop_oldest()
    assert cache.info().results == 10


def test_what_a_killed_build_left_half_written_goes_in_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"pages")
    fresh, stale = tmp_path / "ab" / "fresh.tmp", tmp_path / "ab" / "stale.tmp"
    fresh.parent.mkdir(exist_ok=True)
    for file in (fresh, stale):
        file.write_bytes(b"half")
    os.utime(stale, (0, 0))
    cache.drop_oldest()
    assert fresh.exists()
    assert not stale.exists()
    assert cache.info().results == 1


def test_a_cache_that_can_not_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = Cache(blocked)
    cache.put(KEY, b"pages")
    assert cache.get(KEY) is None
    cache.drop_oldest()
    cache.clear()


def test_clear_takes_all(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"pages")
    cache.clear()
    assert cache.info().results == 0


# -- who may write there


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_cache_that_others_can_write_to_is_not_used_unless_it_is_asked_for(
    tmp_path: Path, mode: int
) -> None:
    folder = tmp_path / "cache"
    Cache(folder).put(KEY, b"pages")
    folder.chmod(mode)
    assert Cache(folder).distrust == "can be written by others"
    assert Cache(folder).get(KEY) is None
    Cache(folder).put(fingerprint("another"), b"pages")
    assert len(files(folder)) == 1
    assert Cache(folder, is_shared=True).get(KEY) == b"pages"


def test_a_cache_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).put(KEY, b"pages")
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert Cache(tmp_path).distrust == "belongs to another user"
    assert Cache(tmp_path).get(KEY) is None


def test_a_result_that_others_can_write_to_or_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"pages")
    (file,) = files(tmp_path)
    file.chmod(0o666)
    assert Cache(tmp_path).get(KEY) is None
    file.chmod(0o600)
    assert Cache(tmp_path).get(KEY) == b"pages"


def test_a_cache_in_a_folder_of_everybody_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    assert Cache(tmp_path / "open" / "cache").distrust == "is in a folder that anybody can write to"
    (tmp_path / "open").chmod(0o1777)
    assert Cache(tmp_path / "open" / "cache").distrust is None


def test_nobody_else_can_look_into_a_new_cache(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Cache(tmp_path / "a" / "cache").put(KEY, b"pages")
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "cache").stat().st_mode & 0o777 == 0o700
    assert Cache(tmp_path / "a" / "cache").get(KEY) == b"pages"
