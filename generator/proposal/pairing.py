"""Two moments of standards/ in; which file of the one is which file of the other, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set

from rapidfuzz import fuzz

from generator.model import Layanan, Persyaratan, Produk
from generator.proposal.state import State
from generator.site import kind_of
from generator.text import loose, normal

ALIKE_NAMES = 60
"""From this likeness of two names on (0 to 100) one may be the other's new name."""

Pair = tuple[str | None, str | None]


def pair_files(before: State, after: State) -> tuple[Pair, ...]:
    """Each standard's file with its counterpart; None on the side where there is none.

    The permanent code decides, also against the file's name, unless the code was put on another service. Where
    a code is missing the file's name decides, then the same content or the same name of the service.
    """
    left = [file for file in before.parsed if kind_of(file) == "standar"]
    right = [file for file in after.parsed if kind_of(file) == "standar"]
    found: dict[str, str] = {}

    def match(test: Callable[[str, str], bool]) -> None:
        taken = set(found.values())
        for file in left:
            if file in found:
                continue
            other = next((one for one in right if one not in taken and test(file, one)), None)
            if other is not None:
                found[file] = other
                taken.add(other)

    kode_old = {file: before.kode(file) for file in left}
    kode_new = {file: after.kode(file) for file in right}
    match(lambda a, b: a == b and kode_old[a] == kode_new[b] != "")
    match(lambda a, b: kode_old[a] == kode_new[b] != "" and not _strangers(before.layanan.get(a), after.layanan.get(b)))
    match(lambda a, b: a == b)
    match(lambda a, b: not (kode_old[a] and kode_new[b]) and before.contents[a] == after.contents[b])
    names_old, names_new = _names(before, set(left) - found.keys()), _names(after, set(right) - set(found.values()))
    match(lambda a, b: not (kode_old[a] and kode_new[b]) and names_old.get(a, "-") == names_new.get(b, "+"))
    pairs: list[Pair] = [(file, found.get(file)) for file in left]
    taken = set(found.values())
    return (*pairs, *((None, file) for file in right if file not in taken))


def another_service(before: Layanan, after: Layanan) -> bool:
    """Whether two services have so little in common that one code for both cannot be right.

    A new name alone says nothing, nor does a new list: both must differ, and the product too.
    """
    old, new = before.standar, after.standar
    if fuzz.token_set_ratio(loose(old.nama), loose(new.nama)) >= ALIKE_NAMES:
        return False
    papers, others = _texts(old.persyaratan), _texts(new.persyaratan)
    if 2 * len(papers & others) >= min(len(papers), len(others)) > 0:
        return False
    return not _texts(old.produk) & _texts(new.produk)


def _strangers(before: Layanan | None, after: Layanan | None) -> bool:
    return before is not None and after is not None and another_service(before, after)


def _texts(value: object) -> set[str]:
    items = value if isinstance(value, tuple) else ()
    named = [one.uraian if isinstance(one, Persyaratan) else one.nama for one in items if _has_text(one)]
    return {normal(text) for text in named}


def _has_text(one: object) -> bool:
    return isinstance(one, Persyaratan | Produk)


def _names(state: State, files: Set[str]) -> dict[str, str]:
    """The name of each of these services, where only one of them has it."""
    names = {file: normal(one.standar.nama) for file, one in state.layanan.items() if file in files}
    count = Counter(names.values())
    return {file: name for file, name in names.items() if count[name] == 1}
