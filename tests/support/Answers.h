// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace learncode::test {

/// Lays down what a service has answered, with the test that asked, in the directory that LEARNCODE_ANSWERS names: the
/// script validate_answers.py holds it against the OpenAPI document. Without that variable it does nothing.
void layDownAnswer(QJsonObject answer);

} // namespace learncode::test
