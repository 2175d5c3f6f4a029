"""The publication in; what the browser searches out: columns of short texts, and the words around them.

Names stand as they are shown, and the browser stems them: the index holds no word twice. What is long
(requirements, summaries) is a second file of stems, fetched only when the first does not know every word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import messages
from generator.model import Peristiwa, Riwayat, Standar
from generator.targets.answers import Jawaban, answers
from generator.targets.data.plain import as_json, text
from generator.targets.data.services import is_free_of_charge, items
from generator.targets.deret import Deret, each_told
from generator.targets.publication import Publication
from generator.targets.remembering import add_classes
from generator.targets.search import synonyms, words

VERSION = 2
WORDS, MOST = 15_000, 12
"""Words that the second file keeps, in all and of one service: the rarest say most."""
KINDS = ("administratif", "barang", "jasa")
"""Their place is the number in a service's column `j`: one digit for each kind that it is of."""


@dataclass(frozen=True, slots=True)
class Kata:
    """What the search knows of the services of one agency: of its two files some columns each.

    `kolom` are values as JSON with commas between them, by the column's name; `waktu` and `biaya` have one answer for
    each service. `sebutan` are the stems of all names. `isi` has a line of stems for each service.
    """

    instansi: tuple[str, str, str]
    kolom: tuple[bytes, ...]
    waktu: tuple[str, ...]
    biaya: tuple[str, ...]
    sebutan: str
    isi: str


add_classes(Kata)

COLUMNS = ("a", "n", "l", "t", "g", "j", "k")
"""Address, name, other names | keywords, more words, whether free, kinds, state: the columns that stand as they are."""


def words_of(publication: Publication) -> tuple[Kata, ...]:
    """Every agency's, by folder."""
    return tuple(each_told("cari", publication, lambda deret: None, _words))


def _words(deret: Deret) -> Kata:
    rows = [_row(one) for one in deret.riwayat]
    instansi = deret.riwayat[-1].layanan.instansi
    known = deret.folder, instansi.nama, instansi.nama_pendek or ""
    names = [*(row[column] for row in rows for column in ("n", "l", "t")), " ".join(known[1:])]
    return Kata(
        instansi=known,
        kolom=tuple(text([row[column] for row in rows])[1:-1] for column in COLUMNS),
        waktu=tuple(row["w"] for row in rows),
        biaya=tuple(row["b"] for row in rows),
        sebutan=" ".join(" ".join([*words.tokens(one), "|"]) for one in names),
        isi="\n".join(_stems(one.layanan.standar) for one in deret.riwayat),
    )


def index(kata: tuple[Kata, ...], keterangan: str, sinonim: bytes | None, peristiwa: tuple[Peristiwa, ...]) -> bytes:
    """The first file: everything that a result shows, and what it is found by; `sinonim` is the regency's file."""
    values: dict[str, int] = {}
    numbers: dict[str, list[int]] = {"i": [], "w": [], "b": []}
    for n, one in enumerate(kata):
        for waktu, biaya in zip(one.waktu, one.biaya, strict=True):
            numbers["i"].append(n)
            numbers["w"].append(values.setdefault(waktu, len(values)))
            numbers["b"].append(values.setdefault(biaya, len(values)))
    columns = {name: b"[%b]" % b",".join(one.kolom[n] for one in kata) for n, name in enumerate(COLUMNS)}
    columns |= {name: text(some) for name, some in numbers.items()}
    said = words.Stems(" ".join(one.sebutan for one in kata))
    head = {"versi": VERSION, "keterangan": keterangan, "instansi": [one.instansi for one in kata], "jenis": KINDS}
    rest = {
        "nilai": list(values),
        "sinonim": list(synonyms.same(sinonim, said)),
        "maksud": list(synonyms.meant(sinonim, said)),
        "luar": list(synonyms.elsewhere(sinonim, said)),
        "peristiwa": [_event(one) for one in peristiwa],
        "pengiring": sorted({words.stem(word) for word in words.beside()}),
        "ejaan": dict(sorted(words.spellings().items())),
        "dasar": dict(sorted(words.roots().items())),
        "abaikan": sorted(words.ignored()),
        "ringan": sorted({words.stem(word) for word in words.light()}),
    }
    listed = b",".join(b'"%b":%b' % (name.encode(), columns[name]) for name in ORDER)
    return b'%b,"layanan":{%b},%b\n' % (text(head)[:-1], listed, text(rest)[1:])


