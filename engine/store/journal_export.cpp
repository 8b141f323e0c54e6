// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_export.h"

#include <fmt/format.h>

namespace signalbox::store {
namespace {

std::string csvField(const std::string& text) {
    if (text.find_first_of("\",\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

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
                           csvField(row.run), csvField(row.actor), row.kind, row.version, csvField(row.json),
                           row.previous, row.hash);
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
