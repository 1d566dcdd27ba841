// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/InputPane.h"

#include "ui/theme/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

namespace learncode::ui {

using namespace Qt::StringLiterals;

InputPane::InputPane(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_explanation(new QLabel(this))
{
    setObjectName(u"inputPane"_s);
    setAccessibleName(tr("Input area"));
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());

    m_edit->setObjectName(u"inputEdit"_s);
    m_edit->setAccessibleName(tr("Input for the program"));
    m_edit->setPlaceholderText(tr("Leave this empty to type while the program runs, or write one line for each "
                                  "question it asks."));
    m_edit->setTabChangesFocus(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->document()->setDocumentMargin(8);
    layout->addWidget(m_edit, 1);

    m_explanation->setObjectName(u"inputExplanation"_s);
    m_explanation->setProperty("quiet", true);
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setContentsMargins(8, 4, 8, 6);
    layout->addWidget(m_explanation);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        update();
        Q_EMIT textChanged();
    });
    update();
}

QWidget *InputPane::buildHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(u"inputHead"_s);
    head->setAccessibleName(tr("Where the program reads from"));
    head->setFixedHeight(36);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 0, 6, 0);
    row->setSpacing(0);
    auto *title = new QLabel(tr("Input"), head);
    title->setObjectName(u"inputTitle"_s);
    title->setAccessibleName(tr("Input"));
    title->setBuddy(m_edit);
    row->addWidget(title);
    row->addStretch(1);
    auto *group = new QButtonGroup(this);
    const auto button = [&](const QString &name, const QString &text, const QString &tip, bool interactive) {
        auto *made = new QToolButton(head);
        made->setObjectName(name);
        made->setText(text);
        made->setAccessibleName(tip);
        made->setToolTip(tip + u" (Ctrl+Shift+I)"_s);
        made->setCheckable(true);
        made->setProperty("segment", interactive ? u"last"_s : u"first"_s);
        group->addButton(made);
        connect(made, &QToolButton::clicked, this, [this, interactive] { Q_EMIT chosen(interactive); });
        row->addWidget(made);
        return made;
    };
    m_given = button(u"inputGivenButton"_s, tr("Given"), tr("Input given: the program reads the text below"), false);
    m_interactive = button(u"inputInteractiveButton"_s, tr("Interactive"),
                           tr("Interactive: type in the terminal while the program runs"), true);
    return head;
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

void InputPane::setMode(InputMode mode)
{
    m_mode = mode;
    update();
}

void InputPane::setFontSize(int size)
{
    m_edit->setFont(Theme::codeFont(size));
}

QString InputPane::explanation() const
{
    if (isInteractive()) {
        return text().isEmpty() ? tr("You type in the terminal while the program runs.")
                                : tr("This text is not used now: you type in the terminal while the program runs.");
    }
    return text().isEmpty() ? tr("The program gets no input: it finds the end at once.")
                            : tr("The program reads this text, and then there is no more.");
}

void InputPane::update()
{
    m_given->setChecked(!isInteractive());
    m_interactive->setChecked(isInteractive());
    const QString words = explanation();
    m_explanation->setText(words);
    m_explanation->setAccessibleName(words);
    m_edit->setAccessibleDescription(words);
}

} // namespace learncode::ui
