"""House rules that no linter knows: sentences in one place, no order by chance, files as they should be."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
assert len(MODULES) > 2, "no modules found: is the path right?"

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "generator").as_posix())

# ---------------------------------------------------------------------------------------------- sentences

INDONESIAN = re.compile(
    r"\b(ada|adalah|agar|akan|antara|atau|bagi|bahwa|belum|berlaku|bisa|boleh|bukan|dalam|dan|dapat|dari|dengan|di|harus"
    r"|hari|ini|itu|jika|karena|ke|kepada|lebih|maka|oleh|pada|para|sebagai|secara|semua|setiap|sudah|tanpa|telah"
    r"|tersebut|tetapi|tidak|untuk|yaitu|yang)\b",
    re.IGNORECASE,
)
# Texts of a language that is neither Indonesian nor English. A new line here needs the reason beside it.
NOT_SENTENCES = (
    re.compile(r"^(default|script|style|img|font|connect|frame|base|form|object)-(src|uri|ancestors|action) "),  # CSP
    re.compile(r"^--?[a-z]"),  # an option of a command
)


def words(text: str) -> list[str]:
    """What stands between blanks and, its punctuation taken off, is letters only."""
    return [
        word for word in (each.strip(".,:;!?()“”‘’\"'") for each in text.split()) if len(word) > 1 and word.isalpha()
    ]


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def above(node: ast.AST, parent: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while (node := parent.get(node)) is not None:  # type: ignore[assignment]
        yield node


def texts(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Strings that are no docstring, pattern or list of words: line, text, whether for engineers only."""
    parent = parents(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if isinstance(parent[node], ast.JoinedStr):
                continue
            text = node.value
        else:
            continue
        chain = [node, *above(node, parent)]
        if isinstance(parent[node], ast.Expr) or getattr(parent[node], "attr", "") == "split":
            continue
        if isinstance(parent[node], ast.Compare):  # what another program says is looked for, not said
            continue
        if any(isinstance(each, ast.Call) and ast.unparse(each.func).startswith("re.") for each in chain):
            continue
        yield (
            node.lineno,
            text,
            any(isinstance(each, ast.Raise | ast.Assert) or called(each) == "debug" for each in chain),
        )


def sentences(tree: ast.Module) -> Iterator[str]:
    for line, text, is_technical in texts(tree):
        count = len(words(text))
        if any(pattern.search(text) for pattern in NOT_SENTENCES):
            continue
        if is_technical and count <= 20 and not INDONESIAN.search(text):
            continue
        if count >= 4 or (count >= 2 and text.strip()[:1].isupper() and INDONESIAN.search(text)):
            yield f"line {line}: {text!r} belongs into messages.yaml or a template"


@each_module
def test_no_sentence_in_code(path: Path) -> None:
    assert list(sentences(ast.parse(path.read_bytes()))) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('x = "Persyaratan ini tidak ada"', 1),
        ('x = f"{n} berkas sudah selesai dibaca ulang"', 1),
        ('x = "Belum ada"', 1),
        ('raise ValueError("Berkas tidak ada")', 1),
        ('raise ValueError(f"no such file: {path}")', 0),
        ('log.debug("%s: not kept, it is too old", key)', 0),
        ('log.warning("%s: not kept, it is too old", key)', 1),
        ('x = "does not have any commits yet" in stderr', 0),
        ('"""A docstring may say what it wants to say."""', 0),
        ('x = re.compile("(satu|dua) hari dan tiga malam")', 0),
        ('x = "hari-kerja"', 0),
        ('x = "satu dua tiga empat".split()', 0),
        ('x = "standar.schema.json#/$defs/nama"', 0),
        ('x = "--format=%H of a commit and more words"', 0),
    ],
)
def test_a_sentence_is_known_when_seen(source: str, count: int) -> None:
    assert len(list(sentences(ast.parse(source)))) == count


# -------------------------------------------------------------------------------------------------- order

KEEPS_NO_ORDER = {
    "sorted",
    "any",
    "all",
    "sum",
    "set",
    "frozenset",
    "len",
    "min",
    "max",
    "isdisjoint",
    "update",
}
TAKES_IN_ORDER = {
    "list",
    "tuple",
    "join",
    "enumerate",
    "fromkeys",
    "zip",
    "map",
    "extend",
    "iter",
    "next",
    "chain",
}
WALKS = {"glob", "rglob", "iterdir", "scandir", "listdir"}


def is_set(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.BitOr | ast.BitAnd | ast.BitXor):
        return any(is_set(side) or called(side) == "keys" for side in (node.left, node.right))
    return isinstance(node, ast.Set | ast.SetComp) or called(node) in {"set", "frozenset"}


def is_sorted(walk: ast.AST, parent: dict[ast.AST, ast.AST]) -> bool:
    """Whether the function around the walk sorts something: what, only a reader can say."""
    around = next(each for each in above(walk, parent) if isinstance(each, ast.FunctionDef | ast.Module))
    return any(called(each) in {"sorted", "sort"} for each in ast.walk(around))


