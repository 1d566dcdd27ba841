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

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::CommandLine)
};

Result<int> parsePort(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port < 0 || port > 65535)
        return fail(u"bad_usage"_s, Text::tr("--port takes a number from 0 to 65535, not \"%1\".").arg(text));
    return port;
}

Result<QString> parseAddress(const QString &text)
{
    if (QHostAddress(text).isNull())
        return fail(u"bad_usage"_s, Text::tr("--listen takes an IP address, not \"%1\".").arg(text));
    return text;
}

struct Options
{
    QCommandLineOption port{u"port"_s, Text::tr("Port of the HTTP endpoint; 0: any that is free."), u"number"_s};
    QCommandLineOption listen{
        u"listen"_s,
        Text::tr("Address of the HTTP endpoint. Other than 127.0.0.1, others on the network can run "
                 "programs here."),
        u"address"_s};
    QCommandLineOption engine{u"engine"_s, Text::tr("Socket of the Docker engine; else it is looked for."), u"path"_s};
    QCommandLineOption config{u"config"_s, Text::tr("Settings file to use instead of the user's own."), u"file"_s};
    QCommandLineOption selfTest{
        u"self-test"_s,
        Text::tr("Run a few harmless and hostile programs, tell which of them did as they should, and "
                 "end. Serves only if --port is given, too.")};
};

Result<CommandLine> read(const QCommandLineParser &parser, const Options &options)
{
    CommandLine result;
    result.fileToOpen = parser.positionalArguments().value(0);
    result.configFile = parser.value(options.config);
    result.selfTest = parser.isSet(options.selfTest);
    if (parser.isSet(options.engine))
        result.engine = parser.value(options.engine);
    if (parser.isSet(options.port)) {
        const auto port = parsePort(parser.value(options.port));
        if (!port)
            return fail(port.error());
        result.port = *port;
    }
    if (parser.isSet(options.listen)) {
        const auto address = parseAddress(parser.value(options.listen));
        if (!address)
            return fail(address.error());
        result.listen = *address;
    }
    return result;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, ProgramKind kind)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        kind == ProgramKind::Server
            ? Text::tr("Runs learners' programs for browsers and scripts: POST /api/code/execute.")
            : Text::tr("Write a program, press Run, see what happens."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({options.port, options.listen, options.engine, options.config});
    if (kind == ProgramKind::Server)
        parser.addOption(options.selfTest);
    if (kind == ProgramKind::Desktop)
        parser.addPositionalArgument(u"file"_s, Text::tr("A program to open."), u"[file]"_s);

    if (!parser.parse(arguments))
        return fail(u"bad_usage"_s, parser.errorText());
    if (parser.isSet(help))
        parser.showHelp(ExitDone);
    if (parser.isSet(version))
        parser.showVersion();

    const QStringList files = parser.positionalArguments();
    if (files.size() > (kind == ProgramKind::Desktop ? 1 : 0))
        return fail(u"bad_usage"_s, Text::tr("\"%1\" was not expected.").arg(files.last()));

    return read(parser, options);
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
