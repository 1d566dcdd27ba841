# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# learncode_add_fuzz_tests(DIRECTORY NAME…): two tests of each fuzzer in DIRECTORY. The first runs each file of its corpus
# once; the second looks for new inputs, for as many runs as take some seconds, with LEARNCODE_LONG=1 for a minute where
# strangers can speak, else for less (look.sh). Runs and not seconds, so that a slow machine looks as far as a quick one.
# What they find goes to the build directory: fuzz-corpus/NAME (inputs that reach new code) and fuzz-findings/NAME- (inputs that fail).
function(learncode_add_fuzz_tests directory)
    set(strangers executor_link http_head run_request)
    # Of the two that can name the lines in a report this one is everywhere.
    find_program(LEARNCODE_ADDR2LINE addr2line)
    set(symbolizer "external_symbolizer_path=${LEARNCODE_ADDR2LINE}")
    # Little of the freed memory is kept for finding late uses: nothing here lives longer than its input.
    set(environment "ASAN_OPTIONS=quarantine_size_mb=16:${symbolizer}"
        "UBSAN_OPTIONS=print_stacktrace=1:${symbolizer}")
    set(needs NEEDS LEARNCODE_LIBFUZZER "clang with its libFuzzer (packages clang and libclang-rt-dev)")
    foreach(name IN LISTS ARGN)
        set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
        set(grown "${CMAKE_BINARY_DIR}/fuzz-corpus/${name}")
        set(findings "${CMAKE_BINARY_DIR}/fuzz-findings")
        file(MAKE_DIRECTORY "${grown}" "${findings}")
        set(fuzzer "${directory}/${name}_fuzzer")
        # Two minutes for one input: what comes near that hangs, on whatever machine.
        set(options -timeout=120 -rss_limit_mb=512 -max_len=10000 "-artifact_prefix=${findings}/${name}-")
        learncode_add_script_test(fuzz_corpus_${name} LABEL fuzz ${needs}
            COMMAND "${fuzzer}" ${options} -runs=0 "${corpus}"
            FILES "${fuzzer}"
            ENVIRONMENT "${environment}")
        set(runs 5000)
        if(name STREQUAL "diagnostics") # its regular expressions are slow
            set(runs 2000)
        endif()
        set(seconds 20)
        if(name IN_LIST strangers)
            set(seconds 60)
        endif()
        learncode_add_script_test(fuzz_${name} LABEL fuzz TIMEOUT 1800 ${needs}
            COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/look.sh" ${runs} ${seconds} "${fuzzer}" ${options} -print_final_stats=1
                    "-dict=${CMAKE_CURRENT_SOURCE_DIR}/dictionaries/${name}.dict" "${grown}" "${corpus}"
            FILES "${fuzzer}"
            ENVIRONMENT "${environment}")
    endforeach()
endfunction()
