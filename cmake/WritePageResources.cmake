# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Lists all files below DIRECTORY, whose names only the bundler knows, in the resource file OUTPUT.
file(GLOB_RECURSE files RELATIVE "${DIRECTORY}" "${DIRECTORY}/*")
set(rows "")
foreach(file IN LISTS files)
    string(APPEND rows "    <file alias=\"${file}\">${DIRECTORY}/${file}</file>\n")
endforeach()
file(WRITE "${OUTPUT}" "<RCC>\n  <qresource prefix=\"/learncode/page\">\n${rows}  </qresource>\n</RCC>\n")
