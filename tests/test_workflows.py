"""The way of a proposal from branch to publication, by the scripts that the workflows call, with a stand-in for gh."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from tests.papers import INSTANSI, PEMDA

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "scripts" / "ci"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DAY = "2026-11-01"
SURAT = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
penetapan: {sk: 1/2024, tanggal: "2024-01-02", oleh: Kepala}
berlaku_sejak: "2024-01-02"
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
SECOND = (
    SURAT.replace("edisi: 1", "edisi: 2")
    .replace("2024", "2026")
    .replace("berlaku_sejak", "dasar_perubahan: {jenis: evaluasi}\nberlaku_sejak")
    .replace("  - {id: pbb, uraian: Bukti lunas PBB}\n", "")
)
FILE = "standards/kantor/surat.yaml"
GH = """#!/usr/bin/env python3
import json, os, sys
from pathlib import Path
place = Path(os.environ["GH_PLACE"])
words = sys.argv[1:]
body = next((Path(word.partition("@")[2]).read_text() for word in words if word.startswith("body=@")), None)
for flag in ("--body-file", "--notes-file", "--input"):
    if flag in words:
        body = Path(words[words.index(flag) + 1]).read_text()
with (place / "calls").open("a") as calls:
    calls.write(json.dumps({"words": words, "body": body}) + "\\n")
answers = json.loads((place / "answers").read_text())
answer = next((answer for part, answer in answers if part in " ".join(words)), "")
sys.exit(1) if answer == "menolak" else print(answer)
"""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Place:
    """A clone with its bare origin, and what the stand-in for gh was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin, self.clone, self.gh = folder / "origin.git", folder / "clone", folder / "gh"
        self.gh.mkdir()
        (self.gh / "gh").write_text(GH)
        (self.gh / "gh").chmod(0o755)
        self.answer()
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.origin)], check=True)
        subprocess.run(["git", "clone", "-q", str(self.origin), str(self.clone)], check=True, capture_output=True)
        git(self.clone, "config", "user.email", "petugas@example.invalid")
        git(self.clone, "config", "user.name", "Petugas")
        git(self.clone, "checkout", "-q", "-b", "main")
        files = {
            "standards/pemda.yaml": PEMDA,
            "standards/index.md": "# Standar\\n",
            "standards/kantor/instansi.yaml": "kode: kkkkk\n" + INSTANSI,
            FILE: SURAT,
            "mkdocs.yml": (ROOT / "mkdocs.yml").read_text(),
        }
        self.commit("awal", files)
        shutil.copytree(ROOT / "overrides", self.clone / "overrides")
        self.commit("tema", {})
        git(self.clone, "push", "-q", "origin", "main")

    def commit(self, message: str, files: dict[str, str | None]) -> str:
        for name, text in files.items():
            path = self.clone / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text)
        git(self.clone, "add", "-A")
        git(self.clone, "commit", "-q", "--allow-empty", "-m", message)
        return git(self.clone, "rev-parse", "HEAD")

    def answer(self, *pairs: tuple[str, str]) -> None:
        (self.gh / "answers").write_text(json.dumps(pairs))

    def calls(self) -> list[dict[str, object]]:
        file = self.gh / "calls"
        found = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
        file.unlink(missing_ok=True)
        return found

    def run(self, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{self.gh}{os.pathsep}{os.environ['PATH']}",
            "GH_PLACE": str(self.gh),
            "DATE": DAY,
            "REPO": "contoh/papan",
            **variables,
        }
        command = [str(SCRIPTS / script), *arguments]
        return subprocess.run(command, cwd=self.clone, env=environment, capture_output=True, text=True, check=False)

    def propose(self, files: dict[str, str | None], number: int = 7) -> str:
        """A branch with these files, as the host shows it to us."""
        git(self.clone, "checkout", "-q", "-b", f"usulan-{number}")
        head = self.commit("usulan", files)
        git(self.clone, "push", "-q", "origin", f"HEAD:refs/pull/{number}/head")
        git(self.clone, "checkout", "-q", "main")
        return head

    def comment(
        self, head: str, number: int = 7, mine: str = "", standing: str = "", reviews: str = ""
    ) -> subprocess.CompletedProcess[str]:
        lines = (f"pulls/{number}/reviews", reviews), (f"pulls/{number}/comments", standing)
        self.answer(*lines, ("/comments", mine), (f"pulls/{number}", "main"), ("pulls", str(number)))
        names = {"HEAD_SHA": head, "HEAD_OWNER": "orang", "HEAD_BRANCH": "usulan", "RUN_URL": "https://host/run/1"}
        return self.run("comment.sh", **names)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def body(place: Place, method: str) -> str:
    found = [call for call in place.calls() if method in call["words"] and call["body"]]  # type: ignore[operator]
    found = [call for call in found if "--input" not in call["words"]]  # type: ignore[operator]
    assert len(found) == 1
    return str(found[0]["body"])


