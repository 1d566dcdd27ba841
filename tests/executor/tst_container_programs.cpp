// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/Mismatches.h"
#include "app/selftest/ProgramFile.h"
#include "core/run/Language.h"
#include "tests/executor/ProgramCase.h"
#include "tests/executor/ProgramReport.h"

#include <QJsonValue>
#include <QSet>
#include <QTest>

using namespace learncode;
using namespace learncode::selftest;
using namespace learncode::test;
using namespace Qt::StringLiterals;

// Hostile and awkward programs, a file each (ProgramFile.h says how they are written), in a real container of
// their language. After each one nothing of it is left, and the next runs in the same container, or a hello where it had
// to be ended. A result that comes is in time: none waits for what a program leaves behind, which is there for longer than
// any test waits.
//
// LEARNCODE_TEST_VARIANT chooses a language; without it all are tried.
class TestContainerPrograms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void programs_data();
    void programs();
    void executorsAreNotTheVictims();
    void cleanupTestCase();

private:
    [[nodiscard]] Executors &executorsOf(const ProgramFile &program);
    [[nodiscard]] Observed observe(const ProgramFile &program);
    [[nodiscard]] Observed observe(const ProgramFile &program, std::optional<std::chrono::milliseconds> wallTime);

    QList<ProgramFile> m_programs;
    QStringList m_languages;
    Executors m_ample; ///< with processors enough, and time to compile
    Executors m_quota; ///< with the application's half a processor
    Executors m_hasty; ///< with little time to compile
    ProgramReport m_report;
    qint64 m_took = 0; ///< ms until the last result, without compiling
};

namespace {

constexpr int lineGapMs = 60;

/// The directory that it lies in.
QString subject(const ProgramFile &program)
{
    return program.name.section(u'/', 0, 0);
}

/// What comes after such a one shows as well as a hello that the container is as it was.
bool endsByItself(const ProgramFile &program)
{
    return program.outcome == Outcome::Ok || program.outcome == Outcome::NonzeroExit
        || program.outcome == Outcome::CompileError;
}

QString variant()
{
    return qEnvironmentVariable("LEARNCODE_TEST_VARIANT");
}

void feed(RawLink &link, quint32 run, const ProgramFile &program)
{
    const bool slowly = program.feed == selftest::Feed::LineByLine;
    if (slowly)
        std::ignore =
            RawLink::waitFor([&] { return link.log(run).phases.contains(u"running"_s) || link.log(run).hasEnded(); });
    for (const QByteArray &piece : inputPieces(program)) {
        if (slowly)
            QTest::qWait(lineGapMs);
        link.sendInput(run, piece);
    }
    link.sendEof(run);
}

Observed seen(const RunLog &log)
{
    const QJsonValue exitCode = log.finished[u"exitCode"_s];
    Observed observed;
    observed.outcome = log.hasEnded() ? log.outcome() : u"no result"_s;
    if (exitCode.isDouble())
        observed.exitCode = exitCode.toInt();
    observed.signal = log.finished[u"signal"_s].toString();
    observed.out = log.out;
    observed.err = log.err;
    observed.message = log.finished[u"message"_s].toString();
    observed.truncated = log.finished[u"truncated"_s].toBool();
    if (log.afterTheEnd != 0)
        observed.outcome += u", and more came after the result"_s;
    return observed;
}

} // namespace

void TestContainerPrograms::initTestCase()
{
    for (const QString &directory : {QStringLiteral(PROGRAMS), QStringLiteral(SELFTEST_PROGRAMS)}) {
        auto programs = readProgramFiles(directory);
        QVERIFY2(programs, qPrintable(programs.error_or(Error{}).message));
        m_programs += *programs;
    }
    QSet<QString> names;
    for (const ProgramFile &program : std::as_const(m_programs)) {
        QVERIFY2(!names.contains(program.name), qPrintable(program.name + u" is there twice"_s));
        names.insert(program.name);
    }
    m_programs.removeIf(
        [](const ProgramFile &program) { return !variant().isEmpty() && program.languageId != variant(); });
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        if (std::ranges::contains(m_programs, language.id, &ProgramFile::languageId))
            m_languages.append(language.id);
    }
    QVERIFY2(!m_languages.isEmpty(), qPrintable(variant()));
    QString wrong = m_ample.open(m_languages, {.cpus = 2.0, .compileTime = patience});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = m_quota.open(m_languages, {.compileTime = patience});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = m_hasty.open(m_languages.contains(u"cpp"_s) ? QStringList{u"cpp"_s} : QStringList{},
                         {.cpus = 2.0, .compileTime = std::chrono::seconds(5)});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// Where processor time or the compiler's is the subject, there is little of it.
