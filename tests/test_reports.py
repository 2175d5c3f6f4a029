"""Findings in; the three reports out, hostile words made harmless in each."""

from __future__ import annotations

import json

from generator import reports
from generator.findings import Finding, freeze_words

HOSTILE = "a\x1b[31mb::warning::c\n%0A,d"
FINDINGS = (
    Finding("standards/kantor/surat.yaml", 4, 8, "SP034", freeze_words({
        "kunci": "edisi", "tertulis": "tulisan", "seharusnya": "angka", "baris": "edisi: 2"})),
    Finding("standards/kantor/surat.yaml", 0, 0, "SP051", freeze_words({"folder": HOSTILE})),
)  # fmt: skip


def text(*findings: Finding, siap: int = 3) -> str:
    return reports.report(findings, "text", lambda finding: "edisi: dua\n       ^" if finding.line else "", siap)


def test_text(golden: object) -> None:
    golden("laporan.txt", text(*FINDINGS))  # type: ignore[operator]


def test_no_escape_reaches_the_terminal() -> None:
    assert "\x1b" not in text(*FINDINGS)


def test_success_is_said() -> None:
    assert text(siap=85) == "Tidak ada yang harus diperbaiki. 85 standar siap diterbitkan.\n"
    assert text(siap=0) == "Tidak ada yang harus diperbaiki.\n"


def test_what_is_not_there_is_not_counted() -> None:
    tab = Finding("standards/kantor/surat.yaml", 9, 1, "SP008", freeze_words({"jumlah": 1}))
    assert text(tab).endswith("\n\n1 saran.\nTidak ada yang harus diperbaiki. 3 standar siap diterbitkan.\n")


def test_annotations_are_one_line_each() -> None:
    said = reports.report(FINDINGS, "github", lambda finding: "", 0)
    lines = said.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("::error file=standards/kantor/surat.yaml,line=4,col=8,title=Harus diperbaiki (SP034)::")
    assert "\x1b" not in said
    assert lines[0].count("::") == 2 + lines[0].split("::", 2)[2].count("::")


def test_json_is_data() -> None:
    made = json.loads(reports.report(FINDINGS, "json", lambda finding: "", 0))
    assert made["total"] == 2
    assert made["items"][1]["baris"] == 4
    assert made["items"][0]["kata"] == {"folder": HOSTILE}


def test_the_worst_stands_last() -> None:
    words = freeze_words({"id": "a", "layanan": "b", "pilihan": "c"})
    mild = Finding("standards/kantor/surat.yaml", 9, 1, "SP820", words)
    said = text(mild, *FINDINGS)
    assert said.index("SP820") < said.index("SP034")
