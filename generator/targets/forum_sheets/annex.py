"""A consultation with its decisions in; the annex of its signed record out. It says nothing of what came later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.consultations.forum import Forum
from generator.diff import Piece, highlight
from generator.messages import word
from generator.model import Fkp, Instansi, Keputusan, Masukan, Pemda
from generator.targets.conditions import small
from generator.targets.forum_sheets.order import Kepala, Lampiran, Masuk, Sepakat, head
from generator.targets.pages.fkp import FEW, matrix, participants
from generator.targets.pages.sorotan import REWORDS
from generator.targets.wording import date_words, sticky, until_words
from generator.text import join_dan

Pieces = tuple[tuple[str, bool], ...]


def annex(forum: Forum, pemda: Pemda, agenda: tuple[str, ...]) -> Lampiran:
    """The annex; `agenda` are the names of the services that were discussed."""
    held = forum.konsultasi
    fkp, kepala = held.fkp, head(held, pemda)
    number = 0
    groups = []
    for name, _, rows in matrix(forum):
        done = []
        for one in rows:
            number += 1
            service = one.riwayat.layanan.standar.nama if one.riwayat is not None else ""
            done.append(_row(str(number), one.keputusan, service))
        groups.append((name, tuple(done)))
    promised = [fkp.tema, fkp.tempat, fkp.ringkasan, *fkp.peserta.rincian, fkp.catatan, kepala.berita_acara]
    promised += [text for one in fkp.masukan for text in (one.uraian, one.alasan)]
    promised += [text for one in fkp.keputusan for text in (one.usulan, one.alasan, one.penanggung_jawab)]
    promised += [one.semula for one in fkp.keputusan if one.jenis != "cabut"]
    promised += [one.menjadi for one in fkp.keputusan if one.jenis not in ("hapus", "cabut")]
    return Lampiran(
        kepala=kepala,
        peserta=tuple(_counts(fkp)),
        jumlah=_total(fkp),
        rincian=fkp.peserta.rincian,
        sedikit=0 < forum.hadir < FEW,
        layanan=agenda,
        matriks=tuple(groups),
        masukan=tuple(_input(str(n), one) for n, one in enumerate(fkp.masukan, 1)),
        catatan=fkp.catatan or "",
        bukti=join_dan([small(one) for one in fkp.bukti]),
        tanda_tangan=tuple(_signatures(fkp, held.instansi, kepala)),
        janji=tuple(text for text in promised if text),
        file=held.file,
    )


def _row(nomor: str, keputusan: Keputusan, layanan: str) -> Sepakat:
    """One decision: what was, what was proposed, what was agreed, and what follows from it."""
    semula, menjadi = keputusan.semula or "", keputusan.menjadi or ""
    old: Pieces = ((sticky(semula or word("fkp.cetak.belum-diatur")), False),)
    new: Pieces = ((sticky(menjadi), False),) if menjadi else ()
    if keputusan.jenis in REWORDS and semula and menjadi:
        left, right = highlight(semula, menjadi)
        old, new = _marked(left), _marked(right)
    is_struck = keputusan.jenis in ("hapus", "cabut")
    if keputusan.jenis == "hapus":
        new = ((sticky(semula or menjadi), False),)
    elif keputusan.jenis == "cabut" and layanan:
        old = ((sticky(semula or layanan), False),)
        new = ((sticky(layanan), False),)
    notes = []
    if keputusan.alasan:
        notes.append(word("fkp.cetak.alasan", isi=keputusan.alasan))
    if keputusan.penanggung_jawab:
        notes.append(word("fkp.cetak.penanggung-jawab", isi=keputusan.penanggung_jawab))
    if keputusan.tenggat:
        notes.append(word("fkp.cetak.tenggat", isi=date_words(keputusan.tenggat)))
    usulan = sticky(keputusan.usulan or word("fkp.cetak.tidak-dicatat"))
    jenis = word(f"halaman.menjadi.{keputusan.jenis}")
    return Sepakat(nomor, old, usulan, jenis, new, tuple(map(sticky, notes)), is_struck)


def _marked(pieces: tuple[Piece, ...]) -> Pieces:
    """Pieces with their marks."""
    return tuple((sticky(piece.text), piece.berubah) for piece in pieces)


def _counts(fkp: Fkp) -> Iterator[tuple[str, str]]:
    """The five kinds and how many of each came; never who."""
    for unsur in participants(fkp):
        name = word(f"halaman.unsur.{unsur.nama}")
        if unsur.jumlah is not None:
            yield name, str(unsur.jumlah)
        else:
            yield name, word("fkp.cetak.hadir" if unsur.hadir else "fkp.cetak.tidak-dicatat")


def _total(fkp: Fkp) -> str:
    counts = [unsur.jumlah for unsur in participants(fkp)]
    known = [count for count in counts if count is not None]
    total = fkp.peserta.jumlah if fkp.peserta.jumlah is not None else sum(known) if len(known) == len(counts) else None
    return str(total) if total is not None else ""


def _input(nomor: str, masukan: Masukan) -> Masuk:
    answer = word(f"halaman.jawaban.{masukan.jawaban}")
    if masukan.jawaban == "ditunda" and masukan.sampai:
        answer = word("fkp.cetak.sampai", isi=until_words(date_words(masukan.sampai)))
    origin = [word(f"halaman.unsur.{masukan.unsur}")] if masukan.unsur else []
    if masukan.bagian:
        about = word("fkp.cetak.tentang", isi=small(word(f"komponen.{masukan.bagian}")))
        origin.append(about if origin else about[:1].upper() + about[1:])
    return Masuk(nomor, sticky(masukan.uraian), ", ".join(origin), sticky(answer), sticky(masukan.alasan or ""))


def _signatures(fkp: Fkp, instansi: Instansi, kepala: Kepala) -> Iterator[tuple[str, str]]:
    """Who signs, as posts and kinds: the provider, those it held the forum with, and each kind that came."""
    post = instansi.pimpinan.jabatan if instansi.pimpinan is not None else ""
    yield word("fkp.cetak.penyelenggara"), post or word("fkp.cetak.pimpinan", nama=kepala.instansi)
    for name in fkp.bersama:
        yield word("fkp.cetak.penyelenggara"), name
    for unsur in participants(fkp):
        if unsur.hadir:
            yield word("fkp.cetak.wakil"), word(f"halaman.unsur.{unsur.nama}")
