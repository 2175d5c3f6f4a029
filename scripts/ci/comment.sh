#!/usr/bin/env bash
# The one comment under a proposal, and suggestions on lines that `standar fmt` would write otherwise; by our own code,
# from git alone.
#
# From the environment: REPO (owner/name), HEAD_SHA, HEAD_OWNER, HEAD_BRANCH, RUN_URL, GH_TOKEN. The proposal is fetched
# as commits and read as data; none of its code runs. A proposal that has moved on is left to its next run.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
mark='<!-- papan-standar: usulan -->'

[[ $HEAD_SHA =~ ^[0-9a-f]{40}$ ]] || { echo "comment: no commit" >&2; exit 2; }
number=$(gh api --method GET "repos/$REPO/pulls" -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" \
    --jq ".[] | select(.head.sha == \"$HEAD_SHA\") | .number" | head -n 1)
[[ $number =~ ^[0-9]+$ ]] || { echo "comment: no open proposal has this commit; nothing to say"; exit 0; }
branch=$(gh api --method GET "repos/$REPO/pulls/$number" --jq .base.ref)

git fetch --quiet --no-tags origin "refs/pull/$number/head"
[ "$(git rev-parse FETCH_HEAD)" = "$HEAD_SHA" ] || { echo "comment: the proposal has moved on"; exit 0; }
git fetch --quiet --no-tags origin "+refs/heads/$branch:refs/remotes/origin/$branch"

"$here/scripts/set-up.sh" site >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
body=$work/body
"$here/.venv/bin/standar" fmt --suggest "origin/$branch" "$HEAD_SHA" >"$work/wanted" ||
    echo '{"items": [], "pengantar": "", "sisa": ""}' >"$work/wanted"
{
    printf '%s\n' "$mark"
    "$here/.venv/bin/standar" diff "origin/$branch" "$HEAD_SHA" --format markdown ${DATE:+--date "$DATE"} ||
        [ $? -eq 1 ]
    "$here/.venv/bin/python" -c 'import json, sys; print("\n" + json.load(sys.stdin)["sisa"], end="")' <"$work/wanted"
    printf '\n[Pratinjau dan gambar papan](%s): unduh "pratinjau", lalu buka index.html.\n' "$RUN_URL"
} >"$body"

mine=$(gh api --paginate "repos/$REPO/issues/$number/comments" \
    --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [[ $mine =~ ^[0-9]+$ ]]; then
    gh api --method PATCH "repos/$REPO/issues/comments/$mine" -F body=@"$body" --silent
else
    gh api --method POST "repos/$REPO/issues/$number/comments" -F body=@"$body" --silent
fi
echo "comment: written under $number"

# Suggestions: those that are settled go, those that are missing come, in one review. Where the host does not take them
# together, because it counts lines otherwise than we do, each is tried by itself.
gh api --paginate "repos/$REPO/pulls/$number/comments" \
    --jq '.[] | {id, body, user: .user.type, line} | tojson' >"$work/standing"
"$here/.venv/bin/python" "$here/scripts/ci/suggestions.py" "$work/wanted" "$work/standing" "$HEAD_SHA" "$work" >"$work/gone"
while read -r id; do
    gh api --method DELETE "repos/$REPO/pulls/comments/$id" --silent || echo "comment: suggestion $id stays"
done <"$work/gone"
if [ -f "$work/review.json" ] &&
    ! gh api --method POST "repos/$REPO/pulls/$number/reviews" --input "$work/review.json" --silent; then
    for one in "$work"/single-*.json; do
        gh api --method POST "repos/$REPO/pulls/$number/comments" --input "$one" --silent ||
            echo "comment: a suggestion was not taken"
    done
fi
echo "comment: suggestions are up to date"
