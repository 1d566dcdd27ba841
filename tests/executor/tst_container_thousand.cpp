// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ProgramCase.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace learncode::test;
using namespace Qt::StringLiterals;

// A container stays up for weeks: what a run costs it, many runs show: three hundred, or with LEARNCODE_LONG=1 (as
// ./test.sh --long sets it) a thousand. A run of C++ counts for two, the compiler's and the program's. All executors work
// at the same time, and each answer is looked at, so that none gets another's.
class TestContainerThousand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysFlat_data();
    void staysFlat();

private:
    struct Course
    {
        QString language;
        int countsFor = 1; ///< times that a run makes the executor start something
        int started = 0;
        int finished = 0;
        QJsonObject warm{}; ///< what the container held after the first hundred
        QByteArray wrong{}; ///< the first answer that is not as it must be
        std::map<quint32, int> underWay{}; ///< run -> the number it prints
    };

    void advance(Course &course, int until);
    [[nodiscard]] bool runUntil(int count);

    Executors m_executors;
    std::vector<Course> m_courses;
    QElapsedTimer m_clock;
};

namespace {

constexpr int step = 100; // so many runs are looked back upon at once; the first ones warm up
constexpr int atOnce = 4;
constexpr std::chrono::minutes hundredPatience{30}; // for each hundred

int total()
{
    return qEnvironmentVariable("LEARNCODE_LONG") == "1"_L1 ? 1000 : 300;
}

// Measured between the hundredth and the thousandth run: the executor 0 KiB, a container up to 112 KiB, the kernel's
// own memory included, which it counts in batches for each processor.
qint64 maxExecutorGrowthKb()
{
    return std::min(256, 64 + 256 * (total() - step) / 900); // resident memory is counted in batches, too
}

qint64 maxContainerGrowthKb()
{
    return 512 + 256 * QThread::idealThreadCount();
}

QByteArray numberProgram(const QString &language, int number)
{
    const QByteArray text = QByteArray::number(number);
    if (language == "python"_L1)
        return "print(" + text + ")";
    if (language == "javascript"_L1)
        return "console.log(" + text + ")";
    return "#include <cstdio>\nint main() { std::puts(\"" + text + "\"); }"; // iostream would take twice as long
}

} // namespace

void TestContainerThousand::initTestCase()
{
    // Flatness does not depend on how fast it goes: half a processor would take a quarter of an hour for C++.
    const QString wrong = m_executors.open({u"python"_s, u"javascript"_s, u"cpp"_s}, ample);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    for (const QString &language : {u"python"_s, u"javascript"_s, u"cpp"_s})
        m_courses.push_back({.language = language, .countsFor = language == "cpp"_L1 ? 2 : 1});
    m_clock.start();
}

/// Looks at what has finished, and keeps some under way.
void TestContainerThousand::advance(Course &course, int until)
{
    RawLink &link = m_executors.link(course.language);
    std::erase_if(course.underWay, [&](const auto &entry) {
        const RunLog &log = link.log(entry.first);
        if (!log.hasEnded())
            return false;
        ++course.finished;
        const bool right = log.outcome() == "ok"_L1 && log.all == QByteArray::number(entry.second) + "\n";
        if (!right && course.wrong.isEmpty())
            course.wrong = course.language.toUtf8() + " " + QByteArray::number(entry.second) + ": " + log.describe();
        return true;
    });
    while (course.started < until && course.underWay.size() < atOnce) {
        const int number = ++course.started;
        const quint32 run = link.start(numberProgram(course.language, number));
        link.sendEof(run);
        course.underWay.emplace(run, number);
    }
}

bool TestContainerThousand::runUntil(int count)
{
    return RawLink::waitFor(
        [&] {
            bool done = true;
            for (Course &course : m_courses) {
                advance(course, count / course.countsFor);
                done &= course.finished == count / course.countsFor || !course.wrong.isEmpty();
            }
            return done;
        },
        hundredPatience);
}

void TestContainerThousand::staysFlat_data()
{
    QTest::addColumn<int>("count");
    for (int count = step; count <= total(); count += step)
        QTest::addRow("%d runs in each", count) << count;
}

void TestContainerThousand::staysFlat()
{
    QFETCH(const int, count);
    QVERIFY(runUntil(count));
    for (Course &course : m_courses) {
        QVERIFY2(course.wrong.isEmpty(), course.wrong.constData());
        QCOMPARE(course.finished, count / course.countsFor);
        QCOMPARE(m_executors.usageIsAtBaseline(course.language), QByteArray());

        const QJsonObject now = m_executors.container(course.language).usage();
        if (course.warm.isEmpty())
            course.warm = now;
        const auto executorKb = [](const QJsonObject &usage) { return usage[u"executor"_s][u"residentKb"_s].toInteger(); };
        const auto containerKb = [](const QJsonObject &usage) { return usage[u"memoryBytes"_s].toInteger() / 1024; };
        qInfo("%s: executor %lld KiB, container %lld KiB, %lld s", qPrintable(course.language), executorKb(now),
              containerKb(now), m_clock.elapsed() / 1000);
        QVERIFY(executorKb(now) > 0 && containerKb(now) > 0);
        QVERIFY(executorKb(now) - executorKb(course.warm) <= maxExecutorGrowthKb());
        QVERIFY(containerKb(now) - containerKb(course.warm) <= maxContainerGrowthKb());
    }
}

QTEST_GUILESS_MAIN(TestContainerThousand)
#include "tst_container_thousand.moc"
