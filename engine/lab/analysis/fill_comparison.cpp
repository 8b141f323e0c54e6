// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/analysis/fill_comparison.h"

#include "engine/base/format.h"
#include "engine/lab/sweep/measures.h"

namespace signalbox::lab {
namespace {

std::string assumptionText(const backtest::FillAssumption& fill) {
    std::string text = backtest::fillKey(fill.kind);
    if (fill.kind == backtest::FillAssumption::Kind::Share) {
        text += " " + base::shortest(fill.sharePerLeg);
    }
    return text;
}

base::Money netOfClosed(const backtest::RunResult& run) {
    base::Money net;
    for (const backtest::Trade& trade : run.trades) {
        net += trade.isOpen() ? base::Money() : trade.netPl;
    }
    return net;
}

} // namespace

std::vector<FillRow> compareFills(std::span<const FillRun> runs, std::span<const base::Date> sessions,
                                  double rfAnnual) {
    std::vector<FillRow> rows;
    for (const FillRun& run : runs) {
        const Measures measures = measure(*run.result, sessions, rfAnnual);
        FillRow row;
        row.assumption = assumptionText(run.fill);
        row.trades = measures.trades;
        row.net = netOfClosed(*run.result);
        row.winRate = measures.winRate;
        row.profitFactor = measures.profitFactor;
        row.sharpe = measures.sharpe;
        row.maxDrawdown = measures.maxDrawdown;
        rows.push_back(row);
    }
    return rows;
}

} // namespace signalbox::lab
