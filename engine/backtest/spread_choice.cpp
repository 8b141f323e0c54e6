// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/spread_choice.h"

#include "engine/base/real.h"
#include "engine/structures/expiry_selector.h"
#include "engine/structures/strike_selector.h"

#include <cmath>
#include <vector>

namespace signalbox::backtest {
namespace {

using history::Rows;
using structures::StrikeRow;

std::optional<base::Price> priceOf(std::int32_t units) {
    return units == history::NoQuote ? std::nullopt : std::optional(base::Price::units(units));
}

StrikeRow rowOf(const Rows& rows, std::size_t i) {
    return {base::Strike::thousandths(rows.strike[i]), base::known(rows.delta[i]), priceOf(rows.bid[i]),
            priceOf(rows.ask[i])};
}

/// The rows that can be a short leg, and those a width below them; all others can play no part.
std::vector<std::size_t> rowsInPlay(const Rows& rows, const structures::StrikeRules& rules) {
    std::vector<std::size_t> shorts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (base::realLessEqual(std::abs(rows.delta[i] - rules.targetDelta), rules.deltaTolerance)) {
            shorts.push_back(i);
        }
    }
    std::vector<std::size_t> inPlay;
    inPlay.reserve(2 * shorts.size());
    for (const std::size_t i : shorts) {
        const auto below = base::Strike::thousandths(rows.strike[i]).shifted(-rules.width);
        if (const auto row = rows.find(below.toThousandths())) {
            inPlay.push_back(*row);
        }
        inPlay.push_back(i);
    }
    std::sort(inPlay.begin(), inPlay.end());
    inPlay.erase(std::unique(inPlay.begin(), inPlay.end()), inPlay.end());
    return inPlay;
}

std::optional<std::size_t> chooseExpiry(const history::SessionQuotes& day, base::Date date,
                                        const structures::ExpiryRules& rules) {
    std::vector<structures::ListedExpiry> listed;
    listed.reserve(day.expiries.size());
    for (const history::ExpiryHead& head : day.expiries) {
        listed.push_back({head.date(), head.settlement});
    }
    return structures::selectExpiry(listed, date, rules);
}

} // namespace

SpreadAnswer chooseSpread(const history::Quotes& quotes, int session, base::Date date, bool highVol,
                          const structures::SelectorParameters& parameters, market::TickClass packageTicks) {
    SpreadAnswer answer;
    const history::SessionQuotes day = quotes.session(session);
    const auto expiry = chooseExpiry(day, date, parameters.expiry);
    if (!expiry) {
        answer.refusal = structures::NoSuitableStrikes;
        return answer;
    }
    const history::ExpiryHead& head = day.expiries[*expiry];
    if (!(head.forward > 0) || !(head.discount > 0) || !(head.years > 0)) {
        answer.refusal = "No model values for " + base::toIso(head.date());
        return answer;
    }
    structures::StrikeRules rules;
    rules.targetDelta = parameters.targetDeltaFor(highVol);
    rules.deltaTolerance = parameters.deltaTolerance;
    rules.width = parameters.widthFor(highVol);
    rules.minCreditOfWidth = parameters.minCreditOfWidth;
    rules.entrySlippage = parameters.entrySlippage;
    rules.packageTicks = packageTicks;
    rules.maxSpread = parameters.maxSpread;
    const Rows rows = quotes.rows(session, *expiry, market::Right::Put);
    const std::vector<std::size_t> inPlay = rowsInPlay(rows, rules);
    std::vector<StrikeRow> candidates;
    candidates.reserve(inPlay.size());
    for (const std::size_t i : inPlay) {
        candidates.push_back(rowOf(rows, i));
    }
    const auto pick = structures::pickStrikes(
        candidates, rules, [&](std::size_t candidate) { return rows.codes[inPlay[candidate]] == 0; });
    if (!pick) {
        answer.refusal = structures::NoSuitableStrikes;
        return answer;
    }
    answer.choice = SpreadChoice{*expiry,
                                 inPlay[pick->shortRow],
                                 inPlay[pick->longRow],
                                 pick->limit,
                                 rules.width,
                                 base::daysBetween(date, head.date())};
    return answer;
}

} // namespace signalbox::backtest
