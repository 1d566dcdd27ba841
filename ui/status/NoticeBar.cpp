// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/NoticeBar.h"

#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace learncode::ui {

using namespace Qt::StringLiterals;

bool NoticeBar::Notice::looksLike(const Notice &other) const
{
    return level == other.level && message == other.message && details == other.details && closable == other.closable
        && std::ranges::equal(buttons, other.buttons, {}, &Button::text, &Button::text);
}

NoticeBar::NoticeBar(const QString &name, const Theme *theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setObjectName(name);
    setAccessibleName(tr("Message"));
    setProperty("notice", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 10, 10);
    layout->setSpacing(8);
    buildTop();
    buildProgress();
    buildDetails();
    connect(theme, &Theme::changed, this, &NoticeBar::applyTheme);
    hide();
}

void NoticeBar::buildTop()
{
    m_row = new QHBoxLayout;
    m_row->setSpacing(10);
    m_icon = new QLabel(this);
    m_icon->setObjectName(objectName() + u"Icon"_s);
    m_icon->setAccessibleName(tr("Kind of message"));
    m_icon->setFixedSize(20, 20);
    m_row->addWidget(m_icon);
    m_message = new QLabel(this);
    m_message->setObjectName(objectName() + u"Text"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->addWidget(m_message, 1);
    m_close = new QToolButton(this);
    m_close->setObjectName(objectName() + u"Close"_s);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    m_row->addWidget(m_close);
    static_cast<QVBoxLayout *>(layout())->addLayout(m_row);
}

void NoticeBar::buildProgress()
{
    m_progressArea = new QWidget(this);
    m_progressArea->setObjectName(objectName() + u"ProgressArea"_s);
    m_progressArea->setAccessibleName(tr("Progress"));
    auto *column = new QVBoxLayout(m_progressArea);
    column->setContentsMargins(30, 0, 4, 0);
    m_progress = new QProgressBar(m_progressArea);
    m_progress->setObjectName(objectName() + u"Progress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progressText = new QLabel(m_progressArea);
    m_progressText->setObjectName(objectName() + u"ProgressText"_s);
    m_progressText->setAccessibleName(tr("Step"));
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setProperty("quiet", true);
    m_progressText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(m_progress);
    column->addWidget(m_progressText);
    m_progressArea->hide();
    layout()->addWidget(m_progressArea);
}

void NoticeBar::buildDetails()
{
    m_detailsArea = new QWidget(this);
    m_detailsArea->setObjectName(objectName() + u"DetailsArea"_s);
    m_detailsArea->setAccessibleName(tr("Details"));
    auto *details = new QVBoxLayout(m_detailsArea);
    details->setContentsMargins(30, 0, 4, 0);
    m_details = new QPlainTextEdit(m_detailsArea);
    m_details->setObjectName(objectName() + u"DetailsText"_s);
    m_details->setAccessibleName(tr("Details of the problem"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(110);
    m_details->setFont(Theme::codeFont(9));
    auto *copy = new QPushButton(tr("Copy details"), m_detailsArea);
    copy->setObjectName(objectName() + u"Copy"_s);
    copy->setAccessibleName(tr("Copy details"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
    details->addWidget(m_details);
    details->addWidget(copy, 0, Qt::AlignLeft);
    m_detailsArea->hide();
    layout()->addWidget(m_detailsArea);
}

void NoticeBar::show(const Notice &notice)
{
    const bool same = isVisibleTo(parentWidget()) && m_notice.looksLike(notice);
    m_notice = notice;
    if (same)
        return;
    m_message->setText(notice.message);
    m_message->setAccessibleName(notice.message); // a label with a name is read by that alone
    setAccessibleDescription(notice.message);
    m_details->setPlainText(notice.details);
    m_detailsArea->hide();
    m_progressArea->hide();
    m_close->setVisible(notice.closable);
    rebuildButtons();
    applyTheme();
    setVisible(true);
}

void NoticeBar::dismiss()
{
    hide();
}

void NoticeBar::rebuildButtons()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one that is being pressed
    }
    m_buttons.clear();
    const auto add = [this](const QString &name, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAccessibleName(text);
        m_row->insertWidget(m_row->count() - 1, button);
        m_buttons.append(button);
        return button;
    };
    for (qsizetype i = 0; i < m_notice.buttons.size(); ++i) {
        QPushButton *button = add(m_notice.buttons[i].name, m_notice.buttons[i].text);
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (const auto pressed = m_notice.buttons.value(i).pressed)
                pressed();
        });
    }
    if (!m_notice.details.isEmpty()) {
        QPushButton *button = add(objectName() + u"Details"_s, tr("Details"));
        button->setCheckable(true);
        connect(button, &QPushButton::toggled, m_detailsArea, &QWidget::setVisible);
    }
}

void NoticeBar::showProgress(double fraction, const QString &text)
{
    // Unknown is shown as a full run of the bar's own movement, not as nothing.
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0)
        m_progress->setValue(static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * 1000)));
    m_progressText->setText(text);
    m_progressText->setAccessibleName(text);
    m_progressText->setVisible(!text.isEmpty());
    m_progressArea->setVisible(true);
}

void NoticeBar::applyTheme()
{
    static constexpr std::array icons{"info", "warning", "error"};
    static constexpr std::array roles{Role::Accent, Role::Warning, Role::Error};
    static constexpr std::array words{QT_TR_NOOP("Note"), QT_TR_NOOP("Attention"), QT_TR_NOOP("Problem")};
    const auto level = static_cast<std::size_t>(m_notice.level);
    m_icon->setPixmap(
        m_theme->icon(QLatin1StringView(icons[level]), roles[level]).pixmap(QSize(20, 20), devicePixelRatio()));
    m_icon->setAccessibleName(tr(words[level]));
    m_close->setIcon(m_theme->icon(u"close"_s, Role::Muted));
    setProperty("level", QLatin1StringView(icons[level]));
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace learncode::ui
