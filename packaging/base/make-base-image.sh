#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Writes a minimal Debian 13 as a tar archive to standard output, for "docker import". Needs root
# and debootstrap. The mirror is debootstrap's own default.
set -euo pipefail

if [[ -t 1 ]]; then
    echo "usage: $0 | docker import - learncode-ai-base:trixie" >&2
    exit 2
fi

# Not in /tmp, which may be small or mounted without devices.
tree=$(mktemp -d /var/tmp/learncode-base.XXXXXX)
# One file system: should a failed debootstrap leave /proc mounted, it is not followed.
trap 'rm -rf --one-file-system "$tree"' EXIT
trap 'exit 143' TERM INT HUP

debootstrap --variant=minbase trixie "$tree" >&2
rm -rf "$tree"/var/lib/apt/lists/* "$tree"/var/cache/apt/* "$tree"/var/log/* \
    "$tree"/usr/share/doc/* "$tree"/usr/share/man/* "$tree"/debootstrap
# The builder's own name and resolver are no part of the image.
rm -f "$tree/etc/hostname" "$tree/etc/resolv.conf"

tar --create --numeric-owner --one-file-system --directory "$tree" .
