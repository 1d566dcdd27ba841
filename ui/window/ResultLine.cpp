// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ResultLine.h"

#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

namespace learncode::ui {

using namespace Qt::StringLiterals;

ResultLine::ResultLine(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(u"resultLine"_s);
    setAccessibleName(tr("Result"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 6);
    m_icon->setObjectName(u"resultIcon"_s);
    m_icon->setAccessibleName(tr("Kind of result"));
    m_icon->setFixedSize(18, 18);
    m_text->setObjectName(u"resultText"_s);
    m_text->setAccessibleName(tr("Result of the run"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    connect(theme, &Theme::changed, this, &ResultLine::paintIcon);
}

void ResultLine::show(Tone tone, const QString &text)
{
    switch (tone) {
    case Tone::Plain: set(u"info"_s, Role::Muted, text); break;
    case Tone::Good: set(u"success"_s, Role::Success, text); break;
    case Tone::Attention: set(u"warning"_s, Role::Warning, text); break;
    case Tone::Bad: set(u"error"_s, Role::Error, text); break;
    }
}

void ResultLine::showBusy(const QString &text)
{
    set(u"busy"_s, Role::Accent, text);
}

QString ResultLine::text() const
{
    return m_text->text();
}

void ResultLine::set(const QString &icon, Role role, const QString &text)
{
    m_iconName = icon;
    m_role = role;
    m_text->setText(text);
    m_text->setAccessibleName(text); // a label with a name is read by that alone
    QAccessibleAnnouncementEvent announcement(m_text, text);
    QAccessible::updateAccessibility(&announcement);
    m_text->setToolTip(text);
    paintIcon();
}

void ResultLine::paintIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(m_theme->icon(m_iconName, m_role).pixmap(QSize(18, 18), devicePixelRatio()));
}

} // namespace learncode::ui
