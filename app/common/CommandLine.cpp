// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/CommandLine.h"

#include "core/support/Settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHostAddress>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

Result<int> parsePort(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port < 0 || port > 65535)
        return fail(u"bad_usage"_s, tr("--port takes a number from 0 to 65535, not \"%1\".").arg(text));
    return port;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, ProgramKind kind)
{
    const QCommandLineOption port(u"port"_s, tr("Port of the HTTP endpoint; 0: any that is free."), u"number"_s);
    const QCommandLineOption listen(u"listen"_s,
                                    tr("Address of the HTTP endpoint. Other than 127.0.0.1, others on the "
                                       "network can run programs here."),
                                    u"address"_s);
    const QCommandLineOption engine(u"engine"_s, tr("Socket of the Docker engine; else it is looked for."), u"path"_s);
    const QCommandLineOption config(u"config"_s, tr("Settings file to use instead of the user's own."), u"file"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        kind == ProgramKind::Server ? tr("Runs learners' programs for browsers and scripts: POST /api/code/execute.")
                                    : tr("Write a program, press Run, see what happens."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({port, listen, engine, config});
    if (kind == ProgramKind::Desktop)
        parser.addPositionalArgument(u"file"_s, tr("A program to open."), u"[file]"_s);

    if (!parser.parse(arguments))
        return fail(u"bad_usage"_s, parser.errorText());
    if (parser.isSet(help))
        parser.showHelp(ExitDone);
    if (parser.isSet(version))
        parser.showVersion();

    const QStringList files = parser.positionalArguments();
    if (files.size() > (kind == ProgramKind::Desktop ? 1 : 0))
        return fail(u"bad_usage"_s, tr("\"%1\" was not expected.").arg(files.last()));

    CommandLine result;
    result.fileToOpen = files.value(0);
    result.configFile = parser.value(config);
    if (parser.isSet(engine))
        result.engine = parser.value(engine);
    if (parser.isSet(port)) {
        const auto number = parsePort(parser.value(port));
        if (!number)
            return fail(number.error());
        result.port = *number;
    }
    if (parser.isSet(listen)) {
        const QString address = parser.value(listen);
        if (QHostAddress(address).isNull())
            return fail(u"bad_usage"_s, tr("--listen takes an IP address, not \"%1\".").arg(address));
        result.listen = address;
    }
    return result;
}

void CommandLine::applyTo(Settings &settings) const
{
    if (port)
        settings.override(setting::httpPort.key, *port);
    if (listen)
        settings.override(setting::httpAddress.key, *listen);
    if (engine)
        settings.override(setting::enginePath.key, *engine);
}

} // namespace learncode
