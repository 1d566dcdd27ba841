// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunRequest.h"
#include "docker/executor/cleaning/RemoveTree.h"
#include "docker/executor/door/Arguments.h"
#include "docker/executor/door/Messages.h"
#include "docker/executor/runs/CompilerQueue.h"
#include "docker/executor/support/Base64.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

using namespace learncode::executor;

namespace {

template<typename T>
const T *commandAs(const std::expected<Command, BadMessage> &parsed)
{
    return parsed ? std::get_if<T>(&*parsed) : nullptr;
}

std::string runWith(const std::string &members)
{
    return R"({"type":"run","run":7,"code":"x")" + members + "}";
}

} // namespace

class ExecutorProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesBase64();
    void refusesBadBase64_data();
    void refusesBadBase64();
    void parsesRun();
    void parsesFolders();
    void parsesTerminals();
    void takesTheLongestArgument();
    void refusesRun_data();
    void refusesRun();
    void refusesMalformed_data();
    void refusesMalformed();
    void ignoresUnknownTypes();
    void parsesSmallCommands();
    void writesHello();
    void writesFinished();
    void replacesInvalidUtf8();
    void letsCompilersInByTurn();
    void parsesArguments();
    void removesTrees();
};

void ExecutorProgramTest::decodesBase64()
{
    QCOMPARE(decodeBase64("aGV5").value(), std::string("hey"));
    QCOMPARE(decodeBase64("aGU=").value(), std::string("he"));
    QCOMPARE(decodeBase64("AA==").value(), std::string(1, '\0'));
    QCOMPARE(decodeBase64("").value(), std::string());
}

void ExecutorProgramTest::refusesBadBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"a", "aGV", "aGV*", "aG=5", "====", "aGV=", "aGV5\n"})
        QTest::newRow(text) << QByteArray(text);
}

void ExecutorProgramTest::refusesBadBase64()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decodeBase64(text.toStdString()));
}

void ExecutorProgramTest::parsesRun()
{
    const auto parsed = parseCommand(
        runWith(R"(,"args":["a"],"files":[{"name":"d.txt","content":"aGV5"}],"wallMs":5,"outputBytes":9,"new":1)"));
    const auto *run = commandAs<Job>(parsed);
    QVERIFY(run);
    QCOMPARE(run->run, 7U);
    QCOMPARE(run->code, std::string("x"));
    QCOMPARE(run->args.at(0), std::string("a"));
    QCOMPARE(run->files.at(0).content, std::string("hey"));
    QCOMPARE(run->wall.count(), 5);
    QCOMPARE(run->outputBytes, 9ULL);
    QVERIFY(!run->terminal);
}

void ExecutorProgramTest::parsesFolders()
{
    const std::string names[] = {
        "a", "ab/a", "ab/b", "a.b/c", "1/2/3/4/5/6/7/8", std::string(127, 'x') + "/" + std::string(127, 'y')};
    std::string list;
    for (const std::string &name : names)
        list += std::string(list.empty() ? "" : ",") + R"({"name":")" + name + R"(","content":""})";
    const auto parsed = parseCommand(runWith(R"(,"files":[)" + list + "]"));
    QVERIFY(commandAs<Job>(parsed));
    for (std::size_t i = 0; i < std::size(names); ++i)
        QCOMPARE(commandAs<Job>(parsed)->files.at(i).name, names[i]);
}

void ExecutorProgramTest::parsesTerminals()
{
    const auto whole = parseCommand(runWith(R"(,"tty":{"cols":100,"rows":30,"new":1})"));
    QVERIFY(commandAs<Job>(whole) && commandAs<Job>(whole)->terminal);
    QCOMPARE(commandAs<Job>(whole)->terminal->cols, 100);
    QCOMPARE(commandAs<Job>(whole)->terminal->rows, 30);
    const auto plain = parseCommand(runWith(R"(,"tty":{})"));
    QVERIFY(commandAs<Job>(plain) && commandAs<Job>(plain)->terminal);
    QCOMPARE(commandAs<Job>(plain)->terminal->cols, 80);
    QCOMPARE(commandAs<Job>(plain)->terminal->rows, 24);
}

// The application lets one argument have all of RequestBounds::argBytes.
void ExecutorProgramTest::takesTheLongestArgument()
{
    const auto parse = [](qint64 bytes) {
        return parseCommand(runWith(R"(,"args":[")" + std::string(static_cast<std::size_t>(bytes), 'x') + R"("])"));
    };
    QVERIFY(parse(learncode::RequestBounds().argBytes));
    QVERIFY(!parse(static_cast<qint64>(limits::maxArgumentBytes) + 1));
}

