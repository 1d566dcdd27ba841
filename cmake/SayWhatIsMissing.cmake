# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Stands in for a test whose program was not found when the build was configured: it fails, and says WHAT to install.
message(FATAL_ERROR "This test needs ${WHAT}, which was not there when the build was configured. "
    "Install it, then configure again (cmake --preset with the name of this build directory).")
