#!/usr/bin/env bash
# A release with the boards that changed since the last one, in one file for the print shop; none when none changed.
# From the environment: REPO, SHA, GH_TOKEN.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
"$here/scripts/set-up.sh" site >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

last=$(git tag --list 'papan-*' --merged "$SHA" --sort=-version:refname | head -n 1)
since=()
[ -z "$last" ] || since=(--changed-since "$last")
"$here/.venv/bin/standar" boards "${since[@]}" --merge "$work/papan.pdf" ${DATE:+--date "$DATE"} 2>"$work/said" || {
    code=$?
    cat "$work/said" >&2
    [ "$code" -eq 1 ] || exit "$code"
}
cat "$work/said"
if [ ! -f "$work/papan.pdf" ]; then
    echo "release: no board changed since $last"
    exit 0
fi
day=${DATE:-$(TZ=Asia/Makassar date +%F)}
tag=papan-$day n=1
while git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; do
    n=$((n + 1))
    tag=papan-$day.$n
done
gh release create "$tag" "$work/papan.pdf#papan.pdf" --repo "$REPO" --target "$SHA" --title "Papan, $day" \
    --notes-file "$work/said"
