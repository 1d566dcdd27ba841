#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check_texts.py fails where a text would be lost. Arguments: LUPDATE."""

import pathlib
import sys
import tempfile
import unittest

from check_texts import check

GOOD = """
namespace learncode {
namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::Room)
};
}
// tr("this is a comment")
QString good() { return Text::tr("Good."); }
}
"""


class CheckTextsTest(unittest.TestCase):
    lupdate = "lupdate"

    def problems(self, source):
        with tempfile.TemporaryDirectory() as root:
            room = pathlib.Path(root) / "room"
            room.mkdir()
            (room / "Room.cpp").write_text(GOOD + source, encoding="utf-8")
            return check(self.lupdate, root, pathlib.Path(root) / "found.ts", ["room"])

    def assert_found(self, source, words):
        problems = self.problems(source)
        self.assertTrue(any(words in problem for problem in problems), problems)

    def test_nothing_wrong(self):
        self.assertEqual(self.problems(""), [])
        self.assertEqual(self.problems('QString many(int n) { return learncode::Text::tr("%n files", nullptr, n); }'), [])

    def test_free_function(self):
        self.assert_found('QString lost() { return tr("Lost."); }', "Room.cpp")
        self.assert_found('namespace learncode { QString lost() { return tr("Lost."); } }', "lacks Q_OBJECT")

    def test_helper_of_its_own(self):
        self.assert_found('QString tr(const char *text) { return QCoreApplication::translate("Room", text); }',
                          "something else than a text")
        self.assert_found('QString own() { return QCoreApplication::translate("learncode::Room", "Own."); }',
                          "use the tr()")

    def test_text_through_a_parameter(self):
        self.assert_found("QString shown(const char *text) { return learncode::Text::tr(text); }",
                          "something else than a text")

    def test_context_of_nobody(self):
        self.assert_found('const char *const text = QT_TRANSLATE_NOOP("Room", "Foreign.");', "does not begin with")

    def test_number_that_is_not_given(self):
        self.assert_found('QString many() { return learncode::Text::tr("%n files"); }', "given no number")

    def test_room_without_texts(self):
        with tempfile.TemporaryDirectory() as root:
            (pathlib.Path(root) / "room").mkdir()
            self.assertNotEqual(check(self.lupdate, root, pathlib.Path(root) / "found.ts", ["room"]), [])


if __name__ == "__main__":
    CheckTextsTest.lupdate = sys.argv.pop(1)
    unittest.main()
