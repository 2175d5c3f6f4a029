"""What a change breaks: for each rule a history that breaks it and one that does not, and the command around them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator import proposal
from generator.cli import here, main
from generator.cli.revisions import files_at
from generator.findings import Finding
from generator.messages import level, registry, remedy, sentence, word
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

ROOT = Path(__file__).parents[1]
Check = Callable[..., tuple[int, str, str]]
DAY = "2026-11-01"
AGENCY, FILE = "standards/kantor/instansi.yaml", "standards/kantor/surat.yaml"
OTHER, FORUM = "standards/kantor/lain.yaml", "standards/kantor/fkp/2025-02-11.yaml"
FIRST = """kode: aaaaa
nama: Surat Keterangan Uji
jenis: administratif
status: berlaku
edisi: 1
penetapan: {sk: "1/2024", tanggal: "2024-01-02", oleh: Kepala Kantor}
berlaku_sejak: "2024-01-02"
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el}
  - {id: pbb, uraian: Bukti lunas PBB}
produk: [{nama: Surat keterangan}]
"""
PBB = "  - {id: pbb, uraian: Bukti lunas PBB}\n"
GROUND = "dasar_perubahan: {jenis: evaluasi, rujukan: rapat Maret, keterangan: PBB diperiksa sendiri}\n"
SECOND = (
    FIRST.replace("edisi: 1\n", f"edisi: 2\n{GROUND}")
    .replace('sk: "1/2024", tanggal: "2024-01-02"', 'sk: "2/2025", tanggal: "2025-04-14"')
    .replace('berlaku_sejak: "2024-01-02"', 'berlaku_sejak: "2025-04-14"')
    .replace(PBB, "")
)
STRANGER = """kode: aaaaa
nama: Izin Reklame
jenis: administratif
status: berlaku
edisi: 1
penetapan: {sk: "1/2024", tanggal: "2024-01-02", oleh: Kepala Kantor}
berlaku_sejak: "2024-01-02"
persyaratan:
  - {id: gambar, uraian: Gambar rancangan papan}
produk: [{nama: Izin}]
"""
FKP = """tanggal: "2025-02-11"
tema: Surat keterangan
peserta: {pengguna: 10}
layanan: [surat]
keputusan:
  - {id: foto, jenis: tambah, layanan: surat, menjadi: "Pas foto 3x4", alasan: dipakai di surat}
