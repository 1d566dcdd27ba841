# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Whether this host builds LearnCode itself (Qt 6.8 or newer in its package manager) or in the
# development container. LEARNCODE_BUILD=native or =container overrides the choice.

readonly NEEDED_QT=6.8

os_release() { (. /etc/os-release 2>/dev/null && printf '%s' "${!1:-}"); }

# The major release number on Debian itself, else 0.
debian_release() {
    local version
    version=$(os_release VERSION_ID)
    if [[ $(os_release ID) == debian && $version =~ ^[0-9]+ ]]; then echo "${BASH_REMATCH[0]}"; else echo 0; fi
}

builds_natively() {
    local version
    case ${LEARNCODE_BUILD:-} in
        native) return 0 ;;
        container) return 1 ;;
    esac
    if ! has_apt; then return 1; fi
    version=$(dpkg-query --show --showformat '${Version}' qt6-base-dev 2>/dev/null || true)
    if [[ -z $version ]]; then version=$(apt_candidate qt6-base-dev); fi
    # A fresh machine has no package lists yet: then its release tells.
    if [[ -z $version ]]; then release_has_qt; else dpkg --compare-versions "$version" ge "$NEEDED_QT"; fi
}

release_has_qt() {
    case $(os_release ID) in
        debian) (($(debian_release) >= 13)) ;;
        ubuntu) dpkg --compare-versions "$(os_release VERSION_ID)" ge 25.04 ;;
        *) return 1 ;;
    esac
}

wanted_packages() { sed -e 's/#.*//' -e '/^ *$/d' "$ROOT/packaging/dev/packages.txt"; }

# Native builds: everything in packages.txt.
ensure_packages() {
    local missing
    mapfile -t missing < <(comm -23 <(wanted_packages | sort -u) <(installed_packages | sort -u))
    if ((${#missing[@]})); then apt_install "Installing ${#missing[@]} packages" packages "${missing[@]}"; fi
}

installed_packages() {
    # shellcheck disable=SC2046 # one word a package
    dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' $(wanted_packages) 2>/dev/null \
        | sed -n 's/^installed //p'
}
