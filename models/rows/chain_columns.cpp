// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the option chain: how each number of a strike is written, marked and spoken.
#include "models/rows/chain_rows.h"
#include "models/text/numbers.h"

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChainRows)
};

using SideOf = const ChainSide& (*)(const ChainRow&);
const ChainSide& callOf(const ChainRow& row) {
    return row.call;
}
const ChainSide& putOf(const ChainRow& row) {
    return row.put;
}

class ColumnMaker {
public:
    explicit ColumnMaker(const LiquidityLimits& limits) : m_limits(limits) {}

    void mark() {
        Column<ChainRow>& column = start(u"leg"_s, QString(), ColumnKind::Mark, 0, u"S"_s);
        column.text = [](const ChainRow& row) {
            return row.chosen == SideHint::Sell ? u"S"_s : row.chosen == SideHint::Buy ? u"L"_s : QString();
        };
        column.side = [](const ChainRow& row) { return row.chosen; };
        column.emphasis = [](const ChainRow&) { return 1; };
        column.headerTip = Words::tr("S: the option to sell. L: the option to buy.");
        column.spoken = [](const ChainRow& row) {
            return row.chosen == SideHint::Sell  ? Words::tr("proposed to sell")
                   : row.chosen == SideHint::Buy ? Words::tr("proposed to buy")
                                                 : QString();
        };
    }

    void strikes() {
        Column<ChainRow>& column = start(u"strike"_s, Words::tr("strike"), ColumnKind::Mark, 0, u"2,620"_s);
        column.text = [](const ChainRow& row) { return strike(row.strike); };
        column.sortKey = [](const ChainRow& row) { return QVariant(row.strike.toThousandths()); };
        column.emphasis = [](const ChainRow&) { return 1; };
        column.more = [](const ChainRow& row, int role) -> QVariant {
            if (role == HeldRole && row.held != 0) {
                return QVariant::fromValue<qint64>(row.held);
            }
            return role == LegRole ? QVariant(static_cast<int>(row.chosen)) : QVariant();
        };
        column.spoken = [](const ChainRow& row) {
            QString text = Words::tr("Strike %1").arg(strike(row.strike));
            if (row.held != 0) {
                text += u", "_s + Words::tr("held %1").arg(quantity(row.held));
            }
            return text;
        };
        column.toolTip = [](const ChainRow& row) {
            return row.held == 0 ? QString() : Words::tr("Own contracts here: %1").arg(quantity(row.held));
        };
    }

    void price(SideOf sideOf, bool isCall, bool isBid) {
        Column<ChainRow>& column = start((isCall ? u"call_"_s : u"put_"_s) + (isBid ? u"bid"_s : u"ask"_s),
                                         isBid ? Words::tr("bid") : Words::tr("ask"), ColumnKind::Figure,
                                         isCall ? 3 : 0, u"241.20"_s);
        column.text = [=](const ChainRow& row) {
            return models::price(isBid ? sideOf(row).bid : sideOf(row).ask);
        };
        if (!isCall) {
            column.side = [=](const ChainRow&) { return isBid ? SideHint::Sell : SideHint::Buy; };
        }
        column.headerTip =
            isBid ? Words::tr("Click to sell at the bid") : Words::tr("Click to buy at the ask");
        const double limit = m_limits.maxSpread;
        if (!isBid) {
            column.tint = [=](const ChainRow& row) {
                const auto spread = sideOf(row).relativeSpread;
                return spread && *spread >= limit ? Severity::Caution : Severity::None;
            };
        }
        column.toolTip = [=](const ChainRow& row) {
            const ChainSide& side = sideOf(row);
            QString text = side.problem;
            if (side.relativeSpread) {
                text = Words::tr("Mid %1, spread %2 of mid")
                           .arg(number(base::midDollars(*side.bid, *side.ask), 2),
                                percent(side.relativeSpread, 0)) +
                       (text.isEmpty() ? QString() : u'\n' + text);
            }
            return text;
        };
        finish(column, isCall);
    }

    /// Where a panel is wide enough; the tip of bid and ask says it everywhere.
    void mid(SideOf sideOf, bool isCall) {
        Column<ChainRow>& column = start(isCall ? u"call_mid"_s : u"put_mid"_s, Words::tr("mid"),
                                         ColumnKind::Figure, isCall ? 10 : 9, u"241.20"_s);
        column.text = [=](const ChainRow& row) {
            const ChainSide& side = sideOf(row);
            return side.bid && side.ask ? number(base::midDollars(*side.bid, *side.ask), 2) : dash();
        };
        column.headerTip = Words::tr("Halfway between bid and ask");
        finish(column, isCall);
    }

