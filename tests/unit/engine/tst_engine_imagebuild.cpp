// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineClient.h"
#include "core/engine/ImageBuild.h"
#include "tests/support/Await.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Patience.h"
#include "tests/support/SteppedClock.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;
using namespace learncode::test;

/// Builds that go wrong in ways that a real engine will not show on demand.
class TestEngineImageBuild final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void uploadsAndAsks();
    void finishesOnce();
    void findsAFailureInA200();
    void mistrustsAnEndWithoutAnImage();
    void mistrustsATagThatNamesAnother();
    void tellsOfALostEngine();
    void tellsOfARefusal_data();
    void tellsOfARefusal();
    void outlivesSilence();
    void cancelsBeforeItBegan();
    void cancelsWhileItLooksAtTheImage();
    void mayBeDeletedByAReceiver();
    void endsWithTheClient();

private:
    void build();
    [[nodiscard]] FakeExchange *upload() const { return m_fake->open("POST", u"/build"_s).value(0); }
    [[nodiscard]] Result<QString> outcome();
    static QByteArray printed(const QString &text)
    {
        return QJsonDocument(QJsonObject{{"stream"_L1, text}}).toJson(QJsonDocument::Compact) + '\n';
    }

    SteppedClock m_clock;
    std::unique_ptr<FakeEngine> m_fake;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<ImageBuild> m_build;
    std::unique_ptr<QSignalSpy> m_finished;
    std::unique_ptr<QSignalSpy> m_progressed;
    const QByteArray m_context = QByteArray(3 << 20, 'c') + QByteArray("\0\r\n\r\n", 5);
};

void TestEngineImageBuild::init()
{
    m_fake = std::make_unique<FakeEngine>();
    m_fake->on("POST", u"/build"_s, [](FakeExchange &exchange) { exchange.begin(); });
    m_fake->on("GET", u"/images/*/json"_s, 200, {{"Id"_L1, u"sha256:0123456789abcdef"_s}});
    m_client = std::make_unique<EngineClient>(m_fake->socketPath(), nullptr, &m_clock);
}

void TestEngineImageBuild::cleanup()
{
    m_build.reset();
    m_client.reset();
    m_fake.reset();
}

void TestEngineImageBuild::build()
{
    m_build.reset(m_client->buildImage(m_context, u"Dockerfile.x"_s, {u"some-image:tag"_s, u"other"_s},
                                       {{u"BASE"_s, u"a+b"_s}}, {{u"hash"_s, u"123"_s}}, nullptr));
    m_finished = std::make_unique<QSignalSpy>(m_build.get(), &ImageBuild::finished);
    m_progressed = std::make_unique<QSignalSpy>(m_build.get(), &ImageBuild::progressed);
}

Result<QString> TestEngineImageBuild::outcome()
{
    if (m_finished->isEmpty() && !m_finished->wait(patience))
        return fail(u"test_timeout"_s, {});
    return m_finished->first().first().value<Result<QString>>();
}

void TestEngineImageBuild::uploadsAndAsks()
{
    build();
    QTRY_VERIFY(upload());
    const FakeRequest request = upload()->request;
    QCOMPARE(request.body, m_context);
    QCOMPARE(request.headers.value("content-length").toLongLong(), m_context.size());
    QCOMPARE(request.headers.value("content-type"), "application/x-tar");
    QCOMPARE(request.parameter(u"dockerfile"_s), u"Dockerfile.x"_s);
    QCOMPARE(request.query.allQueryItemValues(u"t"_s, QUrl::FullyDecoded),
             QStringList({u"some-image:tag"_s, u"other"_s}));
    QCOMPARE(request.parameter(u"buildargs"_s), u"{\"BASE\":\"a+b\"}"_s);
    QCOMPARE(request.parameter(u"labels"_s), u"{\"hash\":\"123\"}"_s);
    QCOMPARE(request.parameter(u"rm"_s), u"1"_s);
    QCOMPARE(request.parameter(u"forcerm"_s), u"1"_s);
    QCOMPARE(request.parameter(u"pull"_s), u"0"_s);
    QCOMPARE(request.parameter(u"version"_s), u"1"_s);
}

void TestEngineImageBuild::finishesOnce()
{
    build();
    QTRY_VERIFY(upload());
    upload()->send(printed(u"Step 1/2 : FROM x\n"_s) + printed(u"Step 2/2 : RUN y\n"_s).first(9));
    upload()->send(printed(u"Step 2/2 : RUN y\n"_s).sliced(9) + printed(u"Successfully built 0123456789ab\n"_s));
    QTRY_COMPARE(m_progressed->size(), 3);
    QCOMPARE(m_finished->size(), 0);
    upload()->end();
    QCOMPARE(outcome(), u"sha256:0123456789abcdef"_s);
    QCOMPARE(m_fake->last("GET", u"/images/*/json"_s).path, u"/images/some-image:tag/json"_s);
    m_build->cancel();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_finished->size(), 1);
}

void TestEngineImageBuild::findsAFailureInA200()
{
    build();
    QTRY_VERIFY(upload());
    upload()->send(
        printed(u"Step 2/2 : RUN y\nwords\n"_s)
        + R"({"errorDetail":{"code":3,"message":"returned a non-zero code: 3"},"error":"returned a non-zero code: 3"})");
    upload()->end(); // the last line has no end of its own
    const auto id = outcome();
    QVERIFY(!id);
    QCOMPARE(id.error().code, u"image_build_failed"_s);
    QVERIFY(id.error().detail.contains("words\nreturned a non-zero code: 3"_L1));
}

