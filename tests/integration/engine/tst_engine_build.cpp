// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ImageBuild.h"
#include "tests/integration/engine/EngineFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// Images built by a real engine.
class TestEngineBuild final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsWithProgress();
    void buildsThreeAtOnce();
    void cancels();
    void stopsWhenDeleted();
    void tellsOfAFailingStep();
    void tellsOfAMissingBase();
    void tellsOfABrokenDockerfile();
    void tellsOfAFullDisk();
    void survivesTheClient();

private:
    [[nodiscard]] ImageBuild *build(const QString &tag, const QByteArray &dockerfile, EngineClient *client = nullptr);
    [[nodiscard]] static Result<QString> outcome(QSignalSpy &finished);

    EngineFixture m_fixture;
};

ImageBuild *TestEngineBuild::build(const QString &tag, const QByteArray &dockerfile, EngineClient *client)
{
    const QByteArray content = "ARG BASE_IMAGE=never/there\nFROM ${BASE_IMAGE}\n" + dockerfile;
    return (client ? client : &m_fixture.client())
        ->buildImage(EngineFixture::tar(u"Dockerfile.test"_s, content), u"Dockerfile.test"_s, {m_fixture.name(tag)},
                     {{u"BASE_IMAGE"_s, EngineFixture::baseImage()}}, m_fixture.labels(), this);
}

Result<QString> TestEngineBuild::outcome(QSignalSpy &finished)
{
    if (finished.isEmpty() && !finished.wait(longPatience))
        return fail(u"test_timeout"_s, {});
    return finished.first().first().value<Result<QString>>();
}

void TestEngineBuild::buildsWithProgress()
{
    // Unique, or a second run would take it from the cache and print nothing.
    ImageBuild *operation =
        build(u"good"_s,
              "RUN echo building " + m_fixture.name({}).toUtf8()
                  + " && echo to stderr >&2 && echo result > /result\nCMD [\"cat\", \"/result\"]\n");
    QSignalSpy progressed(operation, &ImageBuild::progressed);
    QSignalSpy finished(operation, &ImageBuild::finished);
    const auto id = outcome(finished);
    QVERIFY2(id, why(id).constData());
    QVERIFY(id->startsWith("sha256:"_L1));
    QCOMPARE(finished.size(), 1);

    QStringList lines;
    int lastStep = 0;
    for (const auto &signal : progressed) {
        QVERIFY(signal[0].toInt() >= lastStep);
        lastStep = signal[0].toInt();
        lines.append(signal[2].toString());
    }
    // ARG, FROM, RUN, CMD, and one that the engine adds for the labels.
    QCOMPARE(lastStep, 5);
    QCOMPARE(progressed.last()[1].toInt(), 5);
    QVERIFY2(lines.contains("building "_L1 + m_fixture.name({})), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains("to stderr"_L1), "without its colours");

    const auto image = m_fixture.wait(m_fixture.client().inspectImage(m_fixture.name(u"good"_s)));
    QVERIFY2(image, why(image).constData());
    QCOMPARE(image->id, *id);
    QVERIFY(image->sizeBytes > 0);
    QCOMPARE(image->labels.value(u"lc-test-engine"_s), m_fixture.labels().value(u"lc-test-engine"_s));
    const auto images = m_fixture.wait(m_fixture.client().listImages(m_fixture.labels()));
    QVERIFY(std::ranges::any_of(images.value(), [&](const ImageSummary &summary) {
        return summary.id == *id && summary.tags.contains(m_fixture.name(u"good:latest"_s));
    }));

    QVERIFY(m_fixture.wait(m_fixture.client().removeImage(m_fixture.name(u"good"_s))));
    QCOMPARE(m_fixture.wait(m_fixture.client().inspectImage(m_fixture.name(u"good"_s))).error().code, u"not_found"_s);
}

void TestEngineBuild::buildsThreeAtOnce()
{
    std::array<ImageBuild *, 3> builds{};
    std::vector<std::unique_ptr<QSignalSpy>> spies;
    for (int i = 0; i < 3; ++i) {
        builds[i] =
            build(u"three%1"_s.arg(i), "RUN sleep 1 && echo " + m_fixture.name(QString::number(i)).toUtf8() + '\n');
        spies.push_back(std::make_unique<QSignalSpy>(builds[i], &ImageBuild::finished));
    }
    for (const auto &spy : spies) {
        const auto id = outcome(*spy);
        QVERIFY2(id, why(id).constData());
    }
}

