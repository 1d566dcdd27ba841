// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/Result.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <span>

class QSettings;

namespace learncode {

/// One row of the table of settings: its key, default and, for numbers, its range.
struct SettingInfo
{
    const char *key; ///< "limits/wallTimeMs"
    QMetaType::Type type; ///< Int, LongLong, Double, Bool or QString
    QVariant defaultValue;
    QVariant minimum = {}; ///< invalid: no bound
    QVariant maximum = {};
    const char *description; ///< for people; translated where shown
    QStringList choices = {}; ///< of a text; empty: any
};

/// A value in the file that is not as it must be.
struct SettingFault
{
    QString message; ///< a sentence: its key, what it is, and what it may be
    QString used; ///< what is taken instead
};

/// A typed handle on a row, so that a key is written once and read with its own type.
template<typename T>
struct Setting
{
    const char *key;
};

namespace setting {
inline constexpr Setting<QString> enginePath{"engine/socket"};
inline constexpr Setting<QString> baseImage{"engine/baseImage"};
inline constexpr Setting<QString> namePrefix{"container/namePrefix"};
inline constexpr Setting<int> memoryMb{"container/memoryMb"};
inline constexpr Setting<double> cpus{"container/cpus"};
inline constexpr Setting<int> pids{"container/pids"};
inline constexpr Setting<int> openFiles{"container/openFiles"};
inline constexpr Setting<int> workMb{"container/workMb"};
inline constexpr Setting<int> wallTimeMs{"limits/wallTimeMs"};
inline constexpr Setting<int> interactiveTimeMs{"limits/interactiveTimeMs"};
inline constexpr Setting<int> interactiveOutputBytes{"limits/interactiveOutputBytes"};
inline constexpr Setting<int> outputBytes{"limits/outputBytes"};
inline constexpr Setting<int> inputBytes{"limits/inputBytes"};
inline constexpr Setting<int> codeBytes{"limits/codeBytes"};
inline constexpr Setting<int> waitingRuns{"limits/waitingRuns"};
inline constexpr Setting<int> httpPort{"http/port"};
inline constexpr Setting<QString> httpAddress{"http/address"};
inline constexpr Setting<int> httpBodyBytes{"http/bodyBytes"};
inline constexpr Setting<int> httpConnections{"http/connections"};
inline constexpr Setting<int> httpConnectionsPerClient{"http/connectionsPerClient"};
inline constexpr Setting<int> httpReceiveTimeoutMs{"http/receiveTimeoutMs"};
inline constexpr Setting<int> httpIdleTimeoutMs{"http/idleTimeoutMs"};
inline constexpr Setting<QString> httpHosts{"http/hosts"};
inline constexpr Setting<int> sessions{"http/sessions"};
inline constexpr Setting<int> sessionsPerClient{"http/sessionsPerClient"};
inline constexpr Setting<int> sessionIdleMs{"http/sessionIdleMs"};
inline constexpr Setting<int> sessionPingMs{"http/sessionPingMs"};
inline constexpr Setting<int> sessionMessagesPerSecond{"http/sessionMessagesPerSecond"};
inline constexpr Setting<int> sessionBytesPerSecond{"http/sessionBytesPerSecond"};
inline constexpr Setting<int> sessionPendingBytes{"http/sessionPendingBytes"};
inline constexpr Setting<QString> theme{"ui/theme"};
inline constexpr Setting<int> editorFontSize{"ui/editorFontSize"};
inline constexpr Setting<QString> lastLanguage{"ui/lastLanguage"};
inline constexpr Setting<QString> windowGeometry{"ui/windowGeometry"};
inline constexpr Setting<QString> verticalSplit{"ui/verticalSplit"};
inline constexpr Setting<QString> horizontalSplit{"ui/horizontalSplit"};
inline constexpr Setting<QString> inputMode{"ui/inputMode"};
} // namespace setting

/// Every setting there is. Each handle above has its row here; a test holds them together.
[[nodiscard]] std::span<const SettingInfo> allSettings();

/// The user's settings. A value outside its range, or of another type, reads as the nearest valid
/// one or as the default: a hand-edited file can never bring the application down.
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// In the user's usual place.
    explicit Settings(QObject *parent = nullptr);
    /// In a file of the caller's choice, for tests and for `--config`.
    explicit Settings(const QString &iniFile, QObject *parent = nullptr);
    ~Settings() override;

    /// Whether such a file can be read at all. Errors: "no_settings", "bad_settings", each with what to do.
    [[nodiscard]] static Result<void> checkFile(const QString &iniFile);
    /// What in the file is not as it must be. What overrides it does not matter.
    [[nodiscard]] QList<SettingFault> faults() const;
    /// A sentence for each key in the file that there is not, with the one that was probably meant.
    [[nodiscard]] QStringList unknownKeys() const;

    template<typename T>
    [[nodiscard]] T get(Setting<T> setting) const
    {
        return value(setting.key).template value<T>();
    }

    /// Stores a value, brought into its range. changed() follows if it differs from before.
    template<typename T>
    void set(Setting<T> setting, const T &value)
    {
        setValue(setting.key, QVariant::fromValue(value));
    }

    [[nodiscard]] QVariant value(const char *key) const;
    /// A text whose key is made of data and has no row in the table, "<language>/standard"; empty if it is not set.
    [[nodiscard]] QString text(const QString &key) const;
    void setValue(const char *key, const QVariant &value);

    /// Holds for this process only and is not written: what a command line option says.
    void override(const char *key, const QVariant &value);

Q_SIGNALS:
    void changed(const QString &key);

private:
    std::unique_ptr<QSettings> m_store;
    QVariantHash m_overrides;
};

} // namespace learncode
