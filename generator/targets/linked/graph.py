"""Nodes in, a script element that any reader of JSON-LD understands out; and what all graphs of a build share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model import Instansi, Pemda, Riwayat
from generator.site import Site
from generator.targets.linked.terms import CONTEXT, Node, link, node, say
from generator.text import slug_id

_OPEN, _CLOSE = '<script type="application/ld+json">', "</script>"
_UNSAFE = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""What could end the element, or be read as HTML before JSON."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What all graphs of one build share: the site's facts, the regency, the agencies by folder, and how a
    reference in a file finds its service."""

    site: Site
    pemda: Pemda
    instansi: Mapping[str, Instansi]
    tujuan: Callable[[str, str], Riwayat | None]
    catatan: str = ""
    """The sentence that stands on everything of the demonstration."""
    kantor: dict[str, Node] = field(default_factory=dict)
    """The nodes of agencies, made once for all their services."""

    @property
    def base(self) -> str:
        """The site's own address, with a slash at its end."""
        address = self.site.alamat_situs or self.site.alamat_qr
        return address if address.endswith("/") else f"{address}/"

    def service_id(self, riwayat: Riwayat) -> str:
        """The name of a service: the address in its QR codes, which never changes; without a code its page's."""
        layanan = riwayat.layanan
        if layanan.kode:
            return f"{self.site.alamat_qr}{self.site.landing(layanan.kode)}#layanan"
        return f"{self.base}{self.site.standar(layanan.folder, layanan.id)}#layanan"

    def office_id(self, folder: str) -> str:
        """The name of an agency: its page's."""
        return f"{self.base}{self.site.instansi(folder)}#instansi"

    def office(self, folder: str, instansi: Instansi) -> Node:
        """An agency as every graph names it: who, where, and its page."""
        if folder not in self.kantor:
            made = node("instansi", self.office_id(folder))
            say(made, "instansi.nama", instansi.nama)
            say(made, "instansi.nama_pendek", instansi.nama_pendek)
            link(made, "wilayah", [self.area(instansi)])
            made["url"] = f"{self.base}{self.site.instansi(folder)}"
            self.kantor[folder] = made
        return self.kantor[folder]

    @property
    def regency(self) -> Node:
        """The area of the regency."""
        made = self._area(self.pemda.nama)
        return {**made, "identifier": self.pemda.kode_wilayah} if self.pemda.kode_wilayah else made

    def area(self, instansi: Instansi) -> Node:
        """Where an agency belongs: the regency, unless its file says another."""
        return self._area(instansi.daerah) if instansi.daerah else self.regency

    def _area(self, nama: str) -> Node:
        return {**node("wilayah", f"{self.base}#{slug_id(nama)}"), "name": nama}

    def page(self, alamat: str, nama: str, main: str, way: Iterable[tuple[str, str]] = ()) -> Node:
        """The page itself and the way to it from the home page: (address below the base, name)."""
        steps = [("", self.site.nama), *way, (alamat, nama)]
        made: Node = {
            "@id": f"{self.base}{alamat}",
            "@type": "WebPage",
            "name": nama,
            "inLanguage": "id",
            "mainEntity": {"@id": main},
            "breadcrumb": {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": n, "name": name, "item": f"{self.base}{address}"}
                    for n, (address, name) in enumerate(steps, 1)
                ],
            },
        }
        return {**made, **self.terms_of_use}

    @property
    def terms_of_use(self) -> Node:
        """The licence that the regency gives, and what the demonstration says of itself."""
        said = {"license": self.pemda.lisensi, "creativeWorkStatus": self.catatan}
        return {term: value for term, value in said.items() if value}


def script(nodes: Iterable[Node], base: str) -> Markup:
    """The graph as an element for the head; names that begin with # are parts of the page at `base`."""
    text = f'{_CONTEXT[:-1]},"@base":{_written(base)}}},"@graph":{_written(list(nodes))}}}'
    for sign, safe in _UNSAFE:  # str.translate takes ten times as long; to look for a sign is faster than to count it
        text = text.replace(sign, safe) if sign in text else text
    return Markup(f"{_OPEN}{text}{_CLOSE}")


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode
_CONTEXT = f'{{"@context":{_written(CONTEXT)}'