void ExecutorProgramTest::refusesRun_data()
{
    QTest::addColumn<QByteArray>("members");
    const auto file = [](const QByteArray &name) {
        return QByteArray(R"(,"files":[{"name":")") + name + R"(","content":""}])";
    };
    QTest::newRow("parent") << file("../x");
    QTest::newRow("absolute") << file("/etc/x");
    QTest::newRow("dots") << file("..");
    QTest::newRow("empty") << file("");
    QTest::newRow("nul") << file("a\\u0000b");
    QTest::newRow("long") << file(QByteArray(5000, 'x'));
    QTest::newRow("long with folders") << file(QByteArray("abc/").repeated(3) + QByteArray(244, 'x'));
    QTest::newRow("deep") << file("1/2/3/4/5/6/7/8/9");
    QTest::newRow("parent within") << file("a/../b");
    QTest::newRow("dot within") << file("a/./b");
    QTest::newRow("nothing within") << file("a//b");
    QTest::newRow("folder only") << file("a/");
    QTest::newRow("nul within") << file("a/\\u0000/b");
    const auto files = [](const QByteArray &one, const QByteArray &other) {
        return R"(,"files":[{"name":")" + one + R"(","content":""},{"name":")" + other + R"(","content":""}])";
    };
    QTest::newRow("a file's folder after it") << files("a/b", "a/b/c/d");
    QTest::newRow("a file's folder before it") << files("a/b/c", "a");
    QTest::newRow("twice in a folder") << files("a/b", "a/b");
    QTest::newRow("twice") << QByteArray(R"(,"files":[{"name":"a","content":""},{"name":"a","content":""}])");
    QTest::newRow("no base64") << QByteArray(R"(,"files":[{"name":"a","content":"?"}])");
    QTest::newRow("files no list") << QByteArray(R"(,"files":{})");
    QTest::newRow("file no object") << QByteArray(R"(,"files":[1])");
    QTest::newRow("arg no text") << QByteArray(R"(,"args":[1])");
    QTest::newRow("arg nul") << QByteArray(R"(,"args":["\u0000"])");
    QTest::newRow("a terminal that is none") << QByteArray(R"(,"tty":true)");
    QTest::newRow("a terminal of no width") << QByteArray(R"(,"tty":{"cols":0,"rows":24})");
    QTest::newRow("a terminal too high") << QByteArray(R"(,"tty":{"cols":80,"rows":1001})");
    QTest::newRow("a terminal of a word's width") << QByteArray(R"(,"tty":{"cols":"80"})");
    QTest::newRow("no time") << QByteArray(R"(,"wallMs":0)");
    QTest::newRow("for ever") << QByteArray(R"(,"wallMs":99999999)");
    QTest::newRow("negative") << QByteArray(R"(,"wallMs":-1)");
    QTest::newRow("much output") << QByteArray(R"(,"outputBytes":99999999999)");
}

void ExecutorProgramTest::refusesRun()
{
    QFETCH(QByteArray, members);
    const auto parsed = parseCommand(runWith(members.toStdString()));
    QVERIFY(!parsed);
    QVERIFY(parsed.error().isRun);
    QCOMPARE(parsed.error().run.value(), 7U);
    QVERIFY(!parsed.error().reason.empty());
}

void ExecutorProgramTest::refusesMalformed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("{");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("no type") << QByteArray("{}");
    QTest::newRow("type no text") << QByteArray(R"({"type":1})");
    QTest::newRow("no run") << QByteArray(R"({"type":"stop"})");
    QTest::newRow("run 0") << QByteArray(R"({"type":"stop","run":0})");
    QTest::newRow("run too large") << QByteArray(R"({"type":"stop","run":4294967296})");
    QTest::newRow("run negative") << QByteArray(R"({"type":"eof","run":-1})");
    QTest::newRow("resize without a size") << QByteArray(R"({"type":"resize","run":1})");
    QTest::newRow("resize to nothing") << QByteArray(R"({"type":"resize","run":1,"cols":0,"rows":24})");
    QTest::newRow("resize to half a row") << QByteArray(R"({"type":"resize","run":1,"cols":80,"rows":24.5})");
    QTest::newRow("resize too far") << QByteArray(R"({"type":"resize","run":1,"cols":80,"rows":1001})");
    QTest::newRow("resize without a run") << QByteArray(R"({"type":"resize","cols":80,"rows":24})");
    QTest::newRow("ack without bytes") << QByteArray(R"({"type":"ack","run":1})");
    QTest::newRow("invalid utf-8") << QByteArray("{\"type\":\"\xff\"}");
    QTest::newRow("deep") << QByteArray(200'000, '[');
}

void ExecutorProgramTest::refusesMalformed()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseCommand(text.toStdString()));
}

void ExecutorProgramTest::ignoresUnknownTypes()
{
    QVERIFY(commandAs<IgnoredCommand>(parseCommand(R"({"type":"dance"})")));
    QVERIFY(commandAs<IgnoredCommand>(parseCommand(R"({"type":"dance","run":1})")));
}

