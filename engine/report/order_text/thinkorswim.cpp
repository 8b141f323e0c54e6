// SPDX-License-Identifier: GPL-3.0-or-later
// Order lines of thinkorswim: `SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT`.
#include "engine/base/format.h"
#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/order_checks.h"
#include "engine/report/order_text/text_scan.h"
#include "engine/report/order_text/thinkorswim_grammar.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using market::Right;
using structures::Side;

const char* strategyWord(OrderStructure structure) {
    switch (structure) {
    case OrderStructure::Single:
        return "SINGLE";
    case OrderStructure::Vertical:
        return "VERTICAL";
    case OrderStructure::IronCondor:
        return "IRON CONDOR";
    case OrderStructure::Butterfly:
        return "BUTTERFLY";
    case OrderStructure::Condor:
        return "CONDOR";
    case OrderStructure::Calendar:
        return "CALENDAR";
    case OrderStructure::Diagonal:
        return "DIAGONAL";
    }
    return "";
}

/// Butterflies and condors are named by their wings: BUY buys them, whatever the price says.
std::optional<Side> outerSide(const OrderTicket& ticket, OrderStructure structure) {
    if (structure != OrderStructure::Butterfly && structure != OrderStructure::Condor) {
        return std::nullopt;
    }
    const auto lowest =
        std::min_element(ticket.legs.begin(), ticket.legs.end(), [](const OrderLeg& a, const OrderLeg& b) {
            return a.leg.contract.strike < b.leg.contract.strike;
        });
    return lowest->leg.side;
}

Side sideOf(const OrderTicket& ticket, OrderStructure structure) {
    if (const auto outer = outerSide(ticket, structure)) {
        return *outer;
    }
    const NetEffect effect = ticket.effect != NetEffect::Even
                                 ? ticket.effect
                                 : naturalEffect(ticket.legs).value_or(NetEffect::Debit);
    return effect == NetEffect::Credit ? Side::Sell : Side::Buy;
}

/// The legs in the order in which the line names them: the first has the direction of the side word.
std::vector<OrderLeg> inLineOrder(const OrderTicket& ticket, OrderStructure structure, Side side) {
    std::vector<OrderLeg> legs = ticket.legs;
    if (structure == OrderStructure::Butterfly || structure == OrderStructure::Condor) {
        const bool puts = legs.front().leg.contract.right == Right::Put;
        std::sort(legs.begin(), legs.end(), [puts](const OrderLeg& a, const OrderLeg& b) {
            return puts ? a.leg.contract.strike > b.leg.contract.strike
                        : a.leg.contract.strike < b.leg.contract.strike;
        });
        return legs;
    }
    std::stable_sort(legs.begin(), legs.end(), [side](const OrderLeg& a, const OrderLeg& b) {
        // Calls before puts, and in each pair the leg of the side word first.
        if (a.leg.contract.right != b.leg.contract.right) {
            return a.leg.contract.right == Right::Call;
        }
        return a.leg.side == side && b.leg.side != side;
    });
    return legs;
}

std::string dateText(const market::OptionContract& contract) {
    const std::chrono::year_month_day ymd(contract.expiration);
    return fmt::format("{} {} {:02}{}", static_cast<unsigned>(ymd.day()), monthName(contract.expiration),
                       static_cast<int>(ymd.year()) % 100,
                       contract.settlement == market::Settlement::Am ? " [AM]" : "");
}

std::string familyText(const std::vector<OrderLeg>& legs, const calendar::Calendar& calendar) {
    bool weekly = false;
    bool quarterly = false;
    for (const OrderLeg& leg : legs) {
        const SeriesMark mark = markOf(leg.leg.contract, calendar);
        weekly = weekly || mark == SeriesMark::Weekly;
        quarterly = quarterly || mark == SeriesMark::Quarterly;
    }
    return weekly ? " (Weeklys)" : quarterly ? " (Quarterlys)" : "";
}

std::string priceText(base::Price price) {
    std::string text = decimals2(price);
    return text.starts_with("0.") ? text.substr(1) : text;
}

