// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
// learncode: the window, and the core behind it.
#include "app/common/Application.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/http/service/HttpService.h"
#include "core/run/Language.h"
#include "core/support/Logging.h"
#include "ui/window/MainWindow.h"

#include <QApplication>

using namespace learncode;

int main(int argc, char **argv)
{
    Application::prepare();
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    const QApplication qtApplication(argc, argv);
    // The window goes at once, the process when its containers are gone.
    QApplication::setQuitOnLastWindowClosed(false);
    Application application(ProgramKind::Desktop);
    if (const auto exitCode = application.exitCode())
        return *exitCode;

    Services &services = application.services();
    ui::MainWindow window({.runner = &services.pool(),
                           .health = services.pool().healthMonitor(),
                           .settings = &application.settings(),
                           .languages = &services.languages()});
    QObject::connect(&window, &ui::MainWindow::closing, &application, &Application::shutdown);
    QObject::connect(&application, &Application::terminating, &window, &QWidget::close);
    window.show();

    if (const auto started = services.start(true); started) {
        window.setServiceUrl(services.http().url());
    } else {
        qCWarning(lcApp).noquote() << started.error().message << started.error().detail;
        window.setServiceProblem(started.error());
    }
    if (!application.commandLine().fileToOpen.isEmpty())
        window.openFile(application.commandLine().fileToOpen);
    return QApplication::exec();
}
