// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/demo_market.h"

#include "engine/demo/simulation.h"
#include "engine/demo/story_judge.h"
#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

using base::ErrorCode;
using base::fail;

constexpr int FewestSessions = 600;
/// How often the end is told again at most; one in a few dozen fits.
constexpr std::uint64_t MostAttempts = 6000;
constexpr double LowestBreadth = 43.0;
constexpr std::size_t LeastSpacing = 5;

/// The paths of index and stocks, and which telling of the end they hold.
struct Paths {
    std::vector<IndexDay> days;
    Growth growth;
};

void extend(std::vector<IndexDay>& days, const std::vector<DayPlan>& plan, std::size_t from,
            std::uint64_t seed) {
    days.resize(from);
    for (std::size_t i = 0; i < plan.size(); ++i) {
        days.push_back(days.empty() ? firstDay()
                                    : nextDay(days.back(), plan[i], random::mixed(seed, 1, from + i)));
    }
}

/// Tells the end until a spread of an earlier signal is open on the last session, itself a signal.
Result<Paths> tellStory(const Simulation& simulation) {
    const std::size_t history = simulation.sessions.size() - TailSessions;
    Paths paths;
    extend(paths.days, planOfHistory(history), 0, simulation.seed);
    growStocks(paths.growth, simulation.companies, simulation.reports, paths.days, 0, simulation.seed);
    const double level = pricing::elementary::logarithm(paths.days.back().close);
    const StoryJudge judge(paths.days, simulation.sessions, simulation.calendar);
    for (std::uint64_t attempt = 1; attempt <= MostAttempts; ++attempt) {
        const std::uint64_t dice = random::mixed(simulation.seed, 0x7A11, attempt);
        extend(paths.days, planOfTail(dice, level), history, dice);
        const auto signals = judge.entrySessions(paths.days);
        if (signals.empty() || signals.back() + 1 != simulation.sessions.size()) {
            continue;
        }
        // A signal just before would be filled just before, and the last one would come too soon after it.
        if (signals.size() > 1 && signals.back() - signals[signals.size() - 2] < LeastSpacing) {
            continue;
        }
        const auto open = std::find_if(signals.begin(), signals.end(), [&](std::size_t signal) {
            return signal + 5 < simulation.sessions.size() && judge.staysOpen(signal, paths.days);
        });
        if (open == signals.end()) {
            continue;
        }
        growStocks(paths.growth, simulation.companies, simulation.reports, paths.days, history, dice);
        if (breadthOn(paths.growth, *open, 50) > LowestBreadth &&
            breadthOn(paths.growth, signals.back(), 50) > LowestBreadth) {
            return paths;
        }
    }
    return fail(ErrorCode::Internal, "this seed tells no story with an entry signal at its end",
                "seed " + std::to_string(simulation.seed), "choose another seed");
}

/// The fund on the index: a tenth of it, paying quarterly dividends.
Result<std::shared_ptr<const market::BarSeries>> makeFund(Simulation& simulation) {
    std::vector<market::Bar> bars;
    double scale = 0.1;
    for (std::size_t t = 0; t < simulation.sessions.size(); ++t) {
        const IndexDay& day = simulation.days[t];
        if (t % 63 == 53) {
            const double amount = std::round(day.close * scale * IndexYield / 4.0 * 100.0) / 100.0;
            simulation.actions.push_back(
                {FundSymbol, simulation.sessions[t], market::ActionKind::CashDividend, 1.0, amount, Source});
        }
        const auto cents = [scale](double value) { return std::round(value * scale * 100.0) / 100.0; };
        bars.push_back({simulation.sessions[t], cents(day.open), cents(day.high), cents(day.low),
                        cents(day.close), std::round(day.volume / 45.0)});
    }
    return market::BarSeries::create({FundSymbol, Source, market::Basis::AsTraded}, bars, true);
}

/// The fund on small companies: the mean of the least traded third, opening and ranging with the index. It
/// has no options.
Result<std::shared_ptr<const market::BarSeries>> makeSmallFund(const Simulation& simulation,
                                                               const Growth& growth) {
    constexpr double FirstPrice = 150;
    std::vector<std::size_t> order(simulation.companies.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return simulation.companies[a].sharesTraded < simulation.companies[b].sharesTraded;
    });
    order.resize(order.size() / 3);
    std::vector<market::Bar> bars;
    const auto cents = [](double value) { return std::round(value * 100.0) / 100.0; };
    double before = 0;
    for (std::size_t t = 0; t < simulation.sessions.size(); ++t) {
        double sum = 0;
        for (const std::size_t company : order) {
            sum += growth[company][t];
        }
        const double close = FirstPrice * sum / static_cast<double>(order.size());
        const IndexDay& day = simulation.days[t];
        const double open = t == 0 ? close : before * day.open / simulation.days[t - 1].close;
        const double high = std::max(open, close) * day.high / std::max(day.open, day.close);
        const double low = std::min(open, close) * day.low / std::min(day.open, day.close);
        bars.push_back({simulation.sessions[t], cents(open),
                        std::max(cents(high), cents(std::max(open, close))),
                        std::min(cents(low), cents(std::min(open, close))), cents(close),
                        std::round(day.volume / 90.0)});
        before = close;
    }
    return market::BarSeries::create({SmallFundSymbol, Source, market::Basis::AsTraded}, bars, true);
}

