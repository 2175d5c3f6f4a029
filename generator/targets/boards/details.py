"""A service in, the side of its board out: steps, what the fee is made of, what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.messages import word
from generator.model import Biaya, Bila, Cabang, JangkaWaktu, Langkah, Layanan, Produk, Standar, Tarif
from generator.targets.answers import duration_text
from generator.targets.boards.content import Unsur, in_one, joined, missing
from generator.targets.conditions import phrase
from generator.targets.conditions import small as inside
from generator.targets.wording import sticky


def step_pieces(layanan: Layanan) -> Iterator[Unsur]:
    """The steps with their numbers; a heading where the part, stage or case changes."""
    standar = layanan.standar
    yield Unsur("kepala", word("papan.langkah"), lebih=word("papan.langkah-resmi"))
    if not isinstance(standar.prosedur, tuple):
        yield missing(layanan, standar.prosedur)
        return
    numbers = {one.id: n for n, one in enumerate(standar.prosedur, 1) if one.id}
    part = ""
    for n, langkah in enumerate(standar.prosedur, 1):
        head = joined([langkah.bagian, case(langkah.bila, standar)])
        if head != part:
            yield Unsur("bagian", sticky(head or word("papan.semua")))
        part = head
        yield Unsur("langkah", sticky(langkah.uraian), in_one(_step_notes(langkah, standar, numbers)), str(n))


def _step_notes(langkah: Langkah, standar: Standar, numbers: dict[str, int]) -> Iterator[str]:
    """Who, where, how long; then what else the step says."""
    who = joined([langkah.pelaku, langkah.tempat, langkah.waktu])
    if who:
        yield who
    for text in (langkah.keterangan, langkah.hasil and word("papan.hasil", isi=langkah.hasil), langkah.pengganti):
        if text:
            yield text
    for cabang in langkah.cabang:
        yield _branch(cabang, numbers)
    for letter, inner in zip(_letters(), langkah.langkah, strict=False):
        first, *others = [inner.uraian, *_step_notes(inner, standar, numbers)]
        if inner.bila:
            first = f"{phrase(inner.bila, standar)}: {first}"
        yield f"{letter}. {first}"
        yield from others


def _letters() -> Iterator[str]:
    """a, b, c ... and then numbers."""
    yield from "abcdefghijklmnopqrstuvwxyz"
    yield from (str(n) for n in range(27, 1000))


def _branch(cabang: Cabang, numbers: dict[str, int]) -> str:
    text = word("papan.cabang", keadaan=cabang.keadaan)
    if cabang.uraian:
        text = f"{text}: {cabang.uraian}"
    if cabang.ke in numbers:
        text = word("papan.ke-langkah", isi=text, nomor=numbers[cabang.ke])
    return text


def fee_pieces(biaya: Biaya, standar: Standar) -> Iterator[Unsur]:
    """Tiers, the formula with its example, what is added, who is exempt, how to pay."""
    pieces = [*_tiers(biaya, standar), *_formula(biaya)]
    pieces += [Unsur("baris", "", (sticky(word("biaya.terbuka", isi=inside(text))),)) for text in biaya.bagian_terbuka]
    for one in biaya.pembebasan:
        who = joined([one.uraian, small(case(one.bila, standar)), one.besar])
        pieces.append(Unsur("baris", "", (sticky(word("biaya.bebas", isi=who)),)))
    if biaya.keterangan:
        pieces.append(Unsur("baris", "", (sticky(biaya.keterangan),)))
    for other in biaya.pihak_lain:
        paid = other.penerima and word("biaya.penerima", isi=inside(other.penerima))
        said = joined([joined([inside(other.uraian), other.jumlah], " "), paid])
        pieces.append(Unsur("baris", "", (sticky(word("biaya.pihak-lain", isi=said)),)))
    if biaya.cara_bayar:
        pieces.append(Unsur("baris", word("papan.cara-bayar"), (sticky(biaya.cara_bayar),)))
    if pieces:
        yield Unsur("kepala", word("papan.rincian-biaya"), lebih=word("papan.biaya-resmi"))
        yield from pieces


def _tiers(biaya: Biaya, standar: Standar) -> Iterator[Unsur]:
    group = ""
    for tarif in biaya.tarif:
        if tarif.kelompok and tarif.kelompok != group:
            yield Unsur("bagian", sticky(tarif.kelompok))
        group = tarif.kelompok or ""
        when = case(tarif.bila, standar)
        name = joined([tarif.nama, tarif.rentang, small(when) if tarif.nama else when])
        yield pair(name, tarif.jumlah, [tarif.satuan, *_tier_notes(tarif)])


SHORT = 16
"""Letters of a value that stands at the right of its name; a longer one stands below."""


def pair(name: str, value: str, notes: Iterable[str | None]) -> Unsur:
    """A name and its value, side by side or one above the other."""
    others = [note for note in notes if note]
    if not name:
        return Unsur("baris", sticky(value), in_one(others))
    if len(value) > SHORT:
        return Unsur("baris", sticky(name), in_one([value, *others]))
    return Unsur("pasangan", sticky(name), in_one(others), value.replace(" ", "\u00a0"))


def _tier_notes(tarif: Tarif) -> Iterator[str]:
    if tarif.sifat in ("tambahan", "jaminan", "denda"):
        yield word(f"papan.tarif-{tarif.sifat}")
    if tarif.dari and tarif.dari not in tarif.jumlah:
        yield word("papan.tarif-dari", isi=tarif.dari)
    if tarif.dikembalikan:
        yield word("papan.tarif-kembali", isi=tarif.dikembalikan)
    if tarif.keterangan:
        yield tarif.keterangan


def _formula(biaya: Biaya) -> Iterator[Unsur]:
    rumus = biaya.rumus
    if rumus is None:
        return
    yield Unsur("baris", word("biaya.dihitung"), (sticky(rumus.teks),))
    for one in rumus.variabel:
        yield Unsur("baris", "", (sticky(word("papan.variabel", nama=one.nama, arti=one.arti)),))
    if rumus.contoh:
        example = rumus.contoh if not rumus.hasil else word("papan.hitungan", isi=rumus.contoh, hasil=rumus.hasil)
        yield Unsur("baris", word("papan.contoh-hitung"), (sticky(example),))


def time_pieces(waktu: JangkaWaktu, standar: Standar) -> Iterator[Unsur]:
    """The durations of cases or phases, each with its start and its condition."""
    pieces = []
    for one in waktu.rincian:
        name = one.nama or (phrase(one.bila, standar) if one.bila else one.pelaksana) or ""
        start = one.sejak and word("papan.sejak", isi=one.sejak)
        longer = one.perpanjangan and word("papan.perpanjangan", isi=one.perpanjangan)
        who = one.pelaksana if one.pelaksana != name else None
        pieces.append(pair(name, duration_text(one), (start, one.syarat, who, longer, one.keterangan)))
    if waktu.perpanjangan:
        pieces.append(Unsur("baris", "", (sticky(word("papan.perpanjangan", isi=waktu.perpanjangan)),)))
    if pieces:
        yield Unsur("kepala", word("papan.rincian-waktu"), lebih=word("papan.waktu-resmi"))
        yield from pieces


def product_pieces(produk: tuple[Produk, ...], standar: Standar) -> Iterator[Unsur]:
    """Every product by name with form, validity and where it is handed out."""
    yield Unsur("kepala", word("papan.rincian-produk"), lebih=word("papan.produk-resmi"))
    for one in produk:
        place = one.pengambilan and word("produk.pengambilan", isi=one.pengambilan)
        term = one.masa_berlaku and word("produk.masa-berlaku", isi=one.masa_berlaku)
        lines = in_one(text for text in (case(one.bila, standar), one.bentuk, term, place, one.keterangan) if text)
        yield Unsur("baris", sticky(one.nama), lines)


def case(bila: Bila | None, standar: Standar) -> str:
    """When something applies; empty where it always does."""
    return phrase(bila, standar) if bila else ""


def small(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def next_pieces(standar: Standar) -> Iterator[Unsur]:
    """Where the applicant goes next."""
    if standar.lanjutan:
        yield Unsur("kepala", word("papan.lanjutan"))
    for one in standar.lanjutan:
        yield Unsur("baris", "", in_one(filter(None, (case(one.bila, standar), one.uraian, one.instansi))))
