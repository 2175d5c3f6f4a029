"""The chapters of the guide in; whether what they show exists, works and can be read in three minutes."""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import yaml
from PIL import Image

from generator import build as street
from generator import sources
from generator.messages import registry
from generator.schema import KINDS, definition
from tests import whole

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "standards" / "panduan"
PAGES = sorted(GUIDE.glob("*.md"))
assert len(PAGES) > 10, "no chapters found: is the path right?"
TEXTS = {path.stem: path.read_text("utf-8") for path in PAGES}
WORDS = 600
"""Three minutes at two hundred words a minute."""
MOST = 60_000
"""Bytes of a picture, for a phone on a bad network."""
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
ORIGIN = "https://github.com/AKUN-DAERAH/standar.git"
SECRET = "Siti Rahasia"
OURS = {"PYTHONSAFEPATH": "1"}
"""A clone is built by this code, not by its own."""

each_page = pytest.mark.parametrize("name", sorted(TEXTS))


def fences(language: str) -> list[tuple[str, str]]:
    """Each block of that language: the chapter it stands in, and its text without the page's own indentation."""
    found = [(name, match) for name, text in TEXTS.items() for match in FENCE.finditer(text)]
    return [(name, textwrap.dedent(match[3])) for name, match in found if match[2] == language]


def front(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(TEXTS[name].split("---\n")[1]))


def plain(name: str) -> str:
    """What is read of a chapter: without front matter, pictures and markup."""
    text = TEXTS[name].split("---\n", 2)[2]
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?|</?fig[^>]*>", " ", text)
    return re.sub(r"\]\([^)]*\)|[|*`#>\[\]-]", " ", text)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Petugas", "-c", "user.email=petugas@example.invalid")
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


# What stands on the pages


@each_page
def test_a_chapter_is_read_in_three_minutes(name: str) -> None:
    assert len(plain(name).split()) <= WORDS


@each_page
def test_a_chapter_says_what_it_is_for(name: str) -> None:
    assert front(name)["title"]
    assert len(front(name)["description"]) > 20
    assert FENCE.sub("", TEXTS[name]).count("\n# ") == 1


NEVER = re.compile(
    r"\b(dilarang|melanggar|ilegal|pungli|diskriminatif|gagal|terbaik|zona hijau|kepatuhan)\b", re.IGNORECASE
)


@each_page
def test_nobody_is_blamed(name: str) -> None:
    assert NEVER.findall(plain(name)) == []


def test_chapters_stand_in_the_order_of_the_first_page() -> None:
    order = sorted(TEXTS, key=lambda name: front(name)["urutan"])
    assert len({front(name)["urutan"] for name in TEXTS}) == len(TEXTS)
    listed = re.findall(r"\]\(([a-z-]+)\.md\)", TEXTS["index"])
    assert order == ["index", *listed]


@cache
def addresses() -> frozenset[str]:
    return frozenset(street.addresses(ROOT, ROOT / "standards"))


@each_page
def test_every_link_leads_somewhere(name: str) -> None:
    for _, _, target in LINK.findall(TEXTS[name]):
        if target.startswith("standar:"):
            word = target.removeprefix("standar:")
            assert word in {*street.OWN, *registry()}, f"{target}: no other regency has that"
            assert word in addresses(), target
        else:
            assert (GUIDE / target).is_file(), target


@each_page
def test_every_finding_exists(name: str) -> None:
    for id in re.findall(r"SP\d{3}", TEXTS[name]):
        assert id in registry(), id


def pictures() -> Iterator[tuple[str, str, Path]]:
    for name, text in TEXTS.items():
        for mark, words, target in LINK.findall(text):
            if mark:
                yield name, words, GUIDE / target


def test_pictures_are_small_described_and_used() -> None:
    shown = list(pictures())
    assert len(shown) > 15
    for name, words, file in shown:
        assert len(words) > 15, f"{name}: {file.name} has no description"
        assert file.stat().st_size < MOST, file.name
        with Image.open(file) as picture:
            assert picture.width >= 320, file.name
    assert {file for _, _, file in shown} == set((GUIDE / "gambar").iterdir())


