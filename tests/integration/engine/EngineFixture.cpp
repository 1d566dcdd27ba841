// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/engine/EngineFixture.h"

#include <KTar>
#include <QBuffer>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTest>
#include <QUuid>

namespace learncode::test {

using namespace Qt::StringLiterals;
using namespace engine;

EngineFixture::EngineFixture()
    : m_prefix(u"lc-test-engine-%1-"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces).first(8)))
{
    const auto endpoint = findEndpoint({}, QProcessEnvironment::systemEnvironment());
    m_client = std::make_unique<EngineClient>(endpoint ? endpoint->socketPath : u"/var/run/docker.sock"_s);
}

EngineFixture::~EngineFixture()
{
    removeAll();
}

void EngineFixture::removeAll()
{
    const auto containers = wait(m_client->listContainers(labels()));
    for (const ContainerSummary &container : containers.value_or(QList<ContainerSummary>()))
        std::ignore = wait(m_client->removeContainer(container.id));
    const auto networks = wait(m_client->listNetworks(labels()));
    for (const NetworkSummary &network : networks.value_or(QList<NetworkSummary>()))
        std::ignore = wait(m_client->removeNetwork(network.id));
    const auto images = wait(m_client->listImages(labels()));
    for (const ImageSummary &image : images.value_or(QList<ImageSummary>()))
        std::ignore = wait(m_client->removeImage(image.tags.value(0, image.id)));
}

QString EngineFixture::baseImage()
{
    return qEnvironmentVariable("LEARNCODE_BASE_IMAGE", u"learncode-ai-base:trixie"_s);
}

ContainerSpec EngineFixture::sleeper() const
{
    ContainerSpec spec;
    spec.image = baseImage();
    spec.command = {u"sleep"_s, u"3000"_s};
    spec.labels = labels();
    return spec;
}

QJsonObject EngineFixture::ask(const QString &path) const
{
    QLocalSocket socket;
    socket.connectToServer(m_client->socketPath());
    socket.write("GET /v1.41" + path.toUtf8() + " HTTP/1.0\r\nHost: docker\r\n\r\n");
    // HTTP/1.0: the answer ends with the connection.
    if (!QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, QDeadlineTimer(patience)))
        return {};
    const QByteArray answer = socket.readAll();
    return QJsonDocument::fromJson(answer.sliced(std::max<qsizetype>(answer.indexOf("\r\n\r\n"), 0))).object();
}

QByteArray EngineFixture::tar(const QString &fileName, const QByteArray &content)
{
    QBuffer buffer;
    KTar archive(&buffer);
    if (!archive.open(QIODevice::WriteOnly) || !archive.writeFile(fileName, content) || !archive.close())
        return {};
    return buffer.data();
}

} // namespace learncode::test
