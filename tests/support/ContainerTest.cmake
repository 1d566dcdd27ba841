# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# learncode_add_container_test(NAME … as learncode_add_test … [PROCESSORS n] [COST c]): a test with containers of its own,
# under names of its own, so that several run side by side. The images are there when it begins: tst_executor_images has
# built them. Its times are such that no machine reaches them. PROCESSORS: 2 for what takes all that it can get. COST: the
# higher, the earlier it starts: what is long begins soon, so that nothing is left to run alone at the end.
function(learncode_add_container_test name)
    cmake_parse_arguments(arg "" "LABEL;PROCESSORS;COST" "SOURCES;LINKS;VARIANTS" ${ARGN})
    learncode_add_test(${name} LABEL ${arg_LABEL} SOURCES ${arg_SOURCES} LINKS ${arg_LINKS} VARIANTS ${arg_VARIANTS}
        TIMEOUT 3600 ENVIRONMENT QTEST_FUNCTION_TIMEOUT=3600000)
    set(tests ${name})
    if(arg_VARIANTS)
        list(TRANSFORM arg_VARIANTS PREPEND "${name}_" OUTPUT_VARIABLE tests)
    endif()
    set_tests_properties(${tests} PROPERTIES FIXTURES_REQUIRED executor_images)
    foreach(property IN ITEMS PROCESSORS COST)
        if(arg_${property})
            set_tests_properties(${tests} PROPERTIES ${property} ${arg_${property}})
        endif()
    endforeach()
endfunction()
