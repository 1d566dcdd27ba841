// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EndpointFinder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace learncode;
using namespace learncode::engine;

/// Where the engine is looked for, in a file system of the test's own.
class TestEngineEndpoint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesAnExplicitPath();
    void readsAddresses_data();
    void readsAddresses();
    void prefersTheEnvironment();
    void readsContexts();
    void readsContextsElsewhere();
    void refusesAContextThatIsElsewhere();
    void explainsAMissingContext();
    void survivesABrokenConfiguration_data();
    void survivesABrokenConfiguration();
    void takesTheFirstSocketThatIsThere();
    void takesOnlySockets();
    void prefersASocketThatMayBeUsed();
    void hopesForTheFirst();

private:
    [[nodiscard]] QString at(const QString &path) const { return m_root->path() + path; }
    void write(const QString &path, const QByteArray &content);
    void writeContext(const QString &configuration, const QString &name, const QString &host);
    void listen(const QString &path);
    [[nodiscard]] Result<Endpoint> find() { return findEndpoint({}, m_environment, m_root->path()); }

    std::unique_ptr<QTemporaryDir> m_root;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<QLocalServer>> m_servers;
};

void TestEngineEndpoint::init()
{
    // Short, as the path of a socket must be.
    m_root = std::make_unique<QTemporaryDir>(u"/tmp/lcXXXXXX"_s);
    QVERIFY(m_root->isValid());
    m_environment = {};
    m_environment.insert(u"HOME"_s, u"/home/ann"_s);
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, u"/run/user/1000"_s);
}

void TestEngineEndpoint::cleanup()
{
    m_servers.clear();
}

void TestEngineEndpoint::write(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(at(path)).path()));
    QFile file(at(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestEngineEndpoint::writeContext(const QString &configuration, const QString &name, const QString &host)
{
    const QString digest =
        QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QJsonObject docker{{"Host"_L1, host}, {"SkipTLSVerify"_L1, false}};
    write(configuration + "/contexts/meta/"_L1 + digest + "/meta.json"_L1,
          QJsonDocument(QJsonObject{{"Name"_L1, name}, {"Endpoints"_L1, QJsonObject{{"docker"_L1, docker}}}}).toJson());
}

void TestEngineEndpoint::listen(const QString &path)
{
    QVERIFY(QDir().mkpath(QFileInfo(at(path)).path()));
    m_servers.push_back(std::make_unique<QLocalServer>());
    QVERIFY2(m_servers.back()->listen(at(path)), qPrintable(m_servers.back()->errorString()));
}

void TestEngineEndpoint::takesAnExplicitPath()
{
    m_environment.insert(u"DOCKER_HOST"_s, u"unix:///other.sock"_s);
    for (const QString &path : {u"/my/docker.sock"_s, u"unix:///my/docker.sock"_s, u"/my//./docker.sock"_s}) {
        const auto endpoint = findEndpoint(path, m_environment, m_root->path());
        QVERIFY(endpoint);
        QCOMPARE(endpoint->socketPath, u"/my/docker.sock"_s);
        QCOMPARE(endpoint->source, u"settings"_s);
    }
}

void TestEngineEndpoint::readsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("path");
    QTest::newRow("unix") << "unix:///run/docker.sock" << "/run/docker.sock";
    QTest::newRow("a bare path") << "/run/docker.sock" << "/run/docker.sock";
    QTest::newRow("with spaces") << "unix:///run/my docker.sock" << "/run/my docker.sock";
    QTest::newRow("tcp") << "tcp://192.0.2.1:2375" << "";
    QTest::newRow("http") << "http://192.0.2.1:2375" << "";
    QTest::newRow("ssh") << "ssh://ann@example.org" << "";
    QTest::newRow("Windows") << "npipe:////./pipe/docker_engine" << "";
    QTest::newRow("relative") << "unix://docker.sock" << "";
    QTest::newRow("a word") << "docker" << "";
}

void TestEngineEndpoint::readsAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, path);
    m_environment.insert(u"DOCKER_HOST"_s, address);
    const auto endpoint = find();
    QCOMPARE(endpoint.has_value(), !path.isEmpty());
    if (endpoint) {
        QCOMPARE(endpoint->socketPath, path);
        QCOMPARE(endpoint->source, u"DOCKER_HOST"_s);
    } else {
        QCOMPARE(endpoint.error().code, u"engine_not_local"_s);
        QVERIFY(endpoint.error().message.contains("DOCKER_HOST"_L1));
        QVERIFY(endpoint.error().detail.contains(address));
    }
}

void TestEngineEndpoint::prefersTheEnvironment()
{
    writeContext(u"/home/ann/.docker"_s, u"one"_s, u"unix:///one.sock"_s);
    writeContext(u"/home/ann/.docker"_s, u"two"_s, u"unix:///two.sock"_s);
    write(u"/home/ann/.docker/config.json"_s, R"({"currentContext": "one"})");
    listen(u"/var/run/docker.sock"_s);
    QCOMPARE(find()->socketPath, u"/one.sock"_s);
    m_environment.insert(u"DOCKER_CONTEXT"_s, u"two"_s);
    QCOMPARE(find()->socketPath, u"/two.sock"_s);
    QCOMPARE(find()->source, u"context two"_s);
    m_environment.insert(u"DOCKER_HOST"_s, u"unix:///host.sock"_s);
    QCOMPARE(find()->socketPath, u"/host.sock"_s);
    m_environment.remove(u"DOCKER_HOST"_s);
    m_environment.insert(u"DOCKER_CONTEXT"_s, u"default"_s);
    QCOMPARE(find()->socketPath, at(u"/var/run/docker.sock"_s));
    QCOMPARE(find()->source, u"default"_s);
}

