// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/BuiltInPrograms.h"

#include "core/run/Language.h"

#include <algorithm>

// A static library's resources are linked only where somebody asks for them; outside any namespace, as
// Q_INIT_RESOURCE demands.
static void initSelfTestResources()
{
    Q_INIT_RESOURCE(learncode_selftest);
}

namespace learncode::selftest {

using namespace Qt::StringLiterals;

namespace {

qsizetype languageRank(const ProgramFile &program)
{
    const auto &all = LanguageRegistry::builtIn().all();
    return std::ranges::find(all, program.languageId, &Language::id) - all.begin();
}

bool isPlain(const ProgramFile &program)
{
    return program.name.startsWith("plain/"_L1);
}

} // namespace

Result<QList<ProgramFile>> builtInPrograms()
{
    initSelfTestResources();
    auto programs = readProgramFiles(u":/learncode/selftest"_s);
    if (!programs)
        return programs;
    for (const ProgramFile &program : std::as_const(*programs)) {
        if (program.selfTest.isEmpty())
            return fail(u"bad_program_file"_s, u"%1: it has no sentence for the self-test"_s.arg(program.name));
    }
    std::ranges::stable_sort(
        *programs, {}, [](const ProgramFile &program) { return std::pair(languageRank(program), !isPlain(program)); });
    return programs;
}

} // namespace learncode::selftest
