"""The house has floors: imports go down, one module opens each door to the outside, and none is too big."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterator, Set
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS = (
    "model findings messages progress text",
    "sources schema rules diff history jobs site",
    "catalog",
    "chains editions consultations comparison completeness drafting formatting hanging proposal reports",
    "targets",
    "printing frame",
    "build nearby",
    "cli plugin",
    "__main__",
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms.split()}

# What a module may import only if it is named here. `targets.boards` is a module inside a room.
DOORS = {
    "mkdocs": "plugin",
    "material": "plugin",
    "weasyprint": "targets.boards",
    "subprocess": "history cli",
    "argparse": "cli __main__",
    "dask": "jobs.cluster",
    "distributed": "jobs.cluster",
    "yaml": "sources messages text.lexicon rules.lists",  # the last three read the package's own words
    "ruamel": "sources",
    "time": "cli plugin",
    "random": "cli",
    "secrets": "cli",
    "uuid": "",
    "locale": "",
}
CLOCK = "cli plugin"
CLOCK_CALLS = (
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.localtime",
)
CLOCK_NAME = "SOURCE_DATE_EPOCH"
GIT = "history"
READERS = "sources jobs"
READ = ("open", "read_text", "read_bytes", "glob", "rglob", "iterdir")
READ_OS = ("os.walk", "os.scandir", "os.listdir", "os.open")
WRITERS = "jobs cli"
WRITE = (
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "rmtree",
    "rename",
    "symlink_to",
    "touch",
)
SHELLS = ("os.system", "os.popen", "os.execv", "os.execvp", "os.spawnv", "os.posix_spawn")

NAMES = ("utils", "util", "helpers", "helper", "manager", "managers", "base", "bases", "common", "misc")
LINES = 300


def module_name(path: Path) -> str:
    """generator/rules/biaya.py is `rules.biaya`, generator/rules/__init__.py `rules`, generator itself ``."""
    parts = path.relative_to(ROOT / "generator").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted((ROOT / "generator").rglob("*.py"))}
assert len(MODULES) > 2, "no modules found: is the path right?"
TREES = {name: ast.parse(path.read_bytes(), str(path)) for name, path in MODULES.items()}

each_module = pytest.mark.parametrize("name", MODULES)


def room(name: str) -> str:
    return name.partition(".")[0]


def opens(name: str, allowed: str) -> bool:
    """Whether module `name` is, or lies inside, one of the modules in `allowed`."""
    return any(name == door or name.startswith(door + ".") for door in allowed.split())


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Full names of what a module imports, also inside functions and for types only, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and dotted(node.func).endswith(("import_module", "__import__")):
            for arg in node.args:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                    yield arg.value, node.lineno


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression that is a name with attributes; of other expressions the attributes."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def complaints(check: Callable[[str, ast.Module], Iterator[str]], source: str, name: str) -> list[str]:
    return list(check(name, ast.parse(source)))


# The checks: a module's name and tree in, what is wrong with it out.


def wrong_floors(name: str, tree: ast.Module) -> Iterator[str]:
    if name and room(name) not in FLOOR:
        return  # said by another test
    for target, line in imported(tree):
        top, _, inner = target.partition(".")
        if top != "generator" or not inner or room(inner) == room(name):
            continue
        if room(inner) not in FLOOR:
            # `from generator import __version__` names no module.
            if (ROOT / "generator" / room(inner)).exists():
                yield f"line {line}: {room(inner)} has no floor"
        elif not name:
            yield f"line {line}: generator/__init__.py imports {inner}"
        elif FLOOR[room(inner)] >= FLOOR[room(name)]:
            mine, its = FLOOR[room(name)], FLOOR[room(inner)]
            yield f"line {line}: {name} (floor {mine}) imports {inner} (floor {its})"


def wrong_doors(name: str, tree: ast.Module) -> Iterator[str]:
    for target, line in imported(tree):
        top = target.partition(".")[0]
        if top in DOORS and not opens(name, DOORS[top]):
            yield f"line {line}: only {DOORS[top] or 'nobody'} may import {top}"
    for call in calls(tree):
        if dotted(call.func) in SHELLS:
            yield f"line {call.lineno}: {dotted(call.func)}"
    if not opens(name, GIT):
        for node in ast.walk(tree):
            if isinstance(node, ast.List | ast.Tuple) and node.elts:
                first = node.elts[0]
                if isinstance(first, ast.Constant) and first.value == "git":
                    yield f"line {node.lineno}: only {GIT} may run git"


def clocks(name: str, tree: ast.Module) -> Iterator[str]:
    if opens(name, CLOCK):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and dotted(node).endswith(CLOCK_CALLS):
            yield f"line {node.lineno}: only {CLOCK} may ask for the time"
        elif isinstance(node, ast.Constant) and node.value == CLOCK_NAME:
            yield f"line {node.lineno}: only {CLOCK} may read {CLOCK_NAME}"


def own_files(tree: ast.Module) -> set[str]:
    """Names of what lies in the package itself: `HERE = files("generator")`, a function around `__file__`."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("importlib.resources", "importlib.metadata")
        for alias in node.names
    }
    openers = frozenset(names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_own(node.value, openers):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and node.value is not None and is_own(node.value, openers):
            names |= {node.target.id} if isinstance(node.target, ast.Name) else set()
        elif isinstance(node, ast.FunctionDef) and is_own(node, openers):
            names.add(node.name)
    return names


def is_own(node: ast.AST, names: Set[str]) -> bool:
    return any(isinstance(part, ast.Name) and part.id in {"__file__", *names} for part in ast.walk(node))


def file_doors(name: str, tree: ast.Module) -> Iterator[str]:
    names = own_files(tree)
    for call in calls(tree):
        verb = dotted(call.func).rpartition(".")[2]
        if verb in WRITE and not opens(name, WRITERS):
            yield f"line {call.lineno}: {verb}: only {WRITERS} may write"
        reads = (verb in READ and not in_memory(call)) or dotted(call.func) in READ_OS
        if reads and not opens(name, READERS) and not is_own(call, names):
            yield f"line {call.lineno}: {verb}: only {READERS} may read files that are not the package's own"


def in_memory(call: ast.Call) -> bool:
    """Whether what is opened are bytes at hand, as in pikepdf.open(BytesIO(content))."""
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Call) and dotted(first.func).rpartition(".")[2] == "BytesIO"


