// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/executor/ExecutorContainer.h"

#include "core/engine/EndpointFinder.h"
#include "core/engine/ImageBuild.h"
#include "core/executor/docker/ContainerPlan.h"
#include "core/executor/docker/ImageContext.h"
#include "core/executor/docker/ImageProvider.h"
#include "core/executor/docker/Orphans.h"
#include "core/executor/docker/PoolNetwork.h"
#include "core/run/Language.h"
#include "tests/executor/UsageProbe.h"
#include "tests/support/Await.h"

#include <KTar>

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

/// The only argument of the only signal that an operation ends with.
template<typename T>
Result<T> outcome(QSignalSpy &spy, std::chrono::milliseconds timeout = patience)
{
    if (spy.isEmpty() && !spy.wait(timeout))
        return fail(u"test_timeout"_s, u"no answer in time"_s);
    return spy.first().first().value<Result<T>>();
}

/// The settings of all languages, in which that one's compiler has so much time; empty if it has none.
QByteArray settingsWithCompileTime(const Language &language, std::chrono::milliseconds time)
{
    const auto context = executor::ImageContext::load(language);
    if (!context)
        return {};
    const auto file = std::ranges::find(context->files(), u"languages.json"_s, &executor::ContextFile::name);
    QJsonArray languages = QJsonDocument::fromJson(file->content)[u"languages"_s].toArray();
    for (QJsonValueRef value : languages) {
        QJsonObject entry = value.toObject();
        QJsonObject executor = entry[u"executor"_s].toObject();
        if (entry[u"id"_s] != language.id)
            continue;
        if (!executor.contains(u"compile"_s))
            return {};
        executor[u"compileMs"_s] = qint64{time.count()};
        entry[u"executor"_s] = executor;
        value = entry;
    }
    return QJsonDocument(QJsonObject{{u"languages"_s, languages}}).toJson();
}

} // namespace

QString engineSocket()
{
    const auto endpoint = engine::findEndpoint({}, QProcessEnvironment::systemEnvironment());
    return endpoint ? endpoint->socketPath : u"/var/run/docker.sock"_s;
}

ExecutorContainer::ExecutorContainer(const QString &languageId, ContainerVariation variation)
    : m_languageId(languageId)
    , m_variation(std::move(variation))
    , m_identity(executor::Identity::create(u"lc-test-executor-"_s + executor::randomHex(3)))
    , m_token(executor::randomHex(16))
    , m_engine(engineSocket())
{
    m_options.cpus = m_variation.cpus.value_or(m_options.cpus);
    m_options.pids = m_variation.pids.value_or(m_options.pids);
}

ExecutorContainer::~ExecutorContainer()
{
    executor::Remover remover(&m_engine, &m_identity);
    QSignalSpy finished(&remover, &executor::Remover::finished);
    remover.removeOwn();
    if (finished.isEmpty() && !finished.wait(patience))
        qWarning("The test's container could not be removed");
    if (!m_ownImage.isEmpty() && !await(m_engine.removeImage(m_ownImage)))
        qWarning("The test's image could not be removed");
}

QString ExecutorContainer::open()
{
    const auto engine = m_engine.negotiate();
    if (!await(engine) || !engine.result())
        return u"There is no engine: "_s + (engine.isFinished() ? engine.result().error().detail : QString());
    m_engineInfo = *engine.result();
    const bool reachable = executor::addressesReachable(m_engineInfo);
    const auto reference = image();
    if (!reference)
        return u"There is no image: "_s + reference.error().detail;
    const auto wired = m_variation.network.isEmpty() ? makeNetwork(reachable && !m_variation.open)
                                                     : Result<QString>(m_variation.network);
    if (!wired)
        return u"There is no network: "_s + wired.error().detail;
    m_network = *wired;

    const executor::ContainerPlan plan{
        .languageId = m_languageId,
        .image = *reference,
        .network = m_network,
        .token = m_token,
        .attempt = executor::randomHex(4),
        .processes = m_variation.pids ? 0 : executor::mostProcesses(*LanguageRegistry::builtIn().find(m_languageId)),
        .publishPort = !reachable,
        .privilegedEngine = !m_engineInfo.rootless};
    executor::ContainerLaunch launch(&m_engine, &m_identity, executor::makeContainerSpec(plan, m_identity, m_options));
    QSignalSpy finished(&launch, &executor::ContainerLaunch::finished);
    launch.start();
    const auto container = outcome<executor::LaunchedContainer>(finished);
    if (!container)
        return u"The container does not start: "_s + container.error().detail;
    m_container = *container;
    return {};
}

QJsonObject ExecutorContainer::usage() const
{
    return fetchUsage(url(), m_token);
}

bool ExecutorContainer::isRunning()
{
    const auto details = m_engine.inspectContainer(m_container.id);
    return await(details) && details.result() && details.result()->running;
}

Result<QString> ExecutorContainer::image()
{
    const Language *language = LanguageRegistry::builtIn().find(m_languageId);
    executor::ImageProvider provider(&m_engine, language, &m_options);
    QSignalSpy finished(&provider, &executor::ImageProvider::finished);
    provider.ensure();
    const auto reference = outcome<QString>(finished, longPatience);
    return reference && m_variation.compileTime ? imageWithCompileTime(*reference) : reference;
}

Result<QString> ExecutorContainer::imageWithCompileTime(const QString &base)
{
    const Language *language = LanguageRegistry::builtIn().find(m_languageId);
    const QByteArray settings = settingsWithCompileTime(*language, *m_variation.compileTime);
    if (settings.isEmpty())
        return base;
    const QByteArray dockerfile = "FROM " + base.toUtf8() + "\nCOPY languages.json /opt/learncode/languages.json\n";
    QBuffer context;
    KTar archive(&context);
    if (!archive.open(QIODevice::WriteOnly) || !archive.writeFile(u"languages.json"_s, settings)
        || !archive.writeFile(u"Dockerfile"_s, dockerfile) || !archive.close())
        return fail(u"test_no_context"_s, {});
    m_ownImage = m_identity.prefix + u'-' + m_languageId;
    engine::Labels labels = m_identity.labels();
    labels.insert(executor::label::language, m_languageId);
    const std::unique_ptr<engine::ImageBuild> build(
        m_engine.buildImage(context.data(), u"Dockerfile"_s, {m_ownImage}, {}, labels, nullptr));
    QSignalSpy finished(build.get(), &engine::ImageBuild::finished);
    const auto built = outcome<QString>(finished, longPatience);
    return built ? Result<QString>(m_ownImage) : built;
}

Result<QString> ExecutorContainer::makeNetwork(bool internal)
{
    executor::PoolNetwork network(&m_engine, &m_identity);
    network.setInternal(internal);
    QSignalSpy ensured(&network, &executor::PoolNetwork::ensured);
    network.ensure();
    return outcome<QString>(ensured);
}

} // namespace learncode::test