void TestEngineBuild::cancels()
{
    ImageBuild *operation = build(u"cancelled"_s, "RUN echo begun && sleep 1000\n");
    QSignalSpy progressed(operation, &ImageBuild::progressed);
    QSignalSpy finished(operation, &ImageBuild::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty() && progressed.last()[2].toString() == "begun"_L1, patience);
    // Calls are not held up while it builds.
    QVERIFY(m_fixture.wait(m_fixture.client().listContainers(m_fixture.labels())));
    QVERIFY(finished.isEmpty());
    operation->cancel();
    operation->cancel();
    QVERIFY2(finished.isEmpty(), "the signal comes later, not within the call");
    const auto id = outcome(finished);
    QCOMPARE(id.error().code, u"cancelled"_s);
    // The engine removes what it was building in.
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.wait(m_fixture.client().listContainers(m_fixture.labels())).value().isEmpty(),
                             patience);
    QVERIFY(!m_fixture.wait(m_fixture.client().inspectImage(m_fixture.name(u"cancelled"_s))));
    QCOMPARE(finished.size(), 1);
}

void TestEngineBuild::stopsWhenDeleted()
{
    ImageBuild *operation = build(u"deleted"_s, "RUN echo begun && sleep 1000\n");
    QSignalSpy progressed(operation, &ImageBuild::progressed);
    QSignalSpy finished(operation, &ImageBuild::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty() && progressed.last()[2].toString() == "begun"_L1, patience);
    delete operation;
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.wait(m_fixture.client().listContainers(m_fixture.labels())).value().isEmpty(),
                             patience);
    QCOMPARE(finished.size(), 0);
}

void TestEngineBuild::tellsOfAFailingStep()
{
    ImageBuild *operation = build(u"failing"_s, "RUN echo some words; echo and a reason >&2; exit 3\nRUN echo never\n");
    QSignalSpy finished(operation, &ImageBuild::finished);
    const auto id = outcome(finished);
    QVERIFY(!id);
    QCOMPARE(id.error().code, u"image_build_failed"_s);
    QVERIFY2(id.error().detail.contains("some words"_L1), why(id).constData());
    QVERIFY2(id.error().detail.contains("and a reason"_L1), why(id).constData());
    QVERIFY2(id.error().detail.contains("returned a non-zero code: 3"_L1), why(id).constData());
    QVERIFY2(!id.error().message.contains("non-zero"_L1), why(id).constData());
}

void TestEngineBuild::tellsOfAMissingBase()
{
    ImageBuild *operation = m_fixture.client().buildImage(
        EngineFixture::tar(u"Dockerfile"_s, "FROM registry.invalid/lc-test-engine:none\n"), u"Dockerfile"_s,
        {m_fixture.name(u"baseless"_s)}, {}, m_fixture.labels(), this);
    QSignalSpy finished(operation, &ImageBuild::finished);
    const auto id = outcome(finished);
    QVERIFY(!id);
    QVERIFY2(id.error().code == "engine_no_registry"_L1, why(id).constData());
}

void TestEngineBuild::tellsOfABrokenDockerfile()
{
    ImageBuild *operation = build(u"broken"_s, "THIS IS NOT A DOCKERFILE\n");
    QSignalSpy finished(operation, &ImageBuild::finished);
    const auto id = outcome(finished);
    QVERIFY(!id);
    QVERIFY2(id.error().code == "image_build_failed"_L1, why(id).constData());
    QVERIFY2(id.error().detail.contains("THIS"_L1), why(id).constData());
}

void TestEngineBuild::tellsOfAFullDisk()
{
    // /dev/full says what a full disk says.
    ImageBuild *operation = build(u"full"_s, "RUN cat /etc/passwd > /dev/full\n");
    QSignalSpy finished(operation, &ImageBuild::finished);
    const auto id = outcome(finished);
    QVERIFY(!id);
    QVERIFY2(id.error().code == "engine_no_space"_L1, why(id).constData());
}

void TestEngineBuild::survivesTheClient()
{
    auto client = std::make_unique<EngineClient>(m_fixture.client().socketPath());
    ImageBuild *operation = build(u"orphan"_s, "RUN echo begun && sleep 1000\n", client.get());
    QSignalSpy progressed(operation, &ImageBuild::progressed);
    QSignalSpy finished(operation, &ImageBuild::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty() && progressed.last()[2].toString() == "begun"_L1, patience);
    client.reset();
    QCOMPARE(outcome(finished).error().code, u"engine_unavailable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.wait(m_fixture.client().listContainers(m_fixture.labels())).value().isEmpty(),
                             patience);
}

QTEST_GUILESS_MAIN(TestEngineBuild)
#include "tst_engine_build.moc"
