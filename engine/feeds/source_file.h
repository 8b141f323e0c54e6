// SPDX-License-Identifier: GPL-3.0-or-later
// What every parser works on: the text of one file, what its path hints at, the calendar, and the result
// under construction with its bookkeeping of read, kept and rejected rows.
#pragma once

#include "engine/feeds/feeds.h"
#include "engine/feeds/row_problem.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::feeds {

using base::Status;

/// The parts of a path that may serve as a hint, in lower case except `stem`.
struct PathHints {
    explicit PathHints(const std::string& path);
    std::string stem;        ///< file name without .csv, .json, .gz, .zip
    std::string lowerStem;   ///
    std::string folder;      ///< name of the folder it lies in; may be empty
    std::string grandFolder; ///< and of that folder's folder
    std::string whole;       ///< the whole path
};

/// Answers "is it a session" millions of times; asks the calendar once per day.
class SessionTable {
public:
    explicit SessionTable(const calendar::Calendar& calendar) : m_calendar(calendar) {}
    [[nodiscard]] bool inRange(base::Date date) const {
        return date >= calendar::FirstDate && date <= calendar::LastDate;
    }
    [[nodiscard]] bool isSession(base::Date date);
    [[nodiscard]] const calendar::Calendar& calendar() const { return m_calendar; }

private:
    const calendar::Calendar& m_calendar;
    std::vector<std::uint8_t> m_known; ///< 0 not asked, 1 closed, 2 session
};

/// Findings that are named one by one; a hostile file must not fill the memory with more.
inline constexpr std::size_t MostIssues = 50'000;

class SourceFile {
public:
    /// `shownPath` stands in messages, `hintPath` serves as a hint; they differ inside archives.
    SourceFile(const std::string& shownPath, const std::string& hintPath, std::string_view text,
               const Hints& hints, const calendar::Calendar& calendar);

    [[nodiscard]] const std::string& path() const { return m_result.path; }
    /// Findings from now on are about this member of the archive; empty: about the archive itself.
    void enterMember(const std::string& name);
    [[nodiscard]] const PathHints& hintsOfPath() const { return m_pathHints; }
    [[nodiscard]] const Hints& hints() const { return m_hints; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] SessionTable& sessions() { return m_sessions; }
    [[nodiscard]] const calendar::Calendar& calendar() const { return m_sessions.calendar(); }
    [[nodiscard]] ParsedFile& result() { return m_result; }

    /// Every line below the first counts as read, so the lines between a notice and the first row do too.
    void countNotices(long notices) { m_result.rowsRead += notices; }
    void countRow() { ++m_result.rowsRead; }
    /// A row that is not in the result.
    void reject(RowProblem problem, long line, std::string reason, std::string_view row,
                std::string subject = {});
    /// Many rows refused for one reason, as one finding.
    void rejectAll(RowProblem problem, long rows, std::string reason, std::string subject = {});
    /// A row, file or series that is in the result although something is odd; `row` is given where a cell of
    /// it was left out.
    void warn(RowProblem problem, long line, std::string reason, std::string subject = {},
              std::string_view row = {});
    /// The last row has no line end: says so and remembers the line (SeriesDraft::uncertain).
    void noteCutOff(long line);
    /// The text came out of an archive with a checksum: it cannot have been cut off.
    void setPacked(bool packed) { m_packed = packed; }
    [[nodiscard]] long cutOffLine() const { return m_cutOffLine; }
    /// Whether a date may carry a bar: a session that was over when the file was read.
    [[nodiscard]] bool mayCarryBar(base::Date date) {
        return date <= m_lastComplete && m_sessions.isSession(date);
    }
    /// Whether the quotes of a date lie ahead. Those of the running session may be there by their time of
    /// day, its close may not.
    [[nodiscard]] bool isAhead(base::Date date, bool atClose) const {
        return date > (atClose ? m_lastComplete : m_today);
    }
    /// Whether a date may carry a bar; otherwise the row is rejected with the reason and `note`.
    [[nodiscard]] bool acceptSession(base::Date date, long line, std::string_view row,
                                     const std::string& subject, const char* note = "");
    /// The weekday or the fact that makes a date no session, for messages: "2019-05-27, a Monday".
    [[nodiscard]] static std::string named(base::Date date);
    /// The result with its sums; the source file is used up.
    [[nodiscard]] ParsedFile finish();
    /// A file that cannot be what it seems.
    [[nodiscard]] base::Error error(std::string what, std::string wayOut = {}) const;

private:
    void add(Issue issue);

    PathHints m_pathHints;
    Hints m_hints;
    std::string_view m_text;
    SessionTable m_sessions;
    base::Date m_lastComplete = calendar::LastDate; ///< the last session that is over
    base::Date m_today = calendar::LastDate;        ///< New York's date
    ParsedFile m_result;
    std::string m_issuePath;
    long m_cutOffLine = 0;
    bool m_packed = false;
    std::vector<bool> m_rejectedLines; ///< by line: a row refused for two reasons is one row
    std::map<std::pair<std::string, Severity>, long> m_unnamed; ///< findings beyond MostIssues, by code
};

/// A failed Result with SourceFile::error.
#define SIGNALBOX_FILE_FAIL(file, ...) return ::tl::unexpected((file).error(__VA_ARGS__))

} // namespace signalbox::feeds
