// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of BRK, row by row.
#include "engine/params/descriptor_kinds.h"

namespace signalbox::params {
namespace {

using P = BreakoutParameters;

constexpr const char* UniverseRange = "a list, an index, a file, or symbols with commas";

void addSignal(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(
        rows.text({"universe", "", "Symbols that are scanned (BRK-U1)"}, &P::universe, UniverseRange));
    table.push_back(
        rows.real({"z_price_min", "deviations", "Price score that a breakout must exceed (BRK-S2)"},
                  &P::zPriceMin, 0.5, 3));
    table.push_back(
        rows.real({"z_vol_min", "deviations", "Volatility score that a breakout must exceed (BRK-S2)"},
                  &P::zVolMin, 0, 3));
    table.push_back(rows.choice({"earnings_mode", "", "What earnings on or before expiry do (BRK-I3)"},
                                &P::earningsMode, std::array{EarningsMode::Advise, EarningsMode::Block},
                                &earningsModeKey));
}

void addSize(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(
        rows.real({"kelly_fraction", "x Kelly", "Share of the Kelly stake that is staked (BRK-K4)"},
                  &P::kellyFraction, 0.1, 1));
    table.push_back(
        rows.percent({"probe_pct", "% of equity", "Stake of a probe without an edge, never in LIVE (BRK-K5)"},
                     &P::probe, 0, 1'000));
    table.push_back(rows.choice(
        {"kelly_evidence", "", "Whose closed trades count as evidence (BRK-K5a)"}, &P::kellyEvidence,
        std::array{KellyEvidence::Own, KellyEvidence::OwnAndBacktest}, &kellyEvidenceKey));
    table.push_back(rows.realOrNone({"stated_p", "fraction", "Win probability that is believed (BRK-K5a)"},
                                    &P::statedP, 0, 1));
    table.push_back(rows.realOrNone({"stated_b", "per $", "Payoff of a win that is believed (BRK-K5a)"},
                                    &P::statedB, 0.01, 100));
}

void addPanel(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.integer({"panel_quorum", "votes", "Approvals that a memo needs (BRK-P2)"},
                                 &P::panelQuorum, 1, 10));
    table.push_back(rows.integer({"panel_humans", "votes", "Of them by people, in LIVE (BRK-P2)"},
                                 &P::panelHumans, 1, 10));
    table.push_back(rows.text({"panel_people", "", "People on the panel (BRK-P2)"}, &P::panelPeople,
                              "names with commas"));
}

void addExits(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.hundredths({"profit_multiple", "x entry", "Bid at which a win is taken (BRK-X1)"},
                                    &P::profitMultipleX100, 125, 500));
    table.push_back(rows.hundredths({"stop_fraction", "x entry", "Bid at which a loss is taken (BRK-X1)"},
                                    &P::stopFractionX100, 20, 80));
    table.push_back(rows.integer(
        {"exit_dte", "calendar days", "Days to expiration of the time stop (BRK-X1)"}, &P::exitDte, 1, 5));
}

} // namespace

std::vector<Descriptor> breakoutDescriptors() {
    const Rows<P> rows("breakout", &ParameterValues::breakout);
    std::vector<Descriptor> table;
    addSignal(rows, table);
    addSize(rows, table);
    addPanel(rows, table);
    addExits(rows, table);
    return table;
}

} // namespace signalbox::params
