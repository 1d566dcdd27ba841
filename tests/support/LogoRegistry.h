// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Language.h"

namespace learncode::test {

/// A registry of one language that no code of ours has heard of: what works with it works with any.
inline const LanguageRegistry &logoRegistry()
{
    static const LanguageRegistry registry = LanguageRegistry::fromJson(R"json({"languages": [{
        "id": "logo",
        "name": "Logo",
        "aliases": ["turtle"],
        "highlighter": "logo",
        "typing": {"indent": 3, "lineComment": "; ", "blockOpeners": "["},
        "mainFile": "main.logo",
        "extensions": ["logo", "lg"],
        "dockerfile": "Dockerfile.logo.persistent",
        "diagnostics": {"pattern": "^(?<file>[^:]+):(?<line>\\d+)", "message": "^(?<message>.*)$"}
    }]})json")
                                                 .value();
    return registry;
}

} // namespace learncode::test
