// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

// Programs to talk to, in each of the languages.

namespace learncode::test {

/// One text a language, in the order Python, JavaScript, C++.
using Programs = std::array<const char *, 3>;

inline QString in(const QString &language, const Programs &programs)
{
    return QString::fromUtf8(programs.at(language == QLatin1StringView("python")           ? 0
                                             : language == QLatin1StringView("javascript") ? 1
                                                                                           : 2));
}

/// Asks twice, and answers each time.
inline const Programs asking{
    "name = input('Name? ')\nprint('Hi', name)\nprint('Bye', input('More? '))\n",
    "const rl = require('readline').createInterface({input: process.stdin, output: process.stdout});\n"
    "rl.question('Name? ', (name) => {\n  console.log('Hi ' + name);\n"
    "  rl.question('More? ', (more) => { console.log('Bye ' + more); rl.close(); });\n});\n",
    "#include <iostream>\n#include <string>\nint main() {\n  std::string line;\n"
    "  std::cout << \"Name? \";\n  std::getline(std::cin, line);\n  std::cout << \"Hi \" << line << \"\\n\";\n"
    "  std::cout << \"More? \";\n  std::getline(std::cin, line);\n  std::cout << \"Bye \" << line << \"\\n\";\n}\n"};

inline const Programs looping{
    "print('on')\nwhile True: pass\n", "console.log('on');\nfor (;;);\n",
    "#include <iostream>\nint main() { std::cout << \"on\" << std::endl; for (volatile int i = 0;;) i = 0; }\n"};

} // namespace learncode::test
