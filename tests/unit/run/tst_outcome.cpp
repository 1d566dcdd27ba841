// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Outcome.h"

#include "docker/protocol/Protocol.h"

#include <QSet>
#include <QtTest>

using namespace learncode;
using namespace Qt::StringLiterals;

class TestOutcome final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreTheContract()
    {
        QStringList names;
        for (const Outcome outcome : allOutcomes)
            names.append(outcomeName(outcome));
        QCOMPARE(names, u"ok nonzero_exit signal compile_error timeout memory_limit output_limit process_limit stopped "
                        "executor_lost rejected"_s.split(u' '));
    }

    void everyNameLeadsBack()
    {
        for (const Outcome outcome : allOutcomes)
            QCOMPARE(outcomeFromName(outcomeName(outcome)), std::optional(outcome));
    }

    void otherNamesAreNoOutcome()
    {
        for (const auto name : {""_L1, "OK"_L1, "ok "_L1, "killed"_L1})
            QCOMPARE(outcomeFromName(name), std::nullopt);
    }

    void executorsSayTheSameWords()
    {
        namespace words = protocol::outcome;
        QSet<Outcome> seen;
        for (const std::string_view word :
             {words::ok, words::nonzeroExit, words::signal, words::compileError, words::timeout, words::memoryLimit,
              words::outputLimit, words::processLimit, words::stopped, words::rejected}) {
            const auto outcome = outcomeFromName(QLatin1StringView(word.data(), qsizetype(word.size())));
            QVERIFY2(outcome, word.data());
            seen.insert(*outcome);
        }
        // Only the application can tell that an executor is lost.
        QCOMPARE(seen.size(), qsizetype(allOutcomes.size()) - 1);
        QVERIFY(!seen.contains(Outcome::ExecutorLost));
    }
};

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
