"""An empty page of the theme with marks in it, and the values of one page in; that page as HTML out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from sys import intern
from typing import Literal

from generator.targets.compiled import written as html_of
from generator.targets.folding import minify as minify
from generator.targets.kept import kept

NAV = ("beranda", "layanan", "instansi", "perubahan", "konsultasi", "panduan")
"""The places of the side navigation that `Page.aktif` may name."""

BERANDA = "beranda"
"""The shell of the home page, which MkDocs renders from standards/index.md."""

LISTS = ("layanan", "daftar_isi")
"""What comes once for each row of a list that pages share."""

DEPTHS = (1, 2, 3)
SHAPES = tuple(f"{depth}{suffix}" for depth in DEPTHS for suffix in ("", "-lebar"))
"""The shells that the theme renders: so many folders deep, as its links are relative; with columns or without."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its address below the site's base, and the text that leads there."""

    alamat: str
    nama: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents column: the id of an element in the body, and its title."""

    id: str
    judul: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one page pours into its shell: text, escaped here, but for `isi` and `kepala`, which are HTML."""

    alamat: str
    """Below the site's base, ending with a slash; empty for the home page."""
    judul: str
    isi: str
    """The body, with its own h1. Its links begin with `site.relative(alamat, "")`."""
    deskripsi: str = ""
    sumber: str = ""
    """The source below standards/, as "desa-rindang/domisili.yaml"; empty: no edit link."""
    aktif: str = ""
    """The place in the side navigation, one of NAV."""
    aksen: str = ""
    remah: tuple[Link, ...] = ()
    """The way here from the home page, which comes first by itself; without this page."""
    instansi: Link | None = None
    """The agency whose services the side navigation shows."""
    layanan: tuple[Link, ...] = ()
    daftar_isi: tuple[Heading, ...] = ()
    kepala: str = ""
    """More for the head: JSON-LD, other representations."""
    noindex: bool = False
    lebar: bool = False
    """Without side columns: home, matrices, comparisons."""


Value = str | bool | tuple[Mapping[str, "Value"], ...]
Values = Mapping[str, Value]


def values(page: Page) -> dict[str, Value]:
    """The page as templates and `pour` know it: one name for each place and each part that may repeat."""
    lists: dict[str, Value] = {
        "layanan": tuple(_step(link, page.alamat) for link in page.layanan),
        "daftar_isi": tuple({"id": heading.id, "judul": heading.judul} for heading in page.daftar_isi),
    }
    return _facts(page) | lists


def _facts(page: Page) -> dict[str, Value]:
    """All but the lists, which many pages share."""
    filled: dict[str, Value] = {
        "alamat": page.alamat,
        "judul": page.judul,
        "isi": page.isi,
        "deskripsi": page.deskripsi,
        "sumber": page.sumber,
        "aksen": page.aksen,
        "kepala": page.kepala,
        "noindex": page.noindex,
        "remah": tuple({"alamat": link.alamat, "nama": link.nama} for link in page.remah),
        "ada_remah": bool(page.remah),
        "instansi": () if page.instansi is None else (_step(page.instansi, page.alamat),),
        "ada_layanan": bool(page.layanan),
        "ada_daftar_isi": bool(page.daftar_isi),
    }
    filled.update((f"aktif_{place}", place == page.aktif) for place in NAV)
    return filled


def _step(link: Link, here: str) -> dict[str, Value]:
    return {"alamat": link.alamat, "nama": link.nama, "aktif": link.alamat == here}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one build: letters and digits only, so that no escaping and no template filter changes them.

    `token` is unguessable and new for every build; it never reaches a page.
    """

    token: str

    def text(self, name: str) -> str:
        """Where a value comes, escaped."""
        return f"{self.token}T{name}Z"

    def html(self, name: str) -> str:
        """Where HTML comes as it is."""
        return f"{self.token}H{name}Z"

    def begin(self, name: str) -> str:
        """Before a part that comes once for each row, or only where the value is not empty."""
        return f"{self.token}B{name}Z"

    def end(self, name: str) -> str:
        """After that part."""
        return f"{self.token}E{name}Z"

    def address(self, depth: int) -> str:
        """The address of a shell: as deep as its pages', and nobody else's."""
        return f"{self.token}/" * depth

    def values(self) -> dict[str, Value]:
        """Marks in the places of values, so that a template renders every part once."""
        step: Values = {"alamat": self.text("alamat"), "nama": self.text("nama"), "aktif": True}
        heading: Values = {"id": self.text("id"), "judul": self.text("judul")}
        rows: dict[str, Value] = {
            "remah": (step,),
            "instansi": (step,),
            "layanan": (step,),
            "daftar_isi": (heading,),
        }
        sample = values(Page("", "", ""))
        texts = {name: self.text(name) for name, value in sample.items() if isinstance(value, str)}
        flags = {name: True for name, value in sample.items() if isinstance(value, bool)}
        return {**flags, **texts, **rows, "isi": self.html("isi"), "kepala": self.html("kepala")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a shell where the value called `name` comes."""

    name: str
    kind: Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a shell that comes once for each row of the value called `name`, or where it is not empty."""

    name: str
    pieces: tuple[Piece, ...]


Piece = str | Place | Part


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme, cut at its marks."""

    pieces: tuple[Piece, ...]
    fingerprint: str = field(default="", compare=False)
    """The same for two shells that pour the same pages, whatever their marks were."""


