// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>

namespace learncode::http {

/// How many sessions there are, in all and of each client, and whether there is room for one more.
class SessionPlaces final
{
public:
    /// A client is an address; this computer's own may have as many as there are.
    SessionPlaces(int all, int perClient)
        : m_all(all)
        , m_perClient(perClient)
    {
    }

    [[nodiscard]] bool hasRoom(const QHostAddress &client) const
    {
        return m_taken < m_all && (client.isLoopback() || m_takenBy.value(client) < m_perClient);
    }
    void take(const QHostAddress &client)
    {
        ++m_taken;
        ++m_takenBy[client];
    }
    void giveBack(const QHostAddress &client)
    {
        --m_taken;
        if (--m_takenBy[client] == 0)
            m_takenBy.remove(client);
    }
    [[nodiscard]] int taken() const { return m_taken; }

private:
    int m_all;
    int m_perClient;
    int m_taken = 0;
    QHash<QHostAddress, int> m_takenBy;
};

} // namespace learncode::http
