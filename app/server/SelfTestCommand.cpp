// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/SelfTestCommand.h"

#include "app/common/Application.h"
#include "app/selftest/BuiltInPrograms.h"
#include "app/selftest/SelfTest.h"
#include "app/selftest/SelfTestTable.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/support/Logging.h"

#include <QTextStream>

namespace learncode {

using namespace selftest;

namespace {

int exitCodeOf(const Summary &summary)
{
    switch (summary.end) {
    case Summary::End::Complete: return summary.passed == summary.tried ? ExitDone : ExitFailure;
    case Summary::End::NoEngine: return ExitNoEngine;
    case Summary::End::Interrupted: return ExitIncomplete;
    }
    Q_UNREACHABLE_RETURN(ExitFailure);
}

} // namespace

int runSelfTest(Application &application)
{
    const auto programs = builtInPrograms();
    if (!programs)
        qFatal("%s", qPrintable(programs.error().message)); // the build is broken
    const SelfTestTable table(*programs);
    QTextStream out(stdout);
    out << table.heading() << Qt::flush;

    executor::ExecutorPool &pool = application.services().pool();
    SelfTest test(&pool, pool.healthMonitor(), *programs);
    int exitCode = ExitIncomplete;
    QObject::connect(
        &test, &SelfTest::checked, &application,
        [&](const ProgramFile &program, const QStringList &wrong) { out << table.row(program, wrong) << Qt::flush; });
    QObject::connect(&test, &SelfTest::finished, &application, [&](const Summary &summary) {
        out << table.footer(summary) << Qt::flush;
        exitCode = exitCodeOf(summary);
        application.shutdown();
    });
    QObject::connect(&application, &Application::terminating, &test, &SelfTest::interrupt);
    test.start();
    QCoreApplication::exec();
    return exitCode;
}

} // namespace learncode
