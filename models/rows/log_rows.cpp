// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/log_rows.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LogRows)
};

} // namespace

QString levelName(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return Words::tr("debug");
    case LogLevel::Info:
        return Words::tr("info");
    case LogLevel::Warning:
        return Words::tr("warning");
    case LogLevel::Error:
        break;
    }
    return Words::tr("error");
}

Severity levelSeverity(LogLevel level) {
    switch (level) {
    case LogLevel::Warning:
        return Severity::Caution;
    case LogLevel::Error:
        return Severity::Stop;
    default:
        return Severity::None;
    }
}

std::vector<Column<LogRow>> logColumns() {
    std::vector<Column<LogRow>> columns;
    addColumn(columns, u"time"_s, Words::tr("time"), ColumnKind::Figure, 0, u"10:14:07.123"_s,
              [](const LogRow& row) { return row.at.toString(u"HH:mm:ss.zzz"_s); })
        .emphasis = [](const LogRow&) { return -1; };
    columns.back().sortKey = [](const LogRow& row) { return QVariant(row.number); };
    auto& level = addColumn(columns, u"level"_s, Words::tr("level"), ColumnKind::Text, 0,
                            Words::tr("warning"), [](const LogRow& row) { return levelName(row.level); });
    level.severity = [](const LogRow& row) { return levelSeverity(row.level); };
    level.emphasis = [](const LogRow& row) { return row.level == LogLevel::Debug ? -1 : 0; };
    addColumn(columns, u"area"_s, Words::tr("area"), ColumnKind::Text, 1, u"evaluation"_s,
              [](const LogRow& row) { return row.area; });
    auto& text = addColumn(columns, u"text"_s, Words::tr("message"), ColumnKind::Text, 0,
                           u"message of a line"_s, [](const LogRow& row) { return row.text; });
    text.stretch = true;
    text.toolTip = [](const LogRow& row) { return row.text; };
    return columns;
}

std::vector<HealthRow> healthRows(const session::DayState& state) {
    std::vector<HealthRow> rows;
    for (const session::SeriesHealth& health : state.health) {
        HealthRow row;
        row.series = QString::fromStdString(health.series);
        row.name = inputName(health.series);
        row.source = QString::fromStdString(health.source);
        row.last = health.last;
        row.behind = health.sessionsBehind;
        row.needed = health.needed;
        QStringList notes;
        for (const market::QualityNote& note : state.notes) {
            if (note.series == health.series) {
                notes << QString::fromStdString(note.text);
            }
        }
        row.note = notes.join(u"; "_s);
        if (!health.last) {
            row.state = Words::tr("missing");
            row.severity = health.needed ? Severity::Stop : Severity::NoData;
        } else if (health.sessionsBehind > 0) {
            row.state = Words::tr("%1 behind").arg(sessions(health.sessionsBehind));
            row.severity = health.needed ? Severity::Caution : Severity::NoData;
        } else {
            row.state = Words::tr("fresh");
            row.severity = notes.isEmpty() ? Severity::Go : Severity::Caution;
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const HealthRow& a, const HealthRow& b) {
        if (a.needed != b.needed) {
            return a.needed;
        }
        if (a.last.has_value() != b.last.has_value()) {
            return !a.last.has_value();
        }
        return a.behind > b.behind;
    });
    return rows;
}

std::vector<Column<HealthRow>> healthColumns() {
    std::vector<Column<HealthRow>> columns;
    addColumn(columns, u"series"_s, Words::tr("series"), ColumnKind::Text, 0, u"13-week Treasury bill"_s,
              [](const HealthRow& row) { return row.name; })
        .emphasis = [](const HealthRow& row) { return row.needed ? 0 : -1; };
    columns.back().stretch = true;
    addColumn(columns, u"state"_s, Words::tr("state"), ColumnKind::Text, 0, Words::tr("12 sessions behind"),
              [](const HealthRow& row) { return row.state; })
        .severity = [](const HealthRow& row) { return row.severity; };
    addColumn(columns, u"last"_s, Words::tr("last"), ColumnKind::Figure, 1, u"28 May 2019"_s,
              [](const HealthRow& row) { return mediumDate(row.last); })
        .sortKey = [](const HealthRow& row) {
        return row.last ? QVariant(base::toDayNumber(*row.last)) : QVariant();
    };
    addColumn(columns, u"behind"_s, Words::tr("behind"), ColumnKind::Figure, 3, u"1,112"_s,
              [](const HealthRow& row) { return row.last ? count(row.behind) : dash(); })
        .headerTip = Words::tr("Sessions without a value up to the day shown");
    columns.back().sortKey = [](const HealthRow& row) { return QVariant(row.behind); };
    addColumn(
        columns, u"needed"_s, Words::tr("read by"), ColumnKind::Text, 4, Words::tr("a rule in force"),
        [](const HealthRow& row) { return row.needed ? Words::tr("a rule in force") : Words::tr("nothing"); })
        .emphasis = [](const HealthRow&) { return -1; };
    addColumn(columns, u"source"_s, Words::tr("source"), ColumnKind::Text, 2, u"cboe-native"_s,
              [](const HealthRow& row) { return row.source.isEmpty() ? dash() : row.source; });
    auto& note = addColumn(columns, u"note"_s, Words::tr("holes and notes"), ColumnKind::Text, 3,
                           u"3 sessions missing"_s, [](const HealthRow& row) { return row.note; });
    note.stretch = true;
    note.toolTip = [](const HealthRow& row) { return row.note; };
    for (Column<HealthRow>& column : columns) {
        column.spoken = [](const HealthRow& row) {
            return Words::tr("%1, %2, last %3").arg(row.name, row.state, mediumDate(row.last));
        };
    }
    return columns;
}

QString healthSummary(const std::vector<HealthRow>& rows) {
    int fresh = 0;
    QStringList stale;
    QStringList missing;
    for (const HealthRow& row : rows) {
        if (!row.needed) {
            continue;
        }
        if (!row.last) {
            missing << row.series;
        } else if (row.behind > 0) {
            stale << row.series + u", "_s + sessions(row.behind);
        } else {
            ++fresh;
        }
    }
    QString text = Words::tr("Data: %1 fresh").arg(fresh);
    if (!stale.isEmpty()) {
        text += u" · "_s + Words::tr("%1 stale (%2)").arg(stale.size()).arg(stale.join(u"; "_s));
    }
    if (!missing.isEmpty()) {
        text += u" · "_s + Words::tr("%1 missing (%2)").arg(missing.size()).arg(missing.join(u", "_s));
    }
    return text;
}

} // namespace signalbox::models
