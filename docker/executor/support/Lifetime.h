// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace learncode::executor {

/// A member that lets a callback ask whether its object is still there. An asynchronous operation may have
/// succeeded, and its handler be queued, when the object goes; its error code does not tell.
class Lifetime final
{
public:
    Lifetime() = default;
    Lifetime(const Lifetime &) = delete;
    Lifetime &operator=(const Lifetime &) = delete;

    [[nodiscard]] std::weak_ptr<const char> watch() const { return m_token; }

private:
    std::shared_ptr<const char> m_token = std::make_shared<const char>();
};

} // namespace learncode::executor
