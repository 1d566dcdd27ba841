// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace learncode::executor {

/// Removes `name` below the directory `parent`, with everything in it, as the present user. Follows no symbolic
/// link, needs no memory or descriptors for depth (trees are flattened as they are taken down), and opens up
/// directories whose owner took the permissions away. True when nothing is left. Only for trees in which no other
/// process moves things about.
[[nodiscard]] bool removeTree(int parent, const char *name);

/// The same for everything in a directory; the directory itself stays.
[[nodiscard]] bool emptyDirectory(int directory);

} // namespace learncode::executor
