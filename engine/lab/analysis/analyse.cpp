// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/lab/analysis/analysis.h"
#include "engine/risk/failure_halt.h"

#include <algorithm>
#include <cmath>

namespace signalbox::lab {
namespace {

using backtest::RunResult;
using backtest::Trade;
using base::Money;

/// The least average holding that OPT-F1 aims at bounds how often a slot can be filled.
constexpr int ShortestHolding = 15;

std::vector<book::EquityPoint> pointsOf(const RunResult& run, std::span<const base::Date> sessions) {
    std::vector<book::EquityPoint> points;
    points.reserve(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        points.push_back({sessions[i], Money::cents(run.equity[i]), Money()});
    }
    return points;
}

std::vector<stats::ClosedTrade> closedTrades(const RunResult& run) {
    std::vector<stats::ClosedTrade> closed;
    for (const Trade* trade : closedInOrder(run.trades)) {
        closed.push_back({trade->id, trade->openedOn, trade->closedOn.value_or(trade->openedOn), trade->netPl,
                          trade->maxLoss});
    }
    return closed;
}

std::vector<stats::SessionHeat> sessionHeats(const RunResult& run, std::span<const base::Date> sessions) {
    std::vector<stats::SessionHeat> heats;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Money heat = i < run.heat.size() ? Money::cents(run.heat[i]) : Money();
        heats.push_back({sessions[i], Money::cents(run.equity[i == 0 ? 0 : i - 1]), heat});
    }
    return heats;
}

Money equityBefore(const RunResult& run, std::span<const base::Date> sessions, base::Date date) {
    const auto at =
        static_cast<std::size_t>(std::lower_bound(sessions.begin(), sessions.end(), date) - sessions.begin());
    return Money::cents(run.equity[at == 0 ? 0 : at - 1]);
}

int sleeveOf(const AnalysisInputs& inputs, int system) {
    return inputs.slots.empty() ? system : inputs.slots[static_cast<std::size_t>(system)].sleeve;
}

const backtest::System* systemOf(const AnalysisInputs& inputs, int system) {
    const auto index = static_cast<std::size_t>(system);
    return inputs.slots.empty() ? inputs.systems[index].system : inputs.slots[index].system;
}

/// The mean gain of a trade that reaches its target, each against the equity it was sized on, then expressed
/// on the equity of the start.
std::optional<stats::Feasibility> feasibilityOf(const AnalysisInputs& inputs,
                                                std::span<const base::Date> sessions, Money start) {
    double gains = 0;
    int count = 0;
    int slots = 0;
    for (const SystemFacts& system : inputs.systems) {
        slots += system.maxConcurrent;
    }
    for (const Trade& trade : inputs.run->trades) {
        const auto index = static_cast<std::size_t>(sleeveOf(inputs, trade.system));
        const Money equity = equityBefore(*inputs.run, sessions, trade.openedOn);
        if (!trade.credit || index >= inputs.systems.size() || equity <= Money()) {
            continue;
        }
        const Money credit = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
        gains += static_cast<double>(credit.toCents()) * inputs.systems[index].profitTargetPct / 100.0 /
                 static_cast<double>(equity.toCents());
        ++count;
    }
    if (count == 0 || start <= Money()) {
        return std::nullopt;
    }
    const double win = gains / count * static_cast<double>(start.toCents());
    return stats::feasibility(Money::cents(std::llround(win)), start, slots, ShortestHolding);
}

GreekReport greekReport(const AnalysisInputs& inputs, const base::Executor& executor, std::stop_token stop) {
    const RunResult& run = *inputs.run;
    const bool known = !inputs.slots.empty() ||
                       (!inputs.systems.empty() &&
                        std::all_of(inputs.systems.begin(), inputs.systems.end(),
                                    [](const SystemFacts& facts) { return facts.system != nullptr; }));
    if (!known || run.sessions.empty()) {
        return {};
    }
    std::vector<TradeSplit> splits(run.trades.size());
    const bool done = executor.parallelFor(
        run.trades.size(),
        [&](std::size_t i) {
            const Trade& trade = run.trades[i];
            splits[i] = splitByGreek(trade, marksOf(trade, *systemOf(inputs, trade.system), *inputs.calendar,
                                                    run.sessions.back()));
        },
        stop);
    return done ? sumUp(std::move(splits)) : GreekReport();
}

std::vector<std::string> warningsOf(const RunResult& run, const Analysis& analysis) {
    std::vector<std::string> warnings;
    if (analysis.totals.smallSample()) {
        warnings.push_back("small sample: " + std::to_string(analysis.totals.trades) +
                           " closed trades, below 30; rates are not reliable");
    }
    if (!analysis.breakEvenWarning.empty()) {
        warnings.push_back(analysis.breakEvenWarning);
    }
    const bool isCredit =
        std::any_of(run.trades.begin(), run.trades.end(), [](const Trade& trade) { return trade.credit; });
    if (isCredit && analysis.greeks.total.theta < Money()) {
        warnings.emplace_back("theta over all trades is negative (OPT-M2)");
    }
    if (const auto share = analysis.provenance.all().modelShare(); share && *share > 0) {
        warnings.push_back(base::fixed(*share * 100, 1) + "% of prices come from the model, not from quotes");
    }
    if (run.prices.missing > 0) {
        // The run counts entries and closings that found no quote too.
        const std::int64_t marks = analysis.provenance.marks.missing;
        warnings.push_back(std::to_string(run.prices.missing) + " prices were missing: " +
                           std::to_string(marks) + " for marks, where the last one stood (SHR-D2), " +
                           std::to_string(run.prices.missing - marks) + " for entries and closings");
    }
    if (run.cancelled) {
        warnings.emplace_back("the run was cancelled: everything is about the part before");
    }
    return warnings;
}

std::vector<StrategyPart> partsOf(const AnalysisInputs& inputs, const Provenance& prices) {
    std::vector<StrategyPart> parts(inputs.systems.size());
    std::vector<std::vector<Money>> results(parts.size());
    std::vector<Money> risks(parts.size());
    std::vector<int> days(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].key = inputs.systems[i].key;
        parts[i].symbols = inputs.slots.empty() ? 1 : 0;
    }
    for (const backtest::SystemSlot& slot : inputs.slots) {
        ++parts[static_cast<std::size_t>(slot.sleeve)].symbols;
    }
    for (const Trade* trade : closedInOrder(inputs.run->trades)) {
        const auto own = static_cast<std::size_t>(sleeveOf(inputs, trade->system));
        results[own].push_back(trade->netPl);
        risks[own] += trade->maxLoss;
        days[own] += trade->daysHeld;
    }
    for (std::size_t i = 0; i < inputs.run->trades.size(); ++i) {
        const Trade& trade = inputs.run->trades[i];
        StrategyPart& part = parts[static_cast<std::size_t>(sleeveOf(inputs, trade.system))];
        part.openTrades += trade.isOpen() ? 1 : 0;
        part.openPl += trade.isOpen() ? trade.netPl : Money();
        part.probes += trade.bought.probe ? 1 : 0;
        part.prices += prices.trades[i].all();
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].totals = stats::totals(results[i]);
        if (!results[i].empty()) {
            parts[i].avgDaysHeld = static_cast<double>(days[i]) / static_cast<double>(results[i].size());
        }
        if (risks[i] > Money()) {
            parts[i].returnOnRisk = parts[i].totals.net.toDollars() / risks[i].toDollars();
        }
    }
    return parts;
}

