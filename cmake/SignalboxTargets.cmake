# SPDX-License-Identifier: GPL-3.0-or-later
# Helpers which make a library or a test in one call, and keep the level table that the lint reads.
#
# A folder is a target: every .cpp and .h below it belongs to it, so that a file cannot be forgotten.

set_property(GLOBAL PROPERTY SIGNALBOX_EDGES "")

# signalbox_add_library(NAME LEVEL n [USES lib...] [PUBLIC outside...] [PRIVATE outside...] [MOC])
# USES names libraries of the house of a lower level. MOC switches Qt's meta-object compiler on.
function(signalbox_add_library name)
  cmake_parse_arguments(ARG "MOC" "LEVEL" "USES;PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  if(NOT sources)
    # A library of headers alone still needs one object for its archive.
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/no_source.cpp" "")
    set(sources "${CMAKE_CURRENT_BINARY_DIR}/no_source.cpp")
  endif()
  add_library(${name} STATIC ${sources})
  if(headers)
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}" FILES ${headers})
  endif()
  set_target_properties(${name} PROPERTIES
    SIGNALBOX_LEVEL ${ARG_LEVEL}
    VERIFY_INTERFACE_HEADER_SETS ${SIGNALBOX_VERIFY_HEADERS})
  if(ARG_MOC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  else()
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  endif()
  target_link_libraries(${name} PUBLIC build_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  foreach(used IN LISTS ARG_USES)
    if(NOT TARGET ${used})
      message(FATAL_ERROR "${name} uses ${used}, which is not above it in the order of levels")
    endif()
    get_target_property(level ${used} SIGNALBOX_LEVEL)
    if(NOT level LESS ${ARG_LEVEL})
      message(FATAL_ERROR "${name} (level ${ARG_LEVEL}) must not use ${used} (level ${level})")
    endif()
    target_link_libraries(${name} PUBLIC ${used})
  endforeach()
  string(REPLACE ";" "," uses "${ARG_USES}")
  set_property(GLOBAL APPEND PROPERTY SIGNALBOX_EDGES "${name}\t${folder}\t${ARG_LEVEL}\t${uses}")
endfunction()

# Writes the level table which tests/lint compares with the includes.
function(signalbox_write_levels)
  get_property(edges GLOBAL PROPERTY SIGNALBOX_EDGES)
  list(JOIN edges "\n" text)
  file(WRITE "${CMAKE_BINARY_DIR}/levels.tsv" "${text}\n")
endfunction()

# signalbox_add_test(NAME SOURCES file... USES lib... [LABELS label...] [GUI])
# One Qt Test program. It runs offscreen, in the C locale, in a home of its own.
function(signalbox_add_test name)
  cmake_parse_arguments(ARG "GUI" "TIMEOUT" "SOURCES;USES;LABELS;DEFINES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  # moc of Qt 6.4 cannot read the standard's concepts; it needs neither of these headers.
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_COMPARE;-D_GLIBCXX_CONCEPTS"
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
  target_link_libraries(${name} PRIVATE build_flags ${ARG_USES} Qt6::Test)
  if(ARG_DEFINES)
    target_compile_definitions(${name} PRIVATE ${ARG_DEFINES})
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  if(SIGNALBOX_SANITIZE) # a test takes up to twenty times as long under them
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 10")
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} SKIP_REGULAR_EXPRESSION "^SKIP-WHOLE"
    ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;SIGNALBOX_SOURCE_DIR=${CMAKE_SOURCE_DIR};SIGNALBOX_BUILD_DIR=${CMAKE_BINARY_DIR};SIGNALBOX_PROGRAM=${CMAKE_BINARY_DIR}/bin/signalbox")
endfunction()
