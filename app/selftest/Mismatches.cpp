// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/Mismatches.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace learncode::selftest {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::selftest::SelfTest)
};

/// How a run ended, for people, and the word for whoever looks it up.
QString ending(const QString &word)
{
    const auto outcome = outcomeFromName(QLatin1StringView(word.toLatin1()));
    const auto text = [&] {
        switch (outcome.value_or(Outcome::Rejected)) {
        case Outcome::Ok: return Text::tr("ended normally");
        case Outcome::NonzeroExit: return Text::tr("ended with an error");
        case Outcome::Signal: return Text::tr("crashed");
        case Outcome::CompileError: return Text::tr("could not be compiled");
        case Outcome::Timeout: return Text::tr("was stopped for its time");
        case Outcome::MemoryLimit: return Text::tr("was stopped for its memory");
        case Outcome::OutputLimit: return Text::tr("was stopped for its output");
        case Outcome::ProcessLimit: return Text::tr("was stopped for its processes");
        case Outcome::Stopped: return Text::tr("was stopped by somebody");
        case Outcome::ExecutorLost: return Text::tr("was lost together with its container");
        case Outcome::Rejected: return Text::tr("was not started");
        }
        Q_UNREACHABLE_RETURN(QString());
    };
    return u"%1 (%2)"_s.arg(text(), word);
}

/// Quoted, on one line, and not for ever.
QString excerpt(const QByteArray &bytes)
{
    constexpr qsizetype most = 120;
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), most)));
    const QByteArray quoted = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    text = QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    return bytes.size() <= most ? text : Text::tr("%1… (%2 bytes)").arg(text).arg(bytes.size());
}

void compareEnding(QStringList &wrong, const ProgramFile &program, const Observed &observed)
{
    const QString expected = outcomeName(program.outcome);
    if (observed.outcome != expected) {
        QString text = Text::tr("it %1, expected was: it %2").arg(ending(observed.outcome), ending(expected));
        if (!observed.message.isEmpty())
            text += u"; "_s + observed.message;
        else if (!observed.signal.isEmpty())
            text += u"; "_s + observed.signal;
        wrong.append(text);
        return;
    }
    const auto code = [](const std::optional<int> &exit) { return exit ? QString::number(*exit) : Text::tr("none"); };
    if (program.exitCode && observed.exitCode != program.exitCode)
        wrong.append(
            Text::tr("its exit code is %1, expected was %2").arg(code(observed.exitCode), code(program.exitCode)));
    if (!program.signal.isEmpty() && observed.signal != program.signal)
        wrong.append(Text::tr("the signal is \"%1\", expected was \"%2\"").arg(observed.signal, program.signal));
    if (observed.truncated != program.truncated)
        wrong.append(observed.truncated ? Text::tr("its output was cut") : Text::tr("its output was not cut"));
}

void compareStream(QStringList &wrong, const QString &stream, const std::optional<QByteArray> &expected,
                   const QStringList &needed, const QStringList &forbidden, const QByteArray &seen)
{
    if (expected && seen != *expected)
        wrong.append(Text::tr("%1 is %2, expected was %3").arg(stream, excerpt(seen), excerpt(*expected)));
    for (const QString &text : needed) {
        if (!seen.contains(text.toUtf8()))
            wrong.append(Text::tr("%1 is %2 and lacks %3").arg(stream, excerpt(seen), excerpt(text.toUtf8())));
    }
    for (const QString &text : forbidden) {
        if (seen.contains(text.toUtf8()))
            wrong.append(Text::tr("%1 is %2 and should lack %3").arg(stream, excerpt(seen), excerpt(text.toUtf8())));
    }
}

} // namespace

QStringList mismatches(const ProgramFile &program, const Observed &observed)
{
    QStringList wrong;
    compareEnding(wrong, program, observed);
    compareStream(wrong, u"stdout"_s, program.out, program.outContains, program.outLacks, observed.out);
    compareStream(wrong, u"stderr"_s, program.err, program.errContains, program.errLacks, observed.err);
    for (const QString &text : program.messageContains) {
        if (!observed.message.contains(text))
            wrong.append(Text::tr("the message is \"%1\" and lacks \"%2\"").arg(observed.message, text));
    }
    return wrong;
}

} // namespace learncode::selftest
