"""What every build needs comes back as it was, whoever wrote in its place; what is equal comes back as one object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import jobs
from generator.editions.sharing import Shared
from generator.editions.stock import Stock
from generator.model import Bila, Langkah, Persyaratan, Waktu

CLASSES = (Bila, Langkah, Persyaratan, Waktu)


def stock(store: Path, made_by: str = "x") -> Stock:
    return Stock(jobs.Cache(store), "present", made_by, CLASSES)


def filled(store: Path, count: int = 20) -> None:
    one = stock(store)
    for n in range(count):
        one.put(str(n), "a", (Persyaratan(uraian="KTP", jumlah="1"), Persyaratan(uraian=f"Surat {n}", jumlah="1")))
    one.keep()


def files(store: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file()}


def test_what_was_kept_is_found_by_what_it_was_made_of(tmp_path: Path) -> None:
    filled(tmp_path)
    assert stock(tmp_path).find("3", "a")[1][1].uraian == "Surat 3"
    assert stock(tmp_path).find("3", "b") == (False, None)
    assert stock(tmp_path, "y").find("3", "a") == (False, None)


def test_equal_values_are_read_once(tmp_path: Path) -> None:
    filled(tmp_path)
    again = stock(tmp_path)
    first, other = again.find("3", "a")[1], again.find("7", "a")[1]
    assert first[0] is other[0]
    assert first[1].jumlah is other[1].jumlah
    assert first[1] is not other[1]


def test_what_came_since_stands_beside_the_rest(tmp_path: Path) -> None:
    filled(tmp_path)
    (whole,) = files(tmp_path).values()
    one = stock(tmp_path)
    for n in range(1, 20):
        assert one.find(str(n), "a")[0]
    one.put("0", "b", Bila())
    one.keep()
    assert whole in files(tmp_path).values()
    assert sum(map(len, files(tmp_path).values())) < len(whole) * 1.5
    again = stock(tmp_path)
    assert again.find("0", "b") == (True, Bila())
    assert again.find("0", "a")[0]  # as it was before: an edit that was taken back
    assert [type(one) for one in again.versions("0")] == [Bila, tuple]


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    filled(tmp_path)
    before = {path: Path(path).stat().st_mtime_ns for path in files(tmp_path)}
    one = stock(tmp_path)
    for n in range(20):
        one.find(str(n), "a")
    one.keep()
    assert {path: Path(path).stat().st_mtime_ns for path in files(tmp_path)} == before


@pytest.mark.parametrize(
    "how", [lambda body: body[:-9], lambda body: b"asing", lambda body: body.replace(b"Surat", b"sURAT")]
)
def test_a_spoilt_stock_is_none(tmp_path: Path, how: Any) -> None:
    filled(tmp_path)
    for path, body in files(tmp_path).items():
        Path(path).write_bytes(how(body))
    assert stock(tmp_path).find("3", "a") == (False, None)


def test_a_sealed_stock_with_another_class_is_none(tmp_path: Path) -> None:
    filled(tmp_path)
    assert Stock(jobs.Cache(tmp_path), "present", "x", (Bila,)).find("3", "a") == (False, None)


def test_numbers_stay_what_they_are() -> None:
    shared = Shared()
    found = [shared.of(Waktu(nilai=value)).nilai for value in (1, 1.0, True, 10**20, 1.5)]  # type: ignore[arg-type]
    assert [(type(one), one) for one in found] == [(int, 1), (float, 1.0), (bool, True), (int, 10**20), (float, 1.5)]


def test_equal_parts_become_one() -> None:
    shared = Shared()
    one = shared.of(Langkah(uraian="Datang", langkah=(Langkah(uraian="Antre"),)))
    other = shared.of(Langkah(uraian="Pulang", langkah=(Langkah(uraian="".join(["An", "tre"])),)))
    assert one.langkah is other.langkah
    assert shared.of(Langkah(uraian="Datang", langkah=(Langkah(uraian="Antre"),))) is one
