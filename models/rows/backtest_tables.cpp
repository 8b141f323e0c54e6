// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/backtest_rows.h"
#include "models/rows/stat_cells.h"
#include "models/text/dates.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BacktestRows)
};

} // namespace

StatTable fillTable(const ShownBacktest& shown) {
    StatTable table;
    using Kind = ColumnKind;
    table.columns = {{u"fill"_s,
                      Words::tr("fills"),
                      Kind::Text,
                      0,
                      Words::tr("0.25 of half the width, each leg"),
                      {},
                      true},
                     {u"trades"_s, Words::tr("trades"), Kind::Figure, 2, u"1,234"_s, Words::tr("Closed")},
                     {u"net"_s, Words::tr("net"), Kind::Figure, 0, u"−$123,456.78"_s, {}},
                     {u"win_rate"_s, Words::tr("won"), Kind::Figure, 1, u"100.0 %"_s, {}},
                     {u"profit_factor"_s, Words::tr("profit factor"), Kind::Figure, 1, u"12.34"_s, {}},
                     {u"sharpe"_s, Words::tr("Sharpe"), Kind::Figure, 0, u"−1.23"_s, {}},
                     {u"drawdown"_s, Words::tr("max drawdown"), Kind::Figure, 2, u"12.34 %"_s, {}},
                     {u"sample"_s, {}, Kind::Text, 3, Words::tr("small sample"), {}}};
    for (const lab::FillRow& from : shown.card->fills) {
        QString name = QString::fromStdString(from.assumption);
        QString tip;
        if (from.assumption == "rules") {
            name = Words::tr("rules (decides)");
            tip = Words::tr("OPT-T8: at the mid less the slippage of the rules");
        } else if (from.assumption == "mid") {
            tip = Words::tr("At the mid of the package: nobody fills all orders there");
        } else if (from.assumption == "natural") {
            tip = Words::tr("At the natural price: sell at the bid, buy at the ask");
        } else {
            name = Words::tr("%1 of half the width, each leg").arg(name.section(u' ', 1));
            tip = Words::tr("A share of half the package's width is paid for every leg");
        }
        StatRow row;
        row.id = QString::fromStdString(from.assumption);
        row.cells = {plainCell(name, from.assumption == "rules" ? 1 : 0),
                     countCell(from.trades),
                     moneyCell(from.net),
                     realCell(from.winRate, percent(from.winRate, 1)),
                     realCell(from.profitFactor, number(from.profitFactor, 2)),
                     realCell(from.sharpe, number(from.sharpe, 2)),
                     realCell(from.maxDrawdown, percent(from.maxDrawdown, 2)),
                     plainCell(from.smallSample() ? Words::tr("small sample") : QString(), -1)};
        row.cells.front().toolTip = tip;
        table.rows.push_back(std::move(row));
    }
    return table;
}

StatTable monthTable(const ShownBacktest& shown) {
    StatTable table;
    table.columns.push_back({u"year"_s, Words::tr("year"), ColumnKind::Text, 0, u"2026"_s, {}, true});
    for (int month = 1; month <= 12; ++month) {
        table.columns.push_back({u"m%1"_s.arg(month),
                                 numberLocale().standaloneMonthName(month, QLocale::ShortFormat),
                                 ColumnKind::Figure, 0, u"−1,234"_s,
                                 Words::tr("Net of the trades closed in the month, dollars")});
    }
    table.columns.push_back({u"total"_s, Words::tr("total $"), ColumnKind::Figure, 0, u"−12,345"_s, {}});
    table.columns.push_back({u"trades"_s, Words::tr("trades"), ColumnKind::Figure, 1, u"1,234"_s, {}});
    const auto whole = [](base::Money net, int trades) {
        StatCell cell = plainCell(trades == 0 ? u"·"_s : signedNumber(std::round(net.toDollars()), 0));
        cell.key = net.toDollars();
        cell.direction = directionOf(net);
        cell.emphasis = trades == 0 ? -1 : 0;
        return cell;
    };
    base::Money total;
    int trades = 0;
    const auto close = [&] {
        if (!table.rows.empty()) {
            StatRow& row = table.rows.back();
            row.cells.resize(13);
            row.cells.push_back(whole(total, trades));
            row.cells.push_back(countCell(trades));
        }
        total = base::Money();
        trades = 0;
    };
    for (const stats::MonthRow& month : shown.analysis->months) {
        const QString year = QString::number(static_cast<int>(month.month.year()));
        if (table.rows.empty() || table.rows.back().id != year) {
            close();
            StatRow row;
            row.id = year;
            row.cells = {plainCell(year, 1)};
            table.rows.push_back(std::move(row));
        }
        StatRow& row = table.rows.back();
        const auto at = static_cast<std::size_t>(static_cast<unsigned>(month.month.month()));
        row.cells.resize(std::max(row.cells.size(), at + 1));
        row.cells[at] = whole(month.net, month.trades);
        row.cells[at].toolTip =
            Words::tr("%1 trades, %2 won; %3 of equity, %4 of mean heat")
                .arg(month.trades)
                .arg(month.wins)
                .arg(signedPercent(month.incomeOnEquity, 2), signedPercent(month.incomeOnHeat, 1));
        total += month.net;
        trades += month.trades;
    }
    close();
    return table;
}

StatTable drawdownTable(const ShownBacktest& shown) {
    StatTable table;
    using Kind = ColumnKind;
    table.columns = {{u"start"_s, Words::tr("high of"), Kind::Figure, 0, u"28 May 2019"_s, {}},
                     {u"trough"_s, Words::tr("low of"), Kind::Figure, 1, u"28 May 2019"_s, {}},
                     {u"end"_s, Words::tr("back on"), Kind::Figure, 1, u"28 May 2019"_s, {}},
                     {u"depth"_s, Words::tr("depth"), Kind::Figure, 0, u"12.34 %"_s, {}},
                     {u"days"_s, Words::tr("days"), Kind::Figure, 0, u"1,234"_s, Words::tr("Calendar days")}};
    int number = 0;
    for (const stats::Drawdown& fall : shown.analysis->drawdowns) {
        StatRow row;
        row.id = QString::number(++number);
        const auto day = [](const std::optional<base::Date>& date) {
            StatCell cell = plainCell(date ? mediumDate(*date) : Words::tr("not yet"));
            if (date) {
                cell.key = base::toDayNumber(*date);
            }
            return cell;
        };
        row.cells = {day(fall.start), day(fall.trough), day(fall.end),
                     realCell(fall.depth, percent(fall.depth, 2)), countCell(fall.days)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace signalbox::models
