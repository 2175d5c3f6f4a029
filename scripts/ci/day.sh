#!/usr/bin/env bash
# The day that all machines build for, said once: it must not turn between the first shard and the merge.
#
# DATE if it is set, else today in UTC, as `date` for the steps that follow (GITHUB_OUTPUT).
set -euo pipefail
day=${DATE:-$(date -u +%F)}
case $day in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
    *)
        echo "day: date is written as 2026-11-01" >&2
        exit 2
        ;;
esac
echo "date=$day" >>"${GITHUB_OUTPUT:-/dev/stdout}"
