// SPDX-License-Identifier: GPL-3.0-or-later
// CSV that the program printed, as a table.
#pragma once

#include "engine/base/csv.h"

#include <map>
#include <string>
#include <vector>

#include <QByteArray>

namespace signalbox::tests {

struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::map<std::string, std::string>> rows;
};

inline CsvTable csvTable(const QByteArray& bytes) {
    CsvTable table;
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.isEmpty()) {
            continue;
        }
        const std::vector<std::string> fields = base::csvFields(line.toStdString());
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
