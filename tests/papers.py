"""Short texts in, models out: what most tests begin with."""

from __future__ import annotations

from generator import catalog, schema, sources
from generator.model import Instansi, Layanan, Standar

HEAD = "nama: Surat Uji\njenis: administratif\nstatus: berlaku\nedisi: 1\n"
INSTANSI = "nama: Kantor Uji\ntingkat: dinas\n"
PEMDA = "nama: Kabupaten Uji\nalamat_qr: https://sp.uji.example/\n"


def standar(body: str, head: str = HEAD) -> Standar:
    """A standard with that body; its requirements have ids. AssertionError where the text is not valid."""
    return layanan(body, head).standar


def layanan(body: str, head: str = HEAD, instansi: str = INSTANSI) -> Layanan:
    """The same as a service of an agency."""
    return catalog.resolve("standards/kantor/uji.yaml", valid(head + body, "standar"), valid(instansi, "instansi"))


def valid(text: str, kind: schema.Kind) -> Standar | Instansi:
    """The model of a text that has no faults."""
    document, findings = sources.read("uji.yaml", text.encode())
    assert document is not None, findings
    value, findings = schema.check(document, kind)
    assert value is not None, findings
    return value  # type: ignore[no-any-return]
