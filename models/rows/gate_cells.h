// SPDX-License-Identifier: GPL-3.0-or-later
// Value, threshold and margin of one entry gate in the words and units of that gate. Private to models/rows.
#pragma once

#include "engine/entry/entry_evaluation.h"

#include <QString>

namespace signalbox::models {

struct GateCells {
    QString value;
    QString threshold;
    QString margin;
};
/// By the key of the gate; one that is not known by its key shows its numbers.
[[nodiscard]] GateCells gateCells(const entry::GateResult& gate, const entry::EntryEvaluation& evaluation);

} // namespace signalbox::models
