// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_days.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace signalbox::recount {
namespace {

Day makeDay(int year, int month, int day) {
    return Day(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
               std::chrono::day(static_cast<unsigned>(day)));
}

} // namespace

Day dayOf(const std::string& iso) {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') {
        throw std::runtime_error("no date: " + iso);
    }
    return makeDay(std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)), std::stoi(iso.substr(8, 2)));
}

Day usDayOf(const std::string& text) {
    const auto first = text.find('/');
    const auto second = text.find('/', first + 1);
    if (second == std::string::npos) {
        throw std::runtime_error("no date: " + text);
    }
    return makeDay(std::stoi(text.substr(second + 1)), std::stoi(text.substr(0, first)),
                   std::stoi(text.substr(first + 1, second - first - 1)));
}

std::string isoOf(Day day) {
    const std::chrono::year_month_day parts(day);
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(parts.year())) + "-" + two(static_cast<unsigned>(parts.month())) +
           "-" + two(static_cast<unsigned>(parts.day()));
}

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        while (!field.empty() && (field.back() == '\r' || field.back() == ' ')) {
            field.pop_back();
        }
        fields.push_back(field);
    }
    return fields;
}

PlainDays::PlainDays(const std::filesystem::path& folder) {
    std::set<Day> closed;
    std::string line;
    std::ifstream days(folder / "nyse_closed_and_early_days_1990_2040.csv");
    std::getline(days, line);
    while (std::getline(days, line)) {
        const auto fields = fieldsOf(line);
        (fields.at(1) == "closed" ? closed : m_early).insert(dayOf(fields.at(0)));
    }
    if (closed.size() < 400) {
        throw std::runtime_error("the table of closed days is not here");
    }
    for (Day day = makeDay(2009, 1, 1); day < makeDay(2029, 1, 1); day += std::chrono::days(1)) {
        const std::chrono::weekday weekday(day);
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !closed.contains(day)) {
            m_sessions.push_back(day);
        }
    }
    std::ifstream months(folder / "monthly_option_expirations_2004_2040.csv");
    std::getline(months, line);
    while (std::getline(months, line)) {
        const auto fields = fieldsOf(line);
        m_vix.emplace_back(fields.at(0), dayOf(fields.at(5)));
    }
}

bool PlainDays::isSession(Day day) const {
    return std::binary_search(m_sessions.begin(), m_sessions.end(), day);
}

std::size_t PlainDays::indexOf(Day session) const {
    const auto at = std::lower_bound(m_sessions.begin(), m_sessions.end(), session);
    if (at == m_sessions.end() || *at != session) {
        throw std::runtime_error(isoOf(session) + " is no session");
    }
    return static_cast<std::size_t>(at - m_sessions.begin());
}

Day PlainDays::onOrBefore(Day day) const {
    return *std::prev(std::upper_bound(m_sessions.begin(), m_sessions.end(), day));
}

int PlainDays::businessDays(Day a, Day b) const {
    int count = 0;
    for (auto at = std::upper_bound(m_sessions.begin(), m_sessions.end(), a);
         at != m_sessions.end() && *at <= b; ++at) {
        ++count;
    }
    return count;
}

Day PlainDays::vixSettlement(const std::string& month) const {
    for (const auto& [name, day] : m_vix) {
        if (name == month) {
            return day;
        }
    }
    throw std::runtime_error("no VIX settlement in " + month);
}

std::pair<std::string, std::string> PlainDays::nextVixMonths(Day session) const {
    for (std::size_t i = 0; i + 1 < m_vix.size(); ++i) {
        if (m_vix[i].second > session) {
            return {m_vix[i].first, m_vix[i + 1].first};
        }
    }
    throw std::runtime_error("the table of VIX settlements has ended");
}

} // namespace signalbox::recount
