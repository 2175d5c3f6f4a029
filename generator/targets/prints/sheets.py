"""An agency and the regency in, what every print of ours says at its head out; and a template's page and style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import jinja2
from markupsafe import Markup, escape

from generator.messages import word
from generator.model import Instansi, Layanan, Pemda, Standar
from generator.targets.boards import look
from generator.targets.boards.board import Pesanan, order
from generator.targets.boards.content import heading
from generator.targets.boards.letters import WEIGHTS
from generator.targets.boards.qr import Code, encode
from generator.targets.templates import environment

PX = 25.4 / 96
BETWEEN = re.compile(r">\s+<")
"""Blanks between tags; each would be a box."""
PACKAGE = "generator.targets.prints"


@dataclass(frozen=True, slots=True)
class Kop:
    """The head: who publishes, in which colour, and the warning of a demonstration."""

    pemda: str
    instansi: str
    inisial: str
    warna: str
    contoh: str
    lambang: str = ""


def head(pesanan: Pesanan) -> Kop:
    """The head of a service's agency."""
    layanan, pemda = pesanan.layanan, pesanan.pemda
    owner, shield = heading(layanan, pemda)
    contoh = word("papan.contoh", nama=pemda.nama) if pemda.contoh else ""
    return Kop(owner, layanan.instansi.nama, shield, layanan.instansi.warna or "abu", contoh, pesanan.lambang)


def agency_order(
    folder: str, instansi: Instansi, pemda: Pemda, lambang: str = "", keep_pledge: bool = False
) -> Pesanan:
    """An agency as if it were a service without content: what speaks of a service's agency can speak of it alone."""
    standar = Standar(nama=instansi.nama, jenis=(), status="berlaku", edisi=1)
    if instansi.bawaan is not None:
        standar = replace(standar, pengaduan=instansi.bawaan.pengaduan)
    file = f"standards/{folder}/instansi.yaml"
    made = order(Layanan(folder, "", file, standar, instansi), pemda, lambang=lambang)
    if keep_pledge:
        with_pledge = replace(made.layanan.instansi, maklumat=instansi.maklumat)
        made = replace(made, layanan=replace(made.layanan, instansi=with_pledge))
    return made


@lru_cache(maxsize=256)
def code(text: str) -> Code:
    """The QR code of a text, made once."""
    return encode(text)


@lru_cache(maxsize=48)
def style(name: str, accent: str, **about: float) -> str:
    """The style sheet of a print in an accent."""
    colour = look.ACCENTS[accent]
    made = environment(PACKAGE, escape=False)
    values: dict[str, Any] = {
        "warna": colour,
        "tipis": look.tint(colour),
        "perisai": look.shield(colour),
        "bobot": WEIGHTS,
        "ikon": look.icon,
        "ikon_saluran": look.CHANNELS,
        **about,
    }
    return "".join(made.get_template(each).render(values) for each in ("look.css", f"{name}.css"))


@cache
def _templates() -> jinja2.Environment:
    made = environment(PACKAGE).overlay()
    made.filters = {**made.filters, "patah": breakable, "sekata": unbroken}
    return made


def page(name: str, **values: Any) -> str:
    """A print as HTML."""
    return BETWEEN.sub("><", _templates().get_template(f"{name}.html").render(values))


def breakable(text: str) -> str:
    """An address that may end a line behind an at sign or a slash."""
    return re.sub("(?<=[@/])(?=.)", "\u200b", text)


def unbroken(text: str) -> Markup:
    """A name as HTML whose short words with a hyphen, such as KTP-el, stay on one line."""
    whole = (
        f'<span class="sekata">{escape(part)}</span>' if "-" in part and len(part) <= 12 else escape(part)
        for part in text.split(" ")
    )
    return Markup(" ").join(map(Markup, whole))


def anchor(document: Any, name: str, edge: int) -> float:
    """Where the piece with that id lies on its page, in millimetres: its left, top, right or bottom (0 to 3)."""
    for page in document.pages:
        if name in page.anchors:
            place: float = page.anchors[name][edge]
            return place * PX
    raise KeyError(name)
