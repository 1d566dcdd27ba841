# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a learner prints is seen line by line, as on a terminal, although stdout is a pipe; and calls inside calls end.

Python imports this before each program. It must stay tiny: every run pays for it.
"""

import sys

if sys.stdout is not None and not sys.stdout.isatty():
    sys.stdout.reconfigure(line_buffering=True)


def _bound_recursion(set_limit, get_limit, most=220_000):
    """Each keeps half a kilobyte once an exception has passed it: more would use up the memory of all."""
    wanted = None

    def setrecursionlimit(limit, /):
        nonlocal wanted
        set_limit(limit)  # refuses what is no limit
        if limit > most:
            set_limit(most)
        wanted = limit

    sys.setrecursionlimit = setrecursionlimit
    sys.getrecursionlimit = lambda: get_limit() if wanted is None else wanted


_bound_recursion(sys.setrecursionlimit, sys.getrecursionlimit)
del _bound_recursion
