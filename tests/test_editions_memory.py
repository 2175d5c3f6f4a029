"""Builds of one history in; how much of it is read again, and whether what was remembered is right, out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from generator import catalog, editions, history, jobs
from generator.editions import memory as remembering
from generator.editions.packing import Pack
from generator.findings import Finding
from generator.model import Biaya, Persyaratan, Produk, Riwayat, Standar, Tarif
from tests.papers import INSTANSI
from tests.test_editions_findings import AGENCY, BASE, FILE, MORE, OTHER, TEXT, WORDED, edition
from tests.timeline import repository

ROOT = Path(__file__).parents[1]
DAY = "2026-11-01"
THREE = [
    {**BASE, FILE: TEXT, OTHER: TEXT.replace("aaaaa", "bbbbb")},
    {FILE: edition(MORE, 2)},
    {AGENCY: INSTANSI + "alamat: Jalan Dua\n"},
    {FILE: edition(WORDED, 3), OTHER: "nama: [\n"},
    {OTHER: edition(TEXT, 2).replace("aaaaa", "bbbbb")},
]
"""Old contents: two standards of aaaaa, one of bbbbb, one that is broken, one agency."""

Answer = tuple[tuple[Riwayat, ...], tuple[Finding, ...]]


class Counted:
    """How often a file was parsed, and which git commands ran."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed: list[str] = []
        self.asked: list[str] = []
        parse, start = catalog.parse, subprocess.Popen

        def counted(file: str, content: bytes) -> Any:
            self.parsed.append(file)
            return parse(file, content)

        def started(command: list[str], *more: Any, **named: Any) -> Any:
            self.asked += [word for word in ("rev-parse", "log", "cat-file") if word in command]
            return start(command, *more, **named)

        monkeypatch.setattr(catalog, "parse", counted)
        monkeypatch.setattr(history.git.subprocess, "Popen", started)

    def forget(self) -> None:
        self.parsed.clear()
        self.asked.clear()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def arranged(root: Path, store: Path | None, counted: Counted | None = None) -> Answer:
    """One build's editions; what the working tree costs is not counted."""
    found, _ = catalog.load(root / "standards", DAY)
    assert found is not None
    if counted is not None:
        counted.forget()
    memory = editions.Memory(jobs.Cache(store) if store is not None else None)
    archive = memory.archive(root, "standards")
    return editions.arrange(found, archive, lambda ids: history.blobs(root, ids), DAY, memory)


def test_each_old_content_is_read_once_and_never_again(tmp_path: Path, counted: Counted) -> None:
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    cold = arranged(root, store, counted)
    assert sorted(counted.parsed) == [AGENCY, OTHER, OTHER, FILE, FILE]
    assert counted.asked == ["rev-parse", "log", "cat-file"]
    warm = arranged(root, store, counted)
    assert (counted.parsed, counted.asked) == ([], ["rev-parse"])
    assert warm == cold == arranged(root, None)
    assert [[edisi.nomor for edisi in one.edisi] for one in cold[0]] == [[1, 2], [1, 2, 3]]
    assert [one.id for one in cold[1]] == ["SP916"]


def test_only_what_is_new_is_read(tmp_path: Path, counted: Counted) -> None:
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    arranged(root, store)
    for nomor in (4, 5):
        (root / FILE).write_text(edition(TEXT, nomor), "utf-8")
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.invalid"]
        subprocess.run(["git", "-C", str(root), *identity, "commit", "-qam", str(nomor)], check=True)
        made = arranged(root, store, counted)
        assert (counted.parsed, counted.asked) == ([], ["rev-parse", "log"])  # the working tree's was kept as well
        assert made == arranged(root, None)


def test_editions_share_what_they_have_in_common(tmp_path: Path) -> None:
    alone = [{**BASE, FILE: TEXT}, {FILE: edition(MORE, 2)}, {FILE: edition(WORDED, 3)}]
    root, store = repository(tmp_path / "r", alone), tmp_path / "cache"
    arranged(root, store)
    (one,), _ = arranged(root, store)
    first, second, third = (edisi.layanan.standar for edisi in one.edisi)
    assert first.persyaratan[0] is second.persyaratan[0] is third.persyaratan[0]  # type: ignore[index]


def spoilt(store: Path) -> Iterator[None]:
    """One damage after the other, each to a whole cache."""
    entries = sorted(path for path in store.rglob("*") if path.is_file())
    assert len(entries) == 2
    for path in entries:
        whole = path.read_bytes()
        for content in (b"", whole[:-1], whole[:70], b"\x80\x04]" + whole, whole.replace(b"ktp", b"kpt"), bytes(999)):
            path.write_bytes(content)
            yield
            path.write_bytes(whole)
        path.unlink()
        path.mkdir()
        yield
        path.rmdir()
        path.write_bytes(whole)


