// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/greek_split.h"

#include "engine/base/real.h"

#include <algorithm>
#include <cmath>

namespace signalbox::lab {
namespace {

using backtest::Trade;
using base::Money;

/// What one unit of the package price is worth to us: a credit trade is short the package.
std::int64_t signedUnits(const Trade& trade) {
    return (trade.credit ? -1 : 1) * std::int64_t{trade.multiplier} * trade.contracts;
}

/// Twice a price difference in $0.0001 as our profit.
Money profitOf(std::int64_t doubledChange, const Trade& trade) {
    const base::Int128 product = static_cast<base::Int128>(doubledChange) * signedUnits(trade);
    return Money::cents(
        static_cast<std::int64_t>(base::divideRounded(product, 200, base::Rounding::HalfAway)));
}

/// What a closing below or above the mid of its day cost, or the last mark while open.
Money exitCostOf(const Trade& trade, const std::vector<DatedMark>& usable) {
    Trade part = trade;
    if (trade.parts.empty()) {
        const bool comparable = !usable.empty() && (trade.isOpen() || usable.back().date == trade.closedOn);
        return comparable ? profitOf(2 * trade.exitPrice.toUnits() - usable.back().mark.doubledMid, trade)
                          : Money();
    }
    Money sum;
    const auto add = [&](base::Date date, std::int64_t contracts, base::Price price) {
        const auto at = std::find_if(usable.begin(), usable.end(),
                                     [date](const DatedMark& mark) { return mark.date == date; });
        part.contracts = contracts;
        sum += at == usable.end() ? Money() : profitOf(2 * price.toUnits() - at->mark.doubledMid, part);
    };
    for (const backtest::TradePart& one : trade.parts) {
        add(one.date, one.contracts, one.price);
    }
    if (trade.isOpen() && !usable.empty()) {
        add(usable.back().date, trade.contractsOpen(), trade.exitPrice);
    }
    return sum;
}

Money nearestCents(double dollars) {
    return Money::cents(std::llround(dollars * 100.0));
}

struct Explained {
    double delta = 0;
    double gamma = 0;
    double theta = 0;
    double vega = 0;
};

/// Adds one step; false when its marks do not say enough, then all of it is remainder.
bool explain(const Trade& trade, const DatedMark& from, const DatedMark& to, Explained& sums) {
    const backtest::Mark& before = from.mark;
    const backtest::Mark& after = to.mark;
    if (!before.greeksKnown || !(before.spot > 0) || !(after.spot > 0)) {
        return false;
    }
    double vega = 0;
    for (std::size_t leg = 0; leg < trade.legCount; ++leg) {
        if (!base::isKnown(before.legIv[leg]) || !base::isKnown(after.legIv[leg])) {
            return false;
        }
        vega += before.legVegaPoint[leg] * (after.legIv[leg] - before.legIv[leg]) * 100.0;
    }
    const double move = after.spot - before.spot;
    sums.delta += before.deltaShares * move;
    sums.gamma += 0.5 * before.gamma * move * move;
    sums.theta += before.thetaDay * base::daysBetween(from.date, to.date);
    sums.vega += vega;
    return true;
}

void addTheta(const Trade& trade, std::span<const DatedMark> usable, TradeSplit& split) {
    std::vector<exits::ThetaSession> sessions;
    for (std::size_t i = 1; i < usable.size(); ++i) {
        const backtest::Mark& before = usable[i - 1].mark;
        if (before.greeksKnown) {
            const base::Price change = usable[i].mark.closeCost - before.closeCost;
            sessions.push_back({before.thetaDay, base::daysBetween(usable[i - 1].date, usable[i].date),
                                profitOf(2 * change.toUnits(), trade).toDollars()});
        }
    }
    split.theta = exits::thetaCapture(sessions);
    split.thetaLag = exits::thetaLag(sessions);
}

} // namespace

Money GreekParts::total() const {
    return delta + gamma + theta + vega + entryCost + exitCost + fees + remainder;
}

GreekParts& GreekParts::operator+=(const GreekParts& other) {
    delta += other.delta;
    gamma += other.gamma;
    theta += other.theta;
    vega += other.vega;
    entryCost += other.entryCost;
    exitCost += other.exitCost;
    fees += other.fees;
    remainder += other.remainder;
    return *this;
}

TradeSplit splitByGreek(const Trade& trade, std::span<const DatedMark> marks) {
    TradeSplit split;
    split.tradeId = trade.id;
    std::vector<DatedMark> usable;
    for (const DatedMark& mark : marks) {
        if (mark.mark.usable) {
            usable.push_back(mark);
        }
    }
    Explained sums;
    for (std::size_t i = 1; i < usable.size(); ++i) {
        ++split.steps;
        split.explained += explain(trade, usable[i - 1], usable[i], sums) ? 1 : 0;
    }
    GreekParts& parts = split.parts;
    parts.delta = nearestCents(sums.delta);
    parts.gamma = nearestCents(sums.gamma);
    parts.theta = nearestCents(sums.theta);
    parts.vega = nearestCents(sums.vega);
    // A fill on a session without a usable mark has no mid to be compared with: the remainder holds it.
    if (!usable.empty() && usable.front().date == trade.openedOn) {
        parts.entryCost = profitOf(usable.front().mark.doubledMid - 2 * trade.entryPrice.toUnits(), trade);
    }
    parts.exitCost = exitCostOf(trade, usable);
    parts.fees = -trade.fees;
    parts.remainder = trade.netPl - parts.total();
    addTheta(trade, usable, split);
    return split;
}

std::vector<DatedMark> marksOf(const Trade& trade, const backtest::System& system,
                               const calendar::Calendar& calendar, int lastSession) {
    std::vector<DatedMark> marks;
    const auto first = calendar.sessionNumber(trade.openedOn);
    const auto last =
        trade.closedOn ? calendar.sessionNumber(*trade.closedOn) : base::Result<int>(lastSession);
    if (!first || !last) {
        return marks;
    }
    Trade held = trade; // as it stood at each close
    for (int session = *first; session <= *last; ++session) {
        const auto date = calendar.sessionAt(session);
        if (date) {
            held.contractsClosed = 0;
            for (const backtest::TradePart& part : trade.parts) {
                held.contractsClosed +=
                    part.date <= *date && part.date != trade.closedOn ? part.contracts : 0;
            }
            // The close before is the regime known that day; no Greek depends on it.
            marks.push_back({*date, system.mark(held, session, session - 1)});
        }
    }
    return marks;
}

GreekReport sumUp(std::vector<TradeSplit> trades) {
    GreekReport report;
    for (const TradeSplit& trade : trades) {
        report.total += trade.parts;
        report.theta.predicted += trade.theta.predicted;
        report.theta.actual += trade.theta.actual;
        report.thetaLags += trade.thetaLag ? 1 : 0;
        report.steps += trade.steps;
        report.explained += trade.explained;
    }
    if (report.theta.predicted > 0) {
        report.theta.ratio = report.theta.actual / report.theta.predicted;
    }
    report.trades = std::move(trades);
    return report;
}

} // namespace signalbox::lab
