// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files of the collected market data for the tests on them.
#pragma once

#include "engine/feeds/feeds.h"
#include "tests/support/vectors.h"

#include <algorithm>
#include <stdexcept>

namespace signalbox::tests {

inline std::filesystem::path collectedFolder() {
    return *sharedFolder() / "market-data";
}

inline feeds::ParsedFile readPath(const std::filesystem::path& path) {
    auto file = feeds::readFile(path, {}, calendar::Calendar::standard());
    if (!file) {
        throw std::runtime_error(file.error().message());
    }
    return std::move(*file);
}

/// A file below the folder of the market data; a failure is thrown and fails the test.
inline feeds::ParsedFile readCollected(const std::string& relative) {
    return readPath(collectedFolder() / relative);
}

inline long countOf(const std::vector<feeds::Issue>& issues, std::string_view code) {
    return std::count_if(issues.begin(), issues.end(),
                         [&](const feeds::Issue& issue) { return issue.code == code; });
}

/// The finding of a code whose row (or reason) holds a text; nullptr if there is none.
inline const feeds::Issue* issueWith(const std::vector<feeds::Issue>& issues, std::string_view code,
                                     std::string_view text) {
    const auto at = std::find_if(issues.begin(), issues.end(), [&](const feeds::Issue& issue) {
        return issue.code == code &&
               (issue.row.find(text) != std::string::npos || issue.reason.find(text) != std::string::npos ||
                issue.subject.find(text) != std::string::npos);
    });
    return at == issues.end() ? nullptr : &*at;
}

} // namespace signalbox::tests
