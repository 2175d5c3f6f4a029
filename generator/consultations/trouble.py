"""Judged consultations in; what a person should look at, each at its line of the file that can mend it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalog import FOLDER, Catalog, Konsultasi, parse
from generator.consultations.claims import double_claims
from generator.consultations.evidence import items, mistyped_items, unknown_items
from generator.consultations.forum import Forum, Kesepakatan
from generator.consultations.judge import Hari, begins, order
from generator.consultations.services import Services
from generator.findings import Finding, Path, Word, freeze_words
from generator.messages import word
from generator.model import Edisi, Keputusan, Pengecualian, Riwayat
from generator.text import format_tanggal, join_dan, nearest

LIKE = 60
"""From this likeness (0 to 100) on an id is offered in place of an unknown one."""
MANY = 6
"""More names than this are not listed."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in files; a file is read again only when there is something to say about it."""

    catalog: Catalog
    read: dict[str, object] = field(default_factory=dict)

    def finding(self, file: str, path: Path, id: str, words: Mapping[str, Word]) -> Finding:
        """The complaint at the line of `path`, or about the whole file where it cannot be read."""
        if file not in self.read:
            content = self.catalog.sumber.get(file)
            self.read[file] = parse(file, content).document if content is not None else None
        document = self.read[file]
        line, column = document.positions.where(path) if document is not None else (0, 0)  # type: ignore[attr-defined]
        return Finding(file, line, column, id, freeze_words(words))


def complaints(catalog: Catalog, services: Services, forums: tuple[Forum, ...], tanggal: str) -> tuple[Finding, ...]:
    """Everything that keeps consultations and standards from being held against each other, or that they show."""
    places = Places(catalog)
    known = Known(services, frozenset(catalog.rusak))
    found: list[Finding] = []
    for forum in forums:
        held = forum.konsultasi
        waived = _waived(held.fkp.pengecualian, tanggal)
        found += [
            places.finding(held.file, path, id, words)
            for id, path, words in (*_of_record(held, known), *_of_decisions(forum, tanggal, known))
            if not {(id, None), (id, str(words.get("id", "")))} & waived
        ]
    for forum, n, words in double_claims(forums):
        held = forum.konsultasi
        if not {("SP824", None), ("SP824", str(words["id"]))} & _waived(held.fkp.pengecualian, tanggal):
            found.append(places.finding(held.file, ("keputusan", n), "SP824", words))
    by_reference = {forum.rujukan: forum for forum in forums}
    for riwayat in services.semua:
        for edisi in riwayat.edisi:
            if edisi.commit is None and edisi.layanan.file in catalog.sumber:
                waived = _waived(edisi.layanan.standar.pengecualian, tanggal)
                found += [
                    places.finding(edisi.layanan.file, path, id, words)
                    for id, path, words in _of_ground(catalog, by_reference, riwayat, edisi, tanggal)
                    if (id, None) not in waived
                ]
    return tuple(found)


def _waived(waivers: Iterable[Pengecualian], tanggal: str) -> set[tuple[str, str | None]]:
    """What is accepted until a day not yet past, by finding and decision."""
    return {(one.temuan, one.butir) for one in waivers if one.sampai >= tanggal}


Problem = tuple[str, Path, dict[str, Word]]


@dataclass(frozen=True, slots=True)
class Known:
    """The services, and the files of those that cannot be read now: these have findings of their own."""

    services: Services
    rusak: frozenset[str]

    def has(self, folder: str, name: str) -> bool:
        """Whether there is such a service, readable or not."""
        files = (f"{FOLDER}/{folder}/{name}.yaml", f"{FOLDER}/{name}.yaml")
        return self.services.find(folder, name) is not None or any(file in self.rusak for file in files)


def _of_record(held: Konsultasi, known: Known) -> Iterator[Problem]:
    """Names of services that nobody knows."""
    for n, keputusan in enumerate(held.fkp.keputusan):
        name = keputusan.layanan
        if name and keputusan.jenis != "layanan-baru" and not known.has(held.folder, name):
            near = [one.layanan.id for one in known.services.of(held.folder)]
            words: dict[str, Word] = {"id": keputusan.id, "layanan": name, "pilihan": _choice(name, near)}
            yield "SP820", ("keputusan", n, "layanan"), words
    opened = {one.layanan for one in held.fkp.keputusan if one.jenis == "layanan-baru"}
    for n, name in enumerate(held.fkp.layanan):
        if name not in opened and not known.has(held.folder, name):
            near = [one.layanan.id for one in known.services.of(held.folder)]
            yield "SP831", ("layanan", n), {"layanan": name, "pilihan": _choice(name, near)}


def _of_decisions(forum: Forum, tanggal: str, known: Known) -> Iterator[Problem]:
    """Decisions that cannot be followed, that became something else, or that wait for an answer."""
    held = forum.konsultasi
    hari = Hari(held.tanggal, tanggal, forum.rujukan)
    for n, one in enumerate(forum.kesepakatan):
        if one.keputusan.dibatalkan is None and held.tanggal <= tanggal:
            for each in one.rincian or (one,):
                yield from _of_decision(n, each, hari, for_all=bool(one.rincian))
            name = one.keputusan.layanan
            is_seen = not name or known.services.find(held.folder, name) is not None
            if one.keadaan in ("lewat", "kembali") and is_seen and not one.keputusan.tanggapan:
                yield "SP826", ("keputusan", n), {"id": one.keputusan.id}


