#!/usr/bin/env bash
# The one step of action.yml: from the name of a task to the script that does it, in the repository that it runs in.
#
# From the environment: TASK, OUT, DATE, BOARDS (true or false), GITHUB_OUTPUT, and what the script of the task wants.
# Exit code: that of the task; 2 for a task or a value that does not exist.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$here/../.." && pwd)

stop() {
    echo "action: $*" >&2
    exit 2
}

tell() {
    [ -z "${GITHUB_OUTPUT:-}" ] || printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

case ${BOARDS:-true} in
    true) ;;
    false) export NO_BOARDS=1 ;;
    *) stop "boards is true or false" ;;
esac
case ${DATE:-} in
    '') unset DATE ;;
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
    *) stop "date is written as 2026-11-01" ;;
esac
case ${OUT:=site} in
    -* | *$'\n'*) stop "out is the name of a folder" ;;
esac
[ -f standards/pemda.yaml ] || stop "no standards/pemda.yaml here: is the repository checked out?"

tell command "$program/.venv/bin/standar"
case ${TASK:-} in
    site)
        tell folder "$OUT"
        tell zip "$OUT.zip"
        exec "$here/publish.sh" "$OUT"
        ;;
    proposal)
        tell folder "$OUT"
        [ -n "${BASE:-}" ] || stop "base is the commit to compare with; a pull request brings its own"
        exec "$here/proposal.sh" "$BASE" "$OUT"
        ;;
    day) exec "$here/day.sh" ;;
    shard)
        tell folder "$OUT"
        exec "$here/shard.sh" "$OUT"
        ;;
    comment) exec "$here/comment.sh" ;;
    release) exec "$here/release.sh" ;;
    weekly) exec "$here/weekly.sh" ;;
    install) exec "$program/scripts/set-up.sh" site ;;
    *) stop "task is site, day, shard, proposal, comment, release, weekly or install" ;;
esac
