// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the processor for memory that is read or written soon. Into the second cache: the first has too few
// places for lines on their way (measured: the wait of a scan for what it keeps halves; into the first it
// stays). It never changes a result. Private to engine/scan.
#pragma once

#include <cstddef>

namespace signalbox::scan {

inline void fetchAhead(const void* from, std::size_t bytes) {
    constexpr std::size_t Line = 64;
    constexpr int Reading = 0;
    constexpr int SecondCache = 2;
    const char* at = static_cast<const char*>(from);
    for (std::size_t i = 0; i < bytes; i += Line) {
        __builtin_prefetch(at + i, Reading, SecondCache);
    }
}

} // namespace signalbox::scan
