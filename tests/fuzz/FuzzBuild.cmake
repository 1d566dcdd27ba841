# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The fuzzers' build within this one, and their tests.
set(LEARNCODE_FUZZ AUTO CACHE STRING "Build the fuzzers: ON, OFF, or AUTO for where clang has libFuzzer")
set_property(CACHE LEARNCODE_FUZZ PROPERTY STRINGS AUTO ON OFF)
if(NOT LEARNCODE_FUZZ)
    return()
endif()

# Whether clang is there, and can do it: its runtime libraries are a package of their own.
find_program(LEARNCODE_CLANGXX clang++)
if(LEARNCODE_CLANGXX AND NOT LEARNCODE_LIBFUZZER)
    set(probe "${CMAKE_CURRENT_BINARY_DIR}/probe.cpp")
    file(WRITE "${probe}" "extern \"C\" int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long) { return 0; }\n")
    execute_process(
        COMMAND "${LEARNCODE_CLANGXX}" -fsanitize=fuzzer,address,undefined "${probe}" -o "${probe}.out"
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    if(failed EQUAL 0)
        set(LEARNCODE_LIBFUZZER ON CACHE INTERNAL "clang has libFuzzer")
    endif()
endif()
include("${CMAKE_CURRENT_SOURCE_DIR}/FuzzTests.cmake")
set(fuzz_build "${CMAKE_CURRENT_BINARY_DIR}/build")
if(NOT LEARNCODE_CLANGXX OR NOT LEARNCODE_LIBFUZZER)
    # Where they are insisted on, it is their tests that fail.
    if(LEARNCODE_FUZZ STREQUAL "AUTO")
        message(STATUS "The fuzzers need clang and its libFuzzer (packages clang and libclang-rt-dev): building without them.")
    else()
        learncode_add_fuzz_tests("${fuzz_build}/tests/fuzz" ${fuzzers})
    endif()
    return()
endif()

set(programs ${fuzzers})
list(TRANSFORM programs PREPEND "${fuzz_build}/tests/fuzz/")
list(TRANSFORM programs APPEND "_fuzzer")
include(ExternalProject)
# One compiler at a time: this whole build is one of the jobs of the build around it.
ExternalProject_Add(fuzzers
    PREFIX "${CMAKE_CURRENT_BINARY_DIR}/project"
    SOURCE_DIR "${CMAKE_SOURCE_DIR}"
    BINARY_DIR "${fuzz_build}"
    CMAKE_ARGS
        -D LEARNCODE_FUZZ_ONLY=ON
        -D "CMAKE_CXX_COMPILER=${LEARNCODE_CLANGXX}"
        -D "CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
    BUILD_COMMAND "${CMAKE_COMMAND}" --build <BINARY_DIR> --target fuzzers --parallel 1
    BUILD_ALWAYS ON
    BUILD_BYPRODUCTS ${programs}
    INSTALL_COMMAND ""
    TEST_COMMAND "")

learncode_add_fuzz_tests("${fuzz_build}/tests/fuzz" ${fuzzers})
