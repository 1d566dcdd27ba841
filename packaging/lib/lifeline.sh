#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# lifeline.sh OWNER START_TIME COMMAND…: becomes COMMAND, which is asked to end when the process
# OWNER on the host is gone. Signals reach a program in a container through the docker command;
# one that was killed outright hands on nothing, and the program would live for ever.
set -euo pipefail

owner=$1 start_time=$2
shift 2

watch() {
    tail --pid="$owner" -f /dev/null
    kill -TERM "$1"
    timeout 20 tail --pid="$1" -f /dev/null || kill -KILL "$1"
}

# Another number space (a container in a container) has another process there, or none.
if [[ $(sed 's/.*) //' "/proc/$owner/stat" 2>/dev/null | cut -d ' ' -f 20) == "$start_time" ]]; then
    (watch "$$" >/dev/null 2>&1 </dev/null &)
fi
exec "$@"
