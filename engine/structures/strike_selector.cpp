// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/strike_selector.h"

#include "engine/base/format.h"
#include "engine/base/real.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace signalbox::structures {
namespace {

using base::Price;
using chains::QuoteCode;

std::vector<std::size_t> inOrder(std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        order[i] = i;
    }
    return order;
}

/// Rows sorted by strike, one per strike.
std::vector<std::size_t> rowsByStrike(std::span<const StrikeRow> rows) {
    std::vector<std::size_t> order = inOrder(rows.size());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a].strike < rows[b].strike; });
    order.erase(std::unique(order.begin(), order.end(),
                            [&](std::size_t a, std::size_t b) { return rows[a].strike == rows[b].strike; }),
                order.end());
    return order;
}

std::optional<std::size_t> findStrike(std::span<const StrikeRow> rows, const std::vector<std::size_t>& order,
                                      base::Strike strike) {
    const auto at =
        std::lower_bound(order.begin(), order.end(), strike,
                         [&](std::size_t row, base::Strike wanted) { return rows[row].strike < wanted; });
    return at != order.end() && rows[*at].strike == strike ? std::optional(*at) : std::nullopt;
}

struct Ranked {
    double distance = 0;
    std::size_t row = 0;
};

/// OPT-C3 with the ties of SHR-N6: distances equal to that of the first of their run are one tie.
std::vector<Ranked> rankCandidates(std::span<const StrikeRow> rows, const std::vector<std::size_t>& order,
                                   const StrikeRules& rules) {
    std::vector<Ranked> ranked;
    for (const std::size_t row : order) {
        if (!rows[row].delta) {
            continue;
        }
        const double distance = std::abs(*rows[row].delta - rules.targetDelta);
        if (base::realLessEqual(distance, rules.deltaTolerance)) {
            ranked.push_back({distance, row});
        }
    }
    const auto strikeOf = [&](const Ranked& one) { return rows[one.row].strike; };
    std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        return std::make_tuple(a.distance, strikeOf(a)) < std::make_tuple(b.distance, strikeOf(b));
    });
    for (auto first = ranked.begin(); first != ranked.end();) {
        const auto last = std::find_if(first, ranked.end(), [&](const Ranked& one) {
            return !base::realEqual(one.distance, first->distance);
        });
        std::sort(first, last, [&](const Ranked& a, const Ranked& b) { return strikeOf(a) < strikeOf(b); });
        first = last;
    }
    return ranked;
}

/// OPT-C4: the first candidate whose long strike is listed, whose legs are usable and whose credit is good.
std::optional<QuickPick> firstPassing(std::span<const StrikeRow> rows, const std::vector<std::size_t>& order,
                                      const StrikeRules& rules,
                                      const std::function<bool(std::size_t)>& usable) {
    for (const Ranked& ranked : rankCandidates(rows, order, rules)) {
        const StrikeRow& shortRow = rows[ranked.row];
        const auto longRow = findStrike(rows, order, shortRow.strike.shifted(-rules.width));
        if (!longRow || !usable(ranked.row) || !usable(*longRow)) {
            continue;
        }
        const StrikeRow& other = rows[*longRow];
        const auto limit = limitCredit(*shortRow.bid, *shortRow.ask, *other.bid, *other.ask,
                                       rules.entrySlippage, rules.packageTicks);
        if (limit && goodCredit(*limit, rules.width, rules.minCreditOfWidth)) {
            return QuickPick{ranked.row, *longRow, *limit};
        }
    }
    return std::nullopt;
}

std::string percent(double fraction) {
    return base::fixed(100 * fraction, 1) + " %";
}

std::string legDetail(const char* leg, const StrikeRow& row, std::span<const QuoteCode> codes,
                      double maxSpread) {
    std::string text = std::string(leg) + " " + base::plain(row.strike) + ": " + joinCodes(codes, ", ");
    if (std::find(codes.begin(), codes.end(), QuoteCode::Wide) != codes.end()) {
        const double mid = base::midDollars(*row.bid, *row.ask);
        text += " (spread " + percent((*row.ask - *row.bid).toDollars() / mid) + " >= " + percent(maxSpread) +
                ")";
    }
    return text;
}

} // namespace

std::vector<QuoteCode> checkRowAlone(const StrikeRow& row, double maxSpread) {
    using enum QuoteCode;
    if (!row.bid || !row.ask || *row.bid < Price() || *row.ask <= Price()) {
        return {Missing};
    }
    std::vector<QuoteCode> codes;
    const auto report = [&codes](bool failed, QuoteCode code) {
        if (failed) {
            codes.push_back(code);
        }
    };
    const auto spread = static_cast<double>((*row.ask - *row.bid).toUnits());
    const auto doubledMid = static_cast<double>((*row.ask + *row.bid).toUnits());
    report(*row.bid > *row.ask, Crossed);
    report(*row.bid == *row.ask, Locked);
    report(*row.bid == Price(), ZeroBid);
    report(base::realGreaterEqual(2 * spread / doubledMid, maxSpread), Wide);
    return codes;
}

