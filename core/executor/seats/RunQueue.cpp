// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/seats/RunQueue.h"

#include <algorithm>
#include <numeric>

namespace learncode::executor {

bool RunQueue::push(const QString &languageId, const QString &client, quint64 ticket)
{
    if (waiting() >= m_limit)
        return false;
    QList<Client> &clients = m_languages[languageId];
    const auto known = std::ranges::find(clients, client, &Client::name);
    if (known != clients.end())
        known->tickets.append(ticket);
    else
        clients.append({client, {ticket}});
    return true;
}

std::optional<quint64> RunQueue::pop(const QString &languageId)
{
    const auto clients = m_languages.find(languageId);
    if (clients == m_languages.end() || clients->isEmpty())
        return std::nullopt;
    Client next = clients->takeFirst();
    const quint64 ticket = next.tickets.takeFirst();
    if (!next.tickets.isEmpty())
        clients->append(std::move(next));
    return ticket;
}

bool RunQueue::remove(quint64 ticket)
{
    for (QList<Client> &clients : m_languages) {
        for (qsizetype i = 0; i < clients.size(); ++i) {
            if (!clients[i].tickets.removeOne(ticket))
                continue;
            if (clients[i].tickets.isEmpty())
                clients.removeAt(i);
            return true;
        }
    }
    return false;
}

int RunQueue::waiting(const QString &languageId) const
{
    const QList<Client> clients = m_languages.value(languageId);
    return std::accumulate(clients.begin(), clients.end(), 0,
                           [](int sum, const Client &client) { return sum + static_cast<int>(client.tickets.size()); });
}

int RunQueue::waiting() const
{
    int sum = 0;
    for (auto it = m_languages.keyBegin(); it != m_languages.keyEnd(); ++it)
        sum += waiting(*it);
    return sum;
}

} // namespace learncode::executor
