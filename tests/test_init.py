"""`standar init`: what it writes and refuses, that it builds from an installed wheel, and the action that builds it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import yaml

from generator import catalog
from generator.cli import init, main
from generator.cli.here import files_now
from generator.drafting import repository
from generator.drafting.forms import forms
from generator.messages import level, word
from generator.plugin import packaged
from generator.site import TERCADANG
from tests.test_plugin import Project
from tests.test_workflows import DAY, WORKFLOWS, git

ROOT = Path(__file__).parent.parent
PROGRAM = "contoh/papan-standar@" + "0123456789" * 4
ANSWERS = {
    "--nama": "Kabupaten Uji",
    "--alamat-qr": "https://sp.uji.example/",
    "--instansi": "Desa Uji Jernih",
    "--layanan": "Surat Keterangan Domisili",
}
FORMS = dict(forms(own=False))
FILES = {
    *FORMS,
    ".gitignore",
    "README.md",
    "mkdocs.yml",
    "standards/index.md",
    "standards/pemda.yaml",
    "standards/desa-uji-jernih/instansi.yaml",
    "standards/desa-uji-jernih/surat-keterangan-domisili.yaml",
}
HOSTED = {".github/dependabot.yml", *(f".github/workflows/{name}" for name in repository.WORKFLOWS)}


def options(**others: str) -> list[str]:
    """The answers as options; another value for one, or none where it is empty."""
    named = {f"--{name.replace('_', '-')}": value for name, value in others.items()}
    return [part for pair in {**ANSWERS, **named}.items() if pair[1] for part in pair]


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and nobody to ask."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", open("/dev/null"))  # noqa: SIM115, PTH123
    files_now.cache_clear()
    return tmp_path


# ----------------------------------------------------------------------------------------- what is written


def test_the_least_that_builds_is_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", *options()]) == 0
    assert written(place) == FILES
    said = capsys.readouterr()
    assert said.out.startswith(f"11 file ditulis. Buka folder {place.name}, ")
    assert "--workflows-only" in said.err, "without the program's address there are no workflows, and that is said"
    contents = dict(files_now(place))
    found, findings = catalog.load(place / "standards", DAY)
    assert found is not None
    assert [one for one in findings if level(one.id) == "kesalahan"] == []
    assert (found.pemda.nama, found.pemda.alamat_qr) == ("Kabupaten Uji", "https://sp.uji.example/")
    assert found.pemda.contoh is False
    assert found.instansi["desa-uji-jernih"].tingkat == "desa"
    (layanan,) = found.layanan
    assert (layanan.standar.nama, layanan.standar.status) == ("Surat Keterangan Domisili", "rancangan")
    kode = {layanan.standar.kode, found.instansi["desa-uji-jernih"].kode}
    assert len(kode) == 2
    assert all(re.fullmatch("[2-9a-hjkmnp-z]{5}", str(one)) for one in kode)
    for content in contents.values():
        assert re.match(
            rb"# yaml-language-server: \$schema=https://sp\.uji\.example/schema/\w+\.schema\.json\n", content
        )
    assert main(["fmt", "--check"]) == 0


def test_with_the_programs_address_there_are_workflows(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "baru", *options(program=PROGRAM, repo="uji/standar", email="sp@uji.example")]) == 0
    assert written(place / "baru") == FILES | HOSTED
    assert capsys.readouterr().err == ""
    configuration = (place / "baru/mkdocs.yml").read_text()
    assert 'repo_url: "https://github.com/uji/standar"\nedit_uri: edit/main/standards/\n' in configuration
    assert f"git+https://github.com/{PROGRAM}" in (place / "baru/README.md").read_text()
    assert 'email: "sp@uji.example"' in (place / "baru/standards/pemda.yaml").read_text()


def test_officers_find_the_same_forms_as_here(place: Path) -> None:
    """What the guide and the help pages say of forms and labels holds in a new repository, word for word."""
    assert main(["init", *options()]) == 0
    assert {f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("usulan", "fkp", "config")} < FORMS.keys()
    labels: set[str] = set()
    for name, text in FORMS.items():
        first, _, rest = (place / name).read_text("utf-8").partition("\n")
        assert first in ("# " + word("formulir.asal-init"), f"<!-- {word('formulir.asal-init')} -->")
        assert rest == (ROOT / name).read_text("utf-8").partition("\n")[2], "run `make forms`"
        assert "make forms" not in text, "there is no Makefile"
        if name.endswith(".yml"):
            labels.update(yaml.safe_load(text).get("labels", ()))
    assert labels == {"usulan", "fkp"}
    guide = (ROOT / "standards/panduan/menerbitkan.md").read_text("utf-8")
    assert all(f"`{label}`" in guide and f"`{label}`" in (place / "README.md").read_text("utf-8") for label in labels)


def test_forms_of_the_host_stay_and_the_others_come(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = place / ".github/ISSUE_TEMPLATE/fkp.yml"
    own.parent.mkdir(parents=True)
    own.write_text("name: milik orang\n")
    assert main(["init", *options()]) == 0
    assert own.read_text() == "name: milik orang\n"
    assert written(place) == FILES
    assert "dibiarkan: .github/ISSUE_TEMPLATE/fkp.yml" in capsys.readouterr().err


def test_workflows_can_come_later(place: Path) -> None:
    assert main(["init", *options()]) == 0
    before = {name: (place / name).read_bytes() for name in written(place)}
    assert main(["init", "--workflows-only", "--program", PROGRAM]) == 0
    assert written(place) == FILES | HOSTED
    assert {name: (place / name).read_bytes() for name in before} == before
    assert main(["init", "--workflows-only", "--program", PROGRAM]) == 2, "never over what stands"


def test_the_program_that_pip_took_from_the_host_is_known(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, _, commit = PROGRAM.partition("@")
    noted = {"url": f"https://github.com/{owner}.git", "vcs_info": {"vcs": "git", "commit_id": commit}}

    def installed(note: dict[str, Any]) -> str:
        fake = SimpleNamespace(read_text=lambda name: json.dumps(note) if name == "direct_url.json" else None)
        monkeypatch.setattr(init, "distribution", lambda name: fake)
        return init._installed_from()

    assert installed(noted) == PROGRAM
    assert installed({**noted, "url": "https://jahat.example/contoh/papan-standar"}) == ""
    assert installed({**noted, "vcs_info": {"commit_id": "main"}}) == ""
    assert installed({"url": "file:///tempat", "dir_info": {"editable": True}}) == ""


HOSTILE = (
    'Kabupaten "Uji": #1 {{ 7*7 }} {% raw %}',
    "Kota 'Uji' \\ \\n - [x](https://jahat.example) <script>alert(1)</script>",
    "!!python/object:os.system  *jangkar &jangkar | >",
    "Kabupaten\nUji\r\nalamat_qr: https://jahat.example/",
    "Kabupaten \u202eUji\u2028Satu \x07",
    "${{ secrets.GITHUB_TOKEN }}",
    "-",
    "null",
    "012345",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_names_stay_names(text: str, place: Path) -> None:
    assert main(["init", *options(nama=text, instansi=text, layanan=text, program=PROGRAM)]) == 0
    plain = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    found, findings = catalog.load(place / "standards", DAY)
    assert found is not None
    assert [one for one in findings if level(one.id) == "kesalahan"] == []
    (instansi,) = found.instansi.values()
    (layanan,) = found.layanan
    assert (found.pemda.nama, instansi.nama, layanan.standar.nama) == (plain, plain, plain)
    assert found.pemda.alamat_qr == ANSWERS["--alamat-qr"]
    for name in written(place):
        text_of = (place / name).read_text("utf-8")
        if name.endswith((".yml", ".yaml")):
            yaml.safe_load(text_of)
        if ".github" in name:
            assert "secrets" not in text_of
        if name == "README.md":
            assert "<script" not in text_of
            assert "](https://jahat.example)" not in text_of
    files_now.cache_clear()
    assert main(["fmt", "--check"]) == 0


@pytest.mark.parametrize(
    ("nama", "tingkat"),
    [
        ("Dinas Sosial", "dinas"),
        ("Kecamatan Hulu", "kecamatan"),
        ("Rumah Sakit Umum Daerah", "rumah-sakit"),
        ("Puskesmas Hulu", "puskesmas"),
        ("Nagari Hulu", "lainnya"),
        ("Desainer Kota", "lainnya"),
    ],
)
def test_the_kind_of_an_agency_is_read_from_its_name(nama: str, tingkat: str, place: Path) -> None:
    assert main(["init", *options(instansi=nama)]) == 0
    (instansi,) = (place / "standards").glob("*/instansi.yaml")
    assert f"\ntingkat: {tingkat}\n" in instansi.read_text()


@pytest.mark.parametrize(
    ("instansi", "layanan"), [("Papan", "Indeks"), ("Data", "Instansi"), ("Layanan", "FKP"), ("Cari", "Formulir A4")]
)
def test_a_name_of_our_own_is_not_taken(instansi: str, layanan: str, place: Path) -> None:
    assert main(["init", *options(instansi=instansi, layanan=layanan)]) == 0
    found, _ = catalog.load(place / "standards", DAY)
    assert found is not None
    assert len(found.layanan) == 1
    assert not {one.folder for one in found.layanan} & TERCADANG


def test_on_a_terminal_it_asks(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(
        ["", "Kabupaten Uji", "https://sp.uji.example", "wita", "Desa Uji Jernih", "Surat Keterangan Domisili", "", ""]
    )
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(typed)

    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", answer)
    assert main(["init"]) == 0
    assert written(place) == FILES
    assert len(asked) == 8
    pemda = catalog.regency(place / "standards")
    assert pemda is not None
    assert (pemda.zona_waktu, pemda.alamat_qr) == ("WITA", "https://sp.uji.example/")


def test_a_wrong_answer_is_asked_again(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["salah", "", "", "Kabupaten Uji", "sp uji", "https://sp.uji.example", "WIX", "wit", "", "Desa Uji Jernih"]
    typed = iter([*wrong, "Surat Keterangan Domisili", "tanpa at", "", "https://github.com/uji/standar", ""])
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", lambda question: next(typed))
    assert main(["init"]) == 0
    assert (written(place), list(typed)) == (FILES, [])
    told = capsys.readouterr().err
    for answer in ("salah", "sp uji", "WIX", "tanpa at", "https://github.com/uji/standar"):
        assert f'"{answer}" tidak dikenali' in told
    assert told.count("Jawaban ini diperlukan") == 2


def test_who_never_answers_is_not_asked_for_ever(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "")  # type: ignore[func-returns-value]
    assert main(["init", *options(nama="", email="", repo="")]) == 2
    assert 0 < len(asked) < 10
    assert list(place.iterdir()) == []


# ----------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"nama": "", "layanan": ""}, "--nama, --layanan"),
        ({"alamat_qr": "sp uji"}, "SP037"),
        ({"alamat_qr": "javascript:alert(1)"}, "SP037"),
        ({"tingkat": "dins"}, "dinas"),
        ({"instansi": "Kantor 3201010101010001"}, "Tidak ada yang ditulis"),
        ({"program": "contoh/papan-standar@main"}, "40 tanda"),
        ({"program": f"contoh/papan-standar;touch x@{'a' * 40}"}, "40 tanda"),
        ({"repo": "https://github.com/uji/standar"}, "AKUN/NAMA"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    others: dict[str, str], said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", *options(**others)]) == 2
    assert said in capsys.readouterr().err
    assert list(place.iterdir()) == []


def test_a_time_zone_that_does_not_exist_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", lambda question: "WIX" if "WITA" in question else "")
    assert main(["init", *options()]) == 2
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "file", ["mkdocs.yml", "standards/pemda.yaml", "standards/lain.txt", ".github/workflows/terbit.yml"]
)
def test_nothing_is_written_over(file: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / file).parent.mkdir(parents=True, exist_ok=True)
    (place / file).write_text("milik orang\n")
    assert main(["init", *options(program=PROGRAM)]) == 2
    assert file.split("/")[0] in capsys.readouterr().err
    assert written(place) == {file}
    assert (place / file).read_text() == "milik orang\n"


def test_a_link_that_leads_nowhere_is_not_written_through(place: Path) -> None:
    (place / "mkdocs.yml").symlink_to(place / "luar.yml")
    assert main(["init", *options()]) == 2
    assert [path.name for path in place.iterdir()] == ["mkdocs.yml"]


def test_what_the_host_made_stays_and_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "README.md").write_text("# standar\n")
    (place / ".gitignore").write_text("*.log\n")
    assert main(["init", *options()]) == 0
    assert (place / "README.md").read_text() == "# standar\n"
    assert (place / ".gitignore").read_text() == "*.log\n"
    assert "dibiarkan: .gitignore, README.md" in capsys.readouterr().err


def test_a_failure_takes_back_what_it_wrote(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = init.replace_file

    def full(path: Path, content: bytes) -> None:
        if path.name == "README.md":
            raise OSError(28, "No space left on device", str(path))
        write(path, content)

    monkeypatch.setattr(init, "replace_file", full)
    assert main(["init", *options()]) == 2
    assert written(place) == set()


# ------------------------------------------------------------------------------------- from an installed wheel


class Installed:
    """A wheel of this repository, installed where nothing of the repository can be seen."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.venv = folder, folder / "venv"
        self._run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
        self._run([sys.executable, "-m", "venv", "--without-pip", str(self.venv)], folder)
        self.python = self.venv / "bin" / "python"
        (wheel,) = folder.glob("*.whl")
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "-q", "--no-deps", "--no-index"]
        self._run([*pip, "--no-input", "--disable-pip-version-check", str(wheel)], folder)
        (packages,) = (self.venv / "lib").glob("python*/site-packages")
        # The libraries of this run; a path that is named so brings no .pth of its own, so not the checkout either.
        others = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
        (packages / "pustaka.pth").write_text("".join(f"{path}\n" for path in others))

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
        return {**kept, "PATH": f"{self.venv / 'bin'}{os.pathsep}{kept['PATH']}", "NO_MKDOCS_2_WARNING": "1"}

    def _run(self, command: list[str], cwd: Path) -> None:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stdout + done.stderr

    def __call__(self, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=cwd,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def regency(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository by `standar init` of the wheel, committed, and built into site/."""
    folder = tmp_path_factory.mktemp("daerah")
    done = installed(folder, "standar", "init", *options(program=PROGRAM, repo="uji/standar"))
    assert done.returncode == 0, done.stderr
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.email", "petugas@example.invalid")
    git(folder, "config", "user.name", "Petugas")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "awal")
    done = installed(folder, "standar", "build", "--no-boards", "--date", DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def links() -> ModuleType:
    """scripts/ci/links.py, which is no module of the package."""
    about = importlib.util.spec_from_file_location("links", ROOT / "scripts" / "ci" / "links.py")
    assert about is not None
    assert about.loader is not None
    made = importlib.util.module_from_spec(about)
    about.loader.exec_module(made)
    return made


def dead(links: ModuleType, site: Path) -> Iterator[str]:
    for page, link in links.links(site):
        if not re.match(r"[a-z]+:|//|#|$", link) and links.leads_nowhere(site, page, link):
            yield f"{page}: {link}"


def test_it_is_the_wheel_that_is_tried(installed: Installed, regency: Path) -> None:
    said = installed(regency, "python", "-c", "import generator; print(generator.__file__)").stdout
    assert Path(said.strip()).is_relative_to(installed.venv)


def test_an_empty_folder_becomes_a_site(regency: Path, installed: Installed) -> None:
    site = regency / "site"
    wanted = ["index.html", "404.html", "panduan/index.html", "layanan/index.html", "cari/index.html"]
    wanted += ["desa-uji-jernih/index.html", "desa-uji-jernih/surat-keterangan-domisili/index.html"]
    wanted += [f"schema/{path.name}" for path in sorted((ROOT / "schema").glob("*.json"))]
    wanted += [f"panduan/{path.stem}/index.html" for path in sorted((ROOT / "standards/panduan").glob("[!i]*.md"))]
    assert len(wanted) > 15
    assert [name for name in wanted if not (site / name).is_file()] == []
    page = (site / "desa-uji-jernih/surat-keterangan-domisili/index.html").read_text()
    assert 'href="https://github.com/uji/standar/edit/main/standards/' in page
    assert "DATA CONTOH" not in page
    assert git(regency, "status", "--porcelain") == "", "what is built is not for git"


def test_mkdocs_and_check_are_content(regency: Path, installed: Installed, links: ModuleType) -> None:
    other = installed.folder / "mkdocs"
    done = installed(regency, "python", "-m", "mkdocs", "build", "--strict", "--site-dir", str(other))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (other / "panduan/fkp/index.html").is_file()
    for command in (["standar", "check", "--date", DAY], ["standar", "fmt", "--check"]):
        done = installed(regency, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert list(dead(links, other)) == []


def test_no_link_leads_nowhere(regency: Path, links: ModuleType) -> None:
    assert len(list(links.links(regency / "site"))) > 500
    assert list(dead(links, regency / "site")) == []


def test_the_packaged_guide_speaks_of_no_other_regency(regency: Path) -> None:
    pages = sorted((regency / "site/panduan").rglob("index.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text()
        assert 'rel="edit"' not in text, "nobody can edit in this repository what the package brings"
        assert "mailto:" not in text
        assert "standar@nusadamai.example" not in text


def test_pictures_of_the_packaged_guide_come_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapters = tmp_path / "bab"
    (chapters / "gambar").mkdir(parents=True)
    (chapters / "index.md").write_text("# Panduan bersama\n\n![Papan](gambar/papan.png)\n")
    (chapters / "gambar/papan.png").write_bytes(b"\x89PNG")
    monkeypatch.setattr(packaged, "CHAPTERS", chapters)
    project = Project(tmp_path / "daerah")
    shutil.rmtree(project.folder / "standards/panduan")
    project.build()
    assert "Panduan bersama" in project.read("panduan/index.html")
    assert (project.folder / "site/panduan/gambar/papan.png").read_bytes() == b"\x89PNG"


def test_own_files_go_first(regency: Path, installed: Installed, tmp_path: Path, links: ModuleType) -> None:
    folder = tmp_path / "sendiri"
    shutil.copytree(regency, folder, ignore=shutil.ignore_patterns("site", "laporan", ".cache"))
    (folder / "standards/panduan").mkdir()
    (folder / "standards/panduan/index.md").write_text("# Panduan kami\n")
    (folder / "overrides/partials").mkdir(parents=True)
    (folder / "overrides/partials/footer.html").write_text("<footer>Kaki kami</footer>\n")
    configuration = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(configuration.replace("# custom_dir", "custom_dir"))
    done = installed(folder, "standar", "build", "--no-boards", "--date", DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (folder / "site/panduan/index.html").read_text()
    assert "Panduan kami" in page
    assert "Kaki kami" in page
    assert 'class="sp-atas"' in page, "what the project has not comes from the package"
    assert [path.name for path in sorted((folder / "site/panduan").iterdir())] == ["index.html"]
    assert list(dead(links, folder / "site")) == []


def test_a_next_standard_knows_where_the_schema_is(regency: Path, installed: Installed, tmp_path: Path) -> None:
    folder = tmp_path / "lagi"
    shutil.copytree(regency / "standards", folder / "standards")
    done = installed(folder, "standar", "new", "desa-uji-jernih/surat-usaha", "--nama", "Surat Usaha")
    assert done.returncode == 0, done.stderr
    made = (folder / "standards/desa-uji-jernih/surat-usaha.yaml").read_text()
    assert made.startswith("# yaml-language-server: $schema=https://sp.uji.example/schema/standar.schema.json\n")


# ---------------------------------------------------------------------------------- the action and its workflows

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
MADE = dict(repository.draft_workflows(PROGRAM))


def test_the_action_runs_one_script_with_values_as_variables() -> None:
    (step,) = ACTION["runs"]["steps"]
    assert ACTION["runs"]["using"] == "composite"
    assert "uses" not in step, "the program comes with the action: nothing else is fetched by name"
    assert step["run"] == '"$GITHUB_ACTION_PATH/scripts/ci/action.sh"'
    assert os.access(ROOT / "scripts/ci/action.sh", os.X_OK)
    text = " ".join(step["env"].values())
    assert {name for name in ACTION["inputs"] if f"inputs.{name}" not in text} == set()
    assert "secrets" not in text
    assert all(entry["description"] for entry in [*ACTION["inputs"].values(), *ACTION["outputs"].values()])


@pytest.mark.parametrize("script", ["comment.sh", "release.sh", "weekly.sh", "publish.sh"])
def test_the_action_gives_each_script_what_it_reads(script: str) -> None:
    text = (ROOT / "scripts/ci" / script).read_text()
    optional = {"DATE", "NO_BOARDS", "LIMIT_BYTES"}
    own = set(re.findall(r"(?m)^([A-Z_]+)=", text))
    read = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", text)) - optional - own
    assert read
    assert read - set(ACTION["runs"]["steps"][0]["env"]) == set()


def only_structure(text: str) -> dict[str, Any]:
    """A workflow without its words and without how our work is called."""
    made = yaml.safe_load(text)
    for job in made["jobs"].values():
        job["steps"] = [
            {key: value for key, value in step.items() if key != "name"}
            for step in job["steps"]
            if "run" not in step and "contoh/papan-standar" not in step.get("uses", "")
        ]
    return made  # type: ignore[no-any-return]


def test_every_workflow_but_our_own_tests_is_made() -> None:
    assert set(repository.WORKFLOWS) == {path.name for path in WORKFLOWS} - {"uji.yml"}


@pytest.mark.parametrize("name", repository.WORKFLOWS)
def test_a_made_workflow_is_ours_with_the_action_in_it(name: str) -> None:
    """Triggers, rights, pins, order and conditions: a fix of one must reach the other."""
    made, ours = MADE[f".github/workflows/{name}"], (ROOT / ".github/workflows" / name).read_text()
    assert only_structure(made) == only_structure(ours)
    assert made.count(f"uses: {PROGRAM}\n") == ours.count("run: scripts/ci/")
    assert repository.PROGRAM not in made.replace(PROGRAM, "")


@pytest.mark.parametrize("name", repository.WORKFLOWS)
def test_made_workflows_have_few_rights_and_pinned_actions(name: str) -> None:
    text = MADE[f".github/workflows/{name}"]
    made = yaml.safe_load(text)
    triggers = made[True] if True in made else made["on"]
    assert made["permissions"] == {}
    assert "pull_request_target" not in triggers
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"(actions/[\w-]+|contoh/papan-standar)@[0-9a-f]{40}", used), used
    for job in made["jobs"].values():
        for step in job["steps"]:
            assert "run" not in step
            if step.get("uses") == PROGRAM:
                given = step["with"]
                assert set(given) <= set(ACTION["inputs"])
                writes = "write" in job["permissions"].values()
                assert ("token" in given) == writes, "a token only where the job may write"
                task = given["task"]
                assert f"\n    {task}) " in script() or f"\n    {task})\n" in script(), task


def script() -> str:
    return (ROOT / "scripts/ci/action.sh").read_text()


@pytest.fixture
def action(installed: Installed, regency: Path, tmp_path: Path) -> Any:
    """The action as a runner has it, with the wheel in place of what set-up would install; and a clone to work in."""
    program = tmp_path / "program"
    shutil.copytree(ROOT / "scripts", program / "scripts")
    (program / "scripts/set-up.sh").write_text("#!/bin/sh\n")
    (program / ".venv").symlink_to(installed.venv)
    clone, outputs = tmp_path / "clone", tmp_path / "outputs"
    git(tmp_path, "clone", "-q", str(regency), str(clone))
    git(clone, "config", "user.email", "petugas@example.invalid")
    git(clone, "config", "user.name", "Petugas")

    def run(**variables: str) -> subprocess.CompletedProcess[str]:
        outputs.write_text("")
        env = {**installed.environment, "GITHUB_OUTPUT": str(outputs), "BOARDS": "false", "DATE": DAY, **variables}
        command = [str(program / "scripts/ci/action.sh")]
        return subprocess.run(command, cwd=clone, env=env, capture_output=True, text=True, check=False)

    return SimpleNamespace(run=run, clone=clone, outputs=outputs, program=program)


def test_the_action_builds_and_checks_such_a_repository(action: Any) -> None:
    done = action.run(TASK="site", OUT="site", FIRST="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (action.clone / "site/panduan/index.html").is_file()
    assert (action.clone / "site.zip").is_file()
    said = dict(line.split("=", 1) for line in action.outputs.read_text().splitlines())
    assert (said["folder"], said["zip"]) == ("site", "site.zip")
    assert Path(said["command"]).name == "standar"

    base = git(action.clone, "rev-parse", "HEAD")
    file = action.clone / "standards/desa-uji-jernih/surat-keterangan-domisili.yaml"
    file.write_text(file.read_text().replace("edisi: 1", "edisi: satu"))
    git(action.clone, "commit", "-q", "-am", "usulan")
    done = action.run(TASK="proposal", OUT="usulan", BASE=base)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::error file=standards/desa-uji-jernih/surat-keterangan-domisili.yaml,line=" in done.stdout
    assert (action.clone / "usulan/pratinjau/index.html").is_file()
    assert not (action.clone / "usulan/papan").exists()
    assert git(action.clone, "status", "--porcelain") == ""


@pytest.mark.parametrize("task", ["comment", "release", "weekly"])
def test_the_action_leads_to_the_script_of_a_task(task: str, action: Any) -> None:
    script = action.program / f"scripts/ci/{task}.sh"
    assert script.is_file()
    script.write_text('#!/bin/sh\necho "$0 $GH_TOKEN $NO_BOARDS"\nexit 3\n')
    done = action.run(TASK=task, GH_TOKEN="kunci")
    assert (done.returncode, done.stdout) == (3, f"{script} kunci 1\n")


def test_the_action_can_bring_nothing_but_the_command(action: Any) -> None:
    assert action.run(TASK="install").returncode == 0
    assert action.outputs.read_text() == f"command={action.program}/.venv/bin/standar\n"


@pytest.mark.parametrize(
    "variables",
    [
        {"TASK": "deploy"},
        {"TASK": ""},
        {"TASK": "site", "BOARDS": "maybe"},
        {"TASK": "site", "DATE": "besok"},
        {"TASK": "site", "OUT": "--published"},
        {"TASK": "proposal"},
    ],
)
def test_the_action_refuses_what_it_does_not_know(variables: dict[str, str], action: Any) -> None:
    done = action.run(**variables)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stderr.startswith("action: ")
    assert git(action.clone, "status", "--porcelain", "--ignored") == ""


def test_the_wheel_says_its_name() -> None:
    assert importlib.metadata.distribution("papan-standar").version
