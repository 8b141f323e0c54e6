// SPDX-License-Identifier: GPL-3.0-or-later
// Entry gates and diagnosis filters as rows for people: state mark, value, threshold, margin, reason, and the
// words of a screen reader. Pure.
#pragma once

#include "engine/entry/entry_evaluation.h"
#include "models/table/table_roles.h"
#include "models/table/value_table_model.h"

#include <vector>

#include <QString>

namespace signalbox::models {

enum class GateState { Pass, Fail, NoData, NotEvaluated, Off };
/// ✓ ✗ ? · – (trader-conventions 6.3).
[[nodiscard]] QString gateMark(GateState state);
[[nodiscard]] Severity gateSeverity(GateState state);
[[nodiscard]] QString gateStateWord(GateState state);
[[nodiscard]] GateState gateState(const entry::GateResult& gate);

struct GateRow {
    int number = 0; ///< 0 for a filter
    QString key;
    QString name;
    GateState state = GateState::NotEvaluated;
    QString value;
    QString threshold;
    QString margin;
    QString reason; ///< of a failure, or what is missing, or the mode of a filter
    QString rule;
    bool blocking = false; ///< belongs to what stops the chain
    bool study = false;    ///< evaluated for study only; the decision did not use it
    bool advisory = false; ///< a filter that only flags
    bool operator==(const GateRow&) const = default;
};

/// Gates 1-10 in order. With `study` the gates after the first failure come from the evaluation for study.
/// While halted or warming up no gate is evaluated: all ten stand as such.
[[nodiscard]] std::vector<GateRow> gateRows(const entry::EntryEvaluation& evaluation, bool study);
[[nodiscard]] std::vector<GateRow> filterRows(const entry::EntryEvaluation& evaluation);
[[nodiscard]] std::vector<Column<GateRow>> gateColumns();
/// "IV rank, 44.2 percent, fails, threshold 50".
[[nodiscard]] QString spokenGate(const GateRow& row);

} // namespace signalbox::models
