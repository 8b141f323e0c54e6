// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/bar_rows.h"

#include "engine/base/format.h"
#include "engine/feeds/csv_text.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace signalbox::feeds {
namespace {

using base::isKnown;

std::uint64_t mixed(std::uint64_t hash, double value) {
    return (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL;
}

std::uint64_t contentOf(const market::Bar& bar) {
    std::uint64_t hash = 0;
    for (const double value : {bar.open, bar.high, bar.low, bar.close, bar.volume}) {
        hash = mixed(hash, value);
    }
    return hash;
}

bool sameValues(const market::Bar& a, const market::Bar& b) {
    return contentOf(a) == contentOf(b);
}

std::string barText(const market::Bar& bar) {
    return "open " + base::shortest(bar.open) + ", high " + base::shortest(bar.high) + ", low " +
           base::shortest(bar.low) + ", close " + base::shortest(bar.close);
}

bool isConsistent(const market::Bar& bar) {
    const bool openKnown = isKnown(bar.open);
    const double top = openKnown ? std::max(bar.open, bar.close) : bar.close;
    const double bottom = openKnown ? std::min(bar.open, bar.close) : bar.close;
    return !(isKnown(bar.low) && bar.low > bottom) && !(isKnown(bar.high) && bar.high < top);
}

/// Checks one value against the rules of its series; what is wrong with it, if anything.
struct CellProblem {
    RowProblem problem;
    std::string reason;
};
std::optional<CellProblem> problemOf(double value, const SeriesRules& rules) {
    if (rules.zeroIsMissing && value == 0) {
        return CellProblem{RowProblem::ZeroSettlement, "the settlement is 0, which means none"};
    }
    if (rules.positive && value <= 0) {
        return CellProblem{RowProblem::NonPositive, base::shortest(value) + " is not above zero"};
    }
    if (rules.corruptPutCall && (value == 4.22 || value == 11 || value == 21)) {
        return CellProblem{RowProblem::CorruptCell, "a ratio of exactly " + base::shortest(value) +
                                                        " is a known corruption of the source"};
    }
    const bool outside = rules.rangeOpen ? value <= rules.least || value >= rules.greatest
                                         : value < rules.least || value > rules.greatest;
    if (outside) {
        return CellProblem{RowProblem::OutOfRange,
                           base::shortest(value) + " is outside " + std::string(rules.range)};
    }
    return std::nullopt;
}

bool lowPricesPositive(const market::Bar& bar) {
    for (const double price : {bar.open, bar.high, bar.low}) {
        if (isKnown(price) && price <= 0) {
            return false;
        }
    }
    return true;
}

/// Why a bar is rejected by SHR-D3 whatever stands around it. Where only the close is used, odd other prices
/// are no reason.
std::optional<CellProblem> problemOf(const market::Bar& bar, const SeriesRules& rules) {
    if (!isKnown(bar.close)) {
        return CellProblem{RowProblem::NoValue, "no close on " + base::toIso(bar.date)};
    }
    if (auto problem = problemOf(bar.close, rules)) {
        return problem;
    }
    if (rules.seriesClass == SeriesClass::Value) {
        return std::nullopt;
    }
    if (rules.positive && !lowPricesPositive(bar)) {
        return CellProblem{RowProblem::NonPositive, barText(bar) + ": a price is not above zero"};
    }
    if (!isConsistent(bar)) {
        return CellProblem{RowProblem::InconsistentBar, barText(bar) + " contradict each other"};
    }
    return std::nullopt;
}

/// Applies SHR-D3; false when the row was rejected.
bool acceptBar(SourceFile& file, market::Bar& bar, const SeriesRules& rules, long line, std::string_view row,
               const std::string& symbol) {
    if (const auto problem = problemOf(bar, rules)) {
        file.reject(problem->problem, line, problem->reason, row, symbol);
        return false;
    }
    if (!isConsistent(bar) || (rules.positive && !lowPricesPositive(bar))) {
        file.warn(RowProblem::InconsistentBar, line,
                  barText(bar) + " contradict each other; only the close is used", symbol, row);
        bar.open = bar.high = bar.low = base::Missing;
    }
    return true;
}

/// A row of a table is valid when a column keeps a value of it.
bool anythingRemains(const TableRow& row, const std::vector<TableColumn>& columns) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (isKnown(row.values[c]) && !problemOf(row.values[c], columns[c].rules)) {
            return true;
        }
    }
    return false;
}

bool isRising(std::span<const BarRow> rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].bar.date <= rows[i - 1].bar.date) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string_view rowAt(std::string_view text, std::size_t offset) {
    LineReader reader(text.substr(std::min(offset, text.size())));
    reader.next();
    return reader.line();
}

