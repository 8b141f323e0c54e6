// SPDX-License-Identifier: GPL-3.0-or-later
// The peak of this process's resident memory since a moment, as Linux counts it.
#pragma once

#include <cstdio>

namespace signalbox::bench {

/// A line of /proc/self/status in kB, such as "VmRSS"; 0 where the system does not say.
inline long statusKilobytes(const char* name) {
    std::FILE* file = std::fopen("/proc/self/status", "re");
    if (file == nullptr) {
        return 0;
    }
    char line[256];
    char key[64];
    long value = 0;
    long found = 0;
    while (std::fgets(line, sizeof line, file) != nullptr) {
        if (std::sscanf(line, "%63[^:]: %ld", key, &value) == 2 && __builtin_strcmp(key, name) == 0) {
            found = value;
        }
    }
    std::fclose(file);
    return found;
}

/// Lets the peak (VmHWM) begin anew; without the right to do so it stays what it was, which only overstates.
inline void restartPeak() {
    if (std::FILE* file = std::fopen("/proc/self/clear_refs", "we")) {
        std::fputs("5", file);
        std::fclose(file);
    }
}

} // namespace signalbox::bench