/// Reads "LMT", "LMT DAY", "LMT GTC [TO CLOSE]" behind the price.
void readTail(const std::string& tail, OrderTicket& ticket, PositionEffect& effect,
              std::vector<std::string>& problems) {
    std::string rest = tail;
    for (const auto& [tag, meaning] :
         {std::pair{"[TO OPEN]", PositionEffect::Open}, std::pair{"[TO CLOSE]", PositionEffect::Close}}) {
        if (rest.ends_with(tag)) {
            effect = meaning;
            rest.erase(rest.size() - std::string_view(tag).size());
            while (rest.ends_with(" ")) {
                rest.pop_back();
            }
        }
    }
    const std::vector<std::string> words = split(rest, ' ');
    if (words.empty() || words[0] != "LMT") {
        problems.push_back(fmt::format("\"{}\" is not a limit order", tail));
    } else if (words.size() == 2 && words[1] == "GTC") {
        ticket.tif = TimeInForce::GoodTillCancelled;
    } else if (words.size() > 2 || (words.size() == 2 && words[1] != "DAY")) {
        problems.push_back(fmt::format("\"{}\" is neither DAY nor GTC", joinedWords(words, 1, words.size())));
    }
}

} // namespace

std::string thinkorswimProblem(const OrderTicket& ticket) {
    const auto outer = outerSide(ticket, structureOf(ticket.legs).value_or(OrderStructure::Single));
    if (!outer || ticket.effect == NetEffect::Even ||
        (*outer == Side::Buy) == (ticket.effect == NetEffect::Debit)) {
        return {};
    }
    return "thinkorswim has no line for bought wings at a credit or sold wings at a debit";
}

std::string writeThinkorswim(const OrderTicket& ticket, const OrderTextContext& context) {
    const OrderStructure structure = structureOf(ticket.legs).value_or(OrderStructure::Single);
    const Side side = sideOf(ticket, structure);
    const std::vector<OrderLeg> legs = inLineOrder(ticket, structure, side);
    const auto contract = [&legs](std::size_t i) -> const market::OptionContract& {
        return legs[i].leg.contract;
    };
    const bool twoDates = structure == OrderStructure::Calendar || structure == OrderStructure::Diagonal;
    std::string strikes = base::plain(contract(0).strike);
    if (structure != OrderStructure::Calendar) {
        for (std::size_t i = 1; i < legs.size(); ++i) {
            strikes += "/" + base::plain(contract(i).strike);
        }
    }
    const char* right = structure == OrderStructure::IronCondor ? "CALL/PUT"
                        : contract(0).right == Right::Call      ? "CALL"
                                                                : "PUT";
    return fmt::format("{} {}{} {}{} 100{} {}{} {} {} @{} LMT{}", side == Side::Sell ? "SELL" : "BUY",
                       side == Side::Sell ? "-" : "+", ticket.quantity,
                       structure == OrderStructure::Single ? "" : std::string(strategyWord(structure)) + " ",
                       contract(0).underlying, familyText(legs, *context.calendar), dateText(contract(0)),
                       twoDates ? "/" + dateText(contract(1)) : "", strikes, right, priceText(ticket.price),
                       ticket.tif == TimeInForce::GoodTillCancelled ? " GTC" : "");
}

ReadOrder readThinkorswim(std::string_view text, const OrderTextContext& context) {
    std::vector<std::string> problems;
    std::vector<std::string> warnings;
    const std::vector<std::string> words = split(tidied(text), ' ');
    if (words.size() < 2 || (words[0] != "BUY" && words[0] != "SELL")) {
        return finished({}, {"an order begins with BUY or SELL and a quantity"}, {}, context);
    }
    const Side side = words[0] == "BUY" ? Side::Buy : Side::Sell;
    const auto quantity = quantityOf(words[1]);
    if (!quantity || *quantity == 0 || words[1].front() != (side == Side::Buy ? '+' : '-')) {
        return finished({}, {fmt::format("quantity {} does not go with {}", words[1], words[0])}, {},
                        context);
    }
    const auto priced = splitAtPrice(joinedWords(words, 2, words.size()));
    if (!priced) {
        return finished({}, {"no price after an @"}, {}, context);
    }
    OrderTicket ticket;
    PositionEffect effect = context.assumedEffect;
    ticket.quantity = side == Side::Buy ? *quantity : -*quantity;
    ticket.price = priced->price;
    ticket.effect = ticket.price == base::Price{} ? NetEffect::Even
                    : side == Side::Sell          ? NetEffect::Credit
                                                  : NetEffect::Debit;
    readTail(priced->after, ticket, effect, problems);
    const ThinkorswimBody body = parseBody(priced->before, side, context, problems, warnings);
    for (const structures::Leg& leg : body.legs) {
        ticket.legs.push_back({leg, effect});
    }
    if (problems.empty()) {
        const auto structure = structureOf(ticket.legs);
        if (body.legs.empty() || !structure || body.strategy != strategyWord(*structure)) {
            problems.push_back(body.strategy + " with these legs is not converted into an order");
        }
    }
    return finished(std::move(ticket), std::move(problems), std::move(warnings), context);
}

} // namespace signalbox::report
