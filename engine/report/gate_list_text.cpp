// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/gate_list_text.h"

#include "engine/base/format.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string readingText(const entry::Reading& reading) {
    if (const auto* number = std::get_if<double>(&reading)) {
        return base::fixed(*number, 2);
    }
    if (const auto* name = std::get_if<std::string>(&reading)) {
        return *name;
    }
    if (const auto* date = std::get_if<base::Date>(&reading)) {
        return base::toIso(*date);
    }
    return "n/a";
}

std::string gateLine(const entry::GateResult& gate) {
    std::string line = fmt::format("\n  {}: {}", gate.key, readingText(gate.value));
    std::string note = entry::gateStatusUpper(gate.status);
    if (!gate.missing.empty()) {
        note += ", data: " + joined(gate.missing);
    } else if (!std::holds_alternative<std::monostate>(gate.threshold)) {
        note += ", threshold: " + readingText(gate.threshold);
    }
    line += " (" + note + ")";
    if (gate.status == entry::GateStatus::Fail && !gate.reason.empty()) {
        line += " " + gate.reason;
    }
    return line;
}

} // namespace

std::string gateListText(const entry::EntryEvaluation& evaluation) {
    std::string text = fmt::format("[ENTRY EVAL] {} | {} ({})", base::toIso(evaluation.date),
                                   evaluation.underlying, evaluation.strategy);
    text += fmt::format("\n  light: {}{}", diagnosis::lightName(evaluation.light),
                        evaluation.regimeReason.empty() ? "" : " " + evaluation.regimeReason);
    if (!evaluation.signal.empty()) {
        text += "\n  signal: " + evaluation.signal;
    }
    if (!evaluation.flags.empty()) {
        text += "\n  flags: " + joined(evaluation.flags);
    }
    if (!evaluation.halts.empty()) {
        text += "\n  halted: " + joined(evaluation.halts);
    }
    bool untouched = false;
    for (const entry::GateResult& gate : evaluation.gates) {
        if (gate.status == entry::GateStatus::NotEvaluated) {
            untouched = true;
        } else if (gate.status != entry::GateStatus::Disabled) {
            text += gateLine(gate);
        }
    }
    switch (evaluation.decision) {
    case entry::Decision::Entry:
        text += "\n  >>> SIGNAL: ENTRY TRIGGERED";
        break;
    case entry::Decision::Warmup:
        text += fmt::format("\n  >>> WARMUP: {} bars remaining", evaluation.barsRemaining);
        break;
    case entry::Decision::NoTrade:
    case entry::Decision::Halted:
        text += "\n  >>> NO TRADE: " + evaluation.reason;
        break;
    }
    if (untouched) {
        text += "\n  [Remaining gates not evaluated]";
    }
    return text;
}

} // namespace signalbox::report
