#!/usr/bin/env bash
# The bureau's weekly issue: what waits, and links that lead nowhere. From the environment: REPO, GH_TOKEN.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
title='Agenda Bagian Organisasi'
"$here/scripts/set-up.sh" site >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dates=(${DATE:+--date "$DATE"})

"$here/.venv/bin/standar" build --no-boards --out "$work/situs" "${dates[@]}" >/dev/null || [ $? -eq 1 ]
"$here/.venv/bin/python" "$here/scripts/ci/links.py" "$work/situs" >"$work/mati"
"$here/.venv/bin/standar" agenda --dead-links "$work/mati" "${dates[@]}" >"$work/agenda.md"

mine=$(gh issue list --repo "$REPO" --state open --search "in:title \"$title\"" --json number,title \
    --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)
if [[ $mine =~ ^[0-9]+$ ]]; then
    gh issue edit "$mine" --repo "$REPO" --body-file "$work/agenda.md"
else
    gh issue create --repo "$REPO" --title "$title" --body-file "$work/agenda.md"
fi
