"""The regency in, the home page's graph out: who publishes, how to search, and the data as a dataset to harvest."""

from __future__ import annotations

from markupsafe import Markup

from generator.messages import word
from generator.targets.linked.graph import Linked, script
from generator.targets.linked.terms import Node, link, node, say

FILES = {
    "data/v1/standar.json": "application/json",
    "data/v1/standar.csv": "text/csv",
    "data/v1/persyaratan.csv": "text/csv",
    "data/v1/instansi.json": "application/json",
}
"""The files that hold the whole catalogue, and their types."""


def about_regency(linked: Linked) -> Markup:
    """The element for the head of the home page."""
    base, pemda = linked.base, linked.pemda
    summary = word("halaman.deskripsi-beranda", daerah=pemda.nama)
    publisher = _publisher(linked)
    site: Node = {
        "@id": f"{base}#situs",
        "@type": "WebSite",
        "url": base,
        "name": pemda.nama,
        "description": summary,
        "inLanguage": "id",
        "publisher": {"@id": publisher["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{base}cari/?q={{kata}}"},
            "query-input": "required name=kata",
        },
        **linked.terms_of_use,
    }
    return script([site, publisher, _dataset(linked, summary, publisher["@id"])], base)


def _publisher(linked: Linked) -> Node:
    base, pemda = linked.base, linked.pemda
    made = node("penerbit", f"{base}#pemda")
    say(made, "pemda.kode_wilayah", pemda.kode_wilayah or pemda.nama)
    say(made, "pemda.nama", pemda.nama)
    say(made, "instansi.nama_pendek", pemda.nama_pendek)
    link(made, "wilayah", [linked.regency])
    if pemda.kontak is not None:
        contact = node("kontak", f"{base}#kontak")
        phones = filter(None, (pemda.kontak.telepon, pemda.kontak.whatsapp))
        say(contact, "kontak.telepon", phones)
        say(contact, "kontak.email", pemda.kontak.email)
        if len(contact) > len(node("kontak", "#")):
            link(made, "instansi.kontak", [contact])
    return made


def _dataset(linked: Linked, summary: str, publisher: str) -> Node:
    """The catalogue as data; its licence is the regency's to say."""
    base = linked.base
    made = node("data", f"{base}#data")
    say(made, "nama", word("data.nama", pemda=linked.pemda.nama))
    say(made, "ringkasan", f"{linked.catatan} {summary}".strip())
    made["dct:publisher"] = {"@id": publisher}
    made["creator"] = {"@id": publisher}
    made["isAccessibleForFree"] = True
    made |= linked.terms_of_use
    made["dateModified"] = linked.site.tanggal
    made["dcat:landingPage"] = {"@id": base, "@type": "foaf:Document"}
    made["distribution"] = [
        {"@type": "DataDownload", "contentUrl": f"{base}{file}", "encodingFormat": kind} for file, kind in FILES.items()
    ]
    return made
