// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace learncode::test {

/// What a window still gets to while something else keeps it busy: a timer, keys that somebody types, and paints.
class WindowLife final : public QObject
{
public:
    /// Types into one of its widgets at each beat of the timer, and watches another being painted.
    WindowLife(QWidget *typedInto, QWidget *painted)
        : m_typedInto(typedInto)
        , m_painted(painted)
    {
        m_typedInto->installEventFilter(this);
        m_painted->installEventFilter(this);
        connect(&m_beat, &QTimer::timeout, this, [this] {
            ++m_beats;
            // Through the event loop, as a key of a keyboard.
            QCoreApplication::postEvent(
                m_typedInto, new QKeyEvent(QEvent::KeyPress, Qt::Key_K, Qt::NoModifier, QStringLiteral("k")));
        });
        m_beat.start(5);
    }

    /// How often it has come to each of them at least.
    [[nodiscard]] int times() const { return std::min({m_beats, m_keys, m_paints}); }
    void stop() { m_beat.stop(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_keys += watched == m_typedInto && event->type() == QEvent::KeyPress;
        m_paints += watched == m_painted && event->type() == QEvent::Paint;
        return false;
    }

private:
    QWidget *m_typedInto;
    QWidget *m_painted;
    QTimer m_beat;
    int m_beats = 0;
    int m_keys = 0;
    int m_paints = 0;
};

} // namespace learncode::test
