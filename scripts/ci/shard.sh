#!/usr/bin/env bash
# One part of the prints, to be carried to the machine that merges them (publish.sh with SHARDS).
#
#   scripts/ci/shard.sh OUT
#
# SHARD is the part, as 2/4, DATE the day that all parts are made for. A print that must be mended is told here and
# left out there; it stops nobody.
set -euo pipefail
out=${1:?a folder}
here=$(cd "$(dirname "$0")/../.." && pwd)

"$here/scripts/set-up.sh" site

code=0
"$here/.venv/bin/standar" build --shard "${SHARD:?as 2/4}" --date "${DATE:?as 2026-11-01}" --out "$out" || code=$?
[ "$code" -lt 2 ] || exit "$code"
[ "$code" -eq 0 ] || echo "::warning::Something must be mended: see the messages above."
