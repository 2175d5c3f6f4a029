"""A service in, its graph out: what to bring, how long, how much, where and when, on what ground, from whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.messages import word
from generator.model import (
    Instansi,
    JamLayanan,
    Kanal,
    KanalPengaduan,
    Ketiadaan,
    Pengaduan,
    Peristiwa,
    Riwayat,
    Standar,
    TempatLayanan,
)
from generator.targets.boards.content import decree
from generator.targets.kept import kept
from generator.targets.linked import fees, hours, times
from generator.targets.linked.event import event_node
from generator.targets.linked.graph import Linked, script
from generator.targets.linked.terms import INDONESIAN, STATUS, TERMS, Node, link, node, refer, say
from generator.targets.lists import Blok, requirement_blocks

NOT_EVIDENCE = ("kondisi", "tindakan", "pembayaran", "dokumen-petugas")
"""The kinds of requirements that are nothing an applicant hands in."""
HEADED = ("tahap", "cabang", "pilihan", "kelompok")
"""The headings that say when and how the requirements below them apply, the outer ones first."""
PHONES = ("telepon", "whatsapp", "sms")
SITES = ("situs", "aplikasi")
WEB = ("https://", "http://")


def about_service(
    linked: Linked,
    riwayat: Riwayat,
    alamat: str,
    files: Iterable[str] = (),
    before: Iterable[Riwayat] = (),
    events: Iterable[Peristiwa] = (),
) -> Markup:
    """The element for the head of the page at `alamat`.

    `files`: what the page is made from, below the base. `before`: the services that issue what is brought here.
    `events`: the life events to which the service belongs.
    """
    layanan = riwayat.layanan
    site, instansi, folder = linked.site, layanan.instansi, layanan.folder
    office = linked.office(folder, instansi)
    service = _service(linked, riwayat)
    _others(linked, service, riwayat, tuple(before))
    link(service, "peristiwa", (event_node(linked, one) for one in events))
    link(service, "wilayah", [refer(office[TERMS["wilayah"][0]])])
    link(service, "instansi", [refer(office)])
    phones = _contacts(layanan.standar.pengaduan)
    link(service, "pengaduan", phones)
    if phones:
        office = {**office, "contactPoint": [refer(one) for one in phones]}
    names = (("instansi/", word("halaman.instansi")), (site.instansi(folder), instansi.nama_pendek or instansi.nama))
    page = linked.page(alamat, layanan.standar.nama, service["@id"], names)
    page["isBasedOn"] = [f"{linked.base}{file}" for file in files]
    return script([page, service, office], f"{linked.base}{alamat}")


def _service(linked: Linked, riwayat: Riwayat) -> Node:
    layanan, site = riwayat.layanan, linked.site
    standar, instansi = layanan.standar, layanan.instansi
    made = node("layanan", linked.service_id(riwayat))
    say(made, "kode", layanan.kode or f"{layanan.folder}/{layanan.id}")
    say(made, "nama", standar.nama)
    say(made, "nama_lain", (*standar.nama_lain, *(one.nama for one in standar.nama_daerah)))
    say(made, "kata_kunci", standar.kata_kunci)
    say(made, "ringkasan", standar.ringkasan or word("halaman.deskripsi", layanan=standar.nama, instansi=instansi.nama))
    say(made, "jenis", standar.jenis)
    say(made, "urusan", standar.urusan)
    made["url"] = f"{linked.base}{site.standar(layanan.folder, layanan.id)}"
    if layanan.kode:
        made["sameAs"] = f"{site.alamat_qr}{site.landing(layanan.kode)}"
    if linked.catatan:
        made["disambiguatingDescription"] = linked.catatan
    link(made, "status", [STATUS[riwayat.keadaan]])
    link(made, "bahasa", [INDONESIAN])
    link(made, "pemohon", ({"@type": "Audience", "audienceType": one.nama} for one in standar.pemohon))
    _requirements(made, standar)
    if isinstance(standar.prosedur, tuple) and standar.prosedur:
        rule = node("langkah", "#langkah")
        say(rule, "butir.id", "langkah")
        say(rule, "langkah.nama", word("halaman.bagian.langkah"))
        say(rule, "langkah.uraian", "\n".join(one.uraian for one in standar.prosedur))
        link(made, "prosedur", [rule])
    promised = times.promised(standar)
    say(made, "jangka_waktu", times.iso_duration(promised))
    fees.say_costs(made, standar, times.lead_time(promised))
    link(made, "produk", _products(standar))
    link(made, "dasar_hukum", _grounds(standar))
    ways = (standar.tempat_layanan or instansi.tempat_layanan, standar.jam_layanan or instansi.jam_layanan)
    owner = linked.office(layanan.folder, instansi)["@id"]
    link(made, "tempat_layanan", _channels(*ways, standar.kanal, instansi, owner, times.iso_duration(promised)))
    return made


def _requirements(service: Node, standar: Standar) -> None:
    """Each requirement with what must be the case for it; what is handed in is evidence, too."""
    nodes, evidence = [], []
    for blok, heads in _under_heads(requirement_blocks(standar)):
        for butir in blok.butir:
            kinds = butir.syarat.jenis or ("dokumen",)
            is_evidence = not all(kind in NOT_EVIDENCE for kind in kinds)
            one = node("bukti" if is_evidence else "syarat", f"#syarat-{butir.id}")
            say(one, "butir.id", butir.id)
            say(one, "butir.uraian", butir.teks)
            optional = () if butir.syarat.wajib else (word("syarat.tidak-wajib"),)
            say(one, "butir.bila", ". ".join((*heads, *optional)))
            nodes.append(one)
            evidence += [one] if is_evidence else []
    link(service, "persyaratan", nodes)
    link(service, "persyaratan.dokumen", map(refer, evidence))


def _under_heads(blocks: Iterable[Blok]) -> Iterator[tuple[Blok, tuple[str, ...]]]:
    """Each block with the headings above it that say when its requirements apply."""
    open_heads: list[tuple[int, str]] = []
    for blok in blocks:
        if blok.gaya in HEADED:
            rank = min(HEADED.index(blok.gaya), 2)
            open_heads = [*(one for one in open_heads if one[0] < rank), (rank, blok.kepala)]
        else:
            open_heads = [one for one in open_heads if one[0] < 1]
        yield blok, tuple(head for _, head in open_heads)


def _products(standar: Standar) -> Iterator[Node]:
    for n, produk in enumerate(standar.produk if isinstance(standar.produk, tuple) else (), 1):
        made = node("produk", f"#produk-{n}")
        say(made, "butir.id", f"produk-{n}")
        say(made, "produk.nama", produk.nama)
        say(made, "produk.keterangan", produk.keterangan)
        yield made


def _grounds(standar: Standar) -> Iterator[Node]:
    """The decree that enacted the standard, then the law that it names."""
    texts = [decree(standar.penetapan)] if standar.penetapan is not None and standar.penetapan.sk else []
    texts += [one.teks for one in standar.dasar_hukum] if isinstance(standar.dasar_hukum, tuple) else []
    for n, text in enumerate(texts, 1):
        made = node("hukum", f"#hukum-{n}")
        say(made, "hukum.teks", text)
        yield made


@kept(64)
def _channels(
    places: tuple[TempatLayanan, ...],
    usual: JamLayanan | None,
    ways: tuple[Kanal, ...],
    instansi: Instansi,
    owner: str,
    duration: str | None,
) -> tuple[Node, ...]:
    """The counters with their hours, then every other way to apply: the same for many services of an agency."""
    found: list[Node] = []
    places = places or (TempatLayanan(instansi.nama),)
    for n, place in enumerate(places, 1):
        made = _channel(n, place.nama, owner, duration)
        jam = place.jam or usual
        address = place.alamat or (instansi.alamat if len(places) == 1 and not place.instansi else None)
        located: Node = {"@type": "Place", "name": place.nama}
        if address:
            street = ", ".join(filter(None, (place.ruang, address)))
            located["address"] = {"@type": "PostalAddress", "streetAddress": street, "addressCountry": "ID"}
        if jam is not None:
            link(made, "jam", hours.weekly(jam))
            link(made, "jam.khusus", hours.special(jam))
            said = [refer(one) for one in (*hours.weekly(jam), *hours.special(jam))]
            if said:
                located["openingHoursSpecification"] = said
        made["serviceLocation"] = located
        found.append(made)
    for n, kanal in enumerate(ways, len(places) + 1):
        made = _channel(n, kanal.nama, owner, duration)
        _way(made, kanal)
        found.append(made)
    return tuple(found)


def _channel(n: int, nama: str, owner: str, duration: str | None) -> Node:
    made = node("kanal", f"#kanal-{n}")
    say(made, "butir.id", f"kanal-{n}")
    say(made, "kanal.nama", nama)
    link(made, "kanal.pemilik", [{"@id": owner}])
    made["availableLanguage"] = "id"
    say(made, "jangka_waktu.kanal", duration)
    return made


def _way(made: Node, kanal: Kanal) -> None:
    """What is known of a way to apply that is no counter of ours."""
    if kanal.tautan:
        made["serviceUrl"] = kanal.tautan
    if kanal.alamat and kanal.jenis == "telepon":
        made["servicePhone"] = {"@type": "ContactPoint", "telephone": kanal.alamat}
    elif kanal.alamat:
        made["serviceLocation"] = {"@type": "Place", "name": kanal.nama, "address": kanal.alamat}


@kept(64)
def _contacts(pengaduan: Pengaduan | Ketiadaan | None) -> tuple[Node, ...]:
    """Where complaints go, as far as a machine can follow; an agency's services mostly share it."""
    found = []
    for n, one in enumerate(pengaduan.kanal if isinstance(pengaduan, Pengaduan) else (), 1):
        made = node("kontak", f"#pengaduan-{n}")
        if _reach(made, one):
            made["contactType"] = word("halaman.bagian.pengaduan")
            found.append(made)
    return tuple(found)


