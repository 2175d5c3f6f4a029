"""Consultations as pages: each state of a decision can be seen, with its words; nothing of a record is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.build import BuildOptions
from generator.consultations import Forum, Kesepakatan, Pelaksanaan
from generator.model import Edisi, Keputusan, Pembatalan, Riwayat
from generator.targets.pages.fkp import counted, render_fkp
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peta, draw_map
from generator.targets.pages.sorotan import REWORDS, both_wordings
from generator.targets.pages.standar import render_standar
from generator.targets.publication import Papan, Publication
from tests.papers import layanan

ROOT = Path(__file__).parents[1]
TAGS: dict[Pelaksanaan, str] = {
    "masuk": "sp-status--masuk",
    "menunggu": "sp-status--menunggu",
    "lewat": "sp-status--lewat",
    "kembali": "sp-status--kembali",
    "perlu-telaah": "sp-status--telaah",
    "dibatalkan": "sp-status--batal",
}


@pytest.fixture(scope="module")
def demo() -> Publication:
    found, _ = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def peta(demo: Publication) -> Peta:
    return draw_map(demo)


def page(peta: Peta, rujukan: str) -> str:
    forum = next(one for one in peta.publication.forum if one.rujukan == rujukan)
    return render_fkp(peta, forum, peta.site.fkp(forum.konsultasi.folder, forum.konsultasi.tanggal)).isi


def plain(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u00a0", " ").split())


def row(html: str, id: str) -> str:
    return html.split(f'<tr id="{id}">')[1].split("</tr>")[0]


def test_every_state_stands_on_the_pages_of_the_demonstration(peta: Peta) -> None:
    assert TAGS.keys() == set(get_args(Pelaksanaan))
    forums = peta.publication.forum
    html = {one.rujukan: page(peta, one.rujukan) for one in forums}
    for forum in forums:
        assert forum.kesepakatan
        for one in forum.kesepakatan:
            assert TAGS[one.keadaan] in row(html[forum.rujukan], one.keputusan.id)
    matrices = "".join(one.split('id="matriks"')[1].split('id="masukan"')[0] for one in html.values())
    for tag in TAGS.values():
        assert tag in matrices


def test_the_late_decision_of_the_village_with_its_answer(peta: Peta) -> None:
    html = page(peta, "desa-rindang/2026-02-11")
    said = plain(row(html, "hapus-pbb-domisili"))
    assert "Dihapus: Fotokopi bukti lunas PBB" in said
    assert "Berkurang bagi pemohon Lewat tenggat 30 Juni 2026 Penanggung jawab: Sekretaris Desa." in said
    answer = "Tanggapan instansi (8 Juli 2026): Perubahan peraturan menunggu rapat BPD bulan Desember."
    assert answer in said
    assert "2 kesepakatan: 1 sudah masuk standar, 1 lewat tenggat." in plain(html)
    riwayat = peta.riwayat["desa-rindang/keterangan-domisili"]
    story = render_standar(peta, riwayat, "desa-rindang/keterangan-domisili/").isi.split('id="fkp"')[1]
    told = plain(story.split("<h2")[0])
    assert "Fotokopi bukti lunas PBB: disepakati untuk dihapus" in told
    assert answer in told
    assert "Lewat tenggat 30 Juni 2026" in told


@pytest.mark.parametrize(
    ("rujukan", "id", "words"),
    [
        ("desa-rindang/2026-02-11", "hapus-pbb-sktm", "Sudah masuk standar Edisi 2"),
        ("pkm-hulu/2026-01-14", "hapus-pas-foto", "Kembali diminta Edisi 2"),
        ("pkm-hulu/2026-01-14", "hapus-pas-foto", "Diminta lagi pada edisi 3"),
        ("pkm-hulu/2026-01-14", "daftar-whatsapp", "Menunggu penetapan Tenggat 31 Desember 2026."),
        ("dpmptsp/2025-10-09", "satu-loket", "Bunyinya berubah pada edisi 2, tetapi tidak sama dengan kesepakatan."),
        ("dishub/2026-05-20", "daftar-aplikasi", "Dibatalkan Dibatalkan 10 Agustus 2026, karena: Pengemudi"),
        ("dishub/2026-05-20", "cabut-rambu", "Dicabut 15 Juni 2026"),
        ("kec-hulu/2025-06-18", "jelaskan-syarat", "Sudah masuk standar pada 4 dari 4 layanan."),
        ("kec-hulu/2025-06-18", "jelaskan-syarat", "Dipastikan Sekretaris Camat, 28 Juli 2025."),
    ],
)
def test_the_details_behind_a_state(peta: Peta, rujukan: str, id: str, words: str) -> None:
    assert words in plain(row(page(peta, rujukan), id))


def test_a_note_where_few_kinds_of_participants_came(peta: Peta) -> None:
    few = [one.rujukan for one in peta.publication.forum if "Kurang dari 4 unsur" in page(peta, one.rujukan)]
    assert few == ["dpmptsp/2025-10-09"]


def test_every_input_has_its_answer_and_reason(peta: Peta) -> None:
    for forum in peta.publication.forum:
        said = plain(page(peta, forum.rujukan).split('id="masukan"')[1])
        assert forum.konsultasi.fkp.masukan
        for one in forum.konsultasi.fkp.masukan:
            assert plain(one.uraian) in said
            assert plain(one.alasan or "") in said


def test_decisions_about_all_services_stand_on_the_page_of_each(peta: Peta) -> None:
    for id in ("dispensasi-nikah", "register-pernyataan-waris", "pendampingan-pengaduan"):
        riwayat = peta.riwayat[f"kec-hulu/{id}"]
        story = render_standar(peta, riwayat, f"kec-hulu/{id}/").isi.split('id="fkp"')[1].split("<h2")[0]
        assert "Setiap syarat memuat penjelasan atau kegunaannya" in plain(story)


def test_prints_are_linked_only_where_they_were_made(demo: Publication, peta: Peta) -> None:
    rujukan = "desa-rindang/2026-02-11"
    assert ".pdf" not in page(peta, rujukan)
    made = demo.site.lampiran_fkp("desa-rindang", "2026-02-11")
    html = page(draw_map(replace(demo, cetakan={made: Papan(made, 2)})), rujukan)
    assert f'href="../../../{made}"' in html
    assert "-lembar.pdf" not in html


# ------------------------------------------------------------------------------------------ one agreement


def edition(number: int, since: str) -> Edisi:
    found = layanan(f'kode: aaaaa\nberlaku_sejak: "{since}"\npenetapan: {{sk: "{number}/2026"}}\n')
    return Edisi(replace(found, standar=replace(found.standar, edisi=number)))


ONE, TWO, THREE = edition(1, "2026-01-02"), edition(2, "2026-03-02"), edition(3, "2027-01-04")
SERVICE = Riwayat("aaaaa", "berlaku", TWO, (ONE, TWO, THREE))
GONE = Keputusan("x", "hapus", bagian="persyaratan", tenggat="2026-06-30", penanggung_jawab="Sekretaris")


def agreement(keadaan: Pelaksanaan, keputusan: Keputusan = GONE, **values: object) -> Kesepakatan:
    return replace(Kesepakatan(keputusan, keadaan, "berkurang", SERVICE), **values)  # type: ignore[arg-type]


def said(one: Kesepakatan) -> str:
    return plain("".join(macros()[name](one) for name in ("status_sepakat", "rincian_sepakat", "tanggapan_sepakat")))


def sayings() -> Iterator[tuple[Kesepakatan, str]]:
    yield agreement("masuk", edisi=TWO), "Sudah masuk standar Edisi 2, SK 2/2026, 2 Maret 2026."
    yield agreement("menunggu"), "Menunggu penetapan Tenggat 30 Juni 2026. Penanggung jawab: Sekretaris."
    announced = "Berlaku mulai 4 Januari 2027 Sudah ditetapkan: edisi 3, berlaku mulai 4 Januari 2027."
    yield agreement("menunggu", nanti=THREE), f"{announced} Tenggat 30 Juni 2026. Penanggung jawab: Sekretaris."
    late = "Lewat tenggat 30 Juni 2026 Sudah ditetapkan: edisi 3, berlaku mulai 4 Januari 2027."
    yield agreement("lewat", nanti=THREE), f"{late} Penanggung jawab: Sekretaris. Belum ada tanggapan."
    back = "Edisi 1, SK 1/2026, 2 Januari 2026. Diminta lagi pada edisi 2, SK 2/2026, 2 Maret 2026."
    rest = "Penanggung jawab: Sekretaris. Belum ada tanggapan."
    yield agreement("kembali", edisi=ONE, kembali=TWO), f"Kembali diminta {back} {rest}"
    changed = replace(GONE, jenis="ubah")
    other = back.replace("Diminta lagi", "Kembali ke semula")
    yield agreement("kembali", changed, edisi=ONE, kembali=TWO), f"Kembali ke semula {other} {rest}"
    again = f"{back} Dilaksanakan lagi pada edisi 3, SK 3/2026, 4 Januari 2027."
    yield agreement("masuk", edisi=ONE, kembali=TWO, pulih=THREE), f"Sudah masuk standar {again}"
    dropped = replace(GONE, dibatalkan=Pembatalan("2026-05-01", "Aturan baru."))
    yield agreement("dibatalkan", dropped), "Dibatalkan Dibatalkan 1 Mei 2026, karena: Aturan baru."


@pytest.mark.parametrize(("one", "words"), list(sayings()))
def test_what_is_said_of_an_agreement(one: Kesepakatan, words: str) -> None:
    assert said(one) == words


def test_how_many_of_several_services(demo: Publication) -> None:
    mine, other = agreement("masuk", edisi=TWO), agreement("menunggu")
    both = replace(Kesepakatan(GONE, "menunggu", "berkurang"), rincian=(mine, other))
    assert "Sudah masuk standar pada 1 dari 2 layanan. Belum: Surat Uji." in said(both)
    held = demo.forum[0].konsultasi
    states: tuple[Pelaksanaan, ...] = get_args(Pelaksanaan)
    forum = Forum(held, tuple(agreement(state) for state in states))
    assert len(counted(forum).split(", ")) == len(states)


TEXT = st.text(st.sampled_from("ab 12lembar<>&\"'\u00a0.,")) | st.sampled_from(("Fotokopi KTP, 5 lembar", "KTP-el"))


@given(TEXT, TEXT, st.sampled_from((*REWORDS, "hapus", "tambah")))
def test_both_wordings_are_whole_and_clean(semula: str, menjadi: str, jenis: str) -> None:
    old, new = both_wordings(replace(GONE, jenis=jenis, semula=semula, menjadi=menjadi))  # type: ignore[arg-type]
    for made, text in ((old, semula), (new, menjadi)):
        assert re.sub(r'</?(?:del|ins)(?: class="sp-(?:lama|baru)")?>', "", made).count("<") == 0
        assert unescape(re.sub("<[^>]*>", "", made)).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_words_that_differ_are_marked() -> None:
    changed = replace(GONE, jenis="ubah", semula="Proposal, 5 rangkap", menjadi="Proposal, 2 rangkap")
    assert both_wordings(changed) == (
        'Proposal, <del class="sp-lama">5\u00a0rangkap</del>',
        'Proposal, <ins class="sp-baru">2\u00a0rangkap</ins>',
    )
