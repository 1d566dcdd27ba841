// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/Settings.h"

#include "core/support/ShownText.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>
#include <cmath>

namespace learncode {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
SettingInfo row(Setting<T> setting, T fallback, const char *description, const QStringList &choices = {})
{
    return {
        setting.key, static_cast<QMetaType::Type>(qMetaTypeId<T>()), QVariant::fromValue(fallback), {}, {}, description,
        choices};
}

template<typename T>
SettingInfo row(Setting<T> setting, T fallback, T minimum, T maximum, const char *description)
{
    return {setting.key,
            static_cast<QMetaType::Type>(qMetaTypeId<T>()),
            QVariant::fromValue(fallback),
            QVariant::fromValue(minimum),
            QVariant::fromValue(maximum),
            description,
            {}};
}

const SettingInfo *findRow(const char *key)
{
    const auto rows = allSettings();
    const auto found = std::ranges::find_if(rows, [&](const SettingInfo &info) { return qstrcmp(info.key, key) == 0; });
    return found == rows.end() ? nullptr : &*found;
}

// In a hand-edited file a text with commas is a list unless it stands in quotes.
QString textOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(u',') : value.toString();
}

// What such a file says, as a value that the rest of the program can rely on.
QVariant brought(QVariant value, const SettingInfo &info)
{
    if (info.type == QMetaType::QString && value.isValid())
        value = textOf(value);
    if (!value.isValid() || !value.convert(QMetaType(info.type)))
        return info.defaultValue;
    // "nan" is a number to a file, and neither below nor above any bound.
    if (info.type == QMetaType::Double && std::isnan(value.toDouble()))
        return info.defaultValue;
    if (info.minimum.isValid() && QVariant::compare(value, info.minimum) == QPartialOrdering::Less)
        return info.minimum;
    if (info.maximum.isValid() && QVariant::compare(value, info.maximum) == QPartialOrdering::Greater)
        return info.maximum;
    return value;
}

bool isAsItMustBe(const QVariant &value, const SettingInfo &info)
{
    if (info.type == QMetaType::QString)
        return info.choices.isEmpty() || info.choices.contains(textOf(value));
    QVariant converted = value;
    return converted.convert(QMetaType(info.type))
        && QVariant::compare(converted, brought(value, info)) == QPartialOrdering::Equivalent;
}

QString whatItMustBe(const SettingInfo &info)
{
    if (!info.choices.isEmpty())
        return Settings::tr("one of %1").arg(info.choices.join(u", "_s));
    if (info.type == QMetaType::Bool)
        return Settings::tr("true or false");
    const QString number = info.type == QMetaType::Double ? Settings::tr("a number from %1 to %2")
                                                          : Settings::tr("a whole number from %1 to %2");
    return number.arg(info.minimum.toString(), info.maximum.toString());
}

} // namespace

