// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <deque>

namespace learncode::ui {

/// Writes into the terminal's end of a pty as fast as it is read there, and never waits for it: the other
/// end is read by this same thread.
class PtyWriter final : public QObject
{
    Q_OBJECT

public:
    /// More than a well-behaved source leaves unacknowledged. Beyond it the oldest goes.
    static constexpr qsizetype maxWaitingBytes = 4 << 20;

    /// \a fd is not owned, outlives the writer, and is made non-blocking.
    explicit PtyWriter(int fd, QObject *parent = nullptr);

    /// \a bytes stand for \a weight bytes of the program's, reported by written() when they are gone.
    void add(const QByteArray &bytes, qint64 weight);
    [[nodiscard]] bool isEmpty() const { return m_queue.empty(); }

Q_SIGNALS:
    void written(qint64 weight);

private:
    struct Chunk
    {
        QByteArray bytes;
        qsizetype done;
        qint64 weight;
    };

    void writeSome();
    /// Bytes of the first chunk that the pty takes; below zero if none at the moment.
    [[nodiscard]] qsizetype writeFirst();

    int m_fd;
    QSocketNotifier m_notifier;
    std::deque<Chunk> m_queue;
    qsizetype m_waiting = 0;
};

} // namespace learncode::ui
