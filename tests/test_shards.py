"""One catalogue made by several machines is the catalogue made by one; what does not belong together is refused."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import jobs
from generator.findings import Finding
from generator.jobs import SHARD, Job, Origin, Part, PublishError, Result
from generator.jobs.shards import SLACK, deal
from tests.papers import INSTANSI, PEMDA
from tests.whole import DATE, ROOT

# ------------------------------------------------------------------------------------------------ the split


@given(names=st.lists(st.text(max_size=8), unique=True, max_size=60), total=st.integers(1, 9), chance=st.randoms())
def test_each_job_has_one_part_whatever_the_order(names: list[str], total: int, chance: random.Random) -> None:
    dealt = dict(zip(names, deal(names, total), strict=True))
    assert set(dealt.values()) <= set(range(1, total + 1))
    shuffled = chance.sample(names, len(names))
    assert dict(zip(shuffled, deal(shuffled, total), strict=True)) == dealt
    most = max(-(-len(names) // total), int(len(names) * SLACK / total))
    assert max(Counter(dealt.values()).values(), default=0) <= most
    parts = [Part(number, total).of(names) for number in range(1, total + 1)]
    assert sorted(name for part in parts for name in part) == sorted(names)


@pytest.mark.parametrize("total", [2, 3, 4, 7, 20])
def test_parts_are_even_and_few_jobs_move(total: int) -> None:
    names = [f"papan/desa-{n // 9}/layanan-{n}.pdf" for n in range(2500)]
    before = deal(names, total)
    counts = Counter(before)
    assert len(counts) == total
    assert max(counts.values()) <= len(names) / total * SLACK + 1
    assert min(counts.values()) >= len(names) / total * 0.85
    after = deal([*names[:1200], *names[1210:], *(f"papan/baru/{n}.pdf" for n in range(10))], total)
    kept = [*before[:1200], *before[1210:]]
    moved = sum(one != other for one, other in zip(kept, after, strict=False))
    assert moved < len(names) * 0.05


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1 /3", "١/٣", "1/"])
def test_what_is_no_part(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any text)
        Part.read(text)
    assert str(Part.read("2/3")) == "2/3"


# ------------------------------------------------------------------------------------- folders of small results

ORIGIN = Origin("2026-11-01", "s", "c", "p")
WORK = [Job(f"papan/{n}.txt", str, (), f"key {n}") for n in range(7)]


def result(job: Job) -> Result:
    if job.path.endswith("3.txt"):
        return Result(None, (Finding("a.yaml", 3, 1, "SP982", (("cetakan", "é"), ("sebab", 1))),))
    return Result(job.path.encode(), (), (("lembar", 2), ("ingatan", (1, ("x", None, True), 1.5))))


def shards(folder: Path, total: int = 3, origin: Origin = ORIGIN) -> list[Path]:
    """A folder for each part of the small work."""
    found = []
    for number in range(1, total + 1):
        part = Part(number, total)
        mine = part.of([job.path for job in WORK])
        made = [(job, result(job)) for job in WORK if job.path in mine]
        jobs.publish(jobs.pack(part, origin, made), folder / str(number))
        found.append(folder / str(number))
    return found


def refusal(folders: list[Path], work: list[Job] | None = None) -> tuple[str, str]:
    """The id and the words of what speaks against these folders."""
    with pytest.raises(PublishError) as caught, jobs.gathered(folders) as using:
        list(jobs.run(WORK if work is None else work, using))
    (one,) = caught.value.findings
    return one.id, " ".join(str(value) for _, value in one.words)


def no_work(job: Job) -> Result:
    raise AssertionError(job.path)


@pytest.mark.parametrize("total", [1, 3, 9])
def test_results_come_back_as_they_were(tmp_path: Path, total: int) -> None:
    folders = shards(tmp_path, total)
    with jobs.gathered(reversed(folders)) as using:
        assert list(using(no_work, WORK)) == [result(job) for job in WORK]
    assert [str(one.part) for one in jobs.fitting_shards(reversed(folders))] == [
        f"{n}/{total}" for n in range(1, total + 1)
    ]


def test_a_shard_has_no_hidden_file_that_is_needed(tmp_path: Path) -> None:
    """What carries artifacts from machine to machine leaves those out."""
    folders = shards(tmp_path)
    for folder in folders:
        for path in folder.iterdir():
            if path.name.startswith("."):
                path.unlink()
    with jobs.gathered(folders) as using:
        assert list(using(no_work, WORK)) == [result(job) for job in WORK]


def test_the_same_part_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = shards(tmp_path / "a"), shards(tmp_path / "b")
    assert [(path / SHARD).read_bytes() for path in one] == [(path / SHARD).read_bytes() for path in other]


def test_parts_that_are_missing_or_come_twice(tmp_path: Path) -> None:
    one, two, three = shards(tmp_path)
    assert refusal([one, three]) == ("SP986", "2/3")
    assert refusal([two]) == ("SP986", "1/3, 3/3")
    id, words = refusal([one, two, three, two])
    assert (id, two.as_posix() in words) == ("SP987", True)


def test_a_folder_that_is_no_shard(tmp_path: Path) -> None:
    one, two, three = shards(tmp_path)
    (tmp_path / "lain").mkdir()
    id, words = refusal([one, two, tmp_path / "lain"])
    assert (id, (tmp_path / "lain").as_posix() in words) == ("SP987", True)
    whole = (three / SHARD).read_text("utf-8")
    about = json.loads(whole)
    assert about["form"] in whole
    for spoilt in (
        whole[:-40],
        "[]",
        "null",
        json.dumps({**about, "form": "standar-bagian-0"}),
        json.dumps({**about, "part": 4}),
        json.dumps({**about, "part": "x"}),
        json.dumps({**about, "results": [{"path": "a"}]}),
        json.dumps({**about, "results": [{**about["results"][0], "path": "../../luar"}]}),
        json.dumps({**about, "results": [{**about["results"][0], "path": 5}]}),
        json.dumps({**about, "results": [{**about["results"][0], "findings": [["a"]]}]}),
        json.dumps({**about, "results": [{**about["results"][0], "memo": [1]}]}),
        json.dumps({name: value for name, value in about.items() if name != "commit"}),
    ):
        (three / SHARD).write_text(spoilt)
        assert refusal([one, two, three])[0] == "SP987", spoilt


@pytest.mark.parametrize("name", ["date", "sources", "commit", "program"])
def test_shards_of_another_day_source_commit_or_program(tmp_path: Path, name: str) -> None:
    one, two, three = shards(tmp_path)
    about = json.loads((two / SHARD).read_text("utf-8"))
    (two / SHARD).write_text(json.dumps({**about, name: "lain"}))
    id, words = refusal([one, two, three])
    assert (id, two.as_posix() in words) == ("SP988", True)
    (two / SHARD).write_text(json.dumps(about))
    here = Origin(**{**{field: about[field] for field in ("date", "sources", "commit", "program")}, name: "kini"})
    with pytest.raises(PublishError, match="SP988"):
        jobs.check_origin(jobs.fitting_shards([one, two, three]), here)
    jobs.check_origin(jobs.fitting_shards([one, two, three]), ORIGIN)


def test_parts_of_another_number(tmp_path: Path) -> None:
    assert refusal([*shards(tmp_path / "a", 3)[:2], shards(tmp_path / "b", 4)[2]])[0] == "SP988"


def test_a_result_of_other_work(tmp_path: Path) -> None:
    folders = shards(tmp_path)
    other = Job(WORK[2].path, str, (), "another key")
    assert refusal(folders, [*WORK[:2], other, *WORK[3:]])[0] == "SP988"
    assert refusal(folders, [*WORK, Job("papan/baru.txt", str, (), "key")])[0] == "SP988"
    assert refusal(folders, WORK[:-1])[0] == "SP988"


def test_a_file_that_was_changed_lost_or_replaced_by_a_link(tmp_path: Path) -> None:
    for spoil in ("change", "lose", "link"):
        folders = shards(tmp_path / spoil)
        (file,) = (tmp_path / spoil).glob("*/papan/5.txt")
        if spoil == "change":
            file.write_bytes(b"papan/6.txt")
        else:
            file.unlink()
        if spoil == "link":
            (tmp_path / "elsewhere").write_bytes(b"papan/5.txt")
            file.symlink_to(tmp_path / "elsewhere")
        id, words = refusal(folders)
        assert (id, "papan/5.txt" in words) == ("SP987", True)


def test_one_file_in_two_shards(tmp_path: Path) -> None:
    one, two, three = shards(tmp_path)
    about, other = (json.loads((path / SHARD).read_text("utf-8")) for path in (one, two))
    (one / SHARD).write_text(json.dumps({**about, "results": [*about["results"], other["results"][0]]}))
    shutil.copytree(two / "papan", one / "papan", dirs_exist_ok=True)
    assert refusal([one, two, three])[0] == "SP987"


# ------------------------------------------------------------------------------------------ the whole, by command

LAYANAN = """kode: {kode}
nama: Surat {nama}
jenis: administratif
status: berlaku
edisi: 1
penetapan: {{sk: 1/2024, tanggal: "2024-01-02", oleh: Kepala}}
berlaku_sejak: "2024-01-02"
persyaratan:
  - {{id: ktp, uraian: Fotokopi KTP-el}}
  - {{id: pengantar, uraian: Pengantar untuk {nama}}}
