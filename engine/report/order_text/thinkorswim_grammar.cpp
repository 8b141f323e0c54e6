// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/thinkorswim_grammar.h"

#include "engine/base/decimal.h"
#include "engine/report/order_text/order_checks.h"
#include "engine/report/order_text/text_scan.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using structures::Side;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> CloseSettled{
    {{"SPX", "SPXW"}, {"NDX", "NDXP"}, {"RUT", "RUTW"}}};

bool isRatios(const std::string& word) {
    const auto parts = split(word, '/');
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
               return isDigits(part.substr(!part.empty() && part.front() == '-' ? 1 : 0)) && part.size() <= 6;
           });
}

/// Reads one or several dates "16 OCT 26 [AM]/19 MAR 26" from the front of the words.
class Dates {
public:
    Dates(const std::string& text, const OrderTextContext& context) : m_rest(text), m_context(context) {}

    bool read(std::vector<std::pair<base::Date, bool>>& dates, std::vector<std::string>& problems) {
        do {
            std::string day = word();
            std::string month;
            if (monthNumber(day) != 0) { // very old lines name the month alone: its monthly series
                month = std::exchange(day, {});
            } else {
                month = word();
            }
            const std::string year = word();
            const auto date = day.empty() ? monthlyOf(month, year) : dateOf(day, month, year);
            if (!date) {
                problems.push_back(fmt::format("\"{} {} {}\" is not an expiration date", day, month, year));
                return false;
            }
            dates.emplace_back(*date, takeAm());
        } while (takeSlash());
        return true;
    }
    [[nodiscard]] const std::string& rest() const { return m_rest; }

private:
    std::string word() {
        const std::size_t end = std::min(m_rest.find_first_of(" /"), m_rest.size());
        std::string text = m_rest.substr(0, end);
        m_rest.erase(0, end);
        if (!m_rest.empty() && m_rest.front() == ' ') {
            m_rest.erase(0, 1);
        }
        return text;
    }
    bool takeAm() {
        if (!m_rest.starts_with("[AM]")) {
            return false;
        }
        m_rest.erase(0, 4);
        if (m_rest.starts_with(" ")) {
            m_rest.erase(0, 1);
        }
        return true;
    }
    bool takeSlash() {
        if (!m_rest.starts_with("/")) {
            return false;
        }
        m_rest.erase(0, m_rest.starts_with("/ ") ? 2 : 1);
        return true;
    }
    std::optional<base::Date> monthlyOf(const std::string& month, const std::string& year) const {
        const auto first = dateOf("1", month, year);
        if (!first) {
            return std::nullopt;
        }
        const std::chrono::year_month_day ymd(*first);
        const auto monthly = m_context.calendar->monthlyExpiration(ymd.year() / ymd.month());
        return monthly ? std::optional(*monthly) : std::nullopt;
    }

    std::string m_rest;
    const OrderTextContext& m_context;
};

bool isRight(const std::string& word) {
    return word == "CALL" || word == "PUT";
}

} // namespace

std::string closeSettledRoot(const std::string& underlying) {
    for (const auto& [name, root] : CloseSettled) {
        if (name == underlying) {
            return std::string(root);
        }
    }
    return {};
}

SeriesMark markOf(const market::OptionContract& contract, const calendar::Calendar& calendar) {
    if (contract.settlement == market::Settlement::Am) {
        return SeriesMark::Am;
    }
    if (contract.root == "SPXW" && isQuarterEnd(contract.expiration, calendar)) {
        return SeriesMark::Quarterly;
    }
    // The roots of the indices say it themselves; elsewhere the third Friday is the monthly series.
    const bool weeklyRoot = contract.root == closeSettledRoot(contract.underlying);
    return !weeklyRoot && isMonthly(contract.expiration, calendar) ? SeriesMark::Monthly : SeriesMark::Weekly;
}

std::optional<PricedText> splitAtPrice(const std::string& text) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos) {
        return std::nullopt;
    }
    PricedText result;
    result.before = text.substr(0, at);
    std::string rest = text.substr(at + 1);
    if (rest.starts_with(" ")) {
        rest.erase(0, 1);
    }
    std::size_t end = rest.find_first_not_of("+-.,0123456789");
    end = std::min(end, rest.size());
    std::string number = rest.substr(0, end);
    rest.erase(0, end);
    while (number.ends_with(",")) {
        number.pop_back();
    }
    std::erase(number, ',');
    const auto price = base::parsePrice(number);
    if (!price) {
        return std::nullopt;
    }
    result.price = *price;
    while (result.before.ends_with(" ")) {
        result.before.pop_back();
    }
    while (rest.starts_with(" ")) {
        rest.erase(0, 1);
    }
    result.after = rest;
    return result;
}

ThinkorswimBody parseBody(const std::string& text, Side side, const OrderTextContext& context,
                          std::vector<std::string>& problems, std::vector<std::string>& warnings) {
    ThinkorswimBody body;
    std::vector<std::string> words = split(text, ' ');
    std::size_t at = 0;
    if (!words.empty() && isRatios(words[0])) {
        for (const std::string& part : split(words[0], '/')) {
            body.ratios.push_back(static_cast<int>(*base::parseInteger(part)));
        }
        at = 1;
    }
    // The root stands before the multiplier, the first whole number of the body.
    std::size_t multiplier = at;
    while (multiplier < words.size() && !isDigits(words[multiplier])) {
        ++multiplier;
    }
    if (multiplier == words.size() || multiplier == at) {
        problems.emplace_back("no symbol with a multiplier, such as SPX 100; only options are read");
        return body;
    }
    body.underlying = words[multiplier - 1];
    body.strategy = multiplier - 1 == at ? "SINGLE" : joinedWords(words, at, multiplier - 1);
    body.multiplier = words[multiplier] == "100" ? 100 : 0;
    if (body.multiplier != 100) {
        problems.push_back("multiplier " + words[multiplier] + " is not that of a standard contract");
        return body;
    }
    at = multiplier + 1;
    if (at < words.size() && words[at].starts_with("(") && words[at].ends_with(")")) {
        body.family = words[at].substr(1, words[at].size() - 2);
        if (body.family != "WEEKLYS" && body.family != "QUARTERLYS") {
            problems.push_back("series (" + body.family + ") is not known");
            return body;
        }
        ++at;
    }
    Dates dates(joinedWords(words, at, words.size()), context);
    if (!dates.read(body.expirations, problems)) {
        return body;
    }
    words = split(dates.rest(), ' ');
    if (words.size() != 2) {
        problems.push_back(fmt::format("\"{}\" is not strikes and option type", dates.rest()));
        return body;
    }
    for (const std::string& part : split(words[0], '/')) {
        const auto strike = base::parseStrike(part);
        if (!strike || *strike <= base::Strike{}) {
            problems.push_back(fmt::format("\"{}\" is not a strike", part));
            return body;
        }
        body.strikes.push_back(*strike);
    }
    body.rights = split(words[1], '/');
    if (std::none_of(body.rights.begin(), body.rights.end(), isRight)) {
        problems.push_back(fmt::format("\"{}\" is neither CALL nor PUT", words[1]));
        return body;
    }
    addLegsOf(body, side, context, problems, warnings);
    return body;
}

} // namespace signalbox::report
