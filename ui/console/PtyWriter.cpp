// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/PtyWriter.h"

#include "core/support/Logging.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace learncode::ui {

namespace {

/// What goes into the pty in one turn of the event loop, and is read there and obeyed before anything else has its
/// turn. A few bytes can mean much work: a flood of those must leave the window room as well.
constexpr qsizetype chunkBytes = 1024;

} // namespace

PtyWriter::PtyWriter(int fd, QObject *parent)
    : QObject(parent)
    , m_fd(fd)
    , m_notifier(fd, QSocketNotifier::Write)
{
    m_notifier.setEnabled(false);
    if (::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK) != 0)
        qCWarning(lcUi) << "the terminal cannot be made non-blocking:" << qt_error_string(errno);
    connect(&m_notifier, &QSocketNotifier::activated, this, &PtyWriter::writeSome);
}

void PtyWriter::add(const QByteArray &bytes, qint64 weight)
{
    if (bytes.isEmpty()) {
        if (weight > 0)
            Q_EMIT written(weight);
        return;
    }
    for (qsizetype at = 0; at < bytes.size(); at += chunkBytes) {
        const QByteArray part = bytes.mid(at, chunkBytes);
        const bool last = at + chunkBytes >= bytes.size();
        const qint64 share = last ? weight : std::min<qint64>(weight, part.size());
        weight -= share;
        m_waiting += part.size();
        m_queue.push_back({part, 0, share});
    }
    qint64 dropped = 0;
    while (m_waiting > maxWaitingBytes && m_queue.size() > 1) {
        dropped += m_queue.front().weight;
        m_waiting -= m_queue.front().bytes.size() - m_queue.front().done;
        m_queue.pop_front();
    }
    if (dropped > 0)
        Q_EMIT written(dropped);
    m_notifier.setEnabled(true);
}

void PtyWriter::writeSome()
{
    const qsizetype count = m_queue.empty() ? -1 : writeFirst();
    qint64 weight = 0;
    if (count >= 0) {
        Chunk &first = m_queue.front();
        first.done += count;
        m_waiting -= count;
        if (first.done == first.bytes.size()) {
            weight = first.weight;
            m_queue.pop_front();
        }
    }
    m_notifier.setEnabled(!m_queue.empty());
    if (weight > 0)
        Q_EMIT written(weight);
}

qsizetype PtyWriter::writeFirst()
{
    const Chunk &first = m_queue.front();
    const qsizetype left = first.bytes.size() - first.done;
    const ssize_t count = ::write(m_fd, first.bytes.constData() + first.done, static_cast<size_t>(left));
    if (count > 0)
        return count;
    if (errno == EAGAIN || errno == EINTR)
        return -1;
    qCWarning(lcUi) << "writing to the terminal failed:" << qt_error_string(errno);
    return left; // it is gone, and nobody shall wait for it
}

} // namespace learncode::ui
