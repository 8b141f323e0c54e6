// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/trade_rows.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TradeRows)
};

QString originText(const backtest::Trade& trade) {
    using backtest::Origin;
    const auto name = [](Origin origin) {
        return origin == Origin::Quotes  ? Words::tr("quotes", "where prices come from")
               : origin == Origin::Model ? Words::tr("model", "where prices come from")
                                         : Words::tr("none", "where prices come from");
    };
    if (trade.isOpen() || trade.openedFrom == trade.closedFrom) {
        return name(trade.openedFrom);
    }
    return trade.closedFrom == Origin::None ? name(trade.openedFrom) + u", "_s + Words::tr("exit missing")
                                            : Words::tr("mixed", "where prices come from");
}

QVariant dayKey(const std::optional<base::Date>& date) {
    return date ? QVariant(base::toDayNumber(*date)) : QVariant();
}

Direction plDirection(const TradeRow& row) {
    return row.pl > base::Money()   ? Direction::Up
           : row.pl < base::Money() ? Direction::Down
                                    : Direction::None;
}

} // namespace

QString strikesText(const backtest::Trade& trade) {
    QStringList strikes;
    for (std::size_t i = 0; i < trade.legCount; ++i) {
        const double value = trade.legs[i].strike / 1000.0;
        strikes << number(value, trade.legs[i].strike % 1000 == 0 ? 0 : 1);
    }
    return strikes.join(u'/') + (trade.legs[0].right == market::Right::Put ? u" P"_s : u" C"_s);
}

QString tradeEndText(const backtest::Trade& trade) {
    return trade.reason ? closeReasonText(*trade.reason) : Words::tr("open", "of a trade");
}

TradeRow tradeRow(const backtest::Trade& trade, const std::string& symbol) {
    TradeRow row;
    row.id = trade.id;
    row.signal = trade.signalDate;
    row.opened = trade.openedOn;
    row.closed = trade.closedOn;
    row.strikes =
        symbol.empty() ? strikesText(trade) : QString::fromStdString(symbol) + u' ' + strikesText(trade);
    row.dte = trade.dteAtEntry;
    row.contracts = trade.credit ? -trade.contracts : trade.contracts;
    row.entry = spreadPrice(trade.entryPrice, trade.credit);
    row.exit = spreadPrice(trade.exitPrice, !trade.credit);
    row.pl = trade.netPl;
    const double risk = trade.maxLoss.toDollars();
    row.ofRisk = risk > 0 ? trade.netPl.toDollars() / risk : 0;
    row.daysHeld = trade.daysHeld;
    row.reason = tradeEndText(trade);
    row.regime = trade.credit ? regimeText(trade.regime) : dash(); // bought under a light, not a regime
    row.origin = originText(trade);
    return row;
}

std::vector<TradeRow> tradeRows(std::span<const backtest::Trade> trades,
                                std::span<const std::pair<std::string, std::string>> slots) {
    std::vector<TradeRow> rows;
    rows.reserve(trades.size());
    for (const backtest::Trade& trade : trades) {
        const auto slot = static_cast<std::size_t>(trade.system);
        rows.push_back(
            tradeRow(trade, slots.size() > 1 && slot < slots.size() ? slots[slot].second : std::string()));
    }
    return rows;
}