"""
FOTO = "  - {id: foto, uraian: Pas foto 3x4}\n"
BASE = {"standards/pemda.yaml": PEMDA, AGENCY: INSTANSI}


def judged(before: Mapping[str, str], after: Mapping[str, str], tanggal: str = DAY) -> tuple[Finding, ...]:
    old, new = ({file: text.encode() for file, text in {**BASE, **side}.items()} for side in (before, after))
    return proposal.judge(proposal.propose(old, new), (), tanggal)


def ids(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {finding.id for finding in judged(before, after)}


def asking(text: str, *more: str) -> str:
    """The standard with more requirements."""
    return text.replace("produk:", "".join(more) + "produk:")


@dataclass(frozen=True)
class Case:
    """Two states of the same file, and others beside it."""

    name: str
    id: str | None
    before: str | None
    after: str | None
    old: Mapping[str, str] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)

    def sides(self) -> tuple[dict[str, str], dict[str, str]]:
        left = {**({FILE: self.before} if self.before is not None else {}), **self.old}
        right = {**({FILE: self.after} if self.after is not None else {}), **self.new}
        return left, right


def edition(text: str, number: int) -> str:
    return text.replace("edisi: 2\n", f"edisi: {number}\n")


EDITORIAL = "redaksional: {oleh: Sekretaris, alasan: diperjelas}\n"
STEPS = "prosedur: [{uraian: Serahkan berkas}, {uraian: Terima surat}]\n"
OTHER_STEPS = "prosedur: [{uraian: Serahkan berkas kepada petugas loket}, {uraian: Terima surat}]\n"
DEFAULTS = INSTANSI + "bawaan:\n  jangka_waktu: {teks: 2 hari kerja}\n"
SLOWER = DEFAULTS.replace("2 hari", "5 hari")
TWIN = FIRST.replace("aaaaa", "bbbbb").replace("Keterangan Uji", "Pengantar Uji")
FKP_GROUND = "dasar_perubahan: {jenis: fkp, rujukan: kantor/2025-02-11}\n"
CANCELLED = FKP.replace("alasan: dipakai di surat", 'dibatalkan: {tanggal: "2025-03-01", alasan: tidak perlu}')
CASES = [
    Case("a good new edition", None, FIRST, SECOND),
    Case("nothing", None, FIRST, FIRST),
    Case(
        "only form",
        None,
        FIRST,
        FIRST.replace("{id: ktp, uraian: Fotokopi KTP-el}", '{uraian: "Foto kopi KTP-el", id: ktp}'),
    ),
    Case("officers and hours", None, FIRST, FIRST + "jam_layanan: {teks: Senin sampai Jumat}\n"),
    Case("a requirement goes in place", "SP920", FIRST, FIRST.replace(PBB, "")),
    Case(
        "a time gets longer in place",
        "SP920",
        FIRST + "jangka_waktu: {teks: 2 hari}\n",
        FIRST + "jangka_waktu: {teks: 5 hari}\n",
    ),
    Case(
        "a draft may change",
        None,
        FIRST.replace("berlaku\n", "dibahas\n"),
        FIRST.replace("berlaku\n", "dibahas\n").replace(PBB, ""),
    ),
    Case(
        "other words in place",
        "SP921",
        FIRST,
        FIRST.replace("Bukti lunas PBB", "Tanda lunas PBB tahun berjalan dari desa"),
    ),
    Case(
        "other words, stated as editorial",
        None,
        FIRST,
        FIRST.replace("Bukti lunas PBB", "Bukti pelunasan PBB dari desa")
        + "redaksional: {oleh: Sekretaris, alasan: diperjelas}\n",
    ),
    Case("a new step, stated as editorial", None, FIRST + STEPS, FIRST + OTHER_STEPS + EDITORIAL),
    Case("a new step, stated so before", "SP921", FIRST + STEPS + EDITORIAL, FIRST + OTHER_STEPS + EDITORIAL),
    Case(
        "an old statement does not cover new words",
        "SP925",
        FIRST + "redaksional: {oleh: Sekretaris, alasan: diperjelas}\n",
        FIRST.replace("Bukti lunas PBB", "Bukti pelunasan PBB dari desa")
        + "redaksional: {oleh: Sekretaris, alasan: diperjelas}\n",
    ),
    Case(
        "a default changes two services",
        "SP922",
        FIRST,
        FIRST,
        {AGENCY: DEFAULTS, OTHER: TWIN},
        {AGENCY: SLOWER, OTHER: TWIN},
    ),
    Case(
        "an agency's address changes nothing",
        None,
        FIRST,
        FIRST,
        {OTHER: TWIN},
        {AGENCY: INSTANSI + "alamat: Jalan Baru 1\n", OTHER: TWIN},
    ),
    Case("the number goes back", "SP923", SECOND, FIRST),
    Case(
        "no decree",
        "SP924",
        FIRST,
        SECOND.replace('penetapan: {sk: "2/2025", tanggal: "2025-04-14", oleh: Kepala Kantor}\n', ""),
    ),
    Case("a decree without number", "SP924", FIRST, SECOND.replace('sk: "2/2025", ', "")),
    Case("a new service without decree", "SP924", None, FIRST.replace('sk: "1/2024", ', "")),
    Case(
        "waiting for its decree",
        None,
        FIRST,
        SECOND.replace("status: berlaku", "status: menunggu-penetapan").replace('sk: "2/2025", ', ""),
    ),
    Case(
        "the old decree",
        "SP925",
        FIRST,
        SECOND.replace("2/2025", "1/2024").replace('tanggal: "2025-04-14"', 'tanggal: "2024-01-02"'),
    ),
    Case("the old ground", "SP925", SECOND, edition(SECOND, 3).replace("2/2025", "3/2026")),
    Case("no ground", "SP926", FIRST, SECOND.replace(GROUND, "")),
    Case("the code changes", "SP927", FIRST, FIRST.replace("aaaaa", "ccccc")),
    Case(
        "an agency's code changes",
        "SP927",
        FIRST,
        FIRST,
        {AGENCY: INSTANSI + "kode: kkkkk\n"},
        {AGENCY: INSTANSI + "kode: mmmmm\n"},
    ),
    Case("the code goes", "SP928", FIRST, FIRST.replace("kode: aaaaa\n", "")),
    Case("an agency's code goes", "SP928", FIRST, FIRST, {AGENCY: INSTANSI + "kode: kkkkk\n"}),
    Case("a code comes", None, FIRST.replace("kode: aaaaa\n", ""), FIRST),
    Case("another service in the same file", "SP929", FIRST, STRANGER),
    Case(
        "a code wanders to a service that stays",
        "SP929",
        FIRST,
        None,
        {OTHER: STRANGER.replace("aaaaa", "ddddd")},
        {OTHER: STRANGER},
    ),
    Case("a new file with a code that was another's", "SP929", FIRST, None, {}, {OTHER: STRANGER}),
    Case("a renamed service keeps its code", None, FIRST, SECOND.replace("Surat Keterangan Uji", "SKU")),
    Case(
        "an id for another thing",
        "SP930",
        FIRST,
        SECOND.replace("uraian: Fotokopi KTP-el", "uraian: Sketsa lokasi reklame"),
    ),
    Case("another id for the same thing", "SP931", FIRST, SECOND.replace("id: ktp", "id: kartu")),
    Case("the id goes", "SP931", FIRST, SECOND.replace("{id: ktp, uraian", "{uraian")),
    Case(
        "an id that nobody typed",
        None,
        FIRST.replace("{id: ktp, uraian: Fotokopi KTP-el}", "{uraian: Fotokopi KTP-el}"),
        SECOND,
    ),
    Case("a published file goes", "SP932", FIRST, None),
    Case("a draft goes", None, FIRST.replace("berlaku\n", "rancangan\n"), None),
    Case(
        "withdrawn",
        None,
        FIRST,
        FIRST.replace("berlaku\n", "dicabut\n") + 'pencabutan: {tanggal: "2026-06-15", arahan: Dinas lain}\n',
    ),
    Case("moved with its code", None, FIRST, None, {}, {OTHER: FIRST}),
    Case("no longer in force, same edition", "SP933", FIRST, FIRST.replace("berlaku\n", "rancangan\n")),
    Case("the next edition as a draft", None, FIRST, SECOND.replace("status: berlaku", "status: dibahas")),
    Case("a number is skipped", "SP935", FIRST, edition(SECOND, 3)),
    Case(
        "more without a reason",
        "SP936",
        FIRST,
        asking(SECOND.replace(GROUND, "dasar_perubahan: {jenis: evaluasi}\n"), FOTO),
    ),
    Case("more, with a reason for the edition", None, FIRST, asking(SECOND, FOTO)),
    Case(
        "more, by a rule",
        None,
        FIRST,
        asking(SECOND.replace(GROUND, "dasar_perubahan: {jenis: peraturan, rujukan: Perbup 3}\n"), FOTO),
    ),
    Case(
        "more, with a reason at the item",
        None,
        FIRST,
        asking(
            SECOND.replace(GROUND, "dasar_perubahan: {jenis: evaluasi}\n"), FOTO.replace("3x4", "3x4, alasan: ditempel")
        ),
    ),
    Case(
        "more, as a forum decided",
        None,
        FIRST,
        asking(SECOND.replace(GROUND, FKP_GROUND), FOTO),
        {FORUM: FKP},
        {FORUM: FKP},
    ),
    Case(
        "more than the forum decided",
        "SP936",
        FIRST,
        asking(SECOND.replace(GROUND, FKP_GROUND), FOTO, "  - {id: kk, uraian: Fotokopi KK}\n"),
        {FORUM: FKP},
        {FORUM: FKP},
    ),
    Case(
        "more, by a decision that was cancelled",
        "SP936",
        FIRST,
        asking(SECOND.replace(GROUND, FKP_GROUND), FOTO),
        {FORUM: CANCELLED},
        {FORUM: CANCELLED},
    ),
    Case("more, by a forum nobody recorded", "SP936", FIRST, asking(SECOND.replace(GROUND, FKP_GROUND), FOTO)),
    Case(
        "moved without a code",
        "SP937",
        FIRST.replace("kode: aaaaa\n", ""),
        None,
        {},
        {OTHER: FIRST.replace("kode: aaaaa\n", "")},
    ),
    Case(
        "a draft moved without a code",
        None,
        FIRST.replace("kode: aaaaa\n", "").replace("berlaku\n", "rancangan\n"),
        None,
        {},
        {OTHER: FIRST.replace("kode: aaaaa\n", "").replace("berlaku\n", "rancangan\n")},
    ),
    Case("a record goes", "SP938", FIRST, FIRST, {FORUM: FKP}, {}),
    Case("a decision is rewritten", "SP939", FIRST, FIRST, {FORUM: FKP}, {FORUM: FKP.replace("3x4", "4x6")}),
    Case("a decision goes", "SP939", FIRST, FIRST, {FORUM: FKP}, {FORUM: FKP[: FKP.index("keputusan")]}),
    Case(
        "a decision is answered",
        None,
        FIRST,
        FIRST,
        {FORUM: FKP},
        {FORUM: FKP.replace("alasan:", 'tenggat: "2026-12-31", alasan:')},
    ),
]
BY_HISTORY = {"SP934"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_and_what_it_breaks(case: Case) -> None:
    found = ids(*case.sides())
    if case.id is None:
        assert found == set()
    else:
        assert case.id in found
        assert found - {case.id} <= {"SP932", "SP936"}, found  # a lost code is often a lost file too


def test_every_rule_about_change_has_its_example() -> None:
    mine = {id for id in registry() if "SP920" <= id <= "SP939"}
    assert len(mine) == 20
    assert mine == {case.id for case in CASES if case.id is not None} | BY_HISTORY


@pytest.mark.parametrize("case", [case for case in CASES if case.id], ids=lambda case: case.name)
def test_findings_have_words_and_places(case: Case) -> None:
    left, right = case.sides()
    for finding in judged(left, right):
        words = dict(finding.words)
        assert "{" not in sentence(finding.id, words) + remedy(finding.id, words)
        gone = finding.file not in {**BASE, **right}
        assert (finding.line == 0) == gone, finding


def test_a_finding_stands_at_its_line() -> None:
    (finding,) = judged({FILE: FIRST}, {FILE: asking(FIRST, FOTO).replace("edisi: 1", "edisi: 2")})[-1:]
    assert finding.id == "SP936"
    assert asking(FIRST, FOTO).splitlines()[finding.line - 1].strip().startswith("- {id: foto")


def test_a_default_that_asks_more_is_told_once() -> None:
    found = judged({AGENCY: DEFAULTS, FILE: FIRST, OTHER: TWIN}, {AGENCY: SLOWER, FILE: FIRST, OTHER: TWIN})
    assert [(one.id, one.file, one.line) for one in found] == [("SP922", AGENCY, 4), ("SP936", AGENCY, 4)]
    assert dict(found[0].words)["jumlah"] == 2


def test_a_waiver_with_a_date() -> None:
    waiver = 'pengecualian: [{temuan: SP935, alasan: edisi 2 hanya di kertas, sampai: "2026-12-31"}]\n'
    after = edition(SECOND, 3) + waiver
    assert {one.id for one in judged({FILE: FIRST}, {FILE: after})} == set()
    assert {one.id for one in judged({FILE: FIRST}, {FILE: after}, "2027-01-01")} == {"SP935"}


def test_a_waiver_for_one_item_and_one_decision() -> None:
    more = asking(SECOND.replace(GROUND, "dasar_perubahan: {jenis: evaluasi}\n"), FOTO, "  - {id: kk, uraian: KK}\n")
    waiver = 'pengecualian: [{temuan: SP936, butir: foto, alasan: dicatat di kertas, sampai: "2026-12-31"}]\n'
    assert [dict(one.words)["id"] for one in judged({FILE: FIRST}, {FILE: more + waiver})] == ["kk"]
    rewritten = FKP.replace("3x4", "4x6") + waiver.replace("SP936", "SP939")
    assert judged({FILE: FIRST, FORUM: FKP}, {FILE: FIRST, FORUM: rewritten}) == ()
    asked_more = SLOWER + waiver.replace("SP936, butir: foto", "SP936")
    found = judged({AGENCY: DEFAULTS, FILE: FIRST, OTHER: TWIN}, {AGENCY: asked_more, FILE: FIRST, OTHER: TWIN})
    assert [one.id for one in found] == ["SP922"]


def test_what_must_be_mended_cannot_be_waived() -> None:
    waiver = 'pengecualian: [{temuan: SP920, alasan: saya mau, sampai: "2026-12-31"}]\n'
    assert "SP920" in {one.id for one in judged({FILE: FIRST}, {FILE: FIRST.replace(PBB, "") + waiver})}


def test_levels() -> None:
    faults = {id for id in registry() if "SP920" <= id <= "SP939" and level(id) == "kesalahan"}
    assert {"SP920", "SP921", "SP922", "SP923", "SP927", "SP928", "SP929", "SP932", "SP934"} <= faults
    assert faults.isdisjoint({"SP924", "SP926", "SP930", "SP936"})


def test_the_demonstration_grew_by_good_proposals() -> None:
    """Each step of the shipped catalogue's history, judged as a proposal: nothing in it had to be mended."""
    command = ["git", "-C", str(ROOT), "rev-list", "--reverse", "--first-parent", "HEAD", "--", "standards"]
    steps = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert len(steps) > 15, "no history found: is the clone complete?"
    before, found = files_at(ROOT, steps[0]), []
    for step in steps[1:]:
        after = files_at(ROOT, step)
        found += proposal.judge(proposal.propose(before, after), (), DAY)
        before = after
    assert {one.id for one in found} <= {"SP936"}  # stamps that a forum's decision brings along, undecided themselves


