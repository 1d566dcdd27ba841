// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ServerProcess.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

#include <csignal>

namespace learncode::test {

using namespace Qt::StringLiterals;

ServerProcess::ServerProcess(QString namePrefix)
    : m_namePrefix(std::move(namePrefix))
{
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process, [this] {
        const QByteArray text = m_process.readAllStandardError();
        m_log += text;
        fprintf(stderr, "%s", text.constData());
    });
}

ServerProcess::~ServerProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    if (!end(SIGTERM, std::chrono::seconds(15)))
        m_process.kill();
    m_process.waitForFinished();
}

bool ServerProcess::start(const QStringList &arguments)
{
    const QString config = m_directory.filePath(u"learncode.ini"_s);
    {
        QSettings settings(config, QSettings::IniFormat);
        settings.setValue(u"container/namePrefix"_s, m_namePrefix);
        for (const auto &[key, value] : m_settings.asKeyValueRange())
            settings.setValue(key, value);
    }
    m_process.start(QStringLiteral(LEARNCODE_SERVER), QStringList{u"--port"_s, u"0"_s, u"--config"_s, config} + arguments);
    QByteArray output;
    (void)QTest::qWaitFor(
        [&] {
            output += m_process.readAllStandardOutput();
            static const QRegularExpression address(u"http://\\S+"_s);
            m_url = QUrl(address.match(QString::fromUtf8(output)).captured());
            return !m_url.isEmpty() || m_process.state() == QProcess::NotRunning;
        },
        QDeadlineTimer(std::chrono::seconds(15)));
    m_http = std::make_unique<HttpProbe>(m_url);
    return !m_url.isEmpty();
}

bool ServerProcess::waitUntilReady(std::chrono::milliseconds timeout)
{
    return QTest::qWaitFor(
        [&] {
            const HttpAnswer health = m_http->send("GET", u"/api/health"_s);
            return health.status == 200 && health.json["status"_L1] == u"ok"_s;
        },
        QDeadlineTimer(timeout));
}

std::optional<std::chrono::milliseconds> ServerProcess::end(int signal, std::chrono::milliseconds timeout)
{
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
    const bool ended = QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, QDeadlineTimer(timeout));
    return ended ? std::optional(std::chrono::milliseconds(timer.elapsed())) : std::nullopt;
}

} // namespace learncode::test
