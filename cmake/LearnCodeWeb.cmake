# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The web page (web/), bundled by Vite into resources of a library. All of it happens in the build
# directory: a copy of the sources there is laid out as in the project, beside the node_modules that npm puts there.
# Everything but what links the page can be built without Node.js.
find_program(LEARNCODE_NODE NAMES node nodejs)
find_program(LEARNCODE_NPM NAMES npm)
set(learncode_node_version "0")
if(LEARNCODE_NODE)
    execute_process(COMMAND "${LEARNCODE_NODE}" -p process.versions.node
        OUTPUT_VARIABLE learncode_node_version OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
set(learncode_page_can_be_built TRUE)
if(NOT LEARNCODE_NPM OR learncode_node_version VERSION_LESS 20.19)
    set(learncode_page_can_be_built FALSE)
endif()

# Writes the style sheet that brings the code font, if there is one; see ui/CMakeLists.txt.
function(learncode_write_font_style result directory)
    find_file(LEARNCODE_CODE_FONT NAMES JetBrainsMonoNL-Regular.ttf JetBrainsMono-Regular.ttf
        PATHS /usr/share/fonts/truetype/jetbrains-mono /usr/share/fonts/TTF /usr/share/fonts/jetbrains-mono-fonts)
    set(style "/* The build found no code font. */\n")
    if(LEARNCODE_CODE_FONT)
        configure_file("${LEARNCODE_CODE_FONT}" "${directory}/code.ttf" COPYONLY)
        set(style "@font-face {\n  font-family: \"LearnCode Mono\";\n  src: url(\"./code.ttf\");\n}\n")
    endif()
    file(CONFIGURE OUTPUT "${directory}/code-font.css" CONTENT "${style}" @ONLY)
    set(${result} "${directory}/code-font.css" PARENT_SCOPE)
endfunction()

# Makes TOP/page.qrc, the list of the bundle's files, and the bundle with it.
function(learncode_bundle_web_page top)
    set(source "${CMAKE_SOURCE_DIR}/web")
    set(copy "${top}/web")
    file(MAKE_DIRECTORY "${copy}")
    set(packages package.json package-lock.json .npmrc)
    list(TRANSFORM packages PREPEND "${source}/")
    learncode_write_font_style(font "${top}/font")

    add_custom_command(OUTPUT "${top}/packages.stamp"
        COMMAND "${CMAKE_COMMAND}" -E copy ${packages} "${copy}"
        COMMAND "${CMAKE_COMMAND}" -E chdir "${copy}" "${LEARNCODE_NPM}" ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error
        COMMAND "${CMAKE_COMMAND}" -E touch "${top}/packages.stamp"
        DEPENDS ${packages}
        WORKING_DIRECTORY "${top}"
        COMMENT "Getting the web page's packages"
        VERBATIM)

    set(resources "${CMAKE_SOURCE_DIR}/resources")
    set(folders "${source}/src" "${resources}/examples" "${resources}/icons" "${resources}/languages")
    set(single index.html tsconfig.json vite.config.js)
    list(TRANSFORM single PREPEND "${source}/")
    set(patterns ${folders})
    list(TRANSFORM patterns APPEND "/*")
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${patterns})
    add_custom_command(OUTPUT "${top}/page.qrc"
        COMMAND "${CMAKE_COMMAND}" -E rm -rf "${copy}/src" "${top}/resources"
        COMMAND "${CMAKE_COMMAND}" -E copy_directory "${source}/src" "${copy}/src"
        COMMAND "${CMAKE_COMMAND}" -E copy_directory "${resources}/examples" "${top}/resources/examples"
        COMMAND "${CMAKE_COMMAND}" -E copy_directory "${resources}/icons" "${top}/resources/icons"
        COMMAND "${CMAKE_COMMAND}" -E copy_directory "${resources}/languages" "${top}/resources/languages"
        COMMAND "${CMAKE_COMMAND}" -E copy ${single} "${copy}"
        COMMAND "${CMAKE_COMMAND}" -E chdir "${copy}" "${LEARNCODE_NODE}" node_modules/typescript/bin/tsc --noEmit
        COMMAND "${CMAKE_COMMAND}" -E chdir "${copy}" "${CMAKE_COMMAND}" -E env "LEARNCODE_CODE_FONT_CSS=${font}"
                "${LEARNCODE_NODE}" node_modules/vite/bin/vite.js build --outDir ../dist --emptyOutDir --logLevel warn
        COMMAND "${CMAKE_COMMAND}" -D "DIRECTORY=${top}/dist" -D "OUTPUT=${top}/page.qrc"
                -P "${CMAKE_SOURCE_DIR}/cmake/WritePageResources.cmake"
        DEPENDS "${top}/packages.stamp" ${files} ${single} "${font}"
                "${CMAKE_SOURCE_DIR}/cmake/WritePageResources.cmake"
        WORKING_DIRECTORY "${top}"
        COMMENT "Checking and bundling the web page"
        VERBATIM)
endfunction()

# Stands in for it where the tools are missing: only who builds the page is stopped, and told what to do.
function(learncode_refuse_web_page top)
    set(advice "The web page is built with Node.js 20.19 or newer and npm: install the packages nodejs and npm")
    message(STATUS "${advice}, or build without what contains the page.")
    add_custom_command(OUTPUT "${top}/page.qrc"
        COMMAND "${CMAKE_COMMAND}" -E echo "${advice}, then configure again."
        COMMAND "${CMAKE_COMMAND}" -E false
        COMMENT "Looking for Node.js and npm"
        VERBATIM)
endfunction()

# learncode_add_web_page(NAME): the bundle as resources under :/learncode/page, a library known as LearnCode::NAME.
# Its object file goes into each program that links it, so that the resources are there without being asked for.
function(learncode_add_web_page name)
    string(TOLOWER "learncode_${name}" target)
    set(top "${CMAKE_BINARY_DIR}/page")
    if(learncode_page_can_be_built)
        learncode_bundle_web_page("${top}")
    else()
        learncode_refuse_web_page("${top}")
    endif()
    add_custom_command(OUTPUT "${top}/qrc_page.cpp"
        COMMAND Qt6::rcc --name learncode_page --output "${top}/qrc_page.cpp" "${top}/page.qrc"
        DEPENDS "${top}/page.qrc"
        COMMENT "Packing the web page"
        VERBATIM)
    set_source_files_properties("${top}/qrc_page.cpp" PROPERTIES SKIP_LINTING ON)
    add_library(${target}_objects OBJECT "${top}/qrc_page.cpp")
    target_link_libraries(${target}_objects PRIVATE Qt6::Core)
    set_target_properties(${target}_objects PROPERTIES
        AUTOMOC OFF
        ADDITIONAL_CLEAN_FILES "${top}/web;${top}/dist")
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE $<TARGET_OBJECTS:${target}_objects>)
    add_library(LearnCode::${name} ALIAS ${target})
endfunction()
