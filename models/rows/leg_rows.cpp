// SPDX-License-Identifier: GPL-3.0-or-later
// The legs of a position, and closed trades, as rows.
#include "models/rows/position_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PositionRows)
};

} // namespace

std::vector<LegRow> legRows(const session::PositionState& state) {
    std::vector<LegRow> rows;
    for (std::size_t i = 0; i < state.position.legs.size(); ++i) {
        const structures::Leg& leg = state.position.legs[i];
        const structures::LegQuote quote =
            i < state.legQuotes.size() ? state.legQuotes[i] : structures::LegQuote();
        LegRow row;
        row.contract = contractText(leg.contract);
        row.quantity = std::int64_t{structures::sign(leg.side)} * leg.ratio * state.position.contractsOpen;
        row.side = leg.side == structures::Side::Sell ? SideHint::Sell : SideHint::Buy;
        row.bid = price(quote.bid);
        row.ask = price(quote.ask);
        row.iv = volatilityPoints(quote.iv);
        const double scale = static_cast<double>(row.quantity * state.position.multiplier);
        row.delta = quote.delta ? signedNumber(*quote.delta * scale, 1) : dash();
        row.theta = quote.thetaDay ? signedDollars(*quote.thetaDay * scale) : dash();
        row.vega = quote.vegaPoint ? signedDollars(*quote.vegaPoint * scale) : dash();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Column<LegRow>> legColumns() {
    std::vector<Column<LegRow>> columns;
    addColumn(columns, u"leg"_s, Words::tr("leg"), ColumnKind::Text, 0, u"SPXW 28 JUN 19 12,620 P"_s,
              [](const LegRow& row) { return row.contract; });
    columns.back().stretch = true;
    addColumn(columns, u"qty"_s, Words::tr("qty"), ColumnKind::Figure, 0, u"−12"_s,
              [](const LegRow& row) { return quantity(row.quantity); });
    columns.back().side = [](const LegRow& row) { return row.side; };
    addColumn(columns, u"bid"_s, Words::tr("bid"), ColumnKind::Figure, 0, u"112.30"_s,
              [](const LegRow& row) { return row.bid; });
    addColumn(columns, u"ask"_s, Words::tr("ask"), ColumnKind::Figure, 0, u"112.30"_s,
              [](const LegRow& row) { return row.ask; });
    addColumn(columns, u"iv"_s, u"IV"_s, ColumnKind::Figure, 2, u"119.5"_s,
              [](const LegRow& row) { return row.iv; });
    addColumn(columns, u"delta"_s, u"Δ"_s, ColumnKind::Figure, 1, u"−134.4"_s,
              [](const LegRow& row) { return row.delta; });
    columns.back().headerTip = Words::tr("Position delta, shares");
    addColumn(columns, u"theta"_s, u"Θ"_s, ColumnKind::Figure, 3, u"−$118"_s,
              [](const LegRow& row) { return row.theta; });
    addColumn(columns, u"vega"_s, Words::tr("vega"), ColumnKind::Figure, 4, u"−$118"_s,
              [](const LegRow& row) { return row.vega; });
    return columns;
}

std::vector<ClosedRow> closedRows(const std::vector<book::Position>& closed) {
    std::vector<ClosedRow> rows;
    for (auto it = closed.rbegin(); it != closed.rend(); ++it) {
        const std::optional<base::Date> closedOn = it->closedOn;
        if (!closedOn) {
            continue;
        }
        ClosedRow row;
        row.id = it->id;
        row.title = positionTitle(*it, *closedOn);
        row.strategy = strategyName(it->strategy);
        row.quantity = signedContracts(*it);
        row.opened = it->openedOn;
        row.closed = *closedOn;
        row.entry = spreadPrice(it->entryPrice, it->credit);
        row.exit = spreadPrice(it->exitPrice, !it->credit);
        row.netPl = it->netPl;
        if (it->maxLoss.toCents() > 0) {
            row.returnOnRisk = it->netPl.toDollars() / it->maxLoss.toDollars();
        }
        row.reason = it->closeReason ? closeReasonText(*it->closeReason) : dash();
        row.daysHeld = base::daysBetween(it->openedOn, *closedOn);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Column<ClosedRow>> closedColumns() {
    std::vector<Column<ClosedRow>> columns;
    addColumn(columns, u"spread"_s, Words::tr("position"), ColumnKind::Text, 0,
              u"SPX 17 MAY 19 2,700/2,650 P"_s, [](const ClosedRow& row) { return row.title; });
    addColumn(columns, u"qty"_s, Words::tr("qty"), ColumnKind::Figure, 1, u"−12"_s,
              [](const ClosedRow& row) { return quantity(row.quantity); });
    addColumn(columns, u"strategy"_s, Words::tr("strategy"), ColumnKind::Text, 2, u"ATR Matrix"_s,
              [](const ClosedRow& row) { return row.strategy; });
    columns.back().emphasis = [](const ClosedRow&) { return -1; };
    addColumn(columns, u"opened"_s, Words::tr("opened"), ColumnKind::Text, 3, u"28 May 2019"_s,
              [](const ClosedRow& row) { return mediumDate(row.opened); });
    columns.back().sortKey = [](const ClosedRow& row) { return QVariant(base::toDayNumber(row.opened)); };
    addColumn(columns, u"closed"_s, Words::tr("closed"), ColumnKind::Text, 1, u"28 May 2019"_s,
              [](const ClosedRow& row) { return mediumDate(row.closed); });
    columns.back().sortKey = [](const ClosedRow& row) { return QVariant(base::toDayNumber(row.closed)); };
    addColumn(columns, u"entry"_s, Words::tr("entry"), ColumnKind::Figure, 4, u"2.85 cr"_s,
              [](const ClosedRow& row) { return row.entry; });
    addColumn(columns, u"exit"_s, Words::tr("exit"), ColumnKind::Figure, 4, u"2.85 db"_s,
              [](const ClosedRow& row) { return row.exit; });
    addColumn(columns, u"pl"_s, Words::tr("P/L net"), ColumnKind::Figure, 0, u"+$1,107.40"_s,
              [](const ClosedRow& row) { return signedMoney(row.netPl); });
    columns.back().direction = [](const ClosedRow& row) { return directionOf(row.netPl); };
    columns.back().headerTip = Words::tr("Net of all fees");
    columns.back().sortKey = [](const ClosedRow& row) {
        return QVariant::fromValue<qint64>(row.netPl.toCents());
    };
    addColumn(columns, u"ror"_s, Words::tr("on risk"), ColumnKind::Figure, 2, u"−102.8 %"_s,
              [](const ClosedRow& row) { return signedPercent(row.returnOnRisk, 1); });
    addColumn(columns, u"days"_s, Words::tr("days held"), ColumnKind::Figure, 5, u"145"_s,
              [](const ClosedRow& row) { return count(row.daysHeld); });
    columns.back().headerTip = Words::tr("Calendar days");
    addColumn(columns, u"reason"_s, Words::tr("reason"), ColumnKind::Text, 2, Words::tr("profit target"),
              [](const ClosedRow& row) { return row.reason; });
    columns.back().stretch = true;
    return columns;
}

} // namespace signalbox::models
