// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventStream.h"
#include "tests/integration/engine/EngineFixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// The events of a real engine.
class TestEngineEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheLifeOfAContainer();
    void filtersByEveryLabel();
    void tellsOfHealth();

private:
    EngineFixture m_fixture;
};

namespace {

QStringList actions(const QSignalSpy &received, const QString &id)
{
    QStringList list;
    for (const auto &signal : received) {
        const auto event = signal.first().value<EngineEvent>();
        if (event.id == id)
            list.append(event.action);
    }
    return list;
}

} // namespace

void TestEngineEvents::tellsTheLifeOfAContainer()
{
    EngineClient &client = m_fixture.client();
    const std::unique_ptr<EventStream> stream(client.events(m_fixture.labels(), nullptr));
    QSignalSpy connected(stream.get(), &EventStream::connected);
    QSignalSpy received(stream.get(), &EventStream::received);
    QVERIFY(connected.wait(patience));

    ContainerSpec spec = m_fixture.sleeper();
    spec.command = {u"sh"_s, u"-c"_s, u"exit 7"_s};
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"life"_s), spec));
    QVERIFY2(created, why(created).constData());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(actions(received, created->id).contains("die"_L1), patience);
    QVERIFY(m_fixture.wait(client.removeContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(actions(received, created->id).contains("destroy"_L1), patience);
    QCOMPARE(actions(received, created->id), QStringList({u"create"_s, u"start"_s, u"die"_s, u"destroy"_s}));

    const auto died = std::ranges::find_if(
        received, [](const auto &signal) { return signal.first().template value<EngineEvent>().action == "die"_L1; });
    const auto event = died->first().value<EngineEvent>();
    QCOMPARE(event.type, u"container"_s);
    QCOMPARE(event.attributes.value(u"exitCode"_s), u"7"_s);
    QCOMPARE(event.attributes.value(u"name"_s), m_fixture.name(u"life"_s));
    QCOMPARE(connected.size(), 1);
}

void TestEngineEvents::filtersByEveryLabel()
{
    EngineClient &client = m_fixture.client();
    Labels both = m_fixture.labels();
    both.insert(u"second"_s, u"yes"_s);
    const std::unique_ptr<EventStream> stream(client.events(both, nullptr));
    QSignalSpy connected(stream.get(), &EventStream::connected);
    QSignalSpy received(stream.get(), &EventStream::received);
    QVERIFY(connected.wait(patience));

    ContainerSpec spec = m_fixture.sleeper();
    const auto one = m_fixture.wait(client.createContainer(m_fixture.name(u"one"_s), spec));
    spec.labels = both;
    const auto two = m_fixture.wait(client.createContainer(m_fixture.name(u"two"_s), spec));
    QVERIFY(one && two);
    QTRY_COMPARE_WITH_TIMEOUT(actions(received, two->id), QStringList({u"create"_s}), patience);
    QCOMPARE(received.size(), 1);
}

void TestEngineEvents::tellsOfHealth()
{
    EngineClient &client = m_fixture.client();
    const std::unique_ptr<EventStream> stream(client.events(m_fixture.labels(), nullptr));
    QSignalSpy connected(stream.get(), &EventStream::connected);
    QSignalSpy received(stream.get(), &EventStream::received);
    QVERIFY(connected.wait(patience));

    ContainerSpec spec = m_fixture.sleeper();
    spec.healthCheck = HealthCheck{.command = {u"false"_s},
                                   .interval = std::chrono::milliseconds(200),
                                   .timeout = std::chrono::milliseconds(2000),
                                   .startPeriod = std::chrono::milliseconds(1),
                                   .retries = 1};
    const auto created = m_fixture.wait(client.createContainer(m_fixture.name(u"ill"_s), spec));
    QVERIFY2(created, why(created).constData());
    QVERIFY(m_fixture.wait(client.startContainer(created->id)));
    QTRY_VERIFY_WITH_TIMEOUT(actions(received, created->id).contains("health_status: unhealthy"_L1), patience);
}

QTEST_GUILESS_MAIN(TestEngineEvents)
#include "tst_engine_events.moc"
