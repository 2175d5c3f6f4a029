"""Every rule against its example files: a bad one raises its own id and no other, a good one none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import rules, schema, sources
from generator.catalog import resolve
from generator.messages import level, registry, remedy, sentence
from generator.model import DasarHukum, Instansi, JumlahPelaksana, Ketiadaan, Pemda, Pengecualian, Produk, Tarif
from generator.rules.lists import load as load_data
from generator.schema import Kind

HERE = Path(__file__).parent / "rules"
DAY = "2026-11-01"
CASES = sorted(HERE.glob("*/*/*.yaml"))
assert len(CASES) > 100, "no examples found: is the path right?"

each_case = pytest.mark.parametrize("path", CASES, ids=lambda path: "/".join(path.parts[-3:]))


def kind_of(path: Path) -> Kind:
    """An example says in its first line what it is an example of; a standard, where it says nothing."""
    first = path.read_text("utf-8").splitlines()[0]
    word = first.removeprefix("# jenis: ") if first.startswith("# jenis: ") else "standar"
    return next(kind for kind in get_args(Kind) if kind == word)


@cache
def load(path: Path) -> tuple[Any, sources.Document]:
    """The model in a file that must have the right form, and where its parts stand."""
    document, findings = sources.read(path.name, path.read_bytes())
    assert document is not None, findings
    value, more = schema.check(document, kind_of(path) if path.parent != HERE else path.stem)  # type: ignore[arg-type]
    assert value is not None, more
    assert not [finding for finding in (*findings, *more) if level(finding.id) != "saran"]
    return value, document


@cache
def konteks() -> rules.Konteks:
    agency: Instansi = load(HERE / "instansi.yaml")[0]
    regency: Pemda = load(HERE / "pemda.yaml")[0]
    return rules.Konteks(tanggal=DAY, pemda=regency, instansi={"desa-rindang": agency})


def subject(path: Path) -> Any:
    value = load(path)[0]
    if kind_of(path) != "standar":
        return value
    return resolve(f"standards/desa-rindang/{path.stem}.yaml", value, konteks().instansi["desa-rindang"])


def problems(path: Path) -> tuple[tuple[str, tuple[str | int, ...], Any], ...]:
    return tuple(rules.check(subject(path), konteks()))


@each_case
def test_example(path: Path) -> None:
    id, kind = path.parts[-3:-1]
    found = problems(path)
    assert {problem[0] for problem in found} == ({id} if kind == "buruk" else set()), found


@each_case
def test_sentences_have_their_words(path: Path) -> None:
    for id, _, words in problems(path):
        said = f"{sentence(id, words)} {remedy(id, words)}"
        assert "{" not in said
        assert "None" not in said
        assert "“”" not in said or words.get("isi") == ""


@each_case
def test_problems_have_a_place(path: Path) -> None:
    """The path of a problem leads to something that stands in the file, or beside it."""
    value, document = load(path)
    for _, where, _ in problems(path):
        line, column = document.positions.where(where)
        assert line > 0, (where, line, column)
        if getattr(value, str(where[0]), None):
            assert document.positions.where(where) != document.positions.where(()) or where[0] == next(
                iter(document.data)
            )


def test_every_rule_has_examples_and_every_example_a_rule() -> None:
    folders = {path.name: {kind.name for kind in path.iterdir()} for path in HERE.iterdir() if path.is_dir()}
    assert folders == {id: {"baik", "buruk"} for id in rules.rules()}
    assert all(any((HERE / id / kind).glob("*.yaml")) for id in folders for kind in ("baik", "buruk"))


def test_every_rule_has_a_message() -> None:
    assert rules.rules().keys() <= registry().keys()


def test_every_family_is_loaded() -> None:
    """A module of rules that FAMILIES forgets would never run."""
    folder = Path(rules.__file__).parent
    with_rules = {path.stem for path in folder.glob("*.py") if "@rule(" in path.read_text("utf-8")}
    assert with_rules == set(rules.FAMILIES)


def test_unverified_law_is_never_an_error() -> None:
    for id in ("SP106", "SP107", "SP108", "SP413", "SP712", "SP713"):
        assert level(id) != "kesalahan"
    for id in ("SP106", "SP108", "SP413", "SP712"):
        assert "menurut {" in registry()[id].pesan
        assert "dibaca {dibaca}" in registry()[id].pesan


def test_only_what_breaks_a_file_must_be_mended() -> None:
    """Sense and completeness, however bad, never stop a build; use, identity, edition and privacy do."""
    severe = {id for id in rules.rules() if level(id) == "kesalahan"}
    assert severe == {"SP060", "SP061", "SP062", "SP063", "SP064", "SP067", "SP078", "SP102", "SP910"}


def test_data_is_dated_and_used() -> None:
    """Every requirement and law that is no longer asked names its source and its day, and has a bad example."""
    told = {str(sorted(words.items())) for path in CASES for _, _, words in problems(path)}
    entries = load_data("syarat_lama")["syarat"]
    assert len(entries) >= 7
    for entry in entries:
        assert date.fromisoformat(entry["dibaca"]) <= date.fromisoformat(DAY)
        assert entry["sumber"] or entry["temuan"] == "SP107"
        assert any(entry["catatan"] in words for words in told), entry["id"]
    for entry in (*load_data("dasar_hukum")["diganti"], *load_data("tarif")["dihapus"]):
        assert date.fromisoformat(entry["dibaca"]) <= date.fromisoformat(DAY)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=60) | st.sampled_from(
    ("-", "/", "KTP/", "/KK/", "huruf", "Rp", "3 (", "(tiga) 3", "sejak", "meterai", "1.", "a) ", "#", "pengantar rt")
)


@given(TEXT, TEXT)
def test_no_text_makes_a_rule_fall_over(first: str, second: str) -> None:
    layanan = subject(HERE / "SP907/baik/ada.yaml")
    persyaratan = tuple(replace(syarat, uraian=first, meterai=second) for syarat in layanan.standar.persyaratan)
    changes = {
        "nama": first,
        "persyaratan": persyaratan,
        "prosedur": tuple(replace(langkah, uraian=second) for langkah in layanan.standar.prosedur),
        "jangka_waktu": replace(layanan.standar.jangka_waktu, teks=first, nilai=2.5, satuan="hari"),
        "biaya": replace(layanan.standar.biaya, teks=second, tarif=(Tarif(jumlah=first),)),
        "produk": (Produk(nama=first), Produk(nama=second)),
        "dasar_hukum": (DasarHukum(teks=first),),
        "jumlah_pelaksana": JumlahPelaksana(teks=first),
    }
    for id, _, words in rules.check(replace(layanan, standar=replace(layanan.standar, **changes)), konteks()):
        assert sentence(id, words)
        assert remedy(id, words)


# ------------------------------------------------------------------------------------------- exceptions


def bad(id: str) -> Path:
    return next(path for path in CASES if path.parts[-3:-1] == (id, "buruk") and kind_of(path) == "standar")


def waived(id: str, **changes: Any) -> list[str]:
    layanan = subject(bad(id))
    waiver = replace(Pengecualian(temuan=id, alasan="Menunggu peraturan.", sampai=DAY), **changes)
    standar = replace(layanan.standar, pengecualian=(waiver,))
    return [found[0] for found in rules.check(replace(layanan, standar=standar), konteks())]


def test_a_peringatan_can_be_waived_until_its_day() -> None:
    assert waived("SP104") == []
    assert waived("SP104", sampai="2026-10-31") == ["SP076", "SP104"]
    assert waived("SP104", temuan="SP103") == ["SP104"]


def test_a_waiver_may_name_one_item() -> None:
    id = next(words["id"] for found, _, words in problems(bad("SP104")) if found == "SP104")
    assert waived("SP104", butir=id) == []
    assert waived("SP104", butir="another") == ["SP104"]


def test_a_kesalahan_cannot_be_waived() -> None:
    assert waived("SP102") == ["SP075", "SP102"]


def test_an_agency_waives_what_its_services_inherit() -> None:
    agency = konteks().instansi["desa-rindang"]
    assert agency.bawaan is not None
    waiver = Pengecualian(temuan="SP401", alasan="Menunggu Perda.", sampai=DAY)
    silent = replace(agency, bawaan=replace(agency.bawaan, biaya=Ketiadaan("kosong")))
    standar = replace(load(bad("SP401"))[0], biaya=None)

    def found(agency: Instansi) -> list[str]:
        return [one[0] for one in rules.check(resolve("standards/desa-rindang/x.yaml", standar, agency), konteks())]

    assert found(silent) == ["SP401"]
    assert found(replace(silent, pengecualian=(waiver,))) == []


def test_a_withdrawn_service_is_left_in_peace() -> None:
    def ids(id: str) -> Iterator[str]:
        layanan = subject(bad(id))
        standar = replace(layanan.standar, status="dicabut", pencabutan=load(bad("SP068"))[0].pencabutan)
        return (found[0] for found in rules.check(replace(layanan, standar=standar), konteks()))

    assert list(ids("SP401")) == []
    assert list(ids("SP102")) == ["SP102"]
    assert list(ids("SP907")) == ["SP907"]
