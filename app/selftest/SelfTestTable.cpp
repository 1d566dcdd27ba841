// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/SelfTestTable.h"

#include "core/run/Language.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode::selftest {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::selftest::SelfTest)
};

QString languageName(const ProgramFile &program)
{
    const Language *language = LanguageRegistry::builtIn().find(program.languageId);
    return language ? language->name : program.languageId;
}

} // namespace

SelfTestTable::SelfTestTable(const QList<ProgramFile> &programs)
    : m_programs(programs.size())
{
    for (const ProgramFile &program : programs) {
        m_languageWidth = std::max(m_languageWidth, languageName(program).size());
        m_sentenceWidth = std::max(m_sentenceWidth, program.selfTest.size());
    }
}

QString SelfTestTable::heading() const
{
    return Text::tr("Trying %1 programs, to see whether this LearnCode runs and confines them as it should.")
               .arg(m_programs)
        + u"\n"_s;
}

QString SelfTestTable::row(const ProgramFile &program, const QStringList &wrong) const
{
    const QString left = languageName(program).leftJustified(m_languageWidth) + u"  "_s;
    QString text = left + program.selfTest.leftJustified(m_sentenceWidth) + u"  "_s
        + (wrong.isEmpty() ? u"PASS"_s : u"FAIL"_s) + u'\n';
    if (!wrong.isEmpty())
        text += QString(left.size(), u' ') + wrong.join(u"; "_s) + u'\n';
    return text;
}

QString SelfTestTable::footer(const Summary &summary) const
{
    if (summary.end == Summary::End::NoEngine)
        return Text::tr("Nothing could be tried. %1").arg(summary.error ? summary.error->message : QString()) + u'\n';
    QString text;
    if (summary.end == Summary::End::Interrupted)
        text =
            Text::tr("Interrupted: %1 of %2 programs were not tried.").arg(m_programs - summary.tried).arg(m_programs)
            + u'\n';
    return text + Text::tr("%1 of %2 passed").arg(summary.passed).arg(summary.tried) + u'\n';
}

} // namespace learncode::selftest
