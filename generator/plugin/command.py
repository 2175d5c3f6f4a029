"""The words of a command line in, a site by MkDocs and an exit code out."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.utils import write_file

from generator import jobs, messages
from generator.findings import Finding
from generator.frame import packed
from generator.jobs.pickled import pack
from generator.plugin import last
from generator.plugin.events import StandarPlugin
from generator.progress import Progress


def main(argv: Sequence[str]) -> int:
    """`build --config mkdocs.yml --site-dir DIR [--option JSON] [--findings FILE]
    [--out DIR --made-by NAME --note FILE]`.

    JSON is an object of plugin options that go before those of mkdocs.yml. Exit code 1: there are kesalahan,
    the site is whole all the same; 2: MkDocs failed. FILE gets the findings, also when it failed; without it
    they are told here. DIR is the output that the site will become: what stands there as it would be made is left
    out; NAME is the program's, and FILE gets what was left out and what the next build must know of the rest.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger, handler = logging.getLogger("mkdocs"), _Warnings(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    progress, lines = logging.getLogger("generator.build"), Progress(sys.stderr)
    progress.addHandler(lines)
    progress.setLevel(logging.INFO)
    findings: list[Finding] = []
    gc.disable()  # a build makes many values and few circles: searching for them was a tenth of its time
    try:
        given = dict(zip(argv[1::2], argv[2::2], strict=True))
        config = load_config(config_file=given["--config"], site_dir=given["--site-dir"])
        plugin = cast(StandarPlugin, config.plugins["standar"])
        findings, plugin.is_quiet = plugin.findings, "--findings" in given
        plugin.config.load_dict(json.loads(given.get("--option", "{}")))
        errors, _ = plugin.config.validate()
        if errors:
            raise PluginError("; ".join(f"{key}: {error}" for key, error in errors))
        config.plugins.on_startup(command="build", dirty=False)
        if "--note" in given:
            cache = Path(plugin.config.cache) if plugin.config.cache else None
            plugin.ledger = last.ledger(config, cache, Path(given["--out"]), given["--made-by"]) if cache else None
        try:
            build(config)
            if plugin.ledger is not None:
                # What MkDocs warned of has to be told by the next build, too.
                frame = packed(plugin.frame) if plugin.frame is not None and not handler.count else b""
                notes = plugin.ledger.notes(plugin.filling.digests)
                write_file(pack({**notes, "frame": frame}), given["--note"])
        finally:
            config.plugins.on_shutdown()
            if "--findings" in given:
                write_file(findings_json(findings), given["--findings"])
    except (MkDocsException, KeyError, ValueError) as error:
        logger.error("%r" if isinstance(error, KeyError) else "%s", error)
        return 2
    except (jobs.PublishError, KeyboardInterrupt):  # the findings say why; or who started us says it
        return 2
    except Exception:
        logger.exception("mkdocs build")
        return 2
    finally:
        gc.freeze()  # what is left lives until the process ends
        gc.enable()
        lines.close_bar()
        logger.removeHandler(handler)
        progress.removeHandler(lines)
    return int(any(messages.level(finding.id) == "kesalahan" for finding in findings))


class _Warnings(logging.StreamHandler[TextIO]):
    """Tells what MkDocs warns of, and counts it."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        self.count += 1
        super().emit(record)


def findings_json(findings: Iterable[Finding]) -> bytes:
    """Findings as a JSON array, for the command that started MkDocs."""
    rows = [
        {
            "id": found.id,
            "file": found.file,
            "line": found.line,
            "column": found.column,
            "words": dict(found.words),
        }
        for found in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()
