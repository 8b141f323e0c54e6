// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/position_rows.h"

#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PositionRows)
};

QString notesOf(const session::PositionState& state) {
    QStringList notes;
    for (const std::string& code : state.exit.quoteProblems) {
        notes << Words::tr("Quote: %1").arg(quoteProblem(code));
    }
    if (state.longStrikePassed) {
        notes << Words::tr("Spot is at or past the long strike: gamma, theta and vega change sign.");
    }
    if (state.position.overridden) {
        notes << Words::tr("The plan was changed by hand.");
    }
    return notes.join(u'\n');
}

PositionRow rowOf(const session::PositionState& state, base::Date today) {
    PositionRow row;
    row.id = state.position.id;
    row.title = positionTitle(state.position, today);
    row.strategy = strategyName(state.position.strategy);
    row.quantity = signedContracts(state.position);
    row.dte = base::daysBetween(today, state.position.expiration);
    row.entry = spreadPrice(state.position.entryPrice, state.position.credit);
    row.mark = spreadPrice(state.mark, !state.position.credit);
    row.mid = number(state.mid, 2);
    row.stale = state.mark && state.markDate && *state.markDate < today;
    if (row.stale) {
        row.markAge = Words::tr("Mark of %1; no usable quote today.").arg(mediumDate(*state.markDate));
    } else if (!state.mark) {
        row.markAge = Words::tr("No usable quote.");
    }
    row.openPl = state.openPl;
    row.dayPl = state.dayPl;
    row.ofMax = state.fractionOfMaxProfit;
    if (state.greeks) {
        row.delta = state.greeks->deltaFraction;
        row.deltaShares = state.greeks->deltaShares;
        row.gamma = state.greeks->gamma;
        row.theta = state.greeks->thetaDay;
        row.vega = state.greeks->vegaPoint;
    }
    row.spotDistance = state.spotDistance;
    for (const TriggerRow& trigger : triggerRows(state)) {
        if (trigger.nearest) {
            row.trigger = trigger.briefName;
            row.triggerState = trigger.brief;
            row.triggerFull = trigger.name + u": "_s + trigger.distance;
            row.triggerSeverity = trigger.severity;
            row.nearness = trigger.nearness;
        }
    }
    row.actToday = state.exit.closes();
    row.opened = mediumDate(state.position.openedOn);
    row.notes = notesOf(state);
    return row;
}

template <class T>
void add(std::optional<T>& sum, const std::optional<T>& part) {
    if (sum && part) {
        *sum = *sum + *part;
    } else {
        sum.reset();
    }
}

QVariant sortable(std::optional<double> value) {
    return value ? QVariant(*value) : QVariant();
}
QVariant sortable(std::optional<base::Money> value) {
    return value ? QVariant::fromValue<qint64>(value->toCents()) : QVariant();
}

Column<PositionRow>& add(std::vector<Column<PositionRow>>& columns, const QString& key, const QString& header,
                         ColumnKind kind, int importance, const QString& sample,
                         std::function<QString(const PositionRow&)> text, const QString& tip = {}) {
    auto& column = addColumn(columns, key, header, kind, importance, sample, std::move(text));
    column.headerTip = tip;
    const QString said = tip.isEmpty() ? header : tip;
    const auto shown = column.text;
    column.spoken = [said, shown](const PositionRow& row) {
        return u"%1: %2, %3"_s.arg(row.title, said, shown(row));
    };
    return column;
}

void addMoneyColumns(std::vector<Column<PositionRow>>& columns) {
    auto& open = add(
        columns, u"pl"_s, Words::tr("P/L"), ColumnKind::Figure, 0, u"+$1,107.40"_s,
        [](const PositionRow& row) { return signedMoney(row.openPl); },
        Words::tr("P/L open, $ since entry at the mark; entry fees in, exit fees not yet"));
    open.direction = [](const PositionRow& row) { return directionOf(row.openPl); };
    open.sortKey = [](const PositionRow& row) { return sortable(row.openPl); };
    auto& part = add(
        columns, u"of_max"_s, Words::tr("of max"), ColumnKind::Figure, 5, u"−21 %"_s,
        [](const PositionRow& row) { return percent(row.ofMax, 0); },
        Words::tr("P/L open as a share of the maximum profit"));
    part.sortKey = [](const PositionRow& row) { return sortable(row.ofMax); };
    auto& day = add(
        columns, u"day_pl"_s, Words::tr("today"), ColumnKind::Figure, 7, u"−$12,130"_s,
        [](const PositionRow& row) { return signedMoney(row.dayPl); },
        Words::tr("P/L day, $ since yesterday's close mark, or since entry if opened today"));
    day.direction = [](const PositionRow& row) { return directionOf(row.dayPl); };
    day.sortKey = [](const PositionRow& row) { return sortable(row.dayPl); };
}

