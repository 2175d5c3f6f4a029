"""What every test may ask for: golden files, and hypothesis without clock or chance."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"
SEEN = pytest.StashKey[set[str]]()

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


class Golden:
    """Text made now, held against the file of that name in tests/golden/; `--golden` rewrites the file."""

    def __init__(self, rewrite: bool, seen: set[str]) -> None:
        self.rewrite = rewrite
        self.seen = seen

    def __call__(self, name: str, text: str) -> None:
        self.seen.add(name)
        path = GOLDEN / name
        if self.rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        assert path.is_file(), f"tests/golden/{name} does not exist: make golden"
        assert text == path.read_bytes().decode("utf-8")

    def beside(self, path: Path, text: str) -> None:
        """Text that stands beside the file it is made from, below tests/."""
        self(os.path.relpath(path, GOLDEN), text)

    def folder(self, name: str, texts: Mapping[str, str]) -> None:
        """Every text, by its path below tests/golden/<name>/, and no file more."""
        assert texts, "nothing was made: is the path right?"
        top = GOLDEN / name
        old = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
        if self.rewrite:
            for surplus in sorted(old - texts.keys()):
                (top / surplus).unlink()
            old &= texts.keys()
        for path, text in sorted(texts.items()):
            self(f"{name}/{path}", text)
        assert sorted(old - texts.keys()) == [], "golden files that nothing makes"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite tests/golden/ to what is made now")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SEEN] = set()
    if config.getoption("--golden") and os.environ.get("CI"):
        raise pytest.UsageError("golden files are never rewritten in CI")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--golden"):
        others = [item for item in items if "golden" not in getattr(item, "fixturenames", ())]
        items[:] = [item for item in items if item not in others]
        config.hook.pytest_deselected(items=others)


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--golden"), request.config.stash[SEEN])


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After a whole run a golden file that no test asked for fails it; workers tell what they have seen."""
    config = session.config
    seen = config.stash[SEEN]
    if hasattr(config, "workeroutput"):
        config.workeroutput["golden"] = sorted(seen)
        return
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS and not (
        config.option.keyword or config.option.markexpr or config.option.lf
    )
    unused = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()} - seen
    if whole and exitstatus == pytest.ExitCode.OK and unused:
        print(f"\ngolden files that no test asked for: {', '.join(sorted(unused))}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    node.config.stash[SEEN].update(getattr(node, "workeroutput", {}).get("golden", ()))  # type: ignore[attr-defined]