@each_module
def test_every_module_has_a_floor(name: str) -> None:
    assert not name or room(name) in FLOOR, "a new module takes a floor in FLOORS"


@each_module
def test_imports_go_down(name: str) -> None:
    assert list(wrong_floors(name, TREES[name])) == []


@each_module
def test_one_module_opens_each_door(name: str) -> None:
    assert list(wrong_doors(name, TREES[name])) == []


@each_module
def test_only_the_shells_know_the_time(name: str) -> None:
    assert list(clocks(name, TREES[name])) == []


@each_module
def test_files_are_read_and_written_in_one_place(name: str) -> None:
    assert list(file_doors(name, TREES[name])) == []


@each_module
def test_a_module_owns_one_thing(name: str) -> None:
    assert name.rpartition(".")[2] not in NAMES
    length = len(MODULES[name].read_text("utf-8").splitlines())
    assert length < LINES


def test_coverage_is_asked_of_floors_0_to_3() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    omit = settings["tool"]["coverage"]["run"]["omit"]
    for name, path in MODULES.items():
        left_out = any(fnmatch(path.relative_to(ROOT).as_posix(), pattern) for pattern in omit)
        assert left_out == (FLOOR.get(room(name), 0) > 3), name


@pytest.mark.parametrize(
    ("check", "name", "source"),
    [
        (wrong_floors, "findings", "from generator.catalog import Catalog"),
        (wrong_floors, "diff", "from generator import history"),
        (wrong_floors, "diff", "def f():\n    import generator.build"),
        (wrong_floors, "", "import generator.model"),
        (wrong_doors, "build", "from mkdocs.plugins import BasePlugin"),
        (wrong_doors, "targets.pages", "import weasyprint"),
        (wrong_doors, "jobs", "import subprocess"),
        (wrong_doors, "cli", "run(['git', 'log'])"),
        (wrong_doors, "diff", "import os\nos.system('ls')"),
        (clocks, "site", "from datetime import date\nday = date.today()"),
        (clocks, "build", "import datetime\nday = datetime.datetime.now()"),
        (clocks, "build", "import os\nday = os.environ['SOURCE_DATE_EPOCH']"),
        (file_doors, "catalog", "from pathlib import Path\nPath('x').read_text()"),
        (file_doors, "catalog", "open('x')"),
        (file_doors, "sources", "from pathlib import Path\nPath('x').write_text('')"),
    ],
)
def test_the_checks_find_what_they_look_for(
    check: Callable[[str, ast.Module], Iterator[str]], name: str, source: str
) -> None:
    assert complaints(check, source, name)


@pytest.mark.parametrize(
    ("check", "name", "source"),
    [
        (wrong_floors, "catalog", "from generator import model, sources"),
        (wrong_floors, "rules.biaya", "from generator.rules.waktu import hari"),
        (wrong_doors, "targets.boards", "import weasyprint"),
        (wrong_doors, "history", "import subprocess\nsubprocess.run(['git', 'log'])"),
        (clocks, "cli", "from datetime import date\nday = date.today()"),
        (clocks, "model.waktu", "from datetime import time\njam = time(8, 0)"),
        (
            file_doors,
            "schema",
            "from importlib.resources import files\nHERE = files('generator')\n(HERE / 'x').read_text()",
        ),
        (file_doors, "sources", "from pathlib import Path\nPath('x').read_bytes()"),
    ],
)
def test_the_checks_let_pass_what_is_right(
    check: Callable[[str, ast.Module], Iterator[str]], name: str, source: str
) -> None:
    assert complaints(check, source, name) == []
