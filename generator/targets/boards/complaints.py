"""A service in, the foot of its board out: where to complain, who answers for it, and where to get a paper list."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word, words
from generator.model import Layanan, Pejabat
from generator.model import Pengaduan as Penanganan
from generator.targets.boards.content import Pengaduan, Saluran, Unsur, in_one, joined, missing
from generator.targets.boards.places import plain_address
from generator.targets.conditions import small
from generator.targets.wording import sticky

IN_FOOT = 6
"""Channels beside the code; more of them, and long sentences, go to the side."""
LONG = 300


def complaint_foot(layanan: Layanan) -> tuple[Pengaduan, tuple[Unsur, ...]]:
    """The foot's left side, and the pieces that it has no room for."""
    value = layanan.standar.pengaduan
    if not isinstance(value, Penanganan):
        piece = missing(layanan, value)
        return Pengaduan(hilang=joined([piece.teks, *piece.catatan], " ")), ()
    channels = [_channel(one.jenis, one.nama, one.alamat, joined([one.unit, one.keterangan])) for one in value.kanal]
    lines = list(_lines(value))
    long: list[str] = []
    while sum(len(line) for line in lines) > LONG:
        long.insert(0, lines.pop())
    officers = tuple(_officer(one) for one in (value.pejabat, *value.pejabat_lain) if one is not None)
    rest = [
        *(Unsur("baris", one.nama, (joined([one.alamat, one.catatan]),)) for one in channels[IN_FOOT:]),
        *(Unsur("baris", post, (where,)) for post, where in officers[2:]),
        *(Unsur("baris", "", (line,)) for line in long),
    ]
    if rest:
        rest.insert(0, Unsur("kepala", word("papan.saluran-lain"), lebih=word("papan.pengaduan-resmi")))
    return Pengaduan(tuple(channels[:IN_FOOT]), officers[:2], in_one(lines)), tuple(rest)


def _channel(kind: str, name: str | None, address: str | None, note: str) -> Saluran:
    label = name or words("papan.saluran")[kind]
    if not address:
        return Saluran(kind, "", sticky(label), sticky(note))
    return Saluran(kind, sticky(label), sticky(plain_address(address)), sticky(note))


def _officer(pejabat: Pejabat) -> tuple[str, str]:
    """The post and where to find it; never a name: people are transferred, boards stay."""
    return sticky(pejabat.jabatan), sticky(joined([pejabat.ruang, pejabat.alamat, pejabat.telepon]))


def _lines(value: Penanganan) -> Iterator[str]:
    """When an answer comes, and what else the standard says; the steps of handling only where no channel is named."""
    if value.tenggat:
        times = [small(joined([one.jenis, one.teks], " ")) for one in value.tenggat]
        yield word("papan.dijawab", isi=", ".join(times))
    for text in (value.teks, value.keterangan):
        if text:
            yield text
    if not value.kanal:
        yield from value.prosedur


def paper_place(layanan: Layanan) -> str:
    """Where people without a phone get the list: what the agency says, else the first place of the service."""
    places = layanan.standar.tempat_layanan or layanan.instansi.tempat_layanan
    place = layanan.instansi.tanpa_hp or (places[0].nama if places else layanan.instansi.nama)
    return sticky(word("papan.tanpa-hp", tempat=place))
