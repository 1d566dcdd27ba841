// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/AnswerParser.h"
#include "core/engine/ApiVersion.h"
#include "core/engine/BuildOutput.h"
#include "core/engine/LineSplitter.h"

#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;

/// What the engine answers, as our values.
class TestEngineAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsContainers();
    void readsLists();
    void readsImages();
    void readsEngines();
    void comparesVersions_data();
    void comparesVersions();
    void splitsLines_data();
    void splitsLines();
    void boundsLines();
    void demultiplexesLogs_data();
    void demultiplexesLogs();
    void readsBuilds();
    void joinsOutputThatComesInPieces();
    void boundsBuildOutput();
    void tellsBuildFailuresApart_data();
    void tellsBuildFailuresApart();
};

namespace {

QByteArray frame(char stream, const QByteArray &bytes)
{
    QByteArray header(8, '\0');
    header[0] = stream;
    qToBigEndian(static_cast<quint32>(bytes.size()), header.data() + 4);
    return header + bytes;
}

QByteArray line(const char *key, const QString &value)
{
    return QJsonDocument(QJsonObject{{QString::fromLatin1(key), value}}).toJson(QJsonDocument::Compact);
}

} // namespace

void TestEngineAnswers::readsContainers()
{
    const auto details = parseContainer({}, R"({
        "Id": "abc", "Name": "/some-name",
        "State": {"Running": false, "OOMKilled": true, "ExitCode": 137, "Health": {"Status": "unhealthy"}},
        "Config": {"Labels": {"a": "b"}},
        "NetworkSettings": {
            "IPAddress": "10.0.0.9",
            "Networks": {"inner": {"IPAddress": "172.18.0.2"}, "pending": {"IPAddress": ""}},
            "Ports": {"8765/tcp": [{"HostIp": "127.0.0.1", "HostPort": "49153"}],
                      "80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "80"}],
                      "81/tcp": null, "82/tcp": [{"HostIp": "127.0.0.1", "HostPort": "70000"}]}}})");
    QVERIFY(details);
    QCOMPARE(details->id, u"abc"_s);
    QCOMPARE(details->name, u"some-name"_s);
    QVERIFY(!details->running);
    QVERIFY(details->oomKilled);
    QCOMPARE(details->exitCode, 137);
    QCOMPARE(details->health, u"unhealthy"_s);
    QCOMPARE(details->labels, (Labels{{u"a"_s, u"b"_s}}));
    QCOMPARE(details->addresses, (QHash<QString, QString>{{u"inner"_s, u"172.18.0.2"_s}}));
    QCOMPARE(details->publishedPorts, (QHash<quint16, quint16>{{8765, 49153}}));
    QCOMPARE(parseContainer({}, R"({"Id": "a", "State": {"Health": {"Status": "none"}}})")->health, QString());
}

void TestEngineAnswers::readsLists()
{
    const auto containers = parseContainers({}, R"([{"Id": "a", "Names": ["/x"], "Image": "i", "State": "exited",
                                                     "Labels": {"k": "v"}}, {"Id": "b", "Names": null}])");
    QVERIFY(containers);
    QCOMPARE(containers->size(), 2);
    QCOMPARE(containers->first().name, u"x"_s);
    QCOMPARE(containers->first().state, u"exited"_s);
    QCOMPARE(containers->first().labels.value(u"k"_s), u"v"_s);
    QCOMPARE(containers->last().name, QString());
    QVERIFY(parseContainers({}, "null\n")->isEmpty());
    QVERIFY(!parseContainers({}, "{}"));
    QVERIFY(!parseContainers({}, ""));
    QVERIFY(!parseContainers({}, "[7]"));
    const auto network = parseNetwork({}, R"({"Id": "n", "Name": "net", "Containers": {"a": {}, "b": {}}})");
    QCOMPARE(network->containers, 2);
}

void TestEngineAnswers::readsImages()
{
    const auto image = parseImage(
        {}, R"({"Id": "sha256:1", "RepoTags": ["a:b"], "Size": 5000000000, "Config": {"Labels": {"k": "v"}}})");
    QVERIFY(image);
    QCOMPARE(image->tags, QStringList{u"a:b"_s});
    QCOMPARE(image->sizeBytes, 5'000'000'000);
    QCOMPARE(image->labels.value(u"k"_s), u"v"_s);
    const auto images = parseImages({}, R"([{"Id": "sha256:1", "RepoTags": ["<none>:<none>"], "Labels": null},
                                            {"Id": "sha256:2", "RepoTags": null, "Labels": {"k": "v"}}])");
    QVERIFY(images);
    QVERIFY(images->first().tags.isEmpty());
    QCOMPARE(images->last().labels.value(u"k"_s), u"v"_s);
}

