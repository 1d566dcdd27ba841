// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/json/Background.h"
#include "core/run/OutputCollector.h"
#include "core/run/RunRequest.h"
#include "core/run/RunResult.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace learncode {
class LanguageRegistry;
class Run;
class Runner;
} // namespace learncode

namespace learncode::http {

class Exchange;
class Metrics;
struct Response;

/// POST /api/code/execute: runs the program and answers when it has ended. A client that leaves stops
/// its run. Requests and answers of a size that others would notice are read and written beside the event
/// loop.
class ExecuteRoute final : public QObject
{
    Q_OBJECT

public:
    ExecuteRoute(Runner *runner, const LanguageRegistry *languages, RequestBounds bounds, RunLimits limits,
                 Metrics *metrics, QObject *parent);

    void handle(Exchange *exchange);

private:
    struct Pending;
    void begin(Exchange *exchange, Result<RunRequest> request);
    void finish(const Pending &pending, const RunResult &result);

    Runner *m_runner;
    const LanguageRegistry *m_languages;
    RequestBounds m_bounds;
    RunLimits m_limits;
    Metrics *m_metrics;
    Background m_background;
};

/// The answer to a request that was not run. Statuses: 400, 413, 429, 503.
[[nodiscard]] Response rejection(const Error &error);

} // namespace learncode::http
