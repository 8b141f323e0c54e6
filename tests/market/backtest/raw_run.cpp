// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_run.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

constexpr std::int64_t Start = 50'000'000;
constexpr std::int64_t FeesEachSide = 130;

std::int64_t equityAt(const RawRun& run, Day day) { // SHR-G5: entry fees in, exit fees not yet
    std::int64_t equity = Start;
    for (const RawTrade& trade : run.trades) {
        if (trade.isOpenAt(day)) {
            const auto after = trade.life.marks.upper_bound(day);
            const std::int64_t mark =
                after == trade.life.marks.begin() ? trade.pick.limit : std::prev(after)->second;
            equity += (trade.pick.limit - mark - FeesEachSide) * trade.contracts;
        } else if (trade.opened <= day) {
            equity += trade.netPl();
        }
    }
    return equity;
}

std::vector<PlainClose> closesUntil(const RawRun& run, Day day, const PlainRules& rules) {
    const std::int64_t stop = std::llround(rules.number("stop_loss_multiplier") * 100);
    std::vector<PlainClose> closes;
    for (std::size_t i = 0; i < run.trades.size(); ++i) {
        const RawTrade& trade = run.trades[i];
        if (trade.life.closed && *trade.life.closed <= day) {
            closes.push_back({*trade.life.closed, static_cast<int>(i),
                              trade.life.reason == RawReason::StopLoss ||
                                  trade.netPl() * 100 <= -(stop - 100) * trade.pick.limit * trade.contracts});
        }
    }
    return closes;
}

/// OPT-B3: an entry may not execute on `session`, by what was closed until `known`.
bool isHalted(const RawRun& run, const RawMarket& market, const PlainRules& rules, Day known, Day session) {
    bool halted = false;
    for (const Day fired :
         breakerDays(closesUntil(run, known, rules), rules.whole("circuit_breaker_count"))) {
        halted = halted || market.market->days.businessDays(fired, session) <=
                               rules.whole("circuit_breaker_cooldown_days");
    }
    return halted;
}

/// The order of a signal at `signal` on the session after it; why there is none otherwise.
std::string enter(RawRun& run, RawMarket& market, const PlainRules& rules, Day signal, Day entry, Day last,
                  std::int64_t highWater) {
    if (isHalted(run, market, rules, entry, entry)) {
        return "halted";
    }
    if (market.signals->crisisAtOrderTime(entry)) {
        return "crisis";
    }
    const auto pick = market.pickOn(signal, entry, rules);
    if (!pick) {
        return market.chains.contains(entry) ? "no strikes" : "no chain";
    }
    RawTrade trade{signal, entry, *pick, {}, 0, 0};
    PlainAccount account{run.equity.contains(signal) ? run.equity.at(signal) : Start, highWater, 0};
    std::vector<const RawTrade*> closed;
    for (const RawTrade& other : run.trades) {
        if (other.isOpenAt(entry)) { // OPT-T7: the closings of a session come before its entries
            account.heat += other.maxLoss();
        } else {
            closed.push_back(&other);
        }
    }
    std::stable_sort(closed.begin(), closed.end(),
                     [](const RawTrade* a, const RawTrade* b) { return *a->life.closed < *b->life.closed; });
    int wins = 0;
    for (std::size_t back = 0; back < 10 && back < closed.size(); ++back) {
        wins += closed[closed.size() - 1 - back]->netPl() > 0 ? 1 : 0;
    }
    trade.convictionBp =
        convictionOf(market.signals->day(signal), rules, static_cast<int>(closed.size()), wins);
    trade.contracts =
        sizeOf(market.signals->day(signal), rules, account, trade.convictionBp, pick->width() - pick->limit)
            .contracts();
    if (trade.contracts == 0) {
        return "size zero";
    }
    trade.life = liveOn(market, *pick, entry, last, rules);
    run.trades.push_back(trade);
    return {};
}

} // namespace

RawRun runOn(RawMarket& market, const PlainRules& rules, Day first, Day last) {
    RawRun run;
    const PlainDays& days = market.market->days;
    bool signalled = false;
    std::int64_t highWater = Start;
    for (Day day = first; day <= last; day = days.next(day)) {
        if (signalled) {
            const std::string why = enter(run, market, rules, days.before(day), day, last, highWater);
            if (!why.empty()) {
                run.untraded.push_back(isoOf(days.before(day)) + " " + why);
            }
        }
        PlainBook book;
        for (const RawTrade& trade : run.trades) {
            book.open += trade.isOpenAt(day) ? 1 : 0;
            book.lastEntry = trade.opened;
            run.heat[day] += trade.isOpenAt(day) ? trade.maxLoss() : 0;
        }
        run.heat[day] += 0;
        book.halted = isHalted(run, market, rules, day, days.next(day));
        run.equity[day] = equityAt(run, day);
        highWater = std::max(highWater, run.equity[day]);
        signalled = market.signals->verdict(day, book).decision == PlainVerdict::Decision::Entry;
    }
    return run;
}

} // namespace signalbox::recount
