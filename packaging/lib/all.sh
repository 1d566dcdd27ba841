# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Everything run.sh and test.sh are made of. Needs ROOT, the checkout.

LOGS=$ROOT/build/logs
# Engine and administrator's tools are not on everybody's PATH.
PATH=$PATH:/usr/sbin:/sbin

for part in say rights platform engine base-image dev-container build; do
    # shellcheck source=/dev/null
    . "$ROOT/packaging/lib/$part.sh"
done
unset part
