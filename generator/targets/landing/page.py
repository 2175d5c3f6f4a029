"""A service and the number on a board in; that QR code's page, as one file without any other, out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from generator.messages import word
from generator.model import Layanan, Riwayat
from generator.site import LURING, relative
from generator.targets.boards.content import foot_lines, heading
from generator.targets.landing.body import Pokok, body
from generator.targets.landing.look import Gaya, asset, fingerprint, style
from generator.targets.landing.pieces import html, template
from generator.targets.landing.shrink import joined, names
from generator.targets.landing.states import Keadaan, since, state
from generator.targets.wording import date_words, ground_words

_BODY = Markup("<\0>")
"""Where the part that all pages of a service share will stand; YAML knows no such sign."""
_SCRIPT = Markup("<\0\0>")
"""Where the script will stand, the same on all pages."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page: a service, and the number on the board (None: no board is named)."""

    pokok: Pokok
    nomor: int | None


def render(halaman: Halaman) -> str:
    """The whole page."""
    pokok = halaman.pokok
    riwayat, site = pokok.riwayat, pokok.site
    layanan = riwayat.layanan
    standar = layanan.standar
    here = site.landing(riwayat.kode, halaman.nomor)
    keadaan = state(riwayat, halaman.nomor, pokok.peralihan)
    isi = body(pokok, keadaan.beda.baru if keadaan.beda else ())
    kop, kaki = _frame(pokok)
    own = template("landing.html").render(
        site=site,
        riwayat=riwayat,
        layanan=layanan,
        standar=standar,
        keadaan=keadaan,
        sejak=since(standar),
        sejak_cetak=since(keadaan.dicetak.layanan.standar) if keadaan.dicetak else "",
        dasar=_ground(layanan),
        mendatang=_announced(riwayat, keadaan),
        pengganti=pokok.pengganti,
        kop=kop,
        isi=_BODY,
        kaki=kaki,
        papan=pokok.papan if keadaan.papan_lama and riwayat.berlaku else "",
        akar=relative(here, ""),
        lengkap=relative(here, site.standar(layanan.folder, layanan.id)),
        luring=relative(here, LURING).replace("../s/", ""),
        skrip=_SCRIPT,
    )
    script = asset("landing.js")
    gaya = style(names(own) | isi.nama | _names_in(script), layanan.instansi.warna, isi.kelas)
    return _head(pokok, gaya) + joined(own).replace(_SCRIPT, script).replace(_BODY, isi.html)


@cache
def _names_in(script: str) -> frozenset[str]:
    """What style rules may speak of that the script makes."""
    return names(script)


@lru_cache(maxsize=4)
def _frame(pokok: Pokok) -> tuple[Markup, Markup]:
    """Whose page it is, and the lines at its foot: the same for all pages of a service."""
    layanan = pokok.riwayat.layanan
    owner, initials = heading(layanan, pokok.pemda)
    top = template("kop.html").render(site=pokok.site, instansi=layanan.instansi, pemilik=owner, inisial=initials)
    foot = "".join(f"<p>{html(line)}</p>" for line in foot_lines(layanan.standar, ""))
    return Markup(top), Markup(foot)


@lru_cache(maxsize=16)
def _head(pokok: Pokok, gaya: Gaya) -> str:
    """What a browser reads first."""
    site, layanan = pokok.site, pokok.riwayat.layanan
    return template("kepala.html").render(
        site=site,
        standar=layanan.standar,
        instansi=layanan.instansi,
        kanonik=f"{site.alamat_situs.rstrip('/')}/{site.standar(layanan.folder, layanan.id)}",
        gambar=pokok.gambar,
        gaya=gaya,
        sidik_skrip=fingerprint(asset("landing.js")),
    )


def _ground(layanan: Layanan) -> str:
    """Why this edition was made, in a few words; empty where it is the first or nobody says."""
    ground = layanan.standar.dasar_perubahan
    if ground is None or ground.jenis == "penetapan-pertama":
        return ""
    if ground.jenis == "fkp":
        day = (ground.rujukan or "").rpartition("/")[2]
        return word("qr.dasar-fkp", tanggal=date_words(day)) if day else word("qr.dasar-fkp", tanggal="").strip()
    return ground_words(word(f"qr.dasar-{ground.jenis}"), ground.rujukan)


def _announced(riwayat: Riwayat, keadaan: Keadaan) -> tuple[int, str] | None:
    """The edition to come and its first day, unless the page is about it already."""
    ahead = riwayat.mendatang
    if ahead is None or keadaan.jenis in ("belum", "dicabut", "rancangan", "mendatang"):
        return None
    return ahead.nomor, ahead.layanan.standar.berlaku_sejak or ""
