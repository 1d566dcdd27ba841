#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sets up what LearnCode needs, builds it and starts it. The second time only starts it.
set -euo pipefail

ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)
. "$ROOT/packaging/lib/all.sh"

usage() {
    cat <<'END'
usage: ./run.sh [--headless] [--port N] [--listen ADDRESS] [more arguments of LearnCode]
       ./run.sh --self-test

Sets up what is needed, builds LearnCode and starts it: with a window, or without a display
(or with --headless) as a server whose address is printed. Ctrl+C ends it.

  --headless        no window, only the server
  --port N          port of the server (5000)
  --listen ADDRESS  address of the server (127.0.0.1)
  --self-test       runs a few harmless and hostile programs, tells which did as they should, and ends

LEARNCODE_BUILD=native or =container chooses where it is built; by default on this system if it
has Qt 6.8 or newer, else in a development container.
END
}

headless=
arguments=()
for argument in "$@"; do
    case $argument in
        --headless) headless=yes ;;
        --self-test) headless=yes; arguments+=("$argument") ;;
        -h | --help) usage; exit 0 ;;
        *) arguments+=("$argument") ;;
    esac
done
if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} ]]; then headless=yes; fi

set_up release -D BUILD_TESTING=OFF

program=$ROOT/build/release/app/learncode
if [[ -n $headless ]]; then program+=-server; fi
if [[ ! -x $program ]]; then die "The build made no $program." "Remove build/release and start again."; fi
if [[ -n $ENGINE_STARTED ]]; then say "Docker stays running, so that the next start is quick"; fi
say "Starting LearnCode$([[ -z $headless ]] || echo ' without a window') (Ctrl+C ends it)"

if [[ $MODE == native ]]; then exec "$program" "${arguments[@]}"; fi
prepare_dev_container
dev_own_home
dev_workdir
if [[ -z $headless ]]; then dev_display; fi
dev_command "$program" "${arguments[@]}"
exec "${DEV_COMMAND[@]}"
