// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace learncode {

/// Brings SIGTERM, SIGINT and SIGHUP into the event loop. One an application, made after it.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    /// Keeps the signals waiting until there is an object to receive them. First thing in main(): a
    /// thread made earlier would take them with their default action.
    static void block();

    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    /// The process is asked to end; may come more than once.
    void terminationRequested(int signal);

private:
    void readSignal();

    int m_descriptor = -1;
    QSocketNotifier m_notifier;
};

} // namespace learncode
