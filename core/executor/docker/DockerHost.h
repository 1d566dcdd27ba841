// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineTypes.h"
#include "core/executor/docker/ContainerLaunch.h"
#include "core/executor/docker/ImageProvider.h"
#include "core/executor/link/ExecutorHost.h"
#include "core/support/Clock.h"

#include <QPointer>
#include <QPromise>

#include <memory>
#include <optional>

namespace learncode::executor {

class CpuRefill;
class PoolNetwork;

/// What all hosts of a pool share. All must live as long as they.
struct DockerContext
{
    engine::EngineClient *engine;
    const Identity *identity;
    const ContainerOptions *options;
    PoolNetwork *network;
    const Clock *clock;
};

/// Executors in containers of an engine: image, network, container. Each seat of a language has one.
class DockerHost final : public ExecutorHost
{
    Q_OBJECT

public:
    /// \a language must live as long as this. Seats of a language count from 1.
    DockerHost(const DockerContext &pool, const Language *language, int seat = 1, QObject *parent = nullptr);
    ~DockerHost() override;

    /// The engine is there: launches are made for it, and all favours are asked for again.
    void setEngine(const engine::EngineInfo &engine);
    /// An event of any container of the pool.
    void handle(const engine::EngineEvent &event);

    [[nodiscard]] QFuture<Result<void>> prepare() override;
    [[nodiscard]] QFuture<Result<ExecutorEndpoint>> launch() override;
    [[nodiscard]] QFuture<QByteArray> lastWords() override;
    [[nodiscard]] QFuture<Result<void>> remove() override;
    void abandon() override;
    [[nodiscard]] QFuture<void> close() override;
    void cancelSetup() override;
    [[nodiscard]] bool isSettingUp() const override { return m_images.isBuilding(); }
    [[nodiscard]] QString image() const override { return m_image; }
    void refill() override;
    [[nodiscard]] Trouble judge(const Error &error) const override;

private:
    void onImage(const Result<QString> &reference);
    void onNetwork(const Result<QString> &name);
    void onLaunchFinished(ContainerLaunch *launch, const QString &token, const Result<LaunchedContainer> &container);
    [[nodiscard]] ExecutorEndpoint takeOver(const LaunchedContainer &container, const QString &token);

    DockerContext m_pool;
    const Language *m_language;
    int m_seat;
    engine::EngineInfo m_engine;
    Favours m_favours; ///< that the engine has not refused yet
    ImageProvider m_images;
    QString m_image;
    QString m_network;
    bool m_awaitsNetwork = false;
    LaunchedContainer m_container;
    QPointer<ContainerLaunch> m_launch; ///< of this attempt
    int m_launches = 0; ///< under way, those of abandoned attempts too
    std::unique_ptr<CpuRefill> m_refill; ///< of m_container
    std::optional<QPromise<Result<void>>> m_prepared;
    std::optional<QPromise<Result<ExecutorEndpoint>>> m_launched;
    std::optional<QPromise<void>> m_closed;
};

} // namespace learncode::executor
