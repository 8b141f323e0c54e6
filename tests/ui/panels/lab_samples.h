// SPDX-License-Identifier: GPL-3.0-or-later
// A small backtest, its counterfactuals and a sweep, made by hand, for the panels that show them.
#pragma once

#include "engine/base/date.h"
#include "engine/lab/counterfactual/counterfactual.h"
#include "engine/lab/sweep/ranking.h"
#include "engine/lab/sweep/sweep.h"
#include "models/rows/backtest_rows.h"
#include "tests/unit/lab/analysis_made_run.h"
#include "tests/unit/lab/fake_sweep.h"
#include "ui/panels/sweep/sweep_panel.h"

namespace signalbox::testing {

inline std::vector<tests::MadeTrade> sampleTrades() {
    using Reason = book::CloseReason;
    std::vector<tests::MadeTrade> trades;
    for (int i = 0; i < 11; ++i) {
        const bool loss = i % 4 == 3;
        trades.push_back({i * 5, i * 5 + 4, loss ? -640 : 215 + 10 * i,
                          loss ? Reason::StopLoss : Reason::ProfitTarget,
                          i % 2 == 0 ? diagnosis::Regime::ElevatedVol : diagnosis::Regime::BullishCalm});
    }
    trades.push_back({56, -1, 120});
    trades[2].origin = backtest::Origin::Model;
    return trades;
}

inline models::ShownBacktest sampleBacktest(const std::vector<tests::MadeTrade>& trades) {
    auto run = std::make_shared<backtest::RunResult>(tests::madeRun(trades));
    lab::AnalysisInputs inputs;
    inputs.run = run.get();
    inputs.calendar = &calendar::Calendar::standard();
    inputs.systems = {lab::optimusFacts(params::OptimusParameters(), nullptr)};
    inputs.paths = 200;
    const base::Executor executor(1);
    auto analysis = std::make_shared<lab::Analysis>(lab::analyse(inputs, executor));
    auto card = std::make_shared<lab::RunCard>();
    card->strategy = "optimus";
    card->underlying = "SPX";
    card->market = "demo";
    card->from = base::makeDate(2026, 1, 2);
    card->to = base::makeDate(2026, 3, 31);
    card->changed = {"min_iv_rank=45"};
    card->feePerContract = base::Money::cents(65);
    const std::vector<lab::FillRun> fills{{backtest::FillAssumption{}, run.get()},
                                          {{backtest::FillAssumption::Kind::Mid, 0}, run.get()},
                                          {{backtest::FillAssumption::Kind::Share, 0.25}, run.get()},
                                          {{backtest::FillAssumption::Kind::Natural, 0}, run.get()}};
    card->fills = lab::compareFills(fills, analysis->sessions);
    return {card, run, analysis};
}

/// IV Rank with 40 cases that it saved, Trend with 12 cases, and one signal that had no chain.
inline std::shared_ptr<const lab::Counterfactuals> sampleBlocked() {
    auto blocked = std::make_shared<lab::Counterfactuals>();
    const auto run = tests::madeRun(sampleTrades());
    for (const backtest::Trade& trade : run.trades) {
        lab::SkippedTrade skipped;
        skipped.date = trade.signalDate;
        skipped.blocker = trade.id % 3 == 0 ? "trend" : "iv_rank";
        skipped.sole = trade.id % 2 == 0;
        if (!skipped.sole) {
            skipped.also = {"vix_level"};
        }
        skipped.trade = trade;
        blocked->skipped.push_back(std::move(skipped));
    }
    lab::SkippedTrade unpriced;
    unpriced.date = base::makeDate(2026, 3, 30);
    unpriced.blocker = "no_quotes";
    unpriced.sole = true;
    unpriced.noTrade = "No option chain";
    blocked->skipped.push_back(std::move(unpriced));
    lab::GatePrice rank;
    rank.key = "iv_rank";
    rank.cases = 40;
    rank.sole = 31;
    rank.avoided = base::Money::dollars(9'000);
    rank.missed = base::Money::dollars(4'000);
    rank.net = base::Money::dollars(-5'000);
    rank.mean = -125;
    rank.interval = stats::Interval{-210.0, -40.0, 2000};
    rank.conclusion = lab::GatePrice::Conclusion::Saves;
    lab::GatePrice trend = rank;
    trend.key = "trend";
    trend.cases = 12;
    trend.conclusion = lab::GatePrice::Conclusion::TooFew;
    lab::GatePrice halted;
    halted.key = "halted";
    blocked->prices = {rank, trend, halted};
    return blocked;
}

/// 6 x 5 combinations whose best is at min_iv_rank 50.
inline ui::ShownSweep sampleSweep(bool cancelled = false) {
    auto spec = std::make_shared<lab::SweepSpec>();
    spec->grid = tests::fakeGrid({"min_iv_rank=35:60:5", "profit_target_pct=40:60:5"});
    const auto sessions = tests::fakeSessions(250);
    spec->from = sessions.front();
    spec->to = sessions.back();
    lab::SweepInputs inputs;
    inputs.grid = &spec->grid;
    inputs.sessions = sessions;
    for (std::size_t i = 0; i < (cancelled ? 7 : spec->grid.size()); ++i) {
        inputs.indices.push_back(i);
    }
    inputs.runOne = [&sessions](std::size_t, const params::ParameterValues& values, const std::stop_token&) {
        return base::Result<backtest::RunResult>(tests::fakeRun(sessions, tests::fakeDrift(values)));
    };
    auto rows =
        std::make_shared<std::vector<lab::SweepRow>>(lab::sweep(inputs, base::Executor(1)).value().rows);
    auto ranking = std::make_shared<lab::Ranking>(lab::rank(spec->grid, *rows, lab::Objective::Sharpe));
    return {spec, rows, ranking, cancelled, true, 1.5};
}

} // namespace signalbox::testing
