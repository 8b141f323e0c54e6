// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/account_backtest.h"

#include "app/core/lab/backtest_job.h"
#include "app/core/lab/closing_texts.h"
#include "engine/lab/analysis/analysis.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

/// Where the audit cuts the span, as shares of it.
constexpr std::array<double, 2> Cuts{0.45, 0.8};

lab::RunCard cardOf(const AccountLab& lab, const AccountWish& wish) {
    lab::RunCard card;
    for (const std::string& key : lab.strategies()) {
        card.strategy += (card.strategy.empty() ? "" : ",") + key;
    }
    card.underlying = lab.universes();
    card.market = lab.simulated() ? "demo" : "real";
    card.from = wish.from;
    card.to = wish.to;
    stateParameters(card, lab.parameters().settings(), lab.strategies());
    card.feePerContract = lab.inputs().feePerContract;
    card.modelErrorLines = lab.modelErrorLines();
    card.notes = lab.notes();
    if (lab.simulated()) {
        card.notes.insert(card.notes.begin(), "SIMULATED market");
    }
    card.threads = base::Executor(wish.threads).threads();
    return card;
}

lab::AnalysisInputs analysisInputs(const AccountLab& lab, const backtest::RunResult& run) {
    lab::AnalysisInputs inputs;
    inputs.run = &run;
    inputs.calendar = lab.inputs().calendar;
    inputs.slots = lab.inputs().systems;
    for (const std::string& key : lab.strategies()) {
        inputs.systems.push_back(key == "optimus"
                                     ? lab::optimusFacts(lab.parameters().optimus("SPX"), nullptr)
                                     : lab::shareFacts(key));
    }
    return inputs;
}

/// A trade as an audit compares it.
std::string lineOf(const backtest::Trade& trade) {
    return fmt::format("{} opened {} {} x {} @ {}", trade.id, base::toIso(trade.openedOn), trade.contracts,
                       trade.legs[0].strike, trade.entryPrice.toUnits());
}

} // namespace

bool isAccountBacktest(const std::vector<std::string>& strategies) {
    return strategies.size() != 1 || strategies.front() != "optimus";
}

base::Result<std::shared_ptr<const AccountBacktest>> runAccountBacktest(const OpenHome& home,
                                                                        MarketAccess& market,
                                                                        const AccountWish& wish,
                                                                        std::stop_token stop) {
    auto done = std::make_shared<AccountBacktest>();
    SIGNALBOX_TRY_ASSIGN(done->lab, AccountLab::open(home, market, wish, stop));
    const AccountLab& lab = *done->lab;
    std::vector<backtest::FillAssumption> fills{backtest::FillAssumption{}};
    for (const backtest::FillAssumption& fill : studiedFills()) {
        fills.push_back(fill);
    }
    const base::Executor executor(wish.threads);
    std::vector<base::Result<backtest::RunResult>> results(fills.size(), backtest::RunResult());
    double seconds = 0;
    executor.parallelFor(fills.size(), [&](std::size_t i) {
        backtest::RunInputs inputs = lab.inputs();
        inputs.fill = fills[i];
        const auto begin = std::chrono::steady_clock::now();
        results[i] = backtest::run(inputs, stop);
        if (i == 0) {
            seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        }
    });
    std::vector<lab::FillRun> compared;
    for (std::size_t i = 0; i < fills.size(); ++i) {
        SIGNALBOX_TRY(results[i]);
        compared.push_back({fills[i], &*results[i]});
    }
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "the backtest was cancelled", "backtest");
    }
    done->analysis = lab::analyse(analysisInputs(lab, *results[0]), executor, stop);
    done->card = cardOf(lab, wish);
    done->card.seconds = seconds;
    done->card.fills = lab::compareFills(compared, lab.dates());
    done->run = std::move(*results[0]);
    done->closing = closingTexts(*done, lab.parameters(), executor);
    return std::shared_ptr<const AccountBacktest>(std::move(done));
}

base::Result<AccountAudit> auditAccount(const OpenHome& home, MarketAccess& market, const AccountWish& wish,
                                        const AccountBacktest& whole) {
    AccountAudit audit;
    const std::vector<base::Date>& dates = whole.lab->dates();
    for (const double share : Cuts) {
        const auto at = static_cast<std::size_t>(share * static_cast<double>(dates.size()));
        AccountWish cut = wish;
        cut.to = dates[std::min(at, dates.size() - 1)];
        cut.basisOf = dates.back();
        SIGNALBOX_TRY_ASSIGN(const auto lab, AccountLab::open(home, market, cut));
        SIGNALBOX_TRY_ASSIGN(const auto run, backtest::run(lab->inputs()));
        const std::size_t before = audit.lines.size();
        for (std::size_t i = 0; i < run.equity.size() && i < whole.run.equity.size(); ++i) {
            if (run.equity[i] != whole.run.equity[i]) {
                audit.lines.push_back("equity of " + base::toIso(dates[i]) + " differs");
                break;
            }
        }
        std::size_t opened = 0;
        for (const backtest::Trade& trade : whole.run.trades) {
            if (trade.openedOn > lab->dates().back()) {
                continue;
            }
            ++opened;
            if (opened > run.trades.size() || lineOf(run.trades[opened - 1]) != lineOf(trade)) {
                audit.lines.push_back("trade " + lineOf(trade) + " differs");
                break;
            }
        }
        const bool clean = audit.lines.size() == before;
        audit.clean = audit.clean && clean;
        audit.lines.push_back(fmt::format("Audit: data cut at {}: {} trades and {} closes before it {}",
                                          base::toIso(lab->dates().back()), opened, run.equity.size(),
                                          clean ? "are the same" : "DIFFER"));
    }
    return audit;
}

} // namespace signalbox::app
