// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/OutputPane.h"

#include "ui/console/OutputView.h"
#include "ui/theme/Theme.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

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
    buildHead();
    layout->addWidget(m_view, 1);

    m_hint = new QLabel(this);
    m_hint->setObjectName(u"outputHint"_s);
    m_hint->setAccessibleName(tr("Hint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->hide();
    layout->addWidget(m_hint);

    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushInterval);
    connect(&m_flushTimer, &QTimer::timeout, this, &OutputPane::flush);
    connect(theme, &Theme::changed, this, &OutputPane::applyTheme);
    applyTheme();
}

void OutputPane::buildHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(u"outputHead"_s);
    head->setAccessibleName(tr("Output heading"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 0, 6, 0);
    const auto label = [&](const QString &name, const QString &text, const QString &accessible) {
        auto *made = new QLabel(text, head);
        made->setObjectName(name);
        made->setAccessibleName(accessible);
        made->setTextFormat(Qt::PlainText);
        row->addWidget(made);
        return made;
    };
    m_title = label(u"outputTitle"_s, tr("Output"), tr("Output"));
    m_note = label(u"outputNote"_s, {}, tr("State of the run"));
    row->addStretch(1);
    m_dropped = label(u"outputDropped"_s, tr("Earlier output was dropped"), tr("Earlier output was dropped"));
    m_dropped->setToolTip(
        tr("The program printed more than can be shown: the last %L1 lines are kept.").arg(OutputView::maxLines));
    m_dropped->hide();
    m_clear = new QToolButton(head);
    m_clear->setObjectName(u"clearOutputButton"_s);
    m_clear->setAccessibleName(tr("Clear the output"));
    m_clear->setToolTip(tr("Clear the output"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, &OutputPane::clear);
    row->addWidget(m_clear);
    head->setFixedHeight(36);
    layout()->addWidget(head);
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
    updateNotes();
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
    setHint({});
    updateNotes();
    if (bytes > 0)
        Q_EMIT dealtWith(bytes);
}

void OutputPane::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setAccessibleName(note.isEmpty() ? tr("State of the run") : note);
}

void OutputPane::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setAccessibleName(hint.isEmpty() ? tr("Hint") : hint);
    m_hint->setVisible(!hint.isEmpty());
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

void OutputPane::applyTheme()
{
    m_view->setColours(m_theme->colours());
    m_clear->setIcon(m_theme->icon(u"clear"_s, Role::Muted));
}

void OutputPane::updateNotes()
{
    m_dropped->setVisible(m_feed.hasDropped() || m_view->hasDropped());
}

} // namespace learncode::ui
