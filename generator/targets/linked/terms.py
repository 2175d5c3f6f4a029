"""The fields of our model in, the terms of CPSV-AP 3.2 and of schema.org out: the one table, and the context of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Node = dict[str, Any]
"""A node of the graph, or a reference to one."""

PREFIXES: Mapping[str, str] = {
    "@vocab": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "adms": "http://www.w3.org/ns/adms#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""A term without a prefix is schema.org's."""

TERMS: Mapping[str, tuple[str, ...]] = {
    # a service
    "kode": ("dct:identifier", "identifier"),
    "nama": ("dct:title", "name"),
    "nama_lain": ("dcat:keyword", "alternateName"),
    "kata_kunci": ("dcat:keyword",),
    "ringkasan": ("dct:description", "description"),
    "jenis": ("serviceType",),
    "urusan": ("category",),
    "status": ("adms:status",),
    "pemohon": ("audience",),
    "persyaratan": ("cv:holdsRequirement",),
    "persyaratan.dokumen": ("cpsv:hasInput",),
    "persyaratan.layanan": ("dct:requires",),
    "prosedur": ("cpsv:follows",),
    "jangka_waktu": ("cv:processingTime",),
    "jangka_waktu.kanal": ("processingTime",),
    "jangka_waktu.satuan": ("deliveryLeadTime",),
    "biaya": ("cv:hasCost", "offers"),
    "produk": ("cpsv:produces", "serviceOutput"),
    "pengaduan": ("cv:contactPoint",),
    "dasar_hukum": ("cv:hasLegalResource",),
    "tempat_layanan": ("cv:hasChannel", "availableChannel"),
    "pencabutan.pengganti": ("dct:isReplacedBy",),
    "lanjutan": ("cv:relatedService", "isRelatedTo"),
    "peristiwa": ("cv:isGroupedBy",),
    "bahasa": ("dct:language",),
    "instansi": ("cv:hasCompetentAuthority", "provider"),
    "wilayah": ("dct:spatial", "areaServed"),
    # what stands in a service
    "butir.id": ("dct:identifier",),
    "butir.uraian": ("dct:title",),
    "butir.bila": ("dct:description",),
    "produk.nama": ("dct:title", "name"),
    "produk.keterangan": ("dct:description", "description"),
    "biaya.uraian": ("dct:description", "description"),
    "biaya_lain.uraian": ("dct:description",),
    "biaya.rupiah": ("cv:hasValue", "price"),
    "biaya.mata_uang": ("cv:currency",),
    "langkah.nama": ("dct:title",),
    "langkah.uraian": ("dct:description",),
    "hukum.teks": ("dct:title",),
    "kanal.nama": ("dct:description", "name"),
    "kanal.pemilik": ("cv:ownedBy",),
    "jam": ("cv:openingHours",),
    "jam.khusus": ("cv:specialOpeningHoursSpecification",),
    "kontak.telepon": ("cv:telephone", "telephone"),
    "kontak.email": ("cv:email", "email"),
    "kontak.situs": ("cv:contactPage", "url"),
    # a life event
    "peristiwa.nama": ("dct:title", "name"),
    "peristiwa.kalimat": ("dct:description", "description"),
    "peristiwa.layanan": ("cv:hasRelatedService",),
    "peristiwa.langkah": ("step",),
    # the regency
    "pemda.nama": ("dct:title", "skos:prefLabel", "name"),
    "pemda.kode_wilayah": ("dct:identifier",),
    # an agency
    "instansi.nama": ("skos:prefLabel", "name"),
    "instansi.nama_pendek": ("alternateName",),
    "instansi.kontak": ("contactPoint",),
}
"""The field of our model, or what is made of it: the terms that say it, CPSV-AP's before schema.org's."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "layanan": ("cpsv:PublicService", "GovernmentService"),
    "instansi": ("cv:PublicOrganisation", "org:Organization", "GovernmentOrganization"),
    "wilayah": ("dct:Location", "AdministrativeArea"),
    "syarat": ("cv:Requirement",),
    "bukti": ("cv:Requirement", "cv:Evidence"),
    "produk": ("cv:Output", "Thing"),
    "biaya": ("cv:Cost", "Offer"),
    "biaya_lain": ("cv:Cost",),
    "kanal": ("cv:Channel", "ServiceChannel"),
    "kontak": ("cv:ContactPoint", "ContactPoint"),
    "jam": ("time:TemporalEntity", "OpeningHoursSpecification"),
    "hukum": ("eli:LegalResource",),
    "langkah": ("cpsv:Rule",),
    "peristiwa": ("cv:LifeEvent", "cv:Event", "HowTo"),
    "penerbit": ("cv:PublicOrganisation", "org:Organization", "foaf:Agent", "GovernmentOrganization"),
    "data": ("dcat:Dataset", "Dataset"),
}
"""What our things are called."""

_PLAIN = (
    *("dct:identifier", "identifier", "cv:telephone", "cv:email", "telephone", "email", "inLanguage"),
    *("availableLanguage", "opens", "closes", "validFrom", "validThrough", "priceCurrency", "unitCode"),
    *("addressCountry", "processingTime", "dateModified", "encodingFormat", "urlTemplate", "query-input"),
)
"""No texts in any language."""
_LINKS = ("url", "sameAs", "isBasedOn", "serviceUrl", "item", "contentUrl", "license")

CONTEXT: Node = {
    **PREFIXES,
    "@language": "id",
    **{term: {"@language": None} for term in _PLAIN},
    **{term: {"@type": "@id"} for term in _LINKS},
    "dayOfWeek": {"@type": "@vocab"},
    "cv:processingTime": {"@type": "xsd:duration"},
    "cv:hasValue": {"@type": "xsd:double"},
}
"""Stands in every graph: nothing needs to be fetched to read one. Texts are Indonesian unless it says otherwise."""

EU = "http://publications.europa.eu/resource/authority/"
INDONESIAN: Node = {"@id": f"{EU}language/IND", "@type": "dct:LinguisticSystem"}
RUPIAH: Node = {"@id": f"{EU}currency/IDR", "@type": "skos:Concept"}
STATUS: Mapping[str, Node] = {
    keadaan: {"@id": f"http://purl.org/adms/status/{name}", "@type": "skos:Concept"}
    for keadaan, name in {
        "rancangan": "UnderDevelopment",
        "dibahas": "UnderDevelopment",
        "menunggu-penetapan": "UnderDevelopment",
        "mendatang": "UnderDevelopment",
        "berlaku": "Completed",
        "dicabut": "Withdrawn",
    }.items()
}
"""The state of a service by ADMS."""

UNITS: Mapping[str, tuple[str, str]] = {
    "menit": ("PT{}M", "MIN"),
    "jam": ("PT{}H", "HUR"),
    "hari": ("P{}D", "DAY"),
    "hari kerja": ("", "E49"),
    "minggu": ("P{}W", "WEE"),
    "bulan": ("P{}M", "MON"),
    "tahun": ("P{}Y", "ANN"),
}
"""A unit of time in ISO 8601 and in UN/CEFACT's Recommendation 20. ISO knows no working days: over a holiday,
three of them are nine days."""

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_WRITTEN: Mapping[str, str | list[str]] = {
    kind: types[0] if len(types) == 1 else list(types) for kind, types in TYPES.items()
}


def node(kind: str, id: str = "") -> Node:
    """A thing of that kind."""
    return {"@id": id, "@type": _WRITTEN[kind]} if id else {"@type": _WRITTEN[kind]}


def say(about: Node, field: str, value: str | int | float | Iterable[str] | None) -> None:
    """The value under all terms of the field; nothing where there is no value."""
    if not value and (value is None or value == ""):
        return
    stated: Any = value if isinstance(value, (str, int, float)) else _short(list(value))
    if stated == []:
        return
    for term in TERMS[field]:
        about[term] = stated if term not in about else [*_listed(about[term]), *_listed(stated)]


def link(about: Node, field: str, nodes: Iterable[Node]) -> None:
    """The nodes under the field's first term, references to them under the others."""
    items = list(nodes)
    if not items:
        return
    first, *others = TERMS[field]
    about[first] = _short(items)
    for term in others:
        about[term] = _short([refer(one) for one in items])


def refer(one: Node) -> Node:
    """A reference to a node that has a name."""
    return {"@id": one["@id"]}


def _short(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
