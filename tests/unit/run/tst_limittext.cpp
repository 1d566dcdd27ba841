// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/LimitText.h"

#include "core/run/Language.h"

#include <QTest>

using namespace learncode;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLimitText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations();
    void sizes();
    void everyPartHasASentence();
    void requestsAreToldTheirLimit();
    void whatWasExceeded();
};

void TestLimitText::durations()
{
    QCOMPARE(LimitText::duration(0.4), u"under 1 ms"_s);
    QCOMPARE(LimitText::duration(12.4), u"12 ms"_s);
    QCOMPARE(LimitText::duration(1400), u"1.4 s"_s);
    QCOMPARE(LimitText::duration(30'000), u"30 s"_s);
    QCOMPARE(LimitText::duration(125'000), u"2 min 5 s"_s);
    QCOMPARE(LimitText::duration(10min), u"10 min"_s);
}

void TestLimitText::sizes()
{
    QCOMPARE(LimitText::size(1), u"1 KB"_s);
    QCOMPARE(LimitText::size(640 << 10), u"640 KB"_s);
    QCOMPARE(LimitText::size(256 << 20), u"256 MB"_s);
    QCOMPARE(LimitText::size(3LL << 29), u"1.5 GB"_s);
}

void TestLimitText::everyPartHasASentence()
{
    using enum LimitText::Part;
    QCOMPARE(LimitText::tooLarge(Program, 256 << 10), u"The program is larger than the limit of 256 KiB."_s);
    QCOMPARE(LimitText::tooLarge(Input, 1 << 20), u"The input is larger than the limit of 1024 KiB."_s);
    QCOMPARE(LimitText::tooLarge(Arguments, 16 << 10),
             u"The arguments together are larger than the limit of 16 KiB."_s);
    QCOMPARE(LimitText::tooLarge(Files, 1 << 20), u"The content of the files is larger than the limit of 1024 KiB."_s);
    QCOMPARE(LimitText::tooLarge(Request, 1 << 20), u"The request is larger than 1048576 bytes."_s);
    QCOMPARE(LimitText::tooLarge(RequestHead, 16384), u"The head of the request is larger than 16384 bytes."_s);
    QCOMPARE(LimitText::tooLarge(Message, 1 << 20), u"A message may have 1048576 bytes at most."_s);
}

void TestLimitText::requestsAreToldTheirLimit()
{
    RequestBounds bounds;
    RunRequest request;
    request.languageId = u"python"_s;
    request.code = u"x"_s;
    request.input = QByteArray();
    const auto refusal = [&](auto &&change) {
        RunRequest changed = request;
        change(changed);
        const auto valid = validate(changed, LanguageRegistry::builtIn(), bounds);
        return valid ? QString() : valid.error().message;
    };
    QCOMPARE(refusal([](RunRequest &) {}), QString());
    QCOMPARE(refusal([](RunRequest &r) { r.code = QString(300 << 10, u'x'); }),
             LimitText::tooLarge(LimitText::Part::Program, bounds.codeBytes));
    QCOMPARE(refusal([](RunRequest &r) { r.files.resize(33); }),
             u"At most 32 files can be sent with a program, not 33."_s);
    QCOMPARE(refusal([](RunRequest &r) { r.args.resize(65); }), u"At most 64 arguments can be given, not 65."_s);
    QCOMPARE(refusal([](RunRequest &r) { r.limits.wallTime = 31s; }),
             u"The time limit must be between 1 and 30000 ms."_s);
}

void TestLimitText::whatWasExceeded()
{
    const RunLimits limits{.wallTime = 1500ms, .outputBytes = 2 << 20, .memoryMb = 512};
    QCOMPARE(LimitText::exceeded(Outcome::Timeout, limits), u"Took longer than 1.5 s and was stopped"_s);
    QCOMPARE(LimitText::exceeded(Outcome::MemoryLimit, limits), u"Stopped: used more than 512 MB"_s);
    QCOMPARE(LimitText::exceeded(Outcome::OutputLimit, limits), u"Printed more than 2 MB and was stopped"_s);
    QVERIFY(!LimitText::exceeded(Outcome::ProcessLimit, limits).isEmpty());
    QVERIFY(LimitText::exceeded(Outcome::Ok, limits).isEmpty());
}

QTEST_GUILESS_MAIN(TestLimitText)
#include "tst_limittext.moc"
