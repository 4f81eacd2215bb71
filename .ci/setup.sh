# shellcheck shell=bash
# Makes this checkout ready: the virtual environment in .venv, and what Qt needs of the system.
#
# `run` and `check` source this file and call `prepare`. Where everything stands already it says nothing and changes
# nothing. It speaks on standard error only: standard output belongs to the program. docs/decisions/setup-scripts.md
# says why it is made so.

ROOT=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
VENV=$ROOT/.venv
CONSTRAINTS=$ROOT/.ci/constraints.txt
# Written last, so an environment without it was never finished.
STAMP=$VENV/close-reader.stamp

# Each as the library that is loaded and the package that has it.
# shellcheck disable=SC2034
QT_LIBRARIES=(
    libglib-2.0.so.0=libglib2.0-0
    libGL.so.1=libgl1
    libEGL.so.1=libegl1
    libxkbcommon.so.0=libxkbcommon0
    libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1
)
# What Qt needs besides to open a window on an X display; `run` asks for it.
# shellcheck disable=SC2034
WINDOW_LIBRARIES=(
    libxcb-cursor.so.0=libxcb-cursor0
    libxcb-icccm.so.4=libxcb-icccm4
    libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-shape.so.0=libxcb-shape0
    libxcb-xkb.so.1=libxcb-xkb1
    libxkbcommon-x11.so.0=libxkbcommon-x11-0
)

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# prepare LIBRARY=PACKAGE ...
# Brings the environment and these libraries about, one set-up at a time; ends the script when that cannot be done.
prepare() {
    if environment_is_current && [[ -z $(missing_packages "$@") ]]; then
        return
    fi
    (
        flock --nonblock 9 || { say "Another set-up of this checkout is at work; waiting for it to end."; flock 9; }
        environment_is_current || make_environment
        install_libraries "$@"
    ) 9<"$ROOT" </dev/null >&2
}

environment_is_current() {
    [[ -f $STAMP && $(<"$STAMP") == "$(fingerprint "$VENV/bin/python")" ]] && is_of_wanted_version
}

is_of_wanted_version() {
    [[ -z ${CLOSE_READER_PYTHON:-} || $(version_of "$CLOSE_READER_PYTHON") == "$(version_of "$VENV/bin/python")" ]]
}

# fingerprint PYTHON
# What an environment is made from: the requirements, the recipe, the folder that they lie in, and Python's version.
fingerprint() {
    sha256sum "$ROOT/pyproject.toml" "$CONSTRAINTS" "$ROOT/.ci/setup.sh"
    version_of "$1"
}

make_environment() {
    local python made_from
    python=$(find_python)
    made_from=$(fingerprint "$python")
    if [[ -e $VENV ]]; then
        say "The virtual environment in .venv is unfinished or out of date: making it anew."
        rm -rf "$VENV"
    fi
    say "Making the virtual environment in .venv with Python $(version_of "$python"). This takes a minute or two."
    "$python" -m venv "$VENV"
    cd "$ROOT" || exit
    # Not isolated: the build tool is pinned like everything else, and the packaging tests use it offline.
    pip_install hatchling
    pip_install --no-build-isolation --editable '.[dev]'
    printf '%s\n' "$made_from" >"$STAMP.new"
    mv "$STAMP.new" "$STAMP"
}

pip_install() {
    "$VENV/bin/python" -m pip install --disable-pip-version-check --constraint "$CONSTRAINTS" "$@"
}

# The newest Python that can make an environment; failing that, the system's newest, once it is made able to.
find_python() {
    local python
    if [[ -n ${CLOSE_READER_PYTHON:-} ]]; then
        is_supported "$CLOSE_READER_PYTHON" ||
            fail "CLOSE_READER_PYTHON is $CLOSE_READER_PYTHON, which is no Python from 3.11 to 3.13."
        printf '%s\n' "$CLOSE_READER_PYTHON"
        return
    fi
    for python in python3.{13,12,11} python3; do
        if is_supported "$python" && is_complete "$python"; then
            printf '%s\n' "$python"
            return
        fi
    done
    for python in /usr/bin/python3.{13,12,11} /usr/bin/python3; do
        if is_supported "$python"; then
            say "This machine's Python cannot make virtual environments yet."
            install_packages "python$(version_of "$python")-venv" || fail "No virtual environment can be made without it."
            printf '%s\n' "$python"
            return
        fi
    done
    fail "Close Reader needs Python 3.11, 3.12 or 3.13, and none is on this machine's PATH."
}

version_of() {
    "$1" -ISc 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

is_supported() {
    [[ $(version_of "$1") == 3.1[123] ]]
}

# Whether everything of the standard library is there that Debian and hand-made builds may leave out.
is_complete() {
    "$1" -ISc 'import ctypes, ensurepip, sqlite3, ssl, venv' 2>/dev/null
}

install_libraries() {
    local packages
    mapfile -t packages < <(missing_packages "$@")
    if ((${#packages[@]})); then
        say "Qt needs libraries that this machine lacks."
        install_packages "${packages[@]}" || say "Going on without them; the window may not open."
    fi
}

# missing_packages LIBRARY=PACKAGE ...
# The packages whose library cannot be loaded, however it might have come onto the machine.
missing_packages() {
    "$VENV/bin/python" -ISc '
import ctypes, sys

for pair in sys.argv[1:]:
    library, package = pair.split("=")
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
' "$@"
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "Please install what your system calls these Debian packages: $*"
        return 1
    fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        say "Please have an administrator run: apt-get install $*"
        return 1
    fi
    say "Installing from the system's packages: $*"
    if ! apt-get --simulate install "$@" &>/dev/null || ! apt_get install "$@"; then
        say "Reading the system's package lists first."
        apt_get update || say "Some of the lists could not be read; going on with the others."
        apt_get install "$@"
    fi
}

# Adds packages; upgrades and removes none that are there. The lock is no business of what it starts.
apt_get() {
    local -a become_root=()
    ((EUID == 0)) || become_root=(sudo)
    "${become_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --yes --no-install-recommends --no-upgrade --no-remove \
        --option DPkg::Lock::Timeout=300 "$@" >&2 9<&-
}
