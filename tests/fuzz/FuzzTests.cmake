# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# learncode_add_fuzz_tests(DIRECTORY NAME…): two tests of each fuzzer in DIRECTORY. The first runs each file
# of its corpus once; the second looks for new inputs, for a minute where strangers can speak, else for less.
# What they find goes to the build directory: fuzz-corpus/NAME (inputs that reach new code) and fuzz-findings/NAME- (inputs that fail).
function(learncode_add_fuzz_tests directory)
    set(strangers executor_link http_head run_request)
    # Of the two that can name the lines in a report this one is everywhere.
    find_program(LEARNCODE_ADDR2LINE addr2line)
    set(symbolizer "external_symbolizer_path=${LEARNCODE_ADDR2LINE}")
    # Little of the freed memory is kept for finding late uses: nothing here lives longer than its input.
    set(environment "ASAN_OPTIONS=quarantine_size_mb=16:${symbolizer}"
        "UBSAN_OPTIONS=print_stacktrace=1:${symbolizer}" "LC_ALL=C.UTF-8")
    foreach(name IN LISTS ARGN)
        set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
        set(grown "${CMAKE_BINARY_DIR}/fuzz-corpus/${name}")
        set(findings "${CMAKE_BINARY_DIR}/fuzz-findings")
        file(MAKE_DIRECTORY "${grown}" "${findings}")
        set(command "${directory}/${name}_fuzzer" -timeout=10 -rss_limit_mb=512 -max_len=10000
            "-artifact_prefix=${findings}/${name}-")
        add_test(NAME fuzz_corpus_${name} COMMAND ${command} -runs=0 "${corpus}")
        set(seconds 20)
        if(name IN_LIST strangers)
            set(seconds 60)
        endif()
        # Not in the way of the other tests, which run at the same time and may measure.
        add_test(NAME fuzz_${name} COMMAND nice -n 19 ${command} -max_total_time=${seconds}
            -print_final_stats=1 "-dict=${CMAKE_CURRENT_SOURCE_DIR}/dictionaries/${name}.dict" "${grown}" "${corpus}")
        set_tests_properties(fuzz_corpus_${name} PROPERTIES LABELS fuzz TIMEOUT 120 ENVIRONMENT "${environment}")
        math(EXPR patience "4 * ${seconds}")
        set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT ${patience} ENVIRONMENT "${environment}")
    endforeach()
endfunction()