def _of_decision(n: int, one: Kesepakatan, hari: Hari, for_all: bool) -> Iterator[Problem]:
    keputusan, riwayat = one.keputusan, one.riwayat
    if riwayat is None:
        return
    said = keputusan.dipastikan
    if said is not None:
        if said.edisi is not None and not for_all and riwayat.nomor(said.edisi) is None:
            numbers = join_dan([str(edisi.nomor) for edisi in riwayat.edisi])
            yield (
                "SP829",
                ("keputusan", n, "dipastikan", "edisi"),
                {"id": keputusan.id, "edisi": said.edisi, "pilihan": numbers},
            )
        return
    urutan = order(riwayat, hari)
    name = riwayat.layanan.standar.nama
    for id in () if for_all else unknown_items(keputusan, urutan.standar):
        number = urutan.dasar.nomor if urutan.dasar is not None else 0
        near = _choice(id, [syarat.id or "" for syarat in items(urutan.standar)])
        where: Path = ("keputusan", n)
        if id in keputusan.butir:
            where = (*where, "butir", keputusan.butir.index(id))
        words: dict[str, Word] = {"id": keputusan.id, "butir": id, "edisi": number, "pilihan": near, "layanan": name}
        yield "SP821", where, words
    for id, meant in () if for_all else mistyped_items(keputusan, urutan.standar):
        number = urutan.dasar.nomor if urutan.dasar is not None else 0
        words = {"id": keputusan.id, "butir": id, "edisi": number, "pilihan": meant, "layanan": name}
        yield "SP836", ("keputusan", n, "butir", keputusan.butir.index(id)), words
    if not for_all and one.edisi is not None:
        yield from _unknown_results(n, keputusan, one.edisi)
    if one.berubah is not None:
        yield "SP825", ("keputusan", n), {"id": keputusan.id, "edisi": one.berubah.nomor, "layanan": name}
    elif one.terbuka and riwayat.keadaan == "dicabut" and one.keadaan == "perlu-telaah":
        yield "SP828", ("keputusan", n), {"id": keputusan.id, "layanan": name}


def _unknown_results(n: int, keputusan: Keputusan, edisi: Edisi) -> Iterator[Problem]:
    """Ids that a decision was to lead to and that the edition that carried it out does not have."""
    standar = edisi.layanan.standar
    ids = [syarat.id or "" for syarat in items(standar)]
    for m, id in enumerate(keputusan.menjadi_butir):
        if id not in ids:
            words: dict[str, Word] = {"id": keputusan.id, "butir": id, "edisi": edisi.nomor, "layanan": standar.nama}
            yield "SP835", ("keputusan", n, "menjadi_butir", m), {**words, "pilihan": _choice(id, ids)}


def _of_ground(
    catalog: Catalog, forums: Mapping[str, Forum], riwayat: Riwayat, edisi: Edisi, tanggal: str
) -> Iterator[Problem]:
    """An edition that names a consultation which is not recorded, came later, or decided something else."""
    standar, folder = edisi.layanan.standar, edisi.layanan.folder
    ground = standar.dasar_perubahan
    if ground is None or ground.jenis != "fkp" or not ground.rujukan:
        return
    named = ground.rujukan if "/" in ground.rujukan else f"{folder}/{ground.rujukan}"
    path = ("dasar_perubahan", "rujukan")
    forum = forums.get(named)
    if forum is None:
        place, _, day = named.rpartition("/")
        if f"{FOLDER}/{place}/fkp/{day}.yaml" not in catalog.sumber:
            near = [rujukan for rujukan, one in forums.items() if one.konsultasi.folder in (place, folder)]
            words: dict[str, Word] = {"edisi": edisi.nomor, "rujukan": ground.rujukan, "pilihan": _choice(named, near)}
            yield "SP822", path, words
        return
    held = format_tanggal(forum.konsultasi.tanggal)
    since = begins(edisi)
    if since and since < forum.konsultasi.tanggal[: len(since)]:
        yield "SP827", path, {"edisi": edisi.nomor, "tanggal": held, "sejak": format_tanggal(since)}
        return
    is_due = forum.konsultasi.tanggal <= tanggal and standar.status in ("berlaku", "dicabut")
    mine = [one for one in forum.per_layanan() if one.riwayat is riwayat]
    if is_due and not any(_is_met(one, edisi) for one in mine):
        yield "SP823", path, {"edisi": edisi.nomor, "tanggal": held}


def _is_met(one: Kesepakatan, edisi: Edisi) -> bool:
    """Whether an edition has to do with a decision: does it, will do it, did something like it, or a person says so."""
    numbers = {each.nomor for each in (one.edisi, one.pulih, one.nanti, one.berubah) if each is not None}
    return edisi.nomor in numbers or one.keputusan.dipastikan is not None


def _choice(wrong: str, names: list[str]) -> str:
    """The name that is meant, if one is near; else the names there are, as many as a reader looks through."""
    from rapidfuzz import fuzz, process  # only who mistyped needs it

    near = process.extractOne(wrong, names, scorer=fuzz.ratio, score_cutoff=LIKE) if names else None
    if near is not None:
        return str(near[0])
    if not names:
        return word("fkp.tiada-pilihan")
    if len(names) <= MANY:
        return ", ".join(names)
    return word("sebut.lagi", isi=", ".join(nearest(wrong, names)[:MANY]), jumlah=len(names) - MANY)
