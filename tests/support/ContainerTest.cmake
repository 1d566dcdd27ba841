# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# learncode_add_container_test(NAME … as learncode_add_test … [GREEDY] [COST c]): a test with containers of its own, under
# names of its own, so that several run side by side. The images are there when it begins: tst_executor_images has built
# them. Its times are such that no machine reaches them. GREEDY: takes all the processor time that it can get; one such runs
# at a time. (ctest's PROCESSORS would have it wait for the end: one processor that is free always finds another test.)
# COST: the higher, the earlier it starts: what is long begins soon, so that nothing is left to run alone at the end.
function(learncode_add_container_test name)
    cmake_parse_arguments(arg "GREEDY" "LABEL;COST" "SOURCES;LINKS;VARIANTS" ${ARGN})
    learncode_add_test(${name} LABEL ${arg_LABEL} SOURCES ${arg_SOURCES} LINKS ${arg_LINKS} VARIANTS ${arg_VARIANTS}
        TIMEOUT 3600 ENVIRONMENT QTEST_FUNCTION_TIMEOUT=3600000)
    set(tests ${name})
    if(arg_VARIANTS)
        list(TRANSFORM arg_VARIANTS PREPEND "${name}_" OUTPUT_VARIABLE tests)
    endif()
    set_tests_properties(${tests} PROPERTIES FIXTURES_REQUIRED executor_images)
    if(arg_GREEDY)
        set_tests_properties(${tests} PROPERTIES RESOURCE_LOCK all_processor_time)
    endif()
    if(arg_COST)
        set_tests_properties(${tests} PROPERTIES COST ${arg_COST})
    endif()
endfunction()