# ------------------------------------------------------------------------------------------- the command


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    def run(repo: Path, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(repo)
        here.files_now.cache_clear()
        capsys.readouterr()
        code = main(["check", "--date", DAY, *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def revision(repo: Path, name: str) -> str:
    command = ["git", "-C", str(repo), "rev-parse", "--short=7", name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_against_a_revision(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}])
    (repo / FILE).write_text(FIRST.replace(PBB, ""), "utf-8")
    code, said, told = check(repo, "--against", "HEAD")
    assert code == 1
    assert f"{FILE}, baris 5" in said
    assert "SP920" in said
    assert word("banding.terhadap", dari=revision(repo, "HEAD")) in told
    assert "SP920" not in check(repo)[1]


def test_against_the_published_line(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}])
    (repo / FILE).write_text(FIRST.replace(PBB, ""), "utf-8")
    code, said, told = check(repo, FILE, "--against")
    assert (code, "SP920" in said) == (1, True)
    assert "origin/main" in told  # which this folder does not know


def test_two_editions_in_one_proposal(tmp_path: Path, check: Check) -> None:
    third = edition(SECOND, 3).replace("2/2025", "3/2026").replace("rapat Maret", "rapat Mei")
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}, {FILE: third}])
    code, said, _ = check(repo, "--against", "HEAD~2")
    assert code == 1
    assert "SP934" in said
    assert "SP934" not in check(repo, "--against", "HEAD~1")[1]


