"""Shells: a marked page is cut and filled again; what is poured is escaped; folding changes no content."""

from __future__ import annotations

import dataclasses
import pickle

import pytest
from markupsafe import escape

from generator.targets import shells
from generator.targets.shells import Heading, Link, Marks, Page, ShellError

MARKS = Marks("m0123456789abcdefx")
PAGE = Page(
    alamat="desa-rindang/domisili/",
    judul='Surat <b> & "Domisili"',
    isi="<h1>Isi</h1>",
    deskripsi="Untuk 'warga'",
    aktif="instansi",
    remah=(Link("instansi/", "Instansi"), Link("desa-rindang/", "Desa & Rindang")),
    instansi=Link("desa-rindang/", "Desa Rindang"),
    layanan=(Link("desa-rindang/sktm/", "SKTM"), Link("desa-rindang/domisili/", "Domisili")),
    daftar_isi=(Heading("syarat", "Syarat"), Heading("biaya", "Biaya <1>")),
)


def template(marks: Marks) -> str:
    """A theme in one line for each kind of mark."""
    text, begin, end = marks.text, marks.begin, marks.end
    return (
        f"<title>{text('judul')}</title>"
        f'{begin("deskripsi")}<meta content="{text("deskripsi")}">{end("deskripsi")}'
        f'{begin("sumber")}<a href="/edit/{text("sumber")}">{end("sumber")}'
        f"{begin('instansi')}<b>{text('nama')}"
        f"{begin('layanan')}<i{begin('aktif')} class=x{end('aktif')}>{text('nama')}</i>{end('layanan')}"
        f"</b>{end('instansi')}"
        f"{begin('aktif_instansi')}here{end('aktif_instansi')}{begin('aktif_beranda')}there{end('aktif_beranda')}"
        f"{begin('daftar_isi')}<li>#{text('id')} {text('judul')}</li>{end('daftar_isi')}"
        f'<link href="https://x.example/{marks.address(2)}">'
        f"{marks.html('isi')}"
    )


def test_a_page_is_poured() -> None:
    shell = shells.split(template(MARKS), MARKS, 2)
    assert shells.pour(shell, PAGE) == (
        "<title>Surat &lt;b&gt; &amp; &#34;Domisili&#34;</title>"
        '<meta content="Untuk &#39;warga&#39;">'
        "<b>Desa Rindang<i>SKTM</i><i class=x>Domisili</i></b>"
        "here"
        "<li>#syarat Syarat</li><li>#biaya Biaya &lt;1&gt;</li>"
        '<link href="https://x.example/desa-rindang/domisili/">'
        "<h1>Isi</h1>"
    )


def test_an_empty_page_leaves_out_what_it_does_not_have() -> None:
    shell = shells.split(template(MARKS), MARKS, 2)
    poured = shells.pour(shell, Page("a/b/", "A", "isi"))
    assert poured == '<title>A</title><link href="https://x.example/a/b/">isi'


def test_marks_in_a_value_are_only_text() -> None:
    shell = shells.split(template(MARKS), MARKS, 2)
    poured = shells.pour(shell, dataclasses.replace(PAGE, judul=MARKS.html("isi"), isi=MARKS.text("judul")))
    assert poured.startswith(f"<title>{MARKS.html('isi')}</title>")
    assert poured.endswith(MARKS.text("judul"))


def test_another_token_makes_the_same_shell() -> None:
    other = Marks("mfedcba9876543210x")
    one, two = shells.split(template(MARKS), MARKS, 2), shells.split(template(other), other, 2)
    assert one == two
    assert one.fingerprint == two.fingerprint != shells.split(template(MARKS) + " ", MARKS, 2).fingerprint


