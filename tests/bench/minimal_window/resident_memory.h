// SPDX-License-Identifier: GPL-3.0-or-later
// Resident memory of this process, as Linux counts it.
#pragma once

#include <cstdio>

namespace signalbox::bench {

/// VmRSS in kB; 0 where the system does not say.
inline long residentKilobytes() {
    std::FILE* file = std::fopen("/proc/self/status", "re");
    if (file == nullptr) {
        return 0;
    }
    long kilobytes = 0;
    char line[256];
    while (std::fgets(line, sizeof line, file) != nullptr) {
        if (std::sscanf(line, "VmRSS: %ld", &kilobytes) == 1) {
            break;
        }
    }
    std::fclose(file);
    return kilobytes;
}

} // namespace signalbox::bench
