// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Enumeration.h"
#include "core/run/HealthText.h"

#include "core/run/Language.h"
#include "tests/support/FakeRunner.h"
#include "tests/support/WordCases.h"

#include <QSet>
#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;

class TestHealthText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticeFollowsHealth();
    void clientsAreToldWhatIsTheirs_data();
    void clientsAreToldWhatIsTheirs();
    void executorsInWords();
    void namesAreEnumerated();
};

void TestHealthText::noticeFollowsHealth()
{
    using Kind = HealthNotice::Kind;
    const LanguageRegistry &languages = LanguageRegistry::builtIn();
    test::FakeHealth fake;
    ServiceHealth health = fake.health();
    QCOMPARE(describeHealth(health, languages).kind, Kind::None);

    health.status = ServiceStatus::Starting;
    QCOMPARE(describeHealth(health, languages).kind, Kind::None); // nothing that jumps for a second's start
    for (ExecutorHealth &executor : health.executors)
        executor.state = ExecutorState::Building;
    QCOMPARE(describeHealth(health, languages).kind, Kind::Progress);
    QVERIFY(describeHealth(health, languages).message.contains(u"Python, JavaScript and C++"_s));

    health.executors[2].state = ExecutorState::Failed;
    health.executors[2].problem = Error{u"no_space"_s, u"The disk is full."_s, u"ENOSPC"_s};
    const HealthNotice failed = describeHealth(health, languages);
    QCOMPARE(failed.kind, Kind::Problem);
    QCOMPARE(failed.message, u"C++: The disk is full."_s);
    QVERIFY(failed.details.contains(u"ENOSPC"_s));

    health.executors[2].problem->code = u"cancelled"_s;
    const HealthNotice paused = describeHealth(health, languages);
    QCOMPARE(paused.kind, Kind::Paused);
    QVERIFY(paused.message.contains(u"C++"_s));
    QVERIFY(!paused.message.contains(u"Python"_s));

    health.engine.problem = Error{u"engine_unavailable"_s, u"Start Docker."_s, u"no socket"_s};
    QCOMPARE(describeHealth(health, languages).message, u"Start Docker."_s);
}

void TestHealthText::clientsAreToldWhatIsTheirs_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<test::HealthCase> cases = test::healthCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.constData()) << i;
}

// All but what only the owner can do or should see.
void TestHealthText::clientsAreToldWhatIsTheirs()
{
    QFETCH(qsizetype, index);
    const test::HealthCase row = test::healthCases().at(index);
    const LanguageRegistry &languages = LanguageRegistry::builtIn();
    const HealthNotice told = describeHealth(row.health, languages, HealthReader::Client);
    QCOMPARE(told.message, row.headline);
    QCOMPARE(told.details, row.detail);
    QVERIFY(!told.details.contains(u"secret"_s));
    QCOMPARE(describeExecutor(row.health.executors.last(), u"C++"_s).sentence, row.cppSentence);

    const HealthNotice own = describeHealth(row.health, languages);
    QCOMPARE(own.kind, told.kind);
    if (own.kind == HealthNotice::Kind::Paused)
        QCOMPARE(own.message, u"Setting up C++ was put off. It goes on when you continue, or run a program."_s);
    else
        QCOMPARE(own.message, told.message);
}

void TestHealthText::executorsInWords()
{
    QSet<QString> sentences;
    QSet<QString> states;
    for (const auto state : {ExecutorState::Absent, ExecutorState::Building, ExecutorState::Starting,
                             ExecutorState::Ready, ExecutorState::Restarting, ExecutorState::Failed}) {
        ExecutorHealth executor;
        executor.state = state;
        const ExecutorWords words = describeExecutor(executor, u"Python"_s);
        sentences.insert(words.sentence);
        states.insert(words.state);
        QCOMPARE(words.sentence, u"Python is "_s + words.state);
    }
    QCOMPARE(sentences.size(), 6); // told apart without any colour
    QCOMPARE(states.size(), 6);
}

void TestHealthText::namesAreEnumerated()
{
    QCOMPARE(enumerated({}), QString());
    QCOMPARE(enumerated({u"Python"_s}), u"Python"_s);
    QCOMPARE(enumerated({u"Python"_s, u"C++"_s}), u"Python and C++"_s);
    QCOMPARE(enumerated({u"Python"_s, u"JavaScript"_s, u"C++"_s}), u"Python, JavaScript and C++"_s);
}

QTEST_GUILESS_MAIN(TestHealthText)
#include "tst_healthtext.moc"