def test_a_shell_travels_to_another_process() -> None:
    shell = shells.split(template(MARKS), MARKS, 2)
    assert shells.pour(pickle.loads(pickle.dumps(shell)), PAGE) == shells.pour(shell, PAGE)


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("nothing", "isi"),
        (MARKS.begin("remah") + MARKS.html("isi"), "remah"),
        (MARKS.html("isi") + MARKS.end("remah"), "remah"),
        (MARKS.begin("remah") + MARKS.begin("layanan") + MARKS.end("remah"), "remah"),
        (MARKS.html("isi") + MARKS.token, MARKS.token),
        (MARKS.html("isi") + MARKS.text("judul").replace("T", "t"), MARKS.token + "tjudulZ"),
    ],
)
def test_a_theme_without_a_place_is_refused(html: str, name: str) -> None:
    with pytest.raises(ShellError) as error:
        shells.split(html, MARKS)
    assert error.value.name == name


def test_a_place_that_no_page_fills_is_refused() -> None:
    shell = shells.split(MARKS.html("isi") + MARKS.text("ejaan"), MARKS)
    with pytest.raises(KeyError):
        shells.pour(shell, PAGE)


def test_what_hangs_on_the_kind_of_a_page_is_chosen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Page] = []
    values = shells.values

    def counted(page: Page) -> dict[str, shells.Value]:
        asked.append(page)
        return values(page)

    monkeypatch.setattr(shells, "values", counted)
    shell = shells.split(template(MARKS), MARKS, 2)
    for n in range(5):
        other = dataclasses.replace(PAGE, alamat=f"desa/{n}/", judul=str(n))
        assert "</b>here" in shells.pour(shell, other)
        assert "</b>there" in shells.pour(shell, dataclasses.replace(other, aktif="beranda"))
    assert len(asked) == 2


def test_a_part_that_hangs_on_a_row_is_chosen_for_each_row() -> None:
    text, begin, end = MARKS.text, MARKS.begin, MARKS.end
    inner = f"{begin('noindex')}!{end('noindex')}{begin('aktif')}*{end('aktif')}{text('nama')}"
    shell = shells.split(f"{MARKS.html('isi')}{begin('instansi')}{inner}{end('instansi')}", MARKS)
    here = dataclasses.replace(PAGE, alamat="desa-rindang/")
    assert shells.pour(shell, here).endswith("*Desa Rindang")
    assert shells.pour(shell, dataclasses.replace(PAGE, noindex=True)).endswith("!Desa Rindang")


def test_every_field_of_a_page_has_its_value() -> None:
    fields = {field.name for field in dataclasses.fields(Page)}
    assert fields - {"aktif", "lebar"} <= shells.values(PAGE).keys() == MARKS.values().keys()
    assert {name for name in shells.values(PAGE) if name.startswith("aktif_")} == {f"aktif_{x}" for x in shells.NAV}


def test_every_mark_survives_escaping() -> None:
    for name in MARKS.values():
        mark = MARKS.text(name)
        assert str(escape(mark)) == mark
        assert mark.isascii()
        assert mark.replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (Page("", "", ""), "beranda"),
        (Page("perubahan/", "", ""), "1"),
        (Page("desa/domisili/", "", "", lebar=True), "2-lebar"),
        (Page("desa/fkp/2026-02-11/", "", ""), "3"),
    ],
)
def test_shape(page: Page, name: str) -> None:
    assert shells.shape(page) == name
    assert name in (*shells.SHAPES, shells.BERANDA)


def test_folding_keeps_what_counts() -> None:
    html = (
        '<p  title="a\n  b">x \n\n   y</p>  <!-- note -->\n<pre>a\n   b <!-- c --></pre>'
        "\t<b>z</b><script>a\n\n b</script>"
    )
    assert shells.minify(html) == (
        '<p  title="a\n  b">x\ny</p>\n<pre>a\n   b <!-- c --></pre> <b>z</b><script>a\n\n b</script>'
    )
    assert shells.minify("a<!-- b > -->c <!-- d --> e") == "ac e"
    assert (
        shells.minify("<!doctype html>\n  <textarea>\n  x</textarea>") == "<!doctype html>\n<textarea>\n  x</textarea>"
    )
