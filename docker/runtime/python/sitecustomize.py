# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a learner prints is seen line by line, as on a terminal, although stdout is a pipe.

Python imports this before each program. It must stay tiny: every run pays for it.
"""

import sys

if sys.stdout is not None and not sys.stdout.isatty():
    sys.stdout.reconfigure(line_buffering=True)