void ExecutorProgramTest::parsesSmallCommands()
{
    const auto stop = parseCommand(R"({"type":"stop","run":3})");
    QVERIFY(commandAs<StopCommand>(stop));
    QCOMPARE(commandAs<StopCommand>(stop)->run, 3U);
    const auto eof = parseCommand(R"({"type":"eof","run":4294967295})");
    QVERIFY(commandAs<EofCommand>(eof));
    QCOMPARE(commandAs<EofCommand>(eof)->run, 4294967295U);
    const auto ack = parseCommand(R"({"type":"ack","run":3,"bytes":65536})");
    QVERIFY(commandAs<AckCommand>(ack));
    QCOMPARE(commandAs<AckCommand>(ack)->bytes, 65536ULL);
    const auto resize = parseCommand(R"({"type":"resize","run":3,"cols":1000,"rows":1})");
    QVERIFY(commandAs<ResizeCommand>(resize));
    QCOMPARE(commandAs<ResizeCommand>(resize)->size.cols, 1000);
    QCOMPARE(commandAs<ResizeCommand>(resize)->size.rows, 1);
}

void ExecutorProgramTest::writesHello()
{
    const std::string text =
        helloMessage("python", "3.13.5", {.slots = 8, .runs = 20}, {.filter = true, .landlock = 7});
    QCOMPARE(text,
             std::string(R"({"confinement":{"filter":true,"landlock":7},"language":"python","protocol":1,)"
                         R"("runs":20,"slots":8,"type":"hello","version":"3.13.5"})"));
}

void ExecutorProgramTest::writesFinished()
{
    const std::string text = finishedMessage(7, {.outcome = "ok", .exitCode = 0});
    QVERIFY(text.contains(R"("exitCode":0)"));
    QVERIFY(text.contains(R"("signal":null)"));
    QVERIFY(text.contains(R"("run":7)"));
    QVERIFY(!text.contains("message"));
}

void ExecutorProgramTest::replacesInvalidUtf8()
{
    QVERIFY(errorMessage("c", "\xff").contains("\xef\xbf\xbd"));
}

void ExecutorProgramTest::letsCompilersInByTurn()
{
    CompilerQueue queue(1);
    QList<int> entered;
    for (int i = 0; i < 3; ++i)
        queue.request([&entered, i] { entered.append(i); });
    QCOMPARE(entered, (QList<int>{0}));
    queue.leave();
    QCOMPARE(entered, (QList<int>{0, 1}));
    queue.leave();
    queue.leave();
    queue.request([&entered] { entered.append(9); });
    QCOMPARE(entered, (QList<int>{0, 1, 2, 9}));
}

void ExecutorProgramTest::parsesArguments()
{
    const auto parse = [](std::vector<const char *> words) { return parseArguments(words); };
    QCOMPARE(parse({"--language", "cpp", "--port", "80"})->port, 80);
    QVERIFY(parse({"--health-check"})->healthCheck);
    QVERIFY(!parse({}));
    QVERIFY(!parse({"--language"}));
    QVERIFY(!parse({"--language", "cpp", "--port", "65536"}));
    QVERIFY(!parse({"--language", "cpp", "--port", "0"}));
    QVERIFY(!parse({"--what", "x"}));
}

void ExecutorProgramTest::removesTrees()
{
    QTemporaryDir place;
    QVERIFY(place.isValid());
    const QString outside = place.filePath(QString::fromLatin1("outside"));
    QFile(outside).open(QIODevice::WriteOnly);
    const std::string top = place.filePath(QString::fromLatin1("top")).toStdString();
    QCOMPARE(::mkdir(top.c_str(), 0700), 0);
    int directory = ::open(top.c_str(), O_RDONLY | O_DIRECTORY);
    const int topDirectory = ::dup(directory);
    // Deeper than any path may be long, with names that moving would like to use, and a way out.
    QCOMPARE(::symlinkat(outside.toLocal8Bit().constData(), directory, "link"), 0);
    QCOMPARE(::mkdirat(directory, ".lc0", 0700), 0);
    for (int depth = 0; depth < 3000; ++depth) {
        QCOMPARE(::mkdirat(directory, "d", 0700), 0);
        QCOMPARE(::mkdirat(directory, "e", 0000), 0);
        const int next = ::openat(directory, "d", O_RDONLY | O_DIRECTORY);
        ::close(directory);
        directory = next;
    }
    ::close(directory);
    QVERIFY(emptyDirectory(topDirectory));
    ::close(topDirectory);
    QCOMPARE(::rmdir(top.c_str()), 0);
    QVERIFY(QFile::exists(outside));
}

QTEST_GUILESS_MAIN(ExecutorProgramTest)
#include "tst_executor_program.moc"
