"""A printed address never dies: what an output promises is there in the next one, or the build is refused."""

from __future__ import annotations

import json
from pathlib import Path

from generator.jobs import PROMISES, lost_addresses, read_output


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
