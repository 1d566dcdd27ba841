// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/Application.h"

#include "core/support/Logging.h"
#include "core/support/Settings.h"
#include "core/support/ShownText.h"

#include <QHostAddress>
#include <QTextStream>

#include <unistd.h>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

/// Those of the table, and the one that needs more than a table to be judged.
QList<SettingFault> faultsOf(const Settings &settings)
{
    QList<SettingFault> faults = settings.faults();
    const QString address = settings.get(setting::httpAddress);
    if (QHostAddress(address).isNull())
        faults.append({Application::tr("The setting \"%1\" is \"%2\", but must be an IP address.")
                           .arg(QLatin1StringView(setting::httpAddress.key), shownText(address)),
                       Application::tr("no address to listen on")});
    return faults;
}

} // namespace

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
    m_settings = openSettings(kind);
    if (!m_settings)
        return;
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

std::unique_ptr<Settings> Application::openSettings(ProgramKind kind)
{
    QStringList refusals;
    const QString &file = m_commandLine.configFile;
    if (const auto readable = file.isEmpty() ? Result<void>() : Settings::checkFile(file); !readable) {
        QTextStream(stderr) << readable.error().message << Qt::endl;
        m_exitCode = ExitUsage;
        return nullptr;
    }
    auto settings = file.isEmpty() ? std::make_unique<Settings>() : std::make_unique<Settings>(file);
    for (const QString &sentence : settings->unknownKeys())
        qCWarning(lcApp).noquote() << sentence; // another version may know it
    m_commandLine.applyTo(*settings);
    // Nobody looks at a service that does other than it was told; a learner wants the window all the same.
    for (const SettingFault &fault : faultsOf(*settings)) {
        if (kind == ProgramKind::Server)
            refusals.append(fault.message);
        else
            qCWarning(lcApp).noquote() << fault.message << "Instead it is" << fault.used;
    }
    if (refusals.isEmpty())
        return settings;
    QTextStream(stderr) << refusals.join(u'\n') << Qt::endl;
    m_exitCode = ExitUsage;
    return nullptr;
}

Application::~Application() = default;

void Application::shutdown()
{
    m_services->shutdown();
}

} // namespace learncode
