// SPDX-License-Identifier: GPL-3.0-or-later
// A table of fixed columns as plain text: names to the left, numbers to the right.
#pragma once

#include <string>
#include <vector>

namespace signalbox::report {

class BacktestTable {
public:
    struct Column {
        std::string title;
        bool right = true;
    };
    explicit BacktestTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}
    /// One cell per column; missing cells are empty.
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// Title line and rows, each with two blanks before it and LF after it, no trailing blanks.
    [[nodiscard]] std::string text() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace signalbox::report
