// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/backtest_table.h"

#include <algorithm>

namespace signalbox::report {

std::string BacktestTable::text() const {
    std::vector<std::size_t> widths;
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t width = m_columns[i].title.size();
        for (const auto& row : m_rows) {
            width = std::max(width, i < row.size() ? row[i].size() : 0);
        }
        widths.push_back(width);
        titles.push_back(m_columns[i].title);
    }
    std::string out;
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string cell = i < cells.size() ? cells[i] : std::string();
            const std::string blanks(widths[i] - cell.size(), ' ');
            line += "  " + (m_columns[i].right ? blanks + cell : cell + blanks);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    };
    addLine(titles);
    for (const auto& row : m_rows) {
        addLine(row);
    }
    return out;
}

} // namespace signalbox::report
