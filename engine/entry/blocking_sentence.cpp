// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/diagnosis/or_missing.h"
#include "engine/entry/describe.h"
#include "engine/entry/gate_text.h"
#include "engine/entry/optimus_gates.h"

#include <algorithm>
#include <cmath>

namespace signalbox::entry {
namespace {

using diagnosis::orMissing;

std::optional<double> number(const Reading& reading) {
    const auto* value = std::get_if<double>(&reading);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

/// Of a gate that lacks nothing.
double valueOf(const Reading& reading) {
    return orMissing(number(reading));
}

std::optional<double> detail(const GateResult& gate, const char* name) {
    for (const auto& [key, value] : gate.details) {
        if (key == name) {
            return number(value);
        }
    }
    return std::nullopt;
}

std::string count(double value, const char* one, const char* many) {
    return base::fixed(value, 0) + " " + (value == 1.0 ? one : many);
}

/// A distance that never shows as nothing: "0.0" would say that the gate passes.
std::string away(double distance, int decimals, const std::string& unit) {
    const double shown = std::abs(distance);
    const double smallest = std::pow(10.0, -decimals);
    return (shown < smallest ? "less than " + base::fixed(smallest, decimals)
                             : base::fixed(shown, decimals)) +
           unit + " away";
}

const char* filterWords(const std::string& key) {
    if (key == "vix_level") {
        return " and must be at most ";
    }
    return key == "credit_spread" ? " and must be under " : " and must be above ";
}

class Words {
public:
    explicit Words(const EntryEvaluation& evaluation) : m_e(evaluation) {}

    [[nodiscard]] std::string gate(const GateResult& gate) const {
        if (!gate.missing.empty()) {
            return "no data for " + joined(gate.missing) + staleSeries(gate);
        }
        switch (static_cast<Gate>(gate.number)) {
        case Gate::Regime:
            return "the regime is " + std::string(diagnosis::regimeName(m_e.regime)) +
                   " and must be neither Crisis, Bear Trend nor unknown";
        case Gate::IvRank:
            return "IV Rank is " + base::fixed(valueOf(gate.value), 1) + "% and must rise above " +
                   base::shortest(valueOf(gate.threshold)) + "%, " +
                   away(orMissing(gate.margin), 1, " points");
        case Gate::TermStructure:
            return "the term ratio is " + base::fixed(valueOf(gate.value), 2) + " and must fall under " +
                   base::fixed(valueOf(gate.threshold), 2) + ", " + away(orMissing(gate.margin), 2, "");
        case Gate::Trend:
            return m_e.underlying + " closed at " + base::grouped(valueOf(gate.value)) +
                   " and must close above its " + base::fixed(detail(gate, "period").value_or(200), 0) +
                   " EMA " + base::grouped(valueOf(gate.threshold)) + ", " +
                   away(orMissing(gate.margin), 0, " points");
        case Gate::Oversold:
            return touch(gate);
        case Gate::MeanReversion:
            return meanReversion(gate);
        case Gate::Rsi:
            return rsi(gate);
        case Gate::Macd:
            return "the histogram is " + base::fixed(valueOf(gate.value), 2) +
                   " and must be above zero after crossing it within 3 sessions";
        case Gate::Capacity:
            return capacity(gate);
        case Gate::Spacing:
            break;
        }
        const double since = valueOf(gate.value);
        const double least = valueOf(gate.threshold);
        return count(since, "business day", "business days") + " since the last entry and " +
               base::fixed(least, 0) + " are needed, " + base::fixed(least - since, 0) + " to go";
    }

    [[nodiscard]] std::string filter(const FilterResult& filter) const {
        if (!filter.missing.empty()) {
            return "no data for " + joined(filter.missing);
        }
        const int decimals = filter.key == "iv_hv" || filter.key == "credit_spread" ? 2 : 1;
        const std::string value = filter.name + " is " + base::fixed(orMissing(filter.value), decimals);
        if (filter.key == "put_call") {
            return value + " and must lie between " + base::shortest(orMissing(filter.thresholdLow)) +
                   " and " + base::shortest(orMissing(filter.threshold));
        }
        return value + filterWords(filter.key) + base::fixed(orMissing(filter.threshold), decimals) + ", " +
               away(orMissing(filter.margin), decimals, "");
    }

private:
    [[nodiscard]] static std::string touch(const GateResult& gate) {
        const std::string bars = base::fixed(valueOf(gate.threshold), 0);
        const auto miss = detail(gate, "nearest_miss");
        return "no bar of the last " + bars + " touched its lower Bollinger band" +
               (miss ? "; the nearest low stayed " + base::fixed(*miss, 1) + " points above it"
                     : std::string());
    }

    [[nodiscard]] std::string meanReversion(const GateResult& gate) const {
        std::vector<std::string> parts;
        const double close = valueOf(gate.value);
        if (const double band = valueOf(gate.threshold); base::realLessEqual(close, band)) {
            parts.push_back(m_e.underlying + " must close above its lower band " + base::grouped(band) +
                            ", " + away(close - band, 1, " points"));
        }
        if (const auto prior = detail(gate, "prior_close"); prior && base::realLessEqual(close, *prior)) {
            parts.push_back(m_e.underlying + " must close above the prior close " + base::grouped(*prior) +
                            ", " + away(close - *prior, 1, " points"));
        }
        const double streak = detail(gate, "up_streak").value_or(0);
        const double least = detail(gate, "min_up_streak").value_or(1);
        if (parts.empty() && streak < least) {
            parts.push_back(count(least, "rising close", "rising closes") +
                            " in a row are needed and there " + (streak == 1 ? "is " : "are ") +
                            base::fixed(streak, 0));
        }
        return joined(parts);
    }

    [[nodiscard]] static std::string rsi(const GateResult& gate) {
        const double value = valueOf(gate.value);
        const double least = valueOf(gate.threshold);
        const std::string prior = base::fixed(detail(gate, "prior").value_or(0), 1);
        if (base::realLessEqual(value, least)) {
            return "RSI is " + base::fixed(value, 1) + " and must be above " + base::shortest(least) +
                   " and rising, " + away(value - least, 1, " points");
        }
        return "RSI is " + base::fixed(value, 1) + " and must rise above the prior " + prior;
    }

    [[nodiscard]] std::string capacity(const GateResult& gate) const {
        const std::string of =
            base::fixed(valueOf(gate.value), 0) + " of " + base::fixed(valueOf(gate.threshold), 0);
        const bool total = number(gate.threshold) == detail(gate, "max_total") &&
                           number(gate.value) == detail(gate, "open_total");
        return of + (total ? " spreads are open" : " " + m_e.underlying + " spreads are open");
    }

    /// Which series has ended, so that a person knows what to import.
    [[nodiscard]] std::string staleSeries(const GateResult& gate) const {
        std::vector<std::string> parts;
        for (const InputUse& use : m_e.inputs) {
            const bool volatility = use.series == "VIX";
            const bool term = use.series.starts_with("VX") || use.series == "VIX3M";
            const bool price = use.series == m_e.underlying;
            const bool concerns = gate.number == 1
                                      ? volatility || term || price || use.series.starts_with("BREADTH")
                                  : gate.number == 2 ? volatility
                                  : gate.number == 3 ? term
                                                     : price;
            if (use.stale && concerns) {
                parts.push_back(use.series +
                                (use.asOf ? " ends " + base::toIso(*use.asOf) : " is not stored"));
            }
        }
        return parts.empty() ? std::string() : " (" + joined(parts) + ")";
    }

    const EntryEvaluation& m_e;
};

struct Blocker {
    std::string name;
    std::string words;
};

std::vector<Blocker> blockers(const EntryEvaluation& e) {
    const Words words(e);
    std::vector<Blocker> found;
    for (const GateResult& gate : e.studyGates.empty() ? e.gates : e.studyGates) {
        if (gate.status == GateStatus::Fail) {
            found.push_back({gateName(gate.number), words.gate(gate)});
        }
    }
    for (const FilterResult& filter : e.filters) {
        if (filter.status == FilterStatus::Fail) {
            found.push_back({"the " + filter.name + " filter", words.filter(filter)});
        }
    }
    return found;
}

/// Without study nobody knows what the gates behind the first failure would say.
bool allKnown(const EntryEvaluation& e) {
    if (!e.studyGates.empty()) {
        return true;
    }
    for (const GateResult& gate : e.gates) {
        if (gate.status == GateStatus::NotEvaluated) {
            return false;
        }
    }
    return true;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

} // namespace

std::string blockingSentence(const EntryEvaluation& e) {
    if (e.decision == Decision::Entry) {
        return "Nothing blocks: every gate passes and no filter vetoes.";
    }
    if (e.decision == Decision::Warmup) {
        return "Warm-up blocks: " + count(e.barsRemaining, "more bar is", "more bars are") + " needed.";
    }
    if (e.decision == Decision::Halted) {
        return "A halt blocks: " + joined(e.halts) + ".";
    }
    // These words are those of the ten gates; another list of gates speaks by its own reasons.
    const bool otherGates = std::any_of(e.gates.begin(), e.gates.end(), [](const GateResult& gate) {
        return gate.number < 1 || gate.number > GateCount || gate.key != gateKey(gate.number);
    });
    if (otherGates) {
        return e.reason.empty() ? std::string() : e.reason + ".";
    }
    const std::vector<Blocker> found = blockers(e);
    if (found.empty()) {
        return e.reason.empty() ? std::string() : e.reason + ".";
    }
    const Blocker& first = found.front();
    if (found.size() == 1) {
        return (allKnown(e) ? "Only " + first.name : capitalised(first.name)) + " blocks: " + first.words +
               ".";
    }
    std::vector<std::string> others;
    for (std::size_t i = 1; i < found.size(); ++i) {
        others.push_back(found[i].name);
    }
    return capitalised(first.name) + " blocks: " + first.words + "; " + joined(others) + " would block too.";
}

} // namespace signalbox::entry
