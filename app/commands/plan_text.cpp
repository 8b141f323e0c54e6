// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/plan_text.h"

#include "engine/base/format.h"
#include "engine/session/order_day.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::commands {
namespace {

using base::fixed;

std::string legLine(const structures::Leg& leg, const structures::LegQuote& quote, std::int64_t contracts) {
    const auto price = [](const std::optional<base::Price>& value) {
        return value ? fixed(value->toDollars(), 2) : std::string("n/a");
    };
    return fmt::format(
        "  {} {}{} {}  bid {} ask {}  delta {}  IV {}\n",
        leg.side == structures::Side::Sell ? "SELL" : "BUY ", leg.side == structures::Side::Sell ? "-" : "+",
        contracts * leg.ratio, market::occSymbol(leg.contract), price(quote.bid), price(quote.ask),
        quote.delta ? fixed(*quote.delta, 3) : "n/a", quote.iv ? fixed(*quote.iv * 100, 1) + "%" : "n/a");
}

std::string candidateLine(const structures::Candidate& candidate) {
    std::string reasons;
    for (const std::string& code : candidate.rejected) {
        reasons += reasons.empty() ? code : ", " + code;
    }
    // A single option has no short strike.
    const std::string sold =
        candidate.shortStrike > base::Strike() ? base::plain(candidate.shortStrike) + "/" : "";
    return fmt::format("    {}{} delta {} distance {}{}{}\n", sold, base::plain(candidate.longStrike),
                       fixed(candidate.delta, 3), fixed(candidate.distance, 3),
                       candidate.chosen ? "  chosen" : (reasons.empty() ? "" : "  " + reasons),
                       candidate.detail.empty() ? "" : " (" + candidate.detail + ")");
}

/// "37 DTE", or "11 DTE on 2026-07-13" where they count from the day of the order.
std::string daysText(const structures::TradePlan& plan) {
    const auto from = session::dteCountsFrom(plan, calendar::Calendar::standard());
    if (!from || *from == plan.entryDate) {
        return fmt::format("{} DTE", plan.dte);
    }
    return fmt::format("{} DTE on {}", base::daysBetween(*from, plan.expiration), base::toIso(*from));
}

std::string tradeText(const structures::TradePlan& plan, std::int64_t contracts) {
    std::string text =
        fmt::format("  Expiration: {} {} ({}), forward {}, discount {}\n", base::toIso(plan.expiration),
                    plan.settlement == market::Settlement::Am ? "AM" : "PM", daysText(plan),
                    fixed(plan.forward, 2), fixed(plan.discount, 6));
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        text += legLine(plan.legs[i], plan.quotes[i], contracts);
    }
    const char* effect = plan.credit ? "cr" : "db";
    text += fmt::format("  Limit: {} {} (natural {}, mid {}, best {})\n", fixed(plan.limit.toDollars(), 2),
                        effect, fixed(plan.natural.toDollars(), 2), fixed(plan.mid, 3),
                        fixed(plan.best.toDollars(), 2));
    text +=
        fmt::format("  Per contract: max profit {}, max loss {}, break-even {}, probability of profit {}\n",
                    plan.profitUncapped ? std::string("unlimited") : base::usd(plan.maxProfitPerUnit),
                    base::usd(plan.maxLossPerUnit), fixed(plan.breakEven, 2),
                    plan.probabilityOfProfit ? fixed(*plan.probabilityOfProfit * 100, 0) + "%" : "n/a");
    return text;
}

} // namespace

std::string planText(const session::DayState& state) {
    const session::PlanOutcome& plan = state.plan;
    std::string text = fmt::format("[PLAN] {} | {}{}{}\n", base::toIso(state.date), state.underlying,
                                   plan.hypothetical ? " | HYPOTHETICAL" : " | PROVISIONAL",
                                   state.simulated ? " | SIMULATED" : "");
    const std::int64_t contracts = plan.size ? plan.size->contracts : 0;
    if (plan.selection && plan.selection->plan) {
        text += contracts > 0 ? "" : "  Of one contract, to read; there is no trade:\n";
        text += tradeText(*plan.selection->plan, std::max<std::int64_t>(1, contracts));
    }
    if (plan.selection && !plan.selection->candidates.empty()) {
        text += "  Candidates:\n";
        for (const structures::Candidate& candidate : plan.selection->candidates) {
            text += candidateLine(candidate);
        }
    }
    if (plan.size) {
        text += fmt::format("  Size: {} x {} x conviction {} = {} -> {} contract{} ({})\n",
                            fixed(plan.size->riskBp / 100.0, 2) + "%",
                            fixed(plan.size->allocationBp / 10'000.0, 2),
                            fixed(plan.size->convictionBp / 10'000.0, 4), base::usd(plan.size->budget),
                            plan.size->contracts, plan.size->contracts == 1 ? "" : "s", plan.size->binding);
    }
    if (plan.verdict) {
        text += contracts > 0 ? "" : "  Limits of one contract, to read; nothing is approved:\n";
        for (const risk::RiskCheck& check : plan.verdict->checks) {
            text += fmt::format("  {} {}: {}\n", check.ok ? "ok  " : "VETO", check.code, check.text);
        }
        for (const std::string& alternative : plan.verdict->alternatives) {
            text += "  " + alternative + "\n";
        }
    }
    if (!plan.refusal.empty()) {
        text += "  >>> NO PLAN: " + plan.refusal + "\n";
    } else if (plan.hypothetical) {
        text += "  >>> HYPOTHETICAL: never becomes a ticket\n";
    } else {
        text += "  >>> APPROVED: signalbox ticket --plan " + plan.planId + " --format thinkorswim\n";
    }
    return text;
}

} // namespace signalbox::commands
