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

# A clock of this test's: it stands still on a slow machine, and goes a STEP for each nap while the
# engine is not ready to answer.
unset SECONDS
SECONDS=0
STEP=0
sleep() {
    command sleep 0.02
    if [[ ! -e $SCRATCH/ready ]]; then SECONDS=$((SECONDS + STEP)); fi
}

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

# engine_that TIMES: it answers when it has been asked so often; its own file comes as late as its answers do.
engine_that() {
    export PATIENCE=$1
    program dockerd <<'END'
trap 'rm -f "$SCRATCH/docker.pid" "$SCRATCH/answers"; exit 0' TERM
until [[ -e $SCRATCH/ready ]]; do sleep 0.02; done
echo "$$" >"$SCRATCH/docker.pid"
touch "$SCRATCH/answers"
while true; do sleep 0.02; done
END
}

program docker <<'END'
[[ $1 == version ]] || exit 0
echo >>"$SCRATCH/asked"
if (($(wc -l <"$SCRATCH/asked") >= PATIENCE)); then touch "$SCRATCH/ready"; fi
[[ -e $SCRATCH/answers ]] || { echo 'Cannot connect to the Docker daemon' >&2; exit 1; }
END

fail() {
    printf 'FAIL   : %s: %s\n' "$CASE" "$1" >&2
    cat "$SCRATCH/said" >&2 || true
    exit 1
}

has_ended() { if is_alive "$1" '.*' 2>/dev/null; then fail "process $1 goes on"; fi; }

# start_that_fails: with the time on the clock when it gave up in GAVE_UP.
start_that_fails() {
    local status=0
    (
        trap 'echo "$SECONDS" >"$SCRATCH/clock"' EXIT
        start_engine
    ) >"$SCRATCH/said" 2>&1 || status=$?
    ((status == 1)) || fail "status $status"
    GAVE_UP=$(<"$SCRATCH/clock")
}

end_engines() {
    while pkill -TERM -f "$SCRATCH/bin/dockerd"; do command sleep 0.02; done
}

# More than the three seconds that a machine with a cold disk was once given.
a_slow_engine_is_awaited() {
    engine_that 11
    STEP=10
    start_engine >"$SCRATCH/said" || fail "it gave up"
    ((SECONDS == 100)) || fail "it was asked at other times: $SECONDS s"
    [[ $ENGINE_STARTED == direct && $(dockerd_pid) == "$ENGINE_PID" ]] || fail "it does not know what it started"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_that_never_answers_is_given_up() {
    engine_that 1000
    STEP=10
    start_that_fails
    ((GAVE_UP == 120)) || fail "after $GAVE_UP s"
}

an_engine_is_ended_before_it_answers() {
    engine_that 1000
    await_engine() { :; }
    start_engine >"$SCRATCH/said"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_that_fails_is_told_at_once() {
    program dockerd <<<'echo "no such storage driver"; exit 1'
    # The clock goes from when it has ended.
    sleep() {
        command sleep 0.02
        if ! is_alive "$ENGINE_PID" '.*'; then SECONDS=$((SECONDS + 1)); fi
    } 2>/dev/null
    start_that_fails
    ((GAVE_UP <= 1)) || fail "only after $GAVE_UP s"
    grep -q '| no such storage driver' "$SCRATCH/said" || fail "without its last words"
}

a_number_of_another_program_is_no_engine() {
    engine_that 1
    echo $$ >"$ENGINE_PID_FILE"
    start_engine >"$SCRATCH/said" || fail "it gave up"
    [[ $ENGINE_STARTED == direct ]] || fail "it started none"
    stop_started_engine
    has_ended "$ENGINE_PID"
}

an_engine_of_somebody_else_is_awaited_and_left() {
    local other
    engine_that 5
    "$SCRATCH/bin/dockerd" &
    other=$!
    until is_alive "$other" dockerd; do command sleep 0.02; done
    echo "$other" >"$ENGINE_PID_FILE"
    start_engine >"$SCRATCH/said" || fail "it gave up"
    [[ -z $ENGINE_STARTED && -z $ENGINE_PID ]] || fail "it started a second one"
    stop_started_engine
    is_alive "$other" dockerd || fail "it ended that one"
}

finish() {
    end_engines
    rm -rf "$SCRATCH"
}
trap finish EXIT

# Each in a shell of its own, so that what it sets is gone with it.
for CASE in a_slow_engine_is_awaited an_engine_that_never_answers_is_given_up an_engine_is_ended_before_it_answers \
    an_engine_that_fails_is_told_at_once a_number_of_another_program_is_no_engine \
    an_engine_of_somebody_else_is_awaited_and_left; do
    rm -f "$SCRATCH"/{docker.pid,answers,asked,ready,said,clock}
    ("$CASE")
    end_engines
    printf 'PASS   : %s\n' "$CASE"
done
