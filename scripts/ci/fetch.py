"""An address in; what it answers into a file, and the status (or "nothing") on the line.

python scripts/ci/fetch.py ADDRESS FILE
"""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from pathlib import Path

TRIES = 3
SECONDS = 60


def main(address: str, file: Path) -> str:
    """The status of the answer; another try where nobody answers."""
    if not address.startswith(("https://", "http://")):
        return "nothing"
    request = urllib.request.Request(address, headers={"User-Agent": "papan-standar"})  # noqa: S310
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                file.write_bytes(answer.read())
                return str(answer.status)
        except urllib.error.HTTPError as error:
            return str(error.code)
        except OSError:
            continue
    return "nothing"


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2])))
