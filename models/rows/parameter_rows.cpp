// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/parameter_rows.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ParameterRows)
};

} // namespace

std::vector<ParameterRow> withDrafts(std::vector<ParameterRow> rows, const QMap<QString, QString>& drafts,
                                     const QMap<QString, QString>& problems) {
    for (ParameterRow& row : rows) {
        row.draft = drafts.value(row.name);
        row.problem = problems.value(row.name);
    }
    return rows;
}

std::vector<Column<ParameterRow>> parameterColumns() {
    std::vector<Column<ParameterRow>> columns;
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, std::function<QString(const ParameterRow&)> text) {
        auto& column = addColumn(columns, key, header, kind, importance, sample, std::move(text));
        column.toolTip = [](const ParameterRow& row) {
            return row.problem.isEmpty() ? row.meaning : row.problem + u'\n' + row.meaning;
        };
        column.tint = [](const ParameterRow& row) {
            return !row.problem.isEmpty() ? Severity::Stop : row.edited() ? Severity::Info : Severity::None;
        };
        column.spoken = [](const ParameterRow& row) {
            QString said = Words::tr("%1, %2 %3, default %4, range %5")
                               .arg(row.name, row.edited() ? row.draft : row.value, row.unit,
                                    row.defaultValue, row.range);
            if (row.edited()) {
                said += u", "_s + Words::tr("edited, not applied");
            }
            return said;
        };
    };
    put(u"mark"_s, QString(), ColumnKind::Mark, 0, u"●"_s, [](const ParameterRow& row) {
        return row.edited() ? u"✎"_s : row.differs() ? u"●"_s : QString();
    });
    columns.back().severity = [](const ParameterRow& row) {
        return row.edited() || row.differs() ? Severity::Info : Severity::None;
    };
    columns.back().headerTip = Words::tr("● differs from the default   ✎ edited, not applied");
    put(u"name"_s, Words::tr("parameter"), ColumnKind::Text, 0, u"max_concurrent_per_underlying"_s,
        [](const ParameterRow& row) { return row.name.section(u'.', -1); });
    columns.back().emphasis = [](const ParameterRow& row) { return row.differs() ? 1 : 0; };
    put(u"value"_s, Words::tr("value"), ColumnKind::Figure, 0, u"soft_warning"_s,
        [](const ParameterRow& row) { return row.edited() ? row.draft : row.value; });
    columns.back().emphasis = [](const ParameterRow& row) { return row.differs() || row.edited() ? 1 : 0; };
    columns.back().severity = [](const ParameterRow& row) {
        return row.problem.isEmpty() ? Severity::None : Severity::Stop;
    };
    put(u"unit"_s, Words::tr("unit"), ColumnKind::Text, 3, u"sessions"_s,
        [](const ParameterRow& row) { return row.unit; });
    columns.back().emphasis = [](const ParameterRow&) { return -1; };
    put(u"default"_s, Words::tr("default"), ColumnKind::Figure, 1, u"soft_warning"_s,
        [](const ParameterRow& row) { return row.defaultValue; });
    columns.back().emphasis = [](const ParameterRow&) { return -1; };
    put(u"range"_s, Words::tr("range"), ColumnKind::Text, 2, u"block, advise, off"_s,
        [](const ParameterRow& row) { return row.range; });
    put(u"source"_s, Words::tr("from"), ColumnKind::Text, 5, u"file (parameters.toml line 12)"_s,
        [](const ParameterRow& row) { return row.source; });
    columns.back().emphasis = [](const ParameterRow&) { return -1; };
    put(u"meaning"_s, Words::tr("meaning"), ColumnKind::Text, 4, u"IV Rank must be above this"_s,
        [](const ParameterRow& row) { return row.meaning; });
    columns.back().stretch = true;
    columns.back().emphasis = [](const ParameterRow&) { return -1; };
    return columns;
}

bool matches(const ParameterRow& row, const QString& text) {
    const QString all = row.name + u' ' + row.meaning + u' ' + row.unit;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive)) {
            return false;
        }
    }
    return true;
}

} // namespace signalbox::models
