# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# From a bare checkout to a finished build: what run.sh and test.sh have in common.

MODE=
# Of tests: which of them are wanted, and so what is built.
CTEST_ARGS=()

# set_up PRESET [CMAKE ARGUMENT…]
set_up() {
    local began=$SECONDS
    take_turn
    if builds_natively; then MODE=native; else MODE=container; fi
    if [[ $MODE == native ]]; then ensure_packages; fi
    # Which tests want an engine is known only when the build is configured.
    if [[ $MODE == container || $PURPOSE == build ]]; then ensure_engine_and_base; fi
    if [[ $MODE == container ]]; then ensure_dev_image; fi
    build "$@"
    if [[ -z $ENGINE_SOCKET ]] && grep -qx engine "$ROOT/build/$1/selection"; then ensure_engine_and_base; fi
    end_turn
    say "Ready ($((SECONDS - began)) s)"
}

ensure_engine_and_base() {
    ensure_engine
    ensure_base_image
}

# One set-up at a time in this checkout.
take_turn() {
    if ! mkdir -p "$LOGS" 2>/dev/null || [[ ! -w $LOGS ]]; then
        die "$ROOT/build cannot be written to by this user (number $UID)." \
            "Remove it (or give it to you: sudo chown -R $(id -u):$(id -g) '$ROOT/build'), then start again."
    fi
    exec 9>"$ROOT/build/.setup.lock"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another run.sh or test.sh is setting up in this directory; waiting for it …"
        flock 9
    fi
}

end_turn() { exec 9>&-; }

build() {
    local preset=$1 command stamp
    shift
    # Another place to build in, other presets or other arguments: configure again.
    stamp=$(printf '%s\n' "$MODE" "$DEV_IMAGE" "$*" | cat - "$ROOT/CMakePresets.json" | sha256sum | cut -c 1-16)
    command=("$ROOT/packaging/lib/build-tree.sh" "$preset" "$stamp" "$@")
    if [[ $PURPOSE == test ]]; then command+=(--tests "${CTEST_ARGS[@]}"); fi
    if [[ $MODE == container ]]; then
        prepare_dev_container
        mkdir -p "$ROOT/build/home"
        dev_home "$ROOT/build/home"
        DEV_ARGS+=(--workdir "$ROOT")
        dev_command "${command[@]}"
    else
        DEV_COMMAND=(env --chdir="$ROOT" "CCACHE_DIR=$ROOT/build/ccache" "${command[@]}")
    fi
    step "Building LearnCode in build/$preset" "build-$preset" "${DEV_COMMAND[@]}"
}
