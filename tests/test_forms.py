"""The repository's host and editors are told the schemas' words: none of it may drift from them."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from generator.cli import COMMANDS
from generator.drafting.forms import forms
from generator.schema import KINDS
from generator.site import kind_of

ROOT = Path(__file__).parent.parent
FORMS = dict(forms())


@pytest.mark.parametrize("name", FORMS)
def test_forms_follow_the_schemas(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == FORMS[name], "run `make forms`"


@pytest.mark.parametrize("name", [name for name in FORMS if name.endswith(("usulan.yml", "fkp.yml"))])
def test_forms_are_what_the_host_accepts(name: str) -> None:
    form = yaml.safe_load(FORMS[name])
    assert {"name", "description", "body"} <= form.keys()
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 5
    for part in form["body"]:
        assert part["type"] in ("markdown", "input", "textarea", "dropdown")
        assert part["attributes"].get("label") or part["type"] == "markdown"
        options = part["attributes"].get("options", [])
        assert len(options) == len(set(options))
        assert bool(options) == (part["type"] == "dropdown")


def schema_for(file: str) -> list[str]:
    patterns = json.loads((ROOT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    found = []
    for schema, globs in patterns.items():
        wanted = [one for one in globs if not one.startswith("!")]
        barred = [one[1:] for one in globs if one.startswith("!")]

        def fits(glob: str) -> bool:
            return glob.count("/") == file.count("/") and fnmatch(file, glob)

        if any(map(fits, wanted)) and not any(map(fits, barred)):
            found.append(schema)
    return found


def test_an_editor_finds_the_schema_of_every_file() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "standards").rglob("*.yaml"))]
    known = [file for file in files if kind_of(file)]
    assert len(known) > 100
    for file in known:
        assert schema_for(file) == [f"./schema/{kind_of(file)}.schema.json"]
    assert {f"schema/{kind}.schema.json" for kind in KINDS} == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "schema").glob("*.schema.json")
    }


def test_hooks_call_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    commands = set(COMMANDS)
    assert hooks
    for hook in hooks:
        program, command = hook["entry"].split()
        assert (program, command in commands) == ("standar", True)