def test_what_is_drawn_is_called_a_drawing() -> None:
    for file in ("ubah-2-file", "ubah-3-kirim", "periksa-tombol"):
        [text] = [text for text in TEXTS.values() if f"gambar/{file}.png" in text]
        caption = text.split(f"gambar/{file}.png")[1].split("</figure>")[0]
        assert "<figcaption>Gambar contoh" in caption, file


# Keys and values


@cache
def forms() -> tuple[dict[str, Any], ...]:
    """Every object that a schema knows, without what it demands, so that a part of a file may be shown alone."""

    def loose(schema: Any) -> Any:
        if isinstance(schema, dict):
            kept = {key: value for key, value in schema.items() if key != "required"}
            return {key: value if key == "if" else loose(value) for key, value in kept.items()}
        return [loose(one) for one in schema] if isinstance(schema, list) else schema

    found = []
    for kind in KINDS:
        whole_schema = loose(definition(kind))
        parts = whole_schema["$defs"]
        found.append(whole_schema)
        found += [{**part, "$defs": parts} for part in parts.values() if "properties" in part]
    return tuple(found)


def read(text: str) -> Any:
    """As the catalogue reads a file."""
    document, findings = sources.read("standards/uji/contoh.yaml", text.encode())
    assert document is not None, findings
    assert not findings, findings
    return document.data


SHOWN = [pytest.param(name, text, id=f"{name}-{n}") for n, (name, text) in enumerate(fences("yaml"))]


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_what_the_guide_writes_fits_the_form(name: str, text: str) -> None:
    data = read(text)
    fitting = [form for form in forms() if set(data) <= set(form["properties"])]
    assert fitting, f"{name}: no file has all of {list(data)}"
    complaints = [next(jsonschema.Draft202012Validator(form).iter_errors(data), None) for form in fitting]
    assert None in complaints, complaints


def known_words() -> set[str]:
    """Every key and every fixed value of the schemas."""
    words: set[str] = set()

    def walk(schema: Any) -> None:
        if isinstance(schema, dict):
            words.update(schema.get("properties", {}))
            words.update(value for value in (*schema.get("enum", ()), schema.get("const")) if isinstance(value, str))
            for one in schema.values():
                walk(one)
        elif isinstance(schema, list):
            for one in schema:
                walk(one)

    for kind in KINDS:
        walk(definition(kind))
    return words


NAMES = {
    "data": {"total", "generated_at", "schema_version", "landing", "board", "url"},
    "menerbitkan": {"usulan", "fkp", "cetak", "standar", "init"},
    "mencetak-papan": {"maklumat"},
    "alamat": {"situs", "site_url", "https"},
    "memeriksa-usulan": {"pratinjau"},
    "mengubah-standar": {"pratinjau"},
    "data-pribadi": {"bersih"},
    "agenda": {"laporan"},
}
"""Words in a chapter that look like keys and are names: of labels, folders, downloads, members of JSON."""


@each_page
def test_every_key_that_is_named_exists(name: str) -> None:
    words = re.findall(r"(?<!`)`([a-z_]+(?:-[a-z]+)*)`(?!`)", FENCE.sub("", TEXTS[name]))
    missing = set(words) - known_words() - NAMES.get(name, set())
    assert not missing


def test_the_shortest_file_is_sound(tmp_path: Path) -> None:
    [text] = [text for _, text in fences("yaml") if "prosedur:" in text and "produk:" in text]
    folder = whole.copy_of_repository(tmp_path / "daerah")
    (folder / "standards/kec-hulu/surat-uji.yaml").write_text(text)
    said = standar(folder, "check", "--date", whole.DATE, "standards/kec-hulu/surat-uji.yaml")
    assert "Tidak ada yang harus diperbaiki." in said


# Commands, buttons and messages


def standar(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}  # our code, not a clone's
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode < 2, done.stderr
    return done.stdout


def commands() -> list[tuple[str, list[str]]]:
    blocks = fences("sh")
    assert len(blocks) > 5
    return [(name, shlex.split(line)) for name, text in blocks for line in text.splitlines()]


