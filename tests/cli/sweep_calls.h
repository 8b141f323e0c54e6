// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of `signalbox sweep` on the small invented market, and what of their results may not differ.
#pragma once

#include "tests/cli/invented_home.h"

#include <string>
#include <vector>

namespace signalbox::tests {

inline std::vector<std::string> sweepCall(const InventedHome& invented,
                                          const std::vector<std::string>& more) {
    std::vector<std::string> all{"sweep",      "--strategy", "optimus",        "--from",
                                 "2019-01-02", "--to",       invented.day(24), "--quiet"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

/// A file of a sweep without its last line, `run`.
inline std::string withoutRun(const std::string& text) {
    const auto last = text.rfind("\n{\"run\"");
    return last == std::string::npos ? "not finished: " + text : text.substr(0, last + 1);
}

/// JSON without the block `run`, as text.
inline std::string withoutRun(nlohmann::json value) {
    value.erase("run");
    return value.dump();
}

} // namespace signalbox::tests
