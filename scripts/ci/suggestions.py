"""What should stand under a proposal and what stands there in; what to take away and what to add, out.

    python scripts/ci/suggestions.py WANTED STANDING COMMIT OUT

WANTED is what `standar fmt --suggest` printed; STANDING has a line of JSON for each comment on lines of the proposal:
{"id", "body", "user", "line"}, `line` null where the lines have changed since. OUT gets `review.json`, a review with
the comments to add (absent where there are none), and `single-N.json`, each of these by itself. The ids of comments to
take away are printed, one a line. Only comments of a robot that bear our mark are ever taken away.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

MARK = re.compile(r"<!-- papan-standar: saran ([0-9a-f]{16}) -->\s*\Z")
MOST = 20


def ours(standing: str) -> list[dict[str, Any]]:
    """Our own comments among those that stand, each with its mark."""
    found = []
    for line in standing.splitlines():
        comment = json.loads(line) if line.startswith("{") else {}
        mark = MARK.search(comment.get("body") or "")
        if mark is not None and comment.get("user") == "Bot" and isinstance(comment.get("id"), int):
            found.append({**comment, "tanda": mark[1]})
    return found


def main(wanted: Path, standing: Path, commit: str, out: Path) -> list[int]:
    """The ids to take away; a review with what is missing is written."""
    told = json.loads(wanted.read_text("utf-8"))
    items = told["items"]
    kept: set[str] = set()
    gone: list[int] = []
    marks = {item["tanda"] for item in items}
    for comment in ours(standing.read_text("utf-8")):
        if comment["tanda"] in marks - kept and comment.get("line") is not None:
            kept.add(comment["tanda"])
        else:
            gone.append(comment["id"])
    missing = [item for item in items if item["tanda"] not in kept][: max(0, MOST - len(kept))]
    comments = []
    for item in missing:
        body = f"{item['body']}\n<!-- papan-standar: saran {item['tanda']} -->"
        comments.append({key: value for key, value in item.items() if key not in ("tanda", "body")} | {"body": body})
    if comments:
        review = {"commit_id": commit, "event": "COMMENT", "body": told["pengantar"], "comments": comments}
        (out / "review.json").write_text(json.dumps(review), "utf-8")
    for n, comment in enumerate(comments):
        (out / f"single-{n:02d}.json").write_text(json.dumps({**comment, "commit_id": commit}), "utf-8")
    return gone


if __name__ == "__main__":
    for number in main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])):
        print(number)