void addGreekColumns(std::vector<Column<PositionRow>>& columns) {
    auto& delta = add(
        columns, u"delta"_s, Words::tr("Δ sh", "position delta in shares"), ColumnKind::Figure, 3,
        u"+1,134.4"_s, [](const PositionRow& row) { return signedNumber(row.deltaShares, 1); },
        Words::tr("Position delta in share equivalents, long positive; a sold put spread gains when the "
                  "index rises, so it is positive. Shares of different symbols do not add up."));
    delta.toolTip = [](const PositionRow& row) {
        return Words::tr("Dollar delta %1 of the sleeve's equity, gamma %2 shares per point")
            .arg(signedNumber(row.delta, 2), signedNumber(row.gamma, 3));
    };
    delta.sortKey = [](const PositionRow& row) { return sortable(row.deltaShares); };
    auto& theta = add(
        columns, u"theta"_s, u"Θ"_s, ColumnKind::Figure, 4, u"−$118"_s,
        [](const PositionRow& row) { return signedDollars(row.theta); },
        Words::tr("Position theta, $ per calendar day"));
    theta.direction = [](const PositionRow& row) { return directionOf(row.theta); };
    theta.sortKey = [](const PositionRow& row) { return sortable(row.theta); };
    add(
        columns, u"vega"_s, Words::tr("vega"), ColumnKind::Figure, 8, u"−$118"_s,
        [](const PositionRow& row) { return signedDollars(row.vega); },
        Words::tr("Position vega, $ per volatility point"))
        .sortKey = [](const PositionRow& row) { return sortable(row.vega); };
    add(
        columns, u"distance"_s, Words::tr("to short"), ColumnKind::Figure, 6, u"−134.4"_s,
        [](const PositionRow& row) { return signedNumber(row.spotDistance, 1); },
        Words::tr("Points from spot to the short strike, positive while out of the money"))
        .sortKey = [](const PositionRow& row) { return sortable(row.spotDistance); };
}

} // namespace

Direction directionOf(std::optional<base::Money> amount) {
    if (!amount || amount->toCents() == 0) {
        return Direction::None;
    }
    return amount->toCents() > 0 ? Direction::Up : Direction::Down;
}
Direction directionOf(std::optional<double> value) {
    if (!value || *value == 0) {
        return Direction::None;
    }
    return *value > 0 ? Direction::Up : Direction::Down;
}

std::vector<PositionRow> positionRows(const std::vector<session::PositionState>& positions,
                                      base::Date today) {
    std::vector<PositionRow> rows;
    rows.reserve(positions.size());
    for (const session::PositionState& state : positions) {
        rows.push_back(rowOf(state, today));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PositionRow& a, const PositionRow& b) {
        return a.actToday != b.actToday ? a.actToday : a.dte != b.dte ? a.dte < b.dte : a.id < b.id;
    });
    return rows;
}

PositionRow totalsRow(const std::vector<session::PositionState>& positions) {
    PositionRow total;
    total.title = Words::tr("Total");
    total.openPl = total.dayPl = base::Money();
    total.delta = total.deltaShares = total.gamma = total.theta = total.vega = 0.0;
    bool sameSleeve = true;
    bool sameSymbol = true;
    bool sameKind = true;
    for (const session::PositionState& state : positions) {
        const PositionRow row = rowOf(state, state.exit.date);
        const book::Position& first = positions.front().position;
        total.quantity += row.quantity;
        sameSleeve = sameSleeve && state.position.strategy == first.strategy;
        sameSymbol = sameSymbol && state.position.underlying == first.underlying;
        sameKind = sameKind && state.position.kind == first.kind;
        add(total.openPl, row.openPl);
        add(total.dayPl, row.dayPl);
        add(total.delta, row.delta);
        add(total.deltaShares, row.deltaShares);
        add(total.gamma, row.gamma);
        add(total.theta, row.theta);
        add(total.vega, row.vega);
    }
    if (!sameSleeve) {
        total.delta.reset(); // fractions of different sleeves add up to nothing
    }
    if (!sameSymbol) {
        total.deltaShares.reset(); // no more do shares of different companies
        total.gamma.reset();
    }
    total.quantityAdds = sameSymbol && sameKind;
    return total;
}

