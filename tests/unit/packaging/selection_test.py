#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What test.sh builds for the tests that are chosen (packaging/lib/selection.py), in a small build of its own."""

import pathlib
import subprocess
import tempfile
import unittest

SELECTION = pathlib.Path(__file__).resolve().parents[3] / "packaging/lib/selection.py"
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(Small LANGUAGES NONE)
enable_testing()
foreach(name IN ITEMS one two server unused)
    add_custom_command(OUTPUT ${name} COMMAND ${CMAKE_COMMAND} -E touch ${name})
    add_custom_target(make_${name} ALL DEPENDS ${name})
endforeach()
function(add name label)
    add_test(NAME ${name} COMMAND ${ARGN})
    set_tests_properties(${name} PROPERTIES LABELS "${label}" REQUIRED_FILES "${files}")
endfunction()
set(files "${CMAKE_BINARY_DIR}/one")
add(first unit "${CMAKE_BINARY_DIR}/one")
set(files "${CMAKE_BINARY_DIR}/two;${CMAKE_BINARY_DIR}/server;/elsewhere/file")
add(second web cmake -E true)
set(files "")
add(script gui cmake -E true "${CMAKE_BINARY_DIR}/two")
add(mixed "unit;executor" cmake -E true)
add(alone "" cmake -E true)
add(untold fuzz "${CMAKE_BINARY_DIR}/unused")
"""


class Selection(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        pathlib.Path(cls.directory.name, "CMakeLists.txt").write_text(PROJECT, encoding="utf-8")
        cls.tree = f"{cls.directory.name}/tree"
        subprocess.run(["cmake", "-G", "Ninja", "-S", cls.directory.name, "-B", cls.tree], check=True, stdout=subprocess.DEVNULL)

    def needs(self, *arguments):
        said = subprocess.run([SELECTION, self.tree, *arguments], check=True, stdout=subprocess.PIPE, text=True)
        return said.stdout.split("\n")[:-1]

    def test_without_a_choice_it_is_everything(self):
        self.assertEqual(self.needs(), ["all", "engine"])
        self.assertEqual(self.needs("--parallel", "4", "-V"), ["all", "engine"])
        self.assertEqual(self.needs("-R", "."), ["all", "engine"])

    def test_what_a_test_requires_is_built_and_no_more(self):
        self.assertEqual(self.needs("-R", "first"), ["target one"])
        self.assertEqual(self.needs("-R", "second"), ["target server", "target two", "engine"])
        self.assertEqual(self.needs("-L", "unit", "-E", "mixed"), ["target one"])

    def test_what_the_command_names_counts(self):
        self.assertEqual(self.needs("-L", "gui"), ["target two"])

    def test_a_program_that_no_test_requires_needs_everything(self):
        self.assertEqual(self.needs("-L", "fuzz"), ["all"])

    def test_who_does_not_say_otherwise_needs_an_engine(self):
        self.assertIn("engine", self.needs("-R", "mixed"))
        self.assertIn("engine", self.needs("-R", "alone"))

    def test_no_test_needs_nothing(self):
        self.assertEqual(self.needs("-R", "nonsense"), [""])

    def test_what_cannot_be_told_is_everything(self):
        self.assertEqual(self.needs("--version"), ["all", "engine"])


if __name__ == "__main__":
    unittest.main()
