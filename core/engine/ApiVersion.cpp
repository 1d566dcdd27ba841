// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ApiVersion.h"

namespace learncode::engine {

using namespace Qt::StringLiterals;

std::optional<ApiVersion> ApiVersion::parse(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot <= 0 || text.size() > 16)
        return {};
    bool majorOk = false;
    bool minorOk = false;
    const ApiVersion version{text.first(dot).toInt(&majorOk), text.sliced(dot + 1).toInt(&minorOk)};
    if (!majorOk || !minorOk || version.major < 0 || version.minor < 0)
        return {};
    return version;
}

QString ApiVersion::toString() const
{
    return u"%1.%2"_s.arg(major).arg(minor);
}

} // namespace learncode::engine