std::vector<Column<PositionRow>> positionColumns() {
    std::vector<Column<PositionRow>> columns;
    auto& title = add(columns, u"spread"_s, Words::tr("position"), ColumnKind::Text, 0,
                      u"SPX 17 MAY 2,700/2,650 P"_s, [](const PositionRow& row) { return row.title; });
    title.emphasis = [](const PositionRow& row) { return row.id == 0 ? 1 : 0; };
    title.toolTip = [](const PositionRow& row) {
        return row.opened.isEmpty() ? QString() : Words::tr("Opened %1").arg(row.opened);
    };
    add(columns, u"strategy"_s, Words::tr("strategy"), ColumnKind::Text, 1, u"ATR Matrix"_s,
        [](const PositionRow& row) { return row.strategy; })
        .emphasis = [](const PositionRow&) { return -1; };
    add(
        columns, u"qty"_s, Words::tr("qty"), ColumnKind::Figure, 0, u"−12"_s,
        [](const PositionRow& row) { return row.quantityAdds ? quantity(row.quantity) : QString(); },
        Words::tr("Contracts: − sold, + bought"))
        .sortKey = [](const PositionRow& row) { return QVariant::fromValue<qint64>(row.quantity); };
    add(
        columns, u"dte"_s, Words::tr("DTE"), ColumnKind::Figure, 1, u"145"_s,
        [](const PositionRow& row) { return row.id == 0 ? QString() : count(row.dte); },
        Words::tr("Calendar days to expiration"))
        .sortKey = [](const PositionRow& row) { return QVariant(row.dte); };
    add(
        columns, u"entry"_s, Words::tr("entry"), ColumnKind::Figure, 3, u"10.00 db"_s,
        [](const PositionRow& row) { return row.entry; }, Words::tr("Entry price per share"));
    auto& mark = add(
        columns, u"mark"_s, Words::tr("mark"), ColumnKind::Figure, 1, u"10.00 db"_s,
        [](const PositionRow& row) { return row.mark; },
        Words::tr("Mark per share: what closing costs by the rules"));
    mark.emphasis = [](const PositionRow& row) { return row.stale ? -1 : 0; };
    mark.toolTip = [](const PositionRow& row) {
        const QString mid = Words::tr("Mid %1").arg(row.mid);
        return row.markAge.isEmpty() ? mid : mid + u'\n' + row.markAge;
    };
    addMoneyColumns(columns);
    addGreekColumns(columns);
    auto& trigger = add(columns, u"trigger"_s, Words::tr("next trigger"), ColumnKind::Text, 2,
                        u"Premium stop"_s, [](const PositionRow& row) { return row.trigger; });
    trigger.sortKey = [](const PositionRow& row) { return QVariant(-row.nearness); };
    auto& state = add(
        columns, u"trigger_state"_s, QString(), ColumnKind::Text, 0, Words::tr("OVERDUE 4 bd"),
        [](const PositionRow& row) { return row.triggerState; },
        Words::tr("How far away; bd: business days"));
    state.severity = [](const PositionRow& row) { return row.triggerSeverity; };
    state.emphasis = [](const PositionRow& row) { return row.triggerSeverity == Severity::None ? -1 : 1; };
    state.sortKey = trigger.sortKey;
    state.toolTip = [](const PositionRow& row) {
        return row.notes.isEmpty() ? row.triggerFull : row.triggerFull + u'\n' + row.notes;
    };
    state.stretch = true;
    for (Column<PositionRow>& column : columns) {
        column.tint = [](const PositionRow& row) {
            return row.triggerSeverity == Severity::Stop ? Severity::Stop : Severity::None;
        };
    }
    return columns;
}

} // namespace signalbox::models
