#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# build-tree.sh PRESET STAMP [CMAKE ARGUMENT…] [--tests [CTEST ARGUMENT…]]: configures build/PRESET when
# it is new or STAMP is another than the last time, and builds it; with --tests only what those tests
# need that ctest would choose, whose needs are left in build/PRESET/selection (selection.py).
# Runs on the host or in the development container.
set -euo pipefail

preset=$1 stamp=$2
shift 2
tree=build/$preset
configure=()
while (($#)) && [[ $1 != --tests ]]; do
    configure+=("$1")
    shift
done

# Code with a precompiled header is cached only if the cache is told that this is well
# (cmake/LearnCodeTargets.cmake does the compiler's part).
export CCACHE_SLOPPINESS=pch_defines,time_macros

if [[ $(cat "$tree/.configured" 2>/dev/null) != "$stamp" || ! -f $tree/build.ninja ]]; then
    rm -f "$tree/.configured"
    # Where everything is built once, filling the cache costs half as much again as compiling.
    if command -v ccache >/dev/null && [[ -z ${CI:-} ]]; then configure+=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    cmake --preset "$preset" --fresh "${configure[@]}"
    printf '%s' "$stamp" >"$tree/.configured"
fi

targets=(--target all)
if (($#)); then
    # Changed lists of tests count.
    ninja -C "$tree" build.ninja
    "${BASH_SOURCE[0]%/*}/selection.py" "$tree" "${@:2}" >"$tree/selection"
    if ! grep -qx all "$tree/selection"; then
        mapfile -t targets < <(sed -n 's/^target //p' "$tree/selection")
        if ((${#targets[@]} == 0)); then exit 0; fi
        targets=(--target "${targets[@]}")
    fi
fi

# A compiler takes up to 1.5 GB here: no more of them than there is memory for.
jobs=$(awk '/^MemAvailable:/ {print int($2 / 1500000)}' /proc/meminfo)
processors=$(nproc)
jobs=$((jobs > processors ? processors : jobs))
cmake --build "$tree" --parallel "$((jobs < 1 ? 1 : jobs))" "${targets[@]}"
