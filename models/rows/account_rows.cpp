// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/account_rows.h"

#include "models/text/codes.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"

#include <algorithm>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountRows)
};

/// From this share of a limit on it deserves attention.
constexpr double WarmShare = 0.8;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString nameOf(const session::LimitUse& use, const session::AccountView& view) {
    if (use.key == "HEAT") {
        return Words::tr("Heat");
    }
    if (use.key == "CASH") {
        return Words::tr("Cash");
    }
    if (use.key == "DAILY_LOSS") {
        return Words::tr("Loss of the day");
    }
    if (use.key == "DRAWDOWN") {
        return Words::tr("Drawdown");
    }
    if (use.key == "SLEEVE") {
        for (const session::StrategyUse& one : view.strategies) {
            if (one.key == use.owner) {
                return u"%1, %2"_s.arg(text(one.name), percent(one.weight, 0));
            }
        }
    }
    return text(use.owner);
}

QString sectionOf(const session::LimitUse& use) {
    return use.key == "SLEEVE"  ? Words::tr("Heat of each sleeve")
           : use.key == "GROUP" ? Words::tr("Risk of each group")
                                : Words::tr("Account");
}

QString tipOf(const session::LimitUse& use) {
    if (use.key == "CASH") {
        return Words::tr(
            "Cash as a share of equity; entries stop where it would fall below the limit (SHR-A3)");
    }
    if (use.key == "DAILY_LOSS") {
        return Words::tr(
            "Equity at the marks of the day against the close before; beyond the limit entries are "
            "suspended, exits never (SHR-A9)");
    }
    if (use.key == "DRAWDOWN") {
        return Words::tr("Equity of the last closed day below its high-water mark; beyond the limit entries "
                         "halt (SHR-A3)");
    }
    if (use.key == "SLEEVE") {
        return Words::tr("Maximum losses of open and pending trades against the sleeve's equity (SHR-A2)");
    }
    return Words::tr("Maximum losses of open and pending trades of all strategies (SHR-A6)");
}

LimitRow rowOf(const session::LimitUse& use, const session::AccountView& view) {
    LimitRow row;
    row.key = text(use.key) + (use.owner.empty() ? QString() : u':' + text(use.owner));
    row.section = sectionOf(use);
    row.name = nameOf(use, view);
    row.used = use.used;
    row.limit = use.limit;
    row.floor = use.isFloor();
    row.toolTip = tipOf(use);
    row.value = percent(use.used, 1);
    if (use.limit) {
        row.value = (row.floor ? Words::tr("%1, over %2") : Words::tr("%1 of %2"))
                        .arg(row.value, percent(use.limit, 0));
    }
    if (use.usedMoney) {
        row.amount = money(*use.usedMoney);
    }
    const bool warm = use.used && use.limit && !row.floor && *use.used >= WarmShare * *use.limit;
    row.severity = !use.used && use.limit ? Severity::NoData
                   : use.breached         ? Severity::Stop
                   : warm                 ? Severity::Caution
                                          : Severity::None;
    return row;
}

} // namespace

std::vector<LimitRow> limitRows(const session::AccountView& view) {
    std::vector<LimitRow> rows;
    rows.reserve(view.limits.size());
    for (const session::LimitUse& use : view.limits) {
        rows.push_back(rowOf(use, view));
    }
    return rows;
}

std::vector<ConflictRow> conflictRows(const session::AccountView& view) {
    std::vector<ConflictRow> rows;
    for (const session::AccountConflict& conflict : view.conflicts) {
        using Kind = session::AccountConflict::Kind;
        ConflictRow row;
        row.text = text(conflict.text) + u'.';
        switch (conflict.kind) {
        case Kind::Opposite:
            row.title = Words::tr("OPPOSITE SIDES");
            row.severity = Severity::Caution;
            break;
        case Kind::Shared:
            row.title = Words::tr("SAME SIDE TWICE");
            row.severity = Severity::Info;
            break;
        case Kind::RoomTaken:
            row.title = Words::tr("NO ROOM");
            row.severity = Severity::Stop;
            break;
        case Kind::Refused:
            row.title = Words::tr("REFUSED");
            row.severity = Severity::Info;
            break;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

AccountVerdict accountVerdict(const session::AccountView& view) {
    AccountVerdict verdict;
    QStringList names;
    for (const session::StrategyUse& use : view.strategies) {
        names
            << Words::tr("%1 %2 open", "a strategy and how many positions").arg(text(use.name)).arg(use.open);
    }
    verdict.sentence = names.join(u", "_s) + u". "_s +
                       Words::tr("Equity %1, cash %2.").arg(money(view.dayEquity), money(view.cash)) + u' ' +
                       Words::tr("Limits are shares of %1, the close before.").arg(money(view.equity));
    if (!view.suspended.empty()) {
        verdict.word = Words::tr("SUSPENDED");
        verdict.severity = Severity::Stop;
        verdict.sentence =
            Words::tr("No strategy may enter: %1. Exits go on. ").arg(haltName(view.suspended)) +
            verdict.sentence;
        return verdict;
    }
    const bool full = std::any_of(view.limits.begin(), view.limits.end(),
                                  [](const session::LimitUse& use) { return use.breached; });
    verdict.word = full ? Words::tr("TIGHT") : Words::tr("ROOM");
    verdict.severity = full ? Severity::Caution : Severity::Go;
    return verdict;
}

} // namespace signalbox::models
