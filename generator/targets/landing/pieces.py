"""Values in, the small parts of a page that come again and again out, as HTML; and the templates that use them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain

import jinja2
from markupsafe import Markup, escape

from generator.targets.compiled import written
from generator.targets.landing.look import drawings
from generator.targets.landing.steps import LangkahHalaman
from generator.targets.lists import Butir
from generator.targets.templates import environment
from generator.targets.wording import sticky

PACKAGE = "generator.targets.landing"
MARK_END = "\0>"
_PLACE = re.compile("<\0([^\0]*)\0([^\0]*)\0>")
"""No value holds this sign: YAML does not know it."""


@cache
def template(name: str) -> jinja2.Template:
    """The template beside this module that has this name."""
    made = environment(PACKAGE)
    made.globals |= {"ikon": icon, "kecil": small, "tautan": link, "urutan": step, "butiran": items}
    macros = made.get_template("potongan.html").module
    made.globals |= {macro: getattr(macros, macro) for macro in ("potongan", "jadwal", "ubahan")}
    found = made.get_template(name)
    found.globals = dict(found.globals)  # a plain dict: it is copied for every page
    return found


def html(text: str) -> str:
    """The text as HTML says it, numbers at their units."""
    return written(sticky(text))


@cache
def icon(name: str) -> Markup:
    """A picture by its name."""
    return Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true">{drawings()[name]}</svg>')


def small(lines: Iterable[str]) -> Markup:
    """Small lines."""
    return Markup("".join([f"<small>{html(line)}</small>" for line in lines]))


def link(address: str, text: str, contoh: bool) -> Markup:
    """An address of the web to follow; in a demonstration, or if it is none, to read only."""
    if contoh or not address.startswith(("https://", "http://")):
        return Markup('<small class="alamat">{}</small>').format(address)
    return Markup('<a href="{}">{}</a>').format(address, text)


def items(butir: Iterable[Butir], new: str, form: str, contoh: bool) -> Markup:
    """Requirements to tick off, each with a place for a mark that it is `new` (see `marked`); `form` leads to a form
    to fill in."""
    mark = f'<b class="baru">{icon("tambah")}{escape(new)}</b>'
    return Markup("".join([_item(one, f"<\0{written(one.id)}\0{mark}\0>", form, contoh) for one in butir]))


def places(html: str) -> tuple[str, ...]:
    """HTML with `items` in it, cut where they may be marked: text, then an item's id and its mark, and text again."""
    return tuple(_PLACE.split(html))


def marked(cut: Sequence[str], baru: Collection[str]) -> tuple[str, str]:
    """The HTML that was cut, with the marks of the items in `baru`; and these marks alone."""
    if not baru:
        return "".join(cut[::3]), ""
    chosen = {str(escape(one)) for one in baru}
    marks = [mark if id in chosen else "" for id, mark in zip(cut[1::3], cut[2::3], strict=True)]
    return "".join(chain.from_iterable(zip(cut[::3], [*marks, ""], strict=True))), "".join(marks)


def _item(one: Butir, mark: str, form: str, contoh: bool) -> str:
    syarat = one.syarat
    box = f'<input type="checkbox" value="{written(one.id)}"{"" if syarat.wajib else " data-o=1"}>'
    more: str = link(syarat.tautan, form, contoh) if syarat.tautan else ""
    said = f"<span>{html(one.teks)}{mark}{small(one.catatan)}</span>"
    return f'<li class="baris"><label>{box}{said}</label>{more}</li>\n'


def step(one: LangkahHalaman) -> Markup:
    """A step with its number, and the smaller ones inside it."""
    return Markup(_step(one))


def _step(one: LangkahHalaman) -> str:
    when = f"<small>{written(one.bila)}:</small>" if one.bila else ""
    notes = small(one.catatan)
    inner = f'<ol class="langkah">{"".join(map(_step, one.anak))}</ol>' if one.anak else ""
    said = f"{when}<b>{html(one.uraian)}</b>{notes}{inner}"
    return f'<li><i aria-hidden="true">{written(one.nomor)}</i><div>{said}</div></li>\n'
