"""The code of templates is kept beside our compiled modules: never old, never another's, and escaped as ever."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from generator.targets import compiled
from generator.targets.compiled import Compiled, Templates, keep_code, written
from generator.targets.templates import environment

Made = Callable[..., str]


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled, one line each."""
    found: list[str] = []
    compile = jinja2.Environment.compile

    def counting(self: jinja2.Environment, source: str, name: str | None = None, *more: object) -> object:
        found.append(name or "")
        return compile(self, source, name, *more)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", counting)
    return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates; what is kept of them lies in a folder of its own."""
    monkeypatch.setattr(compiled, "HERE", tmp_path / "paket")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "paket").mkdir()
    (tmp_path / "templat").mkdir()
    return tmp_path / "templat"


def render(place: Path, name: str, kind: type[jinja2.Environment] = Templates, **options: object) -> str:
    loader = jinja2.FileSystemLoader(str(place))
    made = kind(loader=loader, bytecode_cache=Compiled([place]), **options)  # type: ignore[arg-type]
    return made.get_template(name).render(isi="<b>&")


def kept(place: Path) -> list[Path]:
    return sorted((place.parent / "paket" / "__pycache__").glob("*"))


def test_a_template_is_compiled_once(place: Path, count: list[str]) -> None:
    (place / "a.html").write_text("satu {{ isi }}")
    assert [render(place, "a.html") for _ in range(3)] == ["satu <b>&"] * 3
    assert count == ["a.html"]
    assert [path.suffix for path in kept(place)] == [".pyc"]


def test_a_changed_template_is_compiled_anew(place: Path, count: list[str]) -> None:
    file = place / "a.html"
    file.write_text("satu")
    before = file.stat()
    render(place, "a.html")
    file.write_text("dua.")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert render(place, "a.html") == "dua."
    assert render(place, "a.html") == "dua."
    assert count == ["a.html", "a.html"]
    assert len(kept(place)) == 1


def test_environments_do_not_mix(place: Path) -> None:
    (place / "a.html").write_text("{% if true %}\n{{ isi }}\n{% endif %}\n")
    options: list[dict[str, object]] = [
        {},
        {"autoescape": True},
        {"trim_blocks": True},
        {"keep_trailing_newline": True},
    ]
    loader = jinja2.FileSystemLoader(str(place))
    expected = [
        jinja2.Environment(loader=loader, **one).get_template("a.html").render(isi="<b>&")  # type: ignore[arg-type]
        for one in options
    ]
    for _ in range(2):
        assert [render(place, "a.html", **one) for one in options] == expected
    assert len(set(expected)) == len(kept(place)) == 4


def test_a_filter_is_asked_at_every_use_and_never_while_compiling(place: Path) -> None:
    (place / "a.html").write_text("{{ 'teks'|ubah }}{% if 'a'|ubah == 'A' %}!{% endif %}")
    for answer, expected in ((str.upper, "TEKS!"), (str.lower, "teks")):
        made = Templates(loader=jinja2.FileSystemLoader(str(place)), bytecode_cache=Compiled([place]))
        made.filters["ubah"] = answer
        assert made.get_template("a.html").render() == expected
    assert len(kept(place)) == 1


def test_a_filter_that_is_called_in_another_way_makes_other_code(place: Path, count: list[str]) -> None:
    (place / "a.html").write_text("{{ 'a'|ubah }}")

    @jinja2.pass_context
    def knowing(context: object, text: str) -> str:
        return f"{text}{type(context).__name__}"

    for answer, expected in ((str.upper, "A"), (knowing, "aContext")):
        made = Templates(loader=jinja2.FileSystemLoader(str(place)), bytecode_cache=Compiled([place]))
        made.filters["ubah"] = answer
        assert made.get_template("a.html").render() == expected
    assert count == ["a.html", "a.html"]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda data: b"", lambda data: data.replace(b"satu", b"dua!")]
)
def test_what_is_spoilt_is_passed_over(place: Path, count: list[str], spoil: Callable[[bytes], bytes]) -> None:
    (place / "a.html").write_text("satu")
    render(place, "a.html")
    (file,) = kept(place)
    file.write_bytes(spoil(file.read_bytes()))
    assert render(place, "a.html") == "satu"
    assert render(place, "a.html") == "satu"
    assert len(count) == 2


def test_a_folder_that_cannot_be_written_costs_time_only(place: Path, count: list[str]) -> None:
    (place / "a.html").write_text("satu")
    (place.parent / "paket" / "__pycache__").write_text("not a folder")
    assert [render(place, "a.html") for _ in range(2)] == ["satu", "satu"]
    assert len(count) == 2


def test_nothing_is_written_where_python_writes_nothing(
    place: Path, count: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (place / "a.html").write_text("satu")
    assert [render(place, "a.html") for _ in range(2)] == ["satu", "satu"]
    assert len(count) == 2
    assert kept(place) == []


def test_templates_of_others_are_not_kept(place: Path, tmp_path: Path) -> None:
    project = tmp_path / "milik-proyek"
    project.mkdir()
    (project / "a.html").write_text("satu")
    made = Templates(loader=jinja2.FileSystemLoader(str(project)), bytecode_cache=Compiled([place]))
    assert made.get_template("a.html").render() == "satu"
    assert kept(place) == []


def test_an_environment_with_a_foreign_extension_is_left_alone(place: Path) -> None:
    class Foreign(Extension):
        """It may make anything of a template."""

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return source.upper()

    (place / "a.html").write_text("satu")
    assert render(place, "a.html", extensions=[Foreign]) == "SATU"
    assert render(place, "a.html") == "satu"
    assert render(place, "a.html", extensions=[Foreign]) == "SATU"


def test_the_theme_takes_its_code_from_there(place: Path, count: list[str]) -> None:
    (place / "a.html").write_text("{{ isi }}")
    for _ in range(2):
        made = jinja2.Environment(loader=jinja2.FileSystemLoader(str(place)), autoescape=True)
        keep_code(made, [place])
        assert made.get_template("a.html").render(isi="<") == "&lt;"
    assert count == ["a.html"]


COUNTING = """
import sys
from pathlib import Path
import jinja2
made = []
compile = jinja2.Environment.compile

