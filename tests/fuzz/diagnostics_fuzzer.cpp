// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The places that compilers and interpreters complain about, found in output that is the learner's to shape.

#include "core/run/DiagnosticParser.h"
#include "core/run/Language.h"
#include "core/support/TerminalText.h"
#include "tests/fuzz/Check.h"

using namespace learncode;
using namespace Qt::StringLiterals;
using learncode::fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const QString plain = withoutEscapes(text);
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        const OwnFiles ownFiles{{language.mainFile, u"d/a.py"_s, u"a.js"_s, u"a.h"_s}, u"/work/0/code"_s};
        const QList<Diagnostic> found = parseDiagnostics(text, language, ownFiles);
        check(found.size() <= 100, "the number is bounded");
        for (const Diagnostic &diagnostic : found) {
            check(ownFiles.names.contains(diagnostic.file), "the file is the learner's");
            check(diagnostic.line >= 1 && diagnostic.column >= 0, "the place is sound");
            check(diagnostic.message.size() <= 2000 && plain.contains(diagnostic.message),
                  "the message is a part of what the text says");
        }
        const CompilerWords words = takeApart(text.toUtf8(), language);
        check(words.errors.size() + words.warnings.size() <= text.toUtf8().size(), "nothing is said twice");
        check(parseDiagnostics(words, language, ownFiles).size() <= maxDiagnostics, "the number is bounded");
        check(parseDiagnostics(text + u'\n', language, ownFiles) == found, "an end of line at the end changes nothing");
    }
    return 0;
}
