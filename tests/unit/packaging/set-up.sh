#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# In which order run.sh and test.sh set up what is needed (packaging/lib/build.sh), and that only who
# needs a Docker engine gets one. The parts that do it are replaced by ones that only say so.
set -euo pipefail

LIBRARY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../packaging/lib" && pwd -P)
ROOT=$(mktemp -d)
trap 'rm -rf "$ROOT"' EXIT
LOGS=$ROOT/build/logs

for part in say build; do
    # shellcheck source=/dev/null
    . "$LIBRARY/$part.sh"
done

DONE=()
say() { :; }
builds_natively() { [[ $HOST == native ]]; }
ensure_packages() { DONE+=(packages); }
ensure_engine() { DONE+=(engine) ENGINE_SOCKET=/a/socket; }
ensure_base_image() { DONE+=(base); }
ensure_dev_image() { DONE+=(dev); }
build() {
    DONE+=(build)
    mkdir -p "$ROOT/build/$1"
    printf '%s\n' "${NEEDS[@]}" >"$ROOT/build/$1/selection"
}

# expect HOST PURPOSE NEEDS STEP…: what tests need, and what is done then, in that order.
expect() {
    HOST=$1 PURPOSE=$2 NEEDS=("$3")
    shift 3
    DONE=() ENGINE_SOCKET=
    set_up ci
    if [[ ${DONE[*]} == "$*" ]]; then
        printf 'PASS   : %s %s %s\n' "$HOST" "$PURPOSE" "${NEEDS[*]}"
    else
        printf 'FAIL   : %s %s %s: %s\n' "$HOST" "$PURPOSE" "${NEEDS[*]}" "${DONE[*]}" >&2
        exit 1
    fi
}

expect native "test" "target a" packages build
expect native "test" "engine" packages build engine base
expect native "test" "" packages build
expect native build "target a" packages engine base build
expect container "test" "target a" engine base dev build
expect container "test" "engine" engine base dev build
expect container build "" engine base dev build
