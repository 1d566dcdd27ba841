// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/OutputPane.h"

#include "ui/console/OutputView.h"
#include "ui/theme/Theme.h"

#include <QElapsedTimer>
#include <QVBoxLayout>

#include <utility>

namespace learncode::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// About one frame of a screen, and how much of it showing output may take.
constexpr auto flushInterval = 24ms;
constexpr auto flushBudget = 8ms;
constexpr qsizetype sliceBytes = 4096;

} // namespace

OutputPane::OutputPane(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(new OutputView(this))
{
    setObjectName(u"outputPane"_s);
    setAccessibleName(tr("Output area"));
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);

    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushInterval);
    connect(&m_flushTimer, &QTimer::timeout, this, &OutputPane::flush);
    connect(theme, &Theme::changed, this, [this] { m_view->setColours(m_theme->colours()); });
    m_view->setColours(m_theme->colours());
}

void OutputPane::add(OutputStream stream, const QByteArray &bytes)
{
    m_feed.add(stream, bytes);
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

// Shows as much as a part of a frame allows, and leaves the rest for the next one.
void OutputPane::flush()
{
    QElapsedTimer timer;
    timer.start();
    m_view->beginAppend();
    while (!m_feed.isEmpty() && timer.durationElapsed() < flushBudget)
        m_view->append(m_feed.take(sliceBytes));
    m_view->endAppend();
    tellDropped();
    if (const qint64 bytes = m_feed.takeDealtWith())
        Q_EMIT dealtWith(bytes);
    if (!m_feed.isEmpty())
        m_flushTimer.start();
}

void OutputPane::clear()
{
    while (!m_feed.isEmpty()) // so that a program that waits for us goes on
        std::ignore = m_feed.take(OutputFeed::maxWaitingBytes);
    const qint64 bytes = m_feed.takeDealtWith();
    m_feed.clear();
    m_view->clearAll();
    tellDropped();
    if (bytes > 0)
        Q_EMIT dealtWith(bytes);
}

void OutputPane::setEmptyText(const QString &text)
{
    m_view->setPlaceholderText(text);
}

void OutputPane::setFontSize(int size)
{
    m_view->setFont(Theme::codeFont(size));
}

QString OutputPane::text() const
{
    return m_view->wholeText();
}

void OutputPane::tellDropped()
{
    const bool dropped = m_feed.hasDropped() || m_view->hasDropped();
    if (dropped != std::exchange(m_dropped, dropped))
        Q_EMIT droppedChanged(dropped);
}

} // namespace learncode::ui
