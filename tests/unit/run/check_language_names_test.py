#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check_language_names.py fails where a source names a language."""

import json
import pathlib
import tempfile
import unittest

from check_language_names import check

LOGO = {"id": "logo", "name": "Logo++", "aliases": ["turtle"], "mainFile": "main.logo", "extensions": ["lg"]}


class CheckLanguageNamesTest(unittest.TestCase):
    def problems(self, name, text, allowed=()):
        with tempfile.TemporaryDirectory() as root:
            for path, content in {"resources/languages/languages.json": json.dumps({"languages": [LOGO]}),
                                  "core/Other.cpp": "int other;", name: text}.items():
                file = pathlib.Path(root) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(content, encoding="utf-8")
            return check(root, allowed)

    def test_comments_and_other_words(self):
        for text in ['// "logo"\n/* main.logo */', 'QString a = u"logography"_s;', 'import "@x/lang-logo";', 'f("a turtle");']:
            self.assertEqual(self.problems("ui/A.cpp", text), [], text)

    def test_names(self):
        for text in ['if (id == "logo"_L1)', 'tr("such as Logo++ and others")', "u'x', \"turtle\"", 'f("main.logo")',
                     'f(".lg")', 'R"(say "LOGO" here)"']:
            self.assertEqual(len(self.problems("ui/A.cpp", text)), 1, text)
        self.assertEqual(len(self.problems("web/src/a.ts", "const a = `in Logo++`;")), 1)
        self.assertEqual(len(self.problems("web/index.html", "<p>Programs in Logo++, for example.</p>")), 1)
        self.assertEqual(len(self.problems("cmake/A.cmake", "foreach(language IN ITEMS logo)")), 1)

    def test_allowances(self):
        self.assertEqual(self.problems("ui/A.cpp", 'f("logo")', {"ui/A.cpp": "a lexer"}), [])
        self.assertEqual(len(self.problems("ui/A.cpp", "f()", {"ui/A.cpp": "a lexer"})), 1)


if __name__ == "__main__":
    unittest.main()
