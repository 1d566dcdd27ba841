// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace learncode::ui {

/// A framed area of the window. Its frame has the accent colour while the keyboard's focus is inside.
class Card final : public QFrame
{
    Q_OBJECT

public:
    Card(const QString &name, const QString &accessibleName, QWidget *content, QWidget *parent = nullptr);

private:
    void follow(const QWidget *focused);
};

} // namespace learncode::ui
