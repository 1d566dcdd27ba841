#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that languages are data: fails where a source of the product names one of the registry's languages.

    check_language_names.py ROOT

Looks at what is said in literals; comments may tell of any language.
"""

import json
import pathlib
import re
import sys

SOURCES = ["core/**/*.cpp", "core/**/*.h", "ui/**/*.cpp", "ui/**/*.h", "app/**/*.cpp", "app/**/*.h",
           "docker/executor/**/*.cpp", "docker/executor/**/*.h", "docker/protocol/**/*.h",
           "web/src/**/*.ts", "web/*.js", "web/*.html",
           "**/CMakeLists.txt", "cmake/*.cmake", "core/**/*.cmake", "packaging/**/*.sh", "*.sh"]
OTHERS = ("build", "tests", "docs")

# What may name a language, and why. An entry that nothing needs any more is a fault as well.
ALLOWED = {
    "ui/editor/Lexers.cpp": "the syntax lexers, by the highlighter's name",
    "core/http/service/WebPage.cpp": "js is a kind of file of the page's own, with its media type",
    "docker/executor/CMakeLists.txt": "the executor has a main.cpp of its own",
    "web/index.html": "what the page itself is made of, and one example of a request",
}

COMMENT_OR_LITERAL = re.compile(r"//[^\n]*|/\*.*?\*/|R\"(\w*)\((.*?)\)\1\"|\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'"
                                r"|`((?:\\.|[^`\\])*)`", re.DOTALL)


def literals(path, text):
    """What is said in a file, with the line it stands in."""
    if path.suffix in (".cpp", ".h", ".ts", ".js"):
        for match in COMMENT_OR_LITERAL.finditer(text):
            if match.group()[0] != "/":
                said = next((part for part in match.groups()[1:] if part is not None), "")
                yield text.count("\n", 0, match.start()) + 1, said
    elif path.suffix == ".html":
        text = re.sub(r"<!--.*?-->", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.DOTALL)
        yield from enumerate(text.split("\n"), start=1)
    else:
        yield from enumerate((re.sub(r"(^|\s)#.*", "", line) for line in text.split("\n")), start=1)


def names_of(languages):
    """A pattern for words within a text, and words that would be the whole of it."""
    words, wholes = set(), set()
    for language in languages:
        words |= {language["id"], language["name"], language["mainFile"]}
        wholes |= {*language["aliases"], *(f".{ending}" for ending in language["extensions"])}
    alone = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w./+-])(?:{alone})(?![\w/+-]|\.\w)", re.IGNORECASE), wholes


def check(root, allowed):
    root = pathlib.Path(root)
    registry = json.loads((root / "resources/languages/languages.json").read_text(encoding="utf-8"))
    pattern, wholes = names_of(registry["languages"])
    problems, unneeded = [], set(allowed)
    files = {path for glob in SOURCES for path in root.glob(glob)
             if not path.relative_to(root).parts[0].startswith(OTHERS) and "node_modules" not in path.parts}
    for path in sorted(files):
        name = path.relative_to(root).as_posix()
        for line, said in literals(path, path.read_text(encoding="utf-8")):
            if not pattern.search(said) and said.lower() not in wholes:
                continue
            if name in allowed:
                unneeded.discard(name)
            else:
                problems.append(f"{name}:{line}: names a language: {said.strip()[:100]}")
    problems += [f"{name}: is allowed to name a language, but does not" for name in sorted(unneeded)]
    return problems if files else ["there are no sources"]


def main():
    problems = check(sys.argv[1], ALLOWED)
    print("\n".join(problems) or "no source names a language that it should not know")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
