"""The publication in; what the browser searches out: columns of short texts, and the words around them.

Names stand as they are shown, and the browser stems them: the index holds no word twice. What is long
(requirements, summaries) is a second file of stems, fetched only when the first does not know every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any

from generator import messages
from generator.model import Peristiwa, Riwayat, Standar
from generator.targets.answers import Jawaban, answers
from generator.targets.data.plain import note
from generator.targets.data.services import is_free_of_charge, items
from generator.targets.jalinan import ways
from generator.targets.publication import Publication
from generator.targets.remembering import remembered
from generator.targets.search import synonyms, words

VERSION = 2
WORDS, MOST = 15_000, 12
"""Words that the second file keeps, in all and of one service: the rarest say most."""
KINDS = ("administratif", "barang", "jasa")
"""Their place is the number in a service's column `j`: one digit for each kind that it is of."""


def index(publication: Publication) -> dict[str, Any]:
    """The first file: everything that a result shows, and what it is found by."""
    riwayat = publication.riwayat
    agencies = sorted({one.layanan.folder for one in riwayat})
    place = {folder: n for n, folder in enumerate(agencies)}
    values: dict[str, int] = {}
    rows = [_row(one, place, values) for one in riwayat]
    columns = {name: [row[name] for row in rows] for name in ("i", "a", "n", "l", "t", "w", "b", "g", "j", "k")}
    names = {one.layanan.folder: one.layanan.instansi for one in riwayat}
    known = [[folder, names[folder].nama, names[folder].nama_pendek or ""] for folder in agencies]
    corpus = [text for column in ("n", "l", "t") for text in columns[column]] + [" ".join(one[1:]) for one in known]
    stems = " ".join([" ", *(" ".join([*words.tokens(text), "|"]) for text in corpus), " "])
    content = publication.catalog.sumber.get(synonyms.FILE)
    return {
        "versi": VERSION,
        "keterangan": note(publication.catalog.pemda),
        "instansi": known,
        "jenis": KINDS,
        "layanan": columns,
        "nilai": list(values),
        "sinonim": list(synonyms.same(content, stems)),
        "maksud": list(synonyms.meant(content, stems)),
        "luar": list(synonyms.elsewhere(content, stems)),
        "peristiwa": [_event(one.peristiwa) for one in ways(publication).jalan],
        "pengiring": sorted({words.stem(word) for word in words.beside()}),
        "ejaan": dict(sorted(words.spellings().items())),
        "dasar": dict(sorted(words.roots().items())),
        "abaikan": sorted(words.ignored()),
        "ringan": sorted({words.stem(word) for word in words.light()}),
    }


def _row(riwayat: Riwayat, place: dict[str, int], values: dict[str, int]) -> dict[str, Any]:
    """One service: agency, address, name, other names | keywords, more words, time, fee, free, kinds, state."""
    layanan = riwayat.layanan
    standar = layanan.standar
    waktu, biaya, _ = answers(layanan)
    slug = "-".join(words.split(standar.nama))
    others = [*standar.nama_lain, *(one.nama for one in standar.nama_daerah)]
    said = {stem for text in (standar.nama, *others, *standar.kata_kunci) for stem in words.tokens(text)}
    return {
        "i": place[layanan.folder],
        "a": "" if layanan.id == slug else layanan.id,
        "n": standar.nama,
        "l": " | ".join("; ".join(texts) for texts in (others, standar.kata_kunci) if texts or standar.kata_kunci),
        "t": " ".join(_new(_more(standar), said)),
        "w": values.setdefault(_told(waktu), len(values)),
        "b": values.setdefault(_told(biaya), len(values)),
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
    for text in texts:
        for word in words.split(text):
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


def details(publication: Publication) -> dict[str, Any]:
    """The second file: stems of summaries and requirements that the first does not say, at most some of each."""
    counts: dict[str, int] = {}
    mine: list[list[str]] = []
    for riwayat in publication.riwayat:
        layanan = riwayat.layanan
        found = remembered("cari-isi", (layanan,), None, partial(_stems, layanan.standar)).split()
        mine.append(found)
        for stem in found:
            counts[stem] = counts.get(stem, 0) + 1
    each = min(MOST, WORDS // max(1, len(mine)))
    rows = []
    for found in mine:
        kept = sorted(found, key=lambda stem: (counts[stem], stem))[:each]
        rows.append(" ".join(sorted(kept)))
    return {"versi": VERSION, "keterangan": note(publication.catalog.pemda), "isi": rows}


_NUMBER = re.compile("[0-9].*")
