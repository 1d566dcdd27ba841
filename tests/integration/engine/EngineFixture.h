// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineClient.h"
#include "core/engine/EndpointFinder.h"
#include "tests/support/Await.h"

#include <QJsonObject>

#include <memory>

namespace learncode::test {

/// A client of the real engine, and names and labels that are this test's own. What carries the label
/// is removed at the end, also after a failure.
class EngineFixture final
{
public:
    EngineFixture();
    ~EngineFixture();

    [[nodiscard]] engine::EngineClient &client() { return *m_client; }
    /// "lc-test-engine-1a2b3c4d-" and the suffix.
    [[nodiscard]] QString name(const QString &suffix) const { return m_prefix + suffix; }
    [[nodiscard]] engine::Labels labels() const { return {{QStringLiteral("lc-test-engine"), m_prefix}}; }
    /// An image with a shell that is on this machine.
    [[nodiscard]] static QString baseImage();
    /// A small container that sleeps, on no network.
    [[nodiscard]] engine::ContainerSpec sleeper() const;
    /// A tar archive with that one file at its top.
    [[nodiscard]] static QByteArray tar(const QString &fileName, const QByteArray &content);

    /// What the engine says on GET \a path, past the client under test.
    [[nodiscard]] QJsonObject ask(const QString &path) const;

    /// Waits for a reply; what never came is an error of code "test_timeout".
    template<typename T>
    [[nodiscard]] static Result<T> wait(const engine::Reply<T> &reply)
    {
        if (!await(reply))
            return fail(QStringLiteral("test_timeout"), {});
        return reply.result();
    }

private:
    void removeAll();

    QString m_prefix;
    std::unique_ptr<engine::EngineClient> m_client;
};

/// For QVERIFY2: what went wrong, in full.
template<typename T>
[[nodiscard]] QByteArray why(const Result<T> &result)
{
    return result ? QByteArray("no error")
                  : QByteArray(result.error().code.toUtf8() + ": " + result.error().message.toUtf8() + " / "
                               + result.error().detail.toUtf8());
}

} // namespace learncode::test
