#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_rooms.py CHECKOUT: that each file of core, ui, app and docker includes only what its room may know.

The rooms and their order are in rooms.txt. As each may know only what stands below it there, no circle is possible.
"""

import fnmatch
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
TOPS = ("core", "ui", "app", "docker")
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def read_rooms(path):
    """Each room with the names of those it may include, and what is wrong with the list itself."""
    lines = [line.partition(":") for line in path.read_text(encoding="utf-8").splitlines()
             if line.strip() and not line.startswith("#")]
    order = [room for room, _, _ in lines]
    faults = [f"{path.name}: {room} is there twice" for room in sorted(set(order)) if order.count(room) > 1]
    rooms = {}
    for position, (room, _, words) in enumerate(lines):
        rooms[room] = set()
        for word in words.split():
            below = fnmatch.filter(order[position + 1:], word)
            if not below:
                faults.append(f"{path.name}: {room} may not know {word}, since that does not stand below it")
            rooms[room].update(below)
    return rooms, faults


def sources(checkout):
    for top in TOPS:
        for path in sorted((checkout / top).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path.relative_to(checkout)


def room_of(checkout, file, included):
    """The room of what a file includes: named from its own folder or from the top. Nothing for what the build makes."""
    for path in (checkout / file.parent / included, checkout / included):
        if path.exists():
            return path.resolve().relative_to(checkout).parent.as_posix()
    return "" if "/" not in included else pathlib.PurePosixPath(included).parent.as_posix()


def faults_of(checkout, file, rooms):
    room = file.parent.as_posix()
    if room not in rooms:
        return [f"{file}: the room {room} is not in rooms.txt: say there what it may include"]
    faults = []
    for included in INCLUDE.findall((checkout / file).read_text(encoding="utf-8")):
        other = room_of(checkout, file, included)
        if other and other != room and other not in rooms[room]:
            faults.append(f'{file}: "{included}" is not for {room} to know')
    return faults


def main():
    checkout = pathlib.Path(sys.argv[1]).resolve()
    rooms, faults = read_rooms(HERE / "rooms.txt")
    files = list(sources(checkout))
    for file in files:
        faults += faults_of(checkout, file, rooms)
    print("\n".join(faults) or f"{len(files)} files include only what they may know")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
