"""The schemas in, the forms of the repository's host out: what an officer fills in is named as in the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.drafting import draft
from generator.messages import word
from generator.schema import Kind, definition

ISSUES = ".github/ISSUE_TEMPLATE"


REQUEST = ".github/pull_request_template.md"


def forms(*, own: bool = True) -> Iterator[tuple[str, str]]:
    """Each form's path from the repository's root, and its text; with `own` of the repository of this program."""
    standar, fkp = definition("standar"), definition("fkp")
    isian = {"standar": _Fields("standar"), "fkp": _Fields("fkp")}
    komponen = [_title(standar["properties"][name]) for name in standar["$defs"]["komponen"]["enum"]]
    dasar = standar["$defs"]["dasar_perubahan"]["properties"]["jenis"]["enum"]
    keputusan = fkp["$defs"]["keputusan"]["properties"]["jenis"]["enum"]
    values: dict[str, Any] = {"isian": isian, "komponen": komponen, "dasar": dasar, "keputusan": keputusan}
    values["asal"] = word("formulir.asal" if own else "formulir.asal-init")
    yield f"{ISSUES}/usulan.yml", draft("usulan.yml.j2", **values)
    yield f"{ISSUES}/fkp.yml", draft("fkp.yml.j2", **values)
    yield f"{ISSUES}/config.yml", draft("config.yml.j2", **values)
    yield REQUEST, draft("pull_request.md.j2", **values)


class _Fields:
    """A schema's fields by name: title and description."""

    def __init__(self, kind: Kind) -> None:
        self._schema = definition(kind)

    def __call__(self, path: str) -> dict[str, str]:
        """The field at a path such as "penetapan.sk": in the form, or in a definition of that name."""
        first, *rest = path.split(".")
        field: dict[str, Any] = self._schema["$defs"][first] if rest else self._schema["properties"][first]
        for name in rest:
            field = field["properties"][name]
        return {"judul": _title(field), "arti": str(field.get("description", ""))}


def _title(field: dict[str, Any]) -> str:
    return str(field["title"])
