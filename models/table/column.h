// SPDX-License-Identifier: GPL-3.0-or-later
// One column of a table over rows of a type: how its cells read, sort, align and what they mean. Everything
// but key, header and text is optional.
#pragma once

#include "models/table/table_roles.h"

#include <functional>
#include <utility>
#include <vector>

#include <QString>
#include <QVariant>

namespace signalbox::models {

enum class ColumnKind { Text, Figure, Mark };

template <class Row>
struct Column {
    using Text = std::function<QString(const Row&)>;

    Column() = default;
    Column(QString name, QString title, Text shown, ColumnKind figureOrText = ColumnKind::Text,
           int dropOrder = 0, QString widest = {})
        : key(std::move(name)), header(std::move(title)), text(std::move(shown)), kind(figureOrText),
          importance(dropOrder), sample(std::move(widest)) {}

    QString key;    ///< stable name, for saved layouts
    QString header; ///< translated
    Text text;
    ColumnKind kind = ColumnKind::Text; ///< figures stand right, marks in the middle
    /// 0 is never dropped; the highest number goes first when the panel is narrow.
    int importance = 0;
    QString sample;       ///< the widest text to expect: gives the column its width, never the live content
    bool stretch = false; ///< takes the room that is left over
    QString headerTip;    ///< unit and rule
    std::function<QVariant(const Row&)> sortKey;        ///< absent: by text
    std::function<Severity(const Row&)> severity;       ///< status of the text
    std::function<Direction(const Row&)> direction;     ///< profit or loss
    std::function<SideHint(const Row&)> side;           ///< buy or sell
    std::function<int(const Row&)> emphasis;            ///< 1 strong, -1 muted
    std::function<Severity(const Row&)> tint;           ///< background of the cell
    Text toolTip;                                       ///< units, rule, why a value is missing
    Text spoken;                                        ///< absent: header and text
    std::function<QVariant(const Row&, int role)> more; ///< any further role of a special delegate
};

/// Appends a column; what is optional is set on the answer.
template <class Row>
Column<Row>& addColumn(std::vector<Column<Row>>& columns, const QString& key, const QString& header,
                       ColumnKind kind, int importance, const QString& sample,
                       typename Column<Row>::Text text) {
    return columns.emplace_back(key, header, std::move(text), kind, importance, sample);
}

} // namespace signalbox::models
