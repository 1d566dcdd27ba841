#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against what Qt's lupdate finds in them.

    check_texts.py LUPDATE ROOT OUTPUT.ts ROOM...

Writes what a translator would be given, and fails if lupdate complains, or if a text that stands in the sources
is not in it. That the contexts in it are those that the programs ask for is what tst_translations shows.
"""

import collections
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

NAMESPACE = "learncode::"
CALL = re.compile(r'\b(tr|translate|QT_TR_NOOP|QT_TR_N_NOOP|QT_TRANSLATE_NOOP|QT_TRANSLATE_N_NOOP)\s*\(\s*(u8|[uULR]?)(")?')
# Comments, and the literals that might look like one.
COMMENT_OR_LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def without_comments(text):
    def kept(match):
        found = match.group()
        return found if found[0] in "\"'" else re.sub(r"[^\n]", " ", found)
    return COMMENT_OR_LITERAL.sub(kept, text)


def without_prose(text):
    """What stands inside of literals is no call."""
    return COMMENT_OR_LITERAL.sub(lambda m: m.group() if m.group()[0] != '"' else '"' + "_" * (len(m.group()) - 2) + '"', text)


def scan(path):
    """How many texts of this file lupdate must find, and what is wrong with the way they are written."""
    text = without_prose(without_comments(path.read_text(encoding="utf-8")))
    texts, problems = 0, []
    marks = "_NOOP" in text
    for match in CALL.finditer(text):
        name, prefix, quote = match.groups()
        place = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
        if name == "translate":
            if re.search(r"QCoreApplication\s*::\s*$", text[:match.start()]):
                problems.append(f"{place}: use the tr() of a class, or of a struct with Q_DECLARE_TR_FUNCTIONS")
        elif quote and not prefix:
            texts += 1
        elif not marks:
            problems.append(f"{place}: {name}() of something else than a text, which lupdate cannot find")
    return texts, problems


def run_lupdate(lupdate, root, output, rooms):
    """Its complaints: it has one line for what it does, and more only where something is wrong."""
    made = subprocess.run([lupdate, *rooms, "-I", ".", "-no-obsolete", "-locations", "absolute", "-ts", str(output)],
                          cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    quiet = re.compile(r"\s*(Scanning directory|Updating|Found \d+ source text|Kept|Removed|$)")
    complaints = [line for line in (made.stdout + made.stderr).splitlines() if not quiet.match(line)]
    return complaints + ([f"lupdate ended with {made.returncode}"] if made.returncode else [])


def read_messages(output):
    for context in xml.etree.ElementTree.parse(output).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def check(lupdate, root, output, rooms):
    root, output = pathlib.Path(root).resolve(), pathlib.Path(output).resolve()
    output.unlink(missing_ok=True)
    problems = run_lupdate(lupdate, root, output, rooms)
    if not output.exists():
        return [*problems, "lupdate wrote nothing"]
    found = collections.Counter()
    for context, message in read_messages(output):
        source = message.findtext("source")
        if not context.startswith(NAMESPACE):
            problems.append(f"\"{source}\" has the context {context}, which does not begin with {NAMESPACE}")
        if "%n" in source and message.get("numerus") != "yes":
            problems.append(f"\"{source}\" has a %n but is given no number")
        for location in message.iter("location"):
            found[(output.parent / location.get("filename")).resolve()] += 1
    for room in rooms:
        for path in sorted([*(root / room).rglob("*.cpp"), *(root / room).rglob("*.h")]):
            texts, wrong = scan(path)
            problems += wrong
            if found[path] != texts:
                problems.append(f"{path}: has {texts} texts, of which lupdate finds {found[path]}")
    return problems if found else [*problems, "there is no text at all"]


def main():
    lupdate, root, output, *rooms = sys.argv[1:]
    problems = check(lupdate, root, output, rooms)
    for problem in problems:
        print(problem)
    print("texts:", "all found" if not problems else f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
