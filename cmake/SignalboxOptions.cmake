# SPDX-License-Identifier: GPL-3.0-or-later
# Everything a person can switch when configuring.
option(SIGNALBOX_TESTS "Build the tests" ON)
option(SIGNALBOX_BENCH "Build the benchmarks of tests/bench" ON)
option(SIGNALBOX_VERIFY_HEADERS "Compile every header alone (target all_verify_interface_header_sets)" OFF)
set(SIGNALBOX_SANITIZE "" CACHE STRING "Sanitizers, as of -fsanitize= (address,undefined or thread)")
option(SIGNALBOX_ENGINE_ONLY "Build the engine and its tests without the window" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_LINK_WHAT_YOU_USE OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(SIGNALBOX_CCACHE ccache)
if(SIGNALBOX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers and build folders of other names still hit the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_NOHASHDIR=1;CCACHE_BASEDIR=${CMAKE_BINARY_DIR};${SIGNALBOX_CCACHE}")
endif()
find_program(SIGNALBOX_MOLD mold)
if(SIGNALBOX_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
