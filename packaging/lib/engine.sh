# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes sure that a Docker engine answers on a Unix socket, and that the docker command is there.
# Sets DOCKER_HOST and ENGINE_SOCKET; ENGINE_STARTED tells whether (and how) this script started it,
# ENGINE_PID which process that is if no service manager knows it.

ENGINE_SOCKET=
ENGINE_STARTED=
ENGINE_PID=
ENGINE_ERROR=
DOCKER0_BEFORE=
ENGINE_LOG=/var/log/learncode-dockerd.log
ENGINE_PID_FILE=/var/run/docker.pid

ensure_engine() {
    if [[ -e /sys/class/net/docker0 ]]; then DOCKER0_BEFORE=yes; fi
    if ! command -v docker >/dev/null; then install_docker; fi
    find_engine
    if engine_answers; then return; fi
    if [[ $ENGINE_ERROR == *"ermission denied"* ]]; then explain_permission; fi
    if [[ $ENGINE_ERROR == *"API version"* || $ENGINE_ERROR == *"too old"* ]]; then
        die "The docker command and the Docker engine do not fit together." "$ENGINE_ERROR"
    fi
    if [[ $ENGINE_SOCKET != /var/run/docker.sock && $ENGINE_SOCKET != /run/docker.sock ]]; then
        die "The Docker engine at $ENGINE_SOCKET does not answer." \
            "Start it, or unset DOCKER_HOST (or run \"docker context use default\") to use the one of this system."
    fi
    if ! command -v dockerd >/dev/null; then install_docker; fi
    start_engine
}

# Where the engine is: as DOCKER_HOST or the docker context say, else where one usually is.
find_engine() {
    local host candidate
    host=${DOCKER_HOST:-}
    if [[ -z $host ]]; then host=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null || true); fi
    host=${host:-unix:///var/run/docker.sock}
    if [[ $host != unix://* ]]; then
        die "LearnCode needs a Docker engine on this machine, but $host is configured." \
            "Unset DOCKER_HOST (or run \"docker context use default\"), then start again."
    fi
    ENGINE_SOCKET=${host#unix://}
    if [[ -z ${DOCKER_HOST:-} && ! -S $ENGINE_SOCKET ]]; then
        for candidate in "${XDG_RUNTIME_DIR:-/nonexistent}/docker.sock" "${HOME:-}/.docker/run/docker.sock" \
                         "${HOME:-}/.docker/desktop/docker.sock"; do
            if [[ -S $candidate ]]; then
                ENGINE_SOCKET=$candidate
                break
            fi
        done
    fi
    export DOCKER_HOST=unix://$ENGINE_SOCKET
}

engine_answers() {
    ENGINE_ERROR=$(timeout 20 docker version --format '{{.Server.Version}}' 2>&1 >/dev/null) && return 0
    return 1
}

explain_permission() {
    local user
    user=$(id -un 2>/dev/null) || user=$UID
    die "Docker is running, but you may not use it yet. Please have this done once:" \
        "sudo usermod -aG docker $user" \
        "Then log out and in again (or type \"newgrp docker\") and start again."
}

# The engine, the command, or both. Older releases have both in one package.
install_docker() {
    local packages=() was_there=
    if [[ -S /var/run/docker.sock ]]; then was_there=yes; fi
    if ! command -v docker >/dev/null && [[ $(debian_release) -ge 13 || -n $(apt_candidate docker-cli) ]]; then
        packages+=(docker-cli)
    fi
    if [[ -z $was_there || ${#packages[@]} -eq 0 ]]; then packages+=(docker.io iptables ca-certificates); fi
    apt_install "Installing Docker" docker-install "${packages[@]}"
    # The package may have started it already.
    if [[ -z $was_there ]]; then ENGINE_STARTED=$(how_to_start); fi
}

how_to_start() { if [[ -d /run/systemd/system ]]; then echo systemd; else echo direct; fi; }

start_engine() {
    local how
    how=$(how_to_start)
    require_root "Starting Docker" "$(if [[ $how == systemd ]]; then echo systemctl start docker; else echo dockerd; fi)"
    say "Starting Docker …"
    if [[ $how == systemd ]]; then
        ENGINE_STARTED=systemd
        as_root systemctl start docker || true
    elif ! dockerd_runs; then
        ENGINE_STARTED=direct
        # In a session of its own, so that it outlives this script and no Ctrl+C reaches it. Neither
        # setsid nor nohup forks here, so that this is the number of dockerd.
        ENGINE_PID=$(as_root sh -c "setsid nohup dockerd >'$ENGINE_LOG' 2>&1 </dev/null 9>&- & echo \$!")
    fi
    await_engine
}

# The engine's process, or nothing. Its own file names it only when the program has been read from
# the disk, which takes a machine that has just been switched on several seconds.
dockerd_pid() {
    local pid
    if [[ -n $ENGINE_PID ]] && is_alive "$ENGINE_PID" 'sh|setsid|nohup|dockerd'; then
        echo "$ENGINE_PID"
    elif pid=$(cat "$ENGINE_PID_FILE") && is_alive "$pid" dockerd; then
        echo "$pid"
    fi
} 2>/dev/null

# is_alive PID NAMES: a process that has ended but was not collected is not, nor is another one that
# got its number.
is_alive() { grep -qE "^Name:\s($2)\$" "/proc/$1/status" && grep -q '^State:\s[^ZX]' "/proc/$1/status"; }

dockerd_runs() { [[ -n $(dockerd_pid) ]]; }

await_engine() {
    local began=$SECONDS
    while ! engine_answers; do
        if [[ $ENGINE_ERROR == *"ermission denied"* ]]; then explain_permission; fi
        if ((SECONDS - began >= 120)); then explain_engine_failure; fi
        if [[ $ENGINE_STARTED == direct ]] && ! dockerd_runs; then explain_engine_failure; fi
        sleep 0.3
    done
    note "it answers after $((SECONDS - began)) s"
}

explain_engine_failure() {
    if [[ $ENGINE_STARTED == systemd ]]; then
        as_root journalctl -u docker -n 20 --no-pager 2>/dev/null | sed 's/^/    | /' >&2 || true
        die "Docker does not start; the lines above say why." "See also: systemctl status docker"
    fi
    as_root tail -n 20 "$ENGINE_LOG" 2>/dev/null | sed 's/^/    | /' >&2 || true
    die "Docker does not start; the lines above say why." "All of its output: $ENGINE_LOG"
}

# Stops what start_engine started, unless somebody else's containers run in it by now. Silent.
stop_started_engine() {
    if [[ -z $ENGINE_STARTED || -n $(docker ps -q) ]]; then return; fi
    if [[ $ENGINE_STARTED == systemd ]]; then
        as_root systemctl stop docker.service docker.socket || true
    elif dockerd_runs; then
        as_root kill -TERM "$(dockerd_pid)" || true
        await_engine_end
    fi
    if [[ -z $DOCKER0_BEFORE ]]; then as_root ip link delete docker0 || true; fi
} >/dev/null 2>&1

await_engine_end() {
    local began=$SECONDS
    while dockerd_runs && ((SECONDS - began < 30)); do sleep 0.2; done
}
