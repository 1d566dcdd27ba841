# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The fuzzers themselves, by clang: the product's own source files, watched by the sanitizers. A few files
# rather than whole rooms, so that it is quick; a file that reads from outside belongs here.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "libFuzzer is clang's: configure with --preset fuzz, or -D CMAKE_CXX_COMPILER=clang++.")
endif()
find_package(Qt6 6.8 REQUIRED COMPONENTS Core Network)
find_package(Boost 1.74 REQUIRED CONFIG)
find_package(nlohmann_json 3.11 REQUIRED)

set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
set(core "${CMAKE_SOURCE_DIR}/core")
set(program "${CMAKE_SOURCE_DIR}/docker/executor")
add_library(learncode_fuzzed STATIC EXCLUDE_FROM_ALL
    ${program}/support/Base64.cpp
    ${program}/job/Config.cpp
    ${program}/job/Sources.cpp
    ${program}/door/Messages.cpp
    ${program}/door/UpgradeRequest.cpp
    ${core}/engine/AnswerParser.cpp
    ${core}/engine/ApiVersion.cpp
    ${core}/engine/BuildOutput.cpp
    ${core}/engine/EngineErrors.cpp
    ${core}/engine/LineSplitter.cpp
    ${core}/executor/link/Wire.cpp
    ${core}/http/guard/HttpMessage.cpp
    ${core}/http/guard/RequestGuard.cpp
    ${core}/http/guard/RequestHead.cpp
    ${core}/http/json/Members.cpp
    ${core}/http/json/RequestParser.cpp
    ${core}/http/json/TextDecoder.cpp
    ${core}/http/session/SessionMessages.cpp
    ${core}/run/DiagnosticParser.cpp
    ${core}/support/ShownText.cpp
    ${core}/support/TerminalText.cpp
    ${core}/run/Enumeration.cpp
    ${core}/run/Language.cpp
    ${core}/run/LimitText.cpp
    ${core}/run/Outcome.cpp
    ${core}/run/RunRequest.cpp
    HttpChecks.cpp)
qt_add_resources(learncode_fuzzed learncode_languages
    PREFIX /learncode
    BASE "${CMAKE_SOURCE_DIR}/resources"
    FILES "${CMAKE_SOURCE_DIR}/resources/languages/languages.json")
target_link_libraries(learncode_fuzzed PUBLIC
    LearnCode::QtOptions Qt6::Core Qt6::Network Boost::headers nlohmann_json::nlohmann_json)
# What the libraries only assume, in their headers too, is checked.
target_compile_definitions(learncode_fuzzed PUBLIC QT_FORCE_ASSERTS _GLIBCXX_ASSERTIONS)
target_compile_options(learncode_fuzzed PUBLIC -O1 -gline-tables-only ${sanitizers} -fsanitize=fuzzer-no-link)
target_link_options(learncode_fuzzed PUBLIC ${sanitizers})

add_custom_target(fuzzers)
foreach(name IN LISTS fuzzers)
    add_executable(${name}_fuzzer EXCLUDE_FROM_ALL ${name}_fuzzer.cpp)
    target_link_libraries(${name}_fuzzer PRIVATE learncode_fuzzed)
    target_link_options(${name}_fuzzer PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name}_fuzzer)
endforeach()

# It is there: this is that compiler.
set(LEARNCODE_LIBFUZZER ON)
include("${CMAKE_CURRENT_SOURCE_DIR}/FuzzTests.cmake")
learncode_add_fuzz_tests("${CMAKE_CURRENT_BINARY_DIR}" ${fuzzers})
