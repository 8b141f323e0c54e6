// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the engine's log, and how fresh each series is, as rows. Pure.
#pragma once

#include "engine/session/day_state.h"
#include "models/table/value_table_model.h"

#include <vector>

#include <QDateTime>
#include <QString>

namespace signalbox::models {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogRow {
    qint64 number = 0; ///< rising; the identity of the line
    QDateTime at;
    LogLevel level = LogLevel::Info;
    QString area; ///< import, evaluation, journal, ...
    QString text;
    bool operator==(const LogRow&) const = default;
};
[[nodiscard]] QString levelName(LogLevel level);
[[nodiscard]] Severity levelSeverity(LogLevel level);
[[nodiscard]] std::vector<Column<LogRow>> logColumns();

struct HealthRow {
    QString series;
    QString name;
    QString source;
    std::optional<base::Date> last;
    int behind = 0;
    bool needed = false;
    QString note;
    Severity severity = Severity::None;
    QString state; ///< "fresh", "1 session behind", "missing"
    bool operator==(const HealthRow&) const = default;
};
/// What an enabled strategy reads first, the oldest of them first.
[[nodiscard]] std::vector<HealthRow> healthRows(const session::DayState& state);
[[nodiscard]] std::vector<Column<HealthRow>> healthColumns();
/// "Data: 9 fresh · 1 stale (HY OAS, 1 session)".
[[nodiscard]] QString healthSummary(const std::vector<HealthRow>& rows);

} // namespace signalbox::models
