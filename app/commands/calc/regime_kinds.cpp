// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of regime, diagnosis and gates: regime, regime-path, diagnosis, gates.
#include "app/commands/calc/calculator.h"
#include "engine/base/decimal.h"
#include "engine/entry/describe.h"
#include "engine/entry/optimus_gates.h"

namespace signalbox::calc {
namespace {

using entry::FilterMode;

diagnosis::Regime regimeOf(const std::string& text, const char* name) {
    const auto regime = diagnosis::parseRegime(text);
    if (!regime) {
        throw BadField{std::string(name) + ": no such regime: " + text};
    }
    return *regime;
}

std::optional<int> count(const Case& in, const char* name) {
    const auto value = in.integer(name);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

Answer regime(const Case& in) {
    diagnosis::RegimeInputs inputs;
    inputs.vix = in.real("vix");
    inputs.tsRatio = in.real("ts_ratio");
    inputs.close = in.real("close");
    inputs.ema200 = in.real("ema200");
    inputs.breadth = in.real("breadth");
    inputs.breadthMean5 = in.real("breadth_sma5");
    inputs.breadthMean5TenAgo = in.real("breadth_sma5_10ago");
    diagnosis::RegimeThresholds limits;
    limits.vixElevated = in.real("vix_elevated").value_or(limits.vixElevated);
    limits.vixHigh = in.real("vix_high").value_or(limits.vixHigh);
    limits.vixCrisis = in.real("vix_crisis").value_or(limits.vixCrisis);
    limits.tsCrisis = in.real("ts_crisis").value_or(limits.tsCrisis);
    limits.breadthMin = in.real("breadth_min").value_or(limits.breadthMin);
    return {{diagnosis::regimeUpperKey(diagnosis::rawRegime(inputs, limits).regime)}, {}};
}

std::vector<Answer> regimePath(std::span<const Case> rows) {
    std::vector<Answer> answers(rows.size());
    std::vector<diagnosis::Regime> raws;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        raws.push_back(regimeOf(rows[i].text("raw"), "raw"));
        const int closes = count(rows[i], "deescalation_closes").value_or(3);
        answers[i].values = {diagnosis::regimeUpperKey(diagnosis::effectiveRegime(raws, closes))};
    }
    return answers;
}

params::FilterMode modeOf(const Case& in, const char* name) {
    const std::string& text = in.text(name);
    if (text == "block") {
        return params::FilterMode::Block;
    }
    if (text == "advise") {
        return params::FilterMode::Advise;
    }
    if (text == "off") {
        return params::FilterMode::Off;
    }
    throw BadField{std::string(name) + ": block, advise or off, not " + text};
}

Answer diagnosisFilters(const Case& in) {
    params::OptimusParameters parameters;
    parameters.filterVixLevel = modeOf(in, "mode_vix");
    parameters.filterIvHv = modeOf(in, "mode_ivhv");
    parameters.filterBreadth = modeOf(in, "mode_breadth");
    parameters.filterPutCall = modeOf(in, "mode_putcall");
    parameters.filterCredit = modeOf(in, "mode_credit");
    diagnosis::OptimusReadings readings;
    readings.inputs.vix = in.real("vix");
    readings.hv20 = in.real("hv20");
    readings.inputs.breadth = in.real("breadth");
    readings.putCallRank = in.real("pc_sma5_rank252");
    readings.creditSpread = in.real("hy_minus_ig");
    readings.creditSpreadFiveAgo = in.real("hy_minus_ig_5ago");
    std::string failures;
    std::string flags;
    for (int index = 0; index < entry::FilterCount; ++index) {
        const entry::FilterCheck check = entry::checkFilter(index, readings, parameters);
        std::string* list = check.status == entry::FilterStatus::Fail   ? &failures
                            : check.status == entry::FilterStatus::Flag ? &flags
                                                                        : nullptr;
        if (list != nullptr) {
            *list += (list->empty() ? "" : ";") + std::string(entry::filterName(index));
        }
    }
    return {{failures, flags}, {}};
}

/// "min_up=2;macd_on=True", the overrides of gates.csv.
void applyOverrides(const std::string& text, params::OptimusParameters& parameters) {
    for (const std::string& item : split(text, ';')) {
        const auto parts = split(item, '=');
        if (parts.size() != 2) {
            throw BadField{"params: NAME=VALUE, not " + item};
        }
        const std::string& name = parts[0];
        if (name == "macd_on") {
            parameters.macdEnabled = parts[1] == "True" || parts[1] == "1";
            continue;
        }
        const auto value = base::parseReal(parts[1]);
        if (!value) {
            throw BadField{"params: not a number: " + item};
        }
        const int whole = static_cast<int>(*value);
        if (name == "min_iv_rank") {
            parameters.minIvRank = *value;
        } else if (name == "ts_gate") {
            parameters.tsGate = *value;
        } else if (name == "ts_crisis") {
            parameters.tsCrisis = *value;
        } else if (name == "touch_lookback") {
            parameters.bbTouchLookback = whole;
        } else if (name == "min_up") {
            parameters.minConsecutiveUpCloses = whole;
        } else if (name == "rsi_min") {
            parameters.rsiOversoldThreshold = *value;
        } else if (name == "max_total") {
            parameters.maxConcurrentTotal = whole;
        } else if (name == "max_under") {
            parameters.maxConcurrentPerUnderlying = whole;
        } else if (name == "min_bd") {
            parameters.minDaysBetweenEntries = whole;
        } else {
            throw BadField{"params: unknown override " + name};
        }
    }
}

std::uint8_t filterBits(const std::string& names) {
    std::uint8_t bits = 0;
    for (const std::string& name : split(names, ';')) {
        bool known = false;
        for (int index = 0; index < entry::FilterCount; ++index) {
            if (name == entry::filterName(index)) {
                bits = static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(index)));
                known = true;
            }
        }
        if (!known) {
            throw BadField{"filters_failed: no such filter: " + name};
        }
    }
    return bits;
}