    void delta(SideOf sideOf, bool isCall) {
        Column<ChainRow>& column =
            start(isCall ? u"call_delta"_s : u"put_delta"_s, u"Δ"_s, ColumnKind::Figure, isCall ? 4 : 1,
                  isCall ? u"0.81"_s : u"−0.186"_s);
        column.text = [=](const ChainRow& row) { return number(sideOf(row).delta, isCall ? 2 : 3); };
        column.headerTip = Words::tr("Delta of the contract, per 1.00 of the underlying, from our own model");
        column.toolTip = [=](const ChainRow& row) {
            const ChainSide& side = sideOf(row);
            if (!side.delta) {
                return side.problem;
            }
            return Words::tr("Δ %1   Γ %2   Θ %3 $ a day   vega %4 $ a point, per share")
                .arg(number(side.delta, 3), number(side.gamma, 5), number(side.theta, 2),
                     number(side.vega, 2));
        };
        finish(column, isCall);
    }

    void iv(SideOf sideOf, bool isCall) {
        Column<ChainRow>& column = start(isCall ? u"call_iv"_s : u"put_iv"_s, u"IV"_s, ColumnKind::Figure,
                                         isCall ? 6 : 2, u"19.5"_s);
        column.text = [=](const ChainRow& row) { return volatilityPoints(sideOf(row).iv); };
        column.headerTip = Words::tr("Implied volatility in percent, from the mid by our own model");
        column.toolTip = [=](const ChainRow& row) {
            return sideOf(row).iv ? QString() : sideOf(row).problem;
        };
        finish(column, isCall);
    }

    void counts(SideOf sideOf, bool isCall, bool interest) {
        Column<ChainRow>& column =
            start((isCall ? u"call_"_s : u"put_"_s) + (interest ? u"oi"_s : u"volume"_s),
                  interest ? Words::tr("OI") : Words::tr("vol"), ColumnKind::Figure,
                  interest ? (isCall ? 7 : 2) : (isCall ? 8 : 5), u"9,504"_s);
        column.text = [=](const ChainRow& row) {
            const auto value = interest ? sideOf(row).openInterest : sideOf(row).volume;
            return value ? count(*value) : dash();
        };
        column.headerTip =
            interest ? Words::tr("Open interest, contracts") : Words::tr("Volume today, contracts");
        finish(column, isCall);
        const std::int64_t least = m_limits.minOpenInterest;
        column.emphasis = [=](const ChainRow& row) {
            const auto value = interest ? sideOf(row).openInterest : sideOf(row).volume;
            return interest && value && *value >= least ? 0 : -1;
        };
    }

    std::vector<Column<ChainRow>> take() { return std::move(m_columns); }

private:
    Column<ChainRow>& start(const QString& key, const QString& header, ColumnKind kind, int importance,
                            const QString& sample) {
        return addColumn(m_columns, key, header, kind, importance, sample, {});
    }
    static void finish(Column<ChainRow>& column, bool isCall) {
        const auto text = column.text;
        const QString header = column.header;
        column.spoken = [=](const ChainRow& row) {
            return (isCall ? Words::tr("Call %1 %2 %3") : Words::tr("Put %1 %2 %3"))
                .arg(strike(row.strike), header, text(row));
        };
        column.more = [=](const ChainRow& row, int role) -> QVariant {
            if (role == InMoneyRole) {
                return isCall ? row.callInMoney : row.putInMoney;
            }
            return role == LegRole && isCall == row.chosenCall ? QVariant(static_cast<int>(row.chosen))
                                                               : QVariant();
        };
    }

    LiquidityLimits m_limits;
    std::vector<Column<ChainRow>> m_columns;
};

} // namespace

std::vector<Column<ChainRow>> chainColumns(const LiquidityLimits& limits) {
    ColumnMaker maker(limits);
    maker.counts(callOf, true, true);
    maker.counts(callOf, true, false);
    maker.iv(callOf, true);
    maker.delta(callOf, true);
    maker.mid(callOf, true);
    maker.price(callOf, true, true);
    maker.price(callOf, true, false);
    maker.strikes();
    maker.price(putOf, false, true);
    maker.price(putOf, false, false);
    maker.mid(putOf, false);
    maker.delta(putOf, false);
    maker.iv(putOf, false);
    maker.counts(putOf, false, false);
    maker.counts(putOf, false, true);
    maker.mark();
    return maker.take();
}

} // namespace signalbox::models
