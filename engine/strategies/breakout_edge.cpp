// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/breakout_edge.h"

#include "engine/base/format.h"
#include "engine/risk/kelly.h"

#include <algorithm>
#include <utility>

namespace signalbox::strategies {
namespace {

constexpr int WinsForPayoff = 10; // BRK-K3
constexpr double FullLoss = 1;    // gaps can take everything (BRK-K3)

/// What the closed trades of one direction let one believe (BRK-K2).
void addEvidence(BreakoutEdge& edge, BreakoutEvidence evidence) {
    edge.wins = evidence.wins();
    edge.trades = evidence.trades();
    edge.evidenceB = edge.wins >= WinsForPayoff ? evidence.gained() / edge.wins : 1.0;
    edge.sources = std::move(evidence);
    edge.evidenceP = risk::usedProbability(edge.wins, edge.trades, edge.evidenceB, FullLoss);
    edge.evidenceKelly = risk::kellyFraction(edge.evidenceP, edge.evidenceB, FullLoss);
}

} // namespace

BreakoutEdge breakoutEdge(const Context& context, entry::BreakoutSide side) {
    const params::BreakoutParameters& p = context.parameters->breakout(context.underlying);
    BreakoutEdge edge;
    edge.a = FullLoss;
    addEvidence(edge, breakoutEvidence(context, side == entry::BreakoutSide::Short
                                                    ? structures::StructureKind::LongPut
                                                    : structures::StructureKind::LongCall));
    edge.p = edge.evidenceP;
    edge.b = edge.evidenceB;
    edge.kelly = edge.evidenceKelly;
    if (p.statedP && p.statedB) {
        edge.p = *p.statedP;
        edge.b = *p.statedB;
        edge.kelly = risk::kellyFraction(edge.p, edge.b, FullLoss);
        edge.assumed = "ASSUMED EDGE p=" + base::shortest(edge.p) + ", b=" + base::shortest(edge.b);
    }
    // With no evidence p_used is p0 and f* is 0 but for rounding (SHR-N6).
    edge.kelly = base::realEqual(edge.kelly, 0) ? 0 : edge.kelly;
    edge.evidenceKelly = base::realEqual(edge.evidenceKelly, 0) ? 0 : edge.evidenceKelly;
    if (edge.kelly > 0) {
        edge.stakeBp = risk::stakeInBp(risk::stakeOf(edge.kelly, p.kellyFraction));
    } else if (context.mode != "LIVE") {
        edge.probe = true;
        edge.stakeBp = std::min(p.probe.value(), risk::stakeInBp(risk::StakeCap));
    }
    return edge;
}

} // namespace signalbox::strategies
