// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "core/executor/ContainerLaunch.h"
#include "core/executor/Identity.h"
#include "core/executor/PoolOptions.h"

#include <QUrl>

namespace learncode::test {

/// A real container of one language, made as the application makes it: same image, same limits, same
/// kind of network; under a name of its own, and without anybody connected to it.
/// It and its network are removed with this object, also after a failure.
class ExecutorContainer final
{
public:
    explicit ExecutorContainer(const QString &languageId);
    ~ExecutorContainer();
    Q_DISABLE_COPY_MOVE(ExecutorContainer)

    /// Builds the image if need be, and starts the container. An empty text, or what went wrong.
    [[nodiscard]] QString open();

    [[nodiscard]] const QString &languageId() const { return m_languageId; }
    [[nodiscard]] const QUrl &url() const { return m_container.url; }
    [[nodiscard]] const QString &token() const { return m_token; }
    /// Still the process that was started?
    [[nodiscard]] bool isRunning();

private:
    [[nodiscard]] Result<QString> image();
    [[nodiscard]] Result<QString> network(bool internal);

    QString m_languageId;
    executor::PoolOptions m_options;
    executor::Identity m_identity;
    QString m_token;
    engine::EngineClient m_engine;
    executor::LaunchedContainer m_container;
};

} // namespace learncode::test