"""
FORUM = """tanggal: "2026-09-10"
tema: Surat di kantor
layanan: [surat-a]
tempat: Aula
peserta: {pengguna: 14, ahli: 0, instansi: 3, masyarakat: 5, media: 1}
"""
FILES = {
    "standards/pemda.yaml": PEMDA + "lambang: hilang.png\n",
    "standards/kantor/instansi.yaml": "kode: kkkkk\n" + INSTANSI,
    "standards/kantor/fkp/2026-09-10.yaml": FORUM,
    **{f"standards/kantor/surat-{n}.yaml": LAYANAN.format(kode=n * 5, nama=f"Uji {n}") for n in "abcd"},
    ".gitignore": "/.cache/\n/laporan/\n/site/\n",
}


def standar(repo: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in that folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=repo, env=environment, capture_output=True, text=True, check=False)


def commit(repo: Path) -> None:
    for words in (["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "kini"]):
        subprocess.run(["git", "-C", str(repo), *words], check=True, capture_output=True)


def small_catalogue(repo: Path) -> Path:
    """A few services and a consultation in git."""
    for name, text in FILES.items():
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).write_text(text, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", repo)
    shutil.copytree(ROOT / "overrides", repo / "overrides")
    subprocess.run(["git", "init", "-q", "-b", "main", str(repo)], check=True)
    commit(repo)
    return repo


def tree(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found, folder
    return found


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue in git, with the site that one machine made (one/) and three shards (bagian/)."""
    repo = small_catalogue(tmp_path_factory.mktemp("shards") / "repo")
    done = standar(repo, "build", "--date", DATE, "--out", "../one/site")
    assert done.returncode == 0, done.stderr
    for number in (1, 2, 3):
        shutil.rmtree(repo / ".cache")
        part = standar(repo, "build", "--date", DATE, "--shard", f"{number}/3", "--out", f"../bagian/{number}")
        assert part.returncode == 0, part.stderr
    shutil.rmtree(repo / ".cache")
    return repo


