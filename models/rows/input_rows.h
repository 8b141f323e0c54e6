// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of the light against their thresholds, the sentence that says what would change it, and since
// when it stands (OPT-R). Pure.
#pragma once

#include "engine/diagnosis/regime.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/session/day_state.h"
#include "models/table/table_roles.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

struct InputRow {
    QString key;
    QString name;
    QString value;
    QString limit; ///< where the light or the filter would turn
    QString room;  ///< how far away that is, positive while it is not reached
    Severity severity = Severity::None;
    bool muted = false; ///< advisory or off
    QString spoken;
    QString toolTip;
    bool operator==(const InputRow&) const = default;
};

/// Whether the light stands on regimes (OPT-R), or is one of flags or safeguards.
[[nodiscard]] bool hasRegimes(const entry::EntryEvaluation& evaluation);
/// What a light without inputs of the market stands on (ATR-P8).
[[nodiscard]] std::vector<InputRow> safeguardRows(const entry::EntryEvaluation& evaluation,
                                                  const session::Dashboard& account);
[[nodiscard]] std::vector<InputRow> inputRows(const entry::EntryEvaluation& evaluation,
                                              const diagnosis::RegimeThresholds& thresholds);
/// "Full size. Would turn amber at VIX 25.0 (now 18.1) or a close under the EMA200."
[[nodiscard]] QString lightSentence(const entry::EntryEvaluation& evaluation,
                                    const diagnosis::RegimeThresholds& thresholds);
/// First day of the present run of the effective regime; absent without history.
[[nodiscard]] std::optional<base::Date> regimeSince(const std::vector<session::RegimeDay>& history);

} // namespace signalbox::models
