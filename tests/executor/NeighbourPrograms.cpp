// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/NeighbourPrograms.h"

#include "core/run/Language.h"

#include <QFile>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray program(const QString &role, const QString &language)
{
    const QString extension = LanguageRegistry::builtIn().find(language)->mainFile.section(u'.', -1);
    QFile file(QStringLiteral(NEIGHBOURS "/") + role + u'.' + extension);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("this is no program");
}

} // namespace

QByteArray victimProgram(const QString &language)
{
    return program(u"victim"_s, language);
}

QByteArray thiefProgram(const QString &language)
{
    return program(u"thief"_s, language);
}

QByteArray stopperProgram(const QString &language)
{
    return program(u"stopper"_s, language);
}

} // namespace learncode::test