std::span<const SettingInfo> allSettings()
{
    using namespace setting;
    static const std::array rows{
        row(enginePath, QString(),
            QT_TRANSLATE_NOOP("learncode::Settings", "Socket of the Docker engine; empty: find it")),
        row(baseImage, QString(),
            QT_TRANSLATE_NOOP("learncode::Settings", "Base of the executors' images; empty: choose it")),
        row(namePrefix, u"learncode-ai"_s,
            QT_TRANSLATE_NOOP("learncode::Settings", "What names of containers, images and networks begin with")),
        row(memoryMb, 256, 64, 65536, QT_TRANSLATE_NOOP("learncode::Settings", "Memory of a container in MB")),
        row(cpus, 0.5, 0.1, 64.0, QT_TRANSLATE_NOOP("learncode::Settings", "Processors of a container")),
        row(pids, 512, 64, 8192,
            QT_TRANSLATE_NOOP("learncode::Settings", "Processes and threads in a container, at least")),
        row(openFiles, 1024, 64, 65536, QT_TRANSLATE_NOOP("learncode::Settings", "Open files of a process")),
        row(workMb, 64, 8, 4096, QT_TRANSLATE_NOOP("learncode::Settings", "Room for a container's files in MB")),
        row(wallTimeMs, 30'000, 100, 600'000, QT_TRANSLATE_NOOP("learncode::Settings", "Time of a run in ms")),
        row(interactiveTimeMs, 600'000, 1000, 3'600'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Time of a run that is typed to, in ms")),
        row(interactiveOutputBytes, 8 << 20, 1 << 10, 64 << 20,
            QT_TRANSLATE_NOOP("learncode::Settings", "Output of a run that is typed to, in bytes")),
        row(outputBytes, 1 << 20, 1 << 10, 64 << 20,
            QT_TRANSLATE_NOOP("learncode::Settings", "Output of a run in bytes")),
        row(inputBytes, 1 << 20, 1 << 10, 4 << 20, QT_TRANSLATE_NOOP("learncode::Settings", "Input of a run in bytes")),
        row(codeBytes, 256 << 10, 1 << 10, 1 << 20,
            QT_TRANSLATE_NOOP("learncode::Settings", "Size of a program in bytes")),
        row(waitingRuns, 64, 1, 10'000, QT_TRANSLATE_NOOP("learncode::Settings", "Runs that may wait for their turn")),
        row(httpPort, 5000, 0, 65535, QT_TRANSLATE_NOOP("learncode::Settings", "Port of the HTTP endpoint; 0: any")),
        row(httpAddress, u"127.0.0.1"_s, QT_TRANSLATE_NOOP("learncode::Settings", "Address of the HTTP endpoint")),
        row(httpBodyBytes, 1 << 20, 1 << 10, 64 << 20,
            QT_TRANSLATE_NOOP("learncode::Settings", "Size of a request in bytes")),
        row(httpConnections, 256, 1, 10'000, QT_TRANSLATE_NOOP("learncode::Settings", "Connections at once")),
        row(httpConnectionsPerClient, 0, 0, 10'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Connections at once from one address; 0: seven eighths of all")),
        row(httpReceiveTimeoutMs, 10'000, 100, 600'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Time to send a request in ms")),
        row(httpIdleTimeoutMs, 15'000, 100, 600'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Time of a connection without a request in ms")),
        row(httpHosts, QString(),
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Further names of this computer that clients may call, separated by commas")),
        row(sessions, 128, 0, 10'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Sessions over WebSocket at once; 0: none")),
        row(sessionsPerClient, 48, 1, 10'000,
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Sessions at once from one address, this computer's own excepted")),
        row(sessionIdleMs, 600'000, 100, 86'400'000,
            QT_TRANSLATE_NOOP("learncode::Settings", "Time of a session without a run and without a message in ms")),
        row(sessionPingMs, 15'000, 100, 600'000,
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Time in ms between two questions whether a session's client is there")),
        row(sessionMessagesPerSecond, 200, 1, 1'000'000,
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Messages of a session per second; for a moment five times as many")),
        row(sessionBytesPerSecond, 1 << 20, 1 << 10, 1 << 30,
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Bytes that a session takes per second; for a moment four times as many")),
        row(sessionPendingBytes, 256 << 10, 1 << 10, 16 << 20,
            QT_TRANSLATE_NOOP("learncode::Settings",
                              "Output of a session in bytes that waits for its reader before a program "
                              "has to wait")),
        row(theme, u"system"_s, QT_TRANSLATE_NOOP("learncode::Settings", "Colours: system, light or dark"),
            {u"system"_s, u"light"_s, u"dark"_s}),
        row(editorFontSize, 12, 6, 48, QT_TRANSLATE_NOOP("learncode::Settings", "Size of the editor's font in points")),
        row(lastLanguage, QString(),
            QT_TRANSLATE_NOOP("learncode::Settings", "Language chosen last; empty: the first")),
        row(windowGeometry, QString(), QT_TRANSLATE_NOOP("learncode::Settings", "Place of the window")),
        row(verticalSplit, QString(), QT_TRANSLATE_NOOP("learncode::Settings", "Share of the editor in the window")),
        row(horizontalSplit, QString(),
            QT_TRANSLATE_NOOP("learncode::Settings", "Share of the input beside the output")),
        row(inputMode, u"automatic"_s,
            QT_TRANSLATE_NOOP("learncode::Settings", "Where programs read from: automatic, given or interactive"),
            {u"automatic"_s, u"given"_s, u"interactive"_s}),
    };
    return rows;
}

Settings::Settings(QObject *parent)
    : QObject(parent)
    , m_store(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"LearnCode"_s, u"LearnCode"_s))
{
}

Settings::Settings(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_store(std::make_unique<QSettings>(iniFile, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

Result<void> Settings::checkFile(const QString &iniFile)
{
    const QFileInfo file(iniFile);
    if (!file.exists())
        return fail(u"no_settings"_s,
                    tr("There is no settings file \"%1\". Look at its name, or make the file first.").arg(iniFile));
    if (!file.isFile() || !file.isReadable())
        return fail(u"no_settings"_s, tr("The settings file \"%1\" cannot be read.").arg(iniFile));
    const QSettings store(iniFile, QSettings::IniFormat);
    (void)store.allKeys(); // it reads no line before
    if (store.status() != QSettings::NoError)
        return fail(u"bad_settings"_s,
                    tr("The settings file \"%1\" is not as it must be: lines of [group], and below them key=value.")
                        .arg(iniFile));
    return {};
}

QList<SettingFault> Settings::faults() const
{
    QList<SettingFault> faults;
    for (const SettingInfo &info : allSettings()) {
        const QVariant value = m_store->value(QLatin1StringView(info.key));
        if (!value.isValid() || isAsItMustBe(value, info))
            continue;
        const bool chosen = !info.choices.isEmpty();
        faults.append({tr("The setting \"%1\" is \"%2\", but must be %3.")
                           .arg(QLatin1StringView(info.key), shownText(textOf(value)), whatItMustBe(info)),
                       (chosen ? info.defaultValue : brought(value, info)).toString()});
    }
    return faults;
}

QStringList Settings::unknownKeys() const
{
    QStringList known;
    for (const SettingInfo &info : allSettings())
        known.append(QString::fromLatin1(info.key));
    QStringList sentences;
    const QStringList keys = m_store->allKeys();
    for (const QString &key : keys) {
        if (known.contains(key))
            continue;
        const QString meant = nearestWord(key, known);
        sentences.append(meant.isEmpty()
                             ? tr("There is no setting \"%1\".").arg(shownText(key))
                             : tr("There is no setting \"%1\". Did you mean \"%2\"?").arg(shownText(key), meant));
    }
    return sentences;
}

QVariant Settings::value(const char *key) const
{
    const SettingInfo *info = findRow(key);
    Q_ASSERT_X(info, "Settings", key);
    const QString name = QLatin1StringView(key);
    const auto overridden = m_overrides.constFind(name);
    return brought(overridden != m_overrides.cend() ? *overridden : m_store->value(name), *info);
}

QString Settings::text(const QString &key) const
{
    return m_overrides.value(key, m_store->value(key)).toString().trimmed();
}

void Settings::setValue(const char *key, const QVariant &value)
{
    const SettingInfo *info = findRow(key);
    Q_ASSERT_X(info, "Settings", key);
    const QString name = QLatin1StringView(key);
    const QVariant before = this->value(key);
    m_overrides.remove(name);
    m_store->setValue(name, brought(value, *info));
    if (this->value(key) != before)
        Q_EMIT changed(name);
}

void Settings::override(const char *key, const QVariant &value)
{
    const QVariant before = this->value(key);
    m_overrides.insert(QLatin1StringView(key), value);
    if (this->value(key) != before)
        Q_EMIT changed(QLatin1StringView(key));
}

} // namespace learncode
