// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "core/executor/pool/ExecutorPool.h"
#include "tests/support/Await.h"

#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace learncode::test {

/// How a run ended, and all that it printed.
struct Ended
{
    RunResult result;
    QByteArray output; ///< all streams, in order
};

/// A pool on the real engine under names of its own; the images are those of the application, so that
/// they are built only once. Its containers and network are removed at the end, also after a failure.
class PoolFixture final
{
public:
    /// Under a prefix of its own, or beside another under that one's. \a engineSocket: past the real one's path.
    explicit PoolFixture(const QString &sharedPrefix = {}, executor::PoolOptions options = {},
                         const QString &engineSocket = realEngine());
    ~PoolFixture();

    [[nodiscard]] static QString uniquePrefix();
    /// Where the engine of this machine listens.
    [[nodiscard]] static QString realEngine();

    /// Opens it and waits until everything is ready; images may have to be built.
    [[nodiscard]] bool open();
    [[nodiscard]] bool becomesReady(std::chrono::milliseconds timeout = patience);
    /// Shuts down; whether that is said, and once.
    [[nodiscard]] bool shutdown();

    [[nodiscard]] executor::ExecutorPool &pool() { return *m_pool; }
    [[nodiscard]] ExecutorHealth health(const QString &languageId) const;
    [[nodiscard]] engine::EngineClient &engine() { return *m_engine; }
    [[nodiscard]] const QString &prefix() const { return m_prefix; }

    /// That may take longer than any test waits.
    [[nodiscard]] static RunRequest request(const QString &languageId, const QString &code,
                                            std::optional<QByteArray> input = QByteArray());
    [[nodiscard]] Run *start(const RunRequest &request) { return m_pool->start(request, &m_runs); }
    /// Starts it and waits for its end; rejected "test_timeout" if there is none.
    [[nodiscard]] Ended run(const RunRequest &request);

    template<typename T>
    [[nodiscard]] static Result<T> wait(const engine::Reply<T> &reply)
    {
        if (!await(reply))
            return fail(QStringLiteral("test_timeout"), {});
        return reply.result();
    }
    /// The names of all containers of this prefix, sorted.
    [[nodiscard]] QStringList containers();
    [[nodiscard]] QStringList networks();
    /// What the engine itself says of that language's container, past our own client; empty if it says nothing.
    [[nodiscard]] QJsonObject inspect(const QString &languageId) const;

private:
    void removeAll(const engine::Labels &mine);

    QString m_prefix;
    engine::Labels m_remains; ///< of what is removed at the end
    QObject m_runs;
    std::unique_ptr<engine::EngineClient> m_engine;
    std::unique_ptr<executor::ExecutorPool> m_pool;
};

/// What one reader of one run has seen so far.
class Watched final : public QObject
{
public:
    explicit Watched(Run *run);

    [[nodiscard]] bool ends(std::chrono::milliseconds timeout = patience);
    [[nodiscard]] Ended ended() const;
    [[nodiscard]] Run *run() const { return m_run; }

    QByteArray output;
    int waits = 0;
    QSignalSpy finished;

private:
    QPointer<Run> m_run;
};

} // namespace learncode::test
