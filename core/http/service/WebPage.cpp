// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/service/WebPage.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

namespace learncode::http {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The resource %ls is missing: the build is broken.", qUtf16Printable(path));
    return file.readAll();
}

QByteArray typeOf(const QString &path)
{
    static const QHash<QString, QByteArray> types{{u"js"_s, "text/javascript; charset=utf-8"},
                                                  {u"css"_s, "text/css; charset=utf-8"},
                                                  {u"svg"_s, "image/svg+xml"},
                                                  {u"ttf"_s, "font/ttf"}};
    const QByteArray type = types.value(QFileInfo(path).suffix());
    if (type.isEmpty())
        qFatal("The web page has a file of an unknown type: %ls.", qUtf16Printable(path));
    return type;
}

// How a policy names the page's one script without an address, by what it says (CSP Level 3, 2.3.1).
QByteArray inlineScriptOf(const QByteArray &page)
{
    static constexpr QByteArrayView begin = "<script>", end = "</script>";
    const qsizetype from = page.indexOf(begin) + begin.size();
    const qsizetype to = page.indexOf(end, from);
    if (from < begin.size() || to < 0)
        qFatal("The web page has lost its inline script: the build is broken.");
    const QByteArray script = page.sliced(from, to - from);
    return "'sha256-" + QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray freshNonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toBase64();
}

} // namespace

WebPage::WebPage()
{
    const QString root = u":/learncode/page"_s;
    m_page = contentOf(root + u"/index.html"_s);
    m_inlineScript = inlineScriptOf(m_page);
    QDirIterator files(root + u"/assets"_s, QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        m_files.insert(path.sliced(root.size()),
                       {.status = 200,
                        .contentType = typeOf(path),
                        .body = contentOf(path),
                        .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}});
    }
}

Response WebPage::page(const Request &request) const
{
    const QByteArray nonce = freshNonce();
    QByteArray body = m_page;
    body.replace("@STYLE_NONCE@", nonce);
    // Not every browser takes a WebSocket to the page's own origin for 'self'. The guard has let this name pass.
    const QByteArray policy = "default-src 'none'; script-src 'self' " + m_inlineScript + "; style-src 'self' 'nonce-"
        + nonce + "'; connect-src 'self' ws://" + request.authority
        + "; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    return {.status = 200,
            .contentType = "text/html; charset=utf-8",
            .body = body,
            .headers = {{"Content-Security-Policy", policy},
                        {"X-Frame-Options", "DENY"},
                        {"Cross-Origin-Opener-Policy", "same-origin"}}};
}

} // namespace learncode::http
