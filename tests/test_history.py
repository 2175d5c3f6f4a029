"""Histories kept as text go through git; what the archive remembers is held against git's own trees."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import history, messages
from generator.history import HistoryError, State, archive, git, pairs

HISTORIES = {path.stem: path for path in sorted((Path(__file__).parent / "histories").glob("*.fi"))}
assert len(HISTORIES) > 10, "no histories found: is the path right?"
FOLDER = "standards"

Load = Callable[[str], Path]


def run_git(repo: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    command = ["git", "-c", "protocol.file.allow=always", "-C", str(repo), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=True).stdout


def load(folder: Path, stream: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    run_git(folder, "-c", "init.defaultBranch=main", "init", "-q")
    run_git(folder, "fast-import", "--quiet", stdin=stream)
    return folder


@pytest.fixture
def repo(tmp_path: Path) -> Load:
    return lambda name: load(tmp_path / name, HISTORIES[name].read_bytes())


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command of every git process that is started, without the options of git itself."""
    seen: list[list[str]] = []
    start = subprocess.Popen

    def count(command: list[str], *args: object, **options: object) -> object:
        seen.append(command)
        return start(command, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(git.subprocess, "Popen", count)
    return seen


def told(repo: Path, states: tuple[State, ...] | Iterator[State], start: str = "satu") -> list[str]:
    """Each state after the first commit as `commit: path = text`, so that a table can hold it."""
    states = list(states)
    text = dict(history.blobs(repo, [state.blob for state in states if state.blob]))
    subjects = run_git(repo, "log", "--format=%H %s", "--all").decode().splitlines()
    subject = dict(line.split(" ", 1) for line in subjects)
    return [
        f"{subject[state.commit]}: {state.path.removeprefix(FOLDER + '/')} = "
        + (text[state.blob].decode().strip() if state.blob else "-")
        for state in states
        if subject[state.commit] != start
    ]


REMEMBERED = {
    "linear": [
        "salah ketik: desa/domisili.yaml = edisi: 1 # diperbaiki",
        "jam baru: desa/instansi.yaml = nama: Desa Rindang # jam baru",
        "dua: desa/domisili.yaml = edisi: 2",
        "tiga: desa/domisili.yaml = edisi: 3",
    ],
    "rename": [
        "ganti nama: desa/domisili.yaml = -",
        "ganti nama: desa/surat-domisili.yaml = edisi: 1",
        "dua: desa/surat-domisili.yaml = edisi: 2",
    ],
    "move": [
        "pindah: desa/domisili.yaml = -",
        "pindah: kecamatan/domisili.yaml = edisi: 2",
    ],
    "merge": [
        "dari kiri: desa/domisili.yaml = edisi: 2 # kiri",
        "dari kanan: desa/domisili.yaml = edisi: 2 # kanan",
        "gabung: desa/domisili.yaml = edisi: 2 # kiri dan kanan",
    ],
    "choice": [
        "dari kiri: desa/domisili.yaml = edisi: 2 # kiri",
        "dari kanan: desa/domisili.yaml = edisi: 2 # kanan",
        "gabung: desa/domisili.yaml = edisi: 2 # kiri",
    ],
    "ours": [
        "lain: desa/ktp.yaml = edisi: 1",
        "usul: desa/domisili.yaml = edisi: 2 # usul",
        "tolak: desa/domisili.yaml = edisi: 1",
    ],
    "up-to-date": [
        "salah ketik: desa/domisili.yaml = edisi: 1 # diperbaiki",
        "sekali lagi: desa/domisili.yaml = edisi: 1 # diperbaiki lagi",
        "dua: desa/domisili.yaml = edisi: 2",
        "mulai usul: desa/ktp.yaml = edisi: 1",
    ],
    "squash": ["gabung rata: desa/domisili.yaml = edisi: 3"],
    "back-dated": [
        "dua: desa/domisili.yaml = edisi: 2",
        "tiga: desa/domisili.yaml = edisi: 3",
        "empat: desa/domisili.yaml = edisi: 4",
    ],
    "restored": [
        "hapus: desa/domisili.yaml = -",
        "kembali: desa/domisili.yaml = edisi: 1",
    ],
    "criss-cross": [
        "kiri: desa/domisili.yaml = edisi: 2",
        "kanan: desa/ktp.yaml = edisi: 1",
        "kiri lagi: desa/ktp.yaml = edisi: 2 # kiri",
        "kanan lagi: desa/ktp.yaml = edisi: 2 # kanan",
        "gabung: desa/ktp.yaml = edisi: 2 # kanan",
    ],
    "twice": [
        "kiri: desa/domisili.yaml = edisi: 2",
        "kanan: desa/domisili.yaml = edisi: 2",
        "kanan terus: desa/domisili.yaml = edisi: 3",
        "gabung lagi: desa/domisili.yaml = edisi: 3",
    ],
    "thrice": [
        "kiri: desa/domisili.yaml = edisi: 2",
        "kanan: desa/domisili.yaml = edisi: 2",
        "kiri terus: desa/domisili.yaml = edisi: 3",
        "gabung lagi: desa/domisili.yaml = edisi: 3",
    ],
    "not-files": [
        "jadi tautan: desa/domisili.yaml = -",
        "jadi file: desa/domisili.yaml = edisi: 2",
    ],
    "rewritten": ["dua lagi: desa/domisili.yaml = edisi: 2"],
}


@pytest.mark.parametrize("name", sorted(REMEMBERED))
def test_every_version_is_remembered_where_it_was_written(repo: Load, name: str) -> None:
    place = repo(name)
    assert sorted(told(place, archive(place, FOLDER).states)) == sorted(REMEMBERED[name])


def test_no_history_is_left_out() -> None:
    assert REMEMBERED.keys() | {"names", "tiga-tahun"} == HISTORIES.keys()


@pytest.mark.parametrize("name", sorted(HISTORIES))
def test_archive_agrees_with_gits_trees(repo: Load, name: str) -> None:
    compare_with_trees(repo(name))


@pytest.mark.parametrize("seed", range(12))
def test_archive_agrees_with_gits_trees_by_chance(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    compare_with_trees(load(tmp_path / "repo", any_history(chance, commits=25)))


def any_history(chance: random.Random, commits: int) -> bytes:
    """A fast-import stream: branches, merges that choose anything, deletions, restored texts, wild dates."""
    lines: list[str] = []
    trees: list[dict[str, str]] = []
    for mark in range(1, commits + 1):
        size = chance.choice((1, 1, 1, 2, 2, 3)) if mark < commits else min(3, commits - 1)
        parents = chance.sample(range(1, mark), min(size, mark - 1)) if chance.random() < 0.95 else []
        if mark == commits:
            parents = [commits - 1, *[parent for parent in parents if parent != commits - 1]]
        tree = dict(trees[parents[0] - 1]) if parents else {}
        for path in ("a/instansi.yaml", "a/x.yaml", "a/y.yaml", "pemda.yaml"):
            texts = [trees[parent - 1].get(path) for parent in parents] or [None]
            text = chance.choice(texts)
            if chance.random() < 0.3:
                text = chance.choice([None, "1", "2", "3", "4"])
            if text is None:
                tree.pop(path, None)
            else:
                tree[path] = text
        trees.append(tree)
        lines += [f"reset refs/heads/b{mark}"] if not parents else []
        branch = "main" if mark == commits else f"b{mark}"
        date = 1_000_000_000 + chance.randrange(10**6)
        lines += [
            f"commit refs/heads/{branch}",
            f"mark :{mark}",
            f"committer A <a@example.invalid> {date} +0000",
        ]
        lines += [f"data {len(str(mark))}", str(mark)]
        lines += [f"{'merge' if n else 'from'} :{parent}" for n, parent in enumerate(parents)]
        lines += ["deleteall"]
        for path, text in sorted(tree.items()):
            lines += [f"M 100644 inline {FOLDER}/{path}", "data 1", text]
    return ("\n".join(lines) + "\n").encode()


def compare_with_trees(repo: Path) -> None:
    made = archive(repo, FOLDER)
    assert made.available
    assert made.findings == ()
    assert made.head == history.resolve(repo, "HEAD")

    def yaml_files(commit: str) -> dict[str, str]:
        files = history.tree(repo, commit, FOLDER)
        return {path: blob for path, blob in files.items() if path.endswith(".yaml")}

    def now(states: Iterator[State] | tuple[State, ...]) -> dict[str, str]:
        last = {state.path: state.blob for state in states}
        return {path: blob for path, blob in last.items() if blob is not None}

    commits = run_git(repo, "rev-list", "HEAD").decode().split()
    every = {pair for commit in commits for pair in yaml_files(commit).items()}
    assert {(state.path, state.blob) for state in made.states if state.blob} == every
    assert now(made.states) == yaml_files("HEAD")
    assert list(made.states) == sorted(made.states, key=lambda state: (state.order, state.path))

    line = run_git(repo, "rev-list", "--first-parent", "--reverse", "HEAD").decode().split()
    assert {state.commit for state in made.published} <= set(line)
    shown = {pair for commit in line for pair in yaml_files(commit).items()}
    written = [state for state in made.states if state.blob]
    assert all(state.on_first_parent == ((state.path, state.blob) in shown) for state in written)
    assert all(state.on_first_parent for state in made.published)
    order = {state.commit: state.order for state in (*made.states, *made.published)}
    for commit in line:
        if commit in order:
            upto = tuple(state for state in made.published if state.order <= order[commit])
            assert now(upto) == yaml_files(commit)

    ancestors = {
        (child, parent)
        for child in order
        for parent in run_git(repo, "rev-list", child).decode().split()
        if parent in order and parent != child
    }
    assert all(order[parent] < order[child] for child, parent in ancestors)

    for state in (*made.states, *made.published, *pairs(made)):
        files = yaml_files(state.commit)
        parts = state.path.split("/")
        assert files.get(state.path) == state.blob
        assert state.pemda == files.get(f"{FOLDER}/pemda.yaml")
        assert state.instansi == (files.get(f"{FOLDER}/{parts[1]}/instansi.yaml") if parts[2:] else None)
    both: dict[str, tuple[str | None, str | None]] = {}
    for state in pairs(made):
        pair = (state.blob, state.instansi if state.blob else None)
        assert both.get(state.path) != pair, "a pair that changed nothing"
        both[state.path] = pair
    final = yaml_files("HEAD")
    for path, blob in final.items():
        home = f"{FOLDER}/{path.split('/')[1]}/instansi.yaml"
        assert both[path] == (blob, final.get(home) if path.count("/") > 1 else None)


def test_a_branch_brought_up_to_date_makes_nothing_old_look_young(repo: Load) -> None:
    place = repo("up-to-date")
    last = [line for line in told(place, archive(place, FOLDER).states) if "= edisi: 1" in line and "ktp" not in line]
    assert last[-1] == "sekali lagi: desa/domisili.yaml = edisi: 1 # diperbaiki lagi"


def test_published_is_what_main_showed(repo: Load) -> None:
    place = repo("merge")
    assert told(place, archive(place, FOLDER).published) == [
        "dari kiri: desa/domisili.yaml = edisi: 2 # kiri",
        "gabung: desa/domisili.yaml = edisi: 2 # kiri dan kanan",
    ]
    place = repo("up-to-date")
    made = archive(place, FOLDER)
    assert told(place, made.published)[-1] == "gabung: desa/ktp.yaml = edisi: 1"
    assert all(state.on_first_parent for state in made.states)  # also what was written on the branch
    place = repo("merge")
    hidden = tuple(state for state in archive(place, FOLDER).states if not state.on_first_parent)
    assert told(place, hidden) == ["dari kanan: desa/domisili.yaml = edisi: 2 # kanan"]


def test_new_defaults_make_a_new_pair(repo: Load) -> None:
    place = repo("linear")
    assert told(place, pairs(archive(place, FOLDER)))[:3] == [
        "salah ketik: desa/domisili.yaml = edisi: 1 # diperbaiki",
        "jam baru: desa/domisili.yaml = edisi: 1 # diperbaiki",
        "jam baru: desa/instansi.yaml = nama: Desa Rindang # jam baru",
    ]


def test_hashes_are_the_same_everywhere(repo: Load) -> None:
    assert archive(repo("linear"), FOLDER).head == "5331100dd74b53971b870724b51e220bff4f7913"


def test_names_are_taken_as_they_are(repo: Load) -> None:
    place = repo("names")
    made = archive(place, FOLDER)
    names = {state.path.removeprefix(f"{FOLDER}/desa/") for state in made.states if state.path.count("/") == 2}
    assert names == {
        *(
            "instansi.yaml",
            "domisili.yaml",
            'tanda "kutip".yaml',
            "dua\nbaris.yaml",
            "é-ñ-字.yaml",
            "-rf.yaml",
        ),
        *(":100644 100644 a b M.yaml", "spasi  ganda .yaml", "*.yaml"),
    }  # and not the one that is not UTF-8
    assert all(len([s for s in made.states if s.path == f"{FOLDER}/desa/{n}"]) == 2 for n in ("*.yaml", "-rf.yaml"))
    awkward = [(made.head or "", state.path) for state in made.states if "\n" not in state.path]
    now = history.tree(place, "HEAD")
    assert history.siblings(place, awkward) == tuple(now[path] for _, path in awkward)
    assert history.siblings(place, [("HEAD", f"{FOLDER}/desa/dua\nbaris.yaml"), ("HEAD", "x")]) == (
        None,
        None,
    )


def test_links_and_submodules_are_no_files(repo: Load) -> None:
    place = repo("not-files")
    paths = {state.path for state in archive(place, FOLDER).states}
    assert not {path for path in paths if "tautan" in path or "modul" in path}
    assert sorted(history.tree(place, "HEAD")) == [
        f"{FOLDER}/desa/domisili.yaml",
        f"{FOLDER}/desa/instansi.yaml",
        f"{FOLDER}/pemda.yaml",
    ]


def test_what_is_not_committed_is_no_history(repo: Load) -> None:
    place = repo("linear")
    before = archive(place, FOLDER)
    run_git(place, "reset", "-q", "--hard")
    (place / FOLDER / "desa" / "domisili.yaml").write_text("edisi: 9\n")
    (place / FOLDER / "desa" / "baru.yaml").write_text("edisi: 1\n")
    run_git(place, "add", FOLDER)
    assert archive(place, FOLDER) == before
    assert history.changed_since(place, "HEAD~1", FOLDER) == (f"{FOLDER}/desa/domisili.yaml",)
    assert history.changed_since(place, "HEAD", FOLDER) == ()


def test_a_project_may_lie_inside_a_repository(tmp_path: Path) -> None:
    stream = HISTORIES["linear"].read_bytes().replace(b" standards/", b" kabupaten/standards/")
    place = load(tmp_path / "provinsi", stream)
    run_git(place, "reset", "-q", "--hard")
    inner = place / "kabupaten"
    paths = sorted({state.path for state in archive(inner, FOLDER + "/").states})
    assert paths == [f"{FOLDER}/desa/domisili.yaml", f"{FOLDER}/desa/instansi.yaml", f"{FOLDER}/pemda.yaml"]
    assert sorted(path for path in history.tree(inner, "HEAD", FOLDER) if path.endswith(".yaml")) == paths
    assert history.changed_since(inner, "HEAD~1", FOLDER) == (paths[0],)
    assert history.siblings(inner, [("HEAD", paths[0])])[0] == history.tree(inner, "HEAD")[paths[0]]


def test_few_processes_whatever_the_history(repo: Load, processes: list[list[str]]) -> None:
    place = repo("linear")
    processes.clear()
    made = archive(place, FOLDER)
    contents = dict(history.blobs(place, [state.blob for state in made.states if state.blob]))
    assert len(contents) > 5
    assert len(history.siblings(place, [(state.commit, state.path) for state in made.states])) == len(made.states)
    commands = [next(word for word in ("rev-parse", "log", "cat-file") if word in each) for each in processes]
    assert commands == ["rev-parse", "log", "cat-file", "cat-file"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.diffMerges", "first-parent"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("format.pretty", "fuller"),
        ("log.decorate", "full"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
        ("notes.displayRef", "refs/notes/*"),
        ("i18n.logOutputEncoding", "latin1"),
    ],
)
def test_the_users_settings_change_nothing(repo: Load, name: str, value: str) -> None:
    for each in ("names", "rename", "merge"):
        place = repo(each)
        before = archive(place, FOLDER), history.tree(place, "HEAD")
        run_git(place, "config", name, value)
        assert (archive(place, FOLDER), history.tree(place, "HEAD")) == before


def test_a_hooks_variables_and_replaced_objects_change_nothing(repo: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    place, other = repo("linear"), repo("merge")
    before = archive(place, FOLDER)
    run_git(place, "replace", "HEAD", "HEAD~1")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert archive(place, FOLDER) == before


def test_contents_come_in_the_order_asked_each_once(repo: Load) -> None:
    place = repo("linear")
    ids = sorted({state.blob for state in archive(place, FOLDER).states if state.blob}, reverse=True)
    answers = list(history.blobs(place, [*ids, *ids]))
    assert [id for id, _ in answers] == ids
    assert all(history.same(id, content) for id, content in answers)
    assert not history.same(ids[0], b"")
    assert list(history.blobs(place, [])) == []
    first = history.blobs(place, ids)
    assert next(first)[0] == ids[0]
    first.close()  # type: ignore[attr-defined]


def test_any_bytes_come_back_as_they_went_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [b"", b"\n", b"\0\r\n\n", b"x blob 3\nabc", bytes(range(256)) * 400]
    place = load(tmp_path / "repo", b"".join(b"blob\ndata %d\n%s\n" % (len(each), each) for each in contents))
    ids = [run_git(place, "hash-object", "--stdin", stdin=each).decode().strip() for each in contents]
    assert [content for _, content in history.blobs(place, ids)] == contents
    monkeypatch.setattr(git, "LARGEST", 10)
    assert [content for _, content in history.blobs(place, ids)] == [each[:10] for each in contents]


def test_sha256_repositories(tmp_path: Path) -> None:
    run_git(tmp_path, "-c", "init.defaultBranch=main", "init", "-q", "--object-format=sha256")
    run_git(tmp_path, "fast-import", "--quiet", stdin=HISTORIES["linear"].read_bytes())
    compare_with_trees(tmp_path)
    ((id, content), *_) = history.blobs(tmp_path, history.tree(tmp_path, "HEAD").values())
    assert history.same(id, content)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(HistoryError) as caught:
        call()
    finding = caught.value.finding
    assert messages.sentence(finding.id, dict(finding.words))
    assert messages.remedy(finding.id, dict(finding.words))
    return finding.id


def test_a_lost_object_is_named(repo: Load) -> None:
    place = repo("linear")
    head = history.tree(place, "HEAD")
    wanted = [*head.values(), "0" * 40]
    assert refused(lambda: list(history.blobs(place, wanted))) == "SP957"
    assert refused(lambda: list(history.blobs(place, ["HEAD"]))) == "SP957"
    assert refused(lambda: list(history.blobs(place, ["--help\n" + "0" * 40]))) == "SP957"


@pytest.mark.parametrize(
    "rev",
    ["", "-p", "--output=x", "zzz", "a\nb", "a\0b", "HEAD:standards", "HEAD..HEAD~1", "^HEAD", "\udce9"],
)
def test_a_revision_that_is_none(repo: Load, rev: str) -> None:
    place = repo("linear")
    assert refused(lambda: history.resolve(place, rev)) == "SP956"
    if rev != "HEAD:standards":
        assert refused(lambda: history.tree(place, rev)) == "SP956"
        assert refused(lambda: history.merge_base(place, "HEAD", rev)) == "SP956"
        assert refused(lambda: history.changed_since(place, rev, FOLDER)) == "SP956"
    assert not (place / "x").exists()


def test_where_two_lines_parted(repo: Load) -> None:
    place = repo("merge")
    subject = run_git(place, "log", "-1", "--format=%s", history.merge_base(place, "main~1", "kanan") or "")
    assert subject == b"satu\n"
    run_git(place, "fast-import", "--quiet", stdin=b"commit refs/heads/lain\ncommitter A <a> 0 +0000\ndata 0\n\n")
    assert history.merge_base(place, "main", "lain") is None
    place = repo("criss-cross")
    assert history.merge_base(place, "main~1", "kanan") is not None


def findings(place: Path, folder: str = FOLDER) -> list[str]:
    made = archive(place, folder)
    for finding in made.findings:
        assert messages.sentence(finding.id, dict(finding.words))
        assert messages.remedy(finding.id, dict(finding.words))
    assert made.available == (made.head is not None)
    assert made.available or not made.states
    return [finding.id for finding in made.findings]


def test_without_history_there_is_a_finding(repo: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert findings(tmp_path) == ["SP951"]
    empty = tmp_path / "kosong"
    empty.mkdir()
    run_git(empty, "init", "-q")
    assert findings(empty) == ["SP953"]
    assert findings(repo("linear"), "tidak-ada") == ["SP958"]
    for folder in ("stand*", ":(glob)**", "."):
        assert findings(repo("merge"), folder) in ([], ["SP958"])
        assert bool(archive(tmp_path / "merge", folder).states) == (folder == ".")
    assert findings(tmp_path / "tidak-ada") == ["SP955"]
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert findings(empty) == ["SP950"]


def test_a_shallow_clone_says_so_and_gives_what_it_has(repo: Load, tmp_path: Path) -> None:
    repo("linear")
    run_git(tmp_path, "clone", "-q", "--depth=2", (tmp_path / "linear").as_uri(), "dangkal")
    made = archive(tmp_path / "dangkal", FOLDER)
    assert made.shallow
    assert findings(tmp_path / "dangkal") == ["SP952"]
    assert told(tmp_path / "dangkal", made.states, start="dua") == ["tiga: desa/domisili.yaml = edisi: 3"]
    assert len([state for state in made.states if state.order == 0]) == 3


def test_a_foreign_owner_and_a_broken_repository(repo: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = repo("linear")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setitem(git._FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert findings(place) == ["SP954"]
    monkeypatch.delitem(git._FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER")
    assert findings(place) == []
    for path in sorted((place / ".git" / "objects").rglob("*")):
        if path.is_file():
            path.unlink()
    assert findings(place) == ["SP955"]


def test_a_detached_head_and_a_rewritten_branch(repo: Load) -> None:
    place = repo("rewritten")
    made = archive(place, FOLDER)
    run_git(place, "checkout", "-q", "--detach", "main")
    assert archive(place, FOLDER) == made
    run_git(place, "checkout", "-q", "lama")
    assert told(place, archive(place, FOLDER).states) == ["dua: desa/domisili.yaml = edisi: 2 # lama"]
