"""Services in; what their JSON-LD says, held against the terms of CPSV-AP and schema.org, out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyld import jsonld

from generator import build, jobs
from generator.build import BuildOptions
from generator.model import Biaya, Instansi, JamLayanan, JangkaWaktu, Layanan, Pemda, Riwayat
from generator.model.katalog import Edisi
from generator.site import Site
from generator.targets import pages
from generator.targets.answers import answers
from generator.targets.jalinan import ways
from generator.targets.linked import Linked, about_service, hours, terms
from generator.targets.linked import service as linked_service
from generator.targets.linked.times import iso_duration, lead_time, promised
from generator.targets.publication import Publication
from generator.targets.shells import BERANDA, SHAPES, Place, Shell
from tests import papers

ROOT = Path(__file__).parent.parent
HEAD_ONLY: Mapping[str, Shell] = dict.fromkeys((*SHAPES, BERANDA), Shell((Place("kepala", "html"),)))
ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
KNOWN = yaml.safe_load((ROOT / "tests/linked/terms.yaml").read_text("utf-8"))
VOCABULARIES = ("cpsv_ap", "schema_org", "other")
TEXT = {"Text", "URL", "Time", "Date", "DateTime", "Duration", "Number", "Integer", "Boolean"}
Node = dict[str, Any]


@pytest.fixture(scope="module", params=["standards", "tests/real"])
def catalogue(request: pytest.FixtureRequest) -> Publication:
    found, findings = build.publication(ROOT, ROOT / request.param, BuildOptions(tanggal="2026-11-01"))
    assert found is not None, findings
    return found


@pytest.fixture(scope="module")
def graphs(catalogue: Publication) -> dict[str, Node]:
    """The graph of each page that has one, by the page's path."""
    found: dict[str, Node] = {}
    for job, result in jobs.run(pages.jobs(catalogue, HEAD_ONLY)):
        assert result.content is not None, job.path
        elements = ELEMENT.findall(result.content.decode())
        assert result.content.decode().lower().count("<script") == len(elements) <= 1, job.path
        if elements:
            found[job.path] = json.loads(elements[0])
    return found


