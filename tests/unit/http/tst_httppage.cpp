// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace learncode;
using namespace learncode::http;
using namespace learncode::http::test;
using namespace Qt::StringLiterals;

namespace {

// The addresses of the page's own files, as the page names them.
QList<QByteArray> filesOf(const QByteArray &page)
{
    static const QRegularExpression address(u"(?:src|href)=\"(/assets/[^\"]+)\""_s);
    QList<QByteArray> files;
    for (const auto &match : address.globalMatch(QString::fromUtf8(page)))
        files.append(match.captured(1).toLatin1());
    return files;
}

QByteArray typeOf(const QByteArray &suffix)
{
    static const QHash<QByteArray, QByteArray> types{{"js", "text/javascript; charset=utf-8"},
                                                     {"css", "text/css; charset=utf-8"},
                                                     {"svg", "image/svg+xml"},
                                                     {"ttf", "font/ttf"}};
    return types.value(suffix, "unknown");
}

QByteArray nonceOf(const Reply &reply)
{
    static const QRegularExpression nonce(u"'nonce-([A-Za-z0-9+/=]+)'"_s);
    return nonce.match(QString::fromLatin1(reply.header("Content-Security-Policy"))).captured(1).toLatin1();
}

QByteArray inlineScriptHash(const QByteArray &page)
{
    static const QRegularExpression script(u"<script>(.*?)</script>"_s, QRegularExpression::DotMatchesEverythingOption);
    const QByteArray said = script.match(QString::fromUtf8(page)).captured(1).toUtf8();
    return QCryptographicHash::hash(said, QCryptographicHash::Sha256).toBase64();
}

} // namespace

/// The page that the program was linked with: a small one as a unit test, the real one where that is built.
class TestHttpPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesThePage();
    void admitsOnlyItsOwn();
    void givesEachAnswerItsNonce();
    void servesItsFiles();
    void answersHead();
    void servesNothingElse_data();
    void servesNothingElse();
    void servesAllThatItHas();
};

void TestHttpPage::servesThePage()
{
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request("GET", "/"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), "text/html; charset=utf-8");
    QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff");
    QCOMPARE(reply.header("Referrer-Policy"), "no-referrer");
    QCOMPARE(reply.header("X-Frame-Options"), "DENY");
    QCOMPARE(reply.header("Cache-Control"), "no-store");
    QVERIFY(reply.body.startsWith("<!DOCTYPE html>"));
    QCOMPARE(fixture.ask(fixture.request("POST", "/", "{}")).status, 405);
}

void TestHttpPage::admitsOnlyItsOwn()
{
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request("GET", "/"));
    const QByteArray expected = "default-src 'none'; script-src 'self' 'sha256-" + inlineScriptHash(reply.body)
        + "'; style-src 'self' 'nonce-" + nonceOf(reply) + "'; connect-src 'self' ws://" + fixture.host()
        + "; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    QCOMPARE(reply.header("Content-Security-Policy"), expected);
    // Nor does the page hold what the policy would refuse.
    QVERIFY(!reply.body.contains("<style"));
    QVERIFY(!reply.body.contains(" style="));
    static const QRegularExpression inlineScript(u"<script(?![^>]* src=)"_s);
    QCOMPARE(QString::fromUtf8(reply.body).count(inlineScript), 1);
}

void TestHttpPage::givesEachAnswerItsNonce()
{
    Fixture fixture;
    QSet<QByteArray> nonces;
    for (int i = 0; i < 5; ++i) {
        const Reply reply = fixture.ask(fixture.request("GET", "/"));
        const QByteArray nonce = nonceOf(reply);
        QCOMPARE(QByteArray::fromBase64(nonce).size(), 16);
        QVERIFY(reply.body.contains("name=\"style-nonce\" content=\"" + nonce + '"'));
        QVERIFY(!reply.body.contains("@STYLE_NONCE@"));
        nonces.insert(nonce);
    }
    QCOMPARE(nonces.size(), 5);
}

void TestHttpPage::servesItsFiles()
{
    Fixture fixture;
    QSet<QByteArray> seen;
    for (const QByteArray &file : filesOf(fixture.ask(fixture.request("GET", "/")).body)) {
        const QByteArray suffix = file.sliced(file.lastIndexOf('.') + 1);
        const Reply reply = fixture.ask(fixture.request("GET", file));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), typeOf(suffix));
        QCOMPARE(reply.header("Cache-Control"), "public, max-age=31536000, immutable");
        QCOMPARE(reply.head.toLower().count("cache-control:"), 1);
        QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff");
        QVERIFY(!reply.body.isEmpty());
        // As the page asks for a file that a browser dropped.
        QCOMPARE(fixture.ask(fixture.request("GET", file + "?again=1")).body, reply.body);
        seen.insert(suffix);
    }
    QCOMPARE(seen, QSet<QByteArray>({"js", "css", "svg"}));
}

void TestHttpPage::answersHead()
{
    Fixture fixture;
    const QList<QByteArray> files = filesOf(fixture.ask(fixture.request("GET", "/")).body);
    QVERIFY(!files.isEmpty());
    for (const QByteArray &path : QList<QByteArray>{"/"} + files) {
        const Reply whole = fixture.ask(fixture.request("GET", path));
        RawClient client(fixture.service);
        client.send(fixture.request("HEAD", path));
        const Reply head = client.next(false);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), QByteArray::number(whole.body.size()));
        QCOMPARE(head.header("Content-Type"), whole.header("Content-Type"));
        QTRY_VERIFY(client.isClosed());
        QVERIFY(client.received().isEmpty());
    }
}

void TestHttpPage::servesNothingElse_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/index.html", "/assets", "/assets/", "/assets/none.js", "/assets/../index.html",
                             "/assets/%2e%2e/index.html", "/assets/..%2findex.html", "/assets//", "//",
                             "/learncode/page", "/assets/../../openapi/openapi.json", "/../etc/passwd", "/src/main.ts"})
        QTest::newRow(path) << QByteArray(path);
}

void TestHttpPage::servesNothingElse()
{
    QFETCH(const QByteArray, path);
    Fixture fixture;
    const Reply reply = fixture.ask(fixture.request("GET", path));
    QVERIFY2(reply.status == 404 || reply.status == 400, QByteArray::number(reply.status).constData());
    QCOMPARE(reply.header("Content-Type"), "application/json");
}

// The files that only other files name, such as fonts, too.
void TestHttpPage::servesAllThatItHas()
{
    Fixture fixture;
    const QDir assets(u":/learncode/page/assets"_s);
    const QStringList names = assets.entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        const Reply reply = fixture.ask(fixture.request("GET", "/assets/" + name.toLatin1()));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), typeOf(QFileInfo(name).suffix().toLatin1()));
        QFile file(assets.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(reply.body, file.readAll());
    }
}

QTEST_GUILESS_MAIN(TestHttpPage)
#include "tst_httppage.moc"
