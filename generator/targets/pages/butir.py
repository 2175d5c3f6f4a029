"""Requirements and steps in, their rows as HTML out: the common ones here, what few of them have by templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from generator.diff import Change
from generator.messages import word
from generator.model import Langkah, Layanan, Persyaratan, Standar
from generator.targets.lists import Butir
from generator.targets.pages.baris import clean, plain
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peta, key, prefix


def requirement_rows(
    butir: Iterable[Butir],
    beda: Mapping[str, Change],
    asal: Mapping[str, Markup],
    layanan: Layanan,
    peta: Peta,
    alamat: str,
) -> Markup:
    """A row with a box to tick for each requirement; beside it what changed, below it what else is said.

    `asal` says by id where its papers are issued. Each row has an address of its own, and a link to it.
    """
    written = []
    for one in butir:
        syarat, id = one.syarat, one.id
        notes = [
            f'<small class="sp-catatan{" sp-catatan--rinci" if note in syarat.rincian else ""}">{clean(note)}</small>'
            for note in one.catatan
        ]
        beside = macros()["butir_samping"](beda[id]) if id in beda else ""
        below = ""
        if _says_more(syarat):
            below = _below(syarat, layanan, peta, alamat, asal.get(id, Markup("")))
        elif id in asal:
            below = f'<div class="sp-butir__lanjut">\n{asal[id]}</div>\n'
        at, box = plain(id), "" if syarat.wajib else " data-o"
        written.append(
            f'<li class="sp-butir" id="syarat-{at}"><label><input type="checkbox" value="{at}"{box}>'
            f'<span class="sp-butir__teks">{clean(one.teks)}{"".join(notes)}</span>{beside}</label>'
            f'<a class="sp-jangkar" href="#syarat-{at}" aria-label="{_anchor_name(one.nomor)}"></a>{below}</li>\n'
        )
    return Markup("".join(written))


@cache
def _anchor_name(nomor: int) -> str:
    return plain(word("halaman.tautan-butir", nomor=nomor))


def _says_more(syarat: Persyaratan) -> bool:
    return bool(
        syarat.layanan
        or syarat.tautan
        or syarat.alasan
        or syarat.dasar
        or syarat.merujuk
        or syarat.catatan
        or syarat.nomor
        or syarat.terbuka
        or syarat.hubungan == "tidak-jelas"
        or syarat.tercetak_di
    )


def _below(syarat: Persyaratan, layanan: Layanan, peta: Peta, alamat: str, asal: Markup) -> str:
    tuju = peta.tujuan(syarat.layanan, layanan.folder) if syarat.layanan else None
    semua = layanan.standar.persyaratan
    return macros()["butir_lanjut"](syarat, semua, tuju, prefix(alamat), key, peta.site.contoh, asal)


def step_rows(langkah: Iterable[Langkah], standar: Standar, uraian: Mapping[str, str]) -> Markup:
    """A row for each step: what is done, and by whom. `uraian` is what steps say, by id."""

    def told(one: Langkah) -> str:
        who = ", ".join([part for part in (one.pelaku, one.tempat, one.waktu) if part])
        said = f"<span>{clean(who)}</span>" if who else ""
        return f"{said}{macros()['langkah_lanjut'](one, standar, uraian, inner)}" if _has_more(one) else said

    def inner(one: Langkah) -> Markup:
        return Markup(told(one))

    return Markup(
        "".join([f"<li{_anchor(one)}><strong>{clean(one.uraian)}</strong>{told(one)}</li>\n" for one in langkah])
    )


def _anchor(langkah: Langkah) -> str:
    return f' id="langkah-{plain(langkah.id)}"' if langkah.id else ""


def _has_more(langkah: Langkah) -> bool:
    return bool(
        langkah.hasil
        or langkah.pengganti
        or langkah.cabang
        or langkah.merujuk
        or langkah.keterangan
        or langkah.tercetak_di
        or langkah.catatan
        or langkah.langkah
    )
