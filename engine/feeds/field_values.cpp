// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/field_values.h"

#include "engine/base/decimal.h"
#include "engine/feeds/csv_text.h"

#include <array>
#include <cmath>
#include <string>

namespace signalbox::feeds {
namespace {

constexpr std::array<double, 23> PowersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                             1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::int64_t LargestPrice = 10'000'000'000'000'000; // 10^12 dollars in $0.0001

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// A run of exactly `size` digits.
int digits(std::string_view text, std::size_t at, std::size_t size) {
    int value = 0;
    for (std::size_t i = at; i < at + size; ++i) {
        if (!isDigit(text[i])) {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<base::Date> dateOf(int year, int month, int day) {
    if (year < 1800 || month < 1 || day < 1) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional<base::Date>(date) : std::nullopt;
}

} // namespace

std::optional<double> realOf(std::string_view text) {
    // Up to 15 digits and a power of ten up to 22 are both exact doubles, so one division rounds correctly.
    std::size_t i = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) {
        ++i;
    }
    std::int64_t mantissa = 0;
    int used = 0;
    int fraction = -1;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            mantissa = mantissa * 10 + (c - '0');
            used += (used > 0 || c != '0') ? 1 : 0;
            fraction += fraction >= 0 ? 1 : 0;
            if (used > 15 || fraction > 22) {
                return base::parseReal(text);
            }
        } else if (c == '.' && fraction < 0) {
            fraction = 0;
        } else {
            return base::parseReal(text);
        }
    }
    if (text.size() == (negative ? 1U : 0U) || (fraction == 0 && text.size() == (negative ? 2U : 1U))) {
        return std::nullopt;
    }
    double value = static_cast<double>(mantissa);
    if (fraction > 0) {
        value /= PowersOfTen[static_cast<std::size_t>(fraction)];
    }
    return negative ? -value : value;
}

std::optional<double> groupedRealOf(std::string_view text) {
    if (!contains(text, ",")) {
        return realOf(text);
    }
    std::string plain;
    for (const char c : text) {
        if (c != ',') {
            plain += c;
        }
    }
    return realOf(plain);
}

std::optional<double> abbreviatedRealOf(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    double factor = 1;
    switch (text.back()) {
    case 'K':
        factor = 1e3;
        break;
    case 'M':
        factor = 1e6;
        break;
    case 'B':
        factor = 1e9;
        break;
    default:
        return groupedRealOf(text);
    }
    const auto value = groupedRealOf(text.substr(0, text.size() - 1));
    // The result of "45.31M" is the whole number meant, not 45310000.000000004.
    return value ? std::optional(std::round(*value * factor)) : std::nullopt;
}

std::optional<std::int64_t> priceUnitsOf(std::string_view text) {
    const auto price = base::parsePrice(text);
    std::int64_t units = 0;
    if (price) {
        units = price->toUnits();
    } else {
        const auto value = realOf(text);
        if (!value || std::abs(*value) > 1e12) {
            return std::nullopt;
        }
        units = base::Price::nearest(*value).toUnits();
    }
    return units > LargestPrice || units < -LargestPrice ? std::nullopt : std::optional(units);
}

std::optional<std::int64_t> countOf(std::string_view text) {
    std::int64_t value = 0;
    if (!text.empty() && text.size() < 16) {
        bool plain = true;
        for (const char c : text) {
            if (!isDigit(c)) {
                plain = false;
                break;
            }
            value = value * 10 + (c - '0');
        }
        if (plain) {
            return value;
        }
    }
    const auto real = groupedRealOf(text);
    if (!real || *real < 0 || *real > 1e15) {
        return std::nullopt;
    }
    return std::llround(*real);
}

std::optional<base::Strike> strikeOf(std::string_view text) {
    const auto strike = base::parseStrike(text);
    return strike && strike->toThousandths() > 0 ? strike : std::nullopt;
}

std::optional<base::Date> isoDateOf(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    return dateOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::optional<base::Date> americanDateOf(std::string_view text) {
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos || first == 0 || first > 2 || second - first < 2 ||
        second - first > 3 || text.size() - second != 5) {
        return std::nullopt;
    }
    return dateOf(digits(text, second + 1, 4), digits(text, 0, first),
                  digits(text, first + 1, second - first - 1));
}

std::optional<base::Date> compactDateOf(std::string_view text) {
    if (text.size() != 8) {
        return std::nullopt;
    }
    return dateOf(digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2));
}

std::optional<base::Date> anyDateOf(std::string_view text) {
    const auto iso = isoDateOf(text);
    return iso ? iso : americanDateOf(text);
}

std::optional<int> smallIntegerOf(std::string_view text) {
    if (text.empty() || text.size() > 9) {
        return std::nullopt;
    }
    const int value = digits(text, 0, text.size());
    return value < 0 ? std::nullopt : std::optional(value);
}

std::optional<unsigned> monthOf(std::string_view name) {
    // Prefixes long enough to be unambiguous within all the languages together.
    struct Prefix {
        std::string_view text;
        unsigned month;
    };
    static constexpr std::array<Prefix, 35> Prefixes{
        {{"jan", 1},  {"ene", 1},  {"gen", 1},  {"feb", 2},  {"fev", 2},  {"fév", 2},  {"mar", 3},
         {"mär", 3},  {"mrz", 3},  {"apr", 4},  {"abr", 4},  {"avr", 4},  {"may", 5},  {"mai", 5},
         {"mag", 5},  {"jun", 6},  {"giu", 6},  {"juin", 6}, {"jul", 7},  {"lug", 7},  {"juil", 7},
         {"aug", 8},  {"ago", 8},  {"aoû", 8},  {"aou", 8},  {"sep", 9},  {"set", 9},  {"oct", 10},
         {"okt", 10}, {"ott", 10}, {"out", 10}, {"nov", 11}, {"dec", 12}, {"dic", 12}, {"dez", 12}}};
    const std::string text = lowered(name);
    for (const Prefix& prefix : Prefixes) {
        if (text.starts_with(prefix.text)) {
            return prefix.month;
        }
    }
    // "déc" apart, because its accent stands in the second place.
    return text.starts_with("déc") ? std::optional(12U) : std::nullopt;
}

} // namespace signalbox::feeds
