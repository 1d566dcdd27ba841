// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Language.h"
#include "core/support/Error.h"

#include <QObject>

#include <optional>

namespace learncode::executor {

class ActiveRuns;

/// Where the runs of one language go, as the dispatcher sees it.
class ExecutorSeat : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual const Language &language() const = 0;
    /// Takes runs; null unless the executor is ready.
    [[nodiscard]] virtual ActiveRuns *runs() const = 0;
    /// Why a run cannot even wait for it: "warming_up", "engine_unavailable". Nothing: it will be ready soon.
    [[nodiscard]] virtual std::optional<Error> refusal() const = 0;

Q_SIGNALS:
    /// One of the above has changed, or a slot is free.
    void changed();
};

} // namespace learncode::executor