class ShellError(ValueError):
    """A theme's page that cannot be a shell; `name` is the mark that is missing, unknown or not in its place."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def split(html: str, marks: Marks, depth: int = 0, needed: tuple[str, ...] = ("isi",)) -> Shell:
    """`html` cut at its marks; ShellError where one of `needed` is missing, or a part does not end."""
    if depth:
        html = html.replace(marks.address(depth), marks.text("alamat"))
    found = set[str]()
    stack: list[tuple[str, list[Piece]]] = [("", [])]
    for n, piece in enumerate(re.split(f"{marks.token}([THBE][a-z_]+)Z", html)):
        name, pieces = stack[-1]
        if n % 2 == 0:
            if marks.token in piece:
                raise ShellError(piece[piece.index(marks.token) :][:80])
            pieces += [piece] if piece else []
            continue
        found.add(piece[1:])
        match piece[0]:
            case "B":
                stack.append((piece[1:], []))
            case "E":
                if name != piece[1:]:
                    raise ShellError(piece[1:])
                stack.pop()
                stack[-1][1].append(Part(name, tuple(pieces)))
            case kind:
                pieces.append(Place(piece[1:], "text" if kind == "T" else "html"))
    if len(stack) > 1:
        raise ShellError(stack[-1][0])
    for name in needed:
        if name not in found:
            raise ShellError(name)
    whole = tuple(stack[0][1])
    return Shell(whole, sha256(repr(whole).encode()).hexdigest())


def shape(page: Page) -> str:
    """The name of the shell that fits a page."""
    return f"{page.alamat.count('/')}{'-lebar' if page.lebar else ''}" if page.alamat else BERANDA


def pour(shell: Shell, page: Page) -> str:
    """The page as HTML. `shell` is the one that `shape` names."""
    written: list[str] = []
    facts = _facts(page)
    said = intern(" ".join([name for name, value in facts.items() if value is True]))  # few, so that each is kept
    _fill(_settled(shell.pieces, said), facts, {}, written.append, page)
    return "".join(written)


@kept(256)
def _settled(pieces: tuple[Piece, ...], said: str) -> tuple[Piece, ...]:
    """A shell's pieces for all pages that say just these things: what hangs on that alone is chosen once."""
    sample, flags = values(Page("", "", "")), said.split()
    chosen: list[Piece] = []

    def choose(pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if isinstance(piece, Part) and isinstance(sample.get(piece.name), bool):
                choose(piece.pieces if piece.name in flags else ())
            elif isinstance(piece, str) and chosen and isinstance(chosen[-1], str):
                chosen[-1] += piece
            else:
                chosen.append(piece)

    choose(pieces)
    return tuple(chosen)


@kept(4096)
def _rows(part: Part, lines: tuple[Link | Heading, ...]) -> tuple[tuple[str, str, str], ...]:
    """For each line of a list its address, and its row as it stands on other pages, and on its own."""

    def row(one: Link | Heading, here: bool) -> str:
        written: list[str] = []
        named = (
            {"alamat": one.alamat, "nama": one.nama} if isinstance(one, Link) else {"id": one.id, "judul": one.judul}
        )
        _fill(part.pieces, {**named, "aktif": here}, {}, written.append, None)
        return "".join(written)

    return tuple((one.alamat if isinstance(one, Link) else "", row(one, False), row(one, True)) for one in lines)


def _fill(
    pieces: tuple[Piece, ...], filled: Values, outer: Values, write: Callable[[str], object], page: Page | None
) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            write(piece)
            continue
        if page is not None and isinstance(piece, Part) and piece.name in LISTS:
            here = page.alamat
            for alamat, other, own in _rows(piece, getattr(page, piece.name)):
                write(own if alamat == here else other)
            continue
        value = filled[piece.name] if piece.name in filled else outer[piece.name]
        if isinstance(piece, Part):
            if isinstance(value, tuple):
                for row in value:
                    _fill(piece.pieces, row, filled, write, page)
            elif value:
                _fill(piece.pieces, filled, outer, write, page)
        else:
            write(html_of(value) if piece.kind == "text" else str(value))
