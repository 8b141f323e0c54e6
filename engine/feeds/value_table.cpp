// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/series_identity.h"
#include "engine/feeds/value_columns.h"
#include "engine/market/series_names.h"

namespace signalbox::feeds {
namespace {

using base::Missing;

/// The archives of single products carry the same header; which product stands above it or in the name.
std::string productSymbol(const Header& header, const std::string& stem) {
    const std::string words = header.preamble() + stem;
    if (contains(words, "equity")) {
        return market::names::PutCallEquity;
    }
    if (contains(words, "indexpc") || contains(words, "product: index")) {
        return market::names::PutCallIndex;
    }
    if (contains(words, "vixpc") || contains(words, "product: vix")) {
        return market::names::PutCallVix;
    }
    if (contains(words, "etppc") || contains(words, "product: etp")) {
        return market::names::PutCallEtp;
    }
    return market::names::PutCallTotal;
}

std::string sourceOf(const Header& header, const SourceFile& file) {
    if (header.has("total") && (header.raw(0) == "DATE")) {
        return "cboe-put-call-archive";
    }
    if (header.has("observation_date") || header.raw(0) == "DATE") {
        return "fred";
    }
    return file.hintsOfPath().lowerStem.empty() ? "table" : file.hintsOfPath().lowerStem;
}

void checkTotal(SourceFile& file, const Fields& fields, const ValueColumns& columns,
                const LineReader& reader) {
    if (columns.calls < 0 || columns.puts < 0 || columns.total < 0) {
        return;
    }
    const auto calls = countOf(fields[static_cast<std::size_t>(columns.calls)]);
    const auto puts = countOf(fields[static_cast<std::size_t>(columns.puts)]);
    const auto total = countOf(fields[static_cast<std::size_t>(columns.total)]);
    if (calls && puts && total && *calls + *puts != *total) {
        file.warn(RowProblem::InconsistentTotal, reader.number(),
                  std::to_string(*calls) + " calls and " + std::to_string(*puts) + " puts are not " +
                      std::to_string(*total),
                  {}, reader.line());
    }
}

} // namespace

std::optional<ValueColumns> valueColumnsOf(const Header& header, const std::string& stem) {
    ValueColumns columns;
    const std::string first = header.count() > 0 ? header.lower()[0] : std::string();
    if (first != "date" && first != "observation_date") {
        return std::nullopt;
    }
    for (std::size_t i = 1; i < header.count(); ++i) {
        const std::string& name = header.lower()[i];
        const int at = static_cast<int>(i);
        if (name == "total") {
            columns.total = at;
            continue;
        }
        if (name == "market_holiday" || name.empty()) {
            continue;
        }
        auto identity = identityOfColumn(name);
        if (!identity) {
            return std::nullopt;
        }
        if (name == "calls" || name == "call") {
            columns.calls = at;
        }
        if (name == "puts" || name == "put") {
            columns.puts = at;
        }
        if (name == "ratio" || name == "p/c ratio") {
            identity->symbol = productSymbol(header, stem);
        }
        columns.values.push_back({at, {identity->symbol, identity->rules}});
    }
    if (columns.values.empty() || columns.values.size() > TableRow::MostColumns) {
        return std::nullopt;
    }
    bool total = true;
    for (const auto& value : columns.values) {
        total = total && (!value.column.symbol.starts_with("PC_") ||
                          value.column.symbol == market::names::PutCallTotal);
    }
    if (!total && columns.calls >= 0) {
        // The volumes of one product are not the volumes of the market.
        std::erase_if(columns.values, [](const auto& v) { return v.column.symbol.starts_with("OPT_"); });
    }
    return columns;
}

Status parseValueTable(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    const auto columns = valueColumnsOf(header, file.hintsOfPath().lowerStem);
    if (!columns) {
        SIGNALBOX_FILE_FAIL(file, "the header names no known table of daily values",
                            "known columns stand in the description of the kind value-table");
    }
    std::vector<TableColumn> tableColumns;
    for (const auto& value : columns->values) {
        tableColumns.push_back(value.column);
    }
    const std::string subject = tableColumns.size() == 1 ? tableColumns.front().symbol : std::string();
    std::vector<TableRow> rows;
    file.countNotices(header.notices());
    LineReader reader(file.text());
    Fields fields;
    long cutOff = 0;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        cutOff = reader.cutOff() ? reader.number() : 0;
        fields.split(reader.line());
        if (fields.count() != header.count()) {
            file.reject(RowProblem::BadFieldCount, reader.number(),
                        std::to_string(fields.count()) + " fields where the header names " +
                            std::to_string(header.count()),
                        reader.line(), subject);
            continue;
        }
        const auto date = anyDateOf(fields[0]);
        if (!date) {
            file.reject(RowProblem::BadDate, reader.number(),
                        "\"" + printable(fields[0]) + "\" is not a date", reader.line(), subject);
            continue;
        }
        TableRow row;
        row.date = *date;
        row.line = reader.number();
        row.text = reader.line();
        row.values.fill(Missing);
        long unreadable = 0;
        for (std::size_t c = 0; c < tableColumns.size(); ++c) {
            const std::string_view text = fields[static_cast<std::size_t>(columns->values[c].at)];
            if (text.empty() || text == ".") {
                continue;
            }
            const auto value = groupedRealOf(text);
            if (value) {
                row.values[c] = *value;
                continue;
            }
            ++unreadable;
            if (tableColumns.size() > 1) {
                file.warn(RowProblem::NotANumber, row.line, "\"" + printable(text) + "\" is not a number",
                          tableColumns[c].symbol, row.text);
            }
        }
        if (unreadable == static_cast<long>(tableColumns.size())) {
            file.reject(RowProblem::NotANumber, row.line, "no readable number in the row", row.text, subject);
            continue;
        }
        checkTotal(file, fields, *columns, reader);
        rows.push_back(row);
    }
    if (cutOff > 0) {
        file.noteCutOff(cutOff);
    }
    addTable(file, sourceOf(header, file), tableColumns, rows);
    return {};
}

} // namespace signalbox::feeds
