// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/Services.h"

#include "core/engine/EndpointFinder.h"
#include "core/engine/EngineClient.h"
#include "core/executor/pool/ExecutorPool.h"
#include "core/http/service/HttpService.h"
#include "core/run/Language.h"
#include "core/run/LimitSettings.h"
#include "core/support/Logging.h"
#include "core/support/Settings.h"

#include <algorithm>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

// An engine that cannot be used (over TCP or SSH) is no reason to give up: there may be a local one.
QString engineSocket(const Settings &settings)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto found = engine::findEndpoint(settings.get(setting::enginePath), environment);
    if (found) {
        qCInfo(lcApp).noquote() << "Engine:" << found->socketPath << "-" << found->source;
        return found->socketPath;
    }
    qCWarning(lcApp).noquote() << found.error().message << found.error().detail;
    const auto fallback = engine::findEndpoint({}, QProcessEnvironment());
    return fallback ? fallback->socketPath : u"/var/run/docker.sock"_s;
}

RequestBounds requestBounds(const Settings &settings)
{
    RequestBounds bounds;
    bounds.codeBytes = settings.get(setting::codeBytes);
    bounds.inputBytes = settings.get(setting::inputBytes);
    bounds.wallTime = std::chrono::milliseconds(settings.get(setting::wallTimeMs));
    bounds.interactiveWallTime = std::chrono::milliseconds(settings.get(setting::interactiveTimeMs));
    return bounds;
}

executor::PoolOptions poolOptions(const Settings &settings)
{
    executor::PoolOptions options;
    options.namePrefix = settings.get(setting::namePrefix);
    options.baseImage = settings.get(setting::baseImage);
    options.memoryBytes = qint64{settings.get(setting::memoryMb)} << 20;
    options.cpus = settings.get(setting::cpus);
    options.pids = settings.get(setting::pids);
    options.openFiles = settings.get(setting::openFiles);
    options.workBytes = qint64{settings.get(setting::workMb)} << 20;
    options.waitingRuns = settings.get(setting::waitingRuns);
    options.bounds = requestBounds(settings);
    // Who takes requests from outside holds them against the settings; the self-test's programs have the time they
    // need.
    options.bounds.wallTime = std::max(options.bounds.wallTime, RequestBounds().interactiveWallTime);
    return options;
}

// "lab.example, 192.0.2.7" -> its names.
QStringList namesIn(const QString &text)
{
    QStringList names;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString trimmed = name.trimmed(); !trimmed.isEmpty())
            names.append(trimmed);
    }
    return names;
}

http::SessionOptions sessionOptions(const Settings &settings)
{
    // A message carries no more than a request does, and a few words beside it.
    constexpr qint64 wordsBytes = 64 << 10;
    http::SessionOptions options;
    options.sessions = settings.get(setting::sessions);
    options.sessionsPerClient = settings.get(setting::sessionsPerClient);
    options.idle = std::chrono::milliseconds(settings.get(setting::sessionIdleMs));
    options.ping = std::chrono::milliseconds(settings.get(setting::sessionPingMs));
    options.messageBytes = settings.get(setting::httpBodyBytes) + wordsBytes;
    options.messagesPerSecond = settings.get(setting::sessionMessagesPerSecond);
    options.bytesPerSecond = settings.get(setting::sessionBytesPerSecond);
    options.pendingBytes = settings.get(setting::sessionPendingBytes);
    return options;
}

http::HttpOptions httpOptions(const Settings &settings)
{
    http::HttpOptions options;
    options.address = QHostAddress(settings.get(setting::httpAddress));
    options.port = static_cast<quint16>(settings.get(setting::httpPort));
    options.bodyBytes = settings.get(setting::httpBodyBytes);
    options.connections = settings.get(setting::httpConnections);
    options.connectionsPerClient = settings.get(setting::httpConnectionsPerClient);
    options.receiveTimeout = std::chrono::milliseconds(settings.get(setting::httpReceiveTimeoutMs));
    options.idleTimeout = std::chrono::milliseconds(settings.get(setting::httpIdleTimeoutMs));
    options.hosts = namesIn(settings.get(setting::httpHosts));
    options.bounds = requestBounds(settings);
    options.limits = givenLimits(settings);
    options.interactiveLimits = interactiveLimits(settings);
    options.sessions = sessionOptions(settings);
    return options;
}

// "<language>/standard" chooses among the standards that a language has.
LanguageRegistry chosenLanguages(const Settings &settings)
{
    LanguageRegistry languages = LanguageRegistry::builtIn();
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        const QString key = language.id + u"/standard"_s;
        const QString wanted = settings.text(key);
        if (language.standards.isEmpty() || wanted.isEmpty())
            continue;
        if (auto chosen = languages.withStandard(language.id, wanted))
            languages = *std::move(chosen);
        else
            qCWarning(lcApp).noquote() << "Setting" << key + u':' << chosen.error().message
                                       << "Taken:" << language.standard.name;
    }
    return languages;
}

} // namespace

Services::Services(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_languages(chosenLanguages(settings))
    , m_engine(std::make_unique<engine::EngineClient>(engineSocket(settings)))
    , m_pool(std::make_unique<executor::ExecutorPool>(m_engine.get(), &m_languages, poolOptions(settings)))
    , m_http(std::make_unique<http::HttpService>(httpOptions(settings), m_pool.get(), m_pool->healthMonitor(),
                                                 &m_languages))
{
    connect(m_pool.get(), &executor::ExecutorPool::shutdownFinished, this, &Services::finished);
}

Services::~Services() = default;

Result<void> Services::start(bool evenWithoutHttp)
{
    auto listening = m_http->listen();
    if (listening || evenWithoutHttp)
        m_pool->open();
    return listening;
}

void Services::startWithoutHttp()
{
    m_pool->open();
}

void Services::shutdown()
{
    if (std::exchange(m_shuttingDown, true))
        return;
    m_http->close();
    m_pool->shutdown();
}

} // namespace learncode
