"""Builds one after the other in; what each arranges anew is what changed, and the answer is that of a first build."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import build, catalog, editions, history, jobs
from generator.build import BuildOptions
from generator.chains import papers
from generator.editions import arranging
from generator.model import Riwayat
from tests.papers import INSTANSI
from tests.test_editions_findings import AGENCY, BASE, MORE, TEXT, WORDED, edition
from tests.timeline import repository

DAYS = ("2026-11-01", "2024-06-01", "2027-03-01")
FILES = tuple(f"standards/kantor/layanan-{n}.yaml" for n in range(12))
KODE = tuple(f"{letter * 5}" for letter in "abcdefghjkmn")


def text_of(n: int, text: str = TEXT) -> str:
    return text.replace("kode: aaaaa", f"kode: {KODE[n]}").replace("Surat Uji", f"Surat Keterangan {KODE[n]}")


MOMENTS = [
    {**BASE, **{file: text_of(n) for n, file in enumerate(FILES)}},
    {file: edition(text_of(n, MORE), 2) for n, file in enumerate(FILES)},
    {FILES[3]: edition(text_of(3, WORDED), 3), FILES[4]: "nama: [\n"},
    {FILES[4]: edition(text_of(4, WORDED), 3), AGENCY: INSTANSI + "alamat: Jalan Dua\n"},
]


class Made:
    """How often something was done anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self.count = 0
        inner = getattr(owner, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            return inner(*arguments, **named)

        monkeypatch.setattr(owner, name, counted)

    def since(self) -> int:
        count, self.count = self.count, 0
        return count


def arranged(root: Path, store: Path | None, tanggal: str = DAYS[0]) -> tuple[Any, ...]:
    """The services with the names of their editions, and all findings."""
    memory = editions.Memory(jobs.Cache(store) if store is not None else None)
    found, findings = catalog.load(root / "standards", tanggal, recall=memory)
    assert found is not None
    archive = memory.archive(root, "standards")
    services, more = editions.arrange(found, archive, lambda ids: history.blobs(root, ids), tanggal, memory)
    memory.keep_present()
    return services, findings, sorted(map(repr, more)), [names(one) for one in services]


def names(one: Riwayat) -> list[str]:
    return [one.layanan.sidik, *(edisi.layanan.sidik for edisi in one.edisi)]


def commit(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.invalid")
    subprocess.run(["git", "-C", str(root), *who, "commit", "-qam", "saat", *words], check=True, capture_output=True)


def test_only_the_service_whose_file_changed_is_arranged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, store = repository(tmp_path / "r", MOMENTS), tmp_path / "cache"
    made = Made(monkeypatch, arranging, "examine")
    lines = Made(monkeypatch, editions.shown, "lines")
    asked = Made(monkeypatch, history.git.subprocess, "Popen")
    arranged(root, store)
    assert (made.since(), lines.since()) == (len(FILES), 1)
    asked.since()
    arranged(root, store)
    assert (made.since(), lines.since(), asked.since()) == (0, 0, 1)
    (root / FILES[5]).write_text(edition(text_of(5, WORDED), 3), "utf-8")
    assert arranged(root, store) == arranged(root, None)
    made.since(), lines.since(), asked.since()
    arranged(root, store)
    assert (made.since(), lines.since(), asked.since()) == (0, 0, 1)
    (root / FILES[5]).write_text(edition(text_of(5, WORDED), 4), "utf-8")
    arranged(root, store)
    assert (made.since(), lines.since(), asked.since()) == (1, 0, 1)  # the content of the last commit was read before
    commit(root)
    arranged(root, store)
    assert (made.since(), lines.since()) == (1, 1)


def test_an_unchanged_agency_is_one_value(tmp_path: Path) -> None:
    root, store = repository(tmp_path / "r", MOMENTS[:2]), tmp_path / "cache"
    arranged(root, store)
    services, *_ = arranged(root, store)
    assert len({id(edisi.layanan.instansi) for one in services for edisi in one.edisi}) == 1


def test_what_git_could_not_give_is_not_remembered(tmp_path: Path) -> None:
    root, store = repository(tmp_path / "r", MOMENTS), tmp_path / "cache"

    def refuse(ids: Any) -> Any:
        raise history.HistoryError("SP951", sebab="x")

    memory = editions.Memory(jobs.Cache(store))
    found, _ = catalog.load(root / "standards", DAYS[0], recall=memory)
    assert found is not None
    editions.arrange(found, memory.archive(root, "standards"), refuse, DAYS[0], memory)
    memory.keep_present()
    assert arranged(root, store) == arranged(root, None)


def edit_text(root: Path, chance: random.Random) -> None:
    path = root / chance.choice(FILES)
    if path.exists():
        n = FILES.index(str(path.relative_to(root)))
        text = chance.choice((TEXT, MORE, WORDED, "nama: [\n"))
        path.write_text(edition(text_of(n, text), chance.randint(1, 4)), "utf-8")


def edit_agency(root: Path, chance: random.Random) -> None:
    bawaan = "bawaan:\n  jangka_waktu: {teks: 2 hari}\n" if chance.random() < 0.5 else ""
    (root / AGENCY).write_text(f"{INSTANSI}alamat: Jalan {chance.randint(1, 3)}\n{bawaan}", "utf-8")


def copy(root: Path, chance: random.Random) -> None:
    path = root / chance.choice(FILES)
    if path.exists():
        path.with_name(f"salinan-{chance.randint(1, 3)}.yaml").write_bytes(path.read_bytes())


def move(root: Path, chance: random.Random) -> None:
    path = root / chance.choice(FILES)
    if path.exists():
        path.rename(path.with_name(f"pindah-{chance.randint(1, 3)}.yaml"))


def delete(root: Path, chance: random.Random) -> None:
    (root / chance.choice(FILES)).unlink(missing_ok=True)


def remember(root: Path, chance: random.Random) -> None:
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True, capture_output=True)
    commit(root, "--allow-empty")


def take_back(root: Path, chance: random.Random) -> None:
    subprocess.run(["git", "-C", str(root), "checkout", "-q", "--", "."], check=True, capture_output=True)


WAYS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(edit_text, edit_text, edit_agency, copy, move, delete, remember, remember, take_back),
)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_between_a_build_says_what_a_first_one_says(tmp_path: Path, seed: int) -> None:
    root, store = repository(tmp_path / "r", MOMENTS), tmp_path / "cache"
    chance = random.Random(seed)
    arranged(root, store)
    for _ in range(12):
        for way in chance.choices(WAYS, k=chance.randint(1, 2)):
            way(root, chance)
        tanggal = chance.choice(DAYS)
        assert arranged(root, store, tanggal) == arranged(root, None, tanggal)


def test_texts_are_searched_for_papers_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "r", MOMENTS)
    options = BuildOptions(DAYS[0], papan=False, cache=tmp_path / "cache")
    searched = Made(monkeypatch, papers.Kamus, "named")
    build.publication(root, root / "standards", options)
    assert searched.since() > len(FILES)
    build.publication(root, root / "standards", options)
    assert searched.since() == 0
    (root / FILES[5]).write_text(edition(text_of(5, WORDED), 3), "utf-8")
    build.publication(root, root / "standards", options)
    assert 0 < searched.since() < 6
