#!/usr/bin/env bash
# The site as it is to be published: held against the addresses that are out there, weighed, and packed.
#
#   scripts/ci/publish.sh OUT
#
# ADDRESS is where the site is published; without it alamat_situs or alamat_qr of pemda.yaml. FIRST=1 says that
# nothing is published yet; otherwise an address that does not answer stops the run, because a printed code must
# not die unnoticed. NO_BOARDS=1 leaves the boards out. OUT.zip is the same folder for another host. Exit 1: published,
# but something must be mended. SHARDS is a folder of folders that shard.sh made: their prints are merged, not made.
set -euo pipefail
out=${1:?a folder}
here=$(cd "$(dirname "$0")/../.." && pwd)
LIMIT=$((1000 * 1000 * 1000)) # bytes: the most that GitHub Pages takes
WARN=$((LIMIT * 8 / 10))

from_pemda() { sed -n "s/^$1: *//p" standards/pemda.yaml | tr -d "\"'" | head -n 1; }
address=${ADDRESS:-$(from_pemda alamat_situs)}
address=${address:-$(from_pemda alamat_qr)}

"$here/scripts/set-up.sh" site

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
published=()
if [ "${FIRST:-}" != 1 ]; then
    status=$("$here/.venv/bin/python" "$here/scripts/ci/fetch.py" "${address%/}/data/v1/alamat.json" "$work/alamat.json")
    if [ "$status" != 200 ]; then
        echo "publish: ${address%/}/data/v1/alamat.json answered $status." >&2
        echo "publish: for the very first publication run the workflow by hand with 'pertama', or FIRST=1." >&2
        exit 2
    fi
    published=(--published "$work/alamat.json")
fi

code=0
if [ -n "${SHARDS:-}" ]; then
    "$here/.venv/bin/standar" merge "$out" "$SHARDS"/*/ "${published[@]}" ${DATE:+--date "$DATE"} || code=$?
else
    "$here/.venv/bin/standar" build --out "$out" "${published[@]}" ${DATE:+--date "$DATE"} ${NO_BOARDS:+--no-boards} ||
        code=$?
fi
[ "$code" -lt 2 ] || exit "$code"
[ -f "$out/404.html" ] || { echo "publish: no 404.html" >&2; exit 2; }

size=$(find "$out" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')
echo "publish: $size bytes in $(find "$out" -type f | wc -l) files"
if [ "$size" -gt "${LIMIT_BYTES:-$LIMIT}" ]; then
    echo "publish: larger than the $LIMIT bytes that the host takes" >&2
    exit 2
fi
[ "$size" -le "$WARN" ] || echo "::warning::The site has $size bytes; the host takes $LIMIT."
"$here/.venv/bin/python" "$here/scripts/ci/pack.py" "$out" "$out.zip"
[ "$code" -eq 0 ] || echo "::warning::Something must be mended: see the messages above. The site is published all the same."
