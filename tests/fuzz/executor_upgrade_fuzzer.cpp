// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The HTTP request at the beginning of a connection to the executor: whoever lacks the token stays outside.

#include "docker/executor/door/UpgradeRequest.h"
#include "docker/executor/job/Limits.h"
#include "tests/fuzz/Check.h"

#include <boost/asio/buffer.hpp>

#include <string>

using namespace learncode;
using namespace learncode::executor;
using learncode::fuzz::check;

namespace {

namespace http = boost::beast::http;

constexpr std::string_view token = "5ecre7";

/// Whether the bytes are a whole request within its bounds, given to the parser as a connection would.
bool parse(UpgradeParser &parser, std::string_view bytes)
{
    limitSize(parser);
    while (!parser.is_done() && !bytes.empty()) {
        boost::beast::error_code error;
        const std::size_t used = parser.put(boost::asio::buffer(bytes), error);
        if (error || used == 0)
            return false;
        bytes.remove_prefix(used);
    }
    return parser.is_done();
}

void checkVerdict(const UpgradeRequest &request)
{
    using Kind = GateVerdict::Kind;
    const GateVerdict verdict = judgeRequest(request, token);
    check(judgeRequest(request, "").kind == Kind::Answer, "nobody enters where there is no token");
    if (verdict.kind != Kind::Answer) {
        check(request[http::field::authorization] == "Bearer " + std::string(token), "who enters has the token");
        check(request.method() == http::verb::get, "who enters asks by GET");
        check(request.target() == (verdict.kind == Kind::Upgrade ? "/" : "/usage"), "there are two places to enter");
        return;
    }
    const bool health = request.target() == "/health" && request.method() == http::verb::get;
    check(verdict.status == http::status::ok
              ? health
              : verdict.status == http::status::unauthorized || verdict.status == http::status::not_found,
          "an answer has a known status");
    check(!verdict.text.empty(), "an answer says why");
}

void checkToken(std::string_view authorization)
{
    for (const std::string_view right : {token, std::string_view("t"), std::string_view()})
        check(isBearer(authorization, right) == (!right.empty() && authorization == "Bearer " + std::string(right)),
              "a token is the right one or none");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::CpuBudget budget(size);
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    checkToken(bytes);
    UpgradeParser parser;
    if (!parse(parser, bytes))
        return 0;
    check(parser.get().body().size() <= 1024, "the body is bounded");
    checkVerdict(parser.get());
    return 0;
}
