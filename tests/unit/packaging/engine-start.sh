#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# How run.sh and test.sh start the Docker engine and end it again (packaging/lib/engine.sh), with
# programs of this test's in the place of docker and dockerd.
set -euo pipefail

LIBRARY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../packaging/lib" && pwd -P)
SCRATCH=$(mktemp -d)
LOGS=$SCRATCH
PATH=$SCRATCH/bin:$PATH
export SCRATCH

for part in say rights engine; do
    # shellcheck source=/dev/null
    . "$LIBRARY/$part.sh"
done

# Nothing of the system is touched, whoever runs this.
as_root() { "$@"; }
require_root() { :; }
how_to_start() { echo direct; }
ENGINE_LOG=$SCRATCH/dockerd.log
ENGINE_PID_FILE=$SCRATCH/docker.pid
DOCKER0_BEFORE=yes

# program NAME: makes one from standard input.
program() {
    mkdir -p "$SCRATCH/bin"
    { echo '#!/bin/bash'; cat; } >"$SCRATCH/bin/$1"
    chmod +x "$SCRATCH/bin/$1"
}

# engine_that SECONDS_UNTIL_IT_ANSWERS: its own file comes as late as its answers do.
engine_that() {
    program dockerd <<END
trap 'rm -f "\$SCRATCH/docker.pid" "\$SCRATCH/answers"; exit 0' TERM
for ((i = 0; i < $1 * 10; i++)); do sleep 0.1; done
echo "\$\$" >"\$SCRATCH/docker.pid"
touch "\$SCRATCH/answers"
while true; do sleep 0.1; done
END
}

program docker <<'END'
[[ $1 == version ]] || exit 0
[[ -e $SCRATCH/answers ]] || { echo 'Cannot connect to the Docker daemon' >&2; exit 1; }
END

fail() {
    printf 'FAIL   : %s: %s\n' "$CASE" "$1" >&2
    cat "$SCRATCH/said" >&2 || true
    exit 1
}

has_ended() { if is_alive "$1" '.*' 2>/dev/null; then fail "process $1 goes on"; fi; }

# More than the three seconds that a machine with a cold disk was once given.
a_slow_engine_is_awaited() {
    engine_that 4
    start_engine >"$SCRATCH/said" || fail "it gave up"
    [[ $ENGINE_STARTED == direct && $(dockerd_pid) == "$ENGINE_PID" ]] || fail "it does not know what it started"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_is_ended_before_it_answers() {
    engine_that 60
    await_engine() { :; }
    start_engine >"$SCRATCH/said"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_that_fails_is_told_at_once() {
    local began=$SECONDS status=0
    program dockerd <<<'sleep 0.5; echo "no such storage driver"; exit 1'
    (start_engine) >"$SCRATCH/said" 2>&1 || status=$?
    ((status == 1)) || fail "status $status"
    ((SECONDS - began < 10)) || fail "only after $((SECONDS - began)) s"
    grep -q '| no such storage driver' "$SCRATCH/said" || fail "without its last words"
}

a_number_of_another_program_is_no_engine() {
    engine_that 0
    echo $$ >"$ENGINE_PID_FILE"
    start_engine >"$SCRATCH/said" || fail "it gave up"
    [[ $ENGINE_STARTED == direct ]] || fail "it started none"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_of_somebody_else_is_awaited_and_left() {
    local other
    engine_that 2
    "$SCRATCH/bin/dockerd" &
    other=$!
    echo "$other" >"$ENGINE_PID_FILE"
    start_engine >"$SCRATCH/said" || fail "it gave up"
    [[ -z $ENGINE_STARTED && -z $ENGINE_PID ]] || fail "it started a second one"
    stop_started_engine
    is_alive "$other" dockerd || fail "it ended that one"
    kill "$other"
}

finish() {
    pkill -TERM -f "$SCRATCH/bin/dockerd" || true
    rm -rf "$SCRATCH"
}
trap finish EXIT

# Each in a shell of its own, so that what it sets is gone with it.
for CASE in a_slow_engine_is_awaited an_engine_is_ended_before_it_answers an_engine_that_fails_is_told_at_once \
    a_number_of_another_program_is_no_engine an_engine_of_somebody_else_is_awaited_and_left; do
    rm -f "$SCRATCH/docker.pid" "$SCRATCH/answers" "$SCRATCH/said"
    ("$CASE")
    printf 'PASS   : %s\n' "$CASE"
done
