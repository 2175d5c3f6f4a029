#!/bin/sh
# What the machine lacks is installed: system packages through apt-get, then .venv from the lock file.
#
#   scripts/set-up.sh site     what `make` needs
#   scripts/set-up.sh test     that, and what `make check` and `make test` need
#   scripts/set-up.sh boards   installs nothing; exit 0 when boards can be rendered here
#
# When all is there it only looks (about 0.1 s). PYTHON names another Python to use.
set -eu
cd "$(dirname "$0")/.."

wants=${1:?site, test or boards}
lock=requirements.lock
[ "$wants" != test ] || lock=requirements-dev.lock

stop() {
    echo "set-up: $*" >&2
    exit 1
}

is_new_enough() {
    "$1" -IS -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Half a .venv has no marks, one of a folder that was moved has the wrong one.
venv_is_whole() {
    grep -qsxF "$here" .venv/folder && [ -e .venv/requirements.lock ] && .venv/bin/python -IS -c '' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not Python 3.11 or newer."
        return
    fi
    if venv_is_whole; then
        PYTHON=.venv/bin/python
        return
    fi
    for PYTHON in python3 python3.14 python3.13 python3.12 python3.11; do
        is_new_enough "$PYTHON" && return
    done
    stop "Python 3.11 or newer is needed and not found; install it, or name it: make PYTHON=/path/to/python3."
}

# The libraries that WeasyPrint opens by name.
can_render() {
    "$PYTHON" -IS -c 'from ctypes import CDLL
for name in ("gobject-2.0.so.0", "pango-1.0.so.0", "pangoft2-1.0.so.0", "harfbuzz.so.0", "harfbuzz-subset.so.0", "fontconfig.so.1"):
    CDLL(f"lib{name}")' 2>/dev/null
}

can_make_venv() {
    "$PYTHON" -IS -c 'import ensurepip, venv' 2>/dev/null
}

has_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

# What the program that drives the browser needs and a small Debian has not.
can_drive() {
    "$PYTHON" -IS -c 'from ctypes import CDLL; CDLL("libatomic.so.1")' 2>/dev/null
}

# The second of the decoders that the tests read codes with.
can_scan() {
    "$PYTHON" -IS -c 'from ctypes import CDLL; CDLL("libzbar.so.0")' 2>/dev/null
}

# Package names, a blank before each, of what is missing now.
missing_packages() {
    can_make_venv || printf ' python3-venv'
    can_render || printf ' libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
    [ "$wants" = test ] || return 0
    has_chromium || printf ' chromium'
    can_drive || printf ' libatomic1'
    can_scan || printf ' libzbar0'
    command -v pdftotext >/dev/null || printf ' poppler-utils'
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        return 1
    elif [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 1
    fi
    echo "set-up: apt-get install$*"
    log=$(mktemp)
    # shellcheck disable=SC2048,SC2086  # a list of package names
    if { $as_root apt-get -o DPkg::Lock::Timeout=300 update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
            install --yes --no-install-recommends $*; } >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 15 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

set_up_system() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    install_packages "$missing" || true
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0

    without=
    case $missing in *libpango*) without="$without; boards are left out" ;; esac
    case $missing in *chromium* | *libatomic*) without="$without; browser tests are skipped" ;; esac
    case $missing in *poppler*) without="$without; tests that need pdftotext are skipped" ;; esac
    case $missing in *python3-venv*) without="; nothing can be built without python3-venv" ;; esac
    echo "set-up: missing$missing$without. To have it, as root: apt-get install --no-install-recommends$missing" >&2
    case $missing in *python3-venv*) exit 1 ;; esac
    [ "$wants" != test ] || [ -z "${CI:-}" ] || stop "CI runs every test, so this is a failure here."
}

# Marks are written last, with the folder and the files they stand for.
set_up_venv() {
    mark="$here $(sha256sum <"$lock")"
    project="$here $(sha256sum <pyproject.toml)"
    if [ "$PYTHON" != .venv/bin/python ]; then
        version=$("$PYTHON" -IS -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if ! venv_is_whole || [ ! -d ".venv/lib/python$version" ]; then
            echo "set-up: making .venv with Python $version"
            rm -rf .venv
            "$PYTHON" -m venv .venv
        fi
    fi
    if [ "$(cat ".venv/$lock" 2>/dev/null)" != "$mark" ]; then
        echo "set-up: installing the $(grep -c '^[a-z].*==' $lock) Python packages of $lock"
        install_into_venv --require-hashes --only-binary :all: -r "$lock"
        rm -f .venv/project
    fi
    if [ "$(cat .venv/project 2>/dev/null)" != "$project" ]; then
        install_into_venv --no-build-isolation --no-deps --editable .
        printf '%s\n' "$here" >.venv/folder
        printf '%s\n' "$project" >.venv/project
        # The development lock holds everything of the other one.
        printf '%s\n' "$here $(sha256sum <requirements.lock)" >.venv/requirements.lock
        printf '%s\n' "$mark" >".venv/$lock"
    fi
}

install_into_venv() {
    .venv/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check "$@"
}

here=$(pwd -P)
find_python
if [ "$wants" = boards ]; then
    can_render
    exit
fi
set_up_system
set_up_venv
