# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What tests left in the engine, for instance one that was killed by its time limit. Touches nothing
# that was there before the tests, and nothing whose owner lives.

THERE_BEFORE=

# candidates container|network: the ids of all that could be a test's. Those of the app carry the
# label of their owner (core/executor/docker/Identity.h), those of tests without the app a name of theirs.
candidates() {
    local list=(docker network ls -q --no-trunc)
    if [[ $1 == container ]]; then list=(docker ps -aq --no-trunc); fi
    "${list[@]}" --filter label=ai.learncode.owner 2>/dev/null || true
    "${list[@]}" --filter name='^lc-test-' 2>/dev/null || true
}

remember_what_is_there() { THERE_BEFORE=$(candidates container; candidates network); }

remove_leftovers() {
    local kind id
    for kind in container network; do
        for id in $(candidates "$kind"); do
            if [[ $THERE_BEFORE == *"$id"* ]] || owner_lives "$kind" "$id"; then continue; fi
            if [[ $kind == container ]]; then docker rm -fv "$id"; else docker network rm "$id"; fi
        done
    done
} >/dev/null 2>&1

# An owner holds an abstract socket of its name as long as it lives (core/executor/docker/OwnerBeacon.h).
# One in another network cannot be seen from here, so it counts as alive.
owner_lives() {
    local labels=.Labels owner='' host='' here
    if [[ $1 == container ]]; then labels=.Config.Labels; fi
    read -r owner host < <(docker "$1" inspect \
        --format "{{index $labels \"ai.learncode.owner\"}} {{index $labels \"ai.learncode.host\"}}" "$2") || true
    if [[ -z $owner ]]; then return 1; fi
    here=$(cat /proc/sys/kernel/random/boot_id):$(stat -Lc %i /proc/self/ns/net)
    [[ -n $host && $host != "$here" ]] || grep -qsF "@learncode-ai-owner-$owner" /proc/net/unix
}
