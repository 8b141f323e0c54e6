// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/series_identity.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace signalbox::feeds {
namespace {

using base::isKnown;
using base::Missing;

/// Where the columns of a file of daily bars are; -1 for one that it has not.
struct Columns {
    int date = -1, symbol = -1;
    int open = -1, high = -1, low = -1, close = -1, volume = -1;
    int adjOpen = -1, adjHigh = -1, adjLow = -1, adjClose = -1, adjVolume = -1;
    int dividend = -1, split = -1, unadjustedClose = -1;
    bool forPeople = false; ///< Investing.com: volumes as "45.31M"
    bool cboe = false;      ///< capital DATE: the exchange's own download
    std::size_t count = 0;

    [[nodiscard]] bool bars() const { return open >= 0 && high >= 0 && low >= 0; }
};

Columns columnsOf(const Header& header) {
    Columns c;
    c.count = header.count();
    c.date = header.find({"date"});
    c.symbol = header.find({"symbol", "ticker"});
    c.open = header.find({"open"});
    c.high = header.find({"high"});
    c.low = header.find({"low"});
    c.close = header.find({"close", "price"});
    c.volume = header.find({"volume", "vol."});
    c.adjOpen = header.find({"adjopen"});
    c.adjHigh = header.find({"adjhigh"});
    c.adjLow = header.find({"adjlow"});
    c.adjClose = header.find({"adjclose"});
    c.adjVolume = header.find({"adjvolume"});
    c.dividend = header.find({"dividend", "divcash"});
    c.split = header.find({"splitfactor"});
    c.unadjustedClose = header.find({"unadj_close"});
    c.forPeople = header.find({"change %"}) >= 0;
    c.cboe = header.raw(0) == "DATE";
    if (c.close < 0 && c.cboe && header.count() == 2) {
        c.close = 1; // DATE,VVIX
    }
    return c;
}

/// What was read for one symbol. The vectors beside `rows` are empty unless the file has such columns.
struct Group {
    std::string symbol;
    std::vector<BarRow> rows;
    std::vector<BarRow> other; ///< the second basis of the file
    DecimalCount decimals;
};

enum class Cell { Empty, Number, Unreadable };
Cell readCell(std::string_view text, double& value) {
    if (text.empty()) {
        return Cell::Empty;
    }
    const auto read = contains(text, ",") ? groupedRealOf(text) : realOf(text);
    if (!read) {
        return Cell::Unreadable;
    }
    value = *read;
    return Cell::Number;
}

class DailyReader {
public:
    DailyReader(SourceFile& file, Header header)
        : m_file(file), m_header(std::move(header)), m_columns(columnsOf(m_header)) {}

    Status run();

private:
    void readRow(const LineReader& reader);
    bool readBar(BarRow& row, int open, int high, int low, int close, int volume);
    void addOther(Group& group, const BarRow& row);
    void addAction(const Group& group, const BarRow& row);
    Group& groupOf(std::string_view symbol);
    void finishGroup(Group& group);
    [[nodiscard]] std::string source() const;
    bool refuse(RowProblem problem, const std::string& reason);