def merge(repo: Path, *words: str, out: str = "../merged/site") -> subprocess.CompletedProcess[str]:
    return standar(repo, "merge", out, *words)


def test_the_merged_site_is_the_site_of_one_machine(repo: Path) -> None:
    done = merge(repo, "../bagian/3", "../bagian/1", "../bagian/2", out="../same/site")
    assert done.returncode == 0, done.stderr
    one, merged = tree(repo.parent / "one"), tree(repo.parent / "same")
    assert sorted(one) == sorted(merged)
    assert [name for name in one if one[name] != merged[name]] == []
    prints = [name for name in merged if name.endswith((".pdf", ".png")) and "/papan/" in name]
    assert len(prints) > 20
    made = [set(tree(repo.parent / "bagian" / str(n))) for n in (1, 2, 3)]
    assert all(len([name for name in names if name.startswith("papan/")]) > 3 for names in made)
    findings = [
        row for n in (1, 2, 3) for row in json.loads((repo.parent / f"bagian/{n}/{SHARD}").read_text())["results"]
    ]
    assert sum(len(row["findings"]) for row in findings) > 0, "the crest that is not there"


def test_a_shard_made_again_is_the_same_and_writes_nothing(repo: Path) -> None:
    done = standar(repo, "build", "--date", DATE, "--workers", "1", "--shard", "2/3", "--out", "../again")
    assert done.returncode == 0, done.stderr
    assert tree(repo.parent / "again") == tree(repo.parent / "bagian" / "2")


