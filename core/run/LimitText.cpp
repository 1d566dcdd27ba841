// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/LimitText.h"

#include <algorithm>
#include <cmath>

namespace learncode {

QString LimitText::duration(double milliseconds)
{
    if (milliseconds < 1)
        return tr("under 1 ms");
    if (milliseconds < 1000)
        return tr("%1 ms").arg(std::lround(milliseconds));
    const double seconds = milliseconds / 1000;
    if (seconds < 9.95 && std::lround(seconds * 10) % 10 != 0)
        return tr("%1 s").arg(seconds, 0, 'f', 1);
    const long whole = std::lround(seconds);
    if (whole < 60)
        return tr("%1 s").arg(whole);
    return whole % 60 ? tr("%1 min %2 s").arg(whole / 60).arg(whole % 60) : tr("%1 min").arg(whole / 60);
}

QString LimitText::duration(std::chrono::milliseconds time)
{
    return duration(static_cast<double>(time.count()));
}

QString LimitText::size(qint64 bytes)
{
    constexpr qint64 kb = 1024;
    constexpr qint64 mb = 1024 * kb;
    if (bytes < mb)
        return tr("%1 KB").arg(std::max<qint64>(1, (bytes + kb / 2) / kb));
    if (bytes < 1024 * mb)
        return tr("%1 MB").arg((bytes + mb / 2) / mb);
    return tr("%1 GB").arg(double(bytes) / double(1024 * mb), 0, 'f', 1);
}

QString LimitText::tooLarge(Part part, qint64 mostBytes)
{
    const qint64 kib = mostBytes / 1024;
    switch (part) {
    case Part::Program: return tr("The program is larger than the limit of %1 KiB.").arg(kib);
    case Part::Input: return tr("The input is larger than the limit of %1 KiB.").arg(kib);
    case Part::Arguments: return tr("The arguments together are larger than the limit of %1 KiB.").arg(kib);
    case Part::Files: return tr("The content of the files is larger than the limit of %1 KiB.").arg(kib);
    case Part::Request: return tr("The request is larger than %1 bytes.").arg(mostBytes);
    case Part::RequestHead: return tr("The head of the request is larger than %1 bytes.").arg(mostBytes);
    case Part::Message: return tr("A message may have %1 bytes at most.").arg(mostBytes);
    }
    Q_UNREACHABLE_RETURN({});
}

QString LimitText::tooManyFiles(int most, qsizetype given)
{
    return tr("At most %1 files can be sent with a program, not %2.").arg(most).arg(given);
}

QString LimitText::tooManyArguments(int most, qsizetype given)
{
    return tr("At most %1 arguments can be given, not %2.").arg(most).arg(given);
}

QString LimitText::timeOutOfBounds(std::chrono::milliseconds most)
{
    return tr("The time limit must be between 1 and %1 ms.").arg(most.count());
}

QString LimitText::exceeded(Outcome outcome, const RunLimits &limits)
{
    switch (outcome) {
    case Outcome::Timeout: return tr("Took longer than %1 and was stopped").arg(duration(limits.wallTime));
    case Outcome::MemoryLimit: return tr("Stopped: used more than %1 MB").arg(limits.memoryMb);
    case Outcome::OutputLimit: return tr("Printed more than %1 and was stopped").arg(size(limits.outputBytes));
    case Outcome::ProcessLimit: return tr("Stopped: started too many processes or threads");
    default: return {};
    }
}

} // namespace learncode
