#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sets up what the tests need, builds and runs them. Arguments go to ctest:
#   ./test.sh                    all tests
#   ./test.sh -L unit            one label (unit, gui, executor, integration, web, fuzz)
#   ./test.sh -R pool -V         by name, with all output
# Ends with ctest's status; also with a failure when no test ran or one was skipped. Leaves no
# container, network or engine behind that it started.
set -euo pipefail

ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)
. "$ROOT/packaging/lib/all.sh"
. "$ROOT/packaging/lib/cleanup.sh"

TESTS=
RESULTS=$ROOT/build/ci/ctest.log

# Silent, so that ctest's closing lines stay the last ones.
finish() {
    if [[ -n $TESTS ]] && kill -TERM -- "-$TESTS" 2>/dev/null; then
        timeout 20 tail --pid="$TESTS" -f /dev/null || kill -KILL -- "-$TESTS" 2>/dev/null || true
    fi
    if [[ -n $ENGINE_SOCKET ]]; then
        remove_leftovers
        stop_started_engine
    fi
}

run_tests() {
    local scratch=$ROOT/build/ci/home
    mkdir -p "$scratch"
    local command=(ctest --test-dir "$ROOT/build/ci" --output-on-failure --no-tests=error --parallel 2
        --output-log "$RESULTS" "$@")
    if [[ $MODE == container ]]; then
        prepare_dev_container
        dev_home "$scratch"
        DEV_ARGS+=(--workdir "$ROOT")
        dev_command "${command[@]}"
    else
        DEV_COMMAND=(env -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_CACHE_HOME "HOME=$scratch" "${command[@]}")
    fi
    # As a job of its own, so that finish() can end all of it whatever ends this script.
    set -m
    "${DEV_COMMAND[@]}" </dev/null &
    TESTS=$!
    set +m
    wait "$TESTS"
}

trap finish EXIT
PURPOSE="test"
set_up ci
remember_what_is_there
say "Running the tests"
status=0
run_tests "$@" || status=$?
TESTS=
if ((status == 0)) && grep -q '\*\*\*Skipped\|\*\*\*Not Run\|Not Run (Disabled)' "$RESULTS"; then
    die "Some tests did not run (see above), so they show nothing."
fi
exit "$status"
