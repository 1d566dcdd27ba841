# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What tests left in the engine. Silent; touches nothing that was there before or has a living owner.

CONTAINERS_BEFORE=
NETWORKS_BEFORE=

learncode_containers() { docker ps -aq --no-trunc --filter name=learncode 2>/dev/null || true; }
learncode_networks() { docker network ls -q --no-trunc --filter name=learncode 2>/dev/null || true; }

remember_what_is_there() {
    CONTAINERS_BEFORE=$(learncode_containers)
    NETWORKS_BEFORE=$(learncode_networks)
}

remove_leftovers() {
    local id
    for id in $(learncode_containers); do
        if [[ $CONTAINERS_BEFORE != *"$id"* ]] && ! owner_lives container "$id"; then docker rm -fv "$id"; fi
    done
    for id in $(learncode_networks); do
        if [[ $NETWORKS_BEFORE != *"$id"* ]] && ! owner_lives network "$id"; then docker network rm "$id"; fi
    done
} >/dev/null 2>&1

# owner_lives KIND ID: whether a label names an owner, and a process of that number is alive.
owner_lives() {
    local field=.Config.Labels pid
    if [[ $1 == network ]]; then field=.Labels; fi
    pid=$(docker "$1" inspect --format "{{range \$key, \$value := $field}}{{println \$key \$value}}{{end}}" "$2" \
        | sed -n 's/^[^ ]*\(owner\|pid\)[^ ]* [^0-9]*\([0-9][0-9]*\).*/\2/p' | head -n 1)
    [[ -n $pid && -d /proc/$pid ]]
}