Executors &TestContainerPrograms::executorsOf(const ProgramFile &program)
{
    if (subject(program) == "compiler-time"_L1)
        return m_hasty;
    return subject(program) == "time"_L1 || subject(program) == "processes"_L1 ? m_quota : m_ample;
}

void TestContainerPrograms::programs_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; const ProgramFile &program : std::as_const(m_programs))
        QTest::addRow("%s %s", qPrintable(program.languageId), qPrintable(program.name)) << i++;
}

void TestContainerPrograms::programs()
{
    QFETCH(const qsizetype, index);
    const ProgramFile &program = m_programs[index];
    const Observed observed = observe(program);
    const QStringList wrong = mismatches(program, observed);
    const QByteArray left = executorsOf(program).usageIsAtBaseline(program.languageId);
    const QByteArray after =
        endsByItself(program) ? QByteArray() : executorsOf(program).checkHello(program.languageId);
    m_report.add(program, m_took, wrong.isEmpty() && left.isEmpty() && after.isEmpty());
    QVERIFY2(wrong.isEmpty(),
             qPrintable(program.about + u":\n"_s + wrong.join(u'\n') + u"\nstdout: "_s
                        + QString::fromUtf8(observed.out.left(2000)) + u"\nstderr: "_s
                        + QString::fromUtf8(observed.err.left(2000))));
    QVERIFY2(left.isEmpty(), left.constData());
    QVERIFY2(after.isEmpty(), after.constData());
}

Observed TestContainerPrograms::observe(const ProgramFile &program, std::optional<std::chrono::milliseconds> wallTime)
{
    RawLink &link = executorsOf(program).link(program.languageId);
    QJsonObject members{{u"code"_s, program.code}, {u"outputBytes"_s, program.outputBytes}};
    if (wallTime)
        members[u"wallMs"_s] = qint64{wallTime->count()};
    if (program.cpuTime)
        members[u"cpuMs"_s] = qint64{program.cpuTime->count()};
    const quint32 run = link.start(members);
    feed(link, run, program);
    if (!link.waitForEnd(run))
        link.sendStop(run);
    const RunLog &log = link.log(run);
    m_took = (log.hasEnded() ? log.tookMs : log.sent.elapsed()) - qRound64(log.finished[u"compileMs"_s].toDouble());
    return seen(log);
}

/// Only what must be ended by its time has little of it. On a slow machine that may be over before it has done what it
/// is there for: then it gets more.
Observed TestContainerPrograms::observe(const ProgramFile &program)
{
    if (program.outcome != Outcome::Timeout)
        return observe(program, std::nullopt);
    auto wallTime = program.wallTime;
    Observed observed = observe(program, wallTime);
    while (observed.outcome == outcomeName(Outcome::Timeout) && !mismatches(program, observed).isEmpty()
           && wallTime < patience / 4) {
        wallTime *= 2;
        observed = observe(program, wallTime);
    }
    return observed;
}

/// Whatever ran above: nobody had to be started again.
void TestContainerPrograms::executorsAreNotTheVictims()
{
    for (const QString &language : std::as_const(m_languages)) {
        for (Executors *executors : {&m_ample, &m_quota}) {
            QVERIFY(executors->link(language).isOpen());
            QVERIFY(executors->container(language).isRunning());
            QCOMPARE(executors->checkHello(language), QByteArray());
        }
    }
}

void TestContainerPrograms::cleanupTestCase()
{
    const QString path =
        QStringLiteral(REPORT_DIRECTORY "/programs-%1.md").arg(variant().isEmpty() ? u"all"_s : variant());
    qInfo().noquote() << u"\n"_s + m_report.byOutcome() << u"written to "_s + path;
    QVERIFY2(m_report.write(path), qPrintable(path));
}

QTEST_GUILESS_MAIN(TestContainerPrograms)
#include "tst_container_programs.moc"
