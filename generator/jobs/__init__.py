"""Outputs as jobs in, files in a folder out: an ordered map, a pool, a cache, and the one door to writing."""

from generator.jobs.aside import Aside, aside
from generator.jobs.cache import Cache, digest, installed, shaped_by
from generator.jobs.cluster import cluster
from generator.jobs.gathering import Gathered, check_origin, fitting_shards, gathered
from generator.jobs.job import Job, Mapping, Result, Store, make, run
from generator.jobs.moving import Filling, Touched, move_tree
from generator.jobs.places import PublishError, files_in
from generator.jobs.promises import PROMISES, lost_addresses, read_output
from generator.jobs.shards import SHARD, Origin, Part, pack
from generator.jobs.shelf import Shelf
from generator.jobs.standing import LINK, Look, Row, Standing, Standings, contents, looks, looks_of, seal
from generator.jobs.swept import drop, put_aside, restore, take_back
from generator.jobs.workers import pool
from generator.jobs.writing import (
    MANIFEST,
    Manifest,
    Written,
    adopt,
    claim,
    lock,
    publish,
    publish_tree,
    read_manifest,
)

__all__ = [
    "Job",
    "Result",
    "Mapping",
    "make",
    "run",
    "pool",
    "Aside",
    "aside",
    "cluster",
    "Part",
    "Origin",
    "SHARD",
    "pack",
    "Gathered",
    "gathered",
    "fitting_shards",
    "check_origin",
    "LINK",
    "Look",
    "Row",
    "Standing",
    "Standings",
    "contents",
    "looks",
    "looks_of",
    "seal",
    "Shelf",
    "Store",
    "Cache",
    "digest",
    "installed",
    "shaped_by",
    "PROMISES",
    "lost_addresses",
    "read_output",
    "MANIFEST",
    "Manifest",
    "PublishError",
    "files_in",
    "Written",
    "adopt",
    "claim",
    "lock",
    "publish",
    "publish_tree",
    "put_aside",
    "take_back",
    "restore",
    "drop",
    "Filling",
    "Touched",
    "move_tree",
    "read_manifest",
]
