// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// What the bundler made of web/, as it lies in the programs.
class TestPageBundle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWhole();
    void namesNoOtherAddress();

private:
    QByteArray m_page;
    QByteArray m_texts; ///< of all files but fonts
};

void TestPageBundle::initTestCase()
{
    QDirIterator files(u":/learncode/page"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        if (file.fileName().endsWith(u"/index.html"_s))
            m_page = content;
        if (!file.fileName().endsWith(u".ttf"_s))
            m_texts += content;
    }
}

void TestPageBundle::isWhole()
{
    QVERIFY(m_page.contains("@STYLE_NONCE@"));
    QVERIFY(m_page.contains("curl"));
    QVERIFY(m_texts.size() > 100'000);
}

void TestPageBundle::namesNoOtherAddress()
{
    QByteArray all = m_texts;
    // The name of a language for drawings is no address that anybody asks.
    all.replace("http://www.w3.org/2000/svg", "");
    static const QRegularExpression address(u"(?:https?|wss?):/{2}[A-Za-z0-9]"_s);
    const auto match = address.match(QString::fromUtf8(all));
    QVERIFY2(!match.hasMatch(), qPrintable(QString::fromUtf8(all).mid(match.capturedStart() - 40, 100)));
    QVERIFY(!all.contains("sourceMappingURL"));
}

QTEST_APPLESS_MAIN(TestPageBundle)
#include "tst_pagebundle.moc"
