// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files of market data: recognises the kind by the content, parses, validates, and says what it
// refused. The way in for `signalbox import`.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/feeds/parsed_file.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::feeds {

using base::Result;

/// What is said about a file from outside (`--as`, `--symbol`, the day); content decides otherwise.
struct Hints {
    std::optional<std::string> kind;
    std::optional<std::string> symbol;
    /// The instant of reading, from whoever may look at a clock: a session that is not over then has no bar
    /// and no closing chain yet, and its rows are refused. Absent: every session of the calendar is over.
    std::optional<base::UtcTime> readAt;
};

/// One text, perhaps out of an archive. The bytes must outlive the call they are given to.
struct Member {
    std::string name;
    std::string_view bytes;
    bool packed = false; ///< came out of an archive with a checksum: its end is where its author ended it
};

/// Parses one text from memory; pure. `path` serves messages, and tells what content cannot: the symbol
/// (stem), the basis, the source. A text of no known kind, a wrong encoding or a broken document is a BadData
/// error; broken rows are issues.
[[nodiscard]] Result<ParsedFile> parseFile(const std::string& path, std::string_view bytes,
                                           const Hints& hints, const calendar::Calendar& calendar);
/// The same for the texts of one archive, which some kinds need together (Lean options).
[[nodiscard]] Result<ParsedFile> parseMembers(const std::string& path, std::span<const Member> members,
                                              const Hints& hints, const calendar::Calendar& calendar);
/// Reads a plain, .gz or .zip file (told by its first bytes) and parses it.
[[nodiscard]] Result<ParsedFile> readFile(const std::filesystem::path& path, const Hints& hints,
                                          const calendar::Calendar& calendar);
/// The kinds for `--as`, sorted.
[[nodiscard]] std::vector<std::string> kindNames();
/// One line about a kind: what it is and what is taken from it. Empty for an unknown name.
[[nodiscard]] std::string kindDescription(const std::string& kind);

/// Findings that need more than one row or file: missing sessions, broken series, two scales of one symbol,
/// a chain that repeats an earlier session. Fills SeriesDraft::bad of the series it condemns. The result is
/// in the order of the files and does not depend on threads.
[[nodiscard]] std::vector<Issue> checkSeries(std::span<ParsedFile> files, const calendar::Calendar& calendar);

} // namespace signalbox::feeds
