"""A service in, its components of management as HTML out; what it has from its agency is written once."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from generator.messages import word
from generator.model import PENGELOLAAN, DasarHukum, Instansi, JumlahPelaksana, Ketiadaan, Komponen, Layanan
from generator.targets.pages.baris import clean, plain, rows
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peta

Isi = tuple[str, ...] | tuple[DasarHukum, ...] | JumlahPelaksana | Ketiadaan | None


def management(peta: Peta, layanan: Layanan) -> Markup:
    """The eight components, each under its heading."""
    written = []
    for nama in PENGELOLAAN:
        isi: Isi = getattr(layanan.standar, nama)
        if nama in layanan.warisan:
            name = ("kelola", nama, id(isi), id(layanan.instansi))
            if name not in peta.sekali:
                peta.sekali[name] = component(nama, isi, layanan.instansi)
            written.append(peta.sekali[name])
        else:
            written.append(component(nama, isi, layanan.instansi))
    return Markup("".join(written))


def component(nama: Komponen, isi: Isi, instansi: Instansi) -> str:
    """One component, or that it is missing."""
    if not isi or isinstance(isi, Ketiadaan):
        return f"{macros()['kosong'](word(f'komponen.{nama}'), instansi, isi, nama)}\n"
    if isinstance(isi, JumlahPelaksana):
        return f"{_heading(nama)}{macros()['pelaksana'](isi)}"
    grounds = [_ground(one) for one in isi if isinstance(one, DasarHukum)]
    if grounds:
        return f"{_heading(nama)}<ol>{''.join(grounds)}</ol>"
    return f"{_heading(nama)}<ul>{rows(one for one in isi if isinstance(one, str))}</ul>"


@cache
def _heading(nama: Komponen) -> str:
    return f'<h3 id="{nama}">{plain(word(f"komponen.{nama}"))}</h3>\n'


def _ground(satu: DasarHukum) -> str:
    pasal = f", {plain(satu.pasal)}" if satu.pasal and satu.pasal not in satu.teks else ""
    perubahan = f" ({plain(satu.perubahan)})" if satu.perubahan else ""
    return f"<li>{clean(satu.teks)}{pasal}{perubahan}</li>"
