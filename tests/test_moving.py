"""A folder that is moved into place, not copied, ends as one that was published."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import jobs
from generator.jobs import MANIFEST, PublishError, Written, moving
from tests.test_jobs import NEW, OLD, Cut, Tree, cut_after, listing, problems, times


def stage(folder: Path, tree: Tree, remember: bool = True) -> Path:
    """A folder as a build leaves it."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.css").write_bytes(b"{}")
    filling = jobs.Filling(folder)
    for path, content in tree.items():
        filling.write(path, content)
    if remember:
        filling.note()
    return folder


def with_css(tree: Tree) -> Tree:
    return {**tree, "mkdocs.css": b"{}"}


@pytest.mark.parametrize("remember", [True, False])
def test_a_moved_folder_is_as_a_published_one(tmp_path: Path, remember: bool) -> None:
    out = tmp_path / "deep" / "site"
    done = jobs.move_tree(stage(tmp_path / "1", OLD, remember), out)
    assert done == Written(tuple(sorted(with_css(OLD))), (), ())
    assert listing(out) == with_css(OLD)
    assert not (tmp_path / "1").exists()
    before = times(out)
    again = jobs.move_tree(stage(tmp_path / "2", OLD, remember), out)
    assert again == Written((), tuple(sorted(with_css(OLD))), ())
    assert times(out) == before
    done = jobs.move_tree(stage(tmp_path / "3", NEW, remember), out)
    assert done == Written(("a", "b/c/d", "g/h", "index.html"), ("mkdocs.css", "sama/f"), ("a/x", "a/y", "b", "c/d/e"))
    assert listing(out) == with_css(NEW)
    jobs.publish(with_css(NEW).items(), tmp_path / "published")
    assert (out / MANIFEST).read_bytes() == (tmp_path / "published" / MANIFEST).read_bytes()


def test_from_another_disk_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def only_near(self: Path, target: Any) -> Path:
        if self.name == "staging":
            raise OSError(18, "another disk")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", only_near)
    out = tmp_path / "out"
    assert jobs.move_tree(stage(tmp_path / "staging", OLD), out).written == tuple(sorted(with_css(OLD)))
    assert listing(out) == with_css(OLD)


def test_what_was_not_noted_is_read(tmp_path: Path) -> None:
    staging = stage(tmp_path / "staging", OLD)
    (staging / MANIFEST).write_text(json.dumps({"complete": False, "files": {}}))
    jobs.move_tree(staging, tmp_path / "out")
    manifest = jobs.read_manifest(tmp_path / "out")
    assert manifest is not None
    assert manifest.complete
    assert manifest.files == {path: moving.sha256(content).hexdigest() for path, content in with_css(OLD).items()}


def test_what_others_made_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "foto.jpg").write_bytes(b"1")
    assert problems(lambda: jobs.move_tree(stage(tmp_path / "1", OLD), out)) == ["SP991"]
    (out / "foto.jpg").unlink()
    jobs.move_tree(stage(tmp_path / "2", OLD), out)
    (out / "CNAME").write_bytes(b"1")
    assert problems(lambda: jobs.move_tree(stage(tmp_path / "3", {"CNAME": b"2"}), out)) == ["SP991"]
    assert listing(out) == {**with_css(OLD), "CNAME": b"1"}
    jobs.move_tree(stage(tmp_path / "4", {}), out)
    assert listing(out) == {"mkdocs.css": b"{}", "CNAME": b"1"}


def test_names_and_links_are_looked_at(tmp_path: Path) -> None:
    out = tmp_path / "out"
    staging = stage(tmp_path / "1", OLD)
    (staging / "x").symlink_to("/etc/passwd")
    assert problems(lambda: jobs.move_tree(staging, out)) == ["SP993"]
    staging = stage(tmp_path / "2", {"a/x": b""})
    (staging / "A").mkdir()
    (staging / "A" / "z").write_bytes(b"")
    assert problems(lambda: jobs.move_tree(staging, out)) == ["SP994"]
    staging = stage(tmp_path / "3", OLD)
    (staging / "a\\b").write_bytes(b"")
    assert problems(lambda: jobs.move_tree(staging, out)) == ["SP993"]
    assert listing(out) == {}


@pytest.mark.parametrize("killed", [False, True], ids=["raised", "killed"])
@pytest.mark.parametrize("old", [{}, OLD], ids=["first", "again"])
def test_a_move_cut_short_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: Tree, killed: bool
) -> None:
    steps, finished = 0, False
    while not finished:
        out = tmp_path / str(steps) / "out"
        if old:
            jobs.publish(old.items(), out)
        staging = stage(tmp_path / str(steps) / "1", NEW)
        with monkeypatch.context() as patch:
            done = cut_after(patch, steps)
            if killed:  # nobody cleans up
                patch.setattr(moving.shutil, "rmtree", lambda *_, **__: None)
            try:
                jobs.move_tree(staging, out)
                finished = len(done) < steps
            except Cut:
                pass
        other = {**NEW, "h": b"5"} if steps % 2 else NEW
        jobs.move_tree(stage(tmp_path / str(steps) / "2", other), out)
        assert listing(out) == with_css(other), f"after {steps} steps"
        steps += 1
    assert steps > 6


@pytest.mark.parametrize("path", ["", ".", "../x", "/x", "a/../../x", "a\\x", "a//b", MANIFEST])
def test_a_folder_is_filled_below_itself_only(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        jobs.Filling(tmp_path / "site").write(path, b"1")
    assert list(tmp_path.rglob("*")) == []


def test_a_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., int] = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: real(handle, bytes(content[:3])))
    filling = jobs.Filling(tmp_path)
    filling.write("a/b", b"0123456789")
    filling.write("a/b", b"abcdefg")
    assert listing(tmp_path) == {"a/b": b"abcdefg"}
    filling.adopt()
    assert jobs.publish([], tmp_path).removed == ("a/b",)


def test_an_adopted_folder_may_be_published_over(tmp_path: Path) -> None:
    staging = stage(tmp_path / "site", OLD)
    jobs.adopt(staging)
    with pytest.raises(PublishError):
        jobs.publish([("../x", b"")], staging)
    assert jobs.publish(OLD.items(), staging).removed == ("mkdocs.css",)
