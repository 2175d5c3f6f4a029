#!/bin/sh
# pyproject.toml is resolved into requirements.lock (to build) and requirements-dev.lock (that, and to check and
# test), with the hash of every wheel, for Python 3.11 to 3.14 on x86_64 and aarch64.
#
#   scripts/lock.sh             keeps the versions that still fit
#   scripts/lock.sh --upgrade   takes the newest that fit
#
# The index is uv's own default whatever this machine is configured to use, so that no private index,
# path or hash gets into the lock. Then each Python and machine is tried: a package without a wheel stops it.
set -eu
cd "$(dirname "$0")/.."

tool=.cache/lock
[ -x $tool/bin/uv ] || { python3 -m venv $tool && $tool/bin/python -m pip install --quiet uv; }

for name in $(env | sed -n 's/^\(UV_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
export UV_NO_CONFIG=1 UV_CUSTOM_COMPILE_COMMAND="make lock"

resolve() {
    $tool/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --group build "$@"
}
resolve "$@" --output-file requirements.lock
resolve "$@" --group dev --constraints requirements.lock --output-file requirements-dev.lock

for machine in x86_64 aarch64; do
    for version in 3.11 3.12 3.13 3.14; do
        echo "lock: wheels for Python $version on $machine"
        $tool/bin/uv pip install --quiet --dry-run --target .cache/lock/none --only-binary :all: --require-hashes \
            --python-platform $machine-manylinux_2_28 --python-version $version -r requirements-dev.lock
    done
done
