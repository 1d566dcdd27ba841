#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""selection.py TREE [CTEST ARGUMENT…]: what the tests need that ctest would choose in a configured build tree.

Prints a line for each need: "target FILE" is to be built (below TREE), "all" is everything, and "engine" is a Docker
engine that answers. A test says what it needs of the build in its property REQUIRED_FILES, since ctest does not tell
the command of a program that is not built yet; files of the build among the command's arguments count too.
"""

import json
import pathlib
import subprocess
import sys

WITHOUT_ENGINE = {"unit", "gui", "page", "fuzz"}


def chosen(tree, arguments):
    """The tests, or nothing if ctest answers with something else than its list (for instance with its version)."""
    asked = subprocess.run(["ctest", "--test-dir", tree, *arguments, "--show-only=json-v1"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    try:
        return json.loads(asked.stdout)["tests"]
    except (ValueError, KeyError):
        return None


def properties(test):
    return {entry["name"]: entry["value"] for entry in test.get("properties", [])}


def built_files(tree):
    listed = subprocess.run(["ninja", "-C", tree, "-t", "targets", "all"], stdout=subprocess.PIPE, check=True, text=True)
    return {line.rpartition(": ")[0] for line in listed.stdout.splitlines()}


def targets(tree, tests):
    """What is to be built for them, or nothing where that cannot be told."""
    known = built_files(tree)
    found = set()
    for test in tests:
        required = properties(test).get("REQUIRED_FILES", [])
        if not required and "command" not in test:
            return None
        for word in [*required, *test.get("command", [])]:
            if word.startswith(f"{tree}/") and word.removeprefix(f"{tree}/") in known:
                found.add(word.removeprefix(f"{tree}/"))
    return found


def main():
    tree = str(pathlib.Path(sys.argv[1]).resolve())
    every = chosen(tree, [])
    tests = chosen(tree, sys.argv[2:])
    if every is None or tests is None:
        print("all", "engine", sep="\n")
        return
    files = None if len(tests) == len(every) else targets(tree, tests)
    needs = ["all"] if files is None else [f"target {file}" for file in sorted(files)]
    if any(not WITHOUT_ENGINE.issuperset(properties(test).get("LABELS", ["none"])) for test in tests):
        needs.append("engine")
    print("\n".join(needs))


if __name__ == "__main__":
    main()
