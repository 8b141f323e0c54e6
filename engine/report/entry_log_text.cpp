// SPDX-License-Identifier: GPL-3.0-or-later
// SHR-L1, L6 and L7.
#include "engine/base/real.h"
#include "engine/entry/optimus_gates.h"
#include "engine/report/log_pieces.h"
#include "engine/report/log_text.h"

#include <algorithm>

namespace signalbox::report {
namespace {

using entry::EntryEvaluation;
using entry::Gate;
using entry::GateResult;
using entry::GateStatus;
using entry::Reading;

std::optional<double> number(const Reading& reading) {
    const auto* value = std::get_if<double>(&reading);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<double> detail(const GateResult& gate, std::string_view name) {
    for (const auto& [key, value] : gate.details) {
        if (key == name) {
            return number(value);
        }
    }
    return std::nullopt;
}

/// One number or "n/a", which no passing gate has.
std::string shown(const std::optional<double>& value, int decimals) {
    return value ? base::fixed(*value, decimals) : "n/a";
}
std::string shownGrouped(const std::optional<double>& value) {
    return value ? base::grouped(*value) : "n/a";
}
std::string shownWhole(const std::optional<double>& value) {
    return value ? base::fixed(*value, 0) : "n/a";
}
std::string shownShortest(const std::optional<double>& value) {
    return value ? base::shortest(*value) : "n/a";
}

const char* passOrFail(bool pass) {
    return pass ? "PASS" : "FAIL";
}

/// "{label}: n/a (FAIL, data: X)"
std::string missingLine(const std::string& label, const std::vector<std::string>& missing) {
    return label + ": n/a (FAIL, data: " + commaList(missing) + ")";
}

/// Writes the lines of the evaluated gates.
class GateLines {
public:
    GateLines(const EntryEvaluation& evaluation, LogLines& lines) : m_e(evaluation), m_lines(lines) {}

    void add(const GateResult& gate) {
        switch (static_cast<Gate>(gate.number)) {
        case Gate::Regime:
            return addRegime(gate);
        case Gate::MeanReversion:
            return addMeanReversion(gate);
        default:
            break;
        }
        if (!gate.missing.empty()) {
            m_lines.add(missingLine(entry::gateName(gate.number), gate.missing));
            return;
        }
        m_lines.add(std::string(entry::gateName(gate.number)) + ": " + words(gate));
    }

private:
    void addRegime(const GateResult& gate) {
        std::string line = "Regime: " + std::string(diagnosis::regimeName(m_e.regime)) + " (";
        line += entry::gateStatusUpper(gate.status);
        if (!gate.missing.empty()) {
            line += ", data: " + commaList(gate.missing);
        }
        m_lines.add(line + ")");
    }

    [[nodiscard]] std::string words(const GateResult& gate) const {
        const std::string status = entry::gateStatusUpper(gate.status);
        switch (static_cast<Gate>(gate.number)) {
        case Gate::IvRank:
            return shown(number(gate.value), 1) + "% (" + status +
                   ", threshold: " + shownShortest(number(gate.threshold)) + "%)";
        case Gate::TermStructure:
            return shown(number(gate.value), 2) + " " + termState(gate) + " ratio (" + status +
                   ", threshold: <" + shown(number(gate.threshold), 2) + ")";
        case Gate::Trend:
            return m_e.underlying + " " + shownGrouped(number(gate.value)) +
                   sign(gate.value, gate.threshold) + shownWhole(detail(gate, "period")) + " EMA " +
                   shownGrouped(number(gate.threshold)) + " (" + status + ")";
        case Gate::Oversold:
            return touchWords(gate);
        case Gate::Rsi:
            return rsiWords(gate);
        case Gate::Macd:
            return "hist " + shown(number(gate.value), 2) + ", prior " + shown(detail(gate, "prior"), 2) +
                   " (" + status + ", zero-cross within " + shownWhole(detail(gate, "cross_within")) +
                   " bars)";
        case Gate::Capacity:
            return capacityWords(gate, status);
        default:
            return spacingWords(gate, status);
        }
    }

    [[nodiscard]] static std::string termState(const GateResult& gate) {
        const double ratio = number(gate.value).value_or(0);
        if (base::realEqual(ratio, 1.0)) {
            return "flat";
        }
        return ratio < 1.0 ? "contango" : "backwardation";
    }

    /// " > " or " <= "
    [[nodiscard]] static std::string sign(const Reading& value, const Reading& threshold) {
        const auto a = number(value);
        const auto b = number(threshold);
        return a && b && base::realGreater(*a, *b) ? " > " : " <= ";
    }

    [[nodiscard]] static std::string touchWords(const GateResult& gate) {
        const std::string lookback = shownWhole(number(gate.threshold));
        if (gate.status != GateStatus::Pass) {
            return "none in last " + lookback + " bars (FAIL)";
        }
        const auto* date = std::get_if<base::Date>(&gate.value);
        return "Lower BB " + shownGrouped(detail(gate, "touch_band")) + ", low " +
               shownGrouped(detail(gate, "touch_low")) + " on " +
               (date != nullptr ? base::toIso(*date) : std::string("n/a")) + " (PASS, within " + lookback +
               "-bar lookback)";
    }

    [[nodiscard]] static std::string rsiWords(const GateResult& gate) {
        const auto value = number(gate.value);
        const auto prior = detail(gate, "prior");
        const auto least = number(gate.threshold);
        const bool above = value && least && base::realGreater(*value, *least);
        const bool rising = value && prior && base::realGreater(*value, *prior);
        return shown(value, 1) + ", prior " + shown(prior, 1) + " (" +
               passOrFail(gate.status == GateStatus::Pass) + ", " + (above ? ">" : "<=") +
               shownShortest(least) + " and " + (rising ? "rising" : "not rising") + ")";
    }

    [[nodiscard]] std::string capacityWords(const GateResult& gate, const std::string& status) const {
        const auto total = detail(gate, "open_total");
        const auto most = detail(gate, "max_total");
        const bool bySymbol = gate.status == GateStatus::Fail && total && most && *total < *most;
        return shownWhole(number(gate.value)) + "/" + shownWhole(number(gate.threshold)) + " " +
               (bySymbol ? m_e.underlying : "open") + " positions (" + status + ")";
    }

    [[nodiscard]] static std::string spacingWords(const GateResult& gate, const std::string& status) {
        const auto days = number(gate.value);
        const std::string since =
            days ? base::fixed(*days, 0) + " business day" + (*days == 1.0 ? "" : "s") + " since last entry"
                 : std::string("no prior entry");
        return since + " (" + status + ", min: " + shownWhole(number(gate.threshold)) + ")";
    }

    /// Gate 6 has two lines, each with its own half of the gate.
    void addMeanReversion(const GateResult& gate) {
        const auto missingAmong = [&gate](std::initializer_list<const char*> names) {
            std::vector<std::string> found;
            for (const std::string& name : gate.missing) {
                if (std::find(names.begin(), names.end(), name) != names.end()) {
                    found.push_back(name);
                }
            }
            return found;
        };
        if (const auto missing = missingAmong({"close", "lower_bb"}); !missing.empty()) {
            m_lines.add(missingLine("Mean Reversion", missing));
        } else {
            const std::string relation = sign(gate.value, gate.threshold);
            m_lines.add("Mean Reversion: Close " + shownGrouped(number(gate.value)) + relation + "Lower BB " +
                        shownGrouped(number(gate.threshold)) + " (" + passOrFail(relation == " > ") + ")");
        }
        if (const auto missing = missingAmong({"close", "prior_close", "up_streak"}); !missing.empty()) {
            m_lines.add(missingLine("Price Action", missing));
            return;
        }
        const double streak = detail(gate, "up_streak").value_or(0);
        const double least = detail(gate, "min_up_streak").value_or(1);
        const double change = detail(gate, "change_pct").value_or(0);
        const auto prior = detail(gate, "prior_close");
        const bool up = prior && base::realGreater(number(gate.value).value_or(0), *prior);
        m_lines.add("Price Action: " + base::fixedSigned(change, 1) + "% today, " +
                    counted(static_cast<long long>(streak), "consecutive up-close") + " (" +
                    passOrFail(up && streak >= least) + ", min: " + base::fixed(least, 0) + ")");
    }

    const EntryEvaluation& m_e;
    LogLines& m_lines;
};

std::string filterValue(const entry::FilterResult& filter) {
    if (!filter.value) {
        return "n/a";
    }
    if (filter.key == "iv_hv") {
        return base::fixed(*filter.value, 2);
    }
    if (filter.key == "credit_spread") {
        return base::fixedSigned(*filter.value, 2);
    }
    return base::fixed(*filter.value, 1) + (filter.key == "breadth" ? "%" : "");
}

} // namespace

std::string entryEvaluationText(const EntryEvaluation& evaluation) {
    if (evaluation.gates.empty()) {
        return {};
    }
    LogLines lines("[ENTRY EVAL] " + base::toIso(evaluation.date) + " | " + evaluation.underlying);
    GateLines gateLines(evaluation, lines);
    bool someNotEvaluated = false;
    for (const GateResult& gate : evaluation.gates) {
        if (gate.status == GateStatus::NotEvaluated) {
            someNotEvaluated = true;
        } else if (gate.status != GateStatus::Disabled) {
            gateLines.add(gate);
        }
    }
    if (evaluation.decision == entry::Decision::Entry) {
        lines.add(">>> SIGNAL: ENTRY TRIGGERED");
    } else {
        lines.add(">>> NO TRADE: " + evaluation.reason);
    }
    if (someNotEvaluated) {
        lines.add("[Remaining gates not evaluated " + std::string(EmDash) + " first failure stops chain]");
    }
    return lines.take();
}

std::string diagnosisText(const EntryEvaluation& evaluation) {
    if (evaluation.filters.empty()) {
        return {};
    }
    LogLines lines("[DIAGNOSIS] " + base::toIso(evaluation.date) + " | " + evaluation.underlying);
    for (const entry::FilterResult& filter : evaluation.filters) {
        lines.add(filter.name + ": " + filterValue(filter) + " (" + entry::filterStatusUpper(filter.status) +
                  ")");
    }
    return lines.take();
}

std::string warmupText(int barsRemaining) {
    return "WARMUP: indicators not ready, " + std::to_string(barsRemaining) + " bars remaining";
}

std::string blockedWhy(const EntryEvaluation& evaluation) {
    if (evaluation.decision == entry::Decision::Warmup) {
        return "WARMUP";
    }
    if (evaluation.decision == entry::Decision::Halted) {
        return commaList(evaluation.halts);
    }
    return evaluation.reason;
}

} // namespace signalbox::report
