// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace learncode::ui {

/// A program to look at and to change.
struct Example
{
    QString id;
    QString title;
    QString languageId;
    QString code;
    QString input;
};

/// The examples that are built in (resources/examples); empty if this build has none. Those with a
/// fault are left out.
[[nodiscard]] QList<Example> builtInExamples();

} // namespace learncode::ui
