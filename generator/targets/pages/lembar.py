"""A template's name and its values in, HTML out: the one place where pages meet their templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2.runtime import Context, Macro

from generator.messages import word, words
from generator.model import Ketiadaan
from generator.targets.answers import duration_text
from generator.targets.conditions import phrase, small
from generator.targets.hours import clock_span, day_words
from generator.targets.pages.baris import rows
from generator.targets.pages.kalimat import gone_words, marked, woven
from generator.targets.pages.peta import Peta, key, prefix
from generator.targets.pages.sorotan import both_wordings
from generator.targets.pages.tempat import hour_words
from generator.targets.templates import environment

PARTS = ("bagian.html", "keluhan.html", "butir.html", "putusan.html", "ubahan.html")
"""Templates whose macros every page knows by name."""


@cache
def _templates() -> jinja2.Environment:
    made = environment("generator.targets.pages").overlay()
    made.filters = {
        **made.filters,
        "baris": rows,
        "hari": day_words,
        "pukul": clock_span,
        "jam": hour_words,
        "lama": duration_text,
        "anyam": lambda change: woven(change.semula, change.menjadi),
        "dulu": lambda change: gone_words(change.semula, change.menjadi),
        "banding": lambda one: marked(one[0], one[1]),
        "utuh": lambda text: text.replace("  ", "\u00a0\u00a0"),
        "kecil_awal": small,
        "polos": plain_address,
        "nomor_wa": whatsapp_number,
        "sandi": lambda text: quote(text, safe=""),
    }
    made.globals = {**made.globals, "frasa": phrase, "daftar_kata": words, "kata": word, "sorot_beda": both_wordings}
    made.tests = {**made.tests, "tiada": lambda value: value is None or isinstance(value, Ketiadaan)}
    return made


@cache
def _template(name: str) -> jinja2.Template:
    return _templates().get_template(name)


@cache
def macros() -> Mapping[str, Callable[..., str]]:
    """The macros of PARTS, by name; there are few icons, and each is made once."""
    found: dict[str, Callable[..., str]] = {
        name: value
        for module in (_template(part).module for part in PARTS)
        for name, value in vars(module).items()
        if isinstance(value, Macro)
    }
    return {**found, "ikon": cache(found["ikon"])}


@cache
def _always() -> Mapping[str, Any]:
    return {**_templates().globals, **macros()}


def known(peta: Peta, alamat: str, **values: Any) -> dict[str, Any]:
    """What the templates of the page at `alamat` may ask for, by name."""
    return {
        **_always(),
        "peta": peta,
        "situs": peta.site,
        "pemda": peta.publication.catalog.pemda,
        "akar": prefix(alamat),
        "alamat": alamat,
        "kunci": key,
        **values,
    }


def fill(name: str, values: dict[str, Any]) -> str:
    """The template `name` with values of `known`, which it does not change: several templates may share them."""
    template = _template(name)
    context = Context(template.environment, values, name, template.blocks)
    return "".join(template.root_render_func(context))


def body(name: str, peta: Peta, alamat: str, **values: Any) -> str:
    """The body of the page at `alamat` by the template `name`."""
    return fill(name, known(peta, alamat, **values))


def plain_address(url: str) -> str:
    """A web address as people type it: without scheme and closing slash."""
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def whatsapp_number(text: str) -> str:
    """A number as wa.me wants it: digits only, with the country's code in place of the first zero."""
    digits = "".join(char for char in text if char in "0123456789")
    return f"62{digits[1:]}" if digits.startswith("0") else digits
