# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the language rules; every target of the house links it.
add_library(build_flags INTERFACE)
target_compile_features(build_flags INTERFACE cxx_std_20)
target_include_directories(build_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2 -Wdouble-promotion -Werror
  # Results must not depend on the width of the machine's vectors (SHR-J1).
  -ffp-contract=off -fno-math-errno -fno-trapping-math)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside its own <string> and <optional> at -O2 (GCC bugs 105329, 105651, 80635).
  target_compile_options(build_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_compile_definitions(build_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(SIGNALBOX_SANITIZE)
  target_compile_options(build_flags INTERFACE -fsanitize=${SIGNALBOX_SANITIZE} -fno-omit-frame-pointer -g1
    -fno-sanitize-recover=all)
  target_compile_definitions(build_flags INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(build_flags INTERFACE -fsanitize=${SIGNALBOX_SANITIZE})
endif()
target_link_libraries(build_flags INTERFACE Threads::Threads)