def test_a_comment_says_what_changes_and_is_written_once(place: Place) -> None:
    head = place.propose({FILE: SECOND})
    done = place.comment(head)
    assert done.returncode == 0, done.stderr
    said = body(place, "POST")
    assert said.startswith("<!-- papan-standar: usulan -->\n## Surat Uji: 1 syarat tidak diminta lagi")
    assert "Bukti lunas PBB" in said
    assert "https://host/run/1" in said
    done = place.comment(head, mine="41")
    assert done.returncode == 0, done.stderr
    assert body(place, "PATCH").startswith("<!-- papan-standar: usulan -->")


def test_a_colleagues_change_is_not_this_proposals(place: Place) -> None:
    head = place.propose({FILE: SECOND})
    place.commit("rekan", {"standards/kantor/izin.yaml": SURAT.replace("aaaaa", "bbbbb").replace("Surat", "Izin")})
    git(place.clone, "push", "-q", "origin", "main")
    assert place.comment(head).returncode == 0
    assert "Izin Uji" not in body(place, "POST")


def test_no_code_of_the_proposal_runs_and_its_words_stay_words(place: Place) -> None:
    """A proposal from outside brings its own scripts and package, and text that would like to be markup."""
    trap = "touch " + str(place.folder / "terjebak") + "\n"
    hostile = SECOND.replace("Fotokopi KTP-el", "'</td> <img src=x> @semua [x](https://jahat.example) `a` | b'")
    head = place.propose(
        {
            FILE: hostile,
            "scripts/ci/comment.sh": trap,
            "scripts/set-up.sh": trap,
            "generator/__init__.py": f"open({str(place.folder / 'terjebak')!r}, 'w')\n",
            "sitecustomize.py": f"open({str(place.folder / 'terjebak')!r}, 'w')\n",
            "mkdocs.yml": "hooks: [jahat.py]\n",
        }
    )
    done = place.comment(head)
    assert done.returncode == 0, done.stderr
    assert not (place.folder / "terjebak").exists()
    said = body(place, "POST")
    assert "<img" not in said
    assert "](https://jahat.example)" not in said
    assert re.search(r"(?<![\\\w&#;])@semua", said) is None


def test_a_proposal_that_moved_on_is_left_to_its_next_run(place: Place) -> None:
    head = place.propose({FILE: SECOND})
    git(place.clone, "push", "-q", "-f", "origin", "main:refs/pull/7/head")
    done = place.comment(head)
    assert done.returncode == 0
    assert "moved on" in done.stdout
    assert [call for call in place.calls() if call["body"]] == []


UNTIDY = SURAT + "  - uraian: 0812\n"
"""A requirement without an id, and a number that must stay text."""


def reviews(place: Place) -> list[dict[str, object]]:
    """What was sent as reviews."""
    sent = [call for call in place.calls() if any("reviews" in word for word in call["words"])]  # type: ignore[attr-defined]
    return [json.loads(str(call["body"])) for call in sent]


def standing(review: dict[str, object], **other: object) -> str:
    """How the host tells us of the comments of a review later on."""
    found = [
        {"id": n, "body": one["body"], "user": "Bot", "line": one["line"]}
        for n, one in enumerate(review["comments"], 51)
    ]  # type: ignore[arg-type, index, var-annotated]
    return "\n".join(json.dumps({**one, **other}) for one in found)


def test_what_fmt_would_write_is_suggested_on_the_lines_of_the_proposal(place: Place) -> None:
    head = place.propose({FILE: UNTIDY})
    done = place.comment(head)
    assert done.returncode == 0, done.stderr
    (review,) = reviews(place)
    assert (review["commit_id"], review["event"]) == (head, "COMMENT")
    (comment,) = review["comments"]  # type: ignore[misc]
    lines = UNTIDY.splitlines()
    assert (comment["path"], comment["side"], lines[comment["line"] - 1]) == (FILE, "RIGHT", "  - uraian: 0812")
    assert "```suggestion\n  - id: " in comment["body"]
    assert 'uraian: "0812"\n```\n' in comment["body"]
    assert "start_line" not in comment