def counting(self, source, name=None, *more):
    made.append(name)
    return compile(self, source, name, *more)

jinja2.Environment.compile = counting
from generator.targets import compiled
compiled.HERE = Path(sys.argv[1])
from generator.targets.pages.lembar import macros
from generator.targets.landing.pieces import template
macros(), template("landing.html"), template("isi.html")
print(*made)
"""


def test_the_second_process_compiles_no_template_of_ours(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPATH"] = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", COUNTING, str(tmp_path)]
    said = [subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert {"bagian.html", "potongan.html", "landing.html", "isi.html"} <= set(said[0].split())
    assert said[1].split() == []


@pytest.mark.parametrize(
    "value",
    ["", "teks", "<b>", "a & b", '"kutip"', "'satu'", "a > b", 5, 0.5, None, True, Markup("<i>"), Markup(""), ["<"]],
    ids=repr,
)
def test_a_page_is_escaped_as_jinja_escapes(value: object) -> None:
    assert str(written(value)) == str(escape(value))


def test_a_value_that_writes_itself_is_asked() -> None:
    class Own:
        def __html__(self) -> str:
            return "<hr>"

    class Text(str):
        __slots__ = ()

        def __html__(self) -> str:
            return "<br>"

    assert written(Own()) == "<hr>"
    assert written(Text("<")) == "<br>"
    assert written("<") == "&lt;"


def test_macros_and_blocks_are_escaped_once() -> None:
    source = (
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{% set s %}{{ isi }}{% endset %}"
        "{{ m(isi) }}{{ s }}{{ isi ~ s }}{% call m2() %}{{ isi }}{% endcall %}{{ [isi, s]|join(',') }}"
        "{% autoescape false %}{{ isi }}{% endautoescape %}"
    )
    source = "{% macro m2() %}({{ caller() }}){% endmacro %}" + source
    ours = Templates(autoescape=True).from_string(source).render(isi="<&>")
    theirs = jinja2.Environment(autoescape=True).from_string(source).render(isi="<&>")
    assert ours == theirs
    assert ours.count("<&>") == 1


def test_an_unknown_name_is_still_an_error() -> None:
    made = Templates(autoescape=True, undefined=jinja2.StrictUndefined)
    with pytest.raises(jinja2.UndefinedError):
        made.from_string("{{ tidak_ada }}").render()


def test_a_bucket_without_code_is_not_kept(place: Path) -> None:
    made = Templates(bytecode_cache=Compiled([place]))
    Compiled([place]).dump_bytecode(Bucket(made, f"a\0{place}/a.html", ""))
    assert kept(place) == []


class Thing:
    """What templates ask for."""

    nama = "satu"

    def isi(self, *values: object, **named: object) -> str:
        return f"{self.nama}{values}{named}"


ASKED = [
    "{{ satu.nama }} {{ satu.nama.upper() }} {{ kamus.kunci }} {{ kamus.items()|list }} {{ kamus.get('x', 3) }}",
    "{{ satu.isi(1, b=2) }} {{ satu.isi(*[1, 2]) }} {{ satu.isi(**kamus) }} {{ [satu, satu][1].nama }}",
    "{% for n in [1, 2] if n.real > 1 %}{{ loop.index }}{{ satu.nama }}{{ loop.last }}{% endfor %}",
    "{% set ruang = namespace(n=1) %}{% set ruang.n = 2 %}{{ ruang.n }} {{ (satu if 1 else 0).nama }}",
    "{% macro m(x, y=satu.nama) %}{{ x.nama }}{{ y }}{% endmacro %}{{ m(satu, y=2) }}{{ m(satu) }}",
    "{% macro k(x) %}{{ x.nama }}{{ caller() }}{% endmacro %}{% call k(satu) %}{{ kamus.kunci }}{% endcall %}",
    "{{ range(3)|list }}{{ satu.isi(satu.nama, satu.nama.lower()) }}{{ kamus.kunci|upper }}",
]


@pytest.mark.parametrize("source", ASKED)
def test_what_a_template_asks_for_and_calls_is_what_jinja_would(source: str) -> None:
    said = [
        kind(autoescape=True, undefined=jinja2.StrictUndefined)
        .from_string(source)
        .render(satu=Thing(), kamus={"kunci": "<1>"})
        for kind in (Templates, jinja2.Environment)
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize("source", ["{{ satu.tidak_ada }}", "{{ kamus.tidak_ada }}", "{{ tidak_ada.nama }}"])
def test_what_is_not_there_is_an_error(source: str) -> None:
    made = Templates(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)
    with pytest.raises((jinja2.UndefinedError, AttributeError)):
        made.render(satu=Thing(), kamus={})


@pytest.mark.parametrize("package", ["boards", "feeds", "landing", "laporan", "pages", "prints", "proposals"])
def test_no_function_that_templates_know_wants_the_context(package: str) -> None:
    known = environment(f"generator.targets.{package}").globals
    wanting = [name for name, one in known.items() if getattr(one, "jinja_pass_arg", None) is not None]
    assert all(isinstance(known[name], Macro) for name in wanting)
