// SPDX-License-Identifier: GPL-3.0-or-later
// The line for people: `STO 1 SPXW 16OCT26 7500P / BTO 1 7480P @ 1.10 cr`.
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/order_checks.h"
#include "engine/report/order_text/text_scan.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using structures::Side;

std::string dateWord(base::Date date) {
    const std::chrono::year_month_day ymd(date);
    return fmt::format("{}{}{:02}", static_cast<unsigned>(ymd.day()), monthName(date),
                       static_cast<int>(ymd.year()) % 100);
}

/// "16OCT26"; nothing for any other word.
std::optional<base::Date> readDateWord(const std::string& word) {
    if (word.size() < 6 || word.size() > 7) {
        return std::nullopt;
    }
    const std::size_t month = word.size() - 5;
    return dateOf(word.substr(0, month), word.substr(month, 3), word.substr(month + 3));
}

/// Reads the legs one by one; root and date that are left out are those of the leg before.
class LegReader {
public:
    std::string read(const std::string& text, OrderTicket& ticket) {
        const std::vector<std::string> words = split(text, ' ');
        if (words.size() < 3) {
            return "\"" + text + "\" is not a leg";
        }
        const std::string& action = words[0];
        const bool known = action == "STO" || action == "BTO" || action == "STC" || action == "BTC";
        const auto count = quantityOf(words[1]);
        if (!known || !count || *count < 1) {
            return "\"" + text + "\" does not begin with STO, BTO, STC or BTC and a number";
        }
        for (std::size_t i = 2; i + 1 < words.size(); ++i) {
            if (const auto date = readDateWord(words[i])) {
                m_date = date;
            } else {
                m_root = words[i];
            }
        }
        std::string last = words.back();
        const char right = last.back();
        last.pop_back();
        const auto strike = base::parseStrike(last);
        if (!strike || (right != 'C' && right != 'P') || m_root.empty() || !m_date || words.size() > 5) {
            return "\"" + text + "\" does not name root, date and strike of an option";
        }
        const structures::Leg leg{
            contractOf(m_root, *m_date, right == 'C' ? market::Right::Call : market::Right::Put, *strike),
            action[0] == 'S' ? Side::Sell : Side::Buy, static_cast<std::int32_t>(*count)};
        ticket.legs.push_back({leg, action[2] == 'O' ? PositionEffect::Open : PositionEffect::Close});
        return {};
    }

private:
    std::string m_root;
    std::optional<base::Date> m_date;
};

std::string readPrice(const std::string& text, OrderTicket& ticket) {
    const std::vector<std::string> words = split(text, ' ');
    const auto price = words.size() >= 2 ? base::parsePrice(words[0]) : std::nullopt;
    if (!price) {
        return "\"" + text + "\" is not a price with cr or db";
    }
    ticket.price = *price;
    if (words[1] == "CR") {
        ticket.effect = NetEffect::Credit;
    } else if (words[1] == "DB") {
        ticket.effect = NetEffect::Debit;
    } else if (words[1] == "EVEN") {
        ticket.effect = NetEffect::Even;
    } else {
        return "\"" + words[1] + "\" is none of cr, db and even";
    }
    if (words.size() == 3 && words[2] == "GTC") {
        ticket.tif = TimeInForce::GoodTillCancelled;
    } else if (words.size() > 2 && (words.size() > 3 || words[2] != "DAY")) {
        return "\"" + joinedWords(words, 2, words.size()) + "\" is neither DAY nor GTC";
    }
    return {};
}

} // namespace

std::string writePlain(const OrderTicket& ticket) {
    std::string text;
    const market::OptionContract* before = nullptr;
    for (const OrderLeg& leg : ticket.legs) {
        const market::OptionContract& contract = leg.leg.contract;
        const bool sameSeries =
            before != nullptr && before->root == contract.root && before->expiration == contract.expiration;
        text += fmt::format("{}{}T{} {} {}{}{}", before == nullptr ? "" : " / ",
                            leg.leg.side == Side::Sell ? "S" : "B",
                            leg.effect == PositionEffect::Open ? "O" : "C", ticket.quantity * leg.leg.ratio,
                            sameSeries ? "" : contract.root + " " + dateWord(contract.expiration) + " ",
                            base::plain(contract.strike), market::rightLetter(contract.right));
        before = &contract;
    }
    const char* effect = ticket.effect == NetEffect::Credit  ? "cr"
                         : ticket.effect == NetEffect::Debit ? "db"
                                                             : "even";
    return fmt::format("{} @ {} {}{}", text, decimals2(ticket.price), effect,
                       ticket.tif == TimeInForce::GoodTillCancelled ? " GTC" : "");
}

ReadOrder readPlain(std::string_view text, const OrderTextContext& context) {
    std::vector<std::string> problems;
    OrderTicket ticket;
    const std::string clean = tidied(text);
    const std::size_t at = clean.find('@');
    if (at == std::string::npos) {
        return finished({}, {"no price after an @"}, {}, context);
    }
    LegReader reader;
    for (const std::string& part : split(clean.substr(0, at), '/')) {
        if (std::string problem = reader.read(tidied(part), ticket); !problem.empty()) {
            problems.push_back(std::move(problem));
        }
    }
    if (std::string problem = readPrice(tidied(clean.substr(at + 1)), ticket); !problem.empty()) {
        problems.push_back(std::move(problem));
    }
    return finished(std::move(ticket), std::move(problems), {}, context);
}

} // namespace signalbox::report
