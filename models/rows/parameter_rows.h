// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters as rows: value in force, default, range, unit, meaning, and what a person has typed but not yet
// applied. Pure.
#pragma once

#include "models/table/value_table_model.h"

#include <utility>
#include <vector>

#include <QMap>
#include <QString>

namespace signalbox::models {

struct ParameterRow {
    ParameterRow() = default;
    ParameterRow(QString fullName, QString inForce, QString byDefault, QString allowed, QString inUnit,
                 QString explained, QString from)
        : name(std::move(fullName)), value(std::move(inForce)), defaultValue(std::move(byDefault)),
          range(std::move(allowed)), unit(std::move(inUnit)), meaning(std::move(explained)),
          source(std::move(from)) {}

    QString name; ///< "optimus.min_iv_rank"
    QString value;
    QString defaultValue;
    QString range;
    QString unit;
    QString meaning;
    QString source;  ///< default, file, underlying, call; with the place in brackets
    QString draft;   ///< typed and not applied; empty: none
    QString problem; ///< why the draft cannot be applied
    [[nodiscard]] bool differs() const { return value != defaultValue; }
    [[nodiscard]] bool edited() const { return !draft.isEmpty() && draft != value; }
    bool operator==(const ParameterRow&) const = default;
};

/// `rows` with the drafts of `drafts` (by name) filled in.
[[nodiscard]] std::vector<ParameterRow> withDrafts(std::vector<ParameterRow> rows,
                                                   const QMap<QString, QString>& drafts,
                                                   const QMap<QString, QString>& problems);
[[nodiscard]] std::vector<Column<ParameterRow>> parameterColumns();
[[nodiscard]] bool matches(const ParameterRow& row, const QString& text);

} // namespace signalbox::models
