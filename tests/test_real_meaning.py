"""Published standards mean what they meant: absences, conditions, values and old requirements are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import catalog
from generator.messages import level
from generator.model import KOMPONEN, Bila, Ketiadaan

REAL = Path(__file__).parent / "real"


@pytest.fixture(scope="module")
def loaded() -> tuple[catalog.Catalog, tuple[Any, ...]]:
    found, findings = catalog.load(REAL, "2026-11-01")
    assert found is not None
    return found, findings


@pytest.fixture(scope="module")
def values(loaded: tuple[catalog.Catalog, tuple[Any, ...]]) -> dict[str, Any]:
    """The model of every file, by its path below tests/real/."""
    found = loaded[0]
    by_file: dict[str, Any] = {f"{layanan.folder}/{layanan.id}.yaml": layanan.standar for layanan in found.layanan}
    by_file |= {f"{folder}/instansi.yaml": one for folder, one in found.instansi.items()}
    by_file |= {f"acuan/{id}.yaml": one for id, one in found.acuan.items()}
    by_file |= {f"{one.folder}/fkp/{one.tanggal}.yaml": one.fkp for one in found.konsultasi}
    return by_file


def entries(value: Any) -> Iterator[Any]:
    """The entries of a list in printed order, steps inside steps after their step."""
    for one in value:
        yield one
        yield from entries(getattr(one, "langkah", ()))


def test_every_key_has_an_example(loaded: tuple[catalog.Catalog, tuple[Any, ...]], values: dict[str, Any]) -> None:
    """What the model can say is said somewhere here, but for the form's version and pictures."""
    used = set()
    for value in (loaded[0].pemda, *values.values()):
        for one in models(value):
            used |= {(type(one), field.name) for field in fields(one) if said(one, field)}
    classes = {cls for cls, _ in used}
    unused = [
        f"{cls.__name__}.{field.name}"
        for cls in classes
        for field in fields(cls)
        if (cls, field.name) not in used and field.name not in ("skema", "lambang", "gambar")
    ]
    assert len(classes) > 55
    assert sorted(unused) == []


def models(value: Any) -> Iterator[Any]:
    """A model and every model inside it."""
    if isinstance(value, tuple):
        for one in value:
            yield from models(one)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from models(getattr(value, field.name))


def said(value: Any, field: Field[Any]) -> bool:
    """Whether a file stated this field: it is required, or differs from what it is without a word."""
    return field.default is MISSING or getattr(value, field.name) != field.default


def test_empty_is_not_unknown_and_not_left_out(values: dict[str, Any]) -> None:
    """Case 19 published six empty headings, case 32 is partly unread, case 21 says nothing at all."""

    def ways(file: str, jenis: str | None) -> list[str]:
        return [
            name
            for name in KOMPONEN
            if (
                getattr(values[file], name) is None
                if jenis is None
                else getattr(values[file], name) == Ketiadaan(jenis)  # type: ignore[arg-type]
            )
        ]

    assert ways("dpmptsp-bantaeng/sikpg.yaml", "kosong") == [
        "prosedur",
        "jangka_waktu",
        "biaya",
        "produk",
        "pengaduan",
        "dasar_hukum",
    ]
    assert ways("kel-paria/pengantar-skck.yaml", "tidak_diketahui")[:2] == ["persyaratan", "prosedur"]
    assert ways("desa-purwodadi/legalisir.yaml", None) == list(KOMPONEN[1:])
    assert ways("kec-sampung/dispensasi-nikah.yaml", "kosong") == ["biaya"]
    assert ways("disdukcapil-bengkalis/ktp-el-rusak-hilang.yaml", "kosong") == ["pengaduan"]