def test_what_only_the_proposal_showed_was_never_published(tmp_path: Path, check: Check) -> None:
    """Two commits of one proposal: the first is no edition that the second has altered."""
    more = SECOND.replace("produk:", "  - {id: foto, uraian: Pas foto}\nproduk:")
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}, {FILE: more}])
    assert "SP911" in check(repo)[1]
    code, said, _ = check(repo, "--against", "HEAD~2")
    assert (code, "SP911" in said) == (0, False)
    assert "SP9" in check(repo, "--against", "HEAD~1")[1]  # there the first one is published, and is altered


def test_a_service_that_only_the_proposal_had_may_go_again(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}, {OTHER: TWIN}, {OTHER: None}])
    assert "SP903" in check(repo)[1]
    assert "SP903" not in check(repo, "--against", "HEAD~2")[1]


def test_a_published_edition_is_still_judged_by_what_was_published(tmp_path: Path, check: Check) -> None:
    """Altered, then followed by a new number in one proposal: the old edition stands as it hangs on the walls."""
    altered = FIRST.replace("Bukti lunas PBB", "Bukti lunas PBB tahun berjalan")
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: altered}, {FILE: SECOND}])
    assert "SP912" in check(repo)[1]
    assert "SP912" not in check(repo, "--against", "HEAD~2")[1]


