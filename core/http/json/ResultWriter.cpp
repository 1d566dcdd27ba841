// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/json/ResultWriter.h"

#include "core/http/json/TextDecoder.h"
#include "core/run/HealthText.h"
#include "core/run/Language.h"
#include "core/run/OutputCollector.h"
#include "core/run/ServiceHealth.h"

#include <QJsonArray>

#include <algorithm>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView severityName(Diagnostic::Severity severity)
{
    switch (severity) {
    case Diagnostic::Severity::Error: return "error"_L1;
    case Diagnostic::Severity::Warning: return "warning"_L1;
    case Diagnostic::Severity::Note: return "note"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonArray diagnosticsJson(const QList<Diagnostic> &diagnostics)
{
    QJsonArray array;
    for (const Diagnostic &diagnostic : diagnostics)
        array.append(QJsonObject{{u"severity"_s, severityName(diagnostic.severity)},
                                 {u"file"_s, diagnostic.file},
                                 {u"line"_s, diagnostic.line},
                                 {u"column"_s, diagnostic.column},
                                 {u"message"_s, diagnostic.message}});
    return array;
}

// What a client needs to know; the detail is for the log.
QJsonValue problemJson(const std::optional<Error> &problem)
{
    if (!problem)
        return QJsonValue::Null;
    return QJsonObject{{u"code"_s, problem->code}, {u"message"_s, problem->message}};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue confinementJson(const std::optional<Confinement> &confinement)
{
    if (!confinement)
        return QJsonValue::Null;
    return QJsonObject{{u"filter"_s, confinement->filter}, {u"landlock"_s, confinement->landlock}};
}

QJsonArray warningsJson(const QList<HealthWarning> &warnings)
{
    QJsonArray array;
    for (const HealthWarning &warning : warnings)
        array.append(QJsonObject{{u"code"_s, warning.code}, {u"message"_s, warning.message}});
    return array;
}

QJsonObject wordsJson(const QString &headline, const QString &detail)
{
    return {{u"headline"_s, headline}, {u"detail"_s, detail}};
}

QJsonObject executorJson(const ExecutorHealth &executor, const LanguageRegistry &languages)
{
    const Language *language = languages.find(executor.languageId);
    const ExecutorWords words = describeExecutor(executor, language ? language->name : executor.languageId);
    return {{u"language"_s, executor.languageId},
            {u"state"_s, executorStateName(executor.state)},
            {u"container"_s, executor.container},
            {u"image"_s, executor.image},
            {u"version"_s, textOrNull(executor.languageVersion)},
            {u"restarts"_s, executor.restarts},
            {u"active"_s, executor.active},
            {u"queued"_s, executor.queued},
            {u"slots"_s, executor.slots},
            {u"confinement"_s, confinementJson(executor.confinement)},
            {u"problem"_s, problemJson(executor.problem)},
            {u"words"_s, wordsJson(words.state, words.sentence)}};
}

} // namespace

QJsonObject resultJson(const RunResult &result, const OutputCollector &output, const OutcomeContext &context)
{
    const OutcomeWords words = describeOutcome(result, context);
    const QJsonObject timing{{u"queuedMs"_s, result.timing.queuedMs},
                             {u"compileMs"_s, result.timing.compileMs},
                             {u"wallMs"_s, result.timing.wallMs},
                             {u"cpuMs"_s, result.timing.cpuMs}};
    return {{u"output"_s, textOf(output.combined())},
            {u"error"_s, result.outcome != Outcome::Ok},
            {u"stdout"_s, textOf(output.standardOutput())},
            {u"stderr"_s, textOf(output.standardError())},
            {u"outcome"_s, outcomeName(result.outcome)},
            {u"exitCode"_s, result.exitCode ? QJsonValue(*result.exitCode) : QJsonValue(QJsonValue::Null)},
            {u"signal"_s, textOrNull(result.signal)},
            {u"timing"_s, timing},
            {u"peakMemoryKb"_s, result.peakMemoryKb},
            {u"truncated"_s, result.truncated},
            {u"message"_s, textOrNull(outcomeSentence(result, context))},
            {u"words"_s, wordsJson(words.line(), words.hint)},
            {u"diagnostics"_s, diagnosticsJson(result.diagnostics)}};
}

QJsonObject healthJson(const ServiceHealth &health, const LanguageRegistry &languages)
{
    QJsonArray executors;
    for (const ExecutorHealth &executor : health.executors)
        executors.append(executorJson(executor, languages));
    const HealthNotice notice = describeHealth(health, languages, HealthReader::Client);
    const QJsonObject engine{{u"reachable"_s, health.engine.reachable},
                             {u"endpoint"_s, health.engine.endpoint},
                             {u"version"_s, textOrNull(health.engine.version)},
                             {u"apiVersion"_s, textOrNull(health.engine.apiVersion)},
                             {u"problem"_s, problemJson(health.engine.problem)},
                             {u"warnings"_s, QJsonArray::fromStringList(health.engine.warnings)}};
    return {{u"status"_s, serviceStatusName(health.status)},
            {u"engine"_s, engine},
            {u"executors"_s, executors},
            {u"warnings"_s, warningsJson(health.warnings)},
            {u"words"_s, wordsJson(notice.message, notice.details)}};
}

QJsonObject languagesJson(const LanguageRegistry &languages, const ServiceHealth &health)
{
    QJsonArray array;
    for (const Language &language : languages.all()) {
        // Replicas run the same image; the first that has said its version speaks for all.
        const auto known = std::ranges::find_if(health.executors, [&](const ExecutorHealth &executor) {
            return executor.languageId == language.id && !executor.languageVersion.isEmpty();
        });
        array.append(QJsonObject{
            {u"id"_s, language.id},
            {u"name"_s, language.name},
            {u"version"_s, known == health.executors.end() ? QJsonValue(QJsonValue::Null) : known->languageVersion},
            {u"standard"_s, textOrNull(language.standard.name)},
            {u"aliases"_s, QJsonArray::fromStringList(language.aliases)},
            {u"mainFile"_s, language.mainFile},
            {u"extensions"_s, QJsonArray::fromStringList(language.extensions)}});
    }
    return {{u"success"_s, true}, {u"data"_s, array}};
}

} // namespace learncode::http
