// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/TerminalPane.h"

#include "ui/console/TerminalScreen.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

TerminalPane::TerminalPane(const Theme *theme, const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_stack(new QStackedLayout(this))
    , m_empty(new QLabel(this))
{
    setObjectName(u"terminalPane"_s);
    setAccessibleName(tr("Terminal area"));
    m_empty->setObjectName(u"terminalEmpty"_s);
    m_empty->setAccessibleName(tr("Terminal area"));
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setContentsMargins(14, 8, 14, 8);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    m_empty->setProperty("quiet", true);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_empty);
    connect(theme, &Theme::changed, this, [this] {
        if (m_screen)
            m_screen->setScheme(m_theme->isDark());
    });
}

void TerminalPane::begin()
{
    const bool hadFocus = hasFocusInside();
    TerminalScreen *old = m_screen;
    auto *screen = new TerminalScreen(m_clock, this);
    screen->setScheme(m_theme->isDark());
    screen->setFontSize(m_fontSize);
    m_stack->addWidget(screen);
    m_stack->setCurrentWidget(screen);
    screen->layout()->activate();
    setFocusProxy(screen);
    m_screen = screen;
    connect(screen, &TerminalScreen::typed, this, &TerminalPane::typed);
    connect(screen, &TerminalScreen::typedInVain, this, &TerminalPane::typedInVain);
    connect(screen, &TerminalScreen::leaveWished, this, &TerminalPane::leaveWished);
    connect(screen, &TerminalScreen::resized, this, &TerminalPane::resized);
    connect(screen, &TerminalScreen::written, this, &TerminalPane::dealtWith);
    connect(screen, &TerminalScreen::menuWished, this, &TerminalPane::showMenu);
    if (hadFocus)
        screen->setFocus();
    if (old) {
        old->disconnect(this); // what it still has to say is of the last run
        old->deleteLater();
    }
}

void TerminalPane::add(OutputStream stream, const QByteArray &bytes)
{
    if (m_screen)
        m_screen->add(stream, bytes);
    else
        Q_EMIT dealtWith(bytes.size());
}

void TerminalPane::end()
{
    if (m_screen)
        m_screen->close();
}

void TerminalPane::clear()
{
    if (m_screen)
        m_screen->clear();
}

void TerminalPane::setFontSize(int size)
{
    m_fontSize = size;
    if (m_screen)
        m_screen->setFontSize(size);
}

void TerminalPane::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    m_empty->setAccessibleName(text);
}

TerminalSize TerminalPane::terminalSize() const
{
    return m_screen ? m_screen->terminalSize() : TerminalSize();
}

QString TerminalPane::text() const
{
    return m_screen ? m_screen->text() : QString();
}

bool TerminalPane::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void TerminalPane::copy()
{
    const QString text = m_screen ? m_screen->selectedText() : QString();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalPane::paste()
{
    if (m_screen)
        m_screen->paste(QApplication::clipboard()->text());
}

void TerminalPane::selectAll()
{
    if (m_screen)
        m_screen->selectAll();
}

void TerminalPane::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"terminalMenu"_s);
    menu->setAccessibleName(tr("Terminal"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QString &icon, const QKeySequence &keys, bool enabled,
                         void (TerminalPane::*slot)()) {
        QAction *action = menu->addAction(m_theme->icon(icon), text, this, slot);
        action->setShortcut(keys); // only shown: the window's own action has it
        action->setEnabled(enabled);
    };
    add(tr("&Copy"), u"copy"_s, QKeySequence(u"Ctrl+Shift+C"_s), !m_screen->selectedText().isEmpty(),
        &TerminalPane::copy);
    add(tr("&Paste"), u"paste"_s, QKeySequence(u"Ctrl+Shift+V"_s),
        m_screen->isLive() && !QApplication::clipboard()->text().isEmpty(), &TerminalPane::paste);
    menu->addAction(tr("Select &all"), this, &TerminalPane::selectAll);
    menu->addSeparator();
    menu->addAction(m_theme->icon(u"clear"_s), tr("C&lear"), this, &TerminalPane::clear);
    menu->popup(globalPosition);
}

} // namespace learncode::ui
