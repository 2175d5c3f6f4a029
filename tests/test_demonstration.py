"""The demonstration keeps the promises of its brief: counts, kinds, states, flaws; and nothing in it is real."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator import build, catalog
from generator.build import BuildOptions
from generator.consultations import Pelaksanaan
from generator.diff import diff
from generator.messages import level
from generator.model import Layanan
from generator.targets.pages.peta import draw_map
from generator.targets.pages.standar import render_standar
from generator.targets.publication import Publication
from generator.text import normal

ROOT = Path(__file__).parents[1]
DATE = "2026-11-01"
VILLAGES = ("kel-kota", "desa-jernih", "desa-rindang", "desa-teduh")
LETTERS = (
    "keterangan-domisili",
    "sktm",
    "pengantar-nikah",
    "keterangan-kematian",
    "keterangan-usaha",
    "keterangan-belum-menikah",
)


@pytest.fixture(scope="module")
def demo() -> Publication:
    found, _ = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal=DATE))
    assert found is not None
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text of a model, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def everything(folder: Path) -> list[str]:
    found, _ = catalog.load(folder, DATE)
    assert found is not None
    values = (found.pemda, *found.instansi.values(), *(one.standar for one in found.layanan))
    return [text for value in (*values, *(one.fkp for one in found.konsultasi)) for text in texts(value)]


def service(demo: Publication, folder: str, id: str) -> Layanan:
    found = demo.catalog.satu(folder, id)
    assert found is not None, (folder, id)
    return found


def test_what_nobody_checked_says_so_on_its_page(demo: Publication) -> None:
    """National rules are cited in the reference lists, and the page says whether somebody compared them."""
    states = Counter(one.keadaan for one in demo.catalog.acuan.values())
    assert states["dibaca"] > 5
    assert states["belum-diperiksa"] > 2
    assert all(one.dasar_hukum for id, one in demo.catalog.acuan.items() if id.startswith("an-"))
    peta = draw_map(demo)
    shown = {"dibaca": "dibaca ", "belum-diperiksa": "Belum diperiksa."}
    for riwayat in demo.riwayat:
        acuan = demo.catalog.acuan.get(riwayat.layanan.standar.acuan or "")
        if acuan is not None:
            address = demo.site.standar(riwayat.layanan.folder, riwayat.layanan.id)
            page = render_standar(peta, riwayat, address).isi
            assert acuan.nama in page
            assert shown[acuan.keadaan] in page


def test_counts(demo: Publication) -> None:
    assert len(demo.catalog.instansi) == 15
    assert len(demo.riwayat) == 85
    states = Counter(one.keadaan for one in demo.riwayat)
    assert states["dicabut"] == 1
    assert states["rancangan"] == 1
    assert states["berlaku"] >= 80
    assert len({one.layanan.standar.jenis[0] for one in demo.riwayat}) == 3
    assert len(demo.catalog.acuan) >= 20
    assert len(demo.catalog.konsultasi) >= 6


def test_no_kesalahan(demo: Publication) -> None:
    assert [one for one in demo.temuan if level(one.id) == "kesalahan"] == []


def test_every_service_has_a_code_of_its_own(demo: Publication) -> None:
    codes = [one.kode for one in demo.riwayat]
    assert all(codes)
    assert len(set(codes)) == len(codes)


def test_every_state_of_a_decision_can_be_seen(demo: Publication) -> None:
    states = Counter(one.keadaan for forum in demo.forum for one in forum.kesepakatan)
    assert states.keys() == set(get_args(Pelaksanaan))
    late = [one for forum in demo.forum for one in forum.kesepakatan if one.keadaan == "lewat"]
    assert [one.keputusan.layanan for one in late] == ["keterangan-domisili"]
    assert late[0].keputusan.tanggapan


def test_one_forum_under_four_kinds_of_participants(demo: Publication) -> None:
    assert [forum.konsultasi.folder for forum in demo.forum if forum.hadir < 4] == ["dpmptsp"]


def test_one_change_rests_on_a_regulation(demo: Publication) -> None:
    grounds = [
        edisi.layanan.standar.dasar_perubahan.jenis
        for one in demo.riwayat
        for edisi in one.edisi
        if edisi.layanan.standar.dasar_perubahan
    ]
    assert "peraturan" in grounds
    assert "fkp" in grounds


def test_editions_come_from_the_history(demo: Publication) -> None:
    second = [one for one in demo.riwayat if one.kini.nomor >= 2]
    assert len(second) >= 8
    for one in second:
        assert [edisi.nomor for edisi in one.edisi][:2] == [1, 2], one.kode


SHAPES = [
    ("one item", lambda one: isinstance(one.persyaratan, tuple) and len(one.persyaratan) == 1),
    ("25 items", lambda one: isinstance(one.persyaratan, tuple) and len(one.persyaratan) >= 25),
    ("branches", lambda one: len(one.kasus) >= 3),
    ("stages", lambda one: len(one.tahap) == 3),
    ("tiers", lambda one: len(getattr(one.biaya, "tarif", ())) >= 3),
    ("a formula with an example", lambda one: bool(getattr(getattr(one.biaya, "rumus", None), "contoh", None))),
    ("an open part", lambda one: bool(getattr(one.biaya, "bagian_terbuka", ()))),
    ("no number yet", lambda one: bool(one.penetapan) and "belum bernomor" in (one.penetapan.sk or "").lower()),
    ("a blank in the number", lambda one: bool(one.penetapan) and "/  " in (one.penetapan.sk or "")),
    ("a month for a date", lambda one: bool(one.penetapan) and len(one.penetapan.tanggal or "") == 7),
    ("owner elsewhere", lambda one: bool(one.pemilik)),
    ("a sample to bring", lambda one: any("barang" in item.jenis for item in one.persyaratan or ())
     if isinstance(one.persyaratan, tuple) else False),
]  # fmt: skip


@pytest.mark.parametrize("shape", [row[1] for row in SHAPES], ids=[row[0] for row in SHAPES])
def test_awkward_shapes(demo: Publication, shape: Any) -> None:
    assert any(shape(one.layanan.standar) for one in demo.riwayat)


FLAWS = [
    ("desa-teduh/instansi", "SP701"),
    ("desa-teduh/instansi", "SP710"),
    ("kel-kota/instansi", "SP810"),
    ("kel-kota/pengantar-nikah", "SP712"),
    ("kec-hilir/perekaman-ktp-el", "SP106"),
    ("dishub/rekomendasi-andalalin", "SP403"),
    ("desa-teduh/sktm", "SP108"),
    ("desa-teduh/keterangan-kematian", "SP301"),
    ("desa-teduh/keterangan-usaha", "SP501"),
    ("desa-teduh/keterangan-usaha", "SP601"),
    ("dpmptsp/fkp/2025-10-09", "SP801"),
    ("desa-rindang/keterangan-domisili", "SP107"),
    ("tirta/sambungan-baru", "SP905"),
]


@pytest.mark.parametrize(("file", "id"), FLAWS)
def test_flaws_on_purpose(demo: Publication, file: str, id: str) -> None:
    assert id in {one.id for one in demo.temuan if one.file == f"standards/{file}.yaml"}


def test_every_finding_was_judged(demo: Publication) -> None:
    """The list of findings is kept, each with a line of judgement; nothing new appears and nothing goes unseen."""
    judged = yaml.safe_load((ROOT / "tests" / "temuan_katalog.yaml").read_text("utf-8"))
    wanted = {(file, id): int(said.split(" | ")[0]) for file, ids in judged.items() for id, said in ids.items()}
    assert all(" | yes" in said for ids in judged.values() for said in ids.values())
    mine = [one for one in demo.temuan if one.file.startswith("standards/")]
    found = Counter((one.file.removeprefix("standards/").removesuffix(".yaml"), one.id) for one in mine)
    assert found == wanted


def test_what_is_lawful_is_not_flagged(demo: Publication) -> None:
    assert not [one for one in demo.temuan if "biodata-pertama" in one.file and one.id in ("SP106", "SP107")]


DIFFERENCES = {
    ("keterangan-domisili", "kel-kota"): {"+pengantar-rt-rw"},
    ("keterangan-domisili", "desa-rindang"): {"+pengantar-rt-rw", "+bukti-pbb"},
    ("keterangan-domisili", "desa-teduh"): {"digabung ktp-kk", "+pengantar-rt", "+pas-foto"},
    ("sktm", "kel-kota"): {"+pengantar-rt-rw"},
    ("sktm", "desa-teduh"): {"bentuk-diubah pernyataan-tidak-mampu", "+foto-rumah"},
    ("pengantar-nikah", "desa-rindang"): {"+ktp-saksi"},
    ("keterangan-kematian", "desa-rindang"): {"+kk-asli"},
    ("keterangan-usaha", "kel-kota"): {"+foto-usaha"},
    ("keterangan-usaha", "desa-rindang"): {"+bukti-pbb"},
    ("keterangan-belum-menikah", "desa-rindang"): {"+saksi"},
}


def told(before: Layanan, after: Layanan) -> set[str]:
    """The changes of the requirements from one letter to another, in short."""
    short = {"ditambah": "+", "dihapus": "-"}
    found = set()
    for change in diff(before.standar, after.standar):
        if change.komponen == "persyaratan":
            kind = change.jenis.removeprefix("persyaratan-")
            found.add(f"{short[kind]}{change.id}" if kind in short else f"{kind} {change.id}")
    return found


@pytest.mark.parametrize("letter", LETTERS)
def test_the_letters_differ_from_their_reference_exactly_so(demo: Publication, letter: str) -> None:
    for office in VILLAGES:
        one = service(demo, office, letter)
        acuan = demo.catalog.acuan[one.standar.acuan or ""]
        reference = replace(one, standar=replace(one.standar, persyaratan=acuan.persyaratan, kelompok=acuan.kelompok))
        assert told(reference, one) == DIFFERENCES.get((letter, office), set()), office


@pytest.mark.parametrize("letter", LETTERS)
def test_the_letters_differ_among_each_other_exactly_so(demo: Publication, letter: str) -> None:
    """What two offices differ in is what each adds to the reference, and nothing else."""
    own = {office: DIFFERENCES.get((letter, office), set()) for office in VILLAGES}
    for left in VILLAGES:
        for right in VILLAGES:
            mine = {id.removeprefix("+") for id in own[left] if id.startswith("+")}
            theirs = {id.removeprefix("+") for id in own[right] if id.startswith("+")}
            odd = {id for id in own[left] ^ own[right] if not id.startswith("+")}
            found = told(service(demo, left, letter), service(demo, right, letter))
            plain = {one for one in found if one[0] in "+-"}
            if not odd and letter != "keterangan-domisili":
                assert found == {f"-{id}" for id in mine - theirs} | {f"+{id}" for id in theirs - mine}, (left, right)
            else:
                assert {one[1:] for one in plain} <= mine ^ theirs, (left, right)


PHONE = re.compile(r"(?<![0-9])(?:\+62|0)[0-9][0-9 ()-]{6,}[0-9]")


def test_nobody_in_it_is_real() -> None:
    checked = 0
    for text in everything(ROOT / "standards"):
        for phone in PHONE.findall(text):
            assert phone.startswith("0800-000-"), text
            checked += 1
        for address in re.findall(r"[\w.+-]+@[\w.-]+", text):
            assert address.rstrip(".").endswith("nusadamai.example"), text
        if "Undang-Undang" not in text:
            for street in re.findall(r"\bJalan ([A-Z]\w+)", text):
                assert street == "Contoh", text
    assert checked > 20


def test_every_officer_is_called_contoh(demo: Publication) -> None:
    def officers(value: Any) -> Iterator[str]:
        if is_dataclass(value) and not isinstance(value, type):
            if type(value).__name__ == "Pejabat" and value.nama:  # type: ignore[attr-defined]
                yield value.nama  # type: ignore[attr-defined]
            for field in fields(value):
                yield from officers(getattr(value, field.name))
        elif isinstance(value, tuple):
            for one in value:
                yield from officers(one)

    names = [name for agency in demo.catalog.instansi.values() for name in officers(agency)]
    assert len(names) > 15
    assert [name for name in names if "Contoh" not in name] == []


def test_no_text_of_a_real_case_was_copied() -> None:
    real = {normal(text) for text in everything(ROOT / "tests" / "real") if len(text.split()) >= 6}
    mine = {normal(text): text for text in everything(ROOT / "standards") if len(text.split()) >= 6}
    assert len(real) > 200
    assert len(mine) > 1000
    shared = [text for form, text in mine.items() if form in real]
    law = re.compile(r"Undang-Undang|Peraturan|Perpres|Permen|Perda", re.IGNORECASE)
    assert [text for text in shared if not law.search(text)] == []