def test_merge_refuses_and_leaves_the_site_as_it_was(repo: Path) -> None:
    before = tree(repo.parent / "one")
    out = "../one/site"
    for words, id in (
        (("../bagian/1", "../bagian/3"), "SP986"),
        (("../bagian/1", "../bagian/2", "../bagian/3", "../bagian/1"), "SP987"),
        (("../bagian/1", "../bagian/2", "../one"), "SP987"),
        (("../bagian/1", "../bagian/2", "../bagian/3", "--date", "2026-11-02"), "SP988"),
    ):
        done = merge(repo, *words, out=out)
        assert done.returncode == 2
        assert id in done.stderr
        assert "Traceback" not in done.stderr
    assert tree(repo.parent / "one") == before


def test_merge_of_another_catalogue_is_refused(repo: Path, tmp_path: Path) -> None:
    other = shutil.copytree(repo, tmp_path / "repo")
    file = other / "standards" / "kantor" / "surat-a.yaml"
    file.write_text(file.read_text().replace("KTP-el", "KTP"))
    folders = [str(repo.parent / "bagian" / str(n)) for n in (1, 2, 3)]
    done = merge(other, *folders)
    assert (done.returncode, "SP988" in done.stderr) == (2, True)
    commit(other)
    foreign = standar(other, "build", "--date", DATE, "--shard", "2/3", "--out", "../foreign")
    assert foreign.returncode == 0, foreign.stderr
    done = merge(repo, folders[0], str(tmp_path / "foreign"), folders[2])
    assert (done.returncode, "SP988" in done.stderr) == (2, True)


def test_a_print_of_other_facts_is_found_by_its_key(repo: Path, tmp_path: Path) -> None:
    """A shard that says that it was made here, and was not."""
    folders = [shutil.copytree(repo.parent / "bagian" / str(n), tmp_path / str(n)) for n in (1, 2, 3)]
    about = json.loads((folders[1] / SHARD).read_text())
    about["results"][0]["key"] = "0" * 64
    (folders[1] / SHARD).write_text(json.dumps(about))
    done = merge(repo, *map(str, folders), out=str(tmp_path / "site"))
    assert (done.returncode, "SP988" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not (tmp_path / "site").exists() or not tree_or_nothing(tmp_path / "site")


def tree_or_nothing(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_an_address_that_would_vanish_stops_the_merge(repo: Path, tmp_path: Path) -> None:
    listed = json.loads((repo.parent / "one" / "site" / jobs.PROMISES).read_text())
    listed["items"].append({**listed["items"][0], "alamat": "s/zzzzz/1/", "jenis": "qr-edisi"})
    (tmp_path / "alamat.json").write_text(json.dumps(listed))
    folders = [f"../bagian/{n}" for n in (1, 2, 3)]
    done = merge(repo, *folders, "--published", str(tmp_path / "alamat.json"), out=str(tmp_path / "site"))
    assert (done.returncode, "SP995" in done.stderr) == (2, True)
    assert not (tmp_path / "site").exists() or not tree_or_nothing(tmp_path / "site")


@pytest.mark.parametrize("words", [("--no-boards",), ("--published", "x.json")])
def test_options_that_a_shard_has_no_use_for(repo: Path, words: tuple[str, ...]) -> None:
    done = standar(repo, "build", "--shard", "1/2", "--out", "../none", *words)
    assert (done.returncode, words[0] in done.stderr) == (2, True)
    assert not (repo.parent / "none").exists()


def test_a_shard_without_a_regency(repo: Path, tmp_path: Path) -> None:
    other = shutil.copytree(repo, tmp_path / "repo")
    (other / "standards" / "pemda.yaml").write_text("nama: [\n")
    done = standar(other, "build", "--shard", "1/2", "--out", "../none")
    assert (done.returncode, "pemda.yaml" in done.stderr) == (2, True)
    assert not (tmp_path / "none").exists()
