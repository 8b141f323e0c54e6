// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/content_hash.h"

#include "engine/base/format.h"
#include "engine/base/sha256.h"

namespace signalbox::entry {
namespace {

/// "name=value" lines; absent values are empty, which no number is.
class CanonicalText {
public:
    void line(const std::string& name, const std::string& value) { m_text += name + "=" + value + "\n"; }
    void line(const std::string& name, const std::optional<double>& value) {
        line(name, value ? base::shortest(*value) : std::string());
    }
    void line(const std::string& name, const std::optional<base::Date>& value) {
        line(name, value ? base::toIso(*value) : std::string());
    }
    void line(const std::string& name, const std::vector<std::string>& values) {
        std::string all;
        for (const std::string& value : values) {
            all += (all.empty() ? "" : ";") + value;
        }
        line(name, all);
    }
    void line(const std::string& name, const Reading& value) {
        if (const auto* number = std::get_if<double>(&value)) {
            line(name, base::shortest(*number));
        } else if (const auto* date = std::get_if<base::Date>(&value)) {
            line(name, base::toIso(*date));
        } else {
            const auto* text = std::get_if<std::string>(&value);
            line(name, text != nullptr ? *text : std::string());
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

void addGates(CanonicalText& text, const EntryEvaluation& e) {
    for (const GateResult& gate : e.gates) {
        const std::string name = "gate." + gate.key;
        text.line(name, std::string(gateStatusKey(gate.status)));
        text.line(name + ".value", gate.value);
        text.line(name + ".threshold", gate.threshold);
        text.line(name + ".missing", gate.missing);
        for (const auto& [detail, value] : gate.details) {
            text.line(std::string(name).append(".").append(detail), value);
        }
    }
    for (const FilterResult& filter : e.filters) {
        const std::string name = "filter." + filter.key;
        text.line(name, std::string(filterModeKey(filter.mode)) + " " + filterStatusKey(filter.status));
        text.line(name + ".value", filter.value);
        text.line(name + ".missing", filter.missing);
    }
}

void addInputs(CanonicalText& text, const EntryEvaluation& e) {
    for (const auto& [name, value] : e.regimeInputs) {
        text.line("regime." + name, value);
    }
    text.line("value.iv_rank", e.ivRank);
    text.line("value.close", e.close);
    text.line("value.prior_close", e.priorClose);
    text.line("value.ema200", e.ema200);
    text.line("value.lower_bb", e.lowerBand);
    text.line("value.bb_depth", e.bandDepth);
    text.line("value.touch_date", e.touchDate);
    text.line("value.rsi", e.rsi);
    text.line("value.rsi_prior", e.rsiPrior);
    text.line("value.macd_hist", e.macdHistogram);
    text.line("value.macd_hist_prior", e.macdHistogramPrior);
    text.line("value.up_streak", std::to_string(e.upStreak));
    for (const InputUse& use : e.inputs) {
        const std::string name = "input." + use.series;
        text.line(name, use.asOf);
        text.line(name + ".source", use.source + " " + use.basis + " " + use.note);
    }
}

} // namespace

std::string contentHash(const EntryEvaluation& e, const std::string& parametersHash) {
    CanonicalText text;
    text.line("evaluation", std::string("1"));
    text.line("strategy", e.strategy);
    text.line("underlying", e.underlying);
    text.line("date", base::toIso(e.date));
    text.line("simulated", std::string(e.simulated ? "true" : "false"));
    text.line("parameters", parametersHash);
    text.line("decision", std::string(decisionKey(e.decision)));
    text.line("reason", e.reason);
    text.line("halts", e.halts);
    text.line("regime", std::string(diagnosis::regimeKey(e.regime)));
    text.line("regime.raw", std::string(diagnosis::regimeKey(e.rawRegime)));
    text.line("regime.missing", e.regimeMissing);
    addInputs(text, e);
    addGates(text, e);
    // Of strategies that know sides and flags only: what was hashed before them stays what it was.
    if (!e.signal.empty()) {
        text.line("signal", e.signal);
        text.line("flags", e.flags);
        for (const auto& [name, value] : e.readings) {
            text.line("reading." + name, value);
        }
    }
    return base::sha256Hex(text.text());
}

} // namespace signalbox::entry
