// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_account.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

double score(std::optional<double> value, double low, double high) { // OPT-K1
    return value ? 2 * std::clamp((*value - low) / (high - low), 0.0, 1.0) - 1 : -1.0;
}

std::int64_t share(std::int64_t amount, std::int64_t bp) {
    return amount * bp / 10'000;
}

} // namespace

int convictionOf(const PlainDay& signal, const PlainRules& rules, int closedTrades, int winsOfTen) {
    std::optional<double> contango, excess;
    if (signal.ratio) {
        contango = 1 - *signal.ratio;
    }
    if (signal.close && signal.ema) {
        excess = *signal.close / *signal.ema - 1;
    }
    const double k = rules.number("bb_std_dev");
    const double wins = closedTrades < 10 ? 0 : score(winsOfTen / 10.0, 0.6, 0.8);
    const double mean = (score(signal.rank, 55, 70) + score(contango, 0, 0.10) + score(excess, 0.01, 0.05) +
                         score(signal.depth, k, k + 0.5) + wins) /
                        5;
    return 10'000 + static_cast<int>(std::lround(5000 * mean));
}

PlainSize sizeOf(const PlainDay& signal, const PlainRules& rules, const PlainAccount& account,
                 int convictionBp, std::int64_t maxLossEach) {
    std::int64_t risk = std::llround(rules.number("risk_per_trade_pct") * 100);
    if (account.equity * 100 <= account.highWater * 80) { // OPT-S2
        risk = std::min<std::int64_t>(risk, 100);
    } else if (account.equity * 100 <= account.highWater * 90) {
        risk = std::min<std::int64_t>(risk, 150);
    }
    std::int64_t allocation = 0; // OPT-S3
    switch (signal.regime) {
    case PlainRegime::BullishCalm:
    case PlainRegime::ElevatedVol:
        allocation = 10'000;
        break;
    case PlainRegime::Neutral:
        allocation = 5000;
        break;
    case PlainRegime::HighVol: {
        const std::int64_t over25 = std::llround(*signal.vix * 100) - 2500;
        const std::int64_t fall = over25 <= 0 ? 0 : (5 * over25 + 1) / 2; // ceil(2.5 x)
        allocation = std::clamp<std::int64_t>(7500 - fall, 5000, 7500);
        break;
    }
    default:
        break;
    }
    // Below 3 x 10^18 for an account of half a million: no wider type is needed.
    const std::int64_t budget = account.equity * risk * allocation * convictionBp / 1'000'000'000'000;
    PlainSize size; // OPT-S5
    size.budget = budget / maxLossEach;
    size.cap =
        share(account.equity, std::llround(rules.number("max_loss_per_trade_pct") * 100)) / maxLossEach;
    const std::int64_t room =
        share(account.equity, std::llround(rules.number("max_portfolio_heat") * 100)) - account.heat;
    size.heat = room > 0 ? room / maxLossEach : 0;
    return size;
}

std::vector<Day> breakerDays(std::vector<PlainClose> closes, int count) {
    std::sort(closes.begin(), closes.end(), [](const PlainClose& a, const PlainClose& b) {
        return a.closed != b.closed ? a.closed < b.closed : a.id < b.id;
    });
    std::vector<Day> fired;
    int streak = 0;
    for (const PlainClose& one : closes) {
        streak = one.maxLossEvent ? streak + 1 : 0;
        if (streak == count) {
            fired.push_back(one.closed);
            streak = 0;
        }
    }
    return fired;
}

} // namespace signalbox::recount
