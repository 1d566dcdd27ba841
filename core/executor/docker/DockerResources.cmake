# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Embeds the build contexts of the images as :/learncode/docker/… : Dockerfiles, runtime files, the executor and the
# library that programs load, without debugging symbols and compressed.
set(docker_dir "${CMAKE_SOURCE_DIR}/docker")
set(staged_executor "${CMAKE_CURRENT_BINARY_DIR}/executor")
set(staged_preload "${CMAKE_CURRENT_BINARY_DIR}/preload.so")
set(resource_list "${CMAKE_CURRENT_BINARY_DIR}/learncode_docker.qrc")
set(resource_code "${CMAKE_CURRENT_BINARY_DIR}/qrc_learncode_docker.cpp")

file(GLOB context_files CONFIGURE_DEPENDS RELATIVE "${docker_dir}" "${docker_dir}/Dockerfile.*.persistent")
file(GLOB_RECURSE runtime_files CONFIGURE_DEPENDS RELATIVE "${docker_dir}" "${docker_dir}/runtime/*")
list(APPEND context_files ${runtime_files})
list(SORT context_files)

set(qrc "<RCC>\n<qresource prefix=\"/learncode/docker\">\n")
string(APPEND qrc "<file alias=\"executor\">${staged_executor}</file>\n")
string(APPEND qrc "<file alias=\"preload.so\">${staged_preload}</file>\n")
set(context_paths)
foreach(file IN LISTS context_files)
    string(APPEND qrc "<file alias=\"${file}\">${docker_dir}/${file}</file>\n")
    list(APPEND context_paths "${docker_dir}/${file}")
endforeach()
string(APPEND qrc "</qresource>\n</RCC>\n")
file(CONFIGURE OUTPUT "${resource_list}" CONTENT "${qrc}" @ONLY)

add_custom_command(
    OUTPUT "${staged_executor}"
    COMMAND "${CMAKE_STRIP}" -o "${staged_executor}" "$<TARGET_FILE:learncode-executor>"
    DEPENDS learncode-executor
    COMMENT "Staging the executor for its images" VERBATIM)
add_custom_command(
    OUTPUT "${staged_preload}"
    COMMAND "${CMAKE_STRIP}" -o "${staged_preload}" "$<TARGET_FILE:learncode-preload>"
    DEPENDS learncode-preload
    COMMENT "Staging what programs load for the images" VERBATIM)
add_custom_command(
    OUTPUT "${resource_code}"
    COMMAND Qt6::rcc --name learncode_docker --output "${resource_code}" "${resource_list}"
    DEPENDS "${resource_list}" "${staged_executor}" "${staged_preload}" ${context_paths}
    COMMENT "Embedding the images' build contexts" VERBATIM)
target_sources(learncode_executordocker PRIVATE "${resource_code}")
set_source_files_properties("${resource_code}" PROPERTIES SKIP_AUTOMOC ON)
