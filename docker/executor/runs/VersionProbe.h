// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "docker/executor/runs/Run.h"

#include <expected>
#include <functional>
#include <memory>
#include <string>

namespace learncode::executor {

/// Asks the language for its version, with a run like any learner's.
class VersionProbe final : public RunSink, public std::enable_shared_from_this<VersionProbe>
{
public:
    /// `done` gets the first line that the version command printed, nothing if the language has none, or why it failed.
    using Done = std::function<void(const std::expected<std::string, std::string> &)>;

    VersionProbe(Services &services, Done done);

    void start();

    void phase(std::uint32_t, Phase, std::string_view) override {}
    void waiting(std::uint32_t) override {}
    void output(std::vector<std::uint8_t> frame) override;
    void finished(std::uint32_t, const Report &report) override { m_report = report; }
    void refused(std::uint32_t, std::string_view, std::string_view) override {}
    [[nodiscard]] bool isCongested() const override { return false; }

private:
    [[nodiscard]] std::expected<std::string, std::string> answer() const;

    Services &m_services;
    LanguageConfig m_command;
    Done m_done;
    std::shared_ptr<Run> m_run;
    std::string m_output;
    Report m_report;
};

} // namespace learncode::executor