void addSeries(SourceFile& file, market::SeriesId id, const SeriesRules& rules,
               std::span<const BarRow> rows) {
    std::vector<std::size_t> order;
    const bool rising = isRising(rows);
    if (!rising) {
        std::vector<RowOrder::Row> described;
        described.reserve(rows.size());
        for (const BarRow& row : rows) {
            described.push_back({row.bar.date, row.line, rowAt(file.text(), row.offset), contentOf(row.bar),
                                 file.mayCarryBar(row.bar.date) && !problemOf(row.bar, rules)});
        }
        order = RowOrder::keep(file, described, id.symbol);
    }
    SeriesDraft draft;
    draft.seriesClass = rules.seriesClass;
    draft.file = file.path();
    const std::size_t count = rising ? rows.size() : order.size();
    draft.bars.reserve(count);
    draft.lines.reserve(count);
    const market::Bar* previous = nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        const BarRow& row = rows[rising ? i : order[i]];
        market::Bar bar = row.bar;
        if (!file.mayCarryBar(bar.date)) {
            const char* note = previous != nullptr && sameValues(*previous, bar)
                                   ? "; the row is an exact copy of the bar before"
                                   : "";
            (void)file.acceptSession(bar.date, row.line, rowAt(file.text(), row.offset), id.symbol, note);
            continue;
        }
        previous = &row.bar;
        const bool plain = rules.seriesClass != SeriesClass::Value && bar.low > 0 && bar.low <= bar.open &&
                           bar.low <= bar.close && bar.high >= bar.open && bar.high >= bar.close &&
                           bar.close <= rules.greatest;
        if (!plain && !acceptBar(file, bar, rules, row.line, rowAt(file.text(), row.offset), id.symbol)) {
            continue;
        }
        if (row.line == file.cutOffLine()) {
            draft.uncertain = bar.date;
        }
        draft.bars.push_back(bar);
        draft.lines.push_back(row.line);
    }
    if (!draft.bars.empty()) {
        draft.id = std::move(id);
        file.result().series.push_back(std::move(draft));
    }
}

void addTable(SourceFile& file, const std::string& source, const std::vector<TableColumn>& columns,
              const std::vector<TableRow>& rows) {
    const std::string subject = columns.size() == 1 ? columns.front().symbol : std::string();
    std::vector<RowOrder::Row> described;
    described.reserve(rows.size());
    for (const TableRow& row : rows) {
        std::uint64_t content = 0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            content = mixed(content, row.values[c]);
        }
        described.push_back({row.date, row.line, row.text, content,
                             file.mayCarryBar(row.date) && anythingRemains(row, columns)});
    }
    std::vector<SeriesDraft> drafts(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        drafts[c].id = {columns[c].symbol, source, market::Basis::AsTraded};
        drafts[c].seriesClass = columns[c].rules.seriesClass;
        drafts[c].file = file.path();
        drafts[c].bars.reserve(rows.size());
        drafts[c].lines.reserve(rows.size());
    }
    for (const std::size_t i : RowOrder::keep(file, described, subject)) {
        const TableRow& row = rows[i];
        if (!file.acceptSession(row.date, row.line, row.text, subject)) {
            continue;
        }
        bool anything = false;
        std::optional<CellProblem> lastProblem;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (!isKnown(row.values[c])) {
                continue;
            }
            if (auto problem = problemOf(row.values[c], columns[c].rules)) {
                if (columns.size() > 1) {
                    file.warn(problem->problem, row.line, columns[c].symbol + ": " + problem->reason,
                              columns[c].symbol, row.text);
                }
                lastProblem = std::move(problem);
                continue;
            }
            anything = true;
            market::Bar bar;
            bar.date = row.date;
            bar.close = row.values[c];
            drafts[c].bars.push_back(bar);
            drafts[c].lines.push_back(static_cast<std::int32_t>(row.line));
            if (row.line == file.cutOffLine()) {
                drafts[c].uncertain = row.date;
            }
        }
        if (!anything) {
            const RowProblem problem = lastProblem ? lastProblem->problem : RowProblem::NoValue;
            file.reject(problem, row.line,
                        lastProblem ? lastProblem->reason : "no value on " + base::toIso(row.date), row.text,
                        subject);
        }
    }
    for (SeriesDraft& draft : drafts) {
        if (!draft.bars.empty()) {
            file.result().series.push_back(std::move(draft));
        }
    }
}

} // namespace signalbox::feeds
