// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OutputCollector.h"

namespace learncode {

void OutputCollector::add(const OutputReceived &output)
{
    m_combined += output.bytes;
    if (output.stream == OutputStream::Stderr)
        m_stderr += output.bytes;
    else
        m_stdout += output.bytes;
}

} // namespace learncode
