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
    if [[ -z $version ]]; then version=$(qt_of_release); fi
    if [[ -z $version ]]; then version=$(apt_candidate qt6-base-dev); fi
    [[ -n $version ]] && dpkg --compare-versions "$version" ge "$NEEDED_QT"
}

# What is known without package lists, which a fresh machine has none of and which are slow to ask.
qt_of_release() {
    local version
    version=$(os_release VERSION_ID)
    case $(os_release ID) in
        debian)
            case $(debian_release) in
                0) ;;
                [1-9] | 1[0-2]) echo 6.4 ;;
                *) echo 6.8 ;;
            esac
            ;;
        ubuntu) if dpkg --compare-versions "$version" ge 25.04; then echo 6.8; else echo 6.4; fi ;;
    esac
}

# What is wanted of this machine: "build" (and run), or "test" besides.
PURPOSE=build

package_lists() {
    echo "$ROOT/packaging/dev/packages.txt"
    if [[ $PURPOSE == test ]]; then echo "$ROOT/packaging/dev/test-packages.txt"; fi
}

wanted_packages() { package_lists | xargs -d '\n' sed -e 's/#.*//' -e '/^ *$/d'; }

# Native builds: everything in the lists.
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
