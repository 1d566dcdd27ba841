// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/Language.h"

#include "core/run/Enumeration.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

// A static library's resources are linked only where somebody asks for them; outside any namespace, as
// Q_INIT_RESOURCE demands.
static void initLanguageResources()
{
    Q_INIT_RESOURCE(learncode_languages);
}

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(learncode::LanguageRegistry)
};

QStringList toStringList(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

// 0, which no language has, for what is no whole number.
int toIndent(const QJsonValue &value)
{
    return value.isUndefined() ? TypingRules().indent : value.toInt();
}

TypingRules toTypingRules(const QJsonValue &json)
{
    return {
        .indent = toIndent(json["indent"_L1]),
        .lineComment = json["lineComment"_L1].toString(),
        .blockOpeners = json["blockOpeners"_L1].toString(TypingRules().blockOpeners),
    };
}

QList<LanguageStandard> toStandards(const QJsonValue &json)
{
    QList<LanguageStandard> standards;
    for (const QJsonValue &item : json.toArray())
        standards.append({item["id"_L1].toString(), item["name"_L1].toString()});
    return standards;
}

// By id or name, in any case; an empty one if there is none.
LanguageStandard findStandard(const QList<LanguageStandard> &standards, const QString &wanted)
{
    const auto found = std::ranges::find_if(standards, [&](const LanguageStandard &standard) {
        return standard.id.compare(wanted, Qt::CaseInsensitive) == 0
            || standard.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return found == standards.end() ? LanguageStandard() : *found;
}

std::optional<Cause::Kind> causeKind(const QString &name)
{
    using enum Cause::Kind;
    static const QHash<QString, Cause::Kind> kinds{{u"end_of_input"_s, EndOfInput},
                                                   {u"no_module"_s, NoModule},
                                                   {u"no_header"_s, NoHeader},
                                                   {u"no_network"_s, NoNetwork},
                                                   {u"no_display"_s, NoDisplay}};
    const auto found = kinds.constFind(name);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

// A kind that is not known has no pattern, which no language has.
QList<CausePattern> toCauses(const QJsonValue &json)
{
    QList<CausePattern> causes;
    for (const QJsonValue &item : json.toArray()) {
        const auto kind = causeKind(item["kind"_L1].toString());
        causes.append({kind.value_or(Cause::Kind::EndOfInput),
                       QRegularExpression(kind ? item["pattern"_L1].toString() : QString(),
                                          QRegularExpression::MultilineOption)});
    }
    return causes;
}

bool isSound(const CausePattern &cause)
{
    return !cause.pattern.pattern().isEmpty() && cause.pattern.isValid();
}

Language toLanguage(const QJsonObject &json)
{
    const QList<LanguageStandard> standards = toStandards(json["standards"_L1]);
    const QJsonObject diagnostics = json["diagnostics"_L1].toObject();
    const QJsonObject executor = json["executor"_L1].toObject();
    return {
        .id = json["id"_L1].toString(),
        .name = json["name"_L1].toString(),
        .aliases = toStringList(json["aliases"_L1]),
        .highlighter = json["highlighter"_L1].toString(),
        .typing = toTypingRules(json["typing"_L1]),
        .mainFile = json["mainFile"_L1].toString(),
        .standards = standards,
        .standard = findStandard(standards, json["standard"_L1].toString()),
        .extensions = toStringList(json["extensions"_L1]),
        .dockerfile = json["dockerfile"_L1].toString(),
        .runs = std::max({executor["runs"_L1].toInt(), executor["slots"_L1].toInt(), 1}),
        .processes = std::max(executor["processes"_L1].toInt(), 0),
        .diagnosticPattern = QRegularExpression(diagnostics["pattern"_L1].toString()),
        .messagePattern = QRegularExpression(diagnostics["message"_L1].toString()),
        .contextPattern = QRegularExpression(diagnostics["context"_L1].toString()),
        .causes = toCauses(diagnostics["causes"_L1]),
    };
}

bool hasSoundStandards(const Language &language)
{
    const auto isSound = [](const LanguageStandard &standard) {
        return !standard.id.isEmpty() && !standard.name.isEmpty();
    };
    return language.standards.isEmpty()
        || (std::ranges::all_of(language.standards, isSound) && isSound(language.standard));
}

bool isComplete(const Language &language)
{
    constexpr int widestIndent = 16;
    return !language.id.isEmpty() && !language.name.isEmpty() && !language.mainFile.isEmpty()
        && !language.extensions.isEmpty() && hasSoundStandards(language) && !language.dockerfile.isEmpty()
        && language.diagnosticPattern.isValid() && language.messagePattern.isValid()
        && language.contextPattern.isValid() && std::ranges::all_of(language.causes, isSound)
        && language.typing.indent >= 1 && language.typing.indent <= widestIndent;
}

} // namespace

Result<LanguageRegistry> LanguageRegistry::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    LanguageRegistry registry;
    for (const QJsonValue &item : document["languages"_L1].toArray()) {
        const Language language = toLanguage(item.toObject());
        if (!isComplete(language))
            return fail(u"bad_registry"_s, u"The description of a language is incomplete."_s, language.id);
        registry.m_languages.append(language);
    }
    if (registry.m_languages.isEmpty())
        return fail(u"bad_registry"_s, u"There is no language."_s, parseError.errorString());
    return registry;
}

QByteArray LanguageRegistry::builtInJson()
{
    initLanguageResources();
    QFile file(u":/learncode/languages/languages.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const LanguageRegistry &LanguageRegistry::builtIn()
{
    static const LanguageRegistry registry = [] {
        const auto read = fromJson(builtInJson());
        if (!read)
            qFatal("languages.json: %ls %ls", qUtf16Printable(read.error().message),
                   qUtf16Printable(read.error().detail));
        return *read;
    }();
    return registry;
}

Result<LanguageRegistry> LanguageRegistry::withStandard(const QString &languageId, const QString &standard) const
{
    LanguageRegistry changed = *this;
    for (Language &language : changed.m_languages) {
        if (language.id != languageId)
            continue;
        const LanguageStandard found = findStandard(language.standards, standard);
        QStringList names;
        for (const LanguageStandard &each : std::as_const(language.standards))
            names.append(each.name);
        if (found.id.isEmpty())
            return fail(u"unknown_standard"_s,
                        Text::tr("\"%1\" is no standard of %2 here. There are %3.")
                            .arg(standard.left(40), language.name, enumerated(names)));
        language.standard = found;
    }
    return changed;
}

QString LanguageRegistry::namesInWords() const
{
    QStringList names;
    for (const Language &language : m_languages)
        names.append(language.name);
    return enumerated(names);
}

QString LanguageRegistry::endingsInWords() const
{
    QStringList endings;
    for (const Language &language : m_languages)
        endings.append(u'.' + language.extensions.first());
    return enumerated(endings);
}

const Language *LanguageRegistry::find(const QString &idOrAlias) const
{
    const auto found = std::ranges::find_if(m_languages, [&](const Language &language) {
        return language.id.compare(idOrAlias, Qt::CaseInsensitive) == 0
            || language.aliases.contains(idOrAlias, Qt::CaseInsensitive);
    });
    return found == m_languages.end() ? nullptr : &*found;
}

const Language *LanguageRegistry::forFileName(const QString &fileName) const
{
    const QString extension = QFileInfo(fileName).suffix();
    const auto found = std::ranges::find_if(m_languages, [&](const Language &language) {
        return language.extensions.contains(extension, Qt::CaseInsensitive);
    });
    return found == m_languages.end() ? nullptr : &*found;
}

} // namespace learncode
