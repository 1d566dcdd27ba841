// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "core/executor/docker/ContainerLaunch.h"
#include "core/executor/docker/Identity.h"
#include "core/executor/docker/OwnerBeacon.h"
#include "core/executor/pool/PoolOptions.h"

#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <optional>

namespace learncode::test {

/// Where the engine of this machine listens.
[[nodiscard]] QString engineSocket();

/// In what a container differs from one of the application's.
struct ContainerVariation
{
    QString network = {}; ///< one that is there already, instead of its own
    bool open = false; ///< its own network has a way out
    std::optional<double> cpus = {}; ///< processors
    std::optional<std::chrono::milliseconds> compileTime = {}; ///< that a compiler may take; in an image of its own
    std::optional<int> pids = {}; ///< processes and threads of all, however many its runs may have
};

/// With processors enough: for tests whose subject is not what happens when there is little of them.
inline const ContainerVariation ample{.cpus = 2.0};

/// A real container of one language, made as the application makes it: same image, same limits, same
/// kind of network; under a name of its own, and without anybody connected to it.
/// It, its network and an image of its own are removed with this object, also after a failure.
class ExecutorContainer final
{
public:
    explicit ExecutorContainer(const QString &languageId, ContainerVariation variation = {});
    ~ExecutorContainer();
    Q_DISABLE_COPY_MOVE(ExecutorContainer)

    /// Builds the image if need be, and starts the container. An empty text, or what went wrong.
    [[nodiscard]] QString open();

    [[nodiscard]] const QString &languageId() const { return m_languageId; }
    [[nodiscard]] const QString &id() const { return m_container.id; }
    [[nodiscard]] const QString &network() const { return m_network; }
    [[nodiscard]] const engine::EngineInfo &engineInfo() const { return m_engineInfo; }
    [[nodiscard]] const QUrl &url() const { return m_container.url; }
    [[nodiscard]] const QString &token() const { return m_token; }
    /// What it holds at this moment, as its executor says: docker/executor/door/Inventory.h.
    [[nodiscard]] QJsonObject usage() const;
    /// Still the process that was started?
    [[nodiscard]] bool isRunning();

private:
    [[nodiscard]] Result<QString> image();
    [[nodiscard]] Result<QString> imageWithCompileTime(const QString &base);
    [[nodiscard]] Result<QString> makeNetwork(bool internal);

    QString m_languageId;
    ContainerVariation m_variation;
    executor::PoolOptions m_options;
    executor::Identity m_identity;
    executor::OwnerBeacon m_beacon{m_identity.instance}; ///< or whoever tidies the engine takes it for dead
    QString m_token;
    QString m_network;
    QString m_ownImage;
    engine::EngineInfo m_engineInfo;
    engine::EngineClient m_engine;
    executor::LaunchedContainer m_container;
};

} // namespace learncode::test
