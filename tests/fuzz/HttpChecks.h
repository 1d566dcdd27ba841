// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guard/HttpMessage.h"

namespace learncode::fuzz {

/// A refusal is one well-formed answer: a status that there is, a code of the contract, a sentence.
void checkRefusal(const http::Response &response);

/// \a code is one that clients may meet, and \a message is a sentence.
void checkReason(const QString &code, const QString &message);

} // namespace learncode::fuzz