void TestEngineAnswers::readsEngines()
{
    const auto info = parseInfo({}, R"({"OperatingSystem": "Debian", "SwapLimit": false, "CpuCfsQuota": false,
                                        "SecurityOptions": ["name=seccomp,profile=default", "name=rootless"],
                                        "Warnings": ["WARNING: No swap limit support"]})");
    QVERIFY(info);
    QCOMPARE(info->operatingSystem, u"Debian"_s);
    QVERIFY(info->rootless);
    QVERIFY(!info->swapLimit);
    QVERIFY(!info->cpuQuota);
    QVERIFY2(info->memoryLimit, "what is not said is taken to be there");
    QCOMPARE(info->warnings.size(), 1);
    QVERIFY(!parseInfo({}, R"({"Warnings": null, "SecurityOptions": null})")->rootless);
}

void TestEngineAnswers::comparesVersions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    for (const QString &good : {u"1.41"_s, u"1.9"_s, u"12.0"_s})
        QTest::newRow(qPrintable(good)) << good << true;
    for (const QString &bad : {u""_s, u"1"_s, u"1."_s, u".1"_s, u"v1.41"_s, u"1.41.2"_s, u"-1.2"_s, u"1.-2"_s,
                               u"99999999999.1"_s, u"1.000000000000000000041"_s})
        QTest::newRow(qPrintable(u"bad: "_s + bad)) << bad << false;
}

void TestEngineAnswers::comparesVersions()
{
    QFETCH(QString, text);
    const auto version = ApiVersion::parse(text);
    QTEST(version.has_value(), "valid");
    if (version)
        QCOMPARE(version->toString(), text);
    QVERIFY(*ApiVersion::parse(u"1.9") < *ApiVersion::parse(u"1.41"));
    QVERIFY(*ApiVersion::parse(u"2.0") > *ApiVersion::parse(u"1.41"));
}

void TestEngineAnswers::splitsLines_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 7, 100})
        QTest::addRow("%d bytes at once", piece) << piece;
}

void TestEngineAnswers::splitsLines()
{
    QFETCH(int, piece);
    const QByteArray all = "one\ntwo\r\n\n\nthree\nrest";
    LineSplitter splitter;
    QByteArrayList lines;
    for (qsizetype i = 0; i < all.size(); i += piece)
        lines += splitter.feed(all.sliced(i, std::min<qsizetype>(piece, all.size() - i)));
    QCOMPARE(lines, QByteArrayList({"one", "two", "three"}));
    QCOMPARE(splitter.takeRest(), "rest");
}

void TestEngineAnswers::boundsLines()
{
    LineSplitter splitter(10);
    QCOMPARE(splitter.feed("0123456789\n"), QByteArrayList{"0123456789"});
    QCOMPARE(splitter.feed("01234567890\nnext\n"), QByteArrayList{"next"});
    for (int i = 0; i < 100; ++i)
        QVERIFY(splitter.feed("0123456").isEmpty());
    QCOMPARE(splitter.feed("\nagain\n"), QByteArrayList{"again"});
    QCOMPARE(splitter.droppedLines(), 2);
}

void TestEngineAnswers::demultiplexesLogs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("log");
    const QByteArray two = frame(1, "out\n") + frame(2, "err\n");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("both streams") << two << QByteArray("out\nerr\n");
    QTest::newRow("an empty frame") << frame(1, {}) + two << QByteArray("out\nerr\n");
    QTest::newRow("zeroes within") << frame(1, QByteArray("a\0b", 3)) << QByteArray("a\0b", 3);
    QTest::newRow("cut in a header") << two + QByteArray("\1\0\0", 3) << QByteArray("out\nerr\n\1\0\0", 11);
    QTest::newRow("cut in a frame") << frame(1, "abcdef").chopped(2) << QByteArray("abcd");
    QTest::newRow("a length that lies") << QByteArray("\1\0\0\0\xff\xff\xff\xff", 8) + "abc" << QByteArray("abc");
    QTest::newRow("without frames") << QByteArray("plain terminal output\n") << QByteArray("plain terminal output\n");
    QTest::newRow("the last bytes only") << frame(1, QByteArray(500, 'x') + "end") << QByteArray(97, 'x') + "end";
}

void TestEngineAnswers::demultiplexesLogs()
{
    QFETCH(QByteArray, body);
    QTEST(demultiplexLog(body, 100), "log");
}