def chances(tree: ast.Module) -> Iterator[str]:
    """Where the order of a set or of a folder's files gets out."""
    parent = parents(tree)
    for node in ast.walk(tree):
        if called(node) in WALKS and not is_sorted(node, parent):
            yield f"line {node.lineno}: sorted({ast.unparse(node)})"  # type: ignore[attr-defined]
        if called(node) == "hash" and isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"line {node.lineno}: hash() differs from run to run"
        if isinstance(node, ast.For) and is_set(node.iter):
            yield f"line {node.lineno}: for ... in {ast.unparse(node.iter)}"
        if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp):
            taker = called(parent[node])
            if any(is_set(loop.iter) for loop in node.generators) and taker not in KEEPS_NO_ORDER:
                yield f"line {node.lineno}: {ast.unparse(node)}"
        if (
            isinstance(node, ast.Call)
            and called(node) in TAKES_IN_ORDER
            and any(map(is_set, node.args))
            and called(parent[node]) not in KEEPS_NO_ORDER
        ):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@each_module
def test_no_order_by_chance(path: Path) -> None:
    assert list(chances(ast.parse(path.read_bytes()))) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("for x in {1, 2}: pass", 1),
        ("for x in old.keys() - new.keys(): pass", 1),
        ("x = list(set(y))", 1),
        ("x = [f(z) for z in set(y)]", 1),
        ("x = ', '.join({a, b})", 1),
        ("for path in folder.glob('*'): pass", 1),
        ("x = hash(y)", 1),
        ("for x in sorted({1, 2}): pass", 0),
        ("x = sorted(z for z in set(y))", 0),
        ("x = {z for z in set(y)}", 0),
        ("for path in sorted(folder.glob('*')): pass", 0),
        ("x = a - b", 0),
    ],
)
def test_chance_is_known_when_seen(source: str, count: int) -> None:
    assert len(list(chances(ast.parse(source)))) == count


# -------------------------------------------------------------------------------------- files of others


@pytest.mark.parametrize("folder", ["generator/fonts", "generator/icons", "generator/vendor", "tests/browser/vendor"])
def test_vendored_files_are_what_they_were(folder: str) -> None:
    top = ROOT / folder
    lines = (line.split(maxsplit=1) for line in (top / "SHA256SUMS").read_text("utf-8").splitlines())
    expected = {name: digest for digest, name in lines}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(top.iterdir())
        if path.name not in {"SHA256SUMS", "README.md"}
    }
    assert found == expected
    assert any("LICENSE" in name or name == "OFL.txt" for name in found)


def pins(name: str) -> dict[str, str]:
    """The version of each package, each with at least one hash and nothing but hashes."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text("utf-8")):
        block = re.sub(r"^\s*#.*\n?", "", block, flags=re.MULTILINE).strip()
        if not block:
            continue
        entry = re.fullmatch(
            r"([a-z0-9._-]+)==(\S+)( ; [^\\]+)? \\\n((\s*--hash=sha256:[0-9a-f]{64}( \\)?\n?)+)", block
        )
        assert entry is not None, f"{name}: not a version with its hashes: {block[:80]!r}"
        found[entry[1]] = entry[2]
    return found


def test_locks_hold_versions_and_hashes_only() -> None:
    build, test = pins("requirements.lock"), pins("requirements-dev.lock")
    assert len(build) > 20
    assert build.items() <= test.items(), "make lock"


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    def names(*lists: list[str]) -> set[str]:
        asked = (re.match(r"[A-Za-z0-9._-]+", text) for each in lists for text in each)
        return {re.sub(r"[._-]+", "-", name[0]).lower() for name in asked if name}

    groups = project["dependency-groups"]
    locked = {name: set(pins(name)) for name in ("requirements.lock", "requirements-dev.lock")}
    needed = names(project["project"]["dependencies"], groups["build"], project["build-system"]["requires"])
    assert needed
    assert needed <= locked["requirements.lock"], "make lock"
    assert needed | names(groups["dev"]) <= locked["requirements-dev.lock"], "make lock"


# ------------------------------------------------------------------------------------------- this folder


def project_files() -> list[Path]:
    """What is in the repository, or would be after `git add`; every file where there is no git."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0 and listing.stdout:
        names = listing.stdout.decode().rstrip("\0").split("\0")
    else:
        names = [
            path.relative_to(ROOT).as_posix()
            for path in ROOT.rglob("*")
            if path.relative_to(ROOT).parts[0] not in {".git", ".venv", ".cache", "site"}
        ]
    paths = [ROOT / name for name in sorted(names) if (ROOT / name).is_file()]
    assert len(paths) > 20, "no files found: is the path right?"
    return paths


def test_nothing_of_a_developers_machine() -> None:
    folder = re.compile(
        rb"(?<![\w./])/(?:" + b"|".join((b"wo" + b"rk", b"o" + b"pt", b"ro" + b"ot", b"Us" + b"ers")) + rb")/"
    )
    vendored = {ROOT / "tests/browser/vendor", ROOT / "generator/vendor"}
    found = [
        f"{path.relative_to(ROOT)}: {line[:80]!r}"
        for path in project_files()
        if path.parent not in vendored
        for line in path.read_bytes().splitlines()
        if folder.search(line)
    ]
    assert found == []


def test_a_wheel_carries_what_the_package_reads(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if path.is_relative_to(ROOT / "generator") or path.is_relative_to(ROOT / "schema")
    }
    expected = {
        name.replace("schema/", "generator/_schema/", 1) if name.startswith("schema/") else name for name in ours
    }
    assert expected - inside == set()
