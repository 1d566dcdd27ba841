// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/CommandLine.h"
#include "app/selftest/SelfTestTable.h"
#include "core/engine/EngineErrors.h"
#include "core/executor/docker/ImageContext.h"
#include "core/executor/link/Wire.h"
#include "core/http/json/Refusal.h"
#include "core/http/guard/RequestGuard.h"
#include "core/http/guard/RequestHead.h"
#include "core/http/json/RequestParser.h"
#include "core/http/session/SessionMessages.h"
#include "core/http/guard/WebSocketUpgrade.h"
#include "core/run/Language.h"
#include "core/run/RunRequest.h"
#include "tests/support/TextCatalog.h"

#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace learncode;
using namespace Qt::StringLiterals;

namespace {

using Ask = std::function<QString()>;

QString said(const http::Response &response)
{
    return QJsonDocument::fromJson(response.body)["message"_L1].toString();
}

QString refusedRun()
{
    const auto message = executor::wire::decodeText(u"{\"type\":\"finished\",\"run\":1,\"outcome\":\"rejected\"}"_s);
    return message ? std::get<executor::wire::Finished>(*message).result.error->message : QString();
}

QString missingPartOfAnImage()
{
    Language language;
    language.dockerfile = u"Dockerfile.none"_s;
    return executor::ImageContext::load(language).error().message;
}

QString firstMessage()
{
    return http::session::parse("{}", {}).error().message;
}

} // namespace

/// What lupdate gives to translators is what the programs ask for: every text of a free function has one of its
/// context asked for here. Those of classes are their moc's, and the window's are in tests/gui.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_catalog.isEmpty()); }
    void areAskedForWhereTheyAre_data();
    void areAskedForWhereTheyAre();
    void loseNone() { QCOMPARE(m_catalog.lost(), QStringList()); }

private:
    test::TextCatalog m_catalog{QStringLiteral(LEARNCODE_TEXTS)};
};

void TestTranslations::areAskedForWhereTheyAre_data()
{
    QTest::addColumn<QString>("context");
    QTest::addColumn<Ask>("ask");
    const auto row = [](const char *context, const Ask &ask) {
        QTest::newRow(context) << QString::fromLatin1(context) << ask;
    };
    row("learncode::RunRequest", [] { return validate({}, LanguageRegistry::builtIn(), {}).error().message; });
    row("learncode::engine::Engine", [] { return engine::closedError().message; });
    row("learncode::executor::Wire", refusedRun);
    row("learncode::executor::ImageContext", missingPartOfAnImage);
    row("learncode::http::HttpMessage", [] { return said(http::notFound()); });
    row("learncode::http::Refusal", [] { return http::refusalOf({}).message; });
    row("learncode::http::RequestGuard", [] { return said(http::RequestGuard(QStringList()).check({}).value()); });
    row("learncode::http::RequestHead", [] { return said(http::parseHead("x").error()); });
    row("learncode::http::RequestParser", [] { return http::parseObject("[]").error().message; });
    row("learncode::http::SessionMessages", firstMessage);
    row("learncode::http::WebSocketUpgrade", [] { return said(http::checkUpgrade({}).value()); });
    row("learncode::selftest::SelfTest",
        [] { return selftest::SelfTestTable(QList<selftest::ProgramFile>()).heading(); });
    row("learncode::CommandLine",
        [] { return parseCommandLine({u"x"_s, u"--port=y"_s}, ProgramKind::Server).error().message; });
}

void TestTranslations::areAskedForWhereTheyAre()
{
    QFETCH(QString, context);
    QFETCH(Ask, ask);
    QVERIFY2(ask().contains(test::TextCatalog::marked(context)), qPrintable(ask())); // or within another's sentence
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
