// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Language.h"
#include "core/support/Result.h"

#include <QObject>

#include <memory>

namespace learncode {

class Settings;

namespace engine {
class EngineClient;
}
namespace executor {
class ExecutorPool;
}
namespace http {
class HttpService;
}

/// Everything but the window: engine, executors and HTTP endpoint, put together from the settings.
class Services final : public QObject
{
    Q_OBJECT

public:
    explicit Services(const Settings &settings, QObject *parent = nullptr);
    ~Services() override;

    /// Opens the HTTP endpoint, then begins to make the executors. An endpoint that cannot be had is
    /// returned as HttpService::listen() says it; the executors are made all the same if
    /// \a evenWithoutHttp is set, as a window can do without the endpoint.
    [[nodiscard]] Result<void> start(bool evenWithoutHttp);

    /// Begins to make the executors and leaves the HTTP endpoint closed.
    void startWithoutHttp();

    /// Stops all of it, in order; finished() follows, once, within 10 s. More calls do nothing.
    void shutdown();

    /// As the settings want them.
    [[nodiscard]] const LanguageRegistry &languages() const { return m_languages; }
    [[nodiscard]] executor::ExecutorPool &pool() const { return *m_pool; }
    [[nodiscard]] http::HttpService &http() const { return *m_http; }

Q_SIGNALS:
    void finished();

private:
    const LanguageRegistry m_languages;
    std::unique_ptr<engine::EngineClient> m_engine;
    std::unique_ptr<executor::ExecutorPool> m_pool;
    std::unique_ptr<http::HttpService> m_http;
    bool m_shuttingDown = false;
};

} // namespace learncode
