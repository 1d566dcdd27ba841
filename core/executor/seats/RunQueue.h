// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace learncode::executor {

/// Who waits for a slot, by number. Bounded over all languages; within a language the clients take
/// turns, so that one that asks a hundred times does not keep the others waiting.
class RunQueue final
{
public:
    explicit RunQueue(int limit)
        : m_limit(limit)
    {
    }

    /// False if the queue is full.
    [[nodiscard]] bool push(const QString &languageId, const QString &client, quint64 ticket);
    /// The next one of that language; nothing if none waits.
    [[nodiscard]] std::optional<quint64> pop(const QString &languageId);
    /// False if it did not wait here.
    bool remove(quint64 ticket);

    [[nodiscard]] int waiting(const QString &languageId) const;
    [[nodiscard]] int waiting() const;

private:
    struct Client
    {
        QString name;
        QList<quint64> tickets; ///< never empty
    };

    QHash<QString, QList<Client>> m_languages; ///< the client whose turn it is first
    int m_limit;
};

} // namespace learncode::executor
