// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/backtest_job.h"

#include "engine/base/executor.h"
#include "engine/base/format.h"
#include "engine/lab/analysis/analysis.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

/// Shares of the whole job, for its progress: loading, the four runs, the analysis.
constexpr double LoadingShare = 0.6;
constexpr double RunsShare = 0.2;

void tell(const BacktestWish& wish, double share, const char* what) {
    if (wish.progress) {
        wish.progress(share, what);
    }
}

base::Error cancelledError() {
    return {base::ErrorCode::Cancelled, "the backtest was cancelled", {}, {}};
}

lab::RunCard cardOf(const BacktestWish& wish, const Lab& lab) {
    lab::RunCard card;
    card.strategy = lab.strategy();
    card.underlying = lab.underlying();
    card.market = lab.history().simulated ? "demo" : "real";
    card.from = wish.span.from;
    card.to = wish.span.to;
    stateParameters(card, wish.parameters.settings(lab.underlying()), {lab.strategy()});
    card.feePerContract = wish.parameters.account().feePerContract;
    card.modelErrorLines = modelErrorLines(lab.history().modelError);
    card.notes = lab.history().notes;
    if (lab.history().simulated) {
        card.notes.insert(card.notes.begin(), "SIMULATED market");
    }
    const base::Executor executor(wish.threads);
    card.threads = executor.threads();
    return card;
}

} // namespace

void stateParameters(lab::RunCard& card, const std::vector<params::ParameterSet::Setting>& settings,
                     const std::vector<std::string>& strategies) {
    for (const params::ParameterSet::Setting& setting : settings) {
        const std::string& section = setting.descriptor->section;
        const bool inForce = section == "account" ||
                             std::find(strategies.begin(), strategies.end(), section) != strategies.end();
        if (!inForce) {
            continue;
        }
        const std::string name = setting.descriptor->fullName();
        card.parameters.emplace_back(name, setting.text);
        if (setting.text != setting.descriptor->defaultText()) {
            card.changed.push_back(name + "=" + setting.text);
        }
    }
}

std::vector<std::string> modelErrorLines(const history::ModelError& error) {
    std::vector<std::string> lines;
    if (error.sessions == 0) {
        return lines;
    }
    const auto line = [](const std::string& name, const history::ErrorCell& cell) {
        return fmt::format("{:<24} {:>7}  {:>+6.2f} {:>5.2f} {:>+6.2f} {:>+6.2f}  {:>+7.2f} {:>6.2f}", name,
                           cell.volPoints.count, cell.volPoints.bias, cell.volPoints.rms, cell.volPoints.p05,
                           cell.volPoints.p95, cell.dollars.bias, cell.dollars.rms);
    };
    lines.push_back(
        fmt::format("Model minus quote of out-of-the-money puts on {} sessions that have both, each "
                    "priced by constants fitted on the other sessions:",
                    error.sessions));
    lines.push_back(fmt::format("{:<24} {:>7}  {:>6} {:>5} {:>6} {:>6}  {:>7} {:>6}", "delta, days", "cases",
                                "vol", "rms", "5 %", "95 %", "$", "rms"));
    for (std::size_t delta = 0; delta + 1 < history::ErrorDeltas.size(); ++delta) {
        for (std::size_t days = 0; days + 1 < history::ErrorDays.size(); ++days) {
            const history::ErrorCell& cell = error.cells[delta][days];
            if (cell.volPoints.count > 0) {
                lines.push_back(line(fmt::format("{:.2f}-{:.2f}, {}-{} days", history::ErrorDeltas[delta],
                                                 history::ErrorDeltas[delta + 1], history::ErrorDays[days],
                                                 history::ErrorDays[days + 1]),
                                     cell));
            }
        }
    }
    lines.push_back(line("0.08-0.25, 21-59 days", error.traded));
    lines.push_back(line("all", error.total));
    return lines;
}

base::Result<std::shared_ptr<const Backtest>> runBacktest(const OpenHome& home, MarketAccess& market,
                                                          const BacktestWish& wish,
                                                          std::shared_ptr<const Lab> opened,
                                                          std::stop_token stop) {
    auto done = std::make_shared<Backtest>();
    done->parameters = wish.parameters;
    tell(wish, 0, "loading");
    if (!opened) {
        LabWish span = wish.span;
        span.progress = [&wish](double share) { tell(wish, share * LoadingShare, "loading"); };
        SIGNALBOX_TRY_ASSIGN(opened, Lab::open(home, market, span, stop));
    }
    done->lab = opened;
    const Lab& lab = *opened;
    const params::ParameterValues& values = wish.parameters.values(lab.underlying());
    SIGNALBOX_TRY_ASSIGN(const auto system, lab.system(values));
    backtest::RunInputs inputs = lab.inputs(*system, values);
    inputs.progress = [&wish](double share) { tell(wish, LoadingShare + share * RunsShare / 4, "running"); };
    const auto begin = std::chrono::steady_clock::now();
    SIGNALBOX_TRY_ASSIGN(done->run, backtest::run(inputs, stop));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    inputs.progress = {};
    std::vector<backtest::RunResult> studies;
    std::vector<lab::FillRun> fills{{backtest::FillAssumption{}, &done->run}};
    const auto studied = studiedFills();
    studies.reserve(studied.size());
    for (const backtest::FillAssumption& fill : studied) {
        inputs.fill = fill;
        SIGNALBOX_TRY_ASSIGN(auto study, backtest::run(inputs, stop));
        studies.push_back(std::move(study));
        fills.push_back({fill, &studies.back()});
    }
    if (stop.stop_requested()) {
        return base::fail(cancelledError());
    }
    tell(wish, LoadingShare + RunsShare, "measuring");
    const base::Executor executor(wish.threads);
    lab::AnalysisInputs analysis;
    analysis.run = &done->run;
    analysis.calendar = &calendar::Calendar::standard();
    analysis.systems = {lab::optimusFacts(values.optimus, system.get())};
    done->analysis = lab::analyse(analysis, executor, stop);
    if (stop.stop_requested()) {
        return base::fail(cancelledError());
    }
    done->card = cardOf(wish, lab);
    done->card.seconds = seconds;
    done->card.fills = lab::compareFills(fills, lab.history().dates);
    tell(wish, 1, "done");
    return std::shared_ptr<const Backtest>(std::move(done));
}

} // namespace signalbox::app
