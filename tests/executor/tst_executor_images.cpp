// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executor/docker/ImageProvider.h"
#include "core/run/Language.h"
#include "tests/executor/ExecutorContainer.h"
#include "tests/support/Await.h"

#include <QSignalSpy>
#include <QTest>

using namespace learncode;
using namespace learncode::test;

// The images of all languages, built if need be, with the engine's words on the way. Every other test with containers
// waits for this one.
class TestExecutorImages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThere_data();
    void areThere();
};

void TestExecutorImages::areThere_data()
{
    QTest::addColumn<QString>("language");
    for (const Language &language : LanguageRegistry::builtIn().all())
        QTest::newRow(qPrintable(language.id)) << language.id;
}

void TestExecutorImages::areThere()
{
    QFETCH(const QString, language);
    engine::EngineClient engine(engineSocket());
    const executor::PoolOptions options;
    QVERIFY(await(engine.negotiate()));
    executor::ImageProvider provider(&engine, LanguageRegistry::builtIn().find(language), &options);
    QSignalSpy finished(&provider, &executor::ImageProvider::finished);
    connect(&provider, &executor::ImageProvider::progressed, this,
            [](int step, int steps, const QString &line) { qInfo("%d/%d %s", step, steps, qPrintable(line)); });
    const auto ensure = [&] {
        finished.clear();
        provider.ensure();
        return (!finished.isEmpty() || finished.wait(longPatience)) ? finished.first().first().value<Result<QString>>()
                                                                     : fail(QStringLiteral("test_timeout"), {});
    };
    const auto built = ensure();
    QVERIFY2(built, qPrintable(built ? QString() : built.error().detail));
    QVERIFY(!provider.isBuilding());
    QVERIFY(await(engine.inspectImage(*built)));

    QSignalSpy buildStarted(&provider, &executor::ImageProvider::buildStarted);
    QCOMPARE(ensure().value_or(QString()), *built);
    QVERIFY(buildStarted.isEmpty()); // what is there is not built again
}

QTEST_GUILESS_MAIN(TestExecutorImages)
#include "tst_executor_images.moc"
