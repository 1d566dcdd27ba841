// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// learncode-server: the core without a window.
#include "app/common/Application.h"
#include "app/server/Reporter.h"
#include "core/executor/ExecutorPool.h"
#include "core/http/HttpService.h"
#include "core/support/Logging.h"

#include <QTextStream>

using namespace learncode;

int main(int argc, char **argv)
{
    Application::prepare();
    const QCoreApplication qtApplication(argc, argv);
    const Application application(ProgramKind::Server);
    if (const auto exitCode = application.exitCode())
        return *exitCode;

    Services &services = application.services();
    if (const auto started = services.start(false); !started) {
        qCCritical(lcApp).noquote() << started.error().message << started.error().detail;
        return ExitFailure;
    }
    const QUrl url = services.http().url();
    QTextStream(stdout) << "LearnCode serves at " << url.toString() << Qt::endl;

    const Reporter reporter(services.pool().healthMonitor(), url);
    return QCoreApplication::exec();
}
