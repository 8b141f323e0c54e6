// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/structures/long_option_plan.h"

#include <algorithm>
#include <cmath>

namespace signalbox::structures {
namespace {

using market::Right;

constexpr std::size_t CandidatesShown = 8;

/// Rows of the wanted right with where each stands.
struct Rows {
    std::vector<OptionRow> rows;
    std::vector<ContractPlace> places;
};

bool hasListed(const market::ExpiryBlock& block, Right right) {
    const auto& listed = block.side(right).listed;
    return std::any_of(listed.begin(), listed.end(), [](std::uint8_t one) { return one != 0; });
}

Rows rowsBetween(const LongOptionChain& chain, Right right, int minDte, int maxDte) {
    Rows made;
    const auto& blocks = chain.inputs().chain->blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const market::ExpiryBlock& block = blocks[b];
        const int dte = chain.dteOf(b);
        if (block.adjusted || dte < minDte || dte > maxDte || !hasListed(block, right)) {
            continue; // an adjusted series delivers something else (SHR-Q7)
        }
        const chains::ExpiryAnalytics& analytics = chain.analyticsOf(b);
        for (std::size_t i = 0; i < block.strikes.size(); ++i) {
            if (block.side(right).listed[i] == 0) {
                continue;
            }
            const LegQuote quote = legQuote(block, analytics, right, i);
            made.rows.push_back({block.expiration, dte, block.strikes[i], quote.delta, quote.bid, quote.ask,
                                 quote.volume, quote.openInterest});
            made.places.push_back({b, i});
        }
    }
    return made;
}

/// The longest expiration in range that lists the right at all; nothing: none.
std::optional<int> longestDte(const LongOptionChain& chain, Right right, const AtmRules& rules) {
    std::optional<int> longest;
    const auto& blocks = chain.inputs().chain->blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const int dte = chain.dteOf(b);
        const bool fits = dte >= rules.minDte && dte <= rules.maxDte;
        if (fits && !blocks[b].adjusted && hasListed(blocks[b], right)) {
            longest = std::max(longest.value_or(dte), dte);
        }
    }
    return longest;
}

void fillFrom(LongOptionPick& pick, const LongOptionChain& chain, const ContractPlace& place, Right right) {
    const market::OptionChain& whole = *chain.inputs().chain;
    pick.place = place;
    pick.contract = whole.blocks()[place.block].contract(whole.underlying(), right, place.index);
    pick.expiration = pick.contract.expiration;
    pick.dte = chain.dteOf(place.block);
    pick.quote = chain.quoteOf(place, right);
    pick.dividendsUnknown = chain.analyticsOf(place.block).dividendsUnknown;
    pick.codes = chain.codesOf(place, right);
}

std::optional<double> midOf(const OptionRow& row) {
    return row.bid && row.ask ? std::optional(base::midDollars(*row.bid, *row.ask)) : std::nullopt;
}

Candidate candidateOf(const OptionRow& row, double distance) {
    Candidate candidate;
    candidate.longStrike = row.strike;
    candidate.delta = row.delta.value_or(0);
    candidate.distance = distance;
    candidate.midCredit = midOf(row);
    candidate.detail = base::toIso(row.expiration) + ", " + std::to_string(row.dte) + " DTE";
    return candidate;
}

/// The strikes next to the chosen one, to show that it is the nearest.
std::vector<Candidate> nearestStrikes(const Rows& made, double spot, std::size_t chosen,
                                      const std::string& reject) {
    std::vector<std::size_t> order(made.rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto away = [&](std::size_t i) { return std::abs(made.rows[i].strike.toDollars() - spot); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return a == chosen || (b != chosen && away(a) < away(b));
    });
    std::vector<Candidate> shown;
    for (const std::size_t i : order) {
        if (shown.size() == CandidatesShown) {
            break;
        }
        Candidate candidate = candidateOf(made.rows[i], away(i));
        candidate.chosen = i == chosen && reject.empty();
        if (i != chosen) {
            candidate.rejected = {"FARTHER"};
        } else if (!reject.empty()) {
            candidate.rejected = {reject};
        }
        shown.push_back(std::move(candidate));
    }
    return shown;
}

/// Why ATR-O2 does not let a row through, in the order of the rule; empty when it does.
std::string unfit(const OptionRow& row, const DeltaRules& rules,
                  const std::vector<chains::QuoteCode>& codes) {
    if (!row.delta) {
        return "NO_DELTA";
    }
    if (!base::realGreaterEqual(*row.delta, rules.minDelta) ||
        !base::realLessEqual(*row.delta, rules.maxDelta)) {
        return "DELTA";
    }
    if (row.volume.value_or(0) <= rules.minVolume) {
        return row.volume ? "VOLUME" : "VOLUME_MISSING";
    }
    if (row.openInterest.value_or(0) <= rules.minOpenInterest) {
        return row.openInterest ? "OPEN_INTEREST" : "OPEN_INTEREST_MISSING";
    }
    if (!isTight(row, rules.maxSpread)) {
        return "WIDE";
    }
    return chains::joinCodes(codes);
}

