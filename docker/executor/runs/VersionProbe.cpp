// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "docker/executor/runs/VersionProbe.h"

#include <boost/asio/post.hpp>

namespace learncode::executor {

namespace {

LanguageConfig versionCommand(const LanguageConfig &language)
{
    LanguageConfig command = language;
    command.compile.clear();
    command.run = language.version;
    return command;
}

} // namespace

VersionProbe::VersionProbe(Services &services, Done done)
    : m_services(services)
    , m_command(versionCommand(services.language))
    , m_done(std::move(done))
{
}

void VersionProbe::start()
{
    if (m_command.run.empty())
        return m_done(std::string());
    Job job{.run = 1, .wall = std::chrono::seconds(20), .outputBytes = 1024};
    m_run = std::make_shared<Run>(m_services, m_command, weak_from_this(), std::move(job),
                                  // Both live until the run has said its last.
                                  [self = shared_from_this()] {
                                      boost::asio::post(self->m_services.io, [self] {
                                          self->m_done(self->answer());
                                          self->m_run.reset();
                                      });
                                  });
    m_run->finishInput();
    m_run->start();
}

std::expected<std::string, std::string> VersionProbe::answer() const
{
    if (m_report.outcome == protocol::outcome::ok)
        return m_output.substr(0, m_output.find('\n'));
    std::string why(m_report.outcome);
    if (!m_report.message.empty())
        why += ": " + m_report.message;
    return std::unexpected(std::move(why));
}

void VersionProbe::output(std::vector<std::uint8_t> frame)
{
    if (frame.front() == static_cast<std::uint8_t>(protocol::Channel::Stdout))
        m_output.append(frame.begin() + protocol::FrameHeader::size, frame.end());
}

} // namespace learncode::executor
