// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/source_file.h"

#include "engine/calendar/complete_session.h"
#include "engine/feeds/csv_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

namespace signalbox::feeds {
namespace {

std::string stemOf(std::string name) {
    while (true) {
        const std::string lower = lowered(name);
        bool shortened = false;
        for (const std::string_view suffix : {".gz", ".zip", ".csv", ".json", ".txt"}) {
            if (lower.size() > suffix.size() && lower.ends_with(suffix)) {
                name.resize(name.size() - suffix.size());
                shortened = true;
                break;
            }
        }
        if (!shortened) {
            return name;
        }
    }
}

} // namespace

PathHints::PathHints(const std::string& path) : whole(lowered(path)) {
    std::string plain = path;
    std::replace(plain.begin(), plain.end(), '\\', '/');
    std::vector<std::string_view> parts;
    for (const std::string_view part : splitAt(plain, '/')) {
        if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    if (!parts.empty()) {
        stem = stemOf(std::string(parts.back()));
        lowerStem = lowered(stem);
    }
    if (parts.size() > 1) {
        folder = lowered(parts[parts.size() - 2]);
    }
    if (parts.size() > 2) {
        grandFolder = lowered(parts[parts.size() - 3]);
    }
}

bool SessionTable::isSession(base::Date date) {
    if (!inRange(date)) {
        return false;
    }
    if (m_known.empty()) {
        m_known.assign(
            static_cast<std::size_t>(base::daysBetween(calendar::FirstDate, calendar::LastDate)) + 1, 0);
    }
    std::uint8_t& known = m_known[static_cast<std::size_t>(base::daysBetween(calendar::FirstDate, date))];
    if (known == 0) {
        known = m_calendar.isKnownSession(date) ? 2 : 1;
    }
    return known == 2;
}

SourceFile::SourceFile(const std::string& shownPath, const std::string& hintPath, std::string_view text,
                       const Hints& hints, const calendar::Calendar& calendar)
    : m_pathHints(hintPath), m_hints(hints), m_text(text), m_sessions(calendar), m_issuePath(shownPath) {
    m_result.path = shownPath;
    if (hints.readAt) {
        m_today = calendar::newYorkDate(*hints.readAt);
        // A clock outside the calendar knows no session that is over.
        m_lastComplete = calendar::lastCompleteSession(calendar, *hints.readAt).value_or(calendar::FirstDate);
    }
}

void SourceFile::enterMember(const std::string& name) {
    m_issuePath = name.empty() ? m_result.path : m_result.path + "!" + name;
    m_rejectedLines.clear();
}

void SourceFile::add(Issue issue) {
    if (m_result.issues.size() < MostIssues) {
        m_result.issues.push_back(std::move(issue));
    } else {
        ++m_unnamed[{issue.code, issue.severity}];
    }
}

void SourceFile::reject(RowProblem problem, long line, std::string reason, std::string_view row,
                        std::string subject) {
    const auto at = static_cast<std::size_t>(line);
    if (at >= m_rejectedLines.size()) {
        m_rejectedLines.resize(at * 2 + 64, false);
    }
    if (!m_rejectedLines[at]) {
        m_rejectedLines[at] = true;
        ++m_result.rowsRejected;
    }
    add({m_issuePath, line, Severity::Rejected, problemCode(problem), std::move(reason), printable(row),
         std::move(subject)});
}

void SourceFile::rejectAll(RowProblem problem, long rows, std::string reason, std::string subject) {
    m_result.rowsRejected += rows;
    add({m_issuePath,
         0,
         Severity::Rejected,
         problemCode(problem),
         std::move(reason),
         {},
         std::move(subject)});
}

void SourceFile::warn(RowProblem problem, long line, std::string reason, std::string subject,
                      std::string_view row) {
    add({m_issuePath, line, Severity::Warning, problemCode(problem), std::move(reason), printable(row),
         std::move(subject)});
}

void SourceFile::noteCutOff(long line) {
    if (m_packed) {
        return;
    }
    m_cutOffLine = line;
    warn(RowProblem::CutOff, line, "the last line has no line end: the file may have been cut off inside it");
}

std::string SourceFile::named(base::Date date) {
    constexpr std::array<const char*, 7> Days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                              "Thursday", "Friday", "Saturday"};
    return base::toIso(date) + ", a " + Days[std::chrono::weekday(date).c_encoding()];
}

bool SourceFile::acceptSession(base::Date date, long line, std::string_view row, const std::string& subject,
                               const char* note) {
    if (mayCarryBar(date)) {
        return true;
    }
    if (!m_sessions.inRange(date)) {
        reject(RowProblem::CalendarRange, line, base::toIso(date) + " is outside 1990-2040", row, subject);
    } else if (m_sessions.isSession(date)) {
        reject(RowProblem::FutureDate, line,
               base::toIso(date) + " is not over yet: the last complete session is " +
                   base::toIso(m_lastComplete),
               row, subject);
    } else {
        reject(RowProblem::ClosedDay, line,
               named(date) + ", is no session: the market was closed" + std::string(note), row, subject);
    }
    return false;
}

ParsedFile SourceFile::finish() {
    m_result.rowsKept = m_result.rowsRead - m_result.rowsRejected;
    for (const auto& [kind, count] : m_unnamed) {
        m_result.issues.push_back({m_result.path,
                                   0,
                                   kind.second,
                                   kind.first,
                                   std::to_string(count) + " more of this kind are not named one by one",
                                   {},
                                   {}});
    }
    // Checks run in several passes; people read a report from the top of the file to its end.
    std::vector<std::size_t> order(m_result.issues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Issue& left = m_result.issues[a];
        const Issue& right = m_result.issues[b];
        return std::tie(left.file, left.line, a) < std::tie(right.file, right.line, b);
    });
    std::vector<Issue> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
        sorted.push_back(std::move(m_result.issues[i]));
    }
    m_result.issues = std::move(sorted);
    return std::move(m_result);
}

base::Error SourceFile::error(std::string what, std::string wayOut) const {
    return {base::ErrorCode::BadData, std::move(what), m_result.path, std::move(wayOut)};
}

} // namespace signalbox::feeds
