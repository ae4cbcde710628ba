#!/bin/sh
# Prepares .venv (and, for tests, a browser) and does nothing when all is as it should be.
#   scripts/setup.sh site    what builds and checks the site
#   scripts/setup.sh test    the same, and what the tests need
#   scripts/setup.sh bench   the same, and what is measured against, where it can be had
# PYTHON names the interpreter to use; without it the first of python3, python3.13 … 3.11 that is new enough.
set -eu
want=${1:-site}
lock=$want
[ "$want" != bench ] || lock=test
cd "$(dirname "$0")/.."

fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
may_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
apt() { echo "setup: installing $*"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
python=
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then python=$candidate; break; fi
done
[ -n "$python" ] || fail "Python 3.11 or newer is needed and was not found (looked for ${PYTHON:-python3, python3.13, python3.12, python3.11}). Install it, or name it: make PYTHON=/path/to/python3"

# The virtual environment, made again when its lock file, the interpreter or the folder changed.
stamp=.venv/stamp-$lock
state=$({ pwd; "$python" -VV; cat requirements/"$lock".txt pyproject.toml; } | cksum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$state" ]; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || { may_apt && apt python3-venv; } || fail "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"
    echo "setup: preparing .venv with $("$python" -V) ($want)"
    # A folder that was moved or an interpreter that changed leaves scripts that do not start: begin afresh.
    [ -f .venv/made-in ] && [ "$(cat .venv/made-in)" = "$(pwd; "$python" -VV)" ] || { rm -rf .venv; "$python" -m venv .venv; (pwd; "$python" -VV) > .venv/made-in; }
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/"$lock".txt || fail "the packages of requirements/$lock.txt could not be installed (see above); a network connection to the package index is needed the first time"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . || fail "the project itself could not be installed into .venv (see above)"
    .venv/bin/python -m compileall -q scripts  # where the environment forbids it, every start would compile all anew
    echo "$state" > "$stamp"
fi

[ "$want" != site ] || exit 0

# The browser tests drive the system's Chromium.
have_browser() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }
have_browser || { may_apt && apt chromium; } || fail "the browser tests need Chromium. On Debian and Ubuntu: apt-get install chromium"

# The hosting tests run nginx with the configuration that CONTRIBUTING gives.
have_nginx() { command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; }
have_nginx || { may_apt && apt nginx-light; } || fail "the hosting tests need nginx. On Debian and Ubuntu: apt-get install nginx-light"

[ "$want" = bench ] || exit 0

# Measurements that need what is not here say so; none of it is worth failing for.
command -v wrk >/dev/null 2>&1 || { may_apt && apt wrk; } || echo "setup: wrk is not here: the load figures are left out"
