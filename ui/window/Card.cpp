// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Card.h"

#include <QApplication>
#include <QStyle>
#include <QVBoxLayout>

namespace learncode::ui {

Card::Card(const QString &name, const QString &accessibleName, QWidget *content, QWidget *parent)
    : QFrame(parent)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setProperty("card", true);
    setProperty("active", false);
    setFocusProxy(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(content);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) { follow(now); });
}

void Card::follow(const QWidget *focused)
{
    const bool active = focused && isAncestorOf(focused);
    if (property("active").toBool() == active)
        return;
    setProperty("active", active);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace learncode::ui
