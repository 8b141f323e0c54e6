// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/long_option_selector.h"

#include "engine/base/real.h"

#include <cmath>
#include <cstdlib>

namespace signalbox::structures {
namespace {

using base::Price;

/// -1, 0, 1 with the ties of SHR-N6.
int compareReal(double a, double b) {
    return base::realLess(a, b) ? -1 : base::realGreater(a, b) ? 1 : 0;
}

bool isNearer(const OptionRow& row, const OptionRow& best, double spot, bool call) {
    const int order =
        compareReal(std::abs(row.strike.toDollars() - spot), std::abs(best.strike.toDollars() - spot));
    if (order != 0) {
        return order < 0;
    }
    return call ? row.strike > best.strike : row.strike < best.strike; // the out-of-the-money one
}

bool isBetterByDelta(const OptionRow& row, const OptionRow& best, const DeltaRules& rules) {
    const int days = std::abs(row.dte - rules.targetDte) - std::abs(best.dte - rules.targetDte);
    if (days != 0) {
        return days < 0;
    }
    if (row.dte != best.dte) {
        return row.dte > best.dte;
    }
    const int order =
        compareReal(std::abs(*row.delta - rules.targetDelta), std::abs(*best.delta - rules.targetDelta));
    return order != 0 ? order < 0 : row.strike > best.strike;
}

} // namespace

bool isTight(const OptionRow& row, double maxSpread) {
    if (!row.bid || !row.ask || *row.bid <= Price() || *row.ask <= *row.bid) {
        return false;
    }
    const auto spread = static_cast<double>((*row.ask - *row.bid).toUnits());
    const auto doubledMid = static_cast<double>((*row.ask + *row.bid).toUnits());
    return base::realLess(2 * spread / doubledMid, maxSpread);
}

OptionChoice selectAtTheMoney(std::span<const OptionRow> rows, double spot, bool call, const AtmRules& rules,
                              const std::function<std::string(std::size_t)>& codes) {
    OptionChoice choice;
    int dte = -1;
    for (const OptionRow& row : rows) {
        if (row.dte >= rules.minDte && row.dte <= rules.maxDte) {
            dte = std::max(dte, row.dte);
        }
    }
    if (dte < 0) {
        choice.reject = "NO_EXPIRY";
        return choice;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].dte == dte && (!choice.row || isNearer(rows[i], rows[*choice.row], spot, call))) {
            choice.row = i;
        }
    }
    const OptionRow& row = rows[*choice.row];
    const double delta = row.delta ? std::abs(*row.delta) : base::Missing;
    // A contract whose delta cannot be computed is refused by its quote codes (BRK-S4).
    if (row.delta && (base::realLess(delta, rules.minDelta) || base::realGreater(delta, rules.maxDelta))) {
        choice.reject = "NOT_ATM";
    } else if (!isTight(row, rules.maxSpread) && row.bid && row.ask && *row.bid > Price() &&
               *row.ask > *row.bid) {
        choice.reject = "WIDE";
    } else if (row.openInterest.value_or(0) < rules.minOpenInterest) {
        choice.reject = "OPEN_INTEREST";
    } else if (codes) {
        choice.reject = codes(*choice.row);
    }
    if (choice.reject.empty() && (!row.delta || !row.bid || !row.ask)) {
        choice.reject = "MISSING";
    }
    return choice;
}

DeltaChoice selectByDelta(std::span<const OptionRow> rows, std::optional<double> ivRank,
                          const DeltaRules& rules, const std::function<bool(std::size_t)>& usable) {
    DeltaChoice choice;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const OptionRow& row = rows[i];
        const bool fits = row.dte >= rules.minDte && row.dte <= rules.maxDte && row.delta &&
                          base::realGreaterEqual(*row.delta, rules.minDelta) &&
                          base::realLessEqual(*row.delta, rules.maxDelta) &&
                          row.volume.value_or(0) > rules.minVolume &&
                          row.openInterest.value_or(0) > rules.minOpenInterest &&
                          isTight(row, rules.maxSpread) && (!usable || usable(i));
        if (!fits) {
            continue;
        }
        ++choice.eligible;
        if (!choice.row || isBetterByDelta(row, rows[*choice.row], rules)) {
            choice.row = i;
        }
    }
    if (!ivRank || !base::realLess(*ivRank, rules.maxIvRank)) {
        choice.reject = "IV_RANK";
        choice.row.reset();
    } else if (!choice.row) {
        choice.reject = "NO_CONTRACT";
    }
    return choice;
}

} // namespace signalbox::structures
