// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// learncode-server: the core without a window.
#include "app/common/Application.h"
#include "app/server/Reporter.h"
#include "app/server/SelfTestCommand.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/http/service/HttpService.h"
#include "core/support/Logging.h"

#include <QTextStream>

using namespace learncode;

namespace {

/// Opens what the command line asks for. Where programs can be sent: empty if nowhere.
Result<QUrl> start(const Application &application)
{
    Services &services = application.services();
    const CommandLine &commandLine = application.commandLine();
    if (commandLine.selfTest && !commandLine.port) {
        services.startWithoutHttp();
        return QUrl();
    }
    if (const auto started = services.start(false); !started)
        return fail(started.error());
    const QUrl url = services.http().url();
    QTextStream(stdout) << "LearnCode serves at " << url.toString() << Qt::endl;
    return url;
}

} // namespace

int main(int argc, char **argv)
{
    Application::prepare();
    const QCoreApplication qtApplication(argc, argv);
    Application application(ProgramKind::Server);
    if (const auto exitCode = application.exitCode())
        return *exitCode;

    const auto url = start(application);
    if (!url) {
        qCCritical(lcApp).noquote() << url.error().message << url.error().detail;
        return ExitFailure;
    }
    const Reporter reporter(application.services().pool().healthMonitor(), *url);
    if (application.commandLine().selfTest)
        return runSelfTest(application);
    return QCoreApplication::exec();
}