std::vector<Column<TradeRow>> tradeColumns() {
    std::vector<Column<TradeRow>> columns;
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, Column<TradeRow>::Text text,
                         std::function<QVariant(const TradeRow&)> sortKey = {}) {
        columns.emplace_back(key, header, std::move(text), kind, importance, sample);
        columns.back().sortKey = std::move(sortKey);
        return &columns.back();
    };
    using Kind = ColumnKind;
    put(
        u"id"_s, u"#"_s, Kind::Figure, 7, u"1,234"_s, [](const TradeRow& row) { return count(row.id); },
        [](const TradeRow& row) { return QVariant(row.id); })
        ->emphasis = [](const TradeRow&) { return -1; };
    put(
        u"opened"_s, Words::tr("opened"), Kind::Figure, 0, u"28 May 2019"_s,
        [](const TradeRow& row) { return mediumDate(row.opened); },
        [](const TradeRow& row) { return dayKey(row.opened); })
        ->toolTip = [](const TradeRow& row) {
        return Words::tr("Signal at the close of %1. A click shows the day of the opening.")
            .arg(mediumDate(row.signal));
    };
    put(
        u"closed"_s, Words::tr("closed"), Kind::Figure, 2, u"28 May 2019"_s,
        [](const TradeRow& row) { return mediumDate(row.closed); },
        [](const TradeRow& row) { return dayKey(row.closed); })
        ->toolTip = [](const TradeRow&) { return Words::tr("A click here shows the day of the closing."); };
    put(u"strikes"_s, Words::tr("strikes"), Kind::Figure, 1, u"12,600/12,550 P"_s,
        [](const TradeRow& row) { return row.strikes; });
    put(
        u"dte"_s, Words::tr("DTE"), Kind::Figure, 6, u"45"_s,
        [](const TradeRow& row) { return count(row.dte); },
        [](const TradeRow& row) { return QVariant(row.dte); })
        ->headerTip = Words::tr("Calendar days to expiration at entry");
    put(
        u"quantity"_s, Words::tr("qty"), Kind::Figure, 3, u"−12"_s,
        [](const TradeRow& row) { return quantity(row.contracts); },
        [](const TradeRow& row) { return QVariant(static_cast<qint64>(row.contracts)); })
        ->headerTip = Words::tr("Contracts; minus: sold");
    put(u"entry"_s, Words::tr("entry"), Kind::Figure, 4, u"12.60 cr"_s, [](const TradeRow& row) {
        return row.entry;
    })->headerTip = Words::tr("Per share, at the fill of the rules (OPT-T8)");
    put(u"exit"_s, Words::tr("exit"), Kind::Figure, 4, u"12.60 db"_s, [](const TradeRow& row) {
        return row.closed ? row.exit : row.exit + u'*';
    })->headerTip = Words::tr("Per share; * the last mark of a trade that is still open");
    put(
        u"pl"_s, Words::tr("P/L"), Kind::Figure, 0, u"−$12,345.60"_s,
        [](const TradeRow& row) { return signedMoney(row.pl); },
        [](const TradeRow& row) { return QVariant(static_cast<qint64>(row.pl.toCents())); })
        ->direction = plDirection;
    columns.back().headerTip = Words::tr("Total of all contracts, net of fees");
    put(
        u"risk"_s, Words::tr("of risk"), Kind::Figure, 5, u"−100.0 %"_s,
        [](const TradeRow& row) { return signedPercent(row.ofRisk, 1); },
        [](const TradeRow& row) { return QVariant(row.ofRisk); })
        ->headerTip = Words::tr("P/L over the maximum loss at entry");
    put(
        u"days"_s, Words::tr("days"), Kind::Figure, 5, u"45"_s,
        [](const TradeRow& row) { return count(row.daysHeld); },
        [](const TradeRow& row) { return QVariant(row.daysHeld); })
        ->headerTip = Words::tr("Calendar days held");
    put(u"reason"_s, Words::tr("exit by"), Kind::Text, 1, Words::tr("Profit target"),
        [](const TradeRow& row) { return row.reason; })
        ->stretch = true;
    put(u"regime"_s, Words::tr("regime"), Kind::Text, 6, u"Elevated Vol"_s, [](const TradeRow& row) {
        return row.regime;
    })->headerTip = Words::tr("At the signal");
    put(u"origin"_s, Words::tr("prices"), Kind::Text, 2, u"quotes"_s, [](const TradeRow& row) {
        return row.origin;
    })->headerTip = Words::tr("Whether the fills are recorded quotes or prices of the model");
    return columns;
}

} // namespace signalbox::models