def nodes(value: Any) -> Iterator[Node]:
    """Every object of a graph, the outer before the inner."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@cache
def kinds(name: str) -> frozenset[str]:
    """A class and all that it is a kind of."""
    parents = [KNOWN[one]["classes"][name] for one in VOCABULARIES if name in KNOWN[one]["classes"]]
    assert parents, f"{name} is not on the list"
    return frozenset([name]).union(*(kinds(each) for each in parents[0]))


def named_types(whole: Node) -> dict[str, set[str]]:
    """What each named node of a graph is called."""
    found: dict[str, set[str]] = {}
    for one in nodes(whole["@graph"]):
        found.setdefault(one.get("@id", ""), set()).update(listed(one.get("@type", [])))
    return found


def types(node: Node, named: dict[str, set[str]]) -> frozenset[str]:
    """What a node is; of a reference, what its node is elsewhere in the graph."""
    stated = {*listed(node.get("@type", [])), *(named[node["@id"]] if "@id" in node else ())}
    return frozenset().union(*map(kinds, sorted(stated)))


# ---------------------------------------------------------------------------------------------- terms


def test_the_table_uses_terms_of_the_list_alone() -> None:
    properties = {name for one in VOCABULARIES for name in KNOWN[one]["properties"]}
    for field, names in terms.TERMS.items():
        assert names, field
        assert set(names) <= properties, field
    for kind, names in terms.TYPES.items():
        assert all(kinds(name) for name in names), kind
    coerced = {term for term in terms.CONTEXT if term not in terms.PREFIXES and not term.startswith("@")}
    assert coerced <= properties
    assert len(properties) > 100


def test_every_service_agency_and_the_home_page_has_one_graph(catalogue: Publication, graphs: dict[str, Node]) -> None:
    expected = {f"{one.layanan.folder}/{one.layanan.id}/index.html" for one in catalogue.riwayat}
    expected |= {f"{one.layanan.folder}/index.html" for one in catalogue.riwayat}
    assert len(expected) > 20
    assert expected | {"index.html"} <= graphs.keys()


def test_every_term_stands_where_its_vocabulary_allows(graphs: dict[str, Node]) -> None:
    """The classes that a property is said of, and those of its values, as far as the list states them."""
    rules: dict[str, list[tuple[set[str], set[str]]]] = {}
    for one in VOCABULARIES:
        for name, rule in KNOWN[one]["properties"].items():
            rules.setdefault(name, []).append((set(rule["domain"]), set(rule["range"])))
    seen = set()
    for path, whole in graphs.items():
        named = named_types(whole)
        for node in nodes(whole["@graph"]):
            mine = types(node, named)
            for term, value in node.items():
                if term.startswith("@"):
                    continue
                assert term in rules, (path, term)
                if set(node) - {"@id", "name"}:
                    assert any(domain & mine for domain, _ in rules[term]), (path, term, sorted(mine))
                ranges = set().union(*(given for _, given in rules[term]))
                for one in listed(value):
                    if isinstance(one, dict) and (theirs := types(one, named)) and ranges:
                        assert ranges & theirs, (path, term, sorted(theirs))
                    elif isinstance(one, str) and ranges and terms.CONTEXT.get(term, {}).get("@type") != "@id":
                        assert (
                            ranges & TEXT
                            or any(each.startswith(("rdf:", "xsd:")) for each in ranges)
                            or (term in ("dayOfWeek", "cv:telephone", "cv:email", "availableLanguage", "inLanguage"))
                        ), (path, term, one)
                seen.add(term)
    assert len(seen) > 40


def test_what_cpsv_ap_requires_is_there(graphs: dict[str, Node]) -> None:
    required = KNOWN["cpsv_ap"]["required"]
    count = 0
    for path, whole in graphs.items():
        for node in nodes(whole["@graph"]):
            for name in listed(node.get("@type", [])):
                for term in required.get(name, ()):
                    assert node.get(term) not in (None, "", []), (path, name, term)
                    count += 1
                if name in required:
                    assert isinstance(node.get("dct:identifier", ""), str), (path, name)
    assert count > 1000


def test_names_are_unique_in_a_graph_and_references_lead_somewhere(graphs: dict[str, Node]) -> None:
    for path, whole in graphs.items():
        known: dict[str, Node] = {}
        for node in nodes(whole["@graph"]):
            if "@type" in node and "@id" in node:
                assert known.setdefault(node["@id"], node) == node, (path, node["@id"])
        for node in nodes(whole["@graph"]):
            if set(node) == {"@id"} and node["@id"].startswith("#"):
                assert node["@id"] in known, (path, node)


def test_nothing_needs_to_be_fetched(graphs: dict[str, Node]) -> None:
    for whole in graphs.values():
        assert set(whole) == {"@context", "@graph"}
        assert isinstance(whole["@context"], dict)
        assert {**whole["@context"], "@base": ""} == {**terms.CONTEXT, "@base": ""}


def test_another_reader_drops_nothing(graphs: dict[str, Node]) -> None:
    """A term that a context does not know disappears without a word when JSON-LD is expanded."""
    for path, whole in list(graphs.items())[:40]:
        expanded = jsonld.expand(whole)
        facts = [term for node in nodes(whole["@graph"]) for term in node if not term.startswith("@")]
        kept = [term for node in nodes(expanded) for term in node if "://" in term]
        assert sorted(kept.count(each) for each in set(kept)) == sorted(facts.count(each) for each in set(facts)), path


# ---------------------------------------------------------------------------------------------- what is said


def service(whole: Node) -> Node:
    return next(one for one in whole["@graph"] if "cpsv:PublicService" in listed(one["@type"]))


def test_a_graph_says_what_the_file_says(catalogue: Publication, graphs: dict[str, Node]) -> None:
    count = 0
    for riwayat in catalogue.riwayat:
        layanan = riwayat.layanan
        standar = layanan.standar
        whole = graphs[f"{layanan.folder}/{layanan.id}/index.html"]
        mine = service(whole)
        assert mine["name"] == mine["dct:title"] == standar.nama
        assert mine["identifier"] == (layanan.kode or f"{layanan.folder}/{layanan.id}")
        items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
        stated = {one["dct:identifier"]: one for one in listed(mine.get("cv:holdsRequirement", []))}
        assert sorted(stated) == sorted(one.id or "" for one in items), layanan.file
        for one in items:
            assert one.uraian.strip() in stated[one.id or ""]["dct:title"], (layanan.file, one.id)
            if one.bila is not None or not one.wajib:
                assert stated[one.id or ""].get("dct:description"), (layanan.file, one.id)
            count += 1
        assert whole["@graph"][0]["mainEntity"] == {"@id": mine["@id"]}
    assert count > 60


def test_a_fee_is_free_or_an_amount_only_where_the_standard_says_so(
    catalogue: Publication, graphs: dict[str, Node]
) -> None:
    free = priced = silent = 0
    for riwayat in catalogue.riwayat:
        layanan = riwayat.layanan
        mine = service(graphs[f"{layanan.folder}/{layanan.id}/index.html"])
        costs = listed(mine.get("cv:hasCost", []))
        prices = [one["price"] for one in nodes(mine) if "price" in one]
        if not isinstance(layanan.standar.biaya, Biaya):
            assert not costs
            assert not prices
            silent += 1
        elif 0 in prices:
            assert "ratis" in f"{answers(layanan)[1].nilai} {layanan.standar.biaya}", layanan.file
            free += 1
        elif prices:
            assert all(price > 0 for price in prices)
            priced += 1
        if not answers(layanan)[1].ada:
            assert not prices, layanan.file
    assert free > 0
    assert priced > 0
    assert silent >= 0


def only(layanan: Layanan, **facts: Any) -> Node:
    """The service's node of one small standard."""
    riwayat = Riwayat("", "berlaku", Edisi(layanan), (Edisi(layanan),))
    site = Site("2026-11-01", "https://sp.uji.example/", "Kabupaten Uji")
    pemda = Pemda("Kabupaten Uji", "https://sp.uji.example/")
    linked = Linked(site, pemda, {"kantor": layanan.instansi}, lambda name, folder: None, **facts)
    element = about_service(linked, riwayat, "kantor/uji/")
    found = ELEMENT.fullmatch(str(element))
    assert found, element
    assert not set("<>&\u2028\u2029") & set(found[1])
    return service(json.loads(found[1]))


