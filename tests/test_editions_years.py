"""Three years of one regency in; its services, what a person must look at, and its pages as they stand, out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator import build, jobs
from generator.build import BuildOptions
from generator.jobs import PROMISES, lost_addresses
from generator.model import Riwayat
from generator.targets import TARGETS
from generator.targets.publication import Publication
from generator.targets.shells import BERANDA, SHAPES, Place, Shell
from tests.conftest import Golden
from tests.test_history import HISTORIES, load

SHELLS = dict.fromkeys((*SHAPES, BERANDA), Shell((Place("isi", "html"),)))
PAGES = (
    "desa-bukit/keterangan-domisili",
    "desa-bukit/domisili",
    "kec-hulu/usaha-mikro",
    "dinas/legalisir",
    "dinas/izin-usaha",
    "perubahan",
)
CODES = ("s/aaaaa/1", "s/aaaaa/2", "s/aaaaa/4", "s/bbbbb/1", "s/eeeee/1", "s/hhhhh/2", "s/mmmmm/1")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(tmp_path_factory.mktemp("tiga-tahun") / "r", HISTORIES["tiga-tahun"].read_bytes())


def published(root: Path, branch: str) -> Publication:
    subprocess.run(["git", "-C", str(root), "checkout", "-qf", branch], check=True)
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def now(root: Path) -> Publication:
    return published(root, "main")


def made(found: Publication, target: str) -> dict[str, str]:
    """The outputs of one target by path."""
    done = {job.path: result.content for job, result in jobs.run(TARGETS[target](found, SHELLS))}
    assert done
    return {path: (content or b"").decode() for path, content in done.items()}


def services(found: Publication) -> dict[str, Riwayat]:
    return {one.kode: one for one in found.riwayat}


def test_every_service_has_its_editions(now: Publication) -> None:
    numbers = {one.kode: (one.keadaan, [edisi.nomor for edisi in one.edisi], one.kini.nomor) for one in now.riwayat}
    assert numbers == {
        "aaaaa": ("berlaku", [1, 2, 3, 4], 3),
        "bbbbb": ("dicabut", [1], 1),
        "ccccc": ("dicabut", [1], 1),
        "ddddd": ("berlaku", [1], 1),
        "eeeee": ("dicabut", [1], 1),
        "fffff": ("berlaku", [1], 1),
        "ggggg": ("berlaku", [1], 1),
        "hhhhh": ("berlaku", [1, 3], 3),
        "mmmmm": ("berlaku", [1, 2], 2),
    }
    assert {one.kode: one.jejak for one in now.riwayat if one.jejak} == {
        "aaaaa": ("desa-bukit/domisili",),
        "mmmmm": ("kec-hulu/usaha-mikro",),
    }


def test_each_edition_is_what_it_was(now: Publication) -> None:
    one = services(now)["aaaaa"]
    asked = [[each.id for each in edisi.layanan.standar.persyaratan] for edisi in one.edisi]  # type: ignore[union-attr]
    assert asked == [["ktp", "kk", "rt", "pbb"], ["ktp", "kk", "rt"], ["ktp", "kk"], ["ktp"]]
    assert [edisi.layanan.instansi.induk for edisi in one.edisi] == ["kec-hilir"] * 4
    assert one.mendatang is not None
    assert one.mendatang.nomor == 4


def test_what_a_person_must_look_at(now: Publication) -> None:
    ours = [one for one in now.temuan if re.fullmatch("SP9(03|1[1-9])", one.id)]
    assert [(one.id, one.file.removeprefix("standards/")) for one in ours] == [
        ("SP916", "desa-bukit/keterangan-domisili.yaml"),
        ("SP915", "kec-hulu/rekomendasi.yaml"),
    ]


def test_a_line_that_was_rewritten_loses_a_printed_address(root: Path, tmp_path: Path) -> None:
    """git cannot know it; the site as it stood before does."""
    for branch in ("lama", "main"):
        place = tmp_path / branch / PROMISES
        place.parent.mkdir(parents=True)
        place.write_text(made(published(root, branch), "data")[PROMISES], "utf-8")
    assert lost_addresses(tmp_path / "lama", tmp_path / "main") == ("s/ppppp/", "s/ppppp/1/")
    assert lost_addresses(tmp_path / "main", tmp_path / "lama") == ("s/aaaaa/4/",)


def test_pages_stay_as_they_are(now: Publication, golden: Golden) -> None:
    pages, codes = made(now, "pages"), made(now, "landing")
    texts = {f"{name.replace('/', '-')}.html": pages[f"{name}/index.html"] for name in PAGES}
    for name in CODES:
        main = re.search(r"<main\b.*</main>", codes[f"{name}/index.html"], re.DOTALL)
        assert main is not None, name
        texts[f"{name.replace('/', '-')}.html"] = main[0] + "\n"
    golden.folder("histories", texts)
