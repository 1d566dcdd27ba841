#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_sizes.py CHECKOUT: that no file and no folder is larger than can be overlooked.

A file has at most 400 lines, a folder of core, ui, app and docker at most a dozen classes. What is larger yet is in
sizes.txt, and may not grow.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
MOST_LINES = 400
MOST_CLASSES = 12
WITH_FILES = ("core", "ui", "app", "docker", "web/src", "tests", "packaging", "cmake")
WITH_CLASSES = ("core", "ui", "app", "docker")
SOURCES = (".cpp", ".h", ".ts", ".mjs", ".css", ".py", ".sh", ".cmake")


def allowed(path):
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return {name: int(most) for name, most in rows}


def files_below(checkout, tops):
    for top in tops:
        yield from (path for path in sorted((checkout / top).rglob("*")) if path.suffix in SOURCES and path.is_file())


def lines_of_files(checkout):
    for path in files_below(checkout, WITH_FILES):
        yield path.relative_to(checkout).as_posix(), len(path.read_bytes().splitlines())


def classes_of_folders(checkout):
    folders = {}
    for path in files_below(checkout, WITH_CLASSES):
        if path.suffix in (".cpp", ".h"):
            folders.setdefault(path.parent.relative_to(checkout).as_posix(), set()).add(path.stem)
    return ((folder, len(names)) for folder, names in folders.items())


def main():
    checkout = pathlib.Path(sys.argv[1])
    exceptions = allowed(HERE / "sizes.txt")
    files, folders = dict(lines_of_files(checkout)), dict(classes_of_folders(checkout))
    faults = [f"{name} has {lines} lines: more than {exceptions.get(name, MOST_LINES)}"
              for name, lines in files.items() if lines > exceptions.get(name, MOST_LINES)]
    faults += [f"{name} has {classes} classes: more than {exceptions.get(name, MOST_CLASSES)}"
               for name, classes in folders.items() if classes > exceptions.get(name, MOST_CLASSES)]
    print("\n".join(faults) or f"{len(files)} files and {len(folders)} folders are small enough")
    return 1 if faults or not files or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
