// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include "tests/executor/UsageProbe.h"

#include <QDeadlineTimer>
#include <QJsonValue>
#include <QTest>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineGapMs = 60;
constexpr int lookGapMs = 50;

/// Only then the program is there to take them one by one.
void feedLines(RawLink &link, quint32 run, const QByteArray &input)
{
    std::ignore = RawLink::waitFor([&] { return link.log(run).out.contains("ready\n") || link.log(run).hasEnded(); });
    for (qsizetype at = 0; at < input.size();) {
        const qsizetype newline = input.indexOf('\n', at);
        const qsizetype next = newline < 0 ? input.size() : newline + 1;
        link.sendInput(run, input.sliced(at, next - at));
        QTest::qWait(lineGapMs);
        at = next;
    }
}

QByteArray compare(const ProgramCase &program, const RunLog &log)
{
    const QJsonObject &finished = log.finished;
    const QJsonValue code = program.exitCode < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(program.exitCode);
    const QJsonValue signal = *program.signal ? QJsonValue(QLatin1StringView(program.signal)) : QJsonValue(QJsonValue::Null);
    QByteArray wrong;
    if (log.outcome() != QLatin1StringView(program.outcome))
        wrong += " outcome";
    if (finished[u"exitCode"_s] != code)
        wrong += " exitCode";
    if (finished[u"signal"_s] != signal)
        wrong += " signal";
    if (finished[u"truncated"_s] != QJsonValue(program.truncated))
        wrong += " truncated";
    if (program.out && log.out != *program.out)
        wrong += " stdout";
    if (program.err && log.err != *program.err)
        wrong += " stderr";
    if (log.afterTheEnd != 0)
        wrong += " messages after finished";
    return wrong.isEmpty() ? QByteArray() : "not as expected:" + wrong + "\n" + log.describe();
}

/// Its time was over before it had come to print what it prints: the machine is slow, and says nothing yet.
bool neededMoreTime(const ProgramCase &program, const RunLog &log)
{
    return program.wallMs > 0 && program.out && log.outcome() == "timeout"_L1 && log.out.size() < program.out->size()
        && program.out->startsWith(log.out);
}

/// With nothing of the executor's own beginnings, or of a health check, in it: twice the same, and no file but the work
/// directory itself and, in a directory of their own, the two with the names of users. (The kernel frees the inode of a directory that Landlock knew some time after its name is gone.)
QJsonObject restingUsage(const ExecutorContainer &container)
{
    QJsonObject last;
    for (const QDeadlineTimer deadline(patience); !deadline.hasExpired(); QTest::qWait(lookGapMs)) {
        const QJsonObject now = container.usage();
        const bool empty = now[u"fileSystems"_s][u"/work"_s][u"inodes"_s] == 4 && now[u"ownProcesses"_s] == 1;
        if (empty && !last.isEmpty() && usageDifference(last, now).isEmpty())
            return now;
        last = now;
    }
    return {};
}

} // namespace

QString Executors::open(const QStringList &languages, const ContainerVariation &variation)
{
    for (const QString &language : languages) {
        Seat seat{std::make_unique<ExecutorContainer>(language, variation), std::make_unique<RawLink>(), {}};
        if (const QString wrong = seat.container->open(); !wrong.isEmpty())
            return language + u": "_s + wrong;
        if (!seat.link->open(seat.container->url(), seat.container->token()))
            return language + u": no hello"_s;
        seat.baseline = restingUsage(*seat.container);
        if (seat.baseline.isEmpty())
            return language + u": it does not come to rest"_s;
        m_seats.emplace(language, std::move(seat));
    }
    return {};
}

const RunLog &Executors::observe(const ProgramCase &program, int wallMs)
{
    RawLink &under = link(QString::fromLatin1(program.language));
    QJsonObject members{{u"code"_s, QString::fromUtf8(program.code)}, {u"outputBytes"_s, program.outputBytes}};
    if (wallMs > 0)
        members[u"wallMs"_s] = wallMs;
    const quint32 run = under.start(members);
    if (program.feed == Feed::LineByLine)
        feedLines(under, run, program.input);
    else if (!program.input.isEmpty())
        under.sendInput(run, program.input);
    under.sendEof(run);
    std::ignore = under.waitForEnd(run);
    return under.log(run);
}

QByteArray Executors::check(const ProgramCase &program)
{
    const QString language = QString::fromLatin1(program.language);
    const RunLog *log = &observe(program, program.wallMs);
    for (int wallMs = program.wallMs * 2; neededMoreTime(program, *log) && wallMs < patience.count(); wallMs *= 2)
        log = &observe(program, wallMs);
    if (!log->hasEnded())
        return "never finished: " + log->describe();
    if (QByteArray wrong = compare(program, *log); !wrong.isEmpty())
        return wrong;
    if (QByteArray left = usageIsAtBaseline(language); !left.isEmpty())
        return left;
    return checkHello(language);
}

QByteArray Executors::usageIsAtBaseline(const QString &language)
{
    const Seat &seat = m_seats.at(language);
    QJsonObject now = seat.container->usage();
    if (const QByteArray residue = residueDifference(seat.baseline, now); !residue.isEmpty())
        return "left behind:\n" + residue;
    // The kernel's OOM reaper keeps what it killed for 2 s, and with it the run's Landlock rules and their inodes.
    for (const QDeadlineTimer deadline(patience); !deadline.hasExpired(); QTest::qWait(lookGapMs)) {
        if (momentaryDifference(seat.baseline, now).isEmpty())
            return {};
        now = seat.container->usage();
    }
    const QByteArray wrong = momentaryDifference(seat.baseline, now);
    return wrong.isEmpty() ? QByteArray() : "still there after a while:\n" + wrong;
}

QByteArray Executors::checkHello(const QString &language)
{
    const RunLog &log = link(language).run(helloProgram(language));
    if (log.outcome() == "ok"_L1 && log.all == "hello\n")
        return {};
    return "the hello after it: " + log.describe();
}

QByteArray helloProgram(const QString &language)
{
    if (language == "python"_L1)
        return "print('hello')";
    if (language == "javascript"_L1)
        return "console.log('hello')";
    return "#include <cstdio>\nint main() { std::puts(\"hello\"); }"; // iostream would take twice as long to compile
}

QByteArray endlessToCompile()
{
    QByteArray code = "template<int n> constexpr int busy() { int sum = n; for (int i = 0; i < 200'000; i++) sum ^= i; "
                      "return sum; }\n";
    for (int i = 0; i < 10'000; ++i)
        code += "static_assert(busy<" + QByteArray::number(i) + ">() != -1);\n";
    return code + "int main() {}\n";
}

void addRows(const std::vector<ProgramCase> &cases)
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const ProgramCase &program : cases)
        QTest::addRow("%s: %s", program.language, program.name) << i++;
}

} // namespace learncode::test
