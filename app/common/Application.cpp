// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/Application.h"

#include "core/support/Logging.h"
#include "core/support/Settings.h"

#include <QTextStream>

#include <unistd.h>

namespace learncode {

using namespace Qt::StringLiterals;

void Application::prepare()
{
    UnixSignals::block();
    installMessageFormat();
}

Application::Application(ProgramKind kind)
{
    QCoreApplication::setApplicationName(kind == ProgramKind::Server ? u"learncode-server"_s : u"learncode"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LEARNCODE_VERSION));

    const auto commandLine = parseCommandLine(QCoreApplication::arguments(), kind);
    if (!commandLine) {
        QTextStream(stderr) << commandLine.error().message << "\nTry --help.\n";
        m_exitCode = ExitUsage;
        return;
    }
    m_commandLine = *commandLine;
    m_settings = m_commandLine.configFile.isEmpty() ? std::make_unique<Settings>()
                                                    : std::make_unique<Settings>(m_commandLine.configFile);
    m_commandLine.applyTo(*m_settings);
    m_services = std::make_unique<Services>(*m_settings);

    connect(m_services.get(), &Services::finished, this, &QCoreApplication::quit, Qt::QueuedConnection);
    connect(&m_signals, &UnixSignals::terminationRequested, this, [this] {
        // Whoever asks twice does not want to wait for the engine.
        if (++m_signalsReceived > 1)
            _exit(ExitForced);
        qCInfo(lcApp) << "Stopping: removing the containers";
        Q_EMIT terminating();
        shutdown();
    });
}

Application::~Application() = default;

void Application::shutdown()
{
    m_services->shutdown();
}

} // namespace learncode
