"""An agency in; what its visitors need to know and its file does not say out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Instansi, Ketiadaan
from generator.rules.lists import load
from generator.rules.pengaduan import reachable
from generator.rules.registry import Problem, rule
from generator.rules.walk import find


def _named(instansi: Instansi) -> dict[str, str | int]:
    return {"nama": instansi.nama_pendek or instansi.nama}


@rule("SP701")
def one_person_is_responsible(instansi: Instansi) -> Iterator[Problem]:
    """Exactly one post answers for the public services of an agency."""
    if instansi.penanggung_jawab is None:
        yield ("nama",), _named(instansi)


@rule("SP702")
def hours_are_known(instansi: Instansi) -> Iterator[Problem]:
    """Hours stand on every board."""
    if instansi.jam_layanan is None and not (
        instansi.tempat_layanan and all(tempat.jam is not None for tempat in instansi.tempat_layanan)
    ):
        yield ("nama",), _named(instansi)


@rule("SP703")
def box_or_phone(instansi: Instansi) -> Iterator[Problem]:
    """Every agency has a complaint box or a phone number."""
    contact = instansi.kontak
    if contact is not None and (contact.telepon is not None or contact.whatsapp is not None):
        return
    pengaduan = instansi.bawaan.pengaduan if instansi.bawaan is not None else None
    if pengaduan is None or isinstance(pengaduan, Ketiadaan) or not reachable(pengaduan):
        yield ("nama",), _named(instansi)


@rule("SP706")
def vulnerable_people_are_thought_of(instansi: Instansi) -> Iterator[Problem]:
    """What eases the way of old, disabled or pregnant visitors, in a list of its own or among the facilities."""
    if instansi.kelompok_rentan:
        return
    known = tuple(load("kantor")["kelompok_rentan"])
    said = " ".join(text.lower() for _, text in find(str, instansi.bawaan))
    if not any(phrase in said for phrase in known):
        yield ("nama",), _named(instansi)


@rule("SP707")
def the_way_is_known(instansi: Instansi) -> Iterator[Problem]:
    """An address stands on every board."""
    if instansi.alamat is None and not any(tempat.alamat is not None for tempat in instansi.tempat_layanan):
        yield ("nama",), _named(instansi)
