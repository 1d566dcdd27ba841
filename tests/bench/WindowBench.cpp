// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fluent the window is while a program prints as fast as it can, and how long it takes to show it all.
#include "tests/gui/WindowFixture.h"

#include "ui/console/TerminalPane.h"

#include <QElapsedTimer>

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 window = 256 << 10; // that an executor prints ahead of its reader

} // namespace

class WindowBench final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void outputFlood();
    void terminalFlood_data();
    void terminalFlood();

private:
    [[nodiscard]] FakeRun *run() const { return m_runner->last(); }
    /// Prints that much, and tells how often the event loop came round meanwhile.
    void measure(const QByteArray &chunk, qint64 total, OutputStream stream);
};

void WindowBench::measure(const QByteArray &chunk, qint64 total, OutputStream stream)
{
    QList<qint64> gaps;
    QElapsedTimer clock;
    clock.start();
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { gaps.append(clock.restart()); });
    beat.start(5);
    QElapsedTimer whole;
    whole.start();
    qint64 sent = 0;
    QTimer source;
    connect(&source, &QTimer::timeout, this, [&] {
        for (; sent < total && sent - run()->acknowledged < window; sent += chunk.size())
            run()->print(chunk, stream);
    });
    source.start(0);
    QTRY_VERIFY_WITH_TIMEOUT(run()->acknowledged >= total, 10min);
    std::ranges::sort(gaps);
    qInfo("%lld MB in %lld ms; event loop: p50 %lld ms, p95 %lld ms, worst %lld ms", total >> 20, whole.elapsed(),
          gaps[gaps.size() / 2], gaps[gaps.size() * 95 / 100], gaps.last());
}

void WindowBench::outputFlood()
{
    begin();
    QByteArray chunk;
    while (chunk.size() < 64 << 10)
        chunk += "line " + QByteArray::number(chunk.size()) + " of a program that prints for ever\n";
    measure(chunk, 50 << 20, OutputStream::Stdout);
}

void WindowBench::terminalFlood_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<int>("megabytes");
    QTest::newRow("lines") << "a line of a program that prints for ever\r\n"_ba << 20;
    QTest::newRow("no lines") << "no line end "_ba << 5;
    QTest::newRow("colours") << "\x1b[31mred\x1b[0m \x1b[1;32mgreen\x1b[0m\r\n"_ba << 5;
    QTest::newRow("whole screens") << "\x1b[44m\x1b[2J\x1b[H\x1b#8"_ba << 1;
    QTest::newRow("repetitions") << "x\x1b[500b"_ba << 1;
    QTest::newRow("what looks like an address") << "a.a-a.a-a.a-a.a-"_ba << 5;
    QTest::newRow("alternate screens") << "\x1b[?1049hx\x1b[?1049ly"_ba << 2;
}

void WindowBench::terminalFlood()
{
    QFETCH(QByteArray, piece);
    QFETCH(int, megabytes);
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(run());
    run()->play(PhaseChanged{RunPhase::Running});
    measure(piece.repeated(16'384 / piece.size() + 1), qint64(megabytes) << 20, OutputStream::Terminal);
}

QTEST_MAIN(WindowBench)
#include "WindowBench.moc"
