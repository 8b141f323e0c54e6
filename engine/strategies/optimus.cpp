// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/optimus.h"

#include "engine/chains/quote_inputs.h"
#include "engine/chains/rate.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/entry/describe.h"
#include "engine/entry/optimus_gates.h"
#include "engine/market/product.h"
#include "engine/market/series_names.h"
#include "engine/risk/conviction.h"
#include "engine/strategies/last_bars.h"
#include "engine/strategies/optimus_parameters.h"
#include "engine/structures/spread_selector.h"

#include <algorithm>

namespace signalbox::strategies {
namespace {

using params::OptimusParameters;

class OptimusPrepared : public Prepared {
public:
    explicit OptimusPrepared(std::shared_ptr<const diagnosis::OptimusColumns> made)
        : columns(std::move(made)) {}
    std::shared_ptr<const diagnosis::OptimusColumns> columns;
};

const diagnosis::OptimusColumns& columnsOf(const Context& context) {
    return *static_cast<const OptimusPrepared&>(*context.prepared).columns;
}

const OptimusParameters& parametersOf(const Context& context) {
    return context.parameters->optimus(context.underlying);
}

std::vector<std::string> seriesNeeded(const params::ParameterSet& parameters, const std::string& underlying) {
    using namespace market::names;
    std::vector<std::string> names{underlying};
    if (underlying != "SPX") {
        names.emplace_back("SPX");
    }
    names.insert(names.end(), {Vix, Breadth50, PutCallTotal, PutVolume, CallVolume, HighYieldOas,
                               InvestmentGradeOas, Bill13w});
    if (parameters.optimus(underlying).tsSource == params::TermSource::VixVix3m) {
        names.emplace_back(Vix3m);
    } else {
        names.push_back(vxTable(1));
        names.push_back(vxTable(2));
    }
    return names;
}

base::Result<std::shared_ptr<const Prepared>> prepare(const Context& context) {
    SIGNALBOX_TRY_ASSIGN(auto columns,
                         diagnosis::buildOptimusColumns(*context.snapshot, context.underlying,
                                                        *context.calendar, parametersOf(context),
                                                        context.parameters->account().historyStart));
    return std::shared_ptr<const Prepared>(std::make_shared<OptimusPrepared>(std::move(columns)));
}

base::Result<entry::EntryEvaluation> evaluate(const Context& context) {
    SIGNALBOX_TRY_ASSIGN(const entry::BookFacts facts, optimusBookFacts(context));
    entry::Subject subject;
    subject.underlying = context.underlying;
    subject.date = context.date;
    subject.simulated = context.snapshot->simulated;
    return entry::evaluateOptimus(columnsOf(context), subject, facts, parametersOf(context),
                                  *context.calendar, context.allGates);
}

structures::SelectorInputs selectorInputs(const Context& context, diagnosis::Regime regime) {
    structures::SelectorInputs inputs;
    inputs.chain = context.snapshot->chain(context.underlying);
    inputs.rate =
        chains::zeroRate(context.snapshot->view(market::names::Bill13w), context.date, *context.calendar);
    inputs.parameters = selectorParameters(parametersOf(context));
    if (inputs.chain) {
        inputs.quotes = chains::endOfDayContext(*context.snapshot, *inputs.chain, *context.calendar,
                                                inputs.parameters.maxSpread);
    }
    inputs.highVol = regime == diagnosis::Regime::HighVol;
    inputs.provisional = context.provisional;
    inputs.analytics = context.analytics;
    inputs.calendar = context.calendar;
    return inputs;
}

structures::Selection select(const Context& context, const entry::EntryEvaluation& evaluation) {
    return structures::selectPutCreditSpread(selectorInputs(context, evaluation.regime));
}

Sizing size(const Context& context, const entry::EntryEvaluation& evaluation,
            const structures::TradePlan& plan, const SizingFacts& facts) {
    risk::ConvictionInputs scores;
    scores.ivRank = evaluation.ivRank;
    scores.tsRatio = evaluation.tsRatio;
    if (evaluation.close && evaluation.ema200 && *evaluation.ema200 > 0) {
        scores.trendExcess = *evaluation.close / *evaluation.ema200 - 1;
    }
    scores.bandDepth = evaluation.bandDepth;
    scores.closedTrades = facts.closedTrades;
    scores.winsLast10 = facts.winsLast10;
    Sizing sizing;
    sizing.conviction = risk::conviction(scores, parametersOf(context).bbStdDev);

    risk::SizingInputs inputs;
    inputs.equity = facts.sleeveEquity;
    inputs.accountEquity = facts.accountEquity;
    inputs.highWaterMark = facts.highWaterMark;
    inputs.regime = evaluation.regime;
    inputs.vix = evaluation.vix;
    inputs.convictionBp = sizing.conviction->bp;
    inputs.width = plan.width;
    inputs.credit = plan.limit;
    inputs.multiplier = plan.multiplier;
    inputs.openHeat = facts.openHeat;
    // Unknown Greeks of open positions: the desk refuses for DELTA; the size leaves that limit to it.
    if (facts.aggregateDelta) {
        inputs.delta = risk::DeltaInputs{*facts.aggregateDelta, plan.unitDelta, plan.spot};
    }
    inputs.buyingPower = facts.buyingPower;
    sizing.size = risk::sizeOf(inputs, sizingParameters(parametersOf(context)));
    sizing.refusal = risk::sizeRefusal(sizing.size);
    return sizing;
}

base::Result<exits::PositionExit> exitOf(const Context& context, const entry::EntryEvaluation& evaluation,
                                         const book::Position& position) {
    const structures::SelectorInputs market = selectorInputs(context, evaluation.regime);
    exits::PositionExitInputs inputs;
    inputs.today = context.date;
    inputs.regime = evaluation.regime;
    inputs.chain = market.chain;
    inputs.rate = market.rate;
    inputs.quotes = market.quotes;
    inputs.parameters = exitParameters(parametersOf(context));
    const book::ThetaSinceEntry* theta = context.book->thetaSinceEntry(position.id);
    inputs.parameters.stopMultiplierX100 = inputs.parameters.stopX100(theta != nullptr && theta->lags());
    inputs.analytics = context.analytics;
    inputs.calendar = context.calendar;
    return exits::evaluatePositionExit(position, inputs);
}

/// The time stop needs no quote to be due (OPT-X5).
base::Result<std::optional<book::CloseReason>> due(const Context& context, const book::Position& position) {
    SIGNALBOX_TRY_ASSIGN(
        const base::Date timeStop,
        context.calendar->timeStopDate(position.expiration,
                                       context.parameters->optimus(position.underlying).timeStopDte));
    return context.date >= timeStop ? std::optional(book::CloseReason::TimeStop) : std::nullopt;
}

/// OPT-T3 with what the snapshot of the order's session says.
std::string recheck(const Context& context) {
    const diagnosis::OptimusColumns& columns = columnsOf(context);
    const auto session = columns.sessionOf(context.date);
    if (!session) {
        return {};
    }
    const OptimusParameters& parameters = parametersOf(context);
    const double vix = columns.vix.at(*session);
    const double ratio = columns.termRatio.at(*session);
    const bool crisis = (base::isKnown(vix) && base::realGreater(vix, parameters.vixCrisis)) ||
                        (base::isKnown(ratio) && base::realGreaterEqual(ratio, parameters.tsCrisis));
    return crisis ? "PRETRADE_CRISIS" : "";
}

std::vector<RegimePoint> regimes(const Context& context, int sessions) {
    const diagnosis::OptimusColumns& columns = columnsOf(context);
    std::vector<RegimePoint> points;
    const auto last = columns.sessionOf(context.date);
    if (!last) {
        return points;
    }
    for (int session = std::max(columns.firstSession, *last - sessions + 1); session <= *last; ++session) {
        const auto index = static_cast<std::size_t>(session - columns.firstSession);
        points.push_back({columns.dates[index], columns.rawRegime[index], columns.regime[index]});
    }
    return points;
}

ChartStudies chart(const Context& context, int sessions) {
    const diagnosis::OptimusColumns& columns = columnsOf(context);
    ChartStudies studies;
    forLastBars(columns, context.date, sessions, studies, [&](int session) {
        studies.bandMiddle.push_back(columns.bandMiddle.at(session));
        studies.bandLower.push_back(columns.bandLower.at(session));
        studies.bandUpper.push_back(columns.bandUpper.at(session));
        studies.ema.push_back(columns.ema.at(session));
        studies.rsi.push_back(columns.rsi.at(session));
        studies.macd.push_back(columns.macd.at(session));
        studies.macdSignal.push_back(columns.macdSignal.at(session));
        studies.macdHistogram.push_back(columns.macdHistogram.at(session));
    });
    return studies;
}

/// A signal, or a rejected one: a day which touched the band (gate 5 passes) and was stopped by another gate.
std::optional<std::pair<bool, std::string>> signalOn(const Context& context, base::Date date) {
    const diagnosis::OptimusColumns& columns = columnsOf(context);
    const auto session = columns.sessionOf(date);
    if (!session) {
        return std::nullopt;
    }
    const diagnosis::OptimusReadings readings = diagnosis::readingsAt(columns, *session);
    entry::BookFacts facts;
    facts.openTotal = 0;
    facts.openUnder = 0;
    const OptimusParameters& parameters = parametersOf(context);
    const entry::GateOutcome outcome = entry::evaluateGates(readings, facts, parameters);
    if (outcome.signal()) {
        return std::pair(true, std::string());
    }
    const auto passes = [&](entry::Gate gate) {
        return entry::checkGate(static_cast<int>(gate), readings, facts, parameters).status ==
               entry::GateStatus::Pass;
    };
    const bool rebound = passes(entry::Gate::Oversold) && passes(entry::Gate::MeanReversion);
    if (!rebound) {
        return std::nullopt;
    }
    return std::pair(false, outcome.firstFail > 0 ? "gate " + std::to_string(outcome.firstFail)
                                                  : std::string("filter"));
}

} // namespace

base::Result<entry::BookFacts> optimusBookFacts(const Context& context) {
    entry::BookFacts facts;
    const std::string group = market::riskGroupOf(context.underlying);
    facts.openTotal = context.book->openCount("optimus");
    facts.openUnder = context.book->openCount("optimus", group);
    if (const auto last = context.book->lastEntry("optimus", group)) {
        // A pending order of a later session than the one looked at counts as today's (OPT-E10).
        SIGNALBOX_TRY_ASSIGN(const int days,
                             context.calendar->businessDays(std::min(*last, context.date), context.date));
        facts.businessDaysSinceEntry = days;
    }
    facts.halts = context.halts;
    return facts;
}

Strategy optimus() {
    Strategy strategy;
    strategy.key = "optimus";
    strategy.name = "Optimus";
    strategy.defaultUnderlying = "SPX";
    strategy.priority = 1;
    strategy.account = risk::optimusAccount();
    strategy.speaksLog = true;
    strategy.seriesNeeded = seriesNeeded;
    strategy.prepare = prepare;
    strategy.evaluate = evaluate;
    strategy.select = select;
    strategy.size = size;
    strategy.change = [](const Context& context, const entry::EntryEvaluation& evaluation,
                         const structures::TradePlan& plan, const structures::PlanChange& change) {
        return structures::replan(plan, change, selectorInputs(context, evaluation.regime));
    };
    strategy.limits = [](const Context& context) { return strategyLimits(parametersOf(context)); };
    strategy.exit = exitOf;
    strategy.due = due;
    strategy.recheck = recheck;
    strategy.regimes = regimes;
    strategy.chart = chart;
    strategy.signalOn = signalOn;
    strategy.breaker = [](const Context& context) { return breakerParameters(parametersOf(context)); };
    strategy.failures = [](const Context&, const risk::FailureInputs& inputs) {
        return risk::failureConditions(inputs);
    };
    return strategy;
}

} // namespace signalbox::strategies
