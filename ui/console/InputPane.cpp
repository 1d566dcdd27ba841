// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/InputPane.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QVBoxLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

InputPane::InputPane(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
{
    setObjectName(u"inputPane"_s);
    setAccessibleName(tr("Input area"));
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *title = new QLabel(tr("Input"), this);
    title->setObjectName(u"inputTitle"_s);
    title->setAccessibleName(tr("Input"));
    title->setFixedHeight(36);
    title->setContentsMargins(14, 0, 6, 0);
    title->setBuddy(m_edit);
    layout->addWidget(title);

    m_edit->setObjectName(u"inputEdit"_s);
    m_edit->setAccessibleName(tr("Input for the program"));
    m_edit->setAccessibleDescription(tr("What the program reads, one line for each question it asks."));
    m_edit->setPlaceholderText(tr("What the program will read: one line for each question it asks."));
    m_edit->setTabChangesFocus(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->document()->setDocumentMargin(8);
    layout->addWidget(m_edit, 1);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &InputPane::textChanged);
}

QString InputPane::text() const
{
    return m_edit->toPlainText();
}

void InputPane::setText(const QString &text)
{
    if (text != m_edit->toPlainText())
        m_edit->setPlainText(text);
}

void InputPane::setFontSize(int size)
{
    m_edit->setFont(Theme::codeFont(size));
}

} // namespace learncode::ui