def test_references_lead_somewhere(values: dict[str, Any]) -> None:
    """Every id that a condition, a group or a step names exists in its file or its agency's."""
    seen = 0
    for file, value in values.items():
        if not hasattr(value, "kasus"):
            continue
        agency = values.get(f"{file.split('/')[0]}/instansi.yaml")
        known = {
            "kasus": {one.id for one in value.kasus},
            "pemohon": {one.id for one in value.pemohon},
            "tahap": {one.id for one in value.tahap},
            "kanal": {one.id for one in (*value.kanal, *getattr(agency, "kanal", ()))},
        }
        syarat = value.persyaratan if isinstance(value.persyaratan, tuple) else ()
        ids = {one.id for one in syarat}
        assert len(ids) == len(syarat), file
        steps = list(entries(value.prosedur)) if isinstance(getattr(value, "prosedur", None), tuple) else []
        for bila in conditions(value):
            for key, allowed in known.items():
                for id in getattr(bila, key):
                    seen += 1
                    assert id in allowed, (file, key, id)
            assert set(bila.tanpa) <= ids, file
        for one in (*syarat, *steps):
            seen += len(one.merujuk)
            assert set(one.merujuk) <= ids, file
        goals = {step.id for step in steps if step.id}
        assert {branch.ke for step in steps for branch in step.cabang if branch.ke} <= goals, file
    assert seen > 50


def conditions(value: Any) -> Iterator[Bila]:
    if isinstance(value, Bila):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from conditions(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from conditions(getattr(value, field.name))


def test_values_stand_beside_the_text(values: dict[str, Any]) -> None:
    loket = values["pkm-maridan/ruang-loket.yaml"].jangka_waktu
    assert (loket.teks, loket.nilai, loket.sampai, loket.satuan) == ("3-5 menit", 3, 5, "menit")
    tarif = values["perumda-tsb/sambungan-rumah-baru.yaml"].biaya.tarif
    assert (tarif[0].jumlah, tarif[0].rupiah) == ("Rp 1,500,000", 1500000)
    biodata = values["disdukcapil-kubu-raya/biodata-wni.yaml"]
    assert biodata.biaya.gratis, "said once for the whole agency"
    assert [one.id for one in biodata.kanal] == ["daring"]
    assert [one.porsi[:3] for one in values["pemkab-sukamara/penyaluran-add.yaml"].tahap] == ["80%", "20%"]
    jam = values["kec-pendopo-barat/pindah-keluar.yaml"].jam_layanan
    assert [(one.hari, one.tutup) for one in jam.hari] == [("senin-kamis", "16:15"), ("jumat", "16:45")]


def test_old_requirements_are_found_and_lawful_ones_left_alone(
    loaded: tuple[catalog.Catalog, tuple[Any, ...]],
) -> None:
    """P5: letters of RT or village for civil papers, the old stamp; not the first biodata, nor a marriage book."""

    def found(*ids: str) -> list[str]:
        return [
            f"{finding.file.removeprefix('standards/').removesuffix('.yaml')}: {finding.word('id')}"
            for finding in loaded[1]
            if finding.id in ids
        ]

    assert found("SP106", "SP108") == [
        "desa-purwodadi/akta-kelahiran: ktp-saksi",
        "desa-purwodadi/akta-kelahiran: meterai",
        "desa-purwodadi/e-ktp: pengantar-rt",
        "desa-purwodadi/kartu-keluarga: pengantar-rt",
        "desa-purwodadi/surat-pindah: pengantar-rt",
        "dpmptsp-bantaeng/sikpg: rekomendasi-organisasi",
        "dpmptsp-bantaeng/sikpg: rekomendasi-organisasi-fotokopi",
        "kec-pendopo-barat/pindah-keluar: pengantar-desa",
    ]
    assert found("SP107") == [
        "kec-rangkui/dispensasi-nikah: pengantar-rt-rw",
        "kel-kampung-baru/surat-keterangan: bukti-pbb",
        "kel-taman/keterangan-domisili: pengantar-rt-rw",
    ]
    assert level("SP107") == "saran", "a note at most"


def test_readme_has_an_example_for_each_point() -> None:
    rows = re.findall(r"^\| (\d+) .*\| ([^|]+) \|$", (REAL / "README.md").read_text("utf-8"), re.MULTILINE)
    points = dict(rows[-35:])
    assert sorted(map(int, points)) == list(range(1, 36))
    for point, examples in points.items():
        for example in re.findall("`([^`]+)`", examples):
            path = REAL / example.rstrip("/*")
            assert path.exists() or path.with_suffix(".yaml").exists(), (point, example)
