// SPDX-License-Identifier: GPL-3.0-or-later
// Shorthands of the tests on feeds: parse a text that the test wrote itself, and look for findings.
#pragma once

#include "engine/feeds/feeds.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <QTest>

namespace signalbox::tests {

inline const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}

/// Parses; a failure is thrown and so fails the test with the message.
inline feeds::ParsedFile parsed(const std::string& path, std::string_view text,
                                const feeds::Hints& hints = {}) {
    auto result = feeds::parseFile(path, text, hints, sessions());
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

/// The message of a parse that must fail.
inline std::string failure(const std::string& path, std::string_view text, const feeds::Hints& hints = {}) {
    const auto result = feeds::parseFile(path, text, hints, sessions());
    return result ? "" : result.error().message();
}

/// The finding of a code in a line; line -1 stands for any.
inline const feeds::Issue* issueOf(const std::vector<feeds::Issue>& issues, std::string_view code,
                                   long line = -1) {
    const auto at = std::find_if(issues.begin(), issues.end(), [&](const feeds::Issue& issue) {
        return issue.code == code && (line < 0 || issue.line == line);
    });
    return at == issues.end() ? nullptr : &*at;
}

inline long countOf(const std::vector<feeds::Issue>& issues, std::string_view code) {
    return std::count_if(issues.begin(), issues.end(),
                         [&](const feeds::Issue& issue) { return issue.code == code; });
}

/// The series of a symbol and basis; nullptr if the file gave none.
inline const feeds::SeriesDraft* seriesOf(const feeds::ParsedFile& file, const std::string& symbol,
                                          std::optional<market::Basis> basis = {}) {
    for (const feeds::SeriesDraft& series : file.series) {
        if (series.id.symbol == symbol && (!basis || series.id.basis == *basis)) {
            return &series;
        }
    }
    return nullptr;
}

} // namespace signalbox::tests
