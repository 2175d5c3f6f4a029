"""The style sheet: its colours can be read, its accents are the schema's, what the theme's templates name it styles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CSS = (ROOT / "generator/assets/situs.css").read_text("utf-8")
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
DARK_AT = RULES.index("prefers-color-scheme: dark")

ACCENTS = ("laut", "marun", "hijau", "ungu", "cokelat", "nila", "zaitun", "toska", "abu")


def colours(text: str, selector: str) -> dict[str, str]:
    """The colours that the first rule of `selector` sets."""
    body = re.search(rf"(?:^|[\s,]){re.escape(selector)}(?:, [^{{]*)? {{([^}}]*)}}", text)
    assert body is not None, selector
    found = re.findall(r"--sp-([a-z-]+): (#[0-9a-f]{3,6});", body[1])
    return {name: value if len(value) == 7 else "#" + "".join(2 * each for each in value[1:]) for name, value in found}


def contrast(one: str, two: str) -> float:
    """WCAG 2's ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def tokens(mode: str) -> dict[str, str]:
    light = colours(RULES, ":root")
    return light if mode == "light" else light | colours(RULES[DARK_AT:], ":root")


def accent(mode: str, name: str) -> dict[str, str]:
    light = colours(RULES, f".aksen-{name}")
    return light if mode == "light" else light | colours(RULES[DARK_AT:], f".aksen-{name}")


both = pytest.mark.parametrize("mode", ["light", "dark"])


def test_contrast_is_what_it_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#474d52", "#ffffff") == pytest.approx(8.6, abs=0.05)


@both
def test_text_can_be_read(mode: str) -> None:
    token = tokens(mode)
    assert contrast(token["tinta"], token["kertas"]) >= 15
    for name in ("kertas", "alas"):
        assert contrast(token["redup"], token[name]) >= 7
        assert contrast(token["tautan"], token[name]) >= 7
    for name in ("kurang", "tambah", "tetap", "telaah"):
        assert contrast(token[name], token[f"{name}-alas"]) >= 7
    for name in ("hilang", "muncul"):
        assert contrast(token["tinta"], token[name]) >= 7


@both
@pytest.mark.parametrize("name", ACCENTS)
def test_accents_can_be_read(mode: str, name: str) -> None:
    token, colour = tokens(mode), accent(mode, name)
    assert contrast("#ffffff", colour["isi"]) >= 7
    assert contrast(colour["garis"], token["kertas"]) >= 7
    assert contrast(colour["garis"], colour["tint"]) >= 7
    assert contrast(token["redup"], colour["tint"]) >= 7


def test_accents_are_those_an_agency_may_choose() -> None:
    schema = json.loads((ROOT / "schema/instansi.schema.json").read_text("utf-8"))
    assert set(schema["properties"]["warna"]["enum"]) == set(ACCENTS)


def test_what_the_templates_name_is_styled() -> None:
    templates = sorted((ROOT / "overrides").rglob("*.html"))
    assert templates
    named = {name for path in templates for name in re.findall(r"\bsp-[a-z_-]*[a-z]\b", path.read_text("utf-8"))}
    assert len(named) > 10
    assert {name for name in named if not re.search(rf"\.{name}\b", RULES)} == set()


def test_nothing_but_templates_lies_in_overrides() -> None:
    """MkDocs would publish it."""
    assert {path.suffix for path in (ROOT / "overrides").rglob("*") if path.is_file()} == {".html"}


def test_type_grows_with_the_readers_setting() -> None:
    sizes = re.findall(r"font-size: ([^;]+);", RULES)
    assert len(sizes) > 20
    assert [size for size in sizes if size.endswith("px")] == ["17px"], "only the number inside a disc of 34 px"
