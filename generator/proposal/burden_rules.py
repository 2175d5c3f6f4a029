"""A service at two moments in; what it asks more of the applicant without saying why, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator import catalog as catalogue
from generator.diff import Change
from generator.messages import word
from generator.model import Fkp, Keputusan, Layanan
from generator.proposal.edition_rules import Problem, named
from generator.proposal.proposal import Bersama, Proposal, Usulan
from generator.site import FOLDER
from generator.text import normal


def burdens(usulan: Usulan, proposal: Proposal) -> Iterator[Problem]:
    """Each change that asks more, and whose reason stands nowhere."""
    if usulan.semula is None:
        return
    for change in usulan.sendiri:
        if change.dampak == "bertambah" and not has_reason(change, usulan.layanan, usulan.semula, proposal):
            yield "SP936", change.di_menjadi or (change.komponen,), _words(change)


def shared_burdens(shared: Bersama, usulan: dict[str, Usulan], proposal: Proposal) -> Iterator[Problem]:
    """The same for an agency's default: one reason for each service that inherits it."""
    change = shared.perubahan
    if change.dampak != "bertambah":
        return
    for layanan in shared.layanan:
        before = usulan[layanan.file].semula
        if before is not None and not has_reason(change, layanan, before, proposal):
            yield "SP936", ("bawaan", *(change.di_menjadi or (change.komponen,))), _words(change)
            return


def _words(change: Change) -> dict[str, str | int]:
    return {"butir": named(change), "ubah": word(f"ubah.{change.jenis}"), "id": change.id}


def has_reason(change: Change, layanan: Layanan, before: Layanan, proposal: Proposal) -> bool:
    """Whether the item, the edition or the consultation that the edition names says why more is asked.

    A rule or an evaluation is a reason for the whole edition; a consultation only for what it decided. A ground
    that stood there before this proposal explains nothing.
    """
    if _item_says(change, layanan):
        return True
    standar = layanan.standar
    ground = standar.dasar_perubahan
    if ground is None or (ground == before.standar.dasar_perubahan and standar.edisi == before.standar.edisi):
        return False
    if (ground.keterangan or "").strip():
        return True
    if ground.jenis == "fkp":
        return any(_decides(one, change) for one in _decisions(ground.rujukan or "", layanan, proposal))
    return bool((ground.rujukan or "").strip())


def _item_says(change: Change, layanan: Layanan) -> bool:
    value = layanan.standar.persyaratan
    if change.komponen != "persyaratan" or not isinstance(value, tuple) or not change.di_menjadi:
        return False
    n = change.di_menjadi[1] if len(change.di_menjadi) > 1 else None
    item = value[n] if isinstance(n, int) and n < len(value) else None
    return item is not None and bool((item.alasan or "").strip() or (item.dasar or "").strip())


def _decisions(reference: str, layanan: Layanan, proposal: Proposal) -> tuple[Keputusan, ...]:
    """What a consultation decided about a service; nothing where there is no such record."""
    folder, slash, date = reference.partition("/")
    file = f"{FOLDER}/{folder}/fkp/{date}.yaml"
    content = proposal.after.contents.get(file) if slash else None
    fkp: Fkp | None = catalogue.parse(file, content).value if content is not None else None
    if fkp is None:
        return ()
    mine = (layanan.id, layanan.kode, None)
    return tuple(one for one in fkp.keputusan if one.layanan in mine and one.dibatalkan is None)


def _decides(keputusan: Keputusan, change: Change) -> bool:
    """Whether a decision is about this change: its item, its wording, or its component as a whole."""
    if change.id and change.id in (*keputusan.butir, *keputusan.menjadi_butir):
        return True
    texts = [text for text in (change.menjadi, change.semula) if text]
    said = [text for text in (keputusan.menjadi, keputusan.usulan, keputusan.semula) if text]
    if {normal(text) for text in texts} & {normal(text) for text in said}:
        return True
    return (keputusan.bagian or "persyaratan") == change.komponen != "persyaratan"