bool goodCredit(Price limit, Price width, base::BasisPoints minimum) {
    return limit > Price() && limit < width &&
           static_cast<base::Int128>(limit.toUnits()) * 10'000 >=
               static_cast<base::Int128>(width.toUnits()) * minimum.value();
}

std::string badCredit(Price limit, Price width, base::BasisPoints minimum) {
    if (goodCredit(limit, width, minimum)) {
        return {};
    }
    if (limit <= Price()) {
        return "limit " + base::plain(limit) + " is not above 0";
    }
    if (limit >= width) {
        return "limit " + base::plain(limit) + " is not below the width " + base::plain(width);
    }
    return "limit " + base::plain(limit) + " is below " + base::fixed(minimum.toPercent(), 1) +
           " % of the width " + base::plain(width);
}

std::optional<Price> limitCredit(Price shortBid, Price shortAsk, Price longBid, Price longAsk, Price slippage,
                                 market::TickClass packageTicks) {
    const std::int64_t doubled = (shortBid + shortAsk - longBid - longAsk).toUnits() - 2 * slippage.toUnits();
    if (doubled < 0) {
        return std::nullopt;
    }
    return market::floorTick(packageTicks, Price::units(doubled / 2));
}

std::optional<QuickPick> pickStrikes(std::span<const StrikeRow> rows, const StrikeRules& rules,
                                     const std::function<bool(std::size_t)>& usable) {
    return firstPassing(rows, inOrder(rows.size()), rules, usable);
}

StrikePick selectStrikes(std::span<const StrikeRow> rows, const StrikeRules& rules, const RowCheck& check) {
    const std::vector<std::size_t> order = rowsByStrike(rows);
    const auto choice =
        firstPassing(rows, order, rules, [&check](std::size_t row) { return check(row).empty(); });
    StrikePick pick;
    for (const Ranked& ranked : rankCandidates(rows, order, rules)) {
        const StrikeRow& shortRow = rows[ranked.row];
        Candidate candidate;
        candidate.shortStrike = shortRow.strike;
        candidate.longStrike = shortRow.strike.shifted(-rules.width);
        candidate.delta = *shortRow.delta;
        candidate.distance = ranked.distance;
        const auto longRow = findStrike(rows, order, candidate.longStrike);
        const StrikeRow* other = longRow ? &rows[*longRow] : nullptr;
        const bool quoted = other != nullptr && shortRow.bid && shortRow.ask && other->bid && other->ask;
        if (quoted) {
            candidate.midCredit =
                static_cast<double>((*shortRow.bid + *shortRow.ask - *other->bid - *other->ask).toUnits()) /
                (2.0 * Price::UnitsPerDollar);
        }
        const auto reject = [&candidate](const char* reason, std::string detail) {
            candidate.rejected.emplace_back(reason);
            candidate.detail = std::move(detail);
        };
        if (pick.chosen) {
            candidate.detail =
                "delta " + base::fixed(candidate.delta, 3) + ", target " + base::fixed(rules.targetDelta, 3);
        } else if (other == nullptr) {
            reject("NO_LONG_STRIKE", "long strike " + base::plain(candidate.longStrike) + " not listed");
        } else {
            const std::vector<QuoteCode> shortCodes = check(ranked.row);
            const std::vector<QuoteCode> longCodes = check(*longRow);
            std::string detail;
            if (!shortCodes.empty()) {
                detail = legDetail("short", shortRow, shortCodes, rules.maxSpread);
            }
            if (!longCodes.empty()) {
                detail +=
                    (detail.empty() ? "" : "; ") + legDetail("long", *other, longCodes, rules.maxSpread);
            }
            if (!shortCodes.empty()) {
                reject("ILLIQUID_SHORT", std::move(detail));
            } else if (!longCodes.empty()) {
                reject("ILLIQUID_LONG", std::move(detail));
            } else if (choice && choice->shortRow == ranked.row) {
                candidate.chosen = true;
                pick.chosen = pick.candidates.size();
                pick.shortRow = choice->shortRow;
                pick.longRow = choice->longRow;
                pick.limit = choice->limit;
            } else {
                const auto limit = limitCredit(*shortRow.bid, *shortRow.ask, *other->bid, *other->ask,
                                               rules.entrySlippage, rules.packageTicks);
                reject("BAD_CREDIT", limit ? badCredit(*limit, rules.width, rules.minCreditOfWidth)
                                           : std::string("mid credit after slippage is negative"));
            }
        }
        pick.candidates.push_back(std::move(candidate));
    }
    return pick;
}

} // namespace signalbox::structures
