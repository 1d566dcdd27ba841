// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpFixture.h"
#include "tests/support/RawWebSocket.h"

#include <memory>

namespace learncode::http::test {

using learncode::test::FakeRun;
using learncode::test::RawWebSocket;

/// A service over fakes, and clients in sessions with it.
struct SessionFixture : Fixture
{
    using Fixture::Fixture;

    /// A client in a session; null if it was not let in.
    [[nodiscard]] std::unique_ptr<RawWebSocket> open() const
    {
        auto client = std::make_unique<RawWebSocket>(service.url());
        return client->open() ? std::move(client) : nullptr;
    }
    [[nodiscard]] static QJsonObject run(const QJsonObject &more = {})
    {
        QJsonObject object{{u"type"_s, u"run"_s}, {u"code"_s, u"print(42)"_s}, {u"language"_s, u"python"_s}};
        for (auto it = more.begin(); it != more.end(); ++it)
            object.insert(it.key(), it.value());
        return object;
    }
    /// Has the client begin a run, and gives it; null if none is begun.
    [[nodiscard]] FakeRun *begin(RawWebSocket &client, const QJsonObject &more = {})
    {
        const qsizetype before = runner.runs().size();
        client.sendJson(run(more));
        const bool begun = learncode::test::comesTrue([&] { return runner.runs().size() > before; });
        return begun ? runner.last() : nullptr;
    }
};

inline QJsonObject typed(const QString &text)
{
    return {{u"type"_s, u"input"_s}, {u"data"_s, text}};
}

inline QJsonObject plain(const QString &type)
{
    return {{u"type"_s, type}};
}

} // namespace learncode::http::test
