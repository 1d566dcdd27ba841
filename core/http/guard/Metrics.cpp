// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guard/Metrics.h"

#include "core/run/ServiceHealth.h"

namespace learncode::http {

namespace {

void appendHelp(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

// Label values are languages, outcomes, paths of routes and numbers: nothing that needs escaping.
void appendSample(QByteArray &out, const char *name, const QByteArray &labels, double value)
{
    out += name;
    if (!labels.isEmpty())
        out += '{' + labels + '}';
    out += ' ' + QByteArray::number(value, 'g', 15) + '\n';
}

QByteArray label(const char *name, const QByteArray &value)
{
    return QByteArray(name) + "=\"" + value + '"';
}

template<typename Value>
void appendPerExecutor(QByteArray &out, const ServiceHealth &health, const char *name, const char *type,
                       const char *help, Value value)
{
    QMap<QByteArray, double> sums;
    for (const ExecutorHealth &executor : health.executors)
        sums[executor.languageId.toUtf8()] += value(executor);
    appendHelp(out, name, type, help);
    for (const auto &[language, sum] : sums.asKeyValueRange())
        appendSample(out, name, label("language", language), sum);
}

} // namespace

void Metrics::countAnswer(const QByteArray &path, int status)
{
    ++m_answers[{path, status}];
}

void Metrics::sessionOpened()
{
    ++m_sessions;
    ++m_sessionsSoFar;
}

void Metrics::sessionClosed()
{
    --m_sessions;
}

void Metrics::countRun(const QString &languageId, const RunResult &result)
{
    const QByteArray language = languageId.toUtf8();
    const QLatin1StringView outcome = outcomeName(result.outcome);
    ++m_runs[{language, QByteArray(outcome.data(), outcome.size())}];
    if (result.outcome == Outcome::Rejected)
        return;
    const double seconds = (result.timing.queuedMs + result.timing.compileMs + result.timing.wallMs) / 1000;
    Durations &durations = m_durations[language];
    ++durations.count;
    durations.sum += seconds;
    for (size_t i = 0; i < bucketSeconds.size(); ++i)
        durations.atMost[i] += seconds <= bucketSeconds[i] ? 1 : 0;
}

void Metrics::appendRuns(QByteArray &out) const
{
    appendHelp(out, "learncode_runs_total", "counter", "Runs over HTTP that have ended, by language and outcome.");
    for (const auto &[key, count] : m_runs.asKeyValueRange())
        appendSample(out, "learncode_runs_total", label("language", key.first) + ',' + label("outcome", key.second),
                     static_cast<double>(count));
}

void Metrics::appendDurations(QByteArray &out) const
{
    appendHelp(out, "learncode_run_duration_seconds", "histogram", "Time of a run with its wait and its compiler.");
    for (const auto &[language, durations] : m_durations.asKeyValueRange()) {
        const QByteArray labels = label("language", language);
        for (size_t i = 0; i < bucketSeconds.size(); ++i)
            appendSample(out, "learncode_run_duration_seconds_bucket",
                         labels + ',' + label("le", QByteArray::number(bucketSeconds[i])),
                         static_cast<double>(durations.atMost[i]));
        appendSample(out, "learncode_run_duration_seconds_bucket", labels + ',' + label("le", "+Inf"),
                     static_cast<double>(durations.count));
        appendSample(out, "learncode_run_duration_seconds_sum", labels, durations.sum);
        appendSample(out, "learncode_run_duration_seconds_count", labels, static_cast<double>(durations.count));
    }
}

void Metrics::appendSessions(QByteArray &out) const
{
    appendHelp(out, "learncode_sessions", "gauge", "Open sessions.");
    appendSample(out, "learncode_sessions", {}, static_cast<double>(m_sessions));
    appendHelp(out, "learncode_sessions_total", "counter", "Sessions opened so far.");
    appendSample(out, "learncode_sessions_total", {}, static_cast<double>(m_sessionsSoFar));
}

QByteArray Metrics::text(const ServiceHealth &health, int connections) const
{
    QByteArray out;
    appendRuns(out);
    appendDurations(out);
    appendPerExecutor(out, health, "learncode_active_runs", "gauge", "Runs under way.",
                      [](const ExecutorHealth &executor) { return executor.active; });
    appendPerExecutor(out, health, "learncode_queued_runs", "gauge", "Runs that wait for their turn.",
                      [](const ExecutorHealth &executor) { return executor.queued; });
    appendPerExecutor(out, health, "learncode_executor_restarts_total", "counter", "Executors started again.",
                      [](const ExecutorHealth &executor) { return executor.restarts; });
    appendPerExecutor(out, health, "learncode_executors_ready", "gauge", "Executors that take runs.",
                      [](const ExecutorHealth &executor) { return executor.state == ExecutorState::Ready ? 1 : 0; });
    appendSessions(out);
    appendHelp(out, "learncode_http_connections", "gauge", "Open connections.");
    appendSample(out, "learncode_http_connections", {}, connections);
    appendHelp(out, "learncode_http_requests_total", "counter", "Answers by path and status code.");
    for (const auto &[key, count] : m_answers.asKeyValueRange())
        appendSample(out, "learncode_http_requests_total",
                     label("path", key.first) + ',' + label("code", QByteArray::number(key.second)),
                     static_cast<double>(count));
    return out;
}

} // namespace learncode::http
