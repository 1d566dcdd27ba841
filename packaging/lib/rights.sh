# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Administrator rights and packages of the distribution.

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}

# require_root WHAT COMMAND: dies with the command to type when the rights cannot be had.
require_root() {
    if ((EUID == 0)); then return; fi
    if command -v sudo >/dev/null; then
        if sudo -n true 2>/dev/null; then return; fi
        if [[ -t 0 ]]; then
            say "$1 needs administrator rights: sudo may ask for your password"
            if sudo -v; then return; fi
        fi
    fi
    die "$1 needs administrator rights. Please have this done once, then start again:" "sudo $2"
}

has_apt() { command -v apt-get >/dev/null; }

# apt_install TEXT NAME PACKAGE…: a step that installs what is missing.
apt_install() {
    local text=$1 name=$2
    shift 2
    if ! has_apt; then
        die "$text is not possible here: this system has no apt-get." \
            "Please install these with its own package manager, then start again: $*"
    fi
    require_root "$text" "apt-get install --no-install-recommends $*"
    step "$text" "$name" apt_update_and_install "$@"
}

# A list that cannot be refreshed is no failure as long as the packages can be had.
apt_update_and_install() {
    apt_get update || true
    apt_get install -y --no-install-recommends "$@"
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
}

# apt_candidate PACKAGE: the version that would be installed, or nothing.
apt_candidate() {
    apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: *\([0-9].*\)/\1/p'
}
