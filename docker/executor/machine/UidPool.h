// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <optional>
#include <vector>

namespace learncode::executor {

/// Who a run is. `keeper` is the real user of the helper that cleans up after it: it makes that helper, whose
/// effective user is the run's, untouchable for the run's own processes.
struct Credentials
{
    unsigned index = 0;
    uid_t uid = 0;
    uid_t keeper = 0;
};

/// Lends unprivileged users, never one to two at a time; each serves as group as well.
class UidPool final
{
public:
    /// Users base … base + 2·size - 1, all of one block (docker/protocol/RunPlace.h), another in each container: the
    /// kernel counts processes per user over all containers, so two with the same users would eat each other's process
    /// limits. See IdMap.h.
    UidPool(uid_t base, unsigned size);

    [[nodiscard]] std::optional<Credentials> take();
    /// Only after nothing of the user is left.
    void give(const Credentials &credentials);
    [[nodiscard]] unsigned available() const;
    [[nodiscard]] uid_t base() const { return m_base; }
    [[nodiscard]] unsigned size() const { return static_cast<unsigned>(m_taken.size()); }

private:
    uid_t m_base;
    std::vector<bool> m_taken;
};

} // namespace learncode::executor
