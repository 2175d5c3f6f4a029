"""A service, the regency's words and the address in; everything the board says out, made printable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.messages import word
from generator.model import Layanan, Pemda
from generator.targets.boards.band import three_answers
from generator.targets.boards.complaints import complaint_foot, paper_place
from generator.targets.boards.content import Gaya, Isi, Unsur, foot_lines, heading, requirement_pieces
from generator.targets.boards.details import next_pieces, step_pieces
from generator.targets.boards.letters import all_printable
from generator.targets.boards.places import care_pieces, place_pieces, plain_address

LONGEST = 300
"""Letters of one text that stay together; longer ones continue in a piece of their own."""


@dataclass(frozen=True, slots=True)
class Pesanan:
    """An order for one board: all that shapes it, frozen, small enough to travel."""

    layanan: Layanan
    pemda: Pemda
    qr: str = ""
    forum: str = ""
    rancangan: bool = False
    lambang: str = ""


def order(
    layanan: Layanan, pemda: Pemda, qr: str = "", forum: str = "", rancangan: bool = False, lambang: str = ""
) -> Pesanan:
    """An order without what no board shows, so that a change of that prints nothing anew."""
    instansi = replace(
        layanan.instansi,
        bawaan=None,
        maklumat=None,
        skm=(),
        penilaian=(),
        papan=(),
        publikasi=(),
        layanan_lain=(),
        layanan_utama=(),
        pengecualian=(),
        sumber=(),
        naskah_asal=None,
        catatan=None,
    )
    standar = replace(
        layanan.standar,
        dasar_hukum=None,
        sarana_prasarana=None,
        kompetensi_pelaksana=None,
        pengawasan_internal=None,
        jumlah_pelaksana=None,
        jaminan_pelayanan=None,
        jaminan_keamanan=None,
        evaluasi_kinerja=None,
        kata_kunci=(),
        catatan=None,
        pengecualian=(),
        sumber=(),
        naskah_asal=None,
    )
    regency = Pemda(
        nama=pemda.nama,
        alamat_qr=pemda.alamat_qr,
        nama_pendek=pemda.nama_pendek,
        zona_waktu=pemda.zona_waktu,
        contoh=pemda.contoh,
    )
    service = replace(layanan, instansi=instansi, standar=standar)
    return Pesanan(service, regency, "" if rancangan else qr, forum, rancangan, lambang)


def content(pesanan: Pesanan) -> Isi:
    """What the board says."""
    pesanan = all_printable(pesanan)
    layanan, pemda = pesanan.layanan, pesanan.pemda
    standar = layanan.standar
    owner, shield = heading(layanan, pemda)
    band, details = three_answers(layanan)
    complaints, more = complaint_foot(layanan)
    beside = (
        *step_pieces(layanan),
        *details,
        *next_pieces(standar),
        *place_pieces(layanan, pemda.zona_waktu or ""),
        *more,
    )
    decided = standar.penetapan.tanggal if standar.penetapan else None
    return Isi(
        judul=standar.nama,
        ringkasan=standar.ringkasan or "",
        pemda=owner,
        instansi=layanan.instansi.nama,
        inisial=shield,
        kode=standar.kode or "",
        warna=layanan.instansi.warna or "abu",
        jawaban=band,
        daftar=split_long(requirement_pieces(layanan)),
        samping=split_long(beside),
        tambahan=split_long(care_pieces(layanan)),
        pengaduan=complaints,
        kaki=tuple(foot_lines(standar, pesanan.forum)),
        tanpa_hp=paper_place(layanan),
        qr=pesanan.qr,
        alamat=plain_address(pesanan.qr),
        tanggal=decided or "",
        contoh=word("papan.contoh", nama=pemda.nama) if pemda.contoh else "",
        rancangan=pesanan.rancangan,
        nama_daerah=" ".join(
            word("papan.nama-daerah", bahasa=one.bahasa, nama=one.nama) for one in standar.nama_daerah
        ),
        lambang=pesanan.lambang,
    )


def split_long(pieces: Iterable[Unsur]) -> tuple[Unsur, ...]:
    """The pieces, those that would fill a column cut into several that follow each other."""
    done: list[Unsur] = []
    for piece in pieces:
        done += _cut(piece)
    return tuple(done)


def _cut(piece: Unsur) -> list[Unsur]:
    texts = (piece.teks, *piece.catatan)
    if sum(map(len, texts)) <= LONGEST or piece.gaya == "kepala":
        return [piece]
    follows: Gaya = "sambung" if piece.gaya in ("butir", "anak", "langkah") else "lanjut"
    first, *rest = parts(piece.teks)
    made = [replace(piece, teks=first, catatan=()), *(Unsur(follows, part) for part in rest)]
    for note in piece.catatan:
        for part in parts(note):
            last = made[-1]
            if len(last.teks) + sum(map(len, last.catatan)) + len(part) <= LONGEST:
                made[-1] = replace(last, catatan=(*last.catatan, part))
            else:
                made.append(Unsur(follows, "", (part,)))
    return made


def parts(text: str) -> list[str]:
    """A text in parts of a bearable length, cut behind a sentence, else at a blank, else inside a word."""
    found, rest = [], text
    while len(rest) > LONGEST:
        cuts = (rest.rfind(mark, LONGEST // 2, LONGEST) for mark in (". ", "; ", ", ", " "))
        at = next((cut + 1 for cut in cuts if cut > 0), LONGEST)
        found.append(rest[:at].rstrip(" "))
        rest = rest[at:].lstrip(" ")
    return [*found, rest]
