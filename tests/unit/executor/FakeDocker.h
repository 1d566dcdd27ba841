// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeEngine.h"
#include "tests/unit/executor/FakeExecutor.h"

#include <QJsonObject>
#include <QMap>
#include <QPointer>

#include <map>
#include <memory>

namespace learncode::test {

/// A fake engine that keeps containers, networks and images as a real one does, rootless, so that each
/// container's executor is a FakeExecutor at a published port. Builds wait for the test.
class FakeDocker final
{
public:
    FakeDocker();

    FakeEngine engine;

    /// Whether builds succeed by themselves. On at first.
    bool buildsByItself = true;
    void finishBuild(FakeExchange *build);
    static void failBuild(FakeExchange *build);
    [[nodiscard]] QList<FakeExchange *> builds() const { return engine.open("POST", QStringLiteral("/build")); }

    /// Puts one there that somebody else made.
    void addContainer(const QString &name, const QJsonObject &labels);
    [[nodiscard]] QStringList containers() const;
    [[nodiscard]] QString idOf(const QString &containerName) const { return m_containers.value(containerName).id; }
    /// The same for an image.
    void addImage(const QString &reference, const QJsonObject &labels);
    /// By their references.
    [[nodiscard]] QStringList images() const { return m_images.keys(); }
    /// Sends an event of that container to whoever follows them.
    void tellOf(const QString &action, const QString &containerName);
    [[nodiscard]] qsizetype networks() const { return m_networks.size(); }
    /// The executor of that language's container; one each.
    [[nodiscard]] FakeExecutor &executor(const QString &languageId) { return *m_executors.at(languageId); }
    /// Kills it, as seen from outside: its link breaks.
    void kill(const QString &languageId);

private:
    struct Container
    {
        QString id;
        QJsonObject labels;
        bool running = false;
    };

    void serveImages();
    void serveNetworks();
    void serveContainers();
    [[nodiscard]] QString nameOf(const QString &idOrName) const;
    [[nodiscard]] QJsonObject details(const QString &name) const;

    QMap<QString, Container> m_containers; ///< by name
    QMap<QString, QJsonObject> m_networks; ///< by id
    QMap<QString, QJsonObject> m_images; ///< by reference
    std::map<QString, std::unique_ptr<FakeExecutor>> m_executors;
    int m_lastId = 0;
};

} // namespace learncode::test
