"""`standar merge`: the folders of all shards in, the whole site out, as one machine would have made it."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import jobs
from generator.cli import build, shard
from generator.cli.here import Commands, iso_date, root_here
from generator.messages import word


def add(commands: Commands) -> None:
    """The command and its options."""
    merge = commands.add_parser("merge", help=word("perintah.merge"))
    merge.add_argument("out", type=Path, metavar="OUT")
    merge.add_argument("shards", type=Path, nargs="+", metavar="SHARD", help=word("perintah.merge-shard"))
    merge.add_argument("--date", type=iso_date)
    merge.add_argument("--published", type=Path, metavar="FILE", help=word("perintah.build-published"))
    merge.set_defaults(run=_merge)


def _merge(arguments: argparse.Namespace) -> int:
    """Pages and data around the prints of all shards; refused where they are not one whole, or not of what is here."""
    root = root_here()
    shards = jobs.fitting_shards(arguments.shards)
    date: str = arguments.date or shards[0].origin.date
    jobs.check_origin(shards, shard.origin_here(root, date))
    options = {
        "tanggal": date,
        "bagian": [str(one.folder.absolute()) for one in shards],
    }
    return build.make_site(root, arguments.out, options, arguments.published)