def test_a_suggestion_is_written_once_and_taken_away_when_it_is_settled(place: Place) -> None:
    head = place.propose({FILE: UNTIDY})
    assert place.comment(head).returncode == 0
    (review,) = reviews(place)
    assert place.comment(head, standing=standing(review)).returncode == 0
    assert reviews(place) == []
    outdated = standing(review, line=None)
    assert place.comment(head, standing=outdated).returncode == 0
    calls = place.calls()
    assert [call["words"][3] for call in calls if "DELETE" in call["words"]] == ["repos/contoh/papan/pulls/comments/51"]  # type: ignore[index, operator]
    assert len([call for call in calls if "--input" in call["words"]]) == 1  # type: ignore[operator]
    somebody = standing(review, user="User", line=None)
    assert place.comment(head, standing=somebody).returncode == 0
    assert not [call for call in place.calls() if "DELETE" in call["words"]]  # type: ignore[operator]
    git(place.clone, "checkout", "-q", "usulan-7")
    tidy = place.commit("rapi", {FILE: SURAT + "  - {id: hp, uraian: Nomor HP}\n"})
    git(place.clone, "push", "-q", "origin", "HEAD:refs/pull/7/head")
    git(place.clone, "checkout", "-q", "main")
    assert place.comment(tidy, standing=standing(review)).returncode == 0
    calls = place.calls()
    assert [call for call in calls if "DELETE" in call["words"]]  # type: ignore[operator]
    assert not [call for call in calls if "--input" in call["words"]]  # type: ignore[operator]


def test_a_review_that_the_host_refuses_is_tried_piece_by_piece(place: Place) -> None:
    done = place.comment(place.propose({FILE: UNTIDY}), reviews="menolak")
    assert done.returncode == 0, done.stderr
    (single,) = [call for call in place.calls() if "--input" in call["words"] and "single" in str(call["words"])]  # type: ignore[operator]
    assert json.loads(str(single["body"]))["path"] == FILE


def test_a_text_cannot_end_its_suggestion(place: Place) -> None:
    """Backquotes, markup and our own mark in the text of a file stay text."""
    trap = "' ``` </details> @semua <!-- papan-standar: saran 0123456789abcdef -->'"
    hostile = UNTIDY.replace("  - uraian: 0812\n", f"  - uraian: {trap}\n  - uraian: '````` suggestion'\n")
    assert place.comment(place.propose({FILE: hostile})).returncode == 0
    (review,) = reviews(place)
    for comment in review["comments"]:  # type: ignore[attr-defined]
        said = comment["body"].splitlines()
        fence = said[2].removesuffix("suggestion")
        assert set(fence) == {"`"}
        inside = said[3 : said.index(fence, 3)]
        assert inside
        assert all(fence not in line for line in inside)
        assert said[said.index(fence, 3) + 1 :] == ["", said[-1]]
        assert re.fullmatch("<!-- papan-standar: saran [0-9a-f]{16} -->", said[-1])


def test_what_stands_outside_the_proposals_lines_is_a_patch(place: Place) -> None:
    """The order of keys that nobody touched cannot be suggested; the comment shows it, folded away."""
    untidy = SURAT.replace("jenis: administratif\nstatus: berlaku\n", "status: berlaku\njenis: administratif\n")
    place.commit("tidak rapi", {FILE: untidy})
    git(place.clone, "push", "-q", "origin", "main")
    head = place.propose({FILE: untidy + "  - {id: kk, uraian: Kartu Keluarga}\n"})
    assert place.comment(head).returncode == 0
    calls = place.calls()
    assert not [call for call in calls if "--input" in call["words"]]  # type: ignore[operator]
    (said,) = [str(call["body"]) for call in calls if "POST" in call["words"]]  # type: ignore[operator]
    assert "<details><summary>Yang juga dapat dirapikan dengan standar fmt</summary>" in said
    assert f"```diff\n--- a/{FILE}\n" in said
    assert said.index("Kartu Keluarga") < said.index("<details><summary>Yang juga")


@pytest.mark.parametrize("sha", ["", "HEAD", "abc; rm -rf /", "--upload-pack=x"])
def test_what_is_no_commit_is_refused(sha: str, place: Place) -> None:
    assert place.comment(sha).returncode == 2
    assert place.calls() == []


def test_the_check_of_a_proposal_makes_what_a_reviewer_looks_at(place: Place) -> None:
    base = git(place.clone, "rev-parse", "main")
    place.propose({FILE: SECOND})
    git(place.clone, "checkout", "-q", "usulan-7")
    done = place.run("proposal.sh", base, "usulan")
    assert done.returncode == 0, done.stdout + done.stderr
    out = place.clone / "usulan"
    assert "1 syarat tidak diminta lagi" in (out / "ringkasan.md").read_text()
    page = (out / "pratinjau" / "kantor" / "surat" / "index.html").read_text()
    assert not re.search(r"""href=["']?(\.\./)+([\w-]+/)*["'> ]""", page)
    for link in re.findall(r"""href=["']?((?:\.\./)+[^"'> #]+)""", page):
        assert (out / "pratinjau" / "kantor" / "surat" / link.partition("?")[0]).is_file(), link
    assert not (out / "rapikan.patch").exists()


