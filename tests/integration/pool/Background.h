// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/pool/PoolFixture.h"
#include "tests/support/LoadPrograms.h"

#include <functional>
#include <vector>

namespace learncode::test {

/// A program that goes on until it is stopped, or for long at least.
[[nodiscard]] inline RunRequest endless(const QString &language, const QString &program)
{
    RunRequest request = PoolFixture::request(language, program, std::nullopt);
    request.limits.outputBytes = 32ll << 20;
    return request;
}

/// Keeps a program running: what ends is started again.
class Background final : public QObject
{
public:
    Background(PoolFixture &pool, const QString &language, const QString &program)
        : m_pool(pool)
        , m_request(endless(language, program))
    {
        begin();
    }
    ~Background() override { delete m_run; }

    /// How many have been started so far.
    [[nodiscard]] int begun() const { return m_begun; }

private:
    void begin()
    {
        ++m_begun;
        m_run = m_pool.start(m_request);
        connect(m_run, &Run::finished, this, [this] {
            m_run->deleteLater();
            begin();
        });
    }

    PoolFixture &m_pool;
    RunRequest m_request;
    QPointer<Run> m_run;
    int m_begun = 0;
};

/// All kinds of programs that take what they can get, in all of these languages.
[[nodiscard]] inline std::vector<std::unique_ptr<Background>> everyLoad(PoolFixture &pool, const QStringList &languages)
{
    std::vector<std::unique_ptr<Background>> load;
    for (const QString &language : languages) {
        for (const QString &program : {spinning(language), forkBomb(language), flood(language)})
            load.push_back(std::make_unique<Background>(pool, language, program));
    }
    return load;
}

/// Starts a program that prints "on", stops it at a moment of the caller's choice (false: it never came), and waits for
/// its end. False if it did not begin, or did not end as stopped.
[[nodiscard]] inline bool stopsAt(
    PoolFixture &pool, const QString &language, const QString &program, const std::function<bool(Watched &)> &moment,
    const std::function<void()> &onStop = [] {})
{
    Watched victim(pool.start(endless(language, program)));
    if (!QTest::qWaitFor([&] { return victim.output.startsWith("on"); }, QDeadlineTimer(patience)) || !moment(victim))
        return false;
    onStop();
    victim.run()->stop();
    return victim.ends() && victim.ended().result.outcome == Outcome::Stopped;
}

/// Prints "on", and then something each few milliseconds: when that falls silent, its container stands still.
inline const QString ticking = QStringLiteral("import os, time\n"
                                              "print('on', flush=True)\n"
                                              "while True:\n"
                                              "    os.write(1, b'.')\n"
                                              "    until = time.perf_counter() + 0.005\n"
                                              "    while time.perf_counter() < until: pass\n");

[[nodiscard]] inline bool fallsSilent(Watched &victim)
{
    qsizetype seen = -1;
    const auto isSilent = [&] {
        QTest::qWait(100);
        return std::exchange(seen, victim.output.size()) == victim.output.size();
    };
    return QTest::qWaitFor(isSilent, QDeadlineTimer(patience));
}

/// Forty processes that never rest.
inline const QString fortyLoops =
    QStringLiteral("const { spawn } = require('child_process');\n"
                   "for (let i = 0; i < 40; i++) spawn('sh', ['-c', 'while :; do :; done']);\n"
                   "console.log('on');\n");

} // namespace learncode::test
