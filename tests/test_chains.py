"""Texts and services in; which paper is meant, who issues it, who asks for it, and the paths of life events, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import chains
from generator.chains import Jalinan, Kamus, address
from generator.findings import Finding
from generator.messages import remedy, sentence
from generator.targets.jalinan import linked, ways
from generator.targets.publication import Publication
from tests.conftest import Golden
from tests.offices import DAY, PEMDA, published
from tests.timeline import repository

ROOT = Path(__file__).parent.parent
PAPERS = {
    "ktp": "ktp",
    "kk": "kk",
    "akta kelahiran": "akta kelahiran",
    "akta kematian": "akta kematian",
    "surat keterangan domisili": "surat keterangan domisili",
    "surat keterangan kematian": "surat keterangan kematian",
    "sktm": "sktm",
    "nib": "nib",
    "surat rujukan": "surat rujukan",
}


def named(text: str) -> list[str]:
    return [one.kunci for one in Kamus(PAPERS).named(text)]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Fotokopi KTP-el", ["ktp"]),
        ("FC. Kartu Tanda Penduduk (KTP)", ["ktp"]),
        ("KTP-el asli kedua orang tua atau wali", ["ktp"]),
        ("Fotokopi KTP-el dan KK", ["ktp", "kk"]),
        ("Fotokopi akta kelahiran atau buku nikah", ["akta kelahiran"]),
        ("Kutipan akta kelahiran", ["akta kelahiran"]),
        ("Surat Keterangan Tidak Mampu (SKTM)", ["sktm"]),
        ("Surat keterangan domisili yang masih berlaku", ["surat keterangan domisili"]),
        ("Fotokopi akta kematian almarhum", ["akta kematian"]),
        ("Pindaian akta pendirian badan usaha dan NIB", ["nib"]),
        ("Fotokopi KTP-el dua orang saksi", ["ktp"]),
    ],
)
def test_a_paper_is_known_by_its_name(text: str, papers: list[str]) -> None:
    assert named(text) == papers


@pytest.mark.parametrize(
    "text",
    [
        "KTP-el lama",
        "KTP-el yang rusak",
        "KK lama",
        "Fotokopi KTP-el almarhum",
        "KK yang memuat nama almarhum",
        "Surat keterangan domisili lembaga",
        "Surat keterangan domisili badan usaha",
        "Surat keterangan pindah",
        "Surat kuasa untuk mengambil KTP-el",
        "Nomor KK",
        "NIK",
        "Swafoto dengan KTP-el",
        "Formulir permohonan KTP-el",
        "Surat pernyataan domisili",
        "Surat keterangan kelahiran",
        "Surat rujukan balik",
        "Data KTP",
    ],
)
def test_another_paper_is_not_taken_for_it(text: str) -> None:
    assert named(text) == []


def test_what_a_text_says_about_the_issuer_is_kept() -> None:
    (found,) = Kamus(PAPERS).named("Surat keterangan kematian dari kepala desa atau lurah")
    assert found.penerbit == "kepala desa atau lurah"


def test_no_names_name_nothing() -> None:
    assert Kamus({}).named("Fotokopi KTP-el") == ()


# ------------------------------------------------------------------------------------ small catalogues

HEAD = "jenis: administratif\nstatus: berlaku\nedisi: 1\nberlaku_sejak: '2026-01-01'\n"
OFFICES = {
    "dukcapil": "nama: Dinas Kependudukan\nnama_pendek: Dukcapil\ntingkat: dinas\n",
    "kec-a": "nama: Kecamatan A\ntingkat: kecamatan\n",
    "desa-a": "nama: Desa A\ntingkat: desa\ninduk: kec-a\n",
    "desa-b": "nama: Desa B\ntingkat: desa\n",
    "rs": "nama: RSUD Uji\ntingkat: rumah-sakit\n",
}
MATI = "persyaratan: [{uraian: Surat pernyataan saksi}]\nproduk: [Surat keterangan kematian]\n"
AKTA = "persyaratan: [{id: surat, uraian: Surat keterangan kematian}]\nproduk: [Kutipan akta kematian]\n"


def service(nama: str, body: str, kode: str = "", head: str = HEAD) -> str:
    return f"nama: {nama}\n" + (f"kode: {kode}\n" if kode else "") + head + body


def catalogue(folder: Path, files: dict[str, str]) -> Publication:
    agencies = {f"{name}/instansi.yaml": text for name, text in OFFICES.items()}
    return published(folder, {"pemda.yaml": PEMDA, **agencies, **files})


VILLAGES = {
    "desa-a/mati.yaml": service("Surat Keterangan Kematian", MATI),
    "desa-b/mati.yaml": service("Surat Keterangan Kematian", MATI),
}


def sources(found: Publication, at: str, syarat: str = "surat") -> dict[str, list[str]]:
    """The papers of a requirement, each with the services that issue it."""
    jalinan = linked(found.riwayat)
    one = next(each for each in found.riwayat if address(each.layanan) == at)
    papers = jalinan.asal_dari(one).get(syarat, ())
    return {paper.dokumen.kunci: [address(each.layanan) for each in paper.layanan] for paper in papers}


def askers(found: Publication, at: str) -> list[str]:
    """Who asks for what a service issues."""
    jalinan = linked(found.riwayat)
    one = next(each for each in found.riwayat if address(each.layanan) == at)
    return [address(each.riwayat.layanan) for each in (*jalinan.dekat(one), *jalinan.umum(one))]


def test_what_is_got_here_is_brought_there(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {**VILLAGES, "dukcapil/akta.yaml": service("Akta Kematian", AKTA)})
    assert sources(found, "dukcapil/akta") == {"surat keterangan kematian": ["desa-a/mati", "desa-b/mati"]}
    assert askers(found, "desa-a/mati") == ["dukcapil/akta"]
    assert askers(found, "dukcapil/akta") == []


def test_villages_below_an_office_come_before_all_villages(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {**VILLAGES, "kec-a/waris.yaml": service("Waris", AKTA)})
    assert sources(found, "kec-a/waris") == {"surat keterangan kematian": ["desa-a/mati"]}
    assert askers(found, "desa-a/mati") == ["kec-a/waris"]
    assert askers(found, "desa-b/mati") == []


def test_the_own_office_comes_before_all_others(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {**VILLAGES, "desa-b/waris.yaml": service("Waris", AKTA)})
    assert sources(found, "desa-b/waris") == {"surat keterangan kematian": ["desa-b/mati"]}


def test_a_service_is_never_linked_to_itself(tmp_path: Path) -> None:
    body = "persyaratan: [{id: surat, uraian: Fotokopi KTP-el}]\nproduk: [KTP-el]\n"
    found = catalogue(tmp_path, {"dukcapil/ktp.yaml": service("KTP-el", body)})
    assert sources(found, "dukcapil/ktp") == {}
    assert askers(found, "dukcapil/ktp") == []


@pytest.mark.parametrize("status", ["rancangan", "dicabut"])
def test_only_services_in_force_issue_and_ask(tmp_path: Path, status: str) -> None:
    closed = HEAD.replace("berlaku\n", f"{status}\n", 1)
    end = "pencabutan: {tanggal: '2026-02-01'}\n" if status == "dicabut" else ""
    files = {
        "desa-a/mati.yaml": service("Surat Keterangan Kematian", MATI + end, head=closed),
        "dukcapil/akta.yaml": service("Akta Kematian", AKTA),
        "desa-b/mati.yaml": VILLAGES["desa-b/mati.yaml"],
        "rs/salinan.yaml": service("Salinan", AKTA.replace("Kutipan akta kematian", "Salinan") + end, head=closed),
    }
    found = catalogue(tmp_path, files)
    assert sources(found, "dukcapil/akta") == {"surat keterangan kematian": ["desa-b/mati"]}
    assert askers(found, "desa-b/mati") == ["dukcapil/akta"]


@pytest.mark.parametrize(
    ("syarat", "expected"),
    [
        ("uraian: Surat keterangan kematian dari rumah sakit", []),
        ("uraian: Surat keterangan kematian dari desa", ["desa-a/mati", "desa-b/mati"]),
        ("uraian: Surat keterangan kematian, penerbit: Rumah sakit", []),
        ("uraian: Surat keterangan kematian, penerbit: Desa B", ["desa-b/mati"]),
        ("uraian: Surat keterangan kematian, penerbit: Desa daerah asal", []),
        ("uraian: Surat keterangan kematian, ditautkan: false", []),
        ("uraian: Surat keterangan kematian, jenis: kondisi", []),
    ],
)
def test_the_issuer_that_is_named_decides(tmp_path: Path, syarat: str, expected: list[str]) -> None:
    body = f"persyaratan: [{{id: surat, {syarat}}}]\nproduk: [Akta]\n"
    found = catalogue(tmp_path, {**VILLAGES, "dukcapil/akta.yaml": service("Akta", body)})
    assert sources(found, "dukcapil/akta").get("surat keterangan kematian", []) == expected


def test_what_the_file_names_itself_is_not_told_twice_and_leads_back(tmp_path: Path) -> None:
    body = AKTA.replace("kematian}", "kematian, layanan: desa-a/mati}")
    found = catalogue(tmp_path, {**VILLAGES, "dukcapil/akta.yaml": service("Akta Kematian", body)})
    assert sources(found, "dukcapil/akta") == {}
    assert askers(found, "desa-a/mati") == ["dukcapil/akta"]
    assert askers(found, "desa-b/mati") == []


def test_a_paper_that_two_services_give_each_other_ends(tmp_path: Path) -> None:
    files = {
        "dukcapil/kk.yaml": service("KK", "persyaratan: [{id: surat, uraian: KTP-el}]\nproduk: [KK]\n"),
        "dukcapil/ktp.yaml": service("KTP-el", "persyaratan: [{id: surat, uraian: KK}]\nproduk: [KTP-el]\n"),
    }
    found = catalogue(tmp_path, files)
    assert (askers(found, "dukcapil/kk"), askers(found, "dukcapil/ktp")) == (["dukcapil/ktp"], ["dukcapil/kk"])


def test_a_popular_name_of_two_papers_leads_nowhere(tmp_path: Path) -> None:
    one = service("Surat Satu", "nama_lain: [surat sakti]\nproduk: [Surat pertama]\n")
    two = service("Surat Dua", "nama_lain: [surat sakti]\nproduk: [Surat kedua]\n")
    ask = service("Minta", "persyaratan: [{id: surat, uraian: Surat sakti}]\nproduk: [Minta]\n")
    alone = catalogue(tmp_path / "a", {"desa-a/satu.yaml": one, "rs/minta.yaml": ask})
    assert sources(alone, "rs/minta") == {"surat pertama": ["desa-a/satu"]}
    both = catalogue(tmp_path / "b", {"desa-a/satu.yaml": one, "desa-a/dua.yaml": two, "rs/minta.yaml": ask})
    assert sources(both, "rs/minta") == {}


def test_what_is_always_asked_comes_first(tmp_path: Path) -> None:
    maybe = AKTA.replace("kematian}", "kematian, bila: {keadaan: perlu}}")
    files = {"dukcapil/a.yaml": service("A", maybe), "dukcapil/b.yaml": service("B", AKTA)}
    found = catalogue(tmp_path, {"desa-a/mati.yaml": VILLAGES["desa-a/mati.yaml"], **files})
    assert askers(found, "desa-a/mati") == ["dukcapil/b", "dukcapil/a"]


# ------------------------------------------------------------------------------------ life events


def judged(folder: Path, events: str, files: dict[str, str]) -> tuple[Finding, ...]:
    found = catalogue(folder, {"peristiwa.yaml": events, **files})
    told = chains.judge(found.catalog, found.riwayat, linked(found.riwayat))
    assert set(told) <= set(found.temuan)
    assert all(sentence(one.id, dict(one.words)) and remedy(one.id, dict(one.words)) for one in told)
    return told


EVENT = "peristiwa:\n  - id: uji\n    nama: Uji\n    langkah:\n"
SERVICES = {**VILLAGES, "dukcapil/akta.yaml": service("Akta Kematian", AKTA, "ab2cd")}


def test_steps_in_order_have_no_finding(tmp_path: Path) -> None:
    events = (
        EVENT + "      - {nama: Surat, bernama: Surat Keterangan Kematian}\n      - {nama: Akta, layanan: [ab2cd]}\n"
    )
    assert judged(tmp_path, events, SERVICES) == ()
    found = catalogue(tmp_path, {"peristiwa.yaml": events, **SERVICES})
    (jalan,) = ways(found).jalan
    first, second = jalan.langkah
    assert [address(one.layanan) for one in first.layanan] == ["desa-a/mati", "desa-b/mati"]
    assert second.bawaan == ((1, "Surat keterangan kematian"),)
    assert ways(found).di["dukcapil/akta"][0][1] == 2


@pytest.mark.parametrize(
    ("step", "id", "line", "word"),
    [
        ("{nama: A, layanan: [dukcapil/akt]}", "SP945", 5, "dukcapil/akta"),
        ("{nama: A, layanan: [zz9zz]}", "SP945", 5, ""),
        ("{nama: A, bernama: Surat Keterangan Kematia}", "SP945", 5, "Surat Keterangan Kematian"),
        ("{nama: A, layanan: [rs/lama]}", "SP946", 5, "Lama"),
        ("{nama: A, bernama: Lama}", "SP946", 5, "Lama"),
    ],
)
def test_a_step_that_leads_nowhere_is_told(tmp_path: Path, step: str, id: str, line: int, word: str) -> None:
    draft = service("Lama", "produk: [Lama]\n", head=HEAD.replace("status: berlaku", "status: rancangan"))
    (one,) = judged(tmp_path, f"{EVENT}      - {step}\n", {**SERVICES, "rs/lama.yaml": draft})
    assert (one.id, one.line, one.file) == (id, line, "standards/peristiwa.yaml")
    assert word in sentence(one.id, dict(one.words)) + remedy(one.id, dict(one.words))


def test_a_step_before_what_it_needs_is_told(tmp_path: Path) -> None:
    events = EVENT + "      - {nama: Akta, layanan: [dukcapil/akta]}\n      - {nama: Surat, layanan: [desa-a/mati]}\n"
    (one,) = judged(tmp_path, events, SERVICES)
    assert (one.id, one.line) == ("SP948", 5)
    assert dict(one.words) == {"dokumen": "Surat keterangan kematian", "langkah": "Akta", "nanti": "Surat"}


def test_two_steps_that_need_each_other_have_no_order(tmp_path: Path) -> None:
    back = MATI.replace("Surat pernyataan saksi", "Kutipan akta kematian")
    files = {"desa-a/mati.yaml": service("Surat Keterangan Kematian", back), **SERVICES}
    files["desa-a/mati.yaml"] = service("Surat Keterangan Kematian", back)
    events = EVENT + "      - {nama: Akta, layanan: [dukcapil/akta]}\n      - {nama: Surat, layanan: [desa-a/mati]}\n"
    assert judged(tmp_path, events, files) == ()


def test_an_id_twice_is_told_and_the_first_has_the_page(tmp_path: Path) -> None:
    events = EVENT + "      - {nama: A, di: Sana}\n  - {id: uji, nama: Lain, langkah: [{nama: B, di: Sini}]}\n"
    (one,) = judged(tmp_path, events, SERVICES)
    assert (one.id, one.line) == ("SP949", 6)
    found = catalogue(tmp_path, {"peristiwa.yaml": events, **SERVICES})
    assert [each.peristiwa.nama for each in ways(found).jalan] == ["Uji"]


def test_without_the_file_there_are_no_events(tmp_path: Path) -> None:
    found = catalogue(tmp_path, SERVICES)
    assert ways(found).jalan == ()
    assert [one for one in found.temuan if one.file.endswith("peristiwa.yaml")] == []


def test_a_broken_file_is_told_and_breaks_nothing_else(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"peristiwa.yaml": "peristiwa: [{id: uji}]\n", **SERVICES})
    assert ways(found).jalan == ()
    assert {one.id for one in found.temuan if one.file.endswith("peristiwa.yaml")} == {"SP030"}
    assert sources(found, "dukcapil/akta")


def test_no_agency_may_be_called_so(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"peristiwa/instansi.yaml": OFFICES["rs"]})
    assert "SP052" in {one.id for one in found.temuan}


def test_a_personal_number_in_an_event_is_told(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"peristiwa.yaml": EVENT + "      - {nama: NIK 9901014107900001, di: Sana}\n"})
    assert "SP910" in {one.id for one in found.temuan}


# ------------------------------------------------------------------------------------ the whole catalogue


@pytest.fixture(scope="module")
def whole() -> Publication:
    from tests.test_pages import publication

    return publication(ROOT / "standards", DAY)


def test_the_links_of_the_catalogue_are_those_that_were_read(whole: Publication, golden: Golden) -> None:
    """Each line was judged by a person: is that where an applicant gets this paper?"""
    golden("jalinan.txt", "".join(f"{line}\n" for line in lines(whole, linked(whole.riwayat))))


def lines(found: Publication, jalinan: Jalinan) -> list[str]:
    """Requirement by requirement: its text, the paper, and where it is issued."""
    told = []
    for one in sorted(found.riwayat, key=lambda one: address(one.layanan)):
        for syarat in one.layanan.standar.persyaratan if isinstance(one.layanan.standar.persyaratan, tuple) else ():
            for paper in jalinan.asal_dari(one).get(syarat.id or "", ()):
                where = ", ".join(address(each.layanan) for each in paper.layanan)
                always = "" if paper.selalu else " (kadang)"
                told.append(f"{address(one.layanan)} {syarat.uraian} => {paper.dokumen.nama}: {where}{always}")
    assert len(told) > 80
    return told


def test_every_link_leads_to_a_service_in_force_that_issues_that_paper(whole: Publication) -> None:
    jalinan, count = linked(whole.riwayat), 0
    for one in whole.riwayat:
        for papers in jalinan.asal_dari(one).values():
            for paper in papers:
                assert all(each.berlaku and each is not one for each in paper.layanan)
                assert set(map(id, paper.layanan)) <= set(map(id, paper.dokumen.penerbit))
                count += 1
    assert count > 80


def test_both_ways_say_the_same(whole: Publication) -> None:
    """Who is linked from a service lists that service, and the other way round."""
    jalinan = linked(whole.riwayat)
    there = {
        (address(one.layanan), address(issuer.layanan))
        for one in whole.riwayat
        if one.berlaku
        for papers in jalinan.asal_dari(one).values()
        for paper in papers
        for issuer in paper.layanan
    }
    there |= {(asker, at) for asker, typed in jalinan.rujukan.items() for at in typed}
    open_ = {address(one.layanan) for one in whole.riwayat if one.berlaku}
    back = {
        (address(each.riwayat.layanan), address(one.layanan))
        for one in whole.riwayat
        for each in (*jalinan.dekat(one), *jalinan.umum(one))
    }
    assert {pair for pair in there if pair[0] in open_} == back


def test_the_events_of_the_catalogue_have_no_finding(whole: Publication) -> None:
    assert [one for one in whole.temuan if one.file == "standards/peristiwa.yaml"] == []
    assert [one.peristiwa.id for one in ways(whole).jalan] == ["lahir", "menikah", "pindah", "meninggal", "usaha"]


def test_the_same_links_whatever_the_order_of_the_services(whole: Publication) -> None:
    jalinan = chains.link(tuple(reversed(whole.riwayat)))
    assert lines(whole, jalinan) == lines(whole, linked(whole.riwayat))


def test_editions_without_events_stay_readable(tmp_path: Path) -> None:
    """The file may come and go in the history."""
    agencies = {f"standards/{name}/instansi.yaml": text for name, text in OFFICES.items()}
    files = {f"standards/{path}": text for path, text in SERVICES.items()}
    events = EVENT + "      - {nama: Akta, layanan: [dukcapil/akta]}\n"
    first = {"standards/pemda.yaml": PEMDA, **agencies, **files, "standards/peristiwa.yaml": events}
    repository(tmp_path, [first, {"standards/peristiwa.yaml": None}])
    from tests.test_pages import publication

    assert len(publication(tmp_path / "standards").riwayat) == 3
