// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/order_checks.h"

#include "engine/base/format.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using base::Price;
using market::OptionContract;

constexpr std::int64_t MostContracts = 1'000'000;

std::chrono::year_month_day ymdOf(base::Date date) {
    return std::chrono::year_month_day(date);
}

std::string contractProblem(const OptionContract& contract, const OrderTextContext& context) {
    if (contract.multiplier != 100 || market::isAdjustedRoot(contract.root)) {
        return fmt::format("{} is an adjusted contract", contract.root);
    }
    if (contract.root.empty() || contract.root.size() > 6 ||
        market::underlyingOfRoot(contract.root) != contract.underlying) {
        return fmt::format("root {} is not of {}", contract.root, contract.underlying);
    }
    if (market::settlementOfRoot(contract.root) != contract.settlement) {
        return fmt::format("{} does not settle as the order says", contract.root);
    }
    if (contract.strike <= base::Strike{} || contract.strike > base::Strike::thousandths(99'999'999)) {
        return fmt::format("strike {} does not exist", base::plain(contract.strike));
    }
    if (!context.calendar->isKnownSession(contract.expiration)) {
        return fmt::format("{} is not a trading day", base::toIso(contract.expiration));
    }
    if (contract.settlement == market::Settlement::Am && !isMonthly(contract.expiration, *context.calendar)) {
        return fmt::format("{} has no series settled at the open on {}", contract.root,
                           base::toIso(contract.expiration));
    }
    return {};
}

std::string priceProblem(const OrderTicket& ticket, const OrderTextContext& context) {
    if (ticket.price < Price{}) {
        return "the net price is negative; say credit or debit instead";
    }
    if ((ticket.price == Price{}) != (ticket.effect == NetEffect::Even)) {
        return "a price of zero is neither credit nor debit, and no other is even";
    }
    const auto product = market::knownProduct(ticket.legs.front().leg.contract.underlying);
    std::optional<market::TickClass> ticks;
    if (ticket.legs.size() > 1) {
        ticks = product ? product->packageTicks : market::TickClass::EtfPenny;
    } else {
        ticks = product ? std::optional(product->legTicks) : context.legTicks;
    }
    if (!ticks) {
        return fmt::format("the price steps of {} options are not known",
                           ticket.legs.front().leg.contract.underlying);
    }
    if (!market::isOnTick(*ticks, ticket.price)) {
        return fmt::format("{} is not on a price step of {}", base::usdPrice(ticket.price),
                           base::usdPrice(market::tickAt(*ticks, ticket.price)));
    }
    return {};
}

} // namespace

bool isMonthly(base::Date date, const calendar::Calendar& calendar) {
    const auto ymd = ymdOf(date);
    const auto monthly = calendar.monthlyExpiration(ymd.year() / ymd.month());
    return monthly && *monthly == date;
}

bool isQuarterEnd(base::Date date, const calendar::Calendar& calendar) {
    const auto ymd = ymdOf(date);
    if (static_cast<unsigned>(ymd.month()) % 3 != 0) {
        return false;
    }
    const base::Date lastDay = ymd.year() / ymd.month() / std::chrono::last;
    const auto last = calendar.sessionOnOrBefore(lastDay);
    return last && *last == date;
}

OptionContract contractOf(const std::string& root, base::Date expiration, market::Right right,
                          base::Strike strike) {
    return {
        market::underlyingOfRoot(root), root, expiration, market::settlementOfRoot(root), right, strike, 100};
}

std::vector<std::string> orderProblems(const OrderTicket& ticket, const OrderTextContext& context) {
    std::vector<std::string> problems;
    if (ticket.legs.empty()) {
        return {"the order has no legs"};
    }
    if (ticket.quantity < 1 || ticket.quantity > MostContracts) {
        problems.push_back(fmt::format("a quantity of {} cannot be ordered", ticket.quantity));
    }
    std::set<OptionContract> seen;
    for (const OrderLeg& leg : ticket.legs) {
        const OptionContract& contract = leg.leg.contract;
        if (const std::string problem = contractProblem(contract, context); !problem.empty()) {
            problems.push_back(problem);
        }
        if (contract.underlying != ticket.legs.front().leg.contract.underlying) {
            problems.emplace_back("the legs are of different underlyings");
        }
        if (!seen.insert(contract).second) {
            problems.push_back(fmt::format("{} stands in two legs", market::occSymbol(contract)));
        }
    }
    if (!structureOf(ticket.legs)) {
        problems.emplace_back(
            "the legs form none of single, vertical, iron condor, butterfly, condor, calendar "
            "and diagonal");
    }
    if (const std::string problem = priceProblem(ticket, context); !problem.empty()) {
        problems.push_back(problem);
    }
    return problems;
}

std::string effectContradiction(const OrderTicket& ticket) {
    const auto natural = naturalEffect(ticket.legs);
    if (!natural || ticket.effect == NetEffect::Even || *natural == ticket.effect) {
        return {};
    }
    return ticket.effect == NetEffect::Credit ? "a credit is asked for what is worth a debit"
                                              : "a debit is offered for what is worth a credit";
}

void normalise(OrderTicket& ticket) {
    std::int32_t common = 0;
    for (const OrderLeg& leg : ticket.legs) {
        common = std::gcd(common, leg.leg.ratio);
    }
    if (common > 1) {
        for (OrderLeg& leg : ticket.legs) {
            leg.leg.ratio /= common;
        }
        ticket.quantity *= common;
    }
}

ReadOrder finished(OrderTicket ticket, std::vector<std::string> problems, std::vector<std::string> warnings,
                   const OrderTextContext& context) {
    ReadOrder read;
    read.warnings = std::move(warnings);
    read.problems = std::move(problems);
    if (read.problems.empty()) {
        normalise(ticket);
        read.problems = orderProblems(ticket, context);
    }
    if (read.problems.empty()) {
        if (const std::string contradiction = effectContradiction(ticket); !contradiction.empty()) {
            read.warnings.push_back(contradiction);
        }
        read.ticket = std::move(ticket);
    }
    return read;
}

} // namespace signalbox::report
