// SPDX-License-Identifier: GPL-3.0-or-later
// CSV that the program printed, as a table. The only quoting is that of the program: fields with a comma or a
// quote stand in quotes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <QByteArray>

namespace signalbox::tests {

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::map<std::string, std::string>> rows;
};

inline std::vector<std::string> csvLine(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += line[++i];
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += line[i];
        }
    }
    return fields;
}

inline CsvTable csvTable(const QByteArray& bytes) {
    CsvTable table;
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.isEmpty()) {
            continue;
        }
        const std::vector<std::string> fields = csvLine(line.toStdString());
        if (table.header.empty()) {
            table.header = fields;
            continue;
        }
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < fields.size() && i < table.header.size(); ++i) {
            row[table.header[i]] = fields[i];
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace signalbox::tests
