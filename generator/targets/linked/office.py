"""An agency in, its graph out: who it is, where, when it is open, whom to ask, and the services it lists."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.messages import word
from generator.model import Instansi
from generator.targets.linked import hours
from generator.targets.linked.graph import Linked, script
from generator.targets.linked.terms import Node, link, node, say
from generator.targets.shells import Link


def about_office(linked: Linked, folder: str, instansi: Instansi, alamat: str, services: Iterable[Link]) -> Markup:
    """The element for the head of an agency's page. `services`: the pages it lists, in their order."""
    office: Node = dict(linked.office(folder, instansi))
    if instansi.kode:
        office["identifier"] = instansi.kode
    if instansi.alamat:
        office["address"] = {"@type": "PostalAddress", "streetAddress": instansi.alamat, "addressCountry": "ID"}
    if instansi.jam_layanan is not None:
        said = [*hours.weekly(instansi.jam_layanan), *hours.special(instansi.jam_layanan)]
        if said:
            # Hours belong to a place: an organisation has none.
            office["location"] = {"@type": "Place", "name": instansi.nama, "openingHoursSpecification": said}
    if instansi.kontak is not None:
        contact = node("kontak", "#kontak")
        say(contact, "kontak.telepon", [one for one in (instansi.kontak.telepon, instansi.kontak.whatsapp) if one])
        say(contact, "kontak.email", instansi.kontak.email)
        if instansi.kontak.situs:
            contact["url"] = instansi.kontak.situs
        if len(contact) > len(node("kontak", "#kontak")):
            link(office, "instansi.kontak", [contact])
    owner = linked.instansi.get(instansi.induk or "")
    if owner is not None and instansi.induk is not None:
        office["parentOrganization"] = {"@id": linked.office_id(instansi.induk), "name": owner.nama}
    page = linked.page(alamat, instansi.nama, office["@id"], (("instansi/", word("halaman.instansi")),))
    rows = [
        {"@type": "ListItem", "position": n, "name": one.nama, "url": f"{linked.base}{one.alamat}"}
        for n, one in enumerate(services, 1)
    ]
    if rows:
        office["hasOfferCatalog"] = {"@type": "OfferCatalog", "numberOfItems": len(rows), "itemListElement": rows}
    return script([page, office], f"{linked.base}{alamat}")
