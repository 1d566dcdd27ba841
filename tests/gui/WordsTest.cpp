// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same results and the same health, once in the window and once over HTTP: people read the same words. The page
// shows what HTTP says (tests/web/cases/words.mjs).
#include "WindowFixture.h"
#include "tests/support/WordCases.h"
#include "tests/unit/http/HttpFixture.h"

#include <QJsonArray>

using namespace learncode;
using namespace learncode::test;

namespace {

/// What the service answers to a program that ends like that.
http::test::Reply answerTo(const OutcomeCase &row)
{
    http::test::Fixture fixture;
    QObject::connect(
        &fixture.runner, &FakeRunner::started, &fixture.runner, [&row](FakeRun *run) { run->end(row.result); },
        Qt::QueuedConnection);
    return fixture.ask(fixture.execute(http::test::Fixture::hello()));
}

} // namespace

class WordsTest final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void resultsAreWordedAlike_data();
    void resultsAreWordedAlike();
    void healthIsWordedAlike_data();
    void healthIsWordedAlike();
    void notesOnTheComputerAreShown();

private:
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *shown = find<QLabel>(name);
        return shown->isHidden() ? QString() : shown->text();
    }
};

void WordsTest::resultsAreWordedAlike_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<OutcomeCase> cases = outcomeCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.constData()) << i;
}

void WordsTest::resultsAreWordedAlike()
{
    QFETCH(qsizetype, index);
    const OutcomeCase row = outcomeCases().at(index);
    begin();
    m_runner->last()->end(row.result);
    QCOMPARE(result(), row.headline);
    QCOMPARE(label(u"outputHint"_s), row.detail);

    const http::test::Reply reply = answerTo(row);
    if (row.result.outcome == Outcome::Rejected) { // an answer of another kind, with the reason alone
        QCOMPARE(reply.json()["message"_L1].toString(), label(u"outputHint"_s));
        return;
    }
    const QJsonObject words = reply.data()["words"_L1].toObject();
    QCOMPARE(words["headline"_L1].toString(), result());
    QCOMPARE(words["detail"_L1].toString(), label(u"outputHint"_s));
}

void WordsTest::healthIsWordedAlike_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<HealthCase> cases = healthCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.constData()) << i;
}

void WordsTest::healthIsWordedAlike()
{
    QFETCH(qsizetype, index);
    const HealthCase row = healthCases().at(index);
    m_health->setHealth(row.health);
    http::test::Fixture fixture;
    fixture.health.setHealth(row.health);
    const QJsonObject health = fixture.ask(fixture.request("GET", "/api/health")).json();

    const QString headline = health["words"_L1]["headline"_L1].toString();
    const bool isSaid = !find<QWidget>(u"healthBar"_s)->isHidden();
    QCOMPARE(isSaid, !headline.isEmpty());
    if (isSaid && isPutOff(row.health.executors.last())) {
        // Only here can it be continued.
        QVERIFY(find<QWidget>(u"continueSetupButton"_s));
        QVERIFY(headline.startsWith(label(u"healthNoticeText"_s).section(u'.', 0, 0)));
    } else if (isSaid) {
        QCOMPARE(headline, label(u"healthNoticeText"_s));
    }
    for (const QJsonValue executor : health["executors"_L1].toArray()) {
        const auto *dot = find<QToolButton>(u"executorDot_"_s + executor["language"_L1].toString());
        QVERIFY(dot);
        QCOMPARE(executor["words"_L1]["detail"_L1].toString(), dot->toolTip());
    }
}

// The page shows the same texts (tests/web/cases/words.mjs).
void WordsTest::notesOnTheComputerAreShown()
{
    const auto *notes = find<QToolButton>(u"computerNotes"_s);
    QVERIFY(notes);
    QVERIFY(notes->isHidden());
    ServiceHealth health = m_health->health();
    health.warnings = {{u"no_landlock"_s, u"This kernel has <b>none</b>."_s},
                       {u"host_services"_s, u"Mind the network."_s}};
    m_health->setHealth(health);
    QVERIFY(!notes->isHidden());
    QVERIFY2(notes->accessibleName().endsWith(u"This kernel has <b>none</b>.\n\nMind the network."_s),
             qPrintable(notes->accessibleName()));
    QVERIFY(notes->toolTip().contains(u"has &lt;b&gt;none&lt;/b&gt;.</p><p>Mind"_s));
    health.warnings.clear();
    m_health->setHealth(health);
    QVERIFY(notes->isHidden());
}

QTEST_MAIN(WordsTest)
#include "WordsTest.moc"