ORDER = ("i", "a", "n", "l", "t", "w", "b", "g", "j", "k")


def _row(riwayat: Riwayat) -> dict[str, Any]:
    """One service, by the names of the columns."""
    layanan = riwayat.layanan
    standar = layanan.standar
    waktu, biaya, _ = answers(layanan)
    slug = "-".join(words.split(standar.nama))
    others = [*standar.nama_lain, *(one.nama for one in standar.nama_daerah)]
    said = {stem for one in (standar.nama, *others, *standar.kata_kunci) for stem in words.tokens(one)}
    return {
        "a": "" if layanan.id == slug else layanan.id,
        "n": standar.nama,
        "l": " | ".join("; ".join(texts) for texts in (others, standar.kata_kunci) if texts or standar.kata_kunci),
        "t": " ".join(_new(_more(standar), said)),
        "w": _told(waktu),
        "b": _told(biaya),
        "g": int(is_free_of_charge(standar)),
        "j": "".join(str(KINDS.index(kind)) for kind in sorted(standar.jenis)),
        "k": "" if riwayat.berlaku else riwayat.keadaan,
    }


def _event(peristiwa: Peristiwa) -> tuple[str, str, str, list[str]]:
    """A life event: its id, its title, what it is about, and what people may call it."""
    judul = peristiwa.judul or peristiwa.nama
    said = dict.fromkeys(" ".join(words.split(name)) for name in (peristiwa.nama, judul, *peristiwa.nama_lain))
    return peristiwa.id, judul, peristiwa.ringkasan or "", [phrase for phrase in said if phrase]


def _told(answer: Jawaban) -> str:
    """An answer with its name before it; what is missing says so itself."""
    return messages.word(f"temu.{answer.tanya}", isi=answer.nilai.rstrip(".")) if answer.ada else answer.nilai


def _more(standar: Standar) -> Iterator[str]:
    """What a service is also looked for by: its cases and what it brings."""
    for kasus in standar.kasus:
        yield kasus.nama
        yield kasus.jawaban or ""
    if isinstance(standar.produk, tuple):
        for produk in standar.produk:
            yield produk.nama
    for tahap in standar.tahap:
        yield tahap.nama


def _new(texts: Iterable[str], said: set[str]) -> Iterator[str]:
    """The words of the texts that were not said yet, once each."""
    seen = said | _ignored()
    for one in texts:
        for word in words.split(one):
            stem = words.spelt_stem(word)
            if stem not in seen and len(word) > 1:
                seen.add(stem)
                yield word


@cache
def _ignored() -> frozenset[str]:
    return frozenset(words.stem(word) for word in words.ignored())


def _stems(standar: Standar) -> str:
    """The stems of a summary and its requirements that the first file does not say."""
    texts = [standar.ringkasan or "", *(one.uraian for one in items(standar))]
    said = [standar.nama, *standar.nama_lain, *standar.kata_kunci, *_more(standar)]
    known = {stem for text in said for stem in words.tokens(text)}
    found = [words.spelt_stem(word) for word in _new(texts, known)]
    return " ".join(stem for stem in found if not _NUMBER.fullmatch(stem))


def details(isi: tuple[str, ...], keterangan: str) -> bytes:
    """The second file: stems of summaries and requirements that the first does not say, at most some of each."""
    mine = [line.split() for one in isi for line in one.split("\n")]
    counts = Counter(stem for found in mine for stem in found)
    rank = {stem: n for n, stem in enumerate(sorted(sorted(counts), key=counts.__getitem__))}
    each = min(MOST, WORDS // max(1, len(mine)))
    rows = [" ".join(sorted(sorted(found, key=rank.__getitem__)[:each])) for found in mine]
    return as_json({"versi": VERSION, "keterangan": keterangan, "isi": rows})


_NUMBER = re.compile("[0-9].*")
