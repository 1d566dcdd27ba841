#!/bin/sh
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# look.sh RUNS SECONDS FUZZER ARGUMENT…: has a fuzzer look for new inputs, for so many RUNS; with LEARNCODE_LONG=1 for so
# many SECONDS. Not in the way of the other tests, which run at the same time.
set -eu

runs=$1 seconds=$2 fuzzer=$3
shift 3
bound=-runs=$runs
if [ "${LEARNCODE_LONG:-}" = 1 ]; then bound=-max_total_time=$seconds; fi
exec nice -n 19 "$fuzzer" "$bound" "$@"
