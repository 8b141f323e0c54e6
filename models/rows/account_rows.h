// SPDX-License-Identifier: GPL-3.0-or-later
// The account that all strategies share, as rows: each limit with what is used of it, each strategy, and the
// conflicts in words. Pure.
#pragma once

#include "engine/session/account_view.h"
#include "models/table/table_roles.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

struct LimitRow {
    QString key;     ///< "HEAT", "SLEEVE:optimus", unique
    QString section; ///< heading that it stands under
    QString name;
    std::optional<double> used;
    std::optional<double> limit; ///< absent: no enabled strategy asks for it
    bool floor = false;          ///< must stay above the limit
    QString value;               ///< "2.4 % of 15 %"
    QString amount;              ///< "$12,000"; empty: it has none
    QString toolTip;
    Severity severity = Severity::None;
    bool operator==(const LimitRow&) const = default;
};
[[nodiscard]] std::vector<LimitRow> limitRows(const session::AccountView& view);

struct ConflictRow {
    QString title; ///< "SP500 · opposite"
    QString text;
    Severity severity = Severity::None;
    bool operator==(const ConflictRow&) const = default;
};
[[nodiscard]] std::vector<ConflictRow> conflictRows(const session::AccountView& view);

/// "ROOM" or what blocks entries, and the sentence beside it.
struct AccountVerdict {
    QString word;
    QString sentence;
    Severity severity = Severity::None;
};
[[nodiscard]] AccountVerdict accountVerdict(const session::AccountView& view);

} // namespace signalbox::models