GIVEN = [pytest.param(name, words, id=f"{name}-{n}") for n, (name, words) in enumerate(commands())]


@pytest.mark.parametrize(("name", "words"), GIVEN)
def test_every_command_is_one_that_can_be_given(name: str, words: list[str]) -> None:
    program = Path(words[0]).name
    assert program in ("standar", "git", "cd", "python3", "pip", "git-filter-repo"), words
    if program == "standar":
        parser = argparse.ArgumentParser(exit_on_error=False)
        import_module(f"generator.cli.{words[1]}").add(parser.add_subparsers(required=True))
        assert callable(parser.parse_args(words[1:]).run)


BUTTONS = {
    "Usulkan perubahan halaman ini": "overrides/main.html",
    "Pratinjau dan gambar papan": "scripts/ci/comment.sh",
    "Agenda Bagian Organisasi": "scripts/ci/weekly.sh",
    "penerbitan pertama": ".github/workflows/terbit.yml",
    "Terbitkan": ".github/workflows/terbit.yml",
    "Periksa": ".github/workflows/periksa.yml",
    "SITE_ADDRESS": ".github/workflows/terbit.yml",
    "papan.pdf": "scripts/ci/release.sh",
    "rapikan.patch": "scripts/ci/proposal.sh",
    "Belum dicantumkan": "generator/messages.yaml",
    "Unduh lembar konsultasi": "generator/messages.yaml",
    "Unduh lampiran berita acara": "generator/messages.yaml",
    "Papan sebagai dua lembar A4": "generator/messages.yaml",
    "Papan indeks": "generator/messages.yaml",
    "Maklumat pelayanan": "generator/messages.yaml",
    "Gambar untuk dibagikan": "generator/messages.yaml",
    "Sudah masuk standar": "generator/messages.yaml",
    "Menunggu penetapan": "generator/messages.yaml",
    "Lewat tenggat": "generator/messages.yaml",
    "Kembali diminta": "generator/messages.yaml",
    "Papan dan cetakan": "generator/messages.yaml",
    "Harus diperbaiki": "generator/messages.yaml",
    "Naskah dan unduhan": "generator/targets/pages/dokumen.html",
}
"""What the guide tells to press or to look for, and the file it comes from."""


@pytest.mark.parametrize(("words", "file"), BUTTONS.items())
def test_what_one_is_told_to_press_is_there(words: str, file: str) -> None:
    assert any(words in text for text in TEXTS.values())
    assert words in (ROOT / file).read_text("utf-8")


def test_the_five_commonest_messages_are_what_the_check_says() -> None:
    golden = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "tests/salah").glob("*.txt")))
    quoted = re.findall(r"> \*\*Harus diperbaiki\.\*\* (.*) \(\[(SP\d{3})\]", TEXTS["temuan"])
    assert len(quoted) == 5
    for words, id in quoted:
        if id == "SP920":
            continue  # needs a history; below
        told = re.findall(rf"Harus diperbaiki \({id}\): (.*)\n(?:.*\n)*?  Cara memperbaiki: (.*)", golden)
        assert words in {f"{fault} {remedy}" for fault, remedy in told}, id


# The change that is shown in five pictures


@pytest.fixture(scope="module")
def steps() -> ModuleType:
    """scripts/steps.py, which is no module of the package."""
    about = importlib.util.spec_from_file_location("steps", ROOT / "scripts" / "steps.py")
    assert about is not None
    assert about.loader is not None
    made = importlib.util.module_from_spec(about)
    about.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "scripts/gambar/contoh.yaml").read_text("utf-8")))