/// ATR-L over the closed trades that kept what was known at their entry.
std::optional<stats::Learning> learningOf(const AnalysisInputs& inputs, const base::Executor& executor) {
    if (std::none_of(inputs.systems.begin(), inputs.systems.end(),
                     [](const SystemFacts& facts) { return facts.learns; })) {
        return std::nullopt;
    }
    std::vector<stats::LearningTrade> trades;
    for (const Trade& trade : inputs.run->trades) {
        if (trade.closedOn && trade.entryValues.size() == stats::LearningValues) {
            stats::LearningTrade one{trade.id, trade.openedOn, *trade.closedOn, {}, trade.isWin()};
            std::copy(trade.entryValues.begin(), trade.entryValues.end(), one.values.begin());
            trades.push_back(one);
        }
    }
    return stats::learn(trades, executor);
}

void addCertainty(const AnalysisInputs& inputs, std::span<const Money> netPls,
                  std::span<const double> returns, const base::Executor& executor, std::stop_token stop,
                  Analysis& analysis) {
    analysis.bootstrap = inputs.bootstrap;
    analysis.intervals = intervals(netPls, returns, inputs.rfAnnual, inputs.bootstrap, executor);
    stats::MonteCarloSettings settings;
    settings.seed = inputs.bootstrap.seed;
    settings.paths = inputs.paths;
    settings.ruinFraction = inputs.ruinFraction;
    settings.steps = static_cast<int>(returns.size());
    if (!returns.empty()) {
        analysis.dailyPaths =
            stats::simulatePaths(stats::resampledReturns(returns), settings, executor, stop);
    }
    const std::vector<double> trades = tradeReturns(*inputs.run, analysis.sessions);
    settings.steps = static_cast<int>(trades.size());
    if (!trades.empty()) {
        analysis.tradePaths = stats::simulatePaths(stats::resampledReturns(trades), settings, executor, stop);
    }
}

} // namespace

