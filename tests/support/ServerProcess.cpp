// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ServerProcess.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

#include <csignal>

namespace learncode::test {

using namespace Qt::StringLiterals;

QString uniquePrefix(const QString &name)
{
    return u"%1-%2"_s.arg(name).arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0'));
}

ServerProcess::ServerProcess(QString namePrefix)
    : m_namePrefix(std::move(namePrefix))
{
    set(u"limits/wallTimeMs"_s, 600'000); // no program ends by its time unless it is to
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
    if (!end(SIGTERM))
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
    m_process.start(QStringLiteral(LEARNCODE_SERVER),
                    QStringList{u"--port"_s, u"0"_s, u"--config"_s, config} + arguments);
    QByteArray output;
    (void)QTest::qWaitFor(
        [&] {
            output += m_process.readAllStandardOutput();
            static const QRegularExpression address(u"http://\\S+"_s);
            m_url = QUrl(address.match(QString::fromUtf8(output)).captured());
            return !m_url.isEmpty() || m_process.state() == QProcess::NotRunning;
        },
        QDeadlineTimer(patience));
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

bool ServerProcess::end(int signal)
{
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
    return QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, QDeadlineTimer(patience));
}

} // namespace learncode::test
