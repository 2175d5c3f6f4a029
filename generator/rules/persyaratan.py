"""A service's requirements in; those an applicant cannot know, meet or understand out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.findings import Path
from generator.model import Layanan
from generator.rules.contents import listed, missing
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.walk import joined, texts
from generator.rules.words import holds, lower, says, tokens
from generator.text import find_open_ended, find_reference, normal

METERAI = 10_000
_METERAI = re.compile("m[ae]t[ae]?r[ae]i")
# Most items hold none of these: a quick look before the careful one.
_OPEN = ("lain", "dll", "dsb", "dst", "sebagainya", "terus", "sejenis", "semacam", "perlu", "butuh")
_MARK = ("huru", "hurp", "angka", "no", "nmr", "butir", "poin")
_OFFICE: tuple[str, ...] = ("nota", "disposisi", "kendali", "register", "agenda", "telaah", "lembar", "check", "berita")
_OFFICE += ("laporan", "dra", "konsep", "perintah")


@rule("SP101")
def requirements_are_stated(layanan: Layanan) -> Iterator[Problem]:
    """No list is not the same as nothing to bring: that is said with tidak_berlaku and a reason."""
    value = layanan.standar.persyaratan
    if missing(value):
        yield ("persyaratan",), {"id": "persyaratan"}


@rule("SP103")
def requirements_are_asked_once(layanan: Layanan) -> Iterator[Problem]:
    """The same text, in the same group, for the same people."""
    seen: dict[object, int] = {}
    for n, (path, syarat) in enumerate(listed(layanan)):
        key = (normal(syarat.uraian), syarat.bila, syarat.kelompok)
        if key in seen:
            yield (*path, "uraian"), {"id": syarat.id or "", "uraian": syarat.uraian, "nomor": seen[key] + 1}
        seen.setdefault(key, n)


@rule("SP104")
def lists_are_closed(layanan: Layanan) -> Iterator[Problem]:
    """An item that does not end ("dan lain-lain") or that nobody can test ("bila diperlukan")."""
    worth_a_look = holds(joined(layanan, "persyaratan"), _OPEN)
    for path, syarat in listed(layanan):
        if not worth_a_look and not syarat.terbuka:
            continue
        places: list[tuple[Path, str]] = [(("uraian",), syarat.uraian)]
        places += [(("rincian", n), text) for n, text in enumerate(syarat.rincian)]
        likely = [(place, text) for place, text in places if holds(text, _OPEN)]
        opening = [(place, text, found) for place, text in likely if (found := find_open_ended(text))]
        if opening:
            place, text, found = opening[0]
            yield (*path, *place), {"id": syarat.id or "", "uraian": text, "kata": found}
        elif syarat.terbuka:
            yield (*path, "terbuka"), {"id": syarat.id or "", "uraian": syarat.uraian, "kata": syarat.uraian}


@rule("SP108")
def stamps_have_today_s_value(layanan: Layanan) -> Iterator[Problem]:
    """A stamp of another value than the one in use; the law itself was not checked, so it is named with its day."""
    if _METERAI.search(lower(joined(layanan, "persyaratan"))) is None and not any(
        syarat.meterai is not None for _, syarat in listed(layanan)
    ):
        return
    source = load("persyaratan")["meterai"]
    items = {path: syarat.id or "" for path, syarat in listed(layanan)}
    for path, text in texts(layanan, "persyaratan"):
        value = _amount(tokens(text)) if path[-1] == "meterai" else _stamp_value(text)
        if value is not None and value != METERAI and path[:2] in items:
            yield path, {"id": items.pop(path[:2]), "nilai": text, **source}


def _stamp_value(text: str) -> int | None:
    """The value of the stamp that a text asks for; None where it names none."""
    if _METERAI.search(lower(text)) is None:
        return None
    said = tokens(text)
    return _amount(said[said.index("meterai") + 1 :][:3]) if "meterai" in said else None


def _amount(said: tuple[str, ...]) -> int | None:
    """The first amount among tokens; a number below a thousand counts sheets."""
    for token in said:
        digits = token.removeprefix("rp")
        if digits.isdecimal() and int(digits) >= 1000:
            return int(digits)
    return None


@rule("SP109")
def products_are_not_required(layanan: Layanan) -> Iterator[Problem]:
    """Who comes for a paper has not got it yet; renewing, mending and copying one are another matter."""
    standar = layanan.standar
    if not isinstance(standar.produk, tuple) or says(standar.nama, load("persyaratan")["ganti"]):
        return
    alike = _alike(produk.nama for produk in standar.produk)
    optional = {kelompok.id for kelompok in standar.kelompok if kelompok.bila is not None or kelompok.pilih == "satu"}
    if not holds(joined(layanan, "persyaratan"), alike):
        return
    products = {_core(produk.nama): produk.nama for produk in standar.produk}
    for path, syarat in listed(layanan):
        everybody = syarat.bila is None and syarat.wajib and syarat.kelompok not in optional
        if everybody and holds(syarat.uraian, alike):
            core = _core(syarat.uraian)
            if core and core in products:
                yield (
                    (*path, "uraian"),
                    {"id": syarat.id or "", "uraian": syarat.uraian, "produk": products[core]},
                )


def _alike(names: Iterable[str]) -> list[str]:
    """Parts of words, one of which stands in every text that may name one of these papers."""
    words = {lower(word)[:4] for name in names for word in name.split() if len(word) > 2}
    return sorted(words | _other_names())


@cache
def _other_names() -> frozenset[str]:
    return frozenset(lower(name) for name in load("persyaratan")["lain_nama"])


@cache
def _forms() -> frozenset[str]:
    return frozenset(token for word in load("persyaratan")["bentuk"] for token in tokens(word))


def _core(text: str) -> tuple[str, ...]:
    """What a paper is, without its form and number of copies."""
    return tuple(token for token in tokens(text) if token not in _forms() and not token.isdecimal())


@rule("SP110")
def references_lead_to_an_item(layanan: Layanan) -> Iterator[Problem]:
    """Items are numbered when they are printed: a letter leads nowhere, a number only inside the list."""
    value = layanan.standar.persyaratan
    printed = frozenset(syarat.nomor.strip(" .()").lower() for _, syarat in listed(layanan) if syarat.nomor)
    count = len(value) if isinstance(value, tuple) else 0
    for path, syarat in listed(layanan):
        if not syarat.merujuk:
            yield from lost_references(syarat.uraian, (*path, "uraian"), syarat.id or "", count, printed)


def may_refer(text: str) -> bool:
    """Whether a reference can stand in a text: most have none."""
    return holds(text, _MARK)


def lost_references(text: str, path: Path, id: str, count: int, printed: frozenset[str]) -> Iterator[Problem]:
    """The references in a text to a letter or number that the list, `count` long, does not have."""
    for found in find_reference(text) if may_refer(text) else ():
        exists = found.value in printed or (found.kind == "angka" and 0 < int(found.value) <= count)
        if not exists:
            yield path, {"id": id, "uraian": text, "rujukan": f"{found.kind} {found.value}"}
            return


@rule("SP111")
def papers_are_joined_by_a_word(layanan: Layanan) -> Iterator[Problem]:
    """ "KTP/KK" may mean both or either; papers that serve the same end are plainly a choice."""
    for path, syarat in listed(layanan):
        if syarat.hubungan == "tidak-jelas" or (syarat.hubungan is None and _is_unclear(syarat.uraian)):
            yield (*path, "uraian"), {"id": syarat.id or "", "uraian": syarat.uraian}


def _is_unclear(text: str) -> bool:
    if "/" not in text:
        return False
    said = tokens(text)
    return any(
        token == "/" and 0 < at < len(said) - 1 and _apart(_use(said, at - 1, -1), _use(said, at + 1, 1))
        for at, token in enumerate(said)
    )


def _apart(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


@cache
def _uses() -> dict[tuple[str, ...], str]:
    return {tokens(name): use for use, names in load("persyaratan")["dokumen_setara"].items() for name in names}


def _use(said: tuple[str, ...], at: int, step: int) -> str | None:
    """What the paper named directly before (step -1) or behind (step 1) a slash is for; None where none is named."""
    for length in (3, 2, 1):
        name = said[at : at + length] if step > 0 else said[max(0, at - length + 1) : at + 1]
        if name in _uses():
            return _uses()[name]
    return None


@rule("SP112")
def papers_are_the_applicant_s(layanan: Layanan) -> Iterator[Problem]:
    """A paper that the office writes for itself cannot be brought."""
    if not holds(joined(layanan, "persyaratan"), _OFFICE):
        return
    for path, syarat in listed(layanan):
        likely = "dokumen-petugas" not in syarat.jenis and holds(syarat.uraian, _OFFICE)
        if likely and says(syarat.uraian, load("persyaratan")["milik_kantor"]):
            yield (*path, "uraian"), {"id": syarat.id or "", "uraian": syarat.uraian}