    SourceFile& m_file;
    Header m_header;
    Columns m_columns;
    Fields m_fields;
    std::vector<Group> m_groups;
    std::unordered_map<std::string, std::size_t> m_index;
    std::size_t m_current = 0;
    std::string_view m_line;
    long m_number = 0;
};

bool DailyReader::refuse(RowProblem problem, const std::string& reason) {
    m_file.reject(problem, m_number, reason, m_line,
                  m_columns.symbol >= 0 ? printable(m_fields[static_cast<std::size_t>(m_columns.symbol)])
                                        : std::string());
    return false;
}

Group& DailyReader::groupOf(std::string_view symbol) {
    if (!m_groups.empty() && m_groups[m_current].symbol == symbol) {
        return m_groups[m_current];
    }
    const auto [at, fresh] = m_index.emplace(std::string(symbol), m_groups.size());
    if (fresh) {
        m_groups.emplace_back();
        m_groups.back().symbol = std::string(symbol);
    }
    m_current = at->second;
    return m_groups[m_current];
}

bool DailyReader::readBar(BarRow& row, int open, int high, int low, int close, int volume) {
    struct Target {
        int column;
        double* value;
    };
    market::Bar& bar = row.bar;
    for (const Target& target : {Target{open, &bar.open}, Target{high, &bar.high}, Target{low, &bar.low},
                                 Target{close, &bar.close}}) {
        if (target.column < 0) {
            continue;
        }
        const std::string_view text = m_fields[static_cast<std::size_t>(target.column)];
        if (readCell(text, *target.value) == Cell::Unreadable) {
            return refuse(RowProblem::NotANumber, "\"" + printable(text) + "\" in column " +
                                                      m_header.raw(static_cast<std::size_t>(target.column)) +
                                                      " is not a number");
        }
        if (target.column != close && m_columns.bars() && !isKnown(*target.value) && text.empty()) {
            return refuse(RowProblem::NoValue,
                          "no value in column " + m_header.raw(static_cast<std::size_t>(target.column)));
        }
    }
    if (volume >= 0) {
        const std::string_view text = m_fields[static_cast<std::size_t>(volume)];
        if (!text.empty() && text != "-") {
            const auto read = m_columns.forPeople ? abbreviatedRealOf(text) : groupedRealOf(text);
            if (!read) {
                return refuse(RowProblem::NotANumber,
                              "the volume \"" + printable(text) + "\" is not a number");
            }
            if (*read < 0) {
                return refuse(RowProblem::NonPositive, "the volume " + printable(text) + " is negative");
            }
            bar.volume = *read;
        }
    }
    return true;
}

void DailyReader::addAction(const Group& group, const BarRow& row) {
    const auto number = [&](int column) {
        return column < 0 ? std::nullopt : realOf(m_fields[static_cast<std::size_t>(column)]);
    };
    const auto dividend = number(m_columns.dividend);
    if (dividend && *dividend > 0) {
        m_file.result().actions.push_back(
            {group.symbol, row.bar.date, market::ActionKind::CashDividend, 1.0, *dividend, source()});
    } else if (dividend && *dividend < 0) {
        m_file.warn(RowProblem::BadAction, m_number, "a negative dividend is left out", group.symbol, m_line);
    }
    const auto split = number(m_columns.split);
    if (split && *split > 0 && *split != 1) {
        m_file.result().actions.push_back(
            {group.symbol, row.bar.date, market::ActionKind::Split, *split, 0.0, source()});
    }
}

void DailyReader::addOther(Group& group, const BarRow& row) {
    BarRow other = row;
    if (m_columns.adjClose >= 0) {
        other.bar = {row.bar.date, Missing, Missing, Missing, Missing, Missing};
        if (readBar(other, m_columns.adjOpen, m_columns.adjHigh, m_columns.adjLow, m_columns.adjClose,
                    m_columns.adjVolume)) {
            group.other.push_back(other);
        }
        return;
    }
    const auto raw = realOf(m_fields[static_cast<std::size_t>(m_columns.unadjustedClose)]);
    if (!raw || *raw <= 0 || !(row.bar.close > 0)) {
        m_file.warn(RowProblem::NoValue, m_number, "no close before dividends", group.symbol, m_line);
        return;
    }
    // Undoes the dividends: every price of the bar by the ratio of the two closes, to the vendor's
    // six decimals so that equal prices stay equal.
    const double ratio = *raw / row.bar.close;
    const auto undone = [&](double price) { return std::round(price * ratio * 1e6) / 1e6; };
    other.bar.open = undone(row.bar.open);
    other.bar.high = undone(row.bar.high);
    other.bar.low = undone(row.bar.low);
    other.bar.close = undone(row.bar.close);
    group.other.push_back(other);
}

void DailyReader::readRow(const LineReader& reader) {
    m_line = reader.line();
    m_number = reader.number();
    m_fields.split(m_line);
    m_file.countRow();
    if (m_fields.count() != m_columns.count) {
        refuse(RowProblem::BadFieldCount, std::to_string(m_fields.count()) +
                                              " fields where the header names " +
                                              std::to_string(m_columns.count));
        return;
    }
    BarRow row;
    const std::string_view dateText = m_fields[static_cast<std::size_t>(m_columns.date)];
    const auto date = anyDateOf(dateText);
    if (!date) {
        refuse(RowProblem::BadDate, "\"" + printable(dateText) + "\" is not a date");
        return;
    }
    row.bar.date = *date;
    row.line = static_cast<std::int32_t>(m_number);
    row.offset = static_cast<std::uint32_t>(m_line.data() - m_file.text().data());
    std::string_view symbol = m_groups.empty() ? std::string_view() : m_groups.front().symbol;
    if (m_columns.symbol >= 0) {
        symbol = m_fields[static_cast<std::size_t>(m_columns.symbol)];
        if (symbol.empty() || symbol.size() > 24) {
            refuse(RowProblem::BadSymbol, "no symbol");
            return;
        }
    }
    if (!readBar(row, m_columns.open, m_columns.high, m_columns.low, m_columns.close, m_columns.volume)) {
        return;
    }
    Group& group = groupOf(symbol);
    if (isKnown(row.bar.close)) {
        group.decimals.add(m_fields[static_cast<std::size_t>(m_columns.close)], row.bar.close);
        if (m_columns.adjClose >= 0 || m_columns.unadjustedClose >= 0) {
            addOther(group, row);
        }
    }
    addAction(group, row);
    group.rows.push_back(row);
}

std::string DailyReader::source() const {
    if (m_columns.adjClose >= 0) {
        return "tiingo";
    }
    if (m_columns.forPeople) {
        return "investing";
    }
    if (m_columns.cboe) {
        return "cboe-history";
    }
    const PathHints& hints = m_file.hintsOfPath();
    if (m_columns.symbol >= 0) {
        return hints.lowerStem;
    }
    return hints.folder.empty() ? "daily" : hints.folder;
}

void DailyReader::finishGroup(Group& group) {
    SeriesIdentity identity{group.symbol, rulesOfSymbol(group.symbol)};
    if (m_columns.cboe && identity.rules.seriesClass == SeriesClass::Share) {
        identity.rules.seriesClass =
            SeriesClass::Value; // an index of the exchange without an entry of its own
    }
    const bool share = identity.rules.seriesClass == SeriesClass::Share;
    market::Basis basis = market::Basis::AsTraded;
    if (m_columns.unadjustedClose >= 0) {
        basis = market::Basis::DividendAdjusted;
    } else if (m_columns.forPeople && share) {
        basis = market::Basis::SplitAdjusted; // Investing.com serves no other prices of shares
    } else if (share && m_columns.adjClose < 0) {
        basis = basisOfShares(m_file, group.decimals, m_columns.symbol >= 0 ? std::string() : group.symbol);
    }
    addSeries(m_file, {group.symbol, source(), basis}, identity.rules, group.rows);
    if (!group.other.empty()) {
        // The same lines again: what is wrong with them was said for the first basis already.
        const std::size_t said = m_file.result().issues.size();
        const long rejected = m_file.result().rowsRejected;
        const market::Basis otherBasis =
            m_columns.adjClose >= 0 ? market::Basis::DividendAdjusted : market::Basis::SplitAdjusted;
        addSeries(m_file, {group.symbol, source(), otherBasis}, identity.rules, group.other);
        m_file.result().issues.resize(said);
        m_file.result().rowsRejected = rejected;
    }
}

Status DailyReader::run() {
    if (m_columns.date < 0 || m_columns.close < 0) {
        SIGNALBOX_FILE_FAIL(m_file, "no column date and close in the header",
                            "the header must name date, open, high, low, close");
    }
    if (m_columns.symbol < 0) {
        std::string symbol;
        if (const auto& named = m_file.hints().symbol) {
            symbol = identityOfStem(*named).symbol;
        } else if (m_columns.forPeople) {
            symbol = identityOfTitle(m_file.hintsOfPath().stem).symbol;
        } else if (m_columns.cboe && m_header.count() == 2) {
            symbol = m_header.raw(1);
        } else {
            symbol = identityOfStem(m_file.hintsOfPath().stem).symbol;
        }
        if (symbol.empty()) {
            SIGNALBOX_FILE_FAIL(m_file, "neither a column nor the file's name tells the symbol",
                                "name it with --symbol");
        }
        m_groups.emplace_back();
        m_groups.back().symbol = symbol;
        m_groups.back().rows.reserve(m_file.text().size() / 48);
    }
    m_file.countNotices(m_header.notices());
    LineReader reader(m_file.text());
    long last = 0;
    while (reader.next()) {
        if (reader.number() <= m_header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        readRow(reader);
        last = reader.cutOff() ? reader.number() : 0;
    }
    if (last > 0) {
        m_file.noteCutOff(last);
    }
    if (m_columns.symbol >= 0 && !m_groups.empty()) {
        // One finding for the file, not one for each of hundreds of symbols.
        DecimalCount all;
        for (const Group& group : m_groups) {
            all.closes += group.decimals.closes;
            all.fine += group.decimals.fine;
        }
        for (Group& group : m_groups) {
            group.decimals = all;
        }
    }
    std::optional<std::size_t> said;
    for (Group& group : m_groups) {
        const std::size_t before = m_file.result().issues.size();
        finishGroup(group);
        auto& issues = m_file.result().issues;
        if (m_columns.symbol >= 0 && issues.size() > before && issues[before].line == 0) {
            if (said) {
                issues.erase(issues.begin() + static_cast<std::ptrdiff_t>(before));
            }
            said = before;
        }
    }
    return {};
}

} // namespace

Status parseDailyBars(SourceFile& file) {
    return DailyReader(file, Header::ofText(file.text())).run();
}

} // namespace signalbox::feeds
