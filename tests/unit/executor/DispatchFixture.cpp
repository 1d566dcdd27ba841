// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/DispatchFixture.h"

#include <QJsonObject>

namespace learncode::test {

void DispatchFixture::init()
{
    options = {};
    times = {};
    options.waitingRuns = 3;
    executor = std::make_unique<FakeExecutor>();
    executor->hello[u"language"_s] = m_languageId;
    seat = std::make_unique<Seat>(m_languageId, times, clock);
    dispatcher = std::make_unique<Dispatcher>(&LanguageRegistry::builtIn(), &options, clock);
    dispatcher->addSeat(seat.get());
    parent = std::make_unique<QObject>();
    QVERIFY(seat->connectTo(*executor));
}

void DispatchFixture::cleanup()
{
    parent.reset();
    dispatcher.reset();
    seat.reset();
    executor.reset();
}

bool DispatchFixture::settles()
{
    // What is printed by a run that nobody knows is acknowledged at once; what was sent before goes before.
    executor->print(++m_stranger, "x");
    return comesTrue([this] { return !acknowledged(m_stranger).isEmpty(); });
}

QList<qint64> DispatchFixture::acknowledged(quint32 run) const
{
    QList<qint64> bytes;
    for (const QJsonObject &ack : executor->received(u"ack"_s)) {
        if (ack["run"_L1].toInteger() == run)
            bytes.append(ack["bytes"_L1].toInteger());
    }
    return bytes;
}

} // namespace learncode::test
