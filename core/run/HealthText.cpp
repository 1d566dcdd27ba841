// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/HealthText.h"

#include "core/run/Enumeration.h"
#include "core/run/Language.h"

#include <QCoreApplication>

#include <algorithm>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::HealthText)
};

QString nameOf(const QString &languageId, const LanguageRegistry &languages)
{
    const Language *language = languages.find(languageId);
    return language ? language->name : languageId;
}

// Of the executors that are so: "Python and C++"; empty if none is.
template<typename Predicate>
QString namesOf(const ServiceHealth &health, const LanguageRegistry &languages, Predicate isSo)
{
    QStringList names;
    for (const ExecutorHealth &executor : health.executors) {
        const QString name = nameOf(executor.languageId, languages);
        if (isSo(executor) && !names.contains(name))
            names.append(name);
    }
    return enumerated(names);
}

QString detailsOf(const ServiceHealth &health, const Error &problem, HealthReader reader)
{
    if (reader == HealthReader::Client)
        return {};
    QStringList lines{
        problem.message,
        Text::tr("Code: %1").arg(problem.code),
    };
    if (!problem.detail.isEmpty())
        lines.append(problem.detail);
    if (!health.engine.endpoint.isEmpty())
        lines.append(Text::tr("Engine: %1 %2").arg(health.engine.endpoint, health.engine.version).trimmed());
    for (const ExecutorHealth &executor : health.executors) {
        QString line = u"%1: %2"_s.arg(executor.languageId, executorStateName(executor.state));
        if (executor.problem)
            line += u" \u2013 %1 %2"_s.arg(executor.problem->message, executor.problem->detail).trimmed();
        lines.append(line);
    }
    return lines.join(u'\n');
}

QString putOffText(const QString &names, HealthReader reader)
{
    return reader == HealthReader::Owner
        ? Text::tr("Setting up %1 was put off. It goes on when you continue, or run a program.").arg(names)
        : Text::tr("Setting up %1 was put off. It goes on when somebody continues it.").arg(names);
}

} // namespace

ExecutorWords describeExecutor(const ExecutorHealth &executor, const QString &languageName)
{
    const QString name =
        executor.languageVersion.isEmpty() ? languageName : languageName + u' ' + executor.languageVersion;
    switch (executor.state) {
    case ExecutorState::Ready: return {Text::tr("ready"), Text::tr("%1 is ready").arg(name)};
    case ExecutorState::Building: return {Text::tr("being set up"), Text::tr("%1 is being set up").arg(name)};
    case ExecutorState::Starting: return {Text::tr("starting"), Text::tr("%1 is starting").arg(name)};
    case ExecutorState::Restarting: return {Text::tr("being restarted"), Text::tr("%1 is being restarted").arg(name)};
    case ExecutorState::Failed:
        return {Text::tr("not available"),
                executor.problem ? Text::tr("%1 is not available: %2").arg(name, executor.problem->message)
                                 : Text::tr("%1 is not available").arg(name)};
    case ExecutorState::Absent: break;
    }
    return {Text::tr("not set up"), Text::tr("%1 is not set up").arg(name)};
}

QString warningsText(const ServiceHealth &health)
{
    QStringList paragraphs;
    for (const HealthWarning &warning : health.warnings)
        paragraphs.append(warning.message);
    return paragraphs.join(u"\n\n"_s);
}

HealthNotice describeHealth(const ServiceHealth &health, const LanguageRegistry &languages, HealthReader reader)
{
    using Kind = HealthNotice::Kind;
    if (health.status == ServiceStatus::Ok) {
        if (health.engine.warnings.isEmpty())
            return {};
        return {Kind::Warning, Text::tr("This Docker engine cannot hold programs to all their limits."),
                health.engine.warnings.join(u'\n')};
    }
    if (health.engine.problem)
        return {Kind::Problem, health.engine.problem->message, detailsOf(health, *health.engine.problem, reader)};
    const QString putOff = namesOf(health, languages, isPutOff);
    if (!putOff.isEmpty())
        return {Kind::Paused, putOffText(putOff, reader), {}};
    for (const ExecutorHealth &executor : health.executors) {
        if (executor.state == ExecutorState::Failed && executor.problem) {
            return {Kind::Problem,
                    Text::tr("%1: %2").arg(nameOf(executor.languageId, languages), executor.problem->message),
                    detailsOf(health, *executor.problem, reader)};
        }
    }
    const QString building = namesOf(
        health, languages, [](const ExecutorHealth &executor) { return executor.state == ExecutorState::Building; });
    if (!building.isEmpty()) {
        return {Kind::Progress,
                Text::tr("Setting up %1. This happens once. You can write your program meanwhile.").arg(building),
                {}};
    }
    return {};
}

} // namespace learncode