/// The rows nearest to what ATR-O3 wants, fit or not, each with its reason.
std::vector<Candidate> nearestByDelta(const Rows& made, const LongOptionChain& chain, const DeltaRules& rules,
                                      const std::optional<std::size_t>& chosen) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < made.rows.size(); ++i) {
        if (made.rows[i].delta) {
            order.push_back(i);
        }
    }
    const auto days = [&](std::size_t i) { return std::abs(made.rows[i].dte - rules.targetDte); };
    const auto away = [&](std::size_t i) { return std::abs(*made.rows[i].delta - rules.targetDelta); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if ((a == chosen) != (b == chosen)) {
            return a == chosen;
        }
        if (days(a) != days(b)) {
            return days(a) < days(b);
        }
        if (made.rows[a].dte != made.rows[b].dte) {
            return made.rows[a].dte > made.rows[b].dte;
        }
        return away(a) < away(b);
    });
    order.resize(std::min(order.size(), CandidatesShown));
    std::vector<Candidate> shown;
    for (const std::size_t i : order) {
        Candidate candidate = candidateOf(made.rows[i], away(i));
        candidate.chosen = i == chosen;
        const std::string why = candidate.chosen
                                    ? std::string()
                                    : unfit(made.rows[i], rules, chain.codesOf(made.places[i], Right::Call));
        if (!candidate.chosen) {
            candidate.rejected = {why.empty() ? std::string("FARTHER") : why};
        }
        shown.push_back(std::move(candidate));
    }
    return shown;
}

/// A pick that cannot even begin.
std::optional<LongOptionPick> noChain(const LongOptionChain& chain) {
    LongOptionPick pick;
    pick.detail = chain.refusal();
    if (pick.detail.empty()) {
        return std::nullopt;
    }
    pick.reject = "NO_CHAIN";
    return pick;
}

} // namespace

LongOptionPick pickAtTheMoney(const LongOptionChain& chain, Right right, const AtmRules& rules) {
    if (auto none = noChain(chain)) {
        return *none;
    }
    LongOptionPick pick;
    const auto dte = longestDte(chain, right, rules);
    if (!dte) {
        pick.reject = "NO_EXPIRY";
        return pick;
    }
    const double spot = *chain.inputs().chain->underlyingPrice();
    const Rows made = rowsBetween(chain, right, *dte, *dte);
    const OptionChoice choice =
        selectAtTheMoney(made.rows, spot, right == Right::Call, rules, [&](std::size_t row) {
            return chains::joinCodes(chain.codesOf(made.places[row], right));
        });
    pick.reject = choice.reject;
    if (choice.row) {
        fillFrom(pick, chain, made.places[*choice.row], right);
        pick.candidates = nearestStrikes(made, spot, *choice.row, choice.reject);
    }
    return pick;
}

LongOptionPick pickByDelta(const LongOptionChain& chain, const DeltaRules& rules) {
    if (auto none = noChain(chain)) {
        return *none;
    }
    LongOptionPick pick;
    const Rows made = rowsBetween(chain, Right::Call, rules.minDte, rules.maxDte);
    // The IV Rank is asked for elsewhere: here it never refuses.
    const DeltaChoice choice = selectByDelta(made.rows, -1.0, rules, [&](std::size_t row) {
        return chain.codesOf(made.places[row], Right::Call).empty();
    });
    pick.reject = choice.reject;
    pick.eligible = choice.eligible;
    if (choice.row) {
        fillFrom(pick, chain, made.places[*choice.row], Right::Call);
    }
    pick.candidates = nearestByDelta(made, chain, rules, choice.row);
    return pick;
}

LongOptionPick pickContract(const LongOptionChain& chain, const market::OptionContract& contract) {
    if (auto none = noChain(chain)) {
        return *none;
    }
    LongOptionPick pick;
    const auto place = findContract(*chain.inputs().chain, contract);
    if (!place) {
        pick.reject = "NOT_LISTED";
        pick.detail = market::occSymbol(contract) + " is not in the chain";
        return pick;
    }
    fillFrom(pick, chain, *place, contract.right);
    pick.reject = chains::joinCodes(pick.codes);
    return pick;
}

} // namespace signalbox::structures
