// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/describe.h"

#include "engine/entry/content_hash.h"
#include "engine/entry/gate_results.h"
#include "engine/params/parameter_set.h"

namespace signalbox::entry {
namespace {

using diagnosis::OptimusReadings;

void fillRegime(EntryEvaluation& e, const OptimusReadings& r, const params::OptimusParameters& p) {
    e.regime = r.regime;
    e.rawRegime = r.raw;
    e.light = diagnosis::lightOf(r.regime);
    e.regimeReason = regimeSentence(r, p, "SPX");
    e.regimeMissing = diagnosis::inputNames(r.regimeMissing);
    e.regimeInputs = {{"vix", r.inputs.vix},
                      {"ts_ratio", r.inputs.tsRatio},
                      {"close", r.inputs.close},
                      {"ema200", r.inputs.ema200},
                      {"breadth", r.inputs.breadth},
                      {"breadth_sma5", r.inputs.breadthMean5},
                      {"breadth_sma5_10ago", r.inputs.breadthMean5TenAgo}};
}

void fillValues(EntryEvaluation& e, const OptimusReadings& r) {
    e.ivRank = r.ivRank;
    e.tsRatio = r.inputs.tsRatio;
    e.close = r.close;
    e.priorClose = r.priorClose;
    e.ema200 = r.ema;
    e.lowerBand = r.lowerBand;
    e.bandDepth = r.bandDepth;
    e.vix = r.inputs.vix;
    e.touchDate = r.touchDate;
    e.touchLow = r.touchLow;
    e.touchLowerBand = r.touchBand;
    e.upStreak = r.upStreak.value_or(0);
    e.rsi = r.rsi;
    e.rsiPrior = r.rsiPrior;
    e.macdHistogram = r.macdHistogram[0];
    e.macdHistogramPrior = r.macdHistogram[1];
}

} // namespace

EntryEvaluation describe(const Subject& subject, const OptimusReadings& readings, const BookFacts& facts,
                         const params::OptimusParameters& parameters, const GateOutcome& outcome,
                         bool allGates, std::vector<InputUse> inputs) {
    EntryEvaluation e;
    e.strategy = subject.strategy;
    e.underlying = subject.underlying;
    e.date = subject.date;
    e.simulated = subject.simulated;
    e.decision = outcome.decision;
    e.inputs = std::move(inputs);
    fillRegime(e, readings, parameters);
    fillValues(e, readings);
    const ReasonInputs texts{subject.underlying, readings, facts, parameters};
    if (outcome.decision == Decision::Warmup) {
        e.barsRemaining = readings.barsRemaining;
        e.reason = "Indicators not ready, " + std::to_string(readings.barsRemaining) + " bars remaining";
    } else if (outcome.decision == Decision::Halted) {
        e.halts = facts.halts;
        e.reason = "Halted (" + joined(facts.halts) + ")";
    } else {
        e.reason = outcomeReason(outcome, texts);
        for (int index = 0; index < FilterCount; ++index) {
            e.filters.push_back(
                filterResult(index, outcome.filters[static_cast<std::size_t>(index)], parameters));
        }
        for (int number = 1; number <= GateCount; ++number) {
            e.gates.push_back(gateResult(number, outcome.gates[static_cast<std::size_t>(number - 1)], texts));
        }
    }
    e.hash = contentHash(e, subject.parametersHash.empty() ? params::fingerprint(parameters)
                                                           : subject.parametersHash);
    if (allGates && !e.gates.empty()) {
        for (int number = 1; number <= GateCount; ++number) {
            e.studyGates.push_back(gateResult(number, checkGate(number, readings, facts, parameters), texts));
        }
    }
    return e;
}

base::Result<EntryEvaluation> evaluateOptimus(const diagnosis::OptimusColumns& columns,
                                              const Subject& subject, const BookFacts& facts,
                                              const params::OptimusParameters& parameters,
                                              const calendar::Calendar& calendar, bool allGates) {
    SIGNALBOX_TRY_ASSIGN(const int session, calendar.sessionNumber(subject.date));
    const OptimusReadings readings = diagnosis::readingsAt(columns, session);
    const GateOutcome outcome = evaluateGates(readings, facts, parameters);
    return describe(subject, readings, facts, parameters, outcome, allGates,
                    inputsOf(columns, subject.date, calendar, subject.underlying));
}

} // namespace signalbox::entry
