// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_pick.h"

#include <algorithm>
#include <cmath>

namespace signalbox::recount {
namespace {

constexpr std::int64_t Tick = 500; // $0.05, the net price of SPX spreads (SHR-N4)

std::int64_t unitsOf(double dollars) {
    return std::llround(dollars * 10'000);
}

RawBlock* expirationOf(RawChain& chain, const PlainRules& rules) { // OPT-C1
    RawBlock* best = nullptr;
    const int target = rules.whole("target_dte");
    for (RawBlock& block : chain.blocks) {
        const int dte = static_cast<int>((block.expiration - chain.date).count());
        if (dte < rules.whole("min_dte_entry") || dte > rules.whole("max_dte_entry")) {
            continue;
        }
        const int bestDte = best == nullptr ? 0 : static_cast<int>((best->expiration - chain.date).count());
        if (best == nullptr || std::abs(dte - target) < std::abs(bestDte - target) ||
            (std::abs(dte - target) == std::abs(bestDte - target) &&
             (dte > bestDte || (dte == bestDte && block.pm)))) {
            best = &block;
        }
    }
    return best;
}

/// The nearest listed put below or above that passes Q1 to Q5.
const RawStrike* neighbour(const RawBlock& block, const RawStrike& of, int direction) {
    for (auto i = &of - block.strikes.data() + direction;
         i >= 0 && i < static_cast<std::ptrdiff_t>(block.strikes.size()); i += direction) {
        const RawStrike& other = block.strikes[static_cast<std::size_t>(i)];
        if (other.put && other.put->twoSided()) {
            return &other;
        }
    }
    return nullptr;
}

/// Every rule of SHR-Q for a put that is to be traded; prices in dollars.
bool sound(const RawBlock& block, const RawStrike& row, const PickFacts& facts) {
    if (!row.put || !row.put->twoSided() || !row.put->narrow()) {
        return false; // Q1 to Q6
    }
    const double K = row.dollars(), S = block.spot, F = *block.forward, D = block.discount;
    const double bid = static_cast<double>(row.put->bid) / 10'000;
    const double ask = static_cast<double>(row.put->ask) / 10'000;
    const double tolerance = std::max(row.put->mid() < 3 ? 0.05 : 0.10, 0.0005 * S);
    if (overOrSame(std::fabs(S / facts.previousClose - 1), 0.40) || over(K / S, 3) || over(1.0 / 3, K / S)) {
        return false; // Q9, Q10
    }
    if (over(D * std::max(K - F, 0.0) - tolerance, ask) || over(bid, D * K + tolerance)) {
        return false; // Q11, Q12
    }
    if (row.call) { // Q13
        const double callBid = static_cast<double>(row.call->bid) / 10'000;
        const double callAsk = static_cast<double>(row.call->ask) / 10'000;
        if (over(callBid - ask, D * (F - K) + tolerance) || over(D * (F - K) - tolerance, callAsk - bid)) {
            return false;
        }
    }
    const RawStrike* below = neighbour(block, row, -1);
    const RawStrike* above = neighbour(block, row, 1);
    const auto crossed = [&](const RawStrike& one, const RawStrike& two) { // Q14, one below two
        const double bid1 = static_cast<double>(one.put->bid) / 10'000;
        const double ask1 = static_cast<double>(one.put->ask) / 10'000;
        const double bid2 = static_cast<double>(two.put->bid) / 10'000;
        const double ask2 = static_cast<double>(two.put->ask) / 10'000;
        return over(bid1, ask2 + tolerance) ||
               over(bid2 - ask1, D * (two.dollars() - one.dollars()) + tolerance);
    };
    if ((below != nullptr && crossed(*below, row)) || (above != nullptr && crossed(row, *above))) {
        return false;
    }
    if (below != nullptr && above != nullptr) { // Q15
        const double w = (above->dollars() - K) / (above->dollars() - below->dollars());
        const double cap =
            (w * static_cast<double>(below->put->ask) + (1 - w) * static_cast<double>(above->put->ask)) /
            10'000;
        if (over(bid, cap + tolerance)) {
            return false;
        }
    }
    const auto sigma = block.putVolatility(K, row.put->mid());
    if (overOrSame(F, K) && (!sigma || over(0.03, *sigma) || over(*sigma, 5))) {
        return false; // Q16
    }
    return sigma && facts.vix && overOrSame(*sigma, 0.6 * *facts.vix / 100) &&
           overOrSame(2.5 * *facts.vix / 100, *sigma); // Q17
}

} // namespace

std::optional<RawPick> pickSpread(RawChain& chain, const PlainDays& days, const PlainRules& rules,
                                  const PickFacts& facts) {
    RawBlock* block = expirationOf(chain, rules);
    if (block == nullptr) {
        return std::nullopt;
    }
    chain.model(*block, days, facts.rate);
    if (!block->forward) {
        return std::nullopt;
    }
    const double target = rules.number(facts.highVol ? "highvol_target_delta" : "target_delta");
    int width = rules.whole("spread_width"); // OPT-C2
    if (facts.highVol) {
        width = width * rules.whole("highvol_width_pct") / 100 / 5 * 5;
    }
    const std::int64_t widthUnits = std::int64_t{width} * 10'000;
    std::optional<RawPick> best;
    double bestDistance = 0;
    for (const RawStrike& row : block->strikes) { // OPT-C3, C4; rising, so the lower of two equals stays
        const auto delta = block->putDelta(row);
        const double distance = delta ? std::fabs(*delta - target) : 0;
        if (!delta || over(distance, rules.number("delta_tolerance")) ||
            (best && !over(bestDistance, distance))) {
            continue;
        }
        const RawStrike* other = block->at(row.strike - width * 1000);
        if (other == nullptr || !sound(*block, row, facts) || !sound(*block, *other, facts)) {
            continue;
        }
        const std::int64_t doubled =
            row.put->doubledMid() - other->put->doubledMid() - 2 * unitsOf(rules.number("entry_slippage"));
        const std::int64_t limit = doubled <= 0 ? 0 : doubled / (2 * Tick) * Tick;
        if (limit <= 0 || limit >= widthUnits ||
            static_cast<double>(limit) * 100 <
                rules.number("min_credit_pct_width") * static_cast<double>(widthUnits)) {
            continue;
        }
        best = RawPick{block->expiration,
                       block->pm,
                       row.strike,
                       other->strike,
                       limit,
                       *delta,
                       *block->putVolatility(row.dollars(), row.put->mid())};
        bestDistance = distance;
    }
    return best;
}

RawMark markSpread(const RawBlock* block, const RawPick& position, const PlainRules& rules) {
    RawMark mark;
    if (block == nullptr) {
        return mark;
    }
    const RawStrike* sold = block->at(position.shortStrike);
    const RawStrike* bought = block->at(position.longStrike);
    for (const RawStrike* row : {sold, bought}) {
        // On exits only MISSING, CROSSED, STALE, ADJUSTED, ARB_LOWER, ARB_UPPER count.
        if (row == nullptr || !row->put || row->put->bid < 0 || row->put->ask <= 0 ||
            row->put->bid > row->put->ask) {
            return mark;
        }
        if (block->forward) {
            const double K = row->dollars();
            const double tolerance = std::max(row->put->mid() < 3 ? 0.05 : 0.10, 0.0005 * block->spot);
            const double bid = static_cast<double>(row->put->bid) / 10'000;
            const double ask = static_cast<double>(row->put->ask) / 10'000;
            if (over(block->discount * std::max(K - *block->forward, 0.0) - tolerance, ask) ||
                over(bid, block->discount * K + tolerance)) {
                return mark;
            }
        }
    }
    const std::int64_t natural = 2 * (sold->put->ask - bought->put->bid);
    const std::int64_t mid =
        sold->put->doubledMid() - bought->put->doubledMid() + 2 * unitsOf(rules.number("exit_slippage"));
    mark.usable = true;
    mark.doubledCost = std::min(natural, mid); // OPT-X1
    mark.cost = (mark.doubledCost + 1) / 2;
    return mark;
}

} // namespace signalbox::recount
