# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Compiler flags and defines, once for everything. Link LearnCode::Options for plain C++ and
# LearnCode::QtOptions for code that uses Qt.
add_library(learncode_options INTERFACE)
add_library(LearnCode::Options ALIAS learncode_options)
target_compile_features(learncode_options INTERFACE cxx_std_23)
target_include_directories(learncode_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(learncode_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wformat=2 -Wimplicit-fallthrough
    -fstack-protector-strong
    $<$<BOOL:${LEARNCODE_WERROR}>:-Werror>)
# ccache sees through a precompiled header only in code that names the one it takes (and is told to: build-tree.sh).
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES ccache AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(learncode_options INTERFACE -fpch-preprocess)
endif()

add_library(learncode_qt_options INTERFACE)
add_library(LearnCode::QtOptions ALIAS learncode_qt_options)
target_link_libraries(learncode_qt_options INTERFACE learncode_options)
target_compile_definitions(learncode_qt_options INTERFACE
    QT_NO_KEYWORDS
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_UP_TO=0x060800
    LEARNCODE_VERSION="${PROJECT_VERSION}")

# What nearly every file of ours begins with, compiled once for all: halves the time of a build.
find_package(Qt6 6.8 REQUIRED COMPONENTS Core)
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/learncode_headers.cpp" CONTENT "")
add_library(learncode_headers OBJECT "${CMAKE_BINARY_DIR}/learncode_headers.cpp")
target_link_libraries(learncode_headers PRIVATE LearnCode::QtOptions Qt6::Core)
target_precompile_headers(learncode_headers PRIVATE
    <QHash> <QJsonObject> <QList> <QObject> <QString> <QTimer> <QUrl> <QVariant>
    <chrono> <expected> <functional> <memory> <optional>)

# learncode_add_room(NAME SOURCES … LINKS …): one static library, known as LearnCode::NAME.
function(learncode_add_room name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    string(TOLOWER "learncode_${name}" target)
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(LearnCode::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC LearnCode::QtOptions ${arg_LINKS})
    target_precompile_headers(${target} REUSE_FROM learncode_headers)
endfunction()

# What moc makes of a test's headers is a file of its own, empty for nearly all: reading the headers for it would take as
# long as a tenth of the build.
function(learncode_precompile_headers_of_test name)
    target_precompile_headers(${name} REUSE_FROM learncode_headers)
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# How long a test may take before it is held to hang: no machine is so slow that one which works comes near it.
set(LEARNCODE_TEST_TIMEOUT 300)

# learncode_add_test(NAME LABEL label SOURCES … LINKS … [TIMEOUT s] [VARIANTS …]): one Qt Test program under
# ctest. With variants it is one test each, NAME_variant, which finds its own in LEARNCODE_TEST_VARIANT.
# REQUIRED_FILES tells what of the build a test needs: test.sh builds no more for it (packaging/lib/selection.py).
# A skipped test function fails the test: what could not be tried has not been shown to work.
function(learncode_add_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;LINKS;ENVIRONMENT;VARIANTS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT ${LEARNCODE_TEST_TIMEOUT})
    endif()
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE LearnCode::QtOptions Qt6::Test ${arg_LINKS})
    learncode_precompile_headers_of_test(${name})
    set(tests ${name})
    if(arg_VARIANTS)
        list(TRANSFORM arg_VARIANTS PREPEND "${name}_" OUTPUT_VARIABLE tests)
    endif()
    foreach(test IN LISTS tests)
        string(REGEX REPLACE "^${name}_?" "" variant "${test}")
        add_test(NAME ${test} COMMAND ${name})
        set_tests_properties(${test} PROPERTIES
            LABELS "${arg_LABEL}"
            TIMEOUT ${arg_TIMEOUT}
            REQUIRED_FILES "$<TARGET_FILE:${name}>"
            FAIL_REGULAR_EXPRESSION "SKIP   :"
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LEARNCODE_TEST_VARIANT=${variant};LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/leaks.supp:print_suppressions=0;${arg_ENVIRONMENT}")
    endforeach()
endfunction()

# learncode_add_script_test(NAME LABEL label COMMAND … [NEEDS VARIABLE "what" …] [FILES …] [TIMEOUT s] [ENVIRONMENT …]):
# a test that is a script. NEEDS names variables of find_program() and says of each what it found, or what to install:
# where one found nothing, configuring goes on and the test fails, saying so. FILES are those it takes from the build.
function(learncode_add_script_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "COMMAND;NEEDS;FILES;ENVIRONMENT" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    while(arg_NEEDS)
        list(POP_FRONT arg_NEEDS variable what)
        if(NOT ${variable})
            set(arg_COMMAND "${CMAKE_COMMAND}" -D "WHAT=${what}" -P "${CMAKE_SOURCE_DIR}/cmake/SayWhatIsMissing.cmake")
            unset(arg_FILES)
        endif()
    endwhile()
    add_test(NAME ${name} COMMAND ${arg_COMMAND})
    set_tests_properties(${name} PROPERTIES
        LABELS "${arg_LABEL}"
        TIMEOUT ${arg_TIMEOUT}
        REQUIRED_FILES "${arg_FILES}"
        ENVIRONMENT "LC_ALL=C.UTF-8;${arg_ENVIRONMENT}")
endfunction()

# learncode_add_bench(NAME SOURCES … LINKS …): a Qt Test program that measures and prints figures. It is no test: ctest does
# not know it, and nothing builds it but the target `benches` or its own name (tests/bench/README.md).
function(learncode_add_bench name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} EXCLUDE_FROM_ALL ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE LearnCode::QtOptions Qt6::Test ${arg_LINKS})
    learncode_precompile_headers_of_test(${name})
    if(NOT TARGET benches)
        add_custom_target(benches)
    endif()
    add_dependencies(benches ${name})
endfunction()