@pytest.mark.parametrize(
    ("body", "iso", "unit", "most"),
    [
        ("jangka_waktu: {teks: 3 hari kerja}", None, "E49", 3),
        ("jangka_waktu: {teks: 30 menit}", "PT30M", "MIN", 30),
        ("jangka_waktu: {teks: paling lama 2 jam}", "PT2H", "HUR", 2),
        ("jangka_waktu: {nilai: 5, sampai: 7, satuan: hari}", "P7D", "DAY", 7),
        ("jangka_waktu: {teks: 2 minggu}", "P2W", "WEE", 2),
        ("jangka_waktu: {teks: 1 bulan}", "P1M", "MON", 1),
        ("jangka_waktu: {rincian: [{nama: A, teks: 10 menit}, {nama: B, teks: 5 menit}]}", "PT15M", "MIN", 15),
        ("jangka_waktu: {rincian: [{nama: A, teks: 10 menit}, {nama: B, teks: 1 hari kerja}]}", None, None, None),
        ("jangka_waktu: {teks: sesuai ketentuan}", None, None, None),
        ("jangka_waktu: kosong", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_time_is_a_duration_only_where_it_is_one(
    body: str, iso: str | None, unit: str | None, most: int | None
) -> None:
    mine = only(papers.layanan(f"{body}\n"))
    assert mine.get("cv:processingTime") == iso
    takes = [one for one in nodes(mine) if one.get("@type") == "QuantitativeValue"]
    assert [(one["unitCode"], one["maxValue"]) for one in takes] == ([(unit, most)] if unit else [])


def test_cases_with_different_times_have_no_time_in_common() -> None:
    body = (
        "kasus: [{id: a, nama: Baru}, {id: b, nama: Hilang}]\n"
        "jangka_waktu: {rincian: [{teks: 1 hari, bila: {kasus: [a]}}, {teks: 2 hari, bila: {kasus: [b]}}]}\n"
    )
    standar = papers.standar(body)
    assert isinstance(standar.jangka_waktu, JangkaWaktu)
    assert promised(standar) is None
    assert iso_duration(None) is None
    assert lead_time(None) is None


@pytest.mark.parametrize(
    ("body", "prices", "said"),
    [
        ("biaya: {gratis: true}", [0], ["Gratis."]),
        ("biaya: {teks: 'Rp10.000'}", [10000], ["Rp10.000"]),
        ("biaya: {teks: Sesuai ketentuan}", [], []),
        ("biaya: kosong", [], []),
        ("biaya: tidak_diketahui", [], []),
        ("biaya: {rumus: {teks: luas x tarif}}", [], ["luas x tarif"]),
        ("biaya: {tarif: [{nama: A, jumlah: 'Rp5.000'}, {nama: B, jumlah: Gratis}]}", [5000, 0], None),
        ("biaya: {tarif: [{nama: A, jumlah: 'Rp5.000', satuan: per lembar}]}", [5000], ["A, Rp5.000 per lembar"]),
        ("biaya: {tarif: [{nama: Denda, jumlah: 'Rp5.000', sifat: denda}]}", [], ["Denda, Rp5.000"]),
        ("biaya: {tarif: [{nama: A, jumlah: 2 % dari nilai, persen: 2}]}", [], ["A, 2 % dari nilai"]),
    ],
)
def test_a_fee_in_numbers_and_words(body: str, prices: list[int], said: list[str] | None) -> None:
    mine = only(papers.layanan(f"{body}\n"))
    assert [one["price"] for one in nodes(mine) if "price" in one] == prices
    if said is not None:
        assert [one["dct:description"] for one in listed(mine.get("cv:hasCost", []))] == said
    assert all(one["priceCurrency"] == "IDR" for one in nodes(mine) if "price" in one)


def test_a_choice_and_a_case_are_said_of_each_requirement() -> None:
    body = (
        "kasus: [{id: sewa, nama: Bila menyewa rumah}]\n"
        "kelompok: [{id: bukti, nama: Bukti diri, pilih: satu}]\n"
        "persyaratan:\n"
        "  - {id: ktp, uraian: KTP-el, kelompok: bukti}\n"
        "  - {id: sim, uraian: SIM, kelompok: bukti}\n"
        "  - {id: pemilik, uraian: Surat pemilik, bila: {kasus: [sewa]}}\n"
        "  - {id: umur, uraian: Berusia 17 tahun, jenis: kondisi}\n"
        "  - {id: foto, uraian: Pasfoto, wajib: false}\n"
    )
    mine = only(papers.layanan(body))
    said = {one["dct:identifier"]: one.get("dct:description", "") for one in mine["cv:holdsRequirement"]}
    assert "alah satu" in said["ktp"]
    assert said["ktp"] == said["sim"]
    assert said["pemilik"] == "Bila menyewa rumah"
    assert said["foto"] == "Tidak wajib"
    assert said["umur"] == ""
    handed_in = {one["@id"] for one in mine["cpsv:hasInput"]}
    assert handed_in == {"#syarat-ktp", "#syarat-sim", "#syarat-pemilik", "#syarat-foto"}


def test_the_licence_and_the_label_of_the_demonstration_are_the_regency_s(
    catalogue: Publication, graphs: dict[str, Node]
) -> None:
    pemda = catalogue.catalog.pemda
    works = [one for whole in graphs.values() for one in nodes(whole["@graph"]) if one.get("@type") == "WebPage"]
    works += [one for one in graphs["index.html"]["@graph"] if {"WebSite", "Dataset"} & set(listed(one["@type"]))]
    assert len(works) > 20
    assert {one.get("license") for one in works} == {pemda.lisensi}
    assert all(one.get("creativeWorkStatus", "").startswith("DATA CONTOH") == pemda.contoh for one in works)


def test_life_events_and_services_name_each_other(catalogue: Publication, graphs: dict[str, Node]) -> None:
    events = {
        one["@id"]: [each["@id"] for each in listed(one.get("cv:hasRelatedService", []))]
        for path, whole in graphs.items()
        if path.startswith("peristiwa/")
        for one in whole["@graph"]
        if "cv:LifeEvent" in listed(one["@type"])
    }
    named = {
        (event["@id"], one["@id"])
        for whole in graphs.values()
        for one in whole["@graph"]
        for event in listed(one.get("cv:isGroupedBy", []))
    }
    assert named == {(event, each) for event, services in events.items() for each in services}
    assert len(events) == len(ways(catalogue).jalan)


# ---------------------------------------------------------------------------------------------- hours


def test_the_channels_of_an_agency_are_described_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    channel = linked_service._channel

    def counted(n: int, nama: str, owner: str, duration: str | None) -> Node:
        made.append(nama)
        return channel(n, nama, owner, duration)

    monkeypatch.setattr(linked_service, "_channel", counted)
    first = papers.layanan("jangka_waktu: {teks: 2 jam}\n")
    linked = Linked(
        Site("2026-11-01", "https://sp.uji.example/", "Kabupaten Uji"),
        Pemda("Kabupaten Uji", "https://sp.uji.example/"),
        {"kantor": first.instansi},
        lambda name, folder: None,
    )
    for _ in range(3):  # the same words each time, in other objects
        layanan = replace(papers.layanan("jangka_waktu: {teks: 2 jam}\n"), instansi=first.instansi)
        about_service(linked, Riwayat("", "berlaku", Edisi(layanan), (Edisi(layanan),)), "kantor/uji/")
    assert made == ["Kantor Uji"]


def jam(text: str) -> JamLayanan:
    instansi = papers.valid(f"{papers.INSTANSI}jam_layanan: {text}\n", "instansi")
    assert isinstance(instansi, Instansi)
    assert instansi.jam_layanan is not None
    return instansi.jam_layanan


def spans(found: tuple[Node, ...]) -> list[tuple[Any, ...]]:
    return [(one["dayOfWeek"], one["opens"], one.get("closes")) for one in found]


def test_hours_stop_for_the_break() -> None:
    week = jam('{hari: [{hari: senin-selasa, buka: "08.00", tutup: "15.00", istirahat: "12.00-13.00"}]}')
    days = ["Monday", "Tuesday"]
    assert spans(hours.weekly(week)) == [(days, "08:00", "12:00"), (days, "13:00", "15:00")]


def test_hours_without_an_end_around_the_clock_and_past_sunday() -> None:
    assert spans(hours.weekly(jam('{hari: [{hari: jumat, buka: "08.00"}]}'))) == [("Friday", "08:00", None)]
    assert spans(hours.weekly(jam("{sepanjang_waktu: true}"))) == [(list(terms.WEEK), "00:00", "23:59")]
    assert spans(hours.weekly(jam('{hari: [{hari: senin, buka: "20.00", tutup: "24.00"}]}')))[0][2] == "23:59"
    assert hours.weekdays("sabtu-senin") == ("Saturday", "Sunday", "Monday")
    assert hours.weekly(jam("{teks: Jam kerja}")) == ()


def test_special_hours_need_their_dates() -> None:
    ramadan = '{nama: Ramadan, mulai: "2027-02-08", selesai: "2027-03-09", hari: [{hari: senin, buka: "08.00"}]}'
    closed = '{nama: Libur, mulai: "2027-03-10", selesai: "2027-03-12", tutup: true}'
    found = hours.special(jam(f"{{khusus: [{ramadan}, {closed}, {{nama: Nanti, tutup: true}}]}}"))
    assert [(one["name"], one["validFrom"], one["validThrough"]) for one in found] == [
        ("Ramadan", "2027-02-08", "2027-03-09"),
        ("Libur", "2027-03-10", "2027-03-12"),
    ]
    assert (found[1]["opens"], found[1]["closes"]) == ("00:00", "00:00")
    assert len({one["@id"] for one in found}) == 2


# ---------------------------------------------------------------------------------------------- hostile

HOSTILE = "</script><img src=x onerror=alert(1)> \u2028\u2029 <!-- & \" ' {{ 7*7 }}"


KEPT = ("kode", "warna", "zona")


def poisoned(value: Any) -> Any:
    """The value with hostile words in front of every free text."""
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        free = {one.name: getattr(value, one.name) for one in fields(value) if one.init and one.name not in KEPT}
        return replace(value, **{name: poisoned(one) for name, one in free.items()})
    return f"{HOSTILE}{value}" if isinstance(value, str) and " " in value else value


def test_hostile_values_stay_inside_their_element(catalogue: Publication) -> None:
    count = 0
    for riwayat in catalogue.riwayat[:40]:
        bad: Layanan = poisoned(riwayat.layanan)
        mine = only(bad, catatan=HOSTILE)
        assert mine["disambiguatingDescription"] == HOSTILE
        assert mine["name"] == bad.standar.nama
        count += HOSTILE in bad.standar.nama
    assert count > 20
