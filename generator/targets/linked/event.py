"""A life event in, its graph out: what has to be done, in order, and the services that belong to it."""

from __future__ import annotations

from markupsafe import Markup

from generator.chains import Jalan
from generator.messages import word
from generator.model import Peristiwa
from generator.targets.linked.graph import Linked, script
from generator.targets.linked.terms import Node, link, node, say


def event_node(linked: Linked, peristiwa: Peristiwa) -> Node:
    """An event as the services that belong to it name it."""
    made = node("peristiwa", f"{linked.base}{linked.site.peristiwa(peristiwa.id)}#peristiwa")
    say(made, "butir.id", peristiwa.id)
    say(made, "peristiwa.nama", peristiwa.judul or peristiwa.nama)
    return made


def about_event(linked: Linked, jalan: Jalan, alamat: str) -> Markup:
    """The element for the head of an event's page at `alamat`."""
    event = event_node(linked, jalan.peristiwa)
    say(event, "peristiwa.kalimat", jalan.peristiwa.kalimat or jalan.peristiwa.ringkasan)
    services: dict[str, Node] = {}
    steps = []
    for n, one in enumerate(jalan.langkah, 1):
        text = ". ".join(filter(None, (one.langkah.nama, one.langkah.uraian)))
        step: Node = {"@type": "HowToStep", "position": n, "name": one.langkah.nama, "text": text}
        mine = {linked.service_id(each): each.layanan.standar.nama for each in one.layanan}
        services.update({id: {"@id": id, "name": name} for id, name in mine.items()})
        if len(one.layanan) == 1:
            only = one.layanan[0].layanan
            step["url"] = f"{linked.base}{linked.site.standar(only.folder, only.id)}"
        steps.append(step)
    link(event, "peristiwa.langkah", steps)
    link(event, "peristiwa.layanan", services.values())
    way = ((linked.site.peristiwa(), word("halaman.peristiwa")),)
    return script([linked.page(alamat, event["name"], event["@id"], way), event], f"{linked.base}{alamat}")