def test_the_change_that_is_shown_does_what_is_said(tmp_path: Path, steps: ModuleType, plan: dict[str, Any]) -> None:
    folder = whole.copy_of_repository(tmp_path / "daerah")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "saat ini")
    path = f"standards/{plan['layanan']}.yaml"
    text = (folder / path).read_text("utf-8")

    removed = plan["ganti"][0][0]
    assert text.count(removed) == 1
    (folder / path).write_text(text.replace(removed, ""))
    said = standar(folder, "check", "--against", "HEAD", "--date", plan["hari"], path)
    [words] = re.findall(r"> \*\*Harus diperbaiki\.\*\* (.*) \(\[SP920\]", TEXTS["temuan"])
    fault, remedy = re.findall(r"\(SP920\): (.*)\n(?:.*\n)*?  Cara memperbaiki: (.*)", said)[0]
    assert words == f"{fault} {remedy}"

    after = steps.changed(text, plan)
    (folder / path).write_text(after)
    said = standar(folder, "check", "--against", "HEAD", "--date", plan["hari"], path)
    assert "Tidak ada yang harus diperbaiki." in said
    told = standar(folder, "diff", "HEAD", "--format", "markdown", "--date", plan["hari"])
    assert "1 syarat tidak diminta lagi" in told
    assert "**Sudah masuk standar" in told
    [shown] = [text for name, text in fences("yaml") if name == "mengubah-standar" and "penetapan:" in text]
    assert shown in after, "the guide shows what the picture shows"


