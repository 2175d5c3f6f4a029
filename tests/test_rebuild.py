"""A build that leaves what stands makes, byte for byte, what a build from nothing makes, whatever came between."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build
from generator.build import BuildError, BuildOptions
from generator.findings import Finding
from generator.jobs import Job, Row
from generator.model import Riwayat
from generator.targets.groups import Group
from generator.targets.ledger import OF, Ledger
from generator.targets.seen import DEEP
from generator.targets.shells import BERANDA, SHAPES, Part, Place, Shell

ROOT = Path(__file__).parents[1]
PARTS = ("pemda.yaml", "peristiwa.yaml", "sinonim.yaml", "acuan", "desa-rindang", "desa-jernih", "kec-hulu")
DAYS = ("2026-11-01", "2026-11-02", "2027-03-01")
STANDING = (1, 2, 3, 4)
MENU = Part("layanan", (Place("alamat", "text"), Place("nama", "text")))
SHELL = Shell((Place("judul", "text"), Place("kepala", "html"), MENU, Place("isi", "html")), "satu")
SHELLS: Mapping[str, Shell] = dict.fromkeys((*SHAPES, BERANDA), SHELL)

Edit = Callable[[Path, random.Random], object]


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=Petugas", "-c", "user.email=petugas@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


def project(folder: Path) -> Path:
    """A few agencies of the demonstration, with their consultations and lists, in a repository of their own."""
    docs = folder / "standards"
    docs.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / "standards" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, docs / name)
    git(folder, "-c", "init.defaultBranch=main", "init", "-q")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "-A", "standards")
    git(folder, "commit", "-q", "--allow-empty", "-m", "saat")


# ---------------------------------------------------------------- what people do between two builds


def services(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("standards/*/*.yaml")) if path.name != "instansi.yaml"]


def some(folder: Path, chance: random.Random) -> Path:
    return chance.choice([path for path in services(folder) if path.parent.name != "acuan"])


def rewrite(path: Path, pattern: str, by: Callable[[re.Match[str]], str], count: int = 1) -> None:
    path.write_text(re.sub(pattern, by, path.read_text("utf-8"), count=count, flags=re.MULTILINE), "utf-8")


def word_edit(folder: Path, chance: random.Random) -> None:
    """A requirement, step or explanation in other words."""
    path = some(folder, chance)
    places = list(re.finditer(r"uraian: [^\n{}\[\]#\"']+", path.read_text("utf-8")))
    if places:
        place = chance.choice(places)
        text = path.read_text("utf-8")
        new = f"{place[0]} {chance.choice(('asli', 'terbaru', 'kartu keluarga', 'surat pengantar RT'))}"
        path.write_text(text[: place.start()] + new + text[place.end() :], "utf-8")


def rename_service(folder: Path, chance: random.Random) -> None:
    rewrite(some(folder, chance), "^nama: .*$", lambda match: f"nama: Surat {chance.choice('ABCDE')}{chance.random()}")


def next_edition(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance)
    day = chance.choice(("2026-10-01", "2026-12-01"))
    rewrite(path, r"^edisi: (\d+)$", lambda match: f"edisi: {int(match[1]) + 1}")
    rewrite(path, "^berlaku_sejak: .*$", lambda match: f'berlaku_sejak: "{day}"')
    word_edit(folder, chance)


def edit_agency(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(folder.glob("standards/*/instansi.yaml")))
    rewrite(path, "^(nama|alamat): .*$", lambda match: f"{match[1]}: Kantor {chance.randint(1, 9)}")


def edit_regency(folder: Path, chance: random.Random) -> None:
    rewrite(folder / "standards/pemda.yaml", "^nama: .*$", lambda match: f"nama: Kabupaten {chance.randint(1, 9)}")


def edit_forum(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(folder.glob("standards/*/fkp/*.yaml")))
    rewrite(path, "tenggat: .*$", lambda match: f'tenggat: "2026-1{chance.randint(0, 2)}-15"')


def edit_list(folder: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(folder.glob("standards/acuan/*.yaml")))
    rewrite(path, "uraian: .*$", lambda match: f"uraian: Syarat {chance.randint(1, 9)}")


def delete(folder: Path, chance: random.Random) -> None:
    if len(services(folder)) > 30:
        some(folder, chance).unlink()


def move(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance)
    path.rename(path.with_name(f"{path.stem[:20]}-{chance.randint(1, 99)}.yaml"))


def code_of(path: Path) -> str:
    found = re.search("^kode: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


def add(folder: Path, chance: random.Random) -> None:
    """A service like another one, with a code of its own."""
    path = some(folder, chance)
    fresh = path.with_name(f"baru-{chance.randint(1, 99)}.yaml")
    shutil.copy(path, fresh)
    rewrite(
        fresh, "^kode: .*$", lambda match: f"kode: zz{chance.randint(222, 999)}".replace("0", "2").replace("1", "3")
    )


def copy_with_code(folder: Path, chance: random.Random) -> None:
    """Two files claim one code."""
    path = some(folder, chance)
    shutil.copy(path, path.with_name(f"salinan-{chance.randint(1, 99)}.yaml"))


def change_code(folder: Path, chance: random.Random) -> None:
    """Two services stood at one address, each with a code of its own."""
    rewrite(some(folder, chance), "^kode: .*$", lambda match: f"kode: yy{chance.randint(222, 333)}".replace("0", "2"))


def rename_agency(folder: Path, chance: random.Random) -> None:
    place = chance.choice(sorted(path.parent for path in folder.glob("standards/*/instansi.yaml")))
    place.rename(place.with_name(f"{place.name[:12]}-{chance.randint(1, 99)}"))


def name_heir(folder: Path, chance: random.Random) -> None:
    """A service ends, and says who goes on."""
    path, heir = some(folder, chance), some(folder, chance)
    day = chance.choice(("2026-10-01", "2026-12-01"))
    ended = f'pencabutan:\n  tanggal: "{day}"\n  alasan: Digabung.\n  pengganti: {code_of(heir)}\n'
    if "pencabutan:" not in path.read_text("utf-8"):
        rewrite(path, "^status: .*\n", lambda match: f"status: dicabut\n{ended}")


def name_old(folder: Path, chance: random.Random) -> None:
    """A service says whose place it takes."""
    path, old = some(folder, chance), some(folder, chance)
    if "menggantikan:" not in path.read_text("utf-8"):
        rewrite(path, "^status: .*\n", lambda match: f"{match[0]}menggantikan: [{code_of(old)}]\n")


def draft(folder: Path, chance: random.Random) -> None:
    """A service is a draft again, or a draft is enacted."""
    by = {"berlaku": "rancangan", "rancangan": "berlaku"}
    rewrite(some(folder, chance), "^status: (berlaku|rancangan)$", lambda match: f"status: {by[match[1]]}")


def spoil(folder: Path, chance: random.Random) -> None:
    path = some(folder, chance)
    path.write_text(path.read_text("utf-8") + "\n\tbukan: [yaml\n", "utf-8")


def restore(folder: Path, chance: random.Random) -> None:
    git(folder, "checkout", "-q", "--", "standards")


def remember(folder: Path, chance: random.Random) -> None:
    commit(folder)


def garble(folder: Path, chance: random.Random) -> None:
    """Something in the cache is cut, altered, or somebody else's."""
    kept = [path for path in sorted((folder / "cache").rglob("*")) if path.is_file()]
    for path in chance.sample(kept, min(len(kept), 2)):
        content = bytearray(path.read_bytes())
        how = chance.randrange(4)
        if how == 0:
            del content[len(content) // 2 :]
        elif how == 1 and content:
            content[chance.randrange(len(content))] ^= 1
        elif how == 2:
            content = bytearray(b"asing")
        else:
            content = bytearray(chance.choice(kept).read_bytes())
        path.write_bytes(content)


EDITS: tuple[Edit, ...] = (
    *(word_edit, word_edit, rename_service, next_edition, edit_agency, edit_regency, edit_forum, edit_list),
    *(delete, move, spoil, restore, remember, garble),
    *(add, copy_with_code, change_code, rename_agency, name_heir, name_old, draft),
)


# ---------------------------------------------------------------- two ways to the same site


class Output:
    """A site from one build to the next; as `standar build` does it, but for MkDocs and the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.rows: dict[str, Row] = {}
        self.ledger = Ledger("", {}, {})

    def options(self, day: str, shaped_by: str = "program", touched: frozenset[str] = frozenset()) -> BuildOptions:
        found = dict.fromkeys(self.files.keys() - touched, STANDING)
        self.ledger = Ledger(shaped_by, self.rows, found)
        return BuildOptions(tanggal=day, papan=False, cache=self.folder / "cache", buku=self.ledger)

    def build(self, day: str, **more: frozenset[str] | str) -> list[Finding]:
        """One build to its end; the findings that it told."""
        told: list[Finding] = []
        made = dict(street(self.folder, self.options(day, **more), told))  # type: ignore[arg-type]
        assert not made.keys() & self.ledger.kept.keys()
        self.files = {**{path: self.files[path] for path in self.ledger.kept}, **made}
        self.rows = dict(self.ledger.kept)
        self.rows |= {path: Row(one.key, "", STANDING, one.reads) for path, one in self.ledger.made.items()}
        return told

    def cut_short(self, day: str, after: int) -> None:
        """A build that is killed after so many files: nothing of it reaches the site, or the ledger."""
        told: list[Finding] = []
        for _ in islice(street(self.folder, self.options(day), told), after):
            pass


def street(folder: Path, options: BuildOptions, told: list[Finding]) -> build.Iterator[tuple[str, bytes]]:
    return build.build(folder, folder / "standards", options, SHELLS, told.append)


def afresh(folder: Path, day: str) -> tuple[dict[str, bytes], list[Finding]]:
    """The same site from nothing."""
    told: list[Finding] = []
    return dict(street(folder, BuildOptions(tanggal=day, papan=False), told)), told


def assert_same(output: Output, told: list[Finding], day: str) -> None:
    cold, findings = afresh(output.folder, day)
    assert told == findings
    assert output.files.keys() == cold.keys()
    assert [path for path in sorted(cold) if output.files[path] != cold[path]] == []


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("mula") / "repo")


@pytest.fixture
def output(start: Path, tmp_path: Path) -> Output:
    folder = tmp_path / "repo"
    shutil.copytree(start, folder)
    return Output(folder)


STEPS = st.lists(st.tuples(st.sampled_from(range(len(EDITS))), st.integers(0, 10_000)), min_size=2, max_size=6)


@given(STEPS)
@settings(max_examples=10)
def test_whatever_people_do_the_site_is_as_from_nothing(start: Path, steps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "repo"
        shutil.copytree(start, folder)
        output = Output(folder)
        output.build(DAYS[0])
        for n, seed in steps:
            chance = random.Random(seed)
            EDITS[n](folder, chance)
            day = chance.choice((DAYS[0], DAYS[0], *DAYS))
            if chance.random() < 0.3:
                output.cut_short(day, chance.randrange(400))
            touched = frozenset(path for path in output.files if chance.random() < 0.01)
            assert_same(output, output.build(day, touched=touched), day)


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_after_each_kind_of_edit(output: Output, edit: Edit) -> None:
    output.build(DAYS[0])
    edit(output.folder, random.Random(1))
    assert_same(output, output.build(DAYS[0]), DAYS[0])


def test_where_nothing_changed_nothing_is_made(output: Output) -> None:
    output.build(DAYS[0])
    assert len(output.files) > 300
    output.build(DAYS[0])
    assert sorted(output.files.keys() - output.ledger.kept.keys()) == []


def test_a_word_of_one_requirement_touches_little(output: Output) -> None:
    """Otherwise every page would hang on every file, and this test would not know it from the others."""
    output.build(DAYS[0])
    path = next(one for one in services(output.folder) if one.parent.name == "kec-hulu")
    text = path.read_text("utf-8")
    path.write_text(text.replace("uraian: ", "uraian: Sehelai ", 1), "utf-8")
    output.build(DAYS[0])
    made = output.files.keys() - output.ledger.kept.keys()
    assert f"kec-hulu/{path.stem}/index.html" in made
    assert len(made) * 10 < len(output.files), sorted(made)  # its pages, and the lists and tables that hold all


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_after_each_kind_of_edit_and_its_commit(output: Output, edit: Edit) -> None:
    output.build(DAYS[0])
    edit(output.folder, random.Random(2))
    output.build(DAYS[0])
    commit(output.folder)
    assert_same(output, output.build(DAYS[0]), DAYS[0])


def made_by(output: Output) -> set[str]:
    """The files that the last build made anew."""
    return output.files.keys() - output.ledger.kept.keys()


def test_a_new_edition_touches_little_and_its_commit_less(output: Output) -> None:
    """Otherwise every page would hang on the numbers and commits of all services."""
    output.build(DAYS[0])
    path = output.folder / "standards/kec-hulu/rekomendasi-keramaian.yaml"
    rewrite(path, r"^edisi: (\d+)$", lambda match: f"edisi: {int(match[1]) + 1}")
    output.build(DAYS[0])
    edited = made_by(output)
    commit(output.folder)
    output.build(DAYS[0])
    committed = made_by(output)
    assert len(edited) * 5 < len(output.files), sorted(edited)
    assert len(committed) * 10 < len(output.files), sorted(committed)
    pages = {f"{one.parent.name}/{one.stem}/index.html" for one in services(output.folder)}
    assert committed & pages <= {"kec-hulu/rekomendasi-keramaian/index.html"}


def test_a_commit_that_changes_nothing_makes_nothing(output: Output) -> None:
    output.build(DAYS[0])
    commit(output.folder)
    output.build(DAYS[0])
    assert made_by(output) == set()


def test_what_stands_is_not_even_enumerated(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service whose files stand costs a name, whatever the number of its files."""
    output.build(DAYS[0])
    word_edit(output.folder, random.Random(1))
    enumerated: list[str] = []
    named: list[str] = []
    open_group, history = Group.jobs, DEEP[Riwayat]

    def opened(group: Group) -> list[Job]:
        found = list(open_group(group))
        enumerated.extend(job.path for job in found)
        return found

    def counted(riwayat: Riwayat) -> object:
        named.append(riwayat.kode)
        return history(riwayat)

    monkeypatch.setattr(Group, "jobs", opened)
    monkeypatch.setitem(DEEP, Riwayat, counted)  # type: ignore[index]
    output.build(DAYS[0])
    assert 0 < len(enumerated) < 30, sorted(enumerated)
    assert sorted(named) == sorted(set(named)), "each service once"


def test_of_a_group_that_lost_a_file_nothing_stands(output: Output) -> None:
    """Who knows only some of its files does not know whether there was another."""
    output.build(DAYS[0])
    path, row = next(
        (path, row) for path, row in sorted(output.rows.items()) if path.startswith("s/") and OF in row.key
    )
    del output.rows[path]
    together = {other for other, one in output.rows.items() if one.key == row.key}
    output.build(DAYS[0])
    assert {path, *together} <= made_by(output)


def test_another_program_makes_all_anew(output: Output) -> None:
    output.build(DAYS[0])
    output.build(DAYS[0], shaped_by="other program")
    assert output.ledger.kept == {}


def test_where_something_unknown_shapes_the_site_nothing_is_kept(output: Output) -> None:
    output.build(DAYS[0], shaped_by="")
    assert output.rows == {}
    output.build(DAYS[0], shaped_by="")
    assert output.ledger.kept == {}


def test_a_file_that_somebody_touched_is_made_again(output: Output) -> None:
    output.build(DAYS[0])
    touched = frozenset(sorted(output.files)[::50])
    together = {row.key for path, row in output.rows.items() if path in touched and OF in row.key}
    with_them = {path for path, row in output.rows.items() if row.key in together}
    output.build(DAYS[0], touched=touched)
    assert touched | with_them == output.files.keys() - output.ledger.kept.keys()


def test_a_build_that_fails_leaves_the_ledger_as_it_was(output: Output) -> None:
    output.build(DAYS[0])
    pemda = output.folder / "standards/pemda.yaml"
    text = pemda.read_text("utf-8")
    pemda.write_text("nama: [", "utf-8")
    with pytest.raises(BuildError):
        output.build(DAYS[0])
    pemda.write_text(text, "utf-8")
    assert_same(output, output.build(DAYS[0]), DAYS[0])