def test_a_code_of_a_service_that_git_remembers(tmp_path: Path, check: Check) -> None:
    repo = repository(
        tmp_path, [{**BASE, FILE: FIRST}, {FILE: None}, {OTHER: STRANGER.replace("edisi: 1", "edisi: 2")}]
    )
    assert "SP929" in check(repo, "--against", "HEAD~1")[1]


def test_a_sharper_finding_replaces_the_general_one(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}])
    (repo / FILE).unlink()
    assert "SP903" in check(repo)[1]
    said = check(repo, "--against", "HEAD")[1]
    assert "SP932" in said
    assert "SP903" not in said


def test_paths_limit_what_is_said(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST, OTHER: TWIN}])
    (repo / FILE).write_text(FIRST.replace(PBB, ""), "utf-8")
    (repo / OTHER).unlink()
    assert check(repo, "--against", "HEAD", "standards/pemda.yaml")[0] == 0
    assert "SP932" in check(repo, OTHER, "--against", "HEAD")[1]
    code, _, told = check(repo, "standards/kantor/srat.yaml", "--against", "HEAD")
    assert (code, "srat.yaml" in told) == (2, True)
    assert check(repo, "/etc/hosts")[0] == 2


def test_what_could_not_be_read_before_is_said(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST + "oops\n"}, {FILE: FIRST}])
    code, _, told = check(repo, "--against", "HEAD~1")
    assert code == 0
    assert word("banding.rusak", file=FILE, dari=revision(repo, "HEAD~1")) in told


def test_other_formats(tmp_path: Path, check: Check) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}])
    (repo / FILE).write_text(FIRST.replace(PBB, ""), "utf-8")
    said = check(repo, "--against", "HEAD", "--format", "github")[1]
    assert f"::error file={FILE},line=5,col=8,title=Harus diperbaiki (SP920)::" in said
    made = json.loads(check(repo, "--against", "HEAD", "--format", "json")[1])
    assert ("SP920", FILE, 5) in [(item["id"], item["file"], item["baris"]) for item in made["items"]]


@pytest.mark.parametrize("revision", ["tidak-ada", "--output=x", "a..b", ""])
def test_a_revision_that_is_none(tmp_path: Path, check: Check, revision: str) -> None:
    repo = repository(tmp_path, [{**BASE, FILE: FIRST}])
    code, said, told = check(repo, f"--against={revision}")
    assert (code, said) == (2, "")
    assert "Versi" in told
    assert "fatal" not in told


def test_without_git(tmp_path: Path, check: Check) -> None:
    for file, text in {**BASE, FILE: FIRST}.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    code, _, told = check(tmp_path, "--against", "origin/main")
    assert code == 2
    assert "tidak mempunyai riwayat git" in told
