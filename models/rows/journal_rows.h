// SPDX-License-Identifier: GPL-3.0-or-later
// Journal entries as lines a person can read and search. Pure.
#pragma once

#include "engine/book/events.h"
#include "models/table/value_table_model.h"

#include <optional>
#include <span>
#include <vector>

#include <QString>
#include <QStringList>

namespace signalbox::models {

struct JournalRow {
    qint64 sequence = 0;
    base::UtcTime at;
    QString kind; ///< code: evaluation, fill, ...
    QString kindName;
    QString actor;
    QString summary; ///< one line
    QString detail;  ///< everything: several lines, or canonical JSON as it is recorded
    QString hash;
    Severity severity = Severity::None;
    /// The day from which the entry counts, whenever it was written down; absent: before every day.
    std::optional<base::Date> from = std::nullopt;
    bool toPost = false; ///< a text made for people to send on: brief, post, diary, texts of channels
    bool operator==(const JournalRow&) const = default;
};

[[nodiscard]] JournalRow journalRow(const book::JournalEntry& entry);
/// Latest first. An entry without a day of its own counts from that of what it speaks of, and never before
/// the entry that precedes it.
[[nodiscard]] std::vector<JournalRow> journalRows(std::span<const book::JournalEntry> entries);
[[nodiscard]] std::vector<Column<JournalRow>> journalColumns();
/// The detail for the eyes: JSON is indented. Made for the one entry that somebody looks at.
[[nodiscard]] QString readableDetail(const JournalRow& row);
/// Every word of `text` occurs in the row, in any order, without regard to case.
[[nodiscard]] bool matches(const JournalRow& row, const QString& text);

} // namespace signalbox::models
