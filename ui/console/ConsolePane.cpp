// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/ConsolePane.h"

#include "ui/console/OutputPane.h"
#include "ui/console/OutputView.h"
#include "ui/console/TerminalPane.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

ConsolePane::ConsolePane(const Theme *theme, const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_output(new OutputPane(theme, this))
    , m_terminal(new TerminalPane(theme, clock, this))
{
    setObjectName(u"consolePane"_s);
    setAccessibleName(tr("Output and terminal"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"consoleStack"_s);
    m_stack->setAccessibleName(tr("Output or terminal"));
    m_stack->addWidget(m_output);
    m_stack->addWidget(m_terminal);
    buildHead();
    layout->addWidget(m_stack, 1);
    buildHint();
    connect(m_output, &OutputPane::droppedChanged, m_dropped, &QLabel::setVisible);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { show(static_cast<View>(index)); });
    connect(theme, &Theme::changed, this, &ConsolePane::applyTheme);
    applyTheme();
    show(View::Output);
}

void ConsolePane::buildHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(u"consoleHead"_s);
    head->setAccessibleName(tr("State of the run"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(6, 0, 6, 0);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(u"consoleTabs"_s);
    m_tabs->setAccessibleName(tr("Output or terminal"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->addTab(tr("Output"));
    m_tabs->setTabToolTip(0, tr("What programs print whose input was given"));
    m_tabs->addTab(tr("Terminal"));
    m_tabs->setTabToolTip(1, tr("Programs that you talk to while they run"));
    row->addWidget(m_tabs);
    const auto label = [&](const QString &name, const QString &text) {
        auto *made = new QLabel(text, head);
        made->setObjectName(name);
        made->setAccessibleName(text);
        made->setTextFormat(Qt::PlainText);
        row->addWidget(made, 0, Qt::AlignVCenter);
        return made;
    };
    m_note = label(u"outputNote"_s, {});
    m_note->setAccessibleName(tr("State of the run"));
    m_awaiting = label(u"awaitingNote"_s, tr("\u2190 waiting for you to type"));
    m_awaiting->hide();
    row->addStretch(1);
    m_dropped = label(u"outputDropped"_s, tr("Earlier output was dropped"));
    m_dropped->setToolTip(
        tr("The program printed more than can be shown: the last %L1 lines are kept.").arg(OutputView::maxLines));
    m_dropped->hide();
    m_clear = new QToolButton(head);
    m_clear->setObjectName(u"clearOutputButton"_s);
    m_clear->setAccessibleName(tr("Clear the output"));
    m_clear->setToolTip(tr("Clear the output"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, &ConsolePane::clear);
    row->addWidget(m_clear);
    head->setFixedHeight(36);
    layout()->addWidget(head);
}

void ConsolePane::buildHint()
{
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"outputHint"_s);
    m_hint->setAccessibleName(tr("Hint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->hide();
    layout()->addWidget(m_hint);
}

void ConsolePane::show(View view)
{
    const QWidget *focused = QApplication::focusWidget();
    const bool hadFocus = focused && m_stack->isAncestorOf(focused);
    m_tabs->setCurrentIndex(static_cast<int>(view));
    QWidget *pane = view == View::Output ? static_cast<QWidget *>(m_output) : m_terminal;
    setFocusProxy(pane);
    if (m_stack->currentWidget() == pane)
        return;
    m_stack->setCurrentWidget(pane);
    if (hadFocus)
        pane->setFocus();
}

ConsolePane::View ConsolePane::shown() const
{
    return static_cast<View>(m_stack->currentIndex());
}

void ConsolePane::clear()
{
    setHint({});
    if (shown() == View::Output)
        m_output->clear();
    else
        m_terminal->clear();
}

void ConsolePane::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setAccessibleName(note.isEmpty() ? tr("State of the run") : note);
}

void ConsolePane::setAwaiting(bool awaiting)
{
    m_awaiting->setVisible(awaiting);
    m_note->setVisible(!awaiting);
}

void ConsolePane::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setAccessibleName(hint.isEmpty() ? tr("Hint") : hint);
    m_hint->setVisible(!hint.isEmpty());
}

void ConsolePane::setFontSize(int size)
{
    m_output->setFontSize(size);
    m_terminal->setFontSize(size);
}

void ConsolePane::applyTheme()
{
    m_clear->setIcon(m_theme->icon(u"clear"_s, Role::Muted));
}

} // namespace learncode::ui
