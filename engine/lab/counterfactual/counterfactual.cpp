// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/counterfactual/counterfactual.h"

#include "engine/backtest/single_trade.h"
#include "engine/entry/optimus_gates.h"

#include <algorithm>
#include <bit>

namespace signalbox::lab {
namespace {

using backtest::SignalEnd;
using base::Money;

constexpr int CasesForConclusion = 30;
constexpr double IntervalLevel = 0.95;
constexpr const char* Halted = "halted";

/// Gates 5 to 8: the rebound itself, which makes a day a signal whatever else stands in its way.
constexpr unsigned SetupGates = 0b1111U << 4U;

struct Failing {
    unsigned gates = 0;   ///< bit number - 1
    unsigned filters = 0; ///< bit index, blocking ones
    [[nodiscard]] int count() const { return std::popcount(gates) + std::popcount(filters); }
};

Failing failingOn(const backtest::OptimusSystem& system, const backtest::DayLine& line,
                  std::optional<int> lastEntry) {
    const diagnosis::OptimusReadings readings =
        diagnosis::readingsAt(*system.entries().columns, line.session);
    entry::BookFacts facts;
    facts.openTotal = line.openPositions;
    facts.openUnder = line.openPositions;
    if (lastEntry) {
        facts.businessDaysSinceEntry = line.session - *lastEntry;
    }
    Failing failing;
    for (int number = 1; number <= entry::GateCount; ++number) {
        const auto check = entry::checkGate(number, readings, facts, system.parameters());
        failing.gates |= check.status == entry::GateStatus::Fail ? 1U << (number - 1) : 0U;
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        const auto check = entry::checkFilter(index, readings, system.parameters());
        failing.filters |= check.status == entry::FilterStatus::Fail ? 1U << index : 0U;
    }
    return failing;
}

std::vector<std::string> namesOf(const Failing& failing) {
    std::vector<std::string> names;
    for (int number = 1; number <= entry::GateCount; ++number) {
        if ((failing.gates >> (number - 1) & 1U) != 0) {
            names.emplace_back(entry::gateKey(number));
        }
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        if ((failing.filters >> index & 1U) != 0) {
            names.emplace_back(entry::filterKey(index));
        }
    }
    return names;
}

/// A blocked day before its trade is known.
struct Case {
    SkippedTrade skipped;
    int session = 0;
};

std::optional<Case> blockedByRules(const backtest::DayLine& line, const Failing& failing, base::Date date) {
    const bool setup = (failing.gates & SetupGates) == 0;
    const int blockers = failing.count() + (line.halted ? 1 : 0);
    if (blockers == 0 || (!setup && blockers != 1)) {
        return std::nullopt;
    }
    std::vector<std::string> names = namesOf(failing);
    if (line.halted) {
        names.insert(names.begin(), Halted);
    }
    Case found;
    found.session = line.session;
    found.skipped.date = date;
    found.skipped.blocker = names.front();
    found.skipped.sole = blockers == 1;
    found.skipped.also.assign(names.begin() + 1, names.end());
    return found;
}

base::Result<std::vector<Case>> blockedDays(const CounterfactualInputs& inputs) {
    std::vector<Case> cases;
    std::optional<int> lastEntry;
    auto signal = inputs.run->signals.begin();
    for (const backtest::DayLine& line : inputs.run->days) {
        if (line.opened > 0) {
            lastEntry = line.session;
        }
        const auto decision = static_cast<entry::Decision>(line.decision);
        if (decision == entry::Decision::Warmup) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(const base::Date date, inputs.calendar->sessionAt(line.session));
        if (decision == entry::Decision::Entry) {
            signal = std::find_if(signal, inputs.run->signals.end(),
                                  [date](const backtest::SignalRecord& one) { return one.date == date; });
            if (signal != inputs.run->signals.end() && signal->end != SignalEnd::Traded) {
                Case found;
                found.session = line.session;
                found.skipped.date = date;
                found.skipped.blocker = backtest::signalEndKey(signal->end);
                found.skipped.detail = signal->detail;
                found.skipped.sole = true;
                cases.push_back(std::move(found));
            }
            continue;
        }
        if (auto found = blockedByRules(line, failingOn(*inputs.system, line, lastEntry), date)) {
            cases.push_back(std::move(*found));
        }
    }
    return cases;
}

/// The frozen hypothetical trade of a case, followed to its end.
base::Status tradeCase(const CounterfactualInputs& inputs, int lastSession, Case& one) {
    if (one.session >= lastSession) {
        one.skipped.noTrade = "the span ends before its session";
        return {};
    }
    const backtest::Order order = inputs.system->propose(one.session, one.session + 1);
    if (order.end != SignalEnd::Traded) {
        one.skipped.noTrade = order.detail;
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(one.skipped.trade,
                         backtest::liveThrough(*inputs.system, order.trade, one.session + 1, lastSession,
                                               inputs.feePerContract, *inputs.calendar));
    return {};
}

GatePrice priceOf(const std::string& key, const std::vector<SkippedTrade>& skipped,
                  const CounterfactualInputs& inputs, const base::Executor& executor) {
    GatePrice price;
    price.key = key;
    std::vector<double> results;
    for (const SkippedTrade& one : skipped) {
        if (one.blocker != key) {
            continue;
        }
        if (!one.trade || one.trade->isOpen()) {
            ++price.withoutTrade;
            continue;
        }
        const Money pl = one.trade->netPl;
        ++price.cases;
        price.sole += one.sole ? 1 : 0;
        price.wins += one.trade->isWin() ? 1 : 0;
        (pl > Money() ? price.missed : price.avoided) += pl > Money() ? pl : -pl;
        price.net += pl;
        results.push_back(pl.toDollars());
    }
    const auto meanOf = [&results](std::span<const std::uint32_t> indices) {
        double sum = 0;
        for (const std::uint32_t i : indices) {
            sum += results[i];
        }
        return sum / static_cast<double>(indices.size());
    };
    if (price.cases > 0) {
        price.mean = price.net.toDollars() / price.cases;
    }
    stats::BootstrapSettings settings = inputs.bootstrap;
    settings.level = IntervalLevel;
    price.interval = stats::bootstrap(results.size(), meanOf, settings, executor);
    if (price.cases >= CasesForConclusion && price.interval && price.interval->low && price.interval->high) {
        price.conclusion = *price.interval->low > 0    ? GatePrice::Conclusion::Costs
                           : *price.interval->high < 0 ? GatePrice::Conclusion::Saves
                                                       : GatePrice::Conclusion::Unclear;
    }
    return price;
}

std::vector<std::string> pricedKeys(const params::OptimusParameters& parameters) {
    std::vector<std::string> keys;
    for (int number = 1; number <= entry::GateCount; ++number) {
        if (static_cast<entry::Gate>(number) != entry::Gate::Macd || parameters.macdEnabled) {
            keys.emplace_back(entry::gateKey(number));
        }
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        if (entry::filterModeOf(index, parameters) == entry::FilterMode::Block) {
            keys.emplace_back(entry::filterKey(index));
        }
    }
    keys.emplace_back(Halted);
    for (const SignalEnd end :
         {SignalEnd::Vetoed, SignalEnd::SizeZero, SignalEnd::NoStrikes, SignalEnd::NoQuotes}) {
        keys.emplace_back(backtest::signalEndKey(end));
    }
    return keys;
}

} // namespace

base::Result<Counterfactuals> counterfactuals(const CounterfactualInputs& inputs,
                                              const base::Executor& executor, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(std::vector<Case> cases, blockedDays(inputs));
    const int lastSession = inputs.run->sessions.empty() ? 0 : inputs.run->sessions.back();
    std::vector<base::Status> done(cases.size());
    const bool all = executor.parallelFor(
        cases.size(), [&](std::size_t i) { done[i] = tradeCase(inputs, lastSession, cases[i]); }, stop);
    if (!all || stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "the counterfactuals were cancelled");
    }
    Counterfactuals result;
    result.skipped.reserve(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SIGNALBOX_TRY(std::move(done[i]));
        result.skipped.push_back(std::move(cases[i].skipped));
    }
    for (const std::string& key : pricedKeys(inputs.system->parameters())) {
        result.prices.push_back(priceOf(key, result.skipped, inputs, executor));
    }
    return result;
}

} // namespace signalbox::lab
