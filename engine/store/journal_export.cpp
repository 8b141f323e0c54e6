// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_export.h"

#include "engine/base/csv.h"

#include <fmt/format.h>

namespace signalbox::store {
namespace {

std::string jsonText(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

} // namespace

std::string exportHead(ExportFormat format) {
    return format == ExportFormat::Csv ? "seq,at,run,actor,kind,version,data,previous,hash\n" : "[";
}

std::string exportRow(ExportFormat format, const StoredEntry& row, bool first) {
    if (format == ExportFormat::Csv) {
        return fmt::format("{},{},{},{},{},{},{},{},{}\n", row.sequence, base::toIso(row.at),
                           base::csvField(row.run), base::csvField(row.actor), row.kind, row.version,
                           base::csvField(row.json), row.previous, row.hash);
    }
    return fmt::format("{}\n{{\"seq\":{},\"at\":{},\"run\":{},\"actor\":{},\"kind\":{},\"version\":{},"
                       "\"data\":{},\"previous\":{},\"hash\":{}}}",
                       first ? "" : ",", row.sequence, jsonText(base::toIso(row.at)), jsonText(row.run),
                       jsonText(row.actor), jsonText(row.kind), row.version, row.json, jsonText(row.previous),
                       jsonText(row.hash));
}

std::string exportTail(ExportFormat format) {
    return format == ExportFormat::Csv ? "" : "\n]\n";
}

} // namespace signalbox::store
