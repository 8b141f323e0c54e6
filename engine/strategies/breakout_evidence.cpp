// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/breakout_evidence.h"

#include <fmt/format.h>

namespace signalbox::strategies {
namespace {

constexpr const char* Key = "breakout";

void count(EvidenceCount& evidence, base::Money netPl, base::Money premium) {
    ++evidence.trades;
    if (netPl > base::Money() && premium > base::Money()) {
        ++evidence.wins;
        evidence.gained += netPl.toDollars() / premium.toDollars();
    }
}

} // namespace

std::string evidenceWords(std::int64_t own, std::int64_t backtest, std::optional<base::Date> since) {
    return since ? fmt::format("own {}, backtest {} since {}", own, backtest, base::toIso(*since))
                 : fmt::format("own {}, no backtest named", own);
}

std::string BreakoutEvidence::words() const {
    return withBacktest ? evidenceWords(own.trades, backtest.trades, since) : std::string();
}

BreakoutEvidence breakoutEvidence(const Context& context, structures::StructureKind kind) {
    BreakoutEvidence evidence;
    for (const book::Position* trade : context.book->closedTrades()) {
        if (trade->strategy == Key && trade->kind == kind) {
            count(evidence.own, trade->netPl, trade->entryPremium);
        }
    }
    // A backtest that counted itself, or one before it, would prove itself.
    evidence.withBacktest = context.parameters->breakout(context.underlying).kellyEvidence ==
                                params::KellyEvidence::OwnAndBacktest &&
                            context.mode != "BACKTEST";
    const book::EvidenceNamed* named = evidence.withBacktest ? context.book->evidence().of(Key) : nullptr;
    if (named == nullptr) {
        return evidence;
    }
    evidence.since = named->outOfSampleFrom;
    evidence.fileHash = named->fileHash;
    for (const book::EvidenceTrade& trade : named->trades) {
        if (trade.kind == kind) {
            count(evidence.backtest, trade.netPl, trade.premium);
        }
    }
    return evidence;
}

} // namespace signalbox::strategies