def test_a_spoilt_memory_is_no_memory(tmp_path: Path) -> None:
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    cold = arranged(root, store)
    damages = 0
    for _ in spoilt(store):
        assert arranged(root, store) == cold
        damages += 1
    assert damages > 10


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        "[]",
        "[[1,2,[0],[],[7]]]",
        '[0,[99],["x"],[]]',
        "[999,[],[],[]]",
        "[0,[0],[],[0]]",
        "[" * 100_000,
        "1e999999",
    ],
)
def test_a_sealed_memory_of_another_form_is_no_memory(tmp_path: Path, text: str) -> None:
    """Its seal is right, its form is not: nothing of it is believed, and nothing is executed."""
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    cold = arranged(root, store)
    cache = jobs.Cache(store)
    for name in ("archive", "values"):
        whole = cache.get(f"editions {name}")
        assert whole is not None and whole.content is not None  # noqa: PT018
        head, *lines, index = whole.content.split(b"\n") if name == "values" else (b"", b"{}")
        places = json.dumps(dict.fromkeys(json.loads(index), len(head) + 1)).encode()
        swapped = [b"\n".join([head, text.encode(), *lines, places]), b"\n".join([head, *lines, text.encode()])]
        for content in swapped if name == "values" else [text.encode()]:
            cache.put(f"editions {name}", jobs.Result(content))
            assert arranged(root, store) == cold


def test_another_reader_reads_anew(tmp_path: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    arranged(root, store)
    monkeypatch.setattr(remembering, "version", lambda: "lain")
    arranged(root, store, counted)
    assert len(counted.parsed) == 5
    arranged(root, store, counted)
    assert counted.parsed == []


def test_the_readers_version_covers_what_shapes_a_value() -> None:
    home = ROOT / "generator"
    assert [name for name in remembering.READERS if not (home / name).exists()] == ["_schema"]
    assert all(metadata.version(name) for name in remembering.PACKAGES)
    assert len(remembering.version()) == 64


def test_memory_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Contents that no history has any more go once they are the greater part."""
    store = tmp_path / "cache"
    for n in range(8):
        texts = [TEXT.replace("Surat Uji", f"Surat {n} {m}").replace("edisi: 1", f"edisi: {m}") for m in range(1, 9)]
        arranged(repository(tmp_path / f"r{n}", [{**BASE}, *({FILE: text} for text in texts)]), store)
    kept = jobs.Cache(store).get("editions values")
    assert kept is not None
    assert 8 <= (kept.content or b"").count(b'"standar ') <= 16


def test_without_a_place_nothing_is_kept(tmp_path: Path, counted: Counted) -> None:
    root = repository(tmp_path / "r", THREE)
    arranged(root, None, counted)
    arranged(root, None, counted)
    assert len(counted.parsed) == 5


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", THREE)
    (tmp_path / "cache").write_text("a file")
    assert arranged(root, tmp_path / "cache") == arranged(root, None)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_same_text_is_kept_in_every_process(tmp_path: Path, seed: str) -> None:
    root, store = repository(tmp_path / "r", THREE), tmp_path / "cache"
    arranged(root, store)
    script = (
        "import sys; from pathlib import Path; from tests.test_editions_memory import arranged;"
        "arranged(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", script, str(root), str(tmp_path / "lain")]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
    one, other = (
        {p.name: p.read_bytes() for p in place.rglob("*") if p.is_file()} for place in (store, tmp_path / "lain")
    )
    assert one == other


# --------------------------------------------------------------------------------------------------- the text itself


def exact(value: Any) -> Any:
    """A value with every type spelled out, so that 1, 1.0 and True are three things."""
    if isinstance(value, tuple):
        return ["tuple", *map(exact, value)]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(exact(getattr(value, field.name)) for field in fields(value))]
    return [type(value).__name__, value]


def again(*values: Any) -> list[Any]:
    pack = Pack(b"", "x")
    for n, value in enumerate(values):
        pack.put(str(n), value)
    content = pack.content()
    assert content is not None
    assert Pack(content, "y").find("0") == (False, None)
    other = Pack(content, "x")
    assert other.find("no") == (False, None)
    return [other.find(str(n))[1] for n in range(len(values))]


def test_every_file_of_the_catalogues_comes_back_as_it_was() -> None:
    values: list[Any] = []
    for docs in (ROOT / "standards", ROOT / "tests" / "real"):
        found, _ = catalog.load(docs, DAY)
        assert found is not None
        values += [value for file, value in found.naskah.items() if catalog.kind_of(file) in ("standar", "instansi")]
    assert len(values) > 120
    assert list(map(exact, again(*values))) == list(map(exact, values))


def test_odd_values_come_back_as_they_were() -> None:
    odd = Standar(
        nama='a\tb\n\u2028\ud800\0 {"": 3} =x',
        jenis=(),
        status="berlaku",
        edisi=True,  # type: ignore[arg-type]
        skema=1.0,  # type: ignore[arg-type]
        nama_lain=("", "#", "@"),
        persyaratan=(Persyaratan(uraian="x"), Persyaratan(uraian="x", wajib=False)),
        produk=(Produk(nama="x"),),
        biaya=Biaya(tarif=(Tarif(nama="x", jumlah="1", rupiah=10**30),)),
    )
    none, empty = again(odd, None, Standar("", (), "dicabut", 0, persyaratan=()))[1:]
    assert none is None
    assert exact(empty) == exact(Standar("", (), "dicabut", 0, persyaratan=()))
    assert exact(again(odd)[0]) == exact(odd)


@pytest.mark.parametrize("odd", [{"a": 1}, 10**5000], ids=["a mapping", "a long number"])
def test_a_value_that_cannot_be_kept_stops_nobody(tmp_path: Path, odd: Any) -> None:
    memory = editions.Memory(jobs.Cache(tmp_path))
    memory.put("standar", "0", Standar(nama=odd, jenis=(), status="berlaku", edisi=1))
    memory.keep()
    assert list(tmp_path.iterdir()) == []
    assert memory.find("standar", "0")[1].nama == odd
