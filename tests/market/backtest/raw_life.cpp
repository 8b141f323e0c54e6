// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_life.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

constexpr std::int64_t FeesEachSide = 130; // two legs at 65 cents

int targetPercent(const PlainRules& rules, int dte) { // OPT-X3
    const int plain = rules.whole("profit_target_pct");
    const std::string& mode = rules.word("profit_target_mode");
    if (mode == "soft_warning") {
        return dte <= 28 ? std::min(plain, 40) : plain;
    }
    if (mode == "dynamic") {
        return std::min(plain, dte > 35 ? 50 : dte >= 28 ? 40 : 30);
    }
    return plain;
}

/// OPT-X2, X4 on one snapshot.
std::optional<RawReason> triggered(const RawMark& mark, const RawPick& position, int dte,
                                   const PlainRules& rules) {
    if (mark.doubledCost * 100 <= 2 * position.limit * (100 - targetPercent(rules, dte))) {
        return RawReason::ProfitTarget;
    }
    const std::int64_t stop = std::llround(rules.number("stop_loss_multiplier") * 100);
    if (mark.doubledCost * 100 >= 2 * position.limit * stop) {
        return RawReason::StopLoss;
    }
    return std::nullopt;
}

} // namespace

double RawMarket::rateOn(Day day) const {
    return std::prev(market->bill.upper_bound(day))->second / 100;
}

std::optional<RawPick> RawMarket::pickOn(Day signal, Day entry, const PlainRules& rules) {
    const auto chain = chains.find(entry);
    if (chain == chains.end()) {
        return std::nullopt;
    }
    PickFacts facts;
    facts.rate = rateOn(entry);
    facts.vix = signals->day(entry).vix;
    facts.previousClose = *signals->day(entry).prior;
    facts.highVol = signals->day(signal).regime == PlainRegime::HighVol;
    return pickSpread(chain->second, market->days, rules, facts);
}

RawMark RawMarket::markOn(Day day, const RawPick& position, const PlainRules& rules) {
    const auto chain = chains.find(day);
    if (chain == chains.end()) {
        return {};
    }
    for (RawBlock& block : chain->second.blocks) {
        if (block.expiration == position.expiration && block.pm == position.pm) {
            chain->second.model(block, market->days, rateOn(day));
            return markSpread(&block, position, rules);
        }
    }
    return {};
}

RawLife liveOn(RawMarket& market, const RawPick& position, Day entry, Day last, const PlainRules& rules) {
    RawLife life;
    const PlainDays& days = market.market->days;
    const Day timeStop =
        days.onOrBefore(position.expiration - std::chrono::days(rules.whole("time_stop_dte"))); // OPT-X5
    for (Day day = entry; day <= last; day = days.next(day)) {
        const RawMark mark = market.markOn(day, position, rules);
        const int dte = static_cast<int>((position.expiration - day).count());
        life.unusable += mark.usable ? 0 : 1;
        if (!life.reason && day > entry) { // due today, whatever the quotes say
            const PlainRegime known = market.signals->day(days.before(day)).regime;
            const bool bad = known == PlainRegime::Crisis || known == PlainRegime::BearTrend;
            if (day >= timeStop) {
                life.reason = RawReason::TimeStop;
                life.decided = day;
            } else if (bad && rules.word("regime_exit") == "close_all") { // OPT-X6
                life.reason = RawReason::RegimeShift;
                life.decided = days.before(day);
            }
        }
        if (!mark.usable) {
            continue;
        }
        life.marks[day] = mark.cost;
        life.exit = mark.cost;
        if (life.reason) { // SHR-J5: never on the snapshot that ordered it, unless none was needed
            life.closed = day;
            life.exit = (mark.doubledCost + 999) / 1000 * 500; // ceil to $0.05
            break;
        }
        if (const auto reason = triggered(mark, position, dte, rules)) {
            life.reason = reason;
            life.decided = day;
        }
    }
    if (!life.closed) {
        life.reason.reset();
    }
    life.plEach = position.limit - life.exit - FeesEachSide * (life.closed ? 2 : 1);
    return life;
}

} // namespace signalbox::recount
