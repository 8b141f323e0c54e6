// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/text_scan.h"

#include "engine/base/decimal.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

constexpr std::array<std::string_view, 12> Months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
/// UTF-8 of what people paste instead of a blank or a minus.
constexpr std::array<std::pair<std::string_view, char>, 6> Lookalikes{{{"\xC2\xA0", ' '},
                                                                       {"\xE2\x80\xAF", ' '},
                                                                       {"\xE2\x80\x87", ' '},
                                                                       {"\xE2\x80\x89", ' '},
                                                                       {"\xE2\x88\x92", '-'},
                                                                       {"\xE2\x80\x93", '-'}}};

} // namespace

std::string tidied(std::string_view text) {
    std::string clean;
    for (std::size_t i = 0; i < text.size();) {
        char c = text[i];
        std::size_t length = 1;
        for (const auto& [bytes, plain] : Lookalikes) {
            if (text.substr(i, bytes.size()) == bytes) {
                c = plain;
                length = bytes.size();
            }
        }
        i += length;
        if (c == '\t' || c == '\n' || c == '\r') {
            c = ' ';
        }
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
        if (c != ' ' || (!clean.empty() && clean.back() != ' ')) {
            clean += c;
        }
    }
    if (!clean.empty() && clean.back() == ' ') {
        clean.pop_back();
    }
    return clean;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    if (text.empty()) {
        return parts;
    }
    while (true) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string joinedWords(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last && i < words.size(); ++i) {
        text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
}

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned monthNumber(std::string_view name) {
    const auto found = std::find(Months.begin(), Months.end(), name);
    return found == Months.end() ? 0U : static_cast<unsigned>(found - Months.begin()) + 1U;
}

std::string monthName(base::Date date) {
    const std::chrono::year_month_day ymd(date);
    return std::string(Months.at(static_cast<unsigned>(ymd.month()) - 1U));
}

std::optional<base::Date> dateOf(std::string_view day, std::string_view month, std::string_view year) {
    const unsigned number = monthNumber(month);
    if (number == 0 || !isDigits(day) || day.size() > 2 || !isDigits(year) || year.size() != 2) {
        return std::nullopt;
    }
    return base::parseIsoDate(fmt::format("20{}-{:02}-{:0>2}", year, number, day));
}

std::optional<std::int64_t> quantityOf(std::string_view text) {
    const bool negative = text.substr(0, 1) == "-";
    if (negative || text.substr(0, 1) == "+") {
        text.remove_prefix(1);
    }
    std::string digits(text);
    std::erase(digits, ',');
    const auto value = isDigits(digits) ? base::parseInteger(digits) : std::nullopt;
    if (!value || *value > 1'000'000) {
        return std::nullopt;
    }
    return negative ? -*value : *value;
}

std::string decimals2(base::Price price) {
    const std::int64_t cents = price.toUnits() / 100;
    return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

} // namespace signalbox::report
