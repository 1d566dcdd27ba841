#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sets up what the tests need, builds what the chosen ones need and runs them. Ends with ctest's
# status; also with a failure when no test ran or one was skipped. Leaves no container, network or
# engine behind that it started.
set -euo pipefail

ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)
. "$ROOT/packaging/lib/all.sh"
. "$ROOT/packaging/lib/cleanup.sh"

usage() {
    cat <<'END'
usage: ./test.sh [--long] [arguments of ctest]

    ./test.sh                    all tests
    ./test.sh -L unit            one label: unit, gui, page, executor, integration, web, fuzz
    ./test.sh -R pool -V         by name, with all output
    ./test.sh --long             all tests, each as long as it can be

Builds in build/ci what the chosen tests need, and runs them. Only executor, integration and web
need a Docker engine, the others only where LearnCode is built in the development container.

  --long    fuzzers look for new inputs for up to a minute, not for a few thousand runs, and other
            tests that repeat themselves do it more often (LEARNCODE_LONG=1 for tests run by hand)

LEARNCODE_TEST_JOBS is how many tests run at once: by default two more than there are processors, as
most of those with containers wait for their share of one. LEARNCODE_BUILD=native or =container
chooses where it is built, as for run.sh.
END
}

TESTS=
RESULTS=$ROOT/build/ci/ctest.log

# Silent, so that ctest's closing lines and the slowest tests stay the last ones.
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
    rm -f "$RESULTS"
    local command=(ctest --test-dir "$ROOT/build/ci" --output-on-failure --no-tests=error
        --parallel "${LEARNCODE_TEST_JOBS:-$(($(nproc) + 2))}" --output-log "$RESULTS" "$@")
    if [[ $MODE == container ]]; then
        prepare_dev_container
        dev_home "$scratch"
        DEV_ARGS+=(--workdir "$ROOT" --env LEARNCODE_LONG)
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

# Where the time goes, when there is more than can be seen at a glance.
tell_slowest() {
    local most=10 times LC_ALL=C
    if [[ ! -e $RESULTS ]]; then return; fi
    times=$(sed -nE 's/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: ([^ ]+) .* ([0-9.]+) sec *$/\2 \1/p' "$RESULTS" | sort -rn)
    if (($(wc -l <<<"$times") <= most)); then return; fi
    printf '\nThe %d slowest:\n' "$most"
    head -n "$most" <<<"$times" | while read -r seconds name; do printf '%9.2f s  %s\n' "$seconds" "$name"; done
}

for argument in "$@"; do
    case $argument in
        --long) export LEARNCODE_LONG=1 ;;
        -h | --help) usage; exit 0 ;;
        *) CTEST_ARGS+=("$argument") ;;
    esac
done

trap finish EXIT
PURPOSE="test"
set_up ci
if [[ -n $ENGINE_SOCKET ]]; then remember_what_is_there; fi
say "Running the tests"
status=0
run_tests "${CTEST_ARGS[@]}" || status=$?
TESTS=
tell_slowest
if ((status == 0)) && grep -q '\*\*\*Skipped\|\*\*\*Not Run\|Not Run (Disabled)' "$RESULTS"; then
    die "Some tests did not run (see above), so they show nothing."
fi
exit "$status"
