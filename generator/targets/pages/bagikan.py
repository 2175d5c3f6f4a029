"""A service in; what programs read in its page's head, out: the picture to share, the data file, and the JSON-LD."""

from __future__ import annotations

from markupsafe import Markup

from generator.model import Riwayat
from generator.targets.compiled import written
from generator.targets.jalinan import Kaitan
from generator.targets.linked import about_service
from generator.targets.pages.asal import NAMED
from generator.targets.pages.peta import Peta, prefix

SIZE = (1200, 630)
"""Pixels of the picture that `prints` makes."""
TAG = Markup('<meta property="og:image{}" content="{}">')
DATA = '<link rel="describedby" type="application/json" href="'


def head(peta: Peta, riwayat: Riwayat, alamat: str, kaitan: Kaitan) -> Markup:
    """What the shell's head does not say itself."""
    layanan, site = riwayat.layanan, peta.site
    data, source = site.data(layanan.folder, layanan.id), site.sumber(layanan.folder, layanan.id)
    files = (data, source) if source in peta.sumber else (data,)
    events = (peristiwa for peristiwa, _ in kaitan.peristiwa)
    picture = preview(peta, site.cetakan(layanan.folder, f"{layanan.id}.png"), layanan.standar.nama)
    linked = about_service(peta.linked, riwayat, alamat, files, issuers(kaitan), events)
    return Markup(f'{DATA}{written(f"{prefix(alamat)}{data}")}">{picture}{linked}')


def issuers(kaitan: Kaitan) -> tuple[Riwayat, ...]:
    """The services that give what this one asks for; of a paper that many offices issue, none is named."""
    papers = (one for some in kaitan.asal.values() for one in some)
    few = (one.layanan for one in papers if len(one.layanan) <= NAMED and not one.dokumen.umum)
    return tuple({id(one): one for some in few for one in some}.values())


def preview(peta: Peta, gambar: str, nama: str) -> Markup:
    """The picture, its size and its name; the shell says the rest. Empty where no picture of that address was made."""
    if gambar not in peta.publication.cetakan:
        return Markup("")
    tags = {"": f"{peta.site.alamat_situs}{gambar}", ":width": SIZE[0], ":height": SIZE[1], ":alt": nama}
    return Markup("").join(TAG.format(name, value) for name, value in tags.items())