void TestEngineAnswers::readsBuilds()
{
    BuildOutput output;
    auto progress = output.feed(line("stream", u"Step 2/7 : RUN true"_s));
    QVERIFY2(progress.isEmpty(), "the line is not over");
    progress = output.feed(line("stream", u"\n"_s));
    QCOMPARE(progress.size(), 1);
    QCOMPARE(progress.first().step, 2);
    QCOMPARE(progress.first().steps, 7);
    QCOMPARE(progress.first().line, u"Step 2/7 : RUN true"_s);
    progress = output.feed(line("stream", u"\x1b[91mred\x1b[0m\n\nblue\n"_s));
    QCOMPARE(progress.size(), 2);
    QCOMPARE(progress.first().line, u"red"_s);
    QCOMPARE(progress.last().step, 2);
    progress = output.feed(R"({"status": "Downloading", "progress": "[==>  ]", "id": "abc"})");
    QCOMPARE(progress.first().line, u"Downloading [==>  ]"_s);
    QVERIFY(output.feed("no json").isEmpty());
    QVERIFY(output.feed(R"({"stream": 7})").isEmpty());
    QVERIFY(!output.succeeded());

    QVERIFY(output.feed(line("stream", u"Successfully built 0123456789ab\n"_s)).size() == 1);
    QCOMPARE(output.imageId(), u"0123456789ab"_s);
    std::ignore = output.feed(R"({"aux": {"ID": "sha256:0123456789abcdef"}})");
    QCOMPARE(output.imageId(), u"sha256:0123456789abcdef"_s);
    QVERIFY(output.succeeded());
    std::ignore = output.feed(R"({"errorDetail": {"message": "but no"}, "error": "but no"})");
    QVERIFY(output.failed());
    QVERIFY(!output.succeeded());
}

void TestEngineAnswers::joinsOutputThatComesInPieces()
{
    BuildOutput output;
    QStringList lines;
    for (const QChar c : u"Step 1/2 : FROM x\nhello\n"_s) {
        for (const auto &progress : output.feed(line("stream", QString(c))))
            lines.append(progress.line);
    }
    QCOMPARE(lines, QStringList({u"Step 1/2 : FROM x"_s, u"hello"_s}));
}

void TestEngineAnswers::boundsBuildOutput()
{
    BuildOutput output;
    const QByteArray flood = line("stream", QString(100'000, u'x'));
    for (int i = 0; i < 50; ++i)
        QVERIFY(output.feed(flood).isEmpty());
    const auto progress = output.feed(line("stream", u"\nthe end\n"_s));
    QCOMPARE(progress.size(), 2);
    QCOMPARE(progress.first().line.size(), 4096);
    QCOMPARE(progress.last().line, u"the end"_s);
    QCOMPARE(output.tail().size(), 64 << 10);
    QVERIFY(output.tail().endsWith("the end\n"_L1));
}

void TestEngineAnswers::tellsBuildFailuresApart_data()
{
    QTest::addColumn<QStringList>("printed");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("code");
    const QString run = u"Step 3/4 : RUN apt-get install x\n"_s;
    const QString exit = u"The command '/bin/sh -c apt-get install x' returned a non-zero code: 100"_s;
    QTest::newRow("a step") << QStringList{run, u"E: no\n"_s} << exit << "image_build_failed";
    QTest::newRow("a step without network")
        << QStringList{run, u"dial tcp: lookup x\n"_s} << exit << "image_build_failed";
    QTest::newRow("a full disk in a step")
        << QStringList{run, u"write: No space left on device\n"_s} << exit << "engine_no_space";
    QTest::newRow("a full disk of the engine")
        << QStringList{run} << "mkdir: no space left on device" << "engine_no_space";
    QTest::newRow("base is nowhere") << QStringList{u"Step 1/4 : FROM a/b\n"_s}
                                     << "pull access denied for a/b, repository does not exist" << "engine_no_registry";
    QTest::newRow("registry is away")
        << QStringList{u"Step 1/4 : FROM a/b\n"_s}
        << "Get \"https://registry.invalid/v2/\": dial tcp: lookup registry.invalid: no such host"
        << "engine_no_registry";
    QTest::newRow("base, in words not known")
        << QStringList{u"Step 2/4 : FROM a/b\n"_s} << "computer says no" << "engine_no_registry";
    QTest::newRow("before the first step") << QStringList{} << "manifest unknown" << "engine_no_registry";
    QTest::newRow("copy of what is not there")
        << QStringList{u"Step 3/4 : COPY a /\n"_s} << "COPY failed: file not found" << "image_build_failed";
}

void TestEngineAnswers::tellsBuildFailuresApart()
{
    QFETCH(QStringList, printed);
    QFETCH(QString, error);
    BuildOutput output;
    for (const QString &text : printed)
        std::ignore = output.feed(line("stream", text));
    std::ignore =
        output.feed(QJsonDocument(QJsonObject{{"errorDetail"_L1, QJsonObject{{"message"_L1, error}}}}).toJson());
    QVERIFY(output.failed());
    QTEST(output.error().code, "code");
    QVERIFY(output.error().detail.contains(error));
    QVERIFY(!output.error().message.contains(error));
}

QTEST_GUILESS_MAIN(TestEngineAnswers)
#include "tst_engine_answers.moc"
