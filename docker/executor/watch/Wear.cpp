// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/watch/Wear.h"

#include "docker/executor/job/Limits.h"

namespace learncode::executor {

std::string_view judgeWear(const WearSigns &signs)
{
    if (signs.freeUsers == 0 && signs.lostUsers > 0)
        return "no users are left that nothing is left of";
    if (!signs.idle)
        return {};
    if (signs.lostUsers > 0)
        return "something is left of a user";
    if (signs.sharedObjects > 0)
        return "shared objects are left";
    if (signs.limitBytes > 0 && signs.heldBytes > signs.limitBytes / limits::restingShare)
        return "memory is in use by nobody";
    return {};
}

} // namespace learncode::executor