def test_a_plan_that_is_out_of_date_is_refused(steps: ModuleType, plan: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not once"):
        steps.changed("nama: Surat\n", plan)


# Setting up, and taking a secret out


def test_a_folder_is_stored_as_the_guide_says(tmp_path: Path) -> None:
    origin = tmp_path / "asal.git"
    subprocess.run(["git", "init", "-q", "--bare", str(origin)], check=True)
    options = ["--nama", "Kabupaten Uji", "--alamat-qr", "https://sp.uji.example/", "--instansi", "Desa Uji"]
    more = ["--layanan", "Surat Uji", "--zona-waktu", "WIB", "--email", "", "--repo", "", "--program", ""]
    [start] = [
        words for name, words in commands() if name == "menerbitkan" and words[1] == "init" and words[0] != "git"
    ]
    standar(tmp_path, *start[1:], *options, *more)
    [block] = [text for name, text in fences("sh") if name == "menerbitkan" and "push" in text]
    identity = "git -c user.name=Petugas -c user.email=petugas@example.invalid commit"
    script = block.replace(ORIGIN, origin.as_uri()).replace("git commit", identity)
    subprocess.run(["sh", "-e", "-c", script], cwd=tmp_path, check=True, capture_output=True)
    assert "standards/desa-uji/surat-uji.yaml" in git(origin, "ls-tree", "-r", "--name-only", "main").splitlines()


@pytest.fixture(scope="module")
def leaked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A bare origin whose history held a name, mended as the guide says; and the site as it was published then."""
    folder = tmp_path_factory.mktemp("bocor")
    work = whole.copy_of_repository(folder / "kerja")
    git(work, "checkout", "-q", "-B", "main")
    git(work, "add", "-A")
    git(work, "commit", "-q", "--allow-empty", "-m", "saat ini")
    file = work / "standards/desa-rindang/sktm.yaml"
    sound = file.read_text("utf-8")
    file.write_text(sound.replace("uraian: Fotokopi KTP-el\n", f"uraian: Fotokopi KTP-el {SECRET}\n"))
    assert file.read_text("utf-8") != sound
    git(work, "commit", "-qam", f"Syarat untuk {SECRET}")
    [mended] = [text for name, text in fences("yaml") if name == "data-pribadi"]
    file.write_text(sound.replace("persyaratan:\n", f"{mended}persyaratan:\n", 1))
    said = standar(work, "check", "--against", "HEAD", "--date", whole.DATE, "standards/desa-rindang/sktm.yaml")
    assert "Tidak ada yang harus diperbaiki." in said
    git(work, "commit", "-qam", "Data pribadi dihapus")
    before = whole.build(work, "--no-boards", **OURS)
    assert before.code == 0, before.said
    origin = folder / "asal.git"
    subprocess.run(["git", "clone", "-q", "--mirror", work.as_uri(), str(origin)], check=True, capture_output=True)
    return origin, before.site


def as_the_page_says(origin: Path, place: Path) -> None:
    """The steps of the guide, word for word; only the address is another, and the tool is there already."""
    tool = shutil.which("git-filter-repo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if tool is None:
        pytest.skip("git-filter-repo is not installed")
    (place / "program/bin").mkdir(parents=True)
    (place / "program/bin/git-filter-repo").symlink_to(tool)
    [pattern] = [text for name, text in fences("text") if name == "data-pribadi"]
    (place / "ganti.txt").write_text(pattern)
    lines = [line for name, text in fences("sh") if name == "data-pribadi" for line in text.splitlines()]
    script = [line.replace(ORIGIN, origin.as_uri()) for line in lines if not re.search("venv|pip install", line)]
    done = subprocess.run(["sh", "-e", "-c", "\n".join(script)], cwd=place, check=True, capture_output=True, text=True)
    assert SECRET not in done.stdout


def with_git_alone(origin: Path, _: Path) -> None:
    """The same without that tool: the whole history out, the name replaced in every file and message, and in again."""
    stream = exported(origin, "--all")
    written, at = [], 0
    while (match := DATA.search(stream, at)) is not None:
        end = match.end() + int(match[1])
        content = stream[match.end() : end].replace(SECRET.encode(), b"(dihapus)")
        written += [stream[at : match.start()], b"data %d\n" % len(content), content]
        at = end
    imported(origin, b"".join([*written, stream[at:]]), "--force")


DATA = re.compile(rb"^data (\d+)\n", re.MULTILINE)


def exported(repository: Path, *what: str) -> bytes:
    command = ["git", "-C", str(repository), "fast-export", *what]
    return subprocess.run(command, check=True, capture_output=True).stdout


def imported(repository: Path, stream: bytes, *how: str) -> None:
    command = ["git", "-C", str(repository), "fast-import", "--quiet", *how]
    subprocess.run(command, input=stream, check=True, capture_output=True)


@pytest.mark.parametrize("rewrite", [as_the_page_says, with_git_alone])
def test_a_secret_goes_and_every_address_stays(tmp_path: Path, leaked: tuple[Path, Path], rewrite: Any) -> None:
    first, published = leaked
    origin = tmp_path / "asal.git"
    shutil.copytree(first, origin)
    assert git(origin, "log", "main", "--oneline", "-S", SECRET)
    (tmp_path / "kantor").mkdir()
    rewrite(origin, tmp_path / "kantor")
    clean = tmp_path / "bersih"
    subprocess.run(["git", "clone", "-q", "-b", "main", origin.as_uri(), str(clean)], check=True, capture_output=True)
    assert git(clean, "log", "main", "--oneline", "-S", SECRET) == ""
    assert SECRET not in git(clean, "log", "main", "--format=%B")
    promises = str(published / "data/v1/alamat.json")
    after = whole.build(clean, "--no-boards", "--published", promises, **OURS)
    assert after.code == 0, after.said
    for name in ("alamat", "perubahan"):
        old = (published / f"data/v1/{name}.json").read_bytes()
        assert (after.site / f"data/v1/{name}.json").read_bytes() == old, (
            "every address and every edition is still there"
        )


def test_the_menu_has_the_chapters_in_their_order(leaked: tuple[Path, Path]) -> None:
    html = (leaked[1] / "panduan/index.html").read_text("utf-8")
    menu = re.findall(r'href="[./]*panduan/([a-z-]+)/">', html.split("<article")[0])
    assert menu == sorted(set(TEXTS) - {"index"}, key=lambda name: front(name)["urutan"])


def test_cutting_the_file_out_of_the_history_is_refused(tmp_path: Path, leaked: tuple[Path, Path]) -> None:
    """Why the guide says to replace words: the obvious other way would leave printed codes dead."""
    origin, published = leaked
    path = "standards/desa-rindang/sktm.yaml"
    stream = exported(origin, "main", "--", ".", f":(exclude){path}")
    clean = tmp_path / "bersih"
    subprocess.run(["git", "init", "-q", "-b", "main", str(clean)], check=True)
    imported(clean, stream)
    git(clean, "checkout", "-q", "-f", "main")
    assert not (clean / path).exists()
    after = whole.build(clean, "--no-boards", "--published", str(published / "data/v1/alamat.json"), **OURS)
    assert after.code == 2, after.said
    assert not (clean / "site").exists()