base::Status addStocks(Simulation& simulation, const Growth& growth) {
    for (std::size_t i = 0; i < simulation.companies.size(); ++i) {
        // One company splits three sessions before the end, so that the quarantine has somebody to hold.
        SIGNALBOX_TRY_ASSIGN(StockHistory history,
                             makeStockHistory(simulation.companies[i], growth[i], simulation.sessions, i == 7,
                                              random::mixed(simulation.seed, 0x5700, i)));
        simulation.series.push_back(history.bars);
        simulation.bySymbol[simulation.companies[i].company.symbol] = history.bars;
        simulation.actions.insert(simulation.actions.end(), history.actions.begin(), history.actions.end());
        simulation.listed.push_back(simulation.companies[i].company);
    }
    return {};
}

} // namespace

std::optional<std::size_t> Simulation::indexOf(Date date) const {
    const auto at = std::lower_bound(sessions.begin(), sessions.end(), date);
    if (at == sessions.end() || *at != date) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - sessions.begin());
}

DemoMarket::DemoMarket(std::shared_ptr<const Simulation> simulation) : m_simulation(std::move(simulation)) {}

std::uint64_t DemoMarket::seed() const {
    return m_simulation->seed;
}

const std::vector<Date>& DemoMarket::sessions() const {
    return m_simulation->sessions;
}

const std::vector<std::shared_ptr<const market::BarSeries>>& DemoMarket::series() const {
    return m_simulation->series;
}

const std::vector<market::CorporateAction>& DemoMarket::actions() const {
    return m_simulation->actions;
}

const std::vector<Company>& DemoMarket::companies() const {
    return m_simulation->listed;
}

const std::vector<EarningsDate>& DemoMarket::earnings() const {
    return m_simulation->reports.dates;
}

std::shared_ptr<const market::OptionChain> DemoMarket::chain(const std::string& underlying, Date date,
                                                             std::int32_t secondsOfDay) const {
    return makeChain(*m_simulation, underlying, date, secondsOfDay);
}

Result<std::vector<std::shared_ptr<const market::BarSeries>>> DemoMarket::volatilityHistory() const {
    std::vector<std::shared_ptr<const market::BarSeries>> out;
    SIGNALBOX_TRY_ASSIGN(auto fund, makeVolatilitySeries(*m_simulation, FundSymbol));
    out.push_back(std::move(fund));
    for (const Company& company : m_simulation->listed) {
        SIGNALBOX_TRY_ASSIGN(auto series, makeVolatilitySeries(*m_simulation, company.symbol));
        out.push_back(std::move(series));
    }
    return out;
}

Result<std::shared_ptr<const DemoMarket>> simulate(const calendar::Calendar& calendar, std::uint64_t seed,
                                                   int sessions, Date lastSession) {
    if (sessions < FewestSessions) {
        return fail(ErrorCode::Usage,
                    "a simulated market needs at least " + std::to_string(FewestSessions) + " sessions", {},
                    "ask for more sessions");
    }
    SIGNALBOX_TRY_ASSIGN(const int last, calendar.sessionNumber(lastSession));
    SIGNALBOX_TRY_ASSIGN(const Date first, calendar.sessionAt(last - sessions + 1));
    auto simulation =
        std::make_shared<Simulation>(Simulation{seed, calendar, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}});
    SIGNALBOX_TRY_ASSIGN(simulation->sessions, calendar.sessions(first, lastSession));
    simulation->companies = makeCompanies(seed);
    simulation->reports = makeReports(simulation->companies, simulation->sessions, calendar);
    SIGNALBOX_TRY_ASSIGN(Paths paths, tellStory(*simulation));
    simulation->days = std::move(paths.days);
    SIGNALBOX_TRY_ASSIGN(simulation->series,
                         makeMarketSeries(simulation->sessions, simulation->days, paths.growth, calendar));
    simulation->bySymbol[IndexSymbol] = simulation->series.front();
    SIGNALBOX_TRY_ASSIGN(auto fund, makeFund(*simulation));
    simulation->bySymbol[FundSymbol] = fund;
    simulation->series.push_back(std::move(fund));
    SIGNALBOX_TRY_ASSIGN(auto smallFund, makeSmallFund(*simulation, paths.growth));
    simulation->series.push_back(std::move(smallFund));
    SIGNALBOX_TRY(addStocks(*simulation, paths.growth));
    std::sort(simulation->actions.begin(), simulation->actions.end(),
              [](const market::CorporateAction& a, const market::CorporateAction& b) {
                  return a.effective != b.effective ? a.effective < b.effective
                         : a.symbol != b.symbol     ? a.symbol < b.symbol
                                                    : a.kind < b.kind;
              });
    for (const market::CorporateAction& action : simulation->actions) {
        simulation->actionsBySymbol[action.symbol].push_back(action);
    }
    for (const EarningsDate& report : simulation->reports.dates) {
        simulation->reportsBySymbol[report.symbol].push_back(report);
    }
    return std::make_shared<const DemoMarket>(std::move(simulation));
}

Date lastSessionOf(const calendar::Calendar& calendar, std::uint64_t seed) {
    constexpr Date Latest = base::makeDate(2026, 6, 30);
    constexpr std::uint64_t Span = 120;
    const Date chosen = Latest - base::CalendarDays(static_cast<int>(random::mixed(seed, 0xDA7E) % Span));
    return calendar.sessionOnOrBefore(chosen).value_or(Latest);
}

} // namespace signalbox::demo
