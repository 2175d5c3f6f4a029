"""The steps of a service in; what the applicant does not find there out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from generator.findings import Path
from generator.model import Langkah, Layanan
from generator.rules.contents import half_read, listed, missing
from generator.rules.lists import load
from generator.rules.persyaratan import lost_references, may_refer
from generator.rules.registry import Problem, rule
from generator.rules.walk import parts
from generator.rules.words import SEPARATOR, says
from generator.text import normal

# A letter before a dot or bracket is a number of its own.
_WORD = re.compile("[A-Za-z][A-Za-z-]+")


def _steps(layanan: Layanan) -> Sequence[tuple[Path, Langkah]]:
    """Every step with its place, also those inside others."""
    return parts(Langkah, layanan)


@cache
def _list(key: str) -> tuple[str, ...]:
    return tuple(load("prosedur")[key])


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(first_word(phrase) for phrase in _list(key))


def first_word(text: str) -> str:
    """The word a step begins with, behind its own number."""
    found = _WORD.search(text)
    return found[0].lower() if found else ""


@lru_cache(maxsize=512)
def _is_applicant(pelaku: str) -> bool:
    return says(pelaku, _list("pemohon"))


def _by_applicant(langkah: Langkah) -> bool:
    """Whether a step is done by whoever came: so named, or by its first word."""
    if langkah.pelaku is not None:
        return _is_applicant(langkah.pelaku)
    first = first_word(langkah.uraian)
    return first in _set("pemohon") or first in _set("tindakan_pemohon")


@rule("SP201")
def steps_are_stated(layanan: Layanan) -> Iterator[Problem]:
    """The component is missing or was published empty."""
    value = layanan.standar.prosedur
    if missing(value):
        yield ("prosedur",), {"id": "prosedur"}


def _all_read(layanan: Layanan) -> Sequence[tuple[Path, Langkah]]:
    """The steps, where all of them were read and one at least tells what the office does."""
    steps = _steps(layanan)
    if half_read(layanan, "prosedur") or not any(_by_office(langkah) for _, langkah in steps):
        return ()
    return steps


@rule("SP202")
def applicants_have_something_to_do(layanan: Layanan) -> Iterator[Problem]:
    """A list of what happens inside the office does not say where to begin."""
    steps = _all_read(layanan)
    # A patient who is examined takes part; who only gets a paper at the end does not.
    named = _list("pemohon") if layanan.standar.jenis == ("jasa",) else _list("oleh_pemohon")
    if steps and not any(
        _by_applicant(langkah)
        or says(langkah.uraian, named)
        or any(says(cabang.uraian or "", _list("pemohon")) for cabang in langkah.cabang)
        for _, langkah in steps
    ):
        yield ("prosedur",), {"id": "prosedur"}


@rule("SP203")
def applicants_get_something_back(layanan: Layanan) -> Iterator[Problem]:
    """The last thing an applicant needs to know is where and how the result comes."""
    steps = _all_read(layanan)
    if steps and layanan.standar.jenis != ("jasa",) and not any(_returns(langkah) for _, langkah in reversed(steps)):
        yield steps[-1][0], {"id": "prosedur"}


def _returns(langkah: Langkah) -> bool:
    """Whether something reaches the applicant in this step."""
    texts = SEPARATOR.join(filter(None, (langkah.uraian, langkah.hasil, *(cabang.uraian for cabang in langkah.cabang))))
    if _by_applicant(langkah):
        return says(texts, _list("menerima"))
    if says(texts, _list("selesai")):
        return True
    inside = says(texts, _list("ke_dalam")) and not says(texts, _list("pemohon"))
    return says(texts, _list("memberi")) and not inside


@rule("SP204")
def papers_are_named_among_the_requirements(layanan: Layanan) -> Iterator[Problem]:
    """A paper that the applicant hands in at a step and that no requirement names."""
    required = [
        SEPARATOR.join(filter(None, (syarat.uraian, *syarat.dokumen, *syarat.rincian, syarat.penjelasan)))
        for _, syarat in listed(layanan)
    ]
    if not required:
        return
    products = layanan.standar.produk
    known = SEPARATOR.join((*required, *(one.nama for one in (products if isinstance(products, tuple) else ()))))
    for path, langkah in _steps(layanan):
        if _by_applicant(langkah) and says(langkah.uraian, _list("menyerahkan")):
            for paper in _list("dokumen"):
                names = [paper, *load("prosedur")["nama_lain"].get(paper, ())]
                if says(langkah.uraian, [paper]) and not says(known, names):
                    yield (*path, "uraian"), {"id": langkah.id or "", "uraian": langkah.uraian, "dokumen": paper}
                    break


@rule("SP205")
def steps_have_an_actor(layanan: Layanan) -> Iterator[Problem]:
    """Who does it: told once for a list, at its first step that begins with a doing and names nobody.

    Steps inside the step of somebody are done by them.
    """
    steps = _steps(layanan)
    done_by = {path for path, one in steps if one.pelaku is not None or first_word(one.uraian) in _set("pelaku")}
    silent = [
        path for path, one in steps if _is_silent(one) and done_by.isdisjoint(path[:n] for n in range(2, len(path), 2))
    ]
    if silent:
        yield silent[0], {"id": "prosedur", "jumlah": len(silent)}


def _by_office(langkah: Langkah) -> bool:
    """Whether a step is plainly done by somebody who works there."""
    if langkah.pelaku is not None:
        return not _by_applicant(langkah)
    return first_word(langkah.uraian) in _set("pelaku") or _is_doing(first_word(langkah.uraian))


def _is_silent(langkah: Langkah) -> bool:
    if langkah.pelaku is not None or langkah.langkah or " oleh " in f" {langkah.uraian.lower()} ":
        return False
    return first_word(langkah.uraian) not in _set("pelaku") and _is_doing(first_word(langkah.uraian))


def _is_doing(word: str) -> bool:
    """Whether a word tells a doing of somebody it does not name."""
    if word in _set("pemohon") or word in _set("tindakan_pemohon") or word in _set("bukan_kerja"):
        return False
    return any(word.startswith(head) and word.endswith(tail) for head, tail in _doing())


@cache
def _doing() -> tuple[tuple[str, str], ...]:
    """How a word that tells a doing without a doer begins and ends: meneliti, diteliti, penelitian."""
    return tuple((head, tail) for head, tail in (pair.split("...") for pair in _list("bentuk_kerja")))


@rule("SP206")
def steps_refer_to_what_is_there(layanan: Layanan) -> Iterator[Problem]:
    """A letter or number in a step that leads nowhere."""
    value = layanan.standar.persyaratan
    count = len(value) if isinstance(value, tuple) else 0
    steps = _steps(layanan)
    numbers = [syarat.nomor for _, syarat in listed(layanan)] + [langkah.nomor for _, langkah in steps]
    printed = frozenset(number.strip(" .()").lower() for number in numbers if number is not None)
    for path, langkah in steps:
        if not langkah.merujuk:
            siblings = sum(other[:-1] == path[:-1] for other, _ in steps) if may_refer(langkah.uraian) else 0
            most = max(count, siblings)
            yield from lost_references(langkah.uraian, (*path, "uraian"), langkah.id or "", most, printed)


@rule("SP207")
def lists_do_not_begin_again(layanan: Layanan) -> Iterator[Problem]:
    """Two ways written as one list: the first step comes again, or several steps do.

    A single step may well be done twice, such as waiting to be called.
    """
    value = layanan.standar.prosedur
    if not isinstance(value, tuple):
        return
    first: dict[Any, int] = {}
    again = []
    for n, langkah in enumerate(value):
        key = (normal(langkah.uraian), langkah.pelaku, langkah.tempat, langkah.bila, langkah.bagian, langkah.langkah)
        if first.setdefault(key, n) != n and len(key[0].split()) > 1:
            again.append((n, first[key]))
    if len(again) > 1 or any(origin == 0 for _, origin in again):
        n, origin = again[0]
        yield ("prosedur", n), {"id": "prosedur", "nomor": n + 1, "awal": origin + 1}
