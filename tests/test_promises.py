"""A printed address never dies: what an output promises is there in the next one, or the build is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.jobs import PROMISES, PublishError, lost_addresses, read_output


def output(folder: Path, *addresses: str) -> Path:
    path = folder / PROMISES
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"items": [{"alamat": address, "jenis": "qr"} for address in addresses]}), "utf-8")
    return folder


def test_nothing_is_lost_where_nothing_was_promised(tmp_path: Path) -> None:
    assert lost_addresses(tmp_path / "lama", output(tmp_path / "baru", "s/a/")) == ()


def test_what_is_missing_is_named_in_the_old_order(tmp_path: Path) -> None:
    old = output(tmp_path / "lama", "s/c/", "s/a/", "s/b/")
    assert lost_addresses(old, output(tmp_path / "baru", "s/a/", "s/d/")) == ("s/c/", "s/b/")


def test_a_new_output_without_a_list_loses_everything(tmp_path: Path) -> None:
    assert lost_addresses(output(tmp_path / "lama", "s/a/"), tmp_path / "baru") == ("s/a/",)


def test_only_what_is_printed_is_promised_for_ever(tmp_path: Path) -> None:
    old = output(tmp_path / "lama", "s/a/")
    items = [{"alamat": "papan/kantor/surat.pdf", "jenis": "papan"}]
    (old / PROMISES).write_text(json.dumps({"items": items}), "utf-8")
    assert lost_addresses(old, output(tmp_path / "baru")) == ()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read_output(tmp_path / "tidak" / "ada") is None


def test_the_site_as_published_counts_too(tmp_path: Path) -> None:
    published = output(tmp_path / "terbit", "s/a/", "s/b/") / PROMISES
    new = output(tmp_path / "baru", "s/a/")
    assert lost_addresses(tmp_path / "kosong", new, published) == ("s/b/",)
    assert lost_addresses(tmp_path / "kosong", new) == ()


@pytest.mark.parametrize("content", ["<!doctype html>", "[]", '{"items": [1]}', "", '{"items": [{"jenis": "qr"}]}'])
def test_a_damaged_list_stops_the_build_and_says_so(content: str, tmp_path: Path) -> None:
    published = tmp_path / "alamat.json"
    published.write_text(content)
    with pytest.raises(PublishError) as caught:
        lost_addresses(tmp_path / "kosong", output(tmp_path / "baru", "s/a/"), published)
    assert [one.id for one in caught.value.findings] == ["SP997"]
