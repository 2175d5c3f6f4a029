"""A proposal and the editions that are known in; every promise that it breaks, with file and line, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import catalog as catalogue
from generator.findings import Finding, Word, freeze_words, sort_findings
from generator.messages import level
from generator.model import Fkp, Keputusan, Layanan, Pengecualian, Riwayat
from generator.proposal.burden_rules import burdens, shared_burdens
from generator.proposal.edition_rules import PUBLISHED, Problem, component, defaults, editions, grounds
from generator.proposal.identity_rules import codes, items
from generator.proposal.proposal import Berkas, Proposal, Usulan
from generator.proposal.state import agency_file
from generator.text import format_tanggal

SHARPER = {
    "SP920": ("SP911",),
    "SP921": ("SP911",),
    "SP922": ("SP913",),
    "SP923": ("SP914",),
    "SP924": ("SP066",),
    "SP926": ("SP070",),
    "SP929": ("SP911",),
    "SP932": ("SP903",),
    "SP934": ("SP915",),
    "SP935": ("SP915",),
}
"""Findings about a change, and those about the state alone that say the same of the same file less exactly."""


def judge(proposal: Proposal, riwayat: Iterable[Riwayat], tanggal: str) -> tuple[Finding, ...]:
    """What the rules about change say; a peringatan that is waived on the day `tanggal` (ISO) is left out."""
    known = {one.kode: one for one in riwayat if one.kode}
    usulan = {one.layanan.file: one for one in proposal.usulan if one.nasib != "dihapus"}
    found: list[Finding] = []
    for one in proposal.usulan:
        if one.nasib == "dihapus":
            found += _deleted(one)
            continue
        for id, path, words in _problems(one, proposal, known.get(one.layanan.kode)):
            if not _is_waived(id, words, one.layanan.standar.pengecualian, tanggal):
                found.append(catalogue.place(proposal.after.parsed, one.layanan.file, one.layanan, id, path, words))
    found += _defaults(proposal, usulan, tanggal)
    for berkas in proposal.berkas:
        found += _agency(berkas, proposal) if berkas.jenis == "instansi" else ()
        found += _consultation(berkas, proposal, tanggal) if berkas.jenis == "fkp" else ()
    return sort_findings(found)


def join(findings: Iterable[Finding], amendments: Iterable[Finding]) -> tuple[Finding, ...]:
    """Both kinds together, without what an amendment's finding says better."""
    mine = tuple(amendments)
    said = {(one.file, general) for one in mine for general in SHARPER.get(one.id, ())}
    return sort_findings([*(one for one in findings if (one.file, one.id) not in said), *mine])


def _problems(usulan: Usulan, proposal: Proposal, riwayat: Riwayat | None) -> Iterator[Problem]:
    """All rules about one service; where another one took its place there is nothing to compare it with."""
    identity = tuple(codes(usulan, proposal, riwayat))
    yield from identity
    if any(id == "SP929" for id, _, _ in identity):
        return
    yield from editions(usulan, riwayat)
    yield from grounds(usulan)
    yield from items(usulan, proposal)
    yield from burdens(usulan, proposal)


def _deleted(usulan: Usulan) -> Iterator[Finding]:
    """A published service ends by its status; only a draft may simply go."""
    layanan = usulan.layanan
    if layanan.standar.status in PUBLISHED:
        yield Finding(layanan.file, 0, 0, "SP932", freeze_words({"nama": layanan.standar.nama}))


def _defaults(proposal: Proposal, usulan: dict[str, Usulan], tanggal: str) -> Iterator[Finding]:
    """What an agency's default does to editions that are published: once for each component."""
    touched: dict[tuple[str, str], dict[str, Layanan]] = {}
    for shared in proposal.bersama:
        instansi = proposal.after.instansi(shared.folder)
        waivers = instansi.pengecualian if instansi is not None else ()
        for id, path, words in shared_burdens(shared, usulan, proposal):
            if not _is_waived(id, words, waivers, tanggal):
                yield _at(proposal, agency_file(shared.folder), id, path, words)
        for layanan in defaults(shared, usulan):
            touched.setdefault((shared.folder, shared.perubahan.komponen), {})[layanan.file] = layanan
    for (folder, komponen), services in touched.items():
        first = next(iter(services.values()))
        about: dict[str, Word] = {"jumlah": len(services), "contoh": first.standar.nama, "bagian": component(komponen)}
        yield _at(proposal, agency_file(folder), "SP922", ("bawaan", komponen), about)


def _agency(berkas: Berkas, proposal: Proposal) -> Iterator[Finding]:
    """An agency's code stands in addresses too."""
    if "kode" not in berkas.kunci:
        return
    old, new = proposal.before.parsed[berkas.file].value.kode, proposal.after.parsed[berkas.file].value.kode
    if old and new:
        yield _at(proposal, berkas.file, "SP927", ("kode",), {"kode": new, "semula": old})
    elif old:
        yield _at(proposal, berkas.file, "SP928", ("nama",), {"kode": old})


def _consultation(berkas: Berkas, proposal: Proposal, tanggal: str) -> Iterator[Finding]:
    """What was agreed in public stays on record; it is cancelled or answered, not rewritten."""
    old: Fkp | None = proposal.before.parsed[berkas.file].value if berkas.nasib != "baru" else None
    if old is None:
        return
    if berkas.nasib == "dihapus":
        yield Finding(berkas.file, 0, 0, "SP938", freeze_words({"tanggal": format_tanggal(old.tanggal)}))
        return
    new: Fkp = proposal.after.parsed[berkas.file].value
    places = {one.id: n for n, one in enumerate(new.keputusan)}
    for one in old.keputusan:
        n = places.get(one.id)
        rewritten = n is None or _substance(new.keputusan[n]) != _substance(one)
        if rewritten and not _is_waived("SP939", {"id": one.id}, new.pengecualian, tanggal):
            path = ("keputusan",) if n is None else ("keputusan", n)
            yield _at(proposal, berkas.file, "SP939", path, {"id": one.id})


def _substance(keputusan: Keputusan) -> tuple[object, ...]:
    """What was decided; deadline, answers and owner may still move."""
    one = keputusan
    return (one.jenis, one.layanan, one.bagian, one.butir, one.menjadi_butir, one.semula, one.menjadi)


def _at(proposal: Proposal, file: str, id: str, path: tuple[str | int, ...], words: Mapping[str, Word]) -> Finding:
    one = proposal.after.parsed.get(file)
    document = one.document if one is not None else None
    line, column = document.positions.where(path) if document is not None else (0, 0)
    return Finding(file, line, column, id, freeze_words(words))


def _is_waived(id: str, words: Mapping[str, Word], waivers: Iterable[Pengecualian], tanggal: str) -> bool:
    """Whether the file accepts this finding with a reason, until a date not yet past."""
    if level(id) == "kesalahan":
        return False
    about = (None, str(words.get("id", "")))
    return any(one.temuan == id and one.butir in about and one.sampai >= tanggal for one in waivers)