def _reach(made: Node, kanal: KanalPengaduan) -> bool:
    """Whether the channel has a number or an address that is one."""
    text = kanal.alamat or ""
    if kanal.jenis in PHONES and any(sign.isdigit() for sign in text):
        say(made, "kontak.telepon", text)
    elif kanal.jenis == "email" and "@" in text:
        say(made, "kontak.email", text)
    elif kanal.jenis in SITES and text.startswith(WEB):
        made["cv:contactPage"] = {"@id": text, "@type": "foaf:Document"}
        made["url"] = text
    else:
        return False
    return True


def _others(linked: Linked, made: Node, riwayat: Riwayat, before: tuple[Riwayat, ...]) -> None:
    """Services that give what is brought here, that come after, and that took this one's place."""
    standar, folder = riwayat.layanan.standar, riwayat.layanan.folder
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    ended = standar.pencabutan

    def named(references: Iterable[str | None]) -> Iterator[Riwayat | None]:
        return (linked.tujuan(one, folder) for one in references if one)

    fields = {
        "persyaratan.layanan": (*named(one.layanan for one in items), *before),
        "lanjutan": named(one.layanan for one in standar.lanjutan),
        "pencabutan.pengganti": named([ended.pengganti] if ended else []),
    }
    for field, others in fields.items():
        found = {linked.service_id(one): one for one in others if one is not None and one is not riwayat}
        link(made, field, (_other(id, one) for id, one in found.items()))


def _other(id: str, riwayat: Riwayat) -> Node:
    """Another service by its name; all else is said on its own page."""
    return {"@id": id, "name": riwayat.layanan.standar.nama}
