// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/executor/FakeDocker.h"

#include "core/executor/docker/Identity.h"
#include "core/run/Language.h"

#include <QJsonDocument>

#include <algorithm>

namespace learncode::test {

using namespace Qt::StringLiterals;

namespace {

QString segment(const FakeExchange &exchange, int index)
{
    return exchange.request.path.section(u'/', index, index);
}

// Whether an object has all of these: "key=value".
bool carries(const QJsonValue &labels, const QJsonArray &wanted)
{
    return std::ranges::all_of(wanted, [&](const QJsonValue &pair) {
        const QString text = pair.toString();
        return labels[text.section(u'=', 0, 0)].toString() == text.section(u'=', 1);
    });
}

} // namespace

FakeDocker::FakeDocker()
{
    engine.on("GET", u"/info"_s, 200,
              {{u"OperatingSystem"_s, u"Fake"_s}, {u"SecurityOptions"_s, QJsonArray{u"name=rootless"_s}}});
    engine.on("GET", u"/events"_s, [](FakeExchange &exchange) { exchange.begin(); });
    for (const Language &language : LanguageRegistry::builtIn().all()) {
        auto executor = std::make_unique<FakeExecutor>();
        executor->hello[u"language"_s] = language.id;
        m_executors.emplace(language.id, std::move(executor));
    }
    serveImages();
    serveNetworks();
    serveContainers();
}

void FakeDocker::serveImages()
{
    engine.on("GET", u"/images/*/json"_s, [this](FakeExchange &exchange) {
        const auto image = m_images.constFind(segment(exchange, 2));
        if (image == m_images.constEnd())
            exchange.refuse(404, u"No such image"_s);
        else
            exchange.answer(200, *image);
    });
    engine.on("GET", u"/images/json"_s, [this](FakeExchange &exchange) {
        const QJsonValue filters = QJsonDocument::fromJson(exchange.request.parameter(u"filters"_s).toUtf8()).object();
        QJsonArray all;
        for (auto it = m_images.cbegin(); it != m_images.cend(); ++it) {
            if (!carries(it->value("Labels"_L1), filters["label"_L1].toArray()))
                continue;
            QJsonObject image = *it;
            image[u"RepoTags"_s] = QJsonArray{it.key()};
            all.append(image);
        }
        exchange.answer(200, all);
    });
    engine.on("DELETE", u"/images/*"_s, [this](FakeExchange &exchange) {
        m_images.remove(segment(exchange, 2));
        exchange.answer(200, QJsonArray{});
    });
    engine.on("POST", u"/build"_s, [this](FakeExchange &exchange) {
        exchange.begin();
        exchange.send("{\"stream\":\"Step 2/4 : RUN something\\n\"}\n");
        if (buildsByItself)
            finishBuild(&exchange);
    });
}

void FakeDocker::finishBuild(FakeExchange *build)
{
    const QJsonValue labels = QJsonDocument::fromJson(build->request.parameter(u"labels"_s).toUtf8()).object();
    for (const QString &tag : build->request.query.allQueryItemValues(u"t"_s, QUrl::FullyDecoded))
        m_images.insert(tag, {{u"Id"_s, u"sha256:1"_s}, {u"Labels"_s, labels}});
    build->send("{\"aux\":{\"ID\":\"sha256:1\"}}\n{\"stream\":\"Successfully built 0123456789ab\\n\"}\n");
    build->end();
}

void FakeDocker::failBuild(FakeExchange *build)
{
    build->send("{\"errorDetail\":{\"message\":\"it broke\"},\"error\":\"it broke\"}\n");
    build->end();
}

void FakeDocker::serveNetworks()
{
    engine.on("GET", u"/networks"_s, [this](FakeExchange &exchange) {
        QJsonArray all;
        for (const QJsonObject &network : std::as_const(m_networks))
            all.append(network);
        exchange.answer(200, all);
    });
    engine.on("GET", u"/networks/*"_s,
              [this](FakeExchange &exchange) { exchange.answer(200, m_networks.value(segment(exchange, 2))); });
    engine.on("POST", u"/networks/create"_s, [this](FakeExchange &exchange) {
        const QString id = u"net%1"_s.arg(++m_lastId);
        QJsonObject network = exchange.request.json();
        network[u"Id"_s] = id;
        m_networks.insert(id, network);
        exchange.answer(201, QJsonObject{{u"Id"_s, id}});
    });
    engine.on("DELETE", u"/networks/*"_s, [this](FakeExchange &exchange) {
        m_networks.remove(segment(exchange, 2));
        exchange.answer(204);
    });
}

void FakeDocker::serveContainers()
{
    engine.on("GET", u"/containers/json"_s, [this](FakeExchange &exchange) {
        QJsonArray all;
        for (auto it = m_containers.cbegin(); it != m_containers.cend(); ++it) {
            all.append(QJsonObject{{u"Id"_s, it->id},
                                   {u"Names"_s, QJsonArray{u'/' + it.key()}},
                                   {u"State"_s, it->running ? u"running"_s : u"exited"_s},
                                   {u"Labels"_s, it->labels}});
        }
        exchange.answer(200, all);
    });
    engine.on("POST", u"/containers/create"_s, [this](FakeExchange &exchange) {
        const QString name = exchange.request.parameter(u"name"_s);
        if (m_containers.contains(name)) {
            exchange.refuse(409, u"Conflict. The container name is already in use"_s);
            return;
        }
        addContainer(name, exchange.request.json()[u"Labels"_s].toObject());
        exchange.answer(201, QJsonObject{{u"Id"_s, m_containers[name].id}, {u"Warnings"_s, QJsonArray{}}});
    });
    engine.on("POST", u"/containers/*/start"_s, [this](FakeExchange &exchange) {
        m_containers[nameOf(segment(exchange, 2))].running = true;
        exchange.answer(204);
    });
    engine.on("GET", u"/containers/*/logs"_s, 200);
    engine.on("GET", u"/containers/*/json"_s, [this](FakeExchange &exchange) {
        const QString name = nameOf(segment(exchange, 2));
        if (m_containers.contains(name))
            exchange.answer(200, details(name));
        else
            exchange.refuse(404, u"No such container"_s);
    });
    engine.on("DELETE", u"/containers/*"_s, [this](FakeExchange &exchange) {
        m_containers.remove(nameOf(segment(exchange, 2)));
        exchange.answer(204);
    });
}

QJsonObject FakeDocker::details(const QString &name) const
{
    const Container &container = *m_containers.constFind(name);
    QJsonObject ports;
    const auto executor = m_executors.find(container.labels[executor::label::language].toString());
    if (executor != m_executors.end()) {
        ports[u"8765/tcp"_s] = QJsonArray{QJsonObject{
            {u"HostIp"_s, u"127.0.0.1"_s}, {u"HostPort"_s, QString::number(executor->second->url().port())}}};
    }
    return {{u"Id"_s, container.id},
            {u"Name"_s, u'/' + name},
            {u"State"_s, QJsonObject{{u"Running"_s, container.running}}},
            {u"Config"_s, QJsonObject{{u"Labels"_s, container.labels}}},
            {u"NetworkSettings"_s, QJsonObject{{u"Ports"_s, ports}}}};
}

void FakeDocker::addContainer(const QString &name, const QJsonObject &labels)
{
    m_containers.insert(name, {u"c%1"_s.arg(++m_lastId, 12, 10, QChar(u'0')), labels, false});
}

void FakeDocker::addImage(const QString &reference, const QJsonObject &labels)
{
    m_images.insert(reference, {{u"Id"_s, u"sha256:%1"_s.arg(++m_lastId + 1)}, {u"Labels"_s, labels}});
}

void FakeDocker::tellOf(const QString &action, const QString &containerName)
{
    const QByteArray line = FakeEngine::eventLine(action, m_containers.value(containerName).id);
    for (FakeExchange *events : engine.open("GET", u"/events"_s))
        events->send(line);
}

QStringList FakeDocker::containers() const
{
    return m_containers.keys();
}

void FakeDocker::kill(const QString &languageId)
{
    executor(languageId).vanish();
}

QString FakeDocker::nameOf(const QString &idOrName) const
{
    for (auto it = m_containers.cbegin(); it != m_containers.cend(); ++it) {
        if (it->id == idOrName)
            return it.key();
    }
    return idOrName;
}

} // namespace learncode::test
