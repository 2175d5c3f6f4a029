"""A proposal with all that is known around it in; what a report says first, and in which order, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.diff import Change, Dampak
from generator.findings import Finding
from generator.messages import level, word
from generator.model import DasarPerubahan, Layanan
from generator.proposal import Berkas, Proposal, Usulan
from generator.schema import KINDS, definition
from generator.site import Site
from generator.targets.answers import answers
from generator.targets.conditions import small
from generator.targets.proposals.agreements import Sepakat
from generator.targets.wording import count_words, date_words, ground_words, is_wording
from generator.text import join_dan

ORDER: tuple[Dampak, ...] = ("bertambah", "perlu-telaah", "berkurang", "tetap")
"""What the reviewer must see first: who asks more, then what nobody can tell, then the rest."""

ON_BOARDS = frozenset(
    [
        *("nama", "sebutan", "daerah", "provinsi", "warna", "lambang", "alamat", "kontak", "jam_layanan"),
        *("kanal", "tempat_layanan", "tanpa_hp", "bawaan", "penanggung_jawab"),
    ]
)
"""The keys of an agency that its boards show."""

SIGNS: dict[Dampak, str] = {"bertambah": "+", "berkurang": "-", "tetap": "=", "perlu-telaah": "?"}


@dataclass(frozen=True, slots=True)
class Laporan:
    """What a report is made from. `nama` names the two moments for a person, `commit` are their full hashes.

    `catatan` says what is special about the choice of these moments; `temuan` is what must be mended or examined.
    """

    proposal: Proposal
    nama: tuple[str, str]
    site: Site
    commit: tuple[str, str] = ("", "")
    catatan: tuple[str, ...] = ()
    sepakat: tuple[Sepakat, ...] = ()
    temuan: tuple[Finding, ...] = ()

    @property
    def diceritakan(self) -> tuple[Usulan, ...]:
        """The services that get a section of their own: not those of which only an inherited thing differs."""
        return tuple(one for one in self.proposal.usulan if one.nasib != "keterangan" and has_own(one))

    @property
    def keterangan(self) -> tuple[Usulan, ...]:
        """The services of which nothing differs that the applicant prepares by."""
        return tuple(one for one in self.proposal.usulan if one.nasib == "keterangan")

    @property
    def papan(self) -> int:
        """How many services have a board that must be printed anew: their own, or all of an agency that differs."""
        agencies = {one.file.split("/")[1] for one in self.proposal.berkas if one.jenis == "instansi" and _printed(one)}
        own = [one.layanan for one in self.proposal.usulan if one.nasib not in ("dihapus", "dicabut")]
        others = [one for one in self.proposal.after.layanan.values() if one.folder in agencies]
        hanging = {one.file for one in (*own, *others) if one.standar.status == "berlaku" and one.kode}
        return len(hanging)

    def tingkat(self, name: str) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(one for one in self.temuan if level(one.id) == name)


def _printed(berkas: Berkas) -> bool:
    """Whether what differs in an agency's file stands on its boards."""
    return any(key in ON_BOARDS for key in berkas.kunci)


def has_own(usulan: Usulan) -> bool:
    """Whether there is anything to say of this service that is not said once for all services of its agency."""
    return bool(usulan.sendiri or usulan.tanda or usulan.nasib not in ("diubah", "keterangan") or not usulan.bersama)


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Changes by their effect on the applicant, each effect in the document's order."""
    return sorted(changes, key=lambda one: ORDER.index(one.dampak))


def substance(usulan: Usulan) -> list[Change]:
    """The service's own changes of substance, the heaviest first."""
    return [one for one in ordered(usulan.sendiri) if not is_wording(one)]


def rewording(usulan: Usulan) -> list[Change]:
    """The service's own changes of words and order."""
    return [one for one in usulan.sendiri if is_wording(one)]


def headline(laporan: Laporan) -> tuple[str, ...]:
    """The proposal in words and counts: one sentence, or a second one for what else there is."""
    told = [*laporan.proposal.usulan]
    changed = [one for one in told if one.semula is not None and not all(map(is_wording, one.perubahan))]
    changed = [one for one in changed if one.nasib != "dihapus"]
    parts = []
    if changed:
        parts.append(word("usulan.layanan", jumlah=len(changed), isi=count_words(_all_changes(laporan.proposal))))
    counts = {nasib: sum(one.nasib == nasib for one in told) for nasib in ("baru", "dicabut", "dihapus", "keterangan")}
    counts["keterangan"] += sum(
        one.nasib == "diubah" and bool(one.perubahan) and all(map(is_wording, one.perubahan)) for one in told
    )
    bare = sum(one.nasib == "diubah" and not one.perubahan for one in told)
    rest = [word(f"usulan.hitung.{name}", jumlah=count) for name, count in counts.items() if count]
    rest += [word("usulan.hitung.edisi", jumlah=bare)] if bare else []
    if not changed and not any(counts[name] for name in ("baru", "dicabut", "dihapus")):
        noted = sum(one.baru for one in laporan.sepakat)
        parts.append(word("usulan.hanya-fkp", jumlah=noted) if noted else word("usulan.tanpa"))
    if rest:
        parts.append(word("usulan.juga" if parts else "usulan.hanya", isi=", ".join(rest)))
    return tuple(parts)


def _all_changes(proposal: Proposal) -> list[Change]:
    """All changes, inherited ones once; ids made distinct, since two services may both change their item `ktp`."""
    own = [
        replace(change, id=f"{one.layanan.file} {change.id}")
        for one in proposal.usulan
        if one.nasib != "dihapus"
        for change in one.sendiri
    ]
    return [*own, *(replace(one.perubahan, id=f"{one.folder} {one.perubahan.id}") for one in proposal.bersama)]


def ground(dasar: DasarPerubahan | None) -> str:
    """Why an edition was made, in a few words; empty where its file does not say."""
    if dasar is None:
        return ""
    if dasar.jenis == "fkp":
        day = (dasar.rujukan or "").rpartition("/")[2]
        said = word("qr.dasar-fkp", tanggal=date_words(day)) if day[:4].isdecimal() else dasar.rujukan or ""
    else:
        said = ground_words(word(f"usulan.dasar.{dasar.jenis}"), dasar.rujukan)
    return said


def outline(layanan: Layanan) -> str:
    """A new service in one line: how many requirements, and the three answers of its board."""
    waktu, biaya, produk = (one.nilai.rstrip(".") for one in answers(layanan))
    count = len(layanan.standar.persyaratan) if isinstance(layanan.standar.persyaratan, tuple) else 0
    return word("usulan.baru", jumlah=count, waktu=waktu, biaya=biaya, produk=produk)


def key_names(jenis: str, keys: Iterable[str]) -> str:
    """Keys of a file by the titles that the schema gives them, in one list."""
    return join_dan([_key_name(jenis, key) for key in keys])


def _key_name(jenis: str, key: str) -> str:
    kind = next((name for name in KINDS if name == jenis), None)
    title = definition(kind)["properties"].get(key, {}).get("title", key) if kind is not None else key
    return small(str(title))


def place_name(layanan: Layanan) -> str:
    """A service with its agency, for a list of several."""
    return word("usulan.di", nama=layanan.standar.nama, instansi=layanan.instansi.nama)