void TestEngineImageBuild::mistrustsAnEndWithoutAnImage()
{
    build();
    QTRY_VERIFY(upload());
    upload()->send(printed(u"Step 1/2 : FROM x\n"_s));
    upload()->end();
    QCOMPARE(outcome().error().code, u"engine_unavailable"_s);
}

void TestEngineImageBuild::mistrustsATagThatNamesAnother()
{
    build();
    QTRY_VERIFY(upload());
    upload()->send(R"({"aux":{"ID":"sha256:ffff"}})"
                   "\n");
    upload()->end();
    QCOMPARE(outcome().error().code, u"image_build_failed"_s);
}

void TestEngineImageBuild::tellsOfALostEngine()
{
    build();
    QTRY_VERIFY(upload());
    upload()->send(printed(u"Step 1/2 : FROM x\n"_s));
    QTRY_COMPARE(m_progressed->size(), 1);
    m_fake->stop();
    QCOMPARE(outcome().error().code, u"engine_unavailable"_s);
    build();
    QCOMPARE(outcome().error().code, u"engine_not_found"_s);
}

void TestEngineImageBuild::tellsOfARefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("a Dockerfile that cannot be read") << 400 << "dockerfile parse error" << "image_build_failed";
    QTest::newRow("no space") << 500 << "write /tmp: no space left on device" << "engine_no_space";
    QTest::newRow("no base") << 404 << "pull access denied for x" << "engine_no_registry";
}

void TestEngineImageBuild::tellsOfARefusal()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    m_fake->on("POST", u"/build"_s, status, {{"message"_L1, words}});
    build();
    const auto id = outcome();
    QVERIFY(!id);
    QTEST(id.error().code, "code");
    QVERIFY(id.error().detail.contains(words));
}

void TestEngineImageBuild::outlivesSilence()
{
    m_fake->on("GET", u"/containers/*/json"_s, [](FakeExchange &) {});
    build();
    QTRY_VERIFY(upload());
    const auto call = m_client->inspectContainer(u"x"_s);
    QTRY_COMPARE(m_fake->open("GET", u"/containers/*/json"_s).size(), 1);
    m_clock.step(std::chrono::hours(1));
    QVERIFY(await(call)); // which is not waited for as long
    QCOMPARE(call.result().error().code, u"engine_unavailable"_s);
    QCOMPARE(m_finished->size(), 0);
    upload()->send(printed(u"Successfully built 0123456789ab\n"_s));
    upload()->end();
    QVERIFY(outcome());
}

void TestEngineImageBuild::cancelsBeforeItBegan()
{
    build();
    m_build->cancel();
    QCOMPARE(m_finished->size(), 0);
    QCOMPARE(outcome().error().code, u"cancelled"_s);
    // One that was asked for later begins, and this one never does.
    const std::unique_ptr<ImageBuild> later(m_client->buildImage("x", u"Dockerfile.x"_s, {}, {}, {}, nullptr));
    QTRY_VERIFY(upload());
    QCOMPARE(upload()->request.body, "x");
    QCOMPARE(m_finished->size(), 1);
    QCOMPARE(m_fake->count("POST", u"/build"_s), 1);
}

void TestEngineImageBuild::cancelsWhileItLooksAtTheImage()
{
    m_fake->on("GET", u"/images/*/json"_s, [](FakeExchange &) {});
    build();
    QTRY_VERIFY(upload());
    upload()->send(printed(u"Successfully built 0123456789ab\n"_s));
    upload()->end();
    QTRY_COMPARE(m_fake->open("GET", u"/images/*/json"_s).size(), 1);
    m_build->cancel();
    QCOMPARE(outcome().error().code, u"cancelled"_s);
    m_fake->open("GET", u"/images/*/json"_s).first()->answer(200, QJsonObject{{"Id"_L1, u"sha256:0123456789abcdef"_s}});
    QVERIFY(await(m_client->negotiate())); // asked for after that
    QCOMPARE(m_finished->size(), 1);
}

void TestEngineImageBuild::mayBeDeletedByAReceiver()
{
    build();
    connect(m_build.get(), &ImageBuild::progressed, this, [this] { m_build.reset(); });
    QTRY_VERIFY(upload());
    upload()->send(printed(u"one\ntwo\n"_s) + printed(u"three\n"_s));
    QTRY_VERIFY(!m_build);
    QTRY_VERIFY(!upload());
    QCOMPARE(m_finished->size(), 0);

    build();
    connect(m_build.get(), &ImageBuild::finished, this, [this] { m_build.reset(); });
    QTRY_VERIFY(upload());
    upload()->send(R"({"error":"no"})");
    upload()->end();
    QTRY_VERIFY(!m_build);
}

void TestEngineImageBuild::endsWithTheClient()
{
    build();
    QTRY_VERIFY(upload());
    m_client.reset();
    QCOMPARE(outcome().error().code, u"engine_unavailable"_s);
    QTRY_VERIFY(!upload());
    m_build->cancel();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_finished->size(), 1);
}

QTEST_GUILESS_MAIN(TestEngineImageBuild)
#include "tst_engine_imagebuild.moc"
