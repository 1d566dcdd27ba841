# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian 13 image that the executors' images and the development container stand on: one that
# is there, else the official one, else one made from the package mirror. Sets BASE_IMAGE, and
# LEARNCODE_BASE_IMAGE for the tests.

readonly OFFICIAL_BASE=debian:trixie-slim
readonly LOCAL_BASE=learncode-ai-base:trixie
BASE_IMAGE=

ensure_base_image() {
    find_or_make_base_image
    export LEARNCODE_BASE_IMAGE=$BASE_IMAGE
}

find_or_make_base_image() {
    for BASE_IMAGE in "$LOCAL_BASE" "$OFFICIAL_BASE"; do
        if has_image "$BASE_IMAGE"; then return; fi
    done
    say "Getting the base image $OFFICIAL_BASE …"
    BASE_IMAGE=$OFFICIAL_BASE
    if timeout 60 docker pull -q "$OFFICIAL_BASE" >"$LOGS/base-pull.log" 2>&1 </dev/null; then return; fi
    note "the registry cannot be reached, so it is made from the package mirror instead"
    BASE_IMAGE=$LOCAL_BASE
    bootstrap_base_image
}

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

bootstrap_base_image() {
    local packages=(debootstrap) keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    if [[ ! -e $keyring ]]; then packages+=(debian-archive-keyring); fi
    if ! command -v debootstrap >/dev/null || [[ ! -e $keyring ]]; then
        apt_install "Installing debootstrap" debootstrap-install "${packages[@]}"
    fi
    require_root "Making the base image" "$ROOT/packaging/base/make-base-image.sh | docker import - $LOCAL_BASE"
    step "Making the base image $LOCAL_BASE (about half a minute)" base-image import_base_image
}

# Under its name only when whole: a broken one would be taken for good the next time.
import_base_image() {
    local unfinished=$LOCAL_BASE-unfinished
    if as_root "$ROOT/packaging/base/make-base-image.sh" | docker import --change 'CMD ["bash"]' - "$unfinished"; then
        docker tag "$unfinished" "$LOCAL_BASE" && docker rmi "$unfinished"
    else
        docker rmi "$unfinished"
        return 1
    fi
}
