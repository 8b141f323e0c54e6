// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"

#include <map>

namespace signalbox::feeds {
namespace {

/// Calls `read(fields, line)` for every row with as many fields as the header; counts and rejects the rest.
template <typename Read>
void forEachRow(SourceFile& file, const Header& header, Read read) {
    file.countNotices(header.notices());
    LineReader reader(file.text());
    Fields fields;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        fields.split(reader.line());
        if (fields.count() != header.count()) {
            file.reject(RowProblem::BadFieldCount, reader.number(),
                        std::to_string(fields.count()) + " fields where the header names " +
                            std::to_string(header.count()),
                        reader.line());
            continue;
        }
        read(fields, reader);
    }
}

} // namespace

Status parseConstituents(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    const int symbol = header.find({"symbol", "ticker"});
    const int name = header.find({"security", "name"});
    const int sector = header.find({"gics sector", "sector"});
    const int added = header.find({"date added", "date first added"});
    if (symbol < 0 || sector < 0) {
        SIGNALBOX_FILE_FAIL(file, "no columns Symbol and GICS Sector");
    }
    std::string index = uppered(file.hintsOfPath().stem);
    if (const std::size_t at = index.find("_CONSTITUENTS"); at != std::string::npos) {
        index.resize(at);
    }
    std::map<std::string, long> seen;
    forEachRow(file, header, [&](const Fields& fields, const LineReader& reader) {
        const auto text = [&](int column) {
            return column < 0 ? std::string() : printable(fields[static_cast<std::size_t>(column)]);
        };
        Constituent member{index, text(symbol), text(name), text(sector), {}};
        if (member.symbol.empty() || member.symbol.size() > 12) {
            file.reject(RowProblem::BadSymbol, reader.number(), "no symbol", reader.line());
            return;
        }
        const auto [at, fresh] = seen.emplace(member.symbol, reader.number());
        if (!fresh) {
            file.reject(RowProblem::Duplicate, reader.number(),
                        member.symbol + " stands in line " + std::to_string(at->second) + " already",
                        reader.line(), member.symbol);
            return;
        }
        if (added >= 0) {
            member.added = anyDateOf(fields[static_cast<std::size_t>(added)]);
        }
        file.result().constituents.push_back(std::move(member));
    });
    return {};
}

Status parseSectorCounts(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    forEachRow(file, header, [&](const Fields& fields, const LineReader& reader) {
        const auto count = countOf(fields[1]);
        if (!count || fields[0].empty()) {
            file.reject(RowProblem::NotANumber, reader.number(), "no sector or no count", reader.line());
            return;
        }
        file.result().sectorCounts.push_back({printable(fields[0]), static_cast<long>(*count)});
    });
    return {};
}

} // namespace signalbox::feeds
