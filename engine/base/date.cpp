// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/date.h"

#include <charconv>

#include <fmt/format.h>

namespace signalbox::base {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    if (text.empty()) {
        return std::nullopt;
    }
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::optional<Date> parseIsoDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day ymd{std::chrono::year(*year),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return Date(ymd);
}

std::string toIso(Date date) {
    const std::chrono::year_month_day ymd(date);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string toIso(UtcTime instant) {
    const Date day = std::chrono::floor<std::chrono::days>(instant);
    const auto sinceMidnight = instant - day;
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(sinceMidnight));
    const auto fraction = (sinceMidnight - std::chrono::floor<std::chrono::seconds>(sinceMidnight)).count();
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", toIso(day), clock.hours().count(),
                                   clock.minutes().count(), clock.seconds().count());
    if (fraction != 0) {
        text += fmt::format(".{:06}", fraction);
    }
    return text + "Z";
}

std::optional<UtcTime> parseIsoTime(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ')) {
        return std::nullopt;
    }
    const auto day = parseIsoDate(text.substr(0, 10));
    const auto hours = digits(text.substr(11, 2));
    const auto minutes = digits(text.substr(14, 2));
    const auto seconds = digits(text.substr(17, 2));
    if (!day || !hours || !minutes || !seconds || text[13] != ':' || text[16] != ':' || *hours > 23 ||
        *minutes > 59 || *seconds > 60) {
        return std::nullopt;
    }
    UtcTime instant =
        *day + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
    std::string_view rest = text.substr(19);
    if (rest.front() == '.') {
        std::size_t end = 1;
        long micros = 0;
        long scale = 100'000;
        while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') {
            micros += scale * (rest[end] - '0');
            scale /= 10;
            ++end;
        }
        instant += std::chrono::microseconds(micros);
        rest.remove_prefix(end);
    }
    if (rest == "Z") {
        return instant;
    }
    if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
        const auto offsetHours = digits(rest.substr(1, 2));
        const auto offsetMinutes = digits(rest.substr(4, 2));
        if (!offsetHours || !offsetMinutes) {
            return std::nullopt;
        }
        const auto offset = std::chrono::hours(*offsetHours) + std::chrono::minutes(*offsetMinutes);
        return rest[0] == '+' ? instant - offset : instant + offset;
    }
    return std::nullopt;
}

} // namespace signalbox::base
