"""A standard's status, decree and dates in; what contradicts or is missing among them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.messages import registry
from generator.model import Fkp, Instansi, Layanan, Pemda
from generator.rules.registry import Konteks, Problem, rule
from generator.rules.walk import root
from generator.text import format_tanggal

_FKP = re.compile("[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}")


@rule("SP065")
def editions_in_force_say_since_when(layanan: Layanan) -> Iterator[Problem]:
    """The board's foot and the history stand on this date."""
    if layanan.standar.status == "berlaku" and layanan.standar.berlaku_sejak is None:
        yield ("status",), {}


@rule("SP066")
def editions_in_force_were_enacted(layanan: Layanan) -> Iterator[Problem]:
    """A standard is in force because somebody decided it; the number may still be blank."""
    if layanan.standar.status == "berlaku" and layanan.standar.penetapan is None:
        yield ("status",), {}


@rule("SP067")
def withdrawals_have_a_date(layanan: Layanan) -> Iterator[Problem]:
    """The QR code of a withdrawn service says since when, and where to go."""
    if layanan.standar.status == "dicabut" and layanan.standar.pencabutan is None:
        yield ("status",), {}


@rule("SP068")
def withdrawals_change_the_status(layanan: Layanan, konteks: Konteks) -> Iterator[Problem]:
    """A withdrawal may be announced; once its day has come the status says it."""
    standar, withdrawal = layanan.standar, layanan.standar.pencabutan
    if withdrawal is not None and standar.status != "dicabut" and withdrawal.tanggal <= konteks.tanggal:
        yield ("status",), {"tanggal": format_tanggal(withdrawal.tanggal), "status": standar.status}


@rule("SP069")
def consultations_can_be_found(layanan: Layanan) -> Iterator[Problem]:
    """The link from an edition to its consultation is the agency's folder and the date."""
    dasar = layanan.standar.dasar_perubahan
    if dasar is not None and dasar.jenis == "fkp":
        if dasar.rujukan is None:
            yield ("dasar_perubahan",), {"isi": "", "contoh": f"{layanan.folder}/2026-02-11"}
        elif _FKP.fullmatch(dasar.rujukan) is None:
            yield ("dasar_perubahan", "rujukan"), {"isi": dasar.rujukan, "contoh": f"{layanan.folder}/2026-02-11"}


@rule("SP070")
def later_editions_have_a_ground(layanan: Layanan) -> Iterator[Problem]:
    """Whoever reads that a requirement changed wants to know why."""
    standar = layanan.standar
    if standar.edisi > 1 and standar.dasar_perubahan is None and standar.status in ("berlaku", "menunggu-penetapan"):
        yield ("edisi",), {"edisi": standar.edisi}


@rule("SP071")
def decrees_come_before_their_effect(layanan: Layanan) -> Iterator[Problem]:
    """A decree's date may be a month or a year only: compared as far as it goes."""
    standar = layanan.standar
    signed = standar.penetapan.tanggal if standar.penetapan is not None else None
    if signed is not None and standar.berlaku_sejak is not None and standar.berlaku_sejak[: len(signed)] < signed:
        yield (
            ("berlaku_sejak",),
            {"berlaku": format_tanggal(standar.berlaku_sejak), "penetapan": format_tanggal(signed)},
        )


@rule("SP095")
def reviews_come_after_the_decree(layanan: Layanan) -> Iterator[Problem]:
    """What was not in force yet cannot have been reviewed; a later edition may well follow from an earlier review."""
    standar = layanan.standar
    signed = standar.penetapan.tanggal if standar.penetapan is not None else None
    last = standar.peninjauan.terakhir if standar.peninjauan is not None else None
    if standar.edisi == 1 and signed is not None and last is not None and last < signed[: len(last)]:
        yield (
            ("peninjauan", "terakhir"),
            {"peninjauan": format_tanggal(last), "penetapan": format_tanggal(signed)},
        )


@rule("SP075", withdrawn=True)
def waivers_name_what_can_be_waived(subject: Layanan | Instansi | Fkp | Pemda) -> Iterator[Problem]:
    """A waiver for an unknown finding, or for one that must be mended, does nothing."""
    for n, one in enumerate(root(subject).pengecualian):
        message = registry().get(one.temuan)
        if message is None or message.tingkat == "kesalahan":
            yield ("pengecualian", n, "temuan"), {"id": one.temuan}


@rule("SP076")
def waivers_end(subject: Layanan | Instansi | Fkp | Pemda, konteks: Konteks) -> Iterator[Problem]:
    """After its date a waiver does nothing; the finding is shown again."""
    for n, one in enumerate(root(subject).pengecualian):
        if one.sampai < konteks.tanggal:
            yield ("pengecualian", n, "sampai"), {"id": one.temuan, "tanggal": format_tanggal(one.sampai)}
