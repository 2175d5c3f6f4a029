#!/usr/bin/env bash
# What a proposal changes: findings as annotations, and a folder to look at.
#
#   scripts/ci/proposal.sh BASE OUT
#
# BASE is a commit. OUT gets pratinjau/ (the site, opens by double click), papan/ (pictures of the boards that change,
# before and after), ringkasan.md and rapikan.patch (what `standar fmt` would change). Exit 1 where something must be
# mended, 2 where nothing could be built; OUT is filled as far as possible. NO_BOARDS=1 leaves boards out.
set -uo pipefail
base=${1:?a commit} out=${2:?a folder}
here=$(cd "$(dirname "$0")/../.." && pwd)
standar() { "$here/.venv/bin/standar" "$@"; }

"$here/scripts/set-up.sh" site || exit 2
mkdir -p "$out"
date=(${DATE:+--date "$DATE"})

standar check --against "$base" --format github "${date[@]}"
code=$?
standar diff "$base" --format markdown "${date[@]}" >"$out/ringkasan.md"

tidy=$(mktemp -d)
trap 'rm -rf "$tidy"' EXIT
cp -R standards mkdocs.yml "$tidy"/ 2>/dev/null
(cd "$tidy" && standar fmt >/dev/null 2>&1)
diff -ru standards "$tidy/standards" | sed "s|$tidy/||" >"$out/rapikan.patch" || true
[ -s "$out/rapikan.patch" ] || rm -f "$out/rapikan.patch"

site=$(mktemp -d)
trap 'rm -rf "$tidy" "$site"' EXIT
standar build --out "$site/situs" "${date[@]}" ${NO_BOARDS:+--no-boards}
built=$?
if [ -d "$site/situs" ]; then
    "$here/.venv/bin/python" "$here/scripts/ci/preview.py" "$site/situs" "$out/pratinjau"
fi
if [ -z "${NO_BOARDS:-}" ]; then
    "$here/.venv/bin/python" "$here/scripts/ci/thumbnails.py" "$base" "$site/situs" "$out/papan" "${date[@]}"
fi
[ "$built" -lt 2 ] || code=2
exit "$code"
