// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode::test {

/// Programs that take what they can get, in each language. All print "on" when they are about to.
/// @{

/// 16 threads that never rest.
[[nodiscard]] inline QString spinning(const QString &language)
{
    using namespace Qt::StringLiterals;
    if (language == "python"_L1)
        return u"import threading\n"
               "def spin():\n"
               "    while True: pass\n"
               "for i in range(15): threading.Thread(target=spin).start()\n"
               "print('on', flush=True)\n"
               "spin()\n"_s;
    if (language == "javascript"_L1)
        return u"const { Worker } = require('worker_threads');\n"
               "for (let i = 0; i < 16; i++)\n"
               "    new Worker('for (;;) {}', { eval: true, stdin: false });\n"
               "console.log('on');\n"_s;
    return u"#include <cstdio>\n#include <thread>\n#include <vector>\n"
           "void spin() { for (volatile unsigned n = 0;; n = n + 1) {} }\n"
           "int main() {\n"
           "    std::vector<std::thread> threads;\n"
           "    for (int i = 0; i < 15; ++i) threads.emplace_back(spin);\n"
           "    std::puts(\"on\");\n"
           "    spin();\n"
           "}\n"_s;
}

/// As many processes as it can get, each of which wants more.
[[nodiscard]] inline QString forkBomb(const QString &language)
{
    using namespace Qt::StringLiterals;
    if (language == "python"_L1)
        return u"import os\n"
               "print('on', flush=True)\n"
               "while True:\n"
               "    try: os.fork()\n"
               "    except OSError: pass\n"_s;
    if (language == "javascript"_L1)
        return u"const { spawn } = require('child_process');\n"
               "console.log('on');\n"
               "for (let i = 0; i < 4; i++)\n"
               "    spawn('sh', ['-c', 'bomb() { bomb | bomb & }; while :; do bomb; done']).on('error', () => {});\n"
               "setInterval(() => {}, 1000);\n"_s;
    return u"#include <cstdio>\n#include <unistd.h>\n"
           "int main() { std::puts(\"on\"); for (;;) fork(); }\n"_s;
}

/// Prints as fast as it is read.
[[nodiscard]] inline QString flood(const QString &language)
{
    using namespace Qt::StringLiterals;
    if (language == "python"_L1)
        return u"print('on', flush=True)\n"
               "import os\n"
               "while True: os.write(1, b'x' * 65536)\n"_s;
    if (language == "javascript"_L1)
        return u"const fs = require('fs');\n"
               "console.log('on');\n"
               "const block = Buffer.alloc(65536, 'x');\n"
               "for (;;) fs.writeSync(1, block);\n"_s;
    return u"#include <cstdio>\n#include <string>\n#include <unistd.h>\n"
           "int main() { std::puts(\"on\"); const std::string block(65536, 'x');\n"
           "    for (;;) if (write(1, block.data(), block.size()) < 0) return 1; }\n"_s;
}

/// Does nothing, for ever.
[[nodiscard]] inline QString sleeping(const QString &language)
{
    using namespace Qt::StringLiterals;
    if (language == "python"_L1)
        return u"import time\nprint('on', flush=True)\ntime.sleep(1000)\n"_s;
    if (language == "javascript"_L1)
        return u"console.log('on');\nsetInterval(() => {}, 1000);\n"_s;
    return u"#include <cstdio>\n#include <unistd.h>\nint main() { std::puts(\"on\"); for (;;) pause(); }\n"_s;
}

/// @}

} // namespace learncode::test
