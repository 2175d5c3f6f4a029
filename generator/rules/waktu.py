"""The durations of a service in; those that promise nothing, or two things at once, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Path
from generator.model import Instansi, JangkaWaktu, Layanan, Waktu
from generator.rules.contents import missing
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.walk import joined, texts
from generator.rules.words import says, tokens
from generator.text import digit_word_mismatch, find_hours, may_equal, start_event
from generator.text import find_waktu as find_uncached
from generator.text import parse_waktu as parse_uncached

# The office's own days: shorter times begin and end while the applicant stands there.
DAYS = ("hari", "hari kerja", "minggu", "bulan", "semester", "tahun", "tahun anggaran")
# Several rules read the same few texts.
parse_waktu = lru_cache(maxsize=1024)(parse_uncached)
find_waktu = lru_cache(maxsize=1024)(find_uncached)
_DIGIT = re.compile("[0-9]")
# Where a number may stand beside its word: the six components of delivery, and the number of officers.
COUNTED = ("persyaratan", "prosedur", "jangka_waktu", "biaya", "pengaduan", "jumlah_pelaksana")


def entries(layanan: Layanan) -> Iterator[tuple[Path, JangkaWaktu | Waktu]]:
    """Every duration with its place: of the service, of its cases and phases, of its stages."""
    value = layanan.standar.jangka_waktu
    if isinstance(value, JangkaWaktu):
        if not value.rincian or value.teks is not None or value.nilai is not None:
            yield ("jangka_waktu",), value
        for n, one in enumerate(value.rincian):
            yield ("jangka_waktu", "rincian", n), one
    for n, tahap in enumerate(layanan.standar.tahap):
        if tahap.jangka_waktu is not None:
            yield ("tahap", n, "jangka_waktu"), tahap.jangka_waktu


def _said(one: JangkaWaktu | Waktu) -> str:
    return one.teks or ""


def _words(one: JangkaWaktu | Waktu) -> dict[str, str | int]:
    return {"id": "jangka_waktu", "teks": _said(one) or str(one.nilai or "")}


@rule("SP301")
def times_are_stated(layanan: Layanan) -> Iterator[Problem]:
    """The component is missing or was published empty; times of stages count."""
    value = layanan.standar.jangka_waktu
    if missing(value) and not any(tahap.jangka_waktu is not None for tahap in layanan.standar.tahap):
        yield ("jangka_waktu",), {"id": "jangka_waktu"}


@rule("SP302")
def times_have_a_number(layanan: Layanan) -> Iterator[Problem]:
    """A promise without number, calendar day or "while you wait" cannot be held against anybody."""
    for path, one in entries(layanan):
        in_parts = isinstance(one, JangkaWaktu) and one.rincian
        if not in_parts and one.nilai is None and one.tanggal is None and not one.ditunggu and not _reads(_said(one)):
            yield path, _words(one)


def _reads(text: str) -> bool:
    """Whether a text states any time; opening hours are the matter of another rule."""
    return bool(parse_waktu(text) is not None or find_waktu(text) or find_hours(text))


@rule("SP303")
def digits_and_words_agree(layanan: Layanan) -> Iterator[Problem]:
    """ "3 (dua) hari kerja": nobody knows which of them was decided."""
    everything = joined(layanan, *COUNTED)
    for path, text in texts(layanan, *COUNTED) if "(" in everything and _DIGIT.search(everything) else ():
        if "(" in text and _DIGIT.search(text):
            for digits, said in digit_word_mismatch(text)[:1]:
                yield path, {"id": path[0], "teks": text, "angka": digits, "kata": said}


@rule("SP304")
def days_are_working_days_or_not(layanan: Layanan) -> Iterator[Problem]:
    """ "3 hari" may end on a Sunday; a typed unit settles it."""
    for path, one in entries(layanan):
        found = parse_waktu(_said(one)) if one.satuan is None else None
        bare = found is not None and found.satuan == "hari" and found.setara is None
        if bare and not says(_said(one), load("waktu")["hari_jelas"]):
            yield path, _words(one)


@rule("SP305")
def conversions_agree(layanan: Layanan) -> Iterator[Problem]:
    """ "2 minggu (14 hari kerja)" is two times."""
    for path, one in entries(layanan):
        if any(found.waktu.bertentangan for found in find_waktu(_said(one))):
            yield path, _words(one)


@rule("SP306")
def counting_starts_somewhere(layanan: Layanan) -> Iterator[Problem]:
    """From which event days are counted; the second of two phases starts where the first one ends.

    A phase that is named from one event to another ("pendaftaran sampai akad") says it by its name.
    """
    value = layanan.standar.jangka_waktu
    common = value.sejak if isinstance(value, JangkaWaktu) else None
    for path, one in entries(layanan):
        follows = (
            isinstance(one, Waktu) and one.bila is None and path[:2] == ("jangka_waktu", "rincian") and path[2] != 0
        )
        if one.sejak is None and common is None and not one.ditunggu and one.tanggal is None and not follows:
            read = parse_waktu(_said(one))
            unit = one.satuan or (read.satuan if read is not None and not read.ditunggu else None)
            named = isinstance(one, Waktu) and says(one.nama or "", load("waktu")["sampai"])
            said = " ".join(filter(None, (one.teks, one.syarat, one.keterangan)))
            if unit in DAYS and not named and start_event(said) is None:
                yield path, _words(one)


@rule("SP307")
def hours_are_no_duration(layanan: Layanan) -> Iterator[Problem]:
    """Opening hours in the place of the duration, or mixed into it."""
    for path, one in entries(layanan):
        hours = find_hours(_said(one))
        if len(hours) > 1 or (hours and not find_waktu(_said(one)) and one.nilai is None):
            yield path, _words(one)


@rule("SP308")
def typed_times_agree(layanan: Layanan) -> Iterator[Problem]:
    """A typed value overrides what is read; where they differ one of them is a slip."""
    for path, one in entries(layanan):
        read = parse_waktu(_said(one))
        most = one.sampai if one.sampai is not None else one.nilai
        if read is None or read.maximum is None or read.satuan is None or most is None or int(most) != most:
            continue
        unit = one.satuan or read.satuan
        if (unit, read.satuan) == ("hari kerja", "hari"):
            same = int(most) == read.maximum
        else:
            same = may_equal(int(most), unit, read.maximum, read.satuan) is not False
        if not same:
            yield (*path, "nilai"), {"id": "jangka_waktu", "teks": _said(one), "nilai": int(most), "satuan": unit}


@rule("SP309")
def times_count_the_whole_way(layanan: Layanan) -> Iterator[Problem]:
    """A step of another office, and a time that does not say whether it counts that office's part."""
    value, steps = layanan.standar.jangka_waktu, layanan.standar.prosedur
    if not isinstance(value, JangkaWaktu) or not isinstance(steps, tuple) or value.rincian or value.ditunggu:
        return
    said = " ".join(filter(None, (value.teks, value.syarat, value.keterangan, value.sejak)))
    if (value.nilai is None and parse_waktu(said) is None) or says(said, load("waktu")["bagian"]):
        return
    for n, langkah in enumerate(steps):
        if langkah.pelaku is not None and langkah.waktu is None and _is_elsewhere(langkah.pelaku, layanan.instansi):
            yield ("jangka_waktu",), {**_words(value), "pelaku": langkah.pelaku, "nomor": n + 1}
            return


def _is_elsewhere(pelaku: str, instansi: Instansi) -> bool:
    """Whether a step's actor is named as an office, and not as this one."""
    actor = tokens(pelaku)
    offices = {each for kind in load("waktu")["kantor"] for each in tokens(kind)}
    own = {each for name in (instansi.nama, instansi.nama_pendek or "") for each in tokens(name)}
    return bool(actor) and actor[0] in offices and not own.issuperset(actor)
