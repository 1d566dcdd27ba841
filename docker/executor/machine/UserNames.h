// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <expected>
#include <string>

namespace learncode::executor {

/// By what programs learn who they are, in the form of /etc/passwd and /etc/group: root, nobody, and the users of a
/// block, who are all called the same. The home of each is where its runs start.
/// @{
[[nodiscard]] std::string passwdText(uid_t base, unsigned size, const std::string &workDirectory);
[[nodiscard]] std::string groupText(uid_t base, unsigned size);
/// @}

/// Writes both into `etc` of the work directory, to which the image's /etc/passwd and /etc/group are links: its root is
/// read-only. The error is a sentence for the log.
[[nodiscard]] std::expected<void, std::string> writeUserNames(uid_t base, unsigned size,
                                                              const std::string &workDirectory);

} // namespace learncode::executor