SystemFacts optimusFacts(const params::OptimusParameters& parameters, const backtest::System* system) {
    SystemFacts facts;
    facts.key = "optimus";
    facts.system = system;
    facts.gates = optimusGateNames(parameters);
    facts.stopMultiplier = parameters.stopLossX100 / 100.0;
    facts.profitTargetPct = parameters.profitTargetPct;
    facts.maxConcurrent = std::min(parameters.maxConcurrentPerUnderlying, parameters.maxConcurrentTotal);
    return facts;
}

SystemFacts shareFacts(const std::string& strategy) {
    SystemFacts facts;
    facts.key = strategy;
    facts.gates = shareGateNames(strategy);
    facts.marketWide = true;
    facts.learns = strategy == "atr-matrix";
    return facts;
}

std::vector<base::Date> sessionDates(const RunResult& run, const calendar::Calendar& calendar) {
    std::vector<base::Date> dates;
    dates.reserve(run.sessions.size());
    for (const std::int32_t session : run.sessions) {
        const auto date = calendar.sessionAt(session);
        if (!date) {
            break;
        }
        dates.push_back(*date);
    }
    return dates;
}

Analysis analyse(const AnalysisInputs& inputs, const base::Executor& executor, std::stop_token stop) {
    const RunResult& run = *inputs.run;
    Analysis analysis;
    analysis.sessions = sessionDates(run, *inputs.calendar);
    analysis.rfAnnual = inputs.rfAnnual;
    analysis.halts = run.halts;
    if (analysis.sessions.empty() || analysis.sessions.size() != run.equity.size()) {
        analysis.cancelled = run.cancelled;
        analysis.warnings = warningsOf(run, analysis);
        return analysis;
    }
    analysis.startEquity = Money::cents(run.equity.front());
    analysis.endEquity = Money::cents(run.equity.back());
    analysis.measures = measure(run, analysis.sessions, inputs.rfAnnual);

    const std::vector<stats::ClosedTrade> closed = closedTrades(run);
    const std::vector<Money> netPls = stats::netPls(closed);
    const std::vector<book::EquityPoint> points = pointsOf(run, analysis.sessions);
    analysis.totals = stats::totals(netPls);
    for (const Trade& trade : run.trades) {
        analysis.openTrades += trade.isOpen() ? 1 : 0;
        analysis.openPl += trade.isOpen() ? trade.netPl : Money();
    }
    analysis.months = stats::monthlyTable(closed, sessionHeats(run, analysis.sessions));
    analysis.criteria = stats::successTable({points, closed, analysis.months, inputs.rfAnnual});
    analysis.feasibility = feasibilityOf(inputs, analysis.sessions, analysis.startEquity);
    if (!inputs.systems.empty() && !inputs.systems.front().marketWide && inputs.systems.size() == 1) {
        risk::FailureThresholds thresholds;
        thresholds.breakEvenWinRate = stats::breakEvenWinRate(inputs.systems.front().stopMultiplier,
                                                              inputs.systems.front().profitTargetPct);
        analysis.breakEvenWarning = risk::breakEvenWarning(netPls, thresholds);
    }
    analysis.drawdowns = stats::drawdowns(points);
    analysis.losingStreak = stats::longestLosingStreak(closed);
    for (std::size_t i = 0; i < inputs.systems.size(); ++i) {
        const auto number = static_cast<int>(i);
        const SystemFacts& facts = inputs.systems[i];
        std::vector<int> members{number};
        if (!inputs.slots.empty()) {
            members.clear();
            for (std::size_t slot = 0; slot < inputs.slots.size(); ++slot) {
                if (inputs.slots[slot].sleeve == number) {
                    members.push_back(static_cast<int>(slot));
                }
            }
        }
        const bool counted = facts.marketWide && i < run.sleeves.size();
        analysis.gates.push_back({facts.key,
                                  counted ? countGates(run.sleeves[i], facts.gates)
                                          : countGates(run.days, members.front(), facts.gates),
                                  countSignals(run.signals, members)});
    }
    analysis.attribution = attribute(run.trades);
    analysis.greeks = greekReport(inputs, executor, stop);
    analysis.provenance = provenance(run.trades);
    analysis.strategies = partsOf(inputs, analysis.provenance);
    for (const backtest::SystemSlot& slot : inputs.slots) {
        analysis.slots.emplace_back(slot.system->key(), slot.system->underlying());
    }
    addCertainty(inputs, netPls, stats::dailyReturns(points), executor, stop, analysis);
    analysis.distribution = stats::histogram(netPls);
    analysis.learning = learningOf(inputs, executor);
    analysis.cancelled = run.cancelled || stop.stop_requested();
    analysis.warnings = warningsOf(run, analysis);
    return analysis;
}

} // namespace signalbox::lab
