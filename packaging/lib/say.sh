# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What the scripts say: progress lines, failures with their cure, and steps that take long.
# Needs LOGS, the directory for the output of steps.

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }

# die SENTENCE [LINE…]: the reason, what to do next, and the end.
die() {
    printf '\n==> %s\n' "$1" >&2
    shift
    if (($#)); then printf '    %s\n' "$@" >&2; fi
    exit 1
}

# step TEXT NAME COMMAND…: runs the command with its output in LOGS/NAME.log, tells now and then
# how far it is, and dies with the end of that log when it fails.
step() {
    local text=$1 log=$LOGS/$2.log began=$SECONDS status=0 beat
    shift 2
    say "$text …"
    # The lock of take_turn() is this script's alone: a service started by a package would keep it.
    heartbeat "$log" 9>&- &
    beat=$!
    "$@" >"$log" 2>&1 </dev/null 9>&- || status=$?
    kill "$beat" 2>/dev/null || true
    wait "$beat" 2>/dev/null || true
    if ((status != 0)); then explain_failure "$text" "$log"; fi
    if ((SECONDS - began >= 5)); then note "done in $((SECONDS - began)) s"; fi
}

# Runs beside a step until it is killed or the script is gone.
heartbeat() {
    local log=$1 began=$SECONDS nap=
    trap 'kill "$nap" 2>/dev/null; wait "$nap" 2>/dev/null; exit 0' TERM
    while kill -0 "$$" 2>/dev/null; do
        sleep 10 >/dev/null 2>&1 &
        nap=$!
        wait "$nap"
        note "$((SECONDS - began)) s: $(last_line "$log")"
    done
}

# The last line that counts, like [17/120], or else just the last one.
last_line() {
    local recent
    recent=$(tail -c 4000 -- "$1" 2>/dev/null | tr '\r' '\n' | tr -cd '[:print:]\n' | grep -v '^ *$' || true)
    { grep -E '^(\[[0-9]+/[0-9]+\]|Step [0-9]+/[0-9]+)' <<<"$recent" || printf '%s\n' "$recent"; } | tail -n 1 | cut -c 1-90
}

# explain_failure TEXT LOG: the end of the log, then the likeliest reason, last and plain to see.
explain_failure() {
    local text=$1 log=$2
    printf '\n' >&2
    tail -n 25 -- "$log" | sed 's/^/    | /' >&2
    if grep -qi 'no space left on device\|not enough free space\|disk quota exceeded' "$log"; then
        die "The disk is full: \"$text\" could not be finished." \
            "Free some gigabytes (\"df -h\" shows where), then start again."
    fi
    if grep -qi 'could not resolve\|temporary failure resolving\|failed to fetch\|could not connect to\|network is unreachable\|connection timed out\|could.n.t download\|failed getting release file' "$log"; then
        die "The package mirror cannot be reached: \"$text\" could not be finished." \
            "Check the network (and http_proxy, if you need one), then start again."
    fi
    die "\"$text\" failed; the lines above say why." "All of its output: $log"
}
