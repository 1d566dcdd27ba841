// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that print as fast as they can, or whatever bytes they like, into the window's terminal.
#include "tests/gui/WindowFixture.h"
#include "tests/gui/WindowLife.h"

#include "ui/console/TerminalPane.h"

#include <QDir>
#include <QRandomGenerator>

using namespace learncode;
using namespace learncode::test;
using namespace learncode::ui;
using namespace Qt::StringLiterals;

class TerminalFloodTest final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowLivesInAFlood_data();
    void theWindowLivesInAFlood();
    void stopWorksInAFlood();
    void anyBytesAreSurvived();
    void terminalsAreGivenBack();

private:
    [[nodiscard]] FakeRun *run() const { return m_runner->last(); }
    [[nodiscard]] QString text() const { return find<TerminalPane>(u"terminalPane"_s)->text(); }
    void converse();
    /// Prints for ever, as an executor does: no more ahead of the reader than its window.
    void pour(const QByteArray &chunk, QTimer &source);

    qint64 m_sent = 0;
};

void TerminalFloodTest::converse()
{
    editor()->setText(u"x"_s);
    find<InputPane>(u"inputPane"_s)->setText({});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(run());
    QVERIFY(!run()->autoAcknowledge);
    run()->play(PhaseChanged{RunPhase::Running});
}

void TerminalFloodTest::pour(const QByteArray &chunk, QTimer &source)
{
    m_sent = 0;
    connect(&source, &QTimer::timeout, this, [this, chunk] {
        QVERIFY(run());
        while (m_sent - run()->acknowledged < 256 << 10) {
            run()->print(chunk, OutputStream::Terminal);
            m_sent += chunk.size();
        }
    });
    source.start(0);
}

void TerminalFloodTest::theWindowLivesInAFlood_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("lines") << "a line of a program that prints for ever\r\n"_ba;
    QTest::newRow("no lines") << "no line end "_ba;
    QTest::newRow("colours") << "\x1b[31mred\x1b[0m \x1b[1;32mgreen\x1b[0m\r\n"_ba;
    QTest::newRow("whole screens") << "\x1b[44m\x1b[2J\x1b[H\x1b#8"_ba;
    QTest::newRow("repetitions") << "x\x1b[500b"_ba;
    QTest::newRow("what looks like an address") << "a.a-a.a-a.a-a.a-"_ba;
    QTest::newRow("alternate screens") << "\x1b[?1049hx\x1b[?1049ly"_ba;
}

// The flood would never end by itself.
void TerminalFloodTest::theWindowLivesInAFlood()
{
    QFETCH(QByteArray, piece);
    converse();
    WindowLife life(editor()->focusProxy(), find<QWidget>(u"terminalView"_s));
    QTimer source;
    pour(piece.repeated(16'384 / piece.size() + 1), source);
    QTRY_VERIFY(m_sent >= 1 << 20 && life.times() >= 20);
    QVERIFY(editor()->text().contains(QString(20, u'k')));
    source.stop();
    life.stop();
    run()->print("\x1b[0m\x1b[?1049l\r\nthe end", OutputStream::Terminal);
    QTRY_VERIFY(text().contains(u"the end"_s));
    QVERIFY(text().count(u'\n') <= 5200); // the scrollback is bounded
    QTRY_VERIFY(run()->acknowledged >= m_sent); // all of it, and the end
}

void TerminalFloodTest::stopWorksInAFlood()
{
    converse();
    QTimer source;
    pour(QByteArray("flood\r\n").repeated(2000), source);
    QTRY_VERIFY(text().contains(u"flood"_s));
    run()->endsWhenStopped = true;
    connect(run(), &Run::finished, &source, &QTimer::stop);
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(result(), u"Stopped"_s);
    source.stop();
    // What still was on its way is not in the next run's terminal.
    converse();
    run()->print("fresh", OutputStream::Terminal);
    QTRY_VERIFY(text().contains(u"fresh"_s));
    QVERIFY(!text().contains(u"flood"_s));
}

// The same bytes each time, so that a failure can be had again.
void TerminalFloodTest::anyBytesAreSurvived()
{
    converse();
    QRandomGenerator random(4);
    const QByteArray alphabet = "\x1b\x1b\x1b[[[]P;;?0123456789hlmrABCDHJKLMPSTXZ@bcdfgnqstu#()8 \r\n\t\b\x07\x0e\x0f"
                                "\x18xy\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80\xff\xc2\x9b"_ba;
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes(4096, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = alphabet.at(random.bounded(alphabet.size()));
        run()->print(bytes, OutputStream::Terminal);
        if (round % 30 == 0)
            m_window->resize(640 + random.bounded(900), 420 + random.bounded(600));
        QTest::qWait(0);
    }
    QTRY_VERIFY(run()->acknowledged >= 300 * 4096);
    QVERIFY(m_window->windowTitle().contains(u"LearnCode"_s));
    run()->end(Outcome::Ok, 0);
    converse();
    run()->print("fresh", OutputStream::Terminal);
    QTRY_VERIFY(text().startsWith(u"fresh"_s));
}

// Each run has a pair of descriptors and a good deal of memory for its terminal.
void TerminalFloodTest::terminalsAreGivenBack()
{
    const auto descriptors = [] { return QDir(u"/proc/self/fd"_s).entryList(QDir::System | QDir::Files).size(); };
    const auto kilobytes = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4 : -1;
    };
    const auto runOnce = [this] {
        converse();
        run()->print(QByteArray("a line to scroll\r\n").repeated(1000), OutputStream::Terminal);
        QTRY_VERIFY(run()->acknowledged == 18'000);
        run()->end(Outcome::Ok, 0);
        QTest::qWait(0);
    };
    for (int i = 0; i < 10; ++i)
        runOnce();
    const auto descriptorsBefore = descriptors();
    const qint64 memoryBefore = kilobytes();
    for (int i = 0; i < 40; ++i)
        runOnce();
    QTRY_COMPARE(descriptors(), descriptorsBefore);
    qInfo("%lld KB more after 40 runs", kilobytes() - memoryBefore);
    QVERIFY(kilobytes() - memoryBefore < 20'000);
}

QTEST_MAIN(TerminalFloodTest)
#include "TerminalFloodTest.moc"