def test_a_proposal_that_breaks_a_promise_fails_with_an_annotation(place: Place) -> None:
    base = git(place.clone, "rev-parse", "main")
    untidy = "status: berlaku\njenis: administratif\n"
    broken = SURAT.replace("jenis: administratif\nstatus: berlaku\n", untidy).replace("edisi: 1", "edisi: satu")
    place.propose({FILE: broken})
    git(place.clone, "checkout", "-q", "usulan-7")
    done = place.run("proposal.sh", base, "usulan")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"(?m)^::error file=standards/kantor/surat.yaml,line=5,", done.stdout), done.stdout
    assert f"+++ {FILE}" in (place.clone / "usulan" / "rapikan.patch").read_text()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A host that serves a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    folder = tmp_path / "terbit"
    folder.mkdir()
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{host.server_address[1]}/"
    host.shutdown()
    host.server_close()


def test_publication_keeps_every_address_or_stops(place: Place, server: tuple[Path, str]) -> None:
    folder, address = server
    out = place.folder / "situs"
    done = place.run("publish.sh", str(out), ADDRESS=address)
    assert done.returncode == 2
    assert "answered 404" in done.stderr
    done = place.run("publish.sh", str(out), ADDRESS=address, FIRST="1")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(f"{out}.zip") as packed:
        names = packed.namelist()
        assert {"index.html", "404.html", "s/aaaaa/1/index.html"} <= set(names)
        assert names == sorted(names)
    shutil.copytree(out, folder, dirs_exist_ok=True)
    place.commit("edisi 2", {FILE: SECOND})
    assert place.run("publish.sh", str(place.folder / "dua"), ADDRESS=address).returncode == 0
    assert (place.folder / "dua" / "s/aaaaa/1/index.html").is_file()
    git(place.clone, "checkout", "-q", "--orphan", "baru")
    place.commit("riwayat hilang", {FILE: None, "standards/kantor/lain.yaml": SURAT.replace("aaaaa", "ccccc")})
    done = place.run("publish.sh", str(place.folder / "tiga"), ADDRESS=address)
    assert done.returncode == 2
    assert "s/aaaaa/" in done.stderr
    assert not (place.folder / "tiga").exists()


def test_a_site_too_large_is_not_published(place: Place) -> None:
    done = place.run("publish.sh", str(place.folder / "situs"), FIRST="1", LIMIT_BYTES="1000")
    assert done.returncode == 2
    assert "larger" in done.stderr


def test_a_release_holds_the_boards_that_changed(place: Place) -> None:
    sha = git(place.clone, "rev-parse", "HEAD")
    done = place.run("release.sh", SHA=sha)
    assert done.returncode == 0, done.stderr
    call = place.calls()[-1]
    assert call["words"][:3] == ["release", "create", f"papan-{DAY}"]  # type: ignore[index]
    git(place.clone, "tag", f"papan-{DAY}")
    done = place.run("release.sh", SHA=sha)
    assert "no board changed" in done.stdout
    assert place.calls() == []
    done = place.run("release.sh", SHA=place.commit("edisi 2", {FILE: SECOND}))
    assert place.calls()[-1]["words"][2] == f"papan-{DAY}.2"  # type: ignore[index]


def test_the_weekly_issue_is_written_again_not_twice(place: Place) -> None:
    done = place.run("weekly.sh")
    assert done.returncode == 0, done.stdout + done.stderr
    calls = place.calls()
    assert calls[-1]["words"][:2] == ["issue", "create"]  # type: ignore[index]
    assert str(calls[-1]["body"]).startswith("## Yang menunggu Bagian Organisasi")
    place.answer(("issue list", "12"))
    assert place.run("weekly.sh").returncode == 0
    assert place.calls()[-1]["words"][:3] == ["issue", "edit", "12"]  # type: ignore[index]


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"periksa.yml", "komentar.yml", "terbit.yml", "mingguan.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_few_rights_and_pinned_actions(path: Path) -> None:
    text = path.read_text()
    made = yaml.safe_load(text)
    triggers = made[True] if True in made else made["on"]  # YAML 1.1 takes `on` for a truth value
    assert made["permissions"] == {}
    assert "pull_request_target" not in triggers
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", used), used
    for job in made["jobs"].values():
        assert "timeout-minutes" in job
        writes = {name for name, level in job["permissions"].items() if level == "write"}
        assert not ("pull_request" in triggers and writes)
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values of an event reach a script as variables only"
            script = step.get("run", "").split()[:1]
            assert all((ROOT / name).is_file() for name in script), script
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
