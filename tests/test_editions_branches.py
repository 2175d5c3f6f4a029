"""Histories with branches in; which editions a service has, and where git could not give everything, out."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator import catalog, editions, history
from generator.model import Riwayat
from tests.test_editions_findings import AGENCY, BASE, FILE, MORE, OTHER, TEXT, edition, seen, with_fee
from tests.timeline import START

Commit = tuple[str, Sequence[str], Mapping[str, str | None]]


def repository(folder: Path, commits: Mapping[str, Commit]) -> Path:
    """Commits by name: branch, parents and files each; a merge says what its tree becomes. `main` is checked out."""
    lines: list[str] = []
    marks = {name: n for n, name in enumerate(commits, 1)}
    for name, (branch, parents, files) in commits.items():
        lines += [f"commit refs/heads/{branch}", f"mark :{marks[name]}"]
        lines += [f"committer A <a@example.invalid> {START + marks[name]} +0000", f"data {len(name)}", name]
        lines += [f"{'merge' if n else 'from'} :{marks[parent]}" for n, parent in enumerate(parents)]
        for path, text in files.items():
            lines += [f"D {path}"] if text is None else [f"M 100644 inline {path}", f"data {len(text)}", text]
    folder.mkdir()
    for arguments in (["-c", "init.defaultBranch=main", "init", "-q"], ["fast-import", "--quiet"], ["checkout", "-qf"]):
        subprocess.run(["git", "-C", str(folder), *arguments], input="\n".join(lines).encode() + b"\n", check=True)
    return folder


def one(root: Path) -> tuple[Riwayat, list[str]]:
    (riwayat,), findings = seen(root)
    return riwayat, findings


def numbers(riwayat: Riwayat) -> list[int]:
    return [edisi.nomor for edisi in riwayat.edisi]


FIRST: dict[str, Commit] = {"satu": ("main", (), {**BASE, FILE: TEXT})}
TWO_ON_A_BRANCH: dict[str, Commit] = {
    **FIRST,
    "dua": ("usul", ("satu",), {FILE: edition(MORE, 2)}),
    "tiga": ("usul", ("dua",), {FILE: edition(MORE, 3)}),
}


def test_a_merge_keeps_both_editions_of_a_branch(tmp_path: Path) -> None:
    merged: Commit = ("main", ("satu", "tiga"), {FILE: edition(MORE, 3)})
    riwayat, findings = one(repository(tmp_path / "r", {**TWO_ON_A_BRANCH, "gabung": merged}))
    assert (numbers(riwayat), findings) == ([1, 2, 3], [])


def test_a_squash_loses_one_and_says_so(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", {**TWO_ON_A_BRANCH, "rata": ("main", ("satu",), {FILE: edition(MORE, 3)})})
    riwayat, findings = one(root)
    assert (numbers(riwayat), findings) == ([1, 3], ["SP915 kantor/surat.yaml:5"])
    who = ("-c", "user.name=Petugas", "-c", "user.email=petugas@example.invalid")
    subprocess.run(["git", "-C", str(root), *who, "merge", "-q", "-s", "ours", "-m", "x", "usul"], check=True)
    assert (numbers(one(root)[0]), one(root)[1]) == ([1, 2, 3], [])


def test_a_discarded_branch_leaves_no_edition(tmp_path: Path) -> None:
    ours: Commit = ("main", ("satu", "tiga"), {FILE: TEXT})
    riwayat, findings = one(repository(tmp_path / "r", {**TWO_ON_A_BRANCH, "tolak": ours}))
    assert (numbers(riwayat), riwayat.kini.nomor, findings) == ([1], 1, [])


def test_what_a_branch_tried_on_the_way_is_no_altered_edition(tmp_path: Path) -> None:
    """On a branch nothing has been published: its drafts of edition 2 may differ."""
    commits: dict[str, Commit] = {
        **FIRST,
        "coba": ("usul", ("satu",), {FILE: edition(MORE, 2)}),
        "jadi": ("usul", ("coba",), {FILE: edition(TEXT, 2)}),
        "gabung": ("main", ("satu", "jadi"), {FILE: edition(TEXT, 2)}),
    }
    riwayat, findings = one(repository(tmp_path / "r", commits))
    assert (numbers(riwayat), findings) == ([1, 2], [])
    assert len(riwayat.kini.layanan.standar.persyaratan or ()) == 2


def test_a_copy_on_a_branch_is_no_edition(tmp_path: Path) -> None:
    commits: dict[str, Commit] = {
        **FIRST,
        "salin": ("usul", ("satu",), {OTHER: edition(MORE, 2)}),
        "kode": ("usul", ("salin",), {OTHER: MORE.replace("aaaaa", "bbbbb")}),
        "gabung": ("main", ("satu", "kode"), {OTHER: MORE.replace("aaaaa", "bbbbb")}),
        "tiga": ("main", ("gabung",), {FILE: edition(TEXT, 3)}),
    }
    services, findings = seen(repository(tmp_path / "r", commits))
    assert {each.kode: numbers(each) for each in services} == {"aaaaa": [1, 3], "bbbbb": [1]}
    assert findings == ["SP915 kantor/surat.yaml:5"]


def test_a_rename_on_a_branch_keeps_its_editions(tmp_path: Path) -> None:
    commits: dict[str, Commit] = {
        **FIRST,
        "pindah": ("usul", ("satu",), {FILE: None, OTHER: edition(MORE, 2)}),
        "tiga": ("usul", ("pindah",), {OTHER: edition(MORE, 3)}),
        "gabung": ("main", ("satu", "tiga"), {FILE: None, OTHER: edition(MORE, 3)}),
    }
    riwayat, findings = one(repository(tmp_path / "r", commits))
    assert (numbers(riwayat), riwayat.layanan.id, riwayat.jejak, findings) == ([1, 2, 3], "lain", ("kantor/surat",), [])


def test_a_past_that_is_cut_off_is_not_called_lost(tmp_path: Path) -> None:
    commits: dict[str, Commit] = {
        **FIRST,
        "dua": ("main", ("satu",), {FILE: edition(TEXT, 2)}),
        "empat": ("main", ("dua",), {FILE: edition(TEXT, 4)}),
    }
    root = repository(tmp_path / "r", commits)
    subprocess.run(["git", "clone", "-q", "--depth=2", root.as_uri(), str(tmp_path / "dangkal")], check=True)
    riwayat, findings = one(tmp_path / "dangkal")
    assert (numbers(riwayat), findings) == ([2, 4], [])
    assert one(root)[1] == ["SP915 kantor/surat.yaml:5"]


def test_a_content_that_git_lost_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = repository(tmp_path / "r", {**FIRST, "dua": ("main", ("satu",), {FILE: edition(TEXT, 2)})})
    found, _ = catalog.load(root / "standards", "2026-11-01")
    assert found is not None
    archive = history.archive(root, "standards")
    lost = next(state.blob for state in archive.states if state.path == FILE)

    def blobs(ids: object) -> object:
        raise history.HistoryError("SP957", blob=lost)

    (riwayat,), findings = editions.arrange(found, archive, blobs, "2026-11-01")  # type: ignore[arg-type]
    assert numbers(riwayat) == [2]
    assert [each.id for each in findings] == ["SP957"]


@pytest.mark.parametrize("day", ["1999-01-01", "2026-11-01"])
def test_dates_come_from_the_files_not_from_commits(tmp_path: Path, day: str) -> None:
    """The commits of `timeline` are all of one day in 2026; the texts say 2024 and 2025."""
    root = repository(tmp_path / "r", {**FIRST, "dua": ("main", ("satu",), {FILE: edition(TEXT, 2)})})
    (riwayat,), _ = seen(root, day)
    assert riwayat.keadaan == ("mendatang" if day < "2024" else "berlaku")


FILES = tuple(f"standards/kantor/{name}.yaml" for name in "abc")


def any_commits(chance: random.Random, count: int) -> dict[str, Commit]:
    """Trees with one agency and three places, where services change, move, break and go; merges choose anything."""
    trees: list[dict[str, str]] = []
    commits: dict[str, Commit] = {}
    for n in range(count):
        first = n - 1 if chance.random() < 0.6 or n == count - 1 else chance.randrange(max(n, 1))
        others = [chance.randrange(n) for _ in range(chance.random() < 0.3 and n > 1)]
        parents = list(dict.fromkeys([first, *others])) if n else []
        tree = dict(trees[first]) if n else dict(BASE)
        for parent in parents[1:]:
            tree |= {path: text for path, text in trees[parent].items() if chance.random() < 0.5}
        if chance.random() < 0.3:
            tree[AGENCY] = chance.choice([with_fee("Gratis"), with_fee("Rp5.000"), "nama: [\n", BASE[AGENCY]])
        if chance.random() < 0.8:
            path, kode = chance.choice(FILES), chance.choice(["aaaaa", "bbbbb"])
            words = edition(chance.choice([TEXT, MORE]), chance.randint(1, 4)).replace("aaaaa", kode)
            tree[path] = chance.choice([words, words, words.replace("berlaku\n", "dibahas\n"), "nama: [\n"])
        if chance.random() < 0.2:
            tree.pop(chance.choice(FILES), None)
        for path in FILES:  # one file for each code, so that nobody has to ask which one speaks
            twins = [other for other in FILES if other in tree and _code(tree[other]) == _code(tree.get(path, ""))]
            for other in twins[1:] if path in tree and _code(tree[path]) else ():
                tree.pop(other)
        before = trees[first] if n else {}
        changed: dict[str, str | None] = {path: text for path, text in tree.items() if before.get(path) != text}
        changed |= {path: None for path in before if path not in tree}
        trees.append(tree)
        branch = "main" if n == count - 1 else f"b{n}"
        commits[f"c{n}"] = (branch, [f"c{parent}" for parent in parents], changed)
    return commits


def _code(text: str) -> str:
    return text.split("\n")[0] if text.startswith("kode: ") and not text.startswith("kode: [") else ""


@pytest.mark.parametrize("seed", range(8))
def test_editions_agree_with_gits_trees_by_chance(tmp_path: Path, seed: int) -> None:
    """The slow way: check out every commit of the main line, and remember what stands there."""
    root = repository(tmp_path / "r", any_commits(random.Random(seed), 18))
    found, _ = catalog.load(root / "standards", "2026-11-01")
    line = subprocess.run(
        ["git", "-C", str(root), "rev-list", "--first-parent", "--reverse", "main"], capture_output=True
    )
    last: dict[tuple[str, int], str] = {}
    enacted: set[tuple[str, int]] = set()
    standing: dict[str, int] = {}
    for commit in line.stdout.decode().split():
        tree = {path: blob for path, blob in history.tree(root, commit).items() if path.startswith("standards/")}
        contents = dict(history.blobs(root, tree.values()))
        values = {path: catalog.parse(path, contents[blob]).value for path, blob in tree.items()}
        for path in FILES:
            if values.get(path) is not None and values[AGENCY] is not None:
                standar = catalog.resolve(path, values[path], values[AGENCY]).standar
                last[standar.kode, standar.edisi] = repr(standar)
                standing[standar.kode] = standar.edisi
                if standar.status == "berlaku":
                    enacted.add((standar.kode, standar.edisi))
    assert found is not None
    archive = history.archive(root, "standards")
    services, _ = editions.arrange(found, archive, lambda ids: history.blobs(root, ids), "2026-11-01")
    made = {(one.kode, e.nomor): repr(e.layanan.standar) for one in services for e in one.edisi}
    wanted = {key: text for key, text in last.items() if key in enacted or key[1] <= standing[key[0]]}
    assert {key: made.get(key) for key in wanted} == wanted
    assert all(key[1] <= standing[key[0]] for key in made.keys() - wanted.keys())  # what only a branch had
