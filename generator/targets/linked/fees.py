"""A standard's fee in, costs and offers out: free only where it says so, and nothing where it says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import Biaya, Standar, Tarif
from generator.targets.answers import amount_of, read_rupiah, says_free
from generator.targets.conditions import phrase
from generator.targets.linked.terms import RUPIAH, TERMS, Node, link, node, refer, say

CURRENCY = "IDR"
PAID_AT_ONCE = (None, "pilihan", "tambahan")
"""The kinds of tariffs that are the price; a deposit and a fine are not."""


def say_costs(service: Node, standar: Standar, takes: Node | None) -> None:
    """The costs at this office under the service's terms; `takes` (how long) stands on the first offer."""
    first, second = TERMS["biaya"]
    found = list(_costs(standar))
    offers = [one for one in found if "Offer" in one["@type"]]
    if takes is not None:
        if offers:
            offers[0]["deliveryLeadTime"] = takes
        else:
            offers = [{"@id": "#tawaran", "@type": "Offer", "deliveryLeadTime": takes}]
    if found:
        service[first] = found
    if offers:
        service[second] = [refer(one) if one in found else one for one in offers]


def _costs(standar: Standar) -> Iterator[Node]:
    biaya = standar.biaya
    if not isinstance(biaya, Biaya):
        return
    if biaya.tarif:
        for n, tarif in enumerate(biaya.tarif, 1):
            yield _tariff(n, tarif, standar)
    elif biaya.rumus:
        made = _cost("biaya_lain", 1)
        say(made, "biaya_lain.uraian", biaya.rumus.teks)
        yield made
    elif biaya.gratis or (biaya.teks and says_free(biaya.teks)):
        yield _priced(1, 0, word("biaya.gratis"))
    elif biaya.teks and (amount := read_rupiah(biaya.teks)) is not None:
        yield _priced(1, amount, biaya.teks)


def _tariff(n: int, tarif: Tarif, standar: Standar) -> Node:
    """One tier or part, with its unit and for whom it is."""
    when = phrase(tarif.bila, standar) if tarif.bila else None
    amount = f"{tarif.jumlah} {tarif.satuan}" if tarif.satuan else tarif.jumlah
    text = ", ".join(one for one in (tarif.nama, tarif.rentang, when, amount) if one)
    value = amount_of(tarif)
    if value is None or tarif.sampai_rupiah is not None or tarif.persen is not None or tarif.sifat not in PAID_AT_ONCE:
        made = _cost("biaya_lain", n)
        say(made, "biaya_lain.uraian", text)
        return made
    made = _priced(n, value, text)
    if tarif.satuan:
        del made["price"], made["priceCurrency"]
        made["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": value,
            "priceCurrency": CURRENCY,
            "unitText": tarif.satuan,
        }
    return made


def _priced(n: int, amount: int, text: str) -> Node:
    made = _cost("biaya", n)
    say(made, "biaya.uraian", text)
    say(made, "biaya.rupiah", amount)
    link(made, "biaya.mata_uang", [RUPIAH])
    return {**made, "priceCurrency": CURRENCY}


def _cost(kind: str, n: int) -> Node:
    made = node(kind, f"#biaya-{n}")
    say(made, "butir.id", f"biaya-{n}")
    return made