void TestEngineEndpoint::readsContexts()
{
    writeContext(u"/home/ann/.docker"_s, u"desktop-linux"_s, u"unix:///home/ann/.docker/desktop/docker.sock"_s);
    write(u"/home/ann/.docker/config.json"_s, R"({"auths": {}, "currentContext": "desktop-linux"})");
    QCOMPARE(find()->socketPath, u"/home/ann/.docker/desktop/docker.sock"_s);
    QCOMPARE(find()->source, u"context desktop-linux"_s);
}

void TestEngineEndpoint::readsContextsElsewhere()
{
    writeContext(u"/etc/docker-ann"_s, u"mine"_s, u"unix:///mine.sock"_s);
    write(u"/etc/docker-ann/config.json"_s, R"({"currentContext": "mine"})");
    m_environment.insert(u"DOCKER_CONFIG"_s, u"/etc/docker-ann"_s);
    QCOMPARE(find()->socketPath, u"/mine.sock"_s);
}

void TestEngineEndpoint::refusesAContextThatIsElsewhere()
{
    writeContext(u"/home/ann/.docker"_s, u"far"_s, u"ssh://ann@example.org"_s);
    write(u"/home/ann/.docker/config.json"_s, R"({"currentContext": "far"})");
    QCOMPARE(find().error().code, u"engine_not_local"_s);
    QVERIFY(find().error().detail.contains("far"_L1));
}

void TestEngineEndpoint::explainsAMissingContext()
{
    m_environment.insert(u"DOCKER_CONTEXT"_s, u"../../../gone"_s);
    QCOMPARE(find().error().code, u"engine_not_found"_s);
    QVERIFY(find().error().message.contains("docker context ls"_L1));
}

void TestEngineEndpoint::survivesABrokenConfiguration_data()
{
    QTest::addColumn<QByteArray>("configuration");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"currentContext\": ");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("wrong type") << QByteArray("{\"currentContext\": 7}");
    QTest::newRow("huge") << QByteArray(2 << 20, ' ') + "{\"currentContext\": \"x\"}";
    QTest::newRow("a context that is gone") << QByteArray("{\"currentContext\": \"uninstalled\"}");
}

void TestEngineEndpoint::survivesABrokenConfiguration()
{
    QFETCH(QByteArray, configuration);
    write(u"/home/ann/.docker/config.json"_s, configuration);
    listen(u"/var/run/docker.sock"_s);
    QVERIFY(find());
    QCOMPARE(find()->socketPath, at(u"/var/run/docker.sock"_s));
}

void TestEngineEndpoint::takesTheFirstSocketThatIsThere()
{
    const QStringList inOrder{u"/home/ann/.docker/desktop/docker.sock"_s, u"/home/ann/.docker/run/docker.sock"_s,
                              u"/run/user/1000/podman/podman.sock"_s, u"/run/user/1000/docker.sock"_s,
                              u"/var/run/docker.sock"_s};
    for (const QString &path : inOrder) {
        listen(path);
        QCOMPARE(find()->socketPath, at(path));
    }
}

void TestEngineEndpoint::takesOnlySockets()
{
    write(u"/var/run/docker.sock"_s, "a file");
    QVERIFY(QDir().mkpath(at(u"/run/user/1000/docker.sock"_s)));
    listen(u"/home/ann/.docker/run/docker.sock"_s);
    QCOMPARE(find()->socketPath, at(u"/home/ann/.docker/run/docker.sock"_s));
}

void TestEngineEndpoint::prefersASocketThatMayBeUsed()
{
    listen(u"/var/run/docker.sock"_s);
    listen(u"/run/user/1000/docker.sock"_s);
    QVERIFY(QFile::setPermissions(at(u"/var/run/docker.sock"_s), {}));
    QVERIFY(QFile::setPermissions(
        m_root->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(at(u"/run/user/1000/docker.sock"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup
                                      | QFile::ReadOther | QFile::WriteOther));
    // Root may use every socket, so be somebody else for a moment.
    constexpr uid_t nobody = 65534;
    const bool root = ::geteuid() == 0;
    QVERIFY(!root || ::seteuid(nobody) == 0);
    const auto endpoint = find();
    QVERIFY(!root || ::seteuid(0) == 0);
    QCOMPARE(endpoint->socketPath, at(u"/run/user/1000/docker.sock"_s));
}

void TestEngineEndpoint::hopesForTheFirst()
{
    QCOMPARE(find()->socketPath, at(u"/var/run/docker.sock"_s));
    m_environment.remove(u"XDG_RUNTIME_DIR"_s);
    QCOMPARE(find()->socketPath, at(u"/var/run/docker.sock"_s));
}

QTEST_GUILESS_MAIN(TestEngineEndpoint)
#include "tst_engine_endpoint.moc"
