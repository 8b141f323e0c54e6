// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and expirations read from the recorded calendar tables, so that the recount needs nothing of the
// engine, not even its calendar.
#pragma once

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace signalbox::recount {

using Day = std::chrono::sys_days;

/// "2019-05-13"; throws when it is none.
[[nodiscard]] Day dayOf(const std::string& iso);
/// "05/13/2019" or "5/3/2019".
[[nodiscard]] Day usDayOf(const std::string& text);
[[nodiscard]] std::string isoOf(Day day);
/// Fields between commas.
[[nodiscard]] std::vector<std::string> fieldsOf(const std::string& line);

class PlainDays {
public:
    /// `folder` holds the two tables of reference/recordings/calendar.
    explicit PlainDays(const std::filesystem::path& folder);

    /// All sessions from 2009 to 2028.
    [[nodiscard]] const std::vector<Day>& sessions() const { return m_sessions; }
    [[nodiscard]] bool isSession(Day day) const;
    [[nodiscard]] bool closesEarly(Day day) const { return m_early.contains(day); }
    /// Position in sessions(); throws when it is no session.
    [[nodiscard]] std::size_t indexOf(Day session) const;
    [[nodiscard]] Day onOrBefore(Day day) const;
    [[nodiscard]] Day next(Day session) const { return m_sessions.at(indexOf(session) + 1); }
    [[nodiscard]] Day before(Day session) const { return m_sessions.at(indexOf(session) - 1); }
    /// SHR-T4.
    [[nodiscard]] int businessDays(Day a, Day b) const;
    /// Final settlement of the VIX future of a month ("2011-01").
    [[nodiscard]] Day vixSettlement(const std::string& month) const;
    /// The months of the two VIX futures next due after a session (OPT-D6).
    [[nodiscard]] std::pair<std::string, std::string> nextVixMonths(Day session) const;
    /// Minutes from midnight of New York at which a session ends.
    [[nodiscard]] int closeMinutes(Day session) const { return closesEarly(session) ? 13 * 60 : 16 * 60; }

private:
    std::vector<Day> m_sessions;
    std::set<Day> m_early;
    std::vector<std::pair<std::string, Day>> m_vix;
};

} // namespace signalbox::recount
