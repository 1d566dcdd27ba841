// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace learncode::executor {

/// Tells other processes that the owner of some containers lives: an abstract Unix socket, which the
/// kernel takes away with the process however that ends. Unlike a process id it is never reused and is
/// seen from every PID namespace; it is seen from one network namespace only (see Identity::host).
class OwnerBeacon final
{
public:
    explicit OwnerBeacon(const QString &instance);
    ~OwnerBeacon();
    Q_DISABLE_COPY_MOVE(OwnerBeacon)

    /// False where the system would not give the name.
    [[nodiscard]] bool isLit() const { return m_socket >= 0; }

    /// Whether the owner of that instance lives in this network namespace.
    [[nodiscard]] static bool isAlive(const QString &instance);

private:
    int m_socket = -1;
};

} // namespace learncode::executor
