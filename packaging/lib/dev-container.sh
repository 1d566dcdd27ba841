# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The development container: Debian 13 with everything in the lists of packaging/dev. It shares the
# engine's socket, the network and the process numbers with the host, and has the project at the
# same path, so that addresses, owners and messages mean the same inside and outside.

DEV_IMAGE=
DEV_ARGS=()
DEV_COMMAND=()

ensure_dev_image() {
    local hash lists
    mapfile -t lists < <(package_lists)
    hash=$(cat "$ROOT/packaging/dev/Dockerfile" "${lists[@]}" | sha256sum | cut -c 1-12)
    DEV_IMAGE=learncode-ai-dev:$hash
    if has_image "$DEV_IMAGE"; then return; fi
    step "Building the development container $DEV_IMAGE (some minutes, only once)" dev-image build_dev_image
}

build_dev_image() {
    local proxy arguments=()
    for proxy in http_proxy https_proxy no_proxy; do
        if [[ -n ${!proxy:-} ]]; then arguments+=(--build-arg "$proxy"); fi
    done
    docker build --network host --target "$PURPOSE" --build-arg BASE_IMAGE="$BASE_IMAGE" "${arguments[@]}" -t "$DEV_IMAGE" "$ROOT/packaging/dev"
}

# prepare_dev_container: what every start of it has in common.
prepare_dev_container() {
    DEV_ARGS=(run --rm --name "learncode-dev-$$-$RANDOM" --label "learncode.dev.owner=$$" --network host --pid host
        --mount "type=bind,source=$ROOT,target=$ROOT"
        --mount "type=bind,source=$ENGINE_SOCKET,target=$ENGINE_SOCKET"
        --env "DOCKER_HOST=unix://$ENGINE_SOCKET" --env "LEARNCODE_BASE_IMAGE=$BASE_IMAGE"
        --env "CCACHE_DIR=$ROOT/build/ccache" --env CI)
    dev_trust
    dev_user
}

# What the host trusts and where it gets npm packages from hold inside too: a school's network may have
# a certificate authority and a package mirror of its own.
dev_trust() {
    local bundle=/etc/ssl/certs/ca-certificates.crt settings=${HOME:-}/.npmrc
    if [[ -f $bundle ]]; then
        DEV_ARGS+=(--mount "type=bind,source=$bundle,target=$bundle,readonly" --env "NODE_EXTRA_CA_CERTS=$bundle")
    fi
    if [[ -f $settings ]]; then
        DEV_ARGS+=(--mount "type=bind,source=$settings,target=/run/learncode-npmrc,readonly"
            --env NPM_CONFIG_USERCONFIG=/run/learncode-npmrc)
    fi
}

# Files in build/ belong to the caller. With a rootless engine the container's root is the caller.
dev_user() {
    if ((EUID == 0)) || [[ $(docker info --format '{{.SecurityOptions}}') == *name=rootless* ]]; then return; fi
    DEV_ARGS+=(--user "$EUID:$(id -g)" --group-add "$(stat -c %g -- "$ENGINE_SOCKET")")
}

# dev_home DIR: a home that may be written to.
dev_home() { DEV_ARGS+=(--env "HOME=$1"); }

# For the app: the caller's own home, so that settings, autosaved work and files are where they belong.
dev_own_home() {
    local name
    if [[ -z ${HOME:-} || $HOME == / || ! -d $HOME || ! -w $HOME ]]; then
        mkdir -p "$ROOT/build/home"
        dev_home "$ROOT/build/home"
        return
    fi
    DEV_ARGS+=(--mount "type=bind,source=$HOME,target=$HOME")
    dev_home "$HOME"
    for name in XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME; do
        if [[ ${!name:-} == "$HOME"/* ]]; then DEV_ARGS+=(--env "$name"); fi
    done
}

# The screen: X11 or Wayland sockets, the right to use them, and the language of the desktop.
dev_display() {
    local name authority=${XAUTHORITY:-${HOME:-}/.Xauthority}
    for name in DISPLAY WAYLAND_DISPLAY XDG_RUNTIME_DIR XDG_SESSION_TYPE XDG_CURRENT_DESKTOP; do
        if [[ -n ${!name:-} ]]; then DEV_ARGS+=(--env "$name"); fi
    done
    for name in $(compgen -e QT_ || true); do DEV_ARGS+=(--env "$name"); done
    DEV_ARGS+=(--env "LANGUAGE=${LANGUAGE:-${LANG%%.*}}")
    # Pictures go to the X server through shared memory.
    DEV_ARGS+=(--ipc host)
    if [[ -d /tmp/.X11-unix ]]; then DEV_ARGS+=(--mount "type=bind,source=/tmp/.X11-unix,target=/tmp/.X11-unix"); fi
    if [[ -f $authority ]]; then
        DEV_ARGS+=(--mount "type=bind,source=$authority,target=/run/learncode-xauthority,readonly"
            --env XAUTHORITY=/run/learncode-xauthority)
    fi
    if [[ -n ${WAYLAND_DISPLAY:-} && -d ${XDG_RUNTIME_DIR:-} ]]; then
        DEV_ARGS+=(--mount "type=bind,source=$XDG_RUNTIME_DIR,target=$XDG_RUNTIME_DIR")
    fi
}

# The directory the caller stands in, when the container has it.
dev_workdir() {
    local here=$ROOT
    case $PWD/ in
        "$ROOT"/* | "${HOME:-$ROOT}"/*) here=$PWD ;;
    esac
    DEV_ARGS+=(--workdir "$here")
}

# dev_command COMMAND…: sets DEV_COMMAND to what runs it in the container. No terminal is asked for:
# without one the docker command hands every signal on to the program.
dev_command() {
    DEV_COMMAND=(docker "${DEV_ARGS[@]}" "$DEV_IMAGE" "$ROOT/packaging/lib/lifeline.sh" "$$" "$(start_time "$$")" "$@")
}

# start_time PID: with the number it names a process for good.
start_time() { sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 20; }