diagnosis::OptimusReadings readingsOf(const Case& in) {
    diagnosis::OptimusReadings readings;
    readings.regime = readings.raw = regimeOf(in.text("regime"), "regime");
    readings.ivRank = in.real("iv_rank");
    readings.inputs.tsRatio = in.real("ts_ratio");
    readings.close = readings.inputs.close = in.real("close");
    readings.ema = readings.inputs.ema200 = in.real("ema200");
    const auto touch = in.integer("touch");
    readings.touch =
        !touch ? diagnosis::Touch::Unknown : (*touch == 1 ? diagnosis::Touch::Yes : diagnosis::Touch::No);
    readings.lowerBand = in.real("lower_bb");
    readings.priorClose = in.real("prior_close");
    readings.upStreak = count(in, "up_streak");
    readings.rsi = in.real("rsi");
    readings.rsiPrior = in.real("rsi_prior");
    for (std::size_t i = 0; i < readings.macdHistogram.size(); ++i) {
        readings.macdHistogram[i] = in.real("hist" + std::to_string(i));
    }
    return readings;
}

Answer gates(const Case& in) {
    params::OptimusParameters parameters;
    applyOverrides(in.text("params"), parameters);
    const diagnosis::OptimusReadings readings = readingsOf(in);
    entry::BookFacts facts;
    facts.openTotal = count(in, "open_total");
    facts.openUnder = count(in, "open_under");
    facts.businessDaysSinceEntry = count(in, "bd_since");
    const entry::GateOutcome outcome =
        entry::evaluateChain(readings, facts, parameters, filterBits(in.text("filters_failed")));
    const entry::EntryEvaluation evaluation =
        entry::describe(entry::Subject(), readings, facts, parameters, outcome, false, {});
    Answer answer;
    std::string failed;
    for (const entry::GateResult& gate : evaluation.gates) {
        answer.values.emplace_back(entry::gateStatusUpper(gate.status));
        if ((outcome.failedGates & (1U << static_cast<unsigned>(gate.number - 1))) != 0) {
            failed += (failed.empty() ? "" : ";") + std::to_string(gate.number);
        }
    }
    answer.values.push_back(outcome.firstFail == 0 ? "" : std::to_string(outcome.firstFail));
    answer.values.push_back(failed);
    answer.values.push_back(shown(outcome.signal()));
    answer.values.push_back(evaluation.reason);
    return answer;
}

} // namespace

void addRegimeKinds(std::vector<Kind>& kinds) {
    kinds.push_back({"regime",
                     "optimus/regime.csv",
                     {"vix", "ts_ratio", "close", "ema200", "breadth", "breadth_sma5", "breadth_sma5_10ago"},
                     {"regime_raw"},
                     "",
                     regime,
                     {},
                     {"vix_elevated", "vix_high", "vix_crisis", "ts_crisis", "breadth_min"}});
    kinds.push_back({"regime-path",
                     "optimus/regime_path.csv",
                     {"path", "deescalation_closes", "step", "raw"},
                     {"effective"},
                     "path",
                     {},
                     regimePath});
    kinds.push_back({"diagnosis",
                     "optimus/diagnosis.csv",
                     {"vix", "hv20", "breadth", "pc_sma5_rank252", "hy_minus_ig", "hy_minus_ig_5ago",
                      "mode_vix", "mode_ivhv", "mode_breadth", "mode_putcall", "mode_credit"},
                     {"blocking_failures", "advisory_flags"},
                     "",
                     diagnosisFilters,
                     {}});
    kinds.push_back(
        {"gates",
         "optimus/gates.csv",
         {"regime",      "iv_rank",    "ts_ratio",   "close",     "ema200",         "touch", "lower_bb",
          "prior_close", "up_streak",  "rsi",        "rsi_prior", "hist0",          "hist1", "hist2",
          "hist3",       "open_total", "open_under", "bd_since",  "filters_failed", "params"},
         {"g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "g10", "first_fail", "failed", "signal",
          "reason"},
         "",
         gates,
         {}});
}

} // namespace signalbox::calc
