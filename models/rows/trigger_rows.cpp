// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/position_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TriggerRows)
};

/// Sessions before a time stop from which it counts as coming near.
constexpr double TimeHorizon = 20;

double clamped(double value) {
    return std::clamp(value, 0.0, 1.0);
}

/// Targets are good news; every other trigger is not.
bool isTarget(const std::string& key) {
    return key == "profit" || key.rfind("scale_", 0) == 0;
}

TriggerRow priceRow(const exits::Trigger& trigger, const book::Position& position) {
    TriggerRow row;
    row.key = QString::fromStdString(trigger.key);
    row.name = triggerName(trigger.key) + u' ' + price(trigger.level);
    if (!trigger.evaluated || !trigger.distance || !trigger.level) {
        row.distance = Words::tr("no usable quote");
        row.severity = Severity::NoData;
        return row;
    }
    if (trigger.met) {
        row.distance = Words::tr("met", "a trigger has been reached");
        row.severity = isTarget(trigger.key) ? Severity::Go : Severity::Stop;
        row.nearness = 1;
        return row;
    }
    row.distance = Words::tr("%1 away", "a price distance").arg(price(trigger.distance));
    // Measured against the way from the entry price to the level.
    const double way = std::abs((*trigger.level - position.entryPrice).toDollars());
    row.nearness = way > 0 ? clamped(1 - trigger.distance->toDollars() / way) : 0;
    row.severity = !isTarget(trigger.key) && row.nearness >= 0.75 ? Severity::Caution : Severity::None;
    return row;
}

/// A level of the underlying or of its volatility.
TriggerRow levelRow(const exits::Trigger& trigger) {
    TriggerRow row;
    row.key = QString::fromStdString(trigger.key);
    const bool volatility = trigger.unit == "vol";
    const QString unit = volatility ? u" %"_s : QString();
    row.briefName = triggerName(trigger.key);
    row.name = row.briefName + u' ' + number(trigger.levelReal, volatility ? 1 : 2) + unit;
    const bool wanted = isTarget(trigger.key);
    if (trigger.met) {
        row.distance = Words::tr("met", "a trigger has been reached");
        row.severity = wanted ? Severity::Go : Severity::Stop;
        row.nearness = 1;
    } else if (!trigger.evaluated || !trigger.distanceReal) {
        row.distance = volatility ? Words::tr("no usable quote") : Words::tr("not in force");
        row.severity = volatility ? Severity::NoData : Severity::None;
    } else {
        row.distance = Words::tr("%1 away", "a price distance")
                           .arg(number(trigger.distanceReal, volatility ? 1 : 2) + unit);
        const double level = trigger.levelReal ? std::abs(*trigger.levelReal) : 0;
        row.nearness = level > 0 ? clamped(1 - 10 * *trigger.distanceReal / level) : 0;
        row.severity = !wanted && row.nearness >= 0.9 ? Severity::Caution : Severity::None;
    }
    return row;
}

/// From a date on, and only on the far side of a price (ATR-X5): both must hold, and the one that is farther
/// says how near it is.
TriggerRow timeAndPriceRow(const exits::Trigger& trigger, TriggerRow row) {
    row.briefName = triggerName(trigger.key);
    const int days = trigger.businessDays.value_or(0);
    if (trigger.met) {
        row.distance = Words::tr("met", "a trigger has been reached");
        row.severity = Severity::Stop;
        row.nearness = 1;
    } else if (!trigger.evaluated || !trigger.distance) {
        row.distance = Words::tr("no usable quote");
        row.severity = Severity::NoData;
    } else if (*trigger.distance > base::Price()) {
        row.distance = Words::tr("only at a loss, %1 away", "a price distance").arg(price(trigger.distance));
        row.brief = Words::tr("%1 away", "a price distance").arg(price(trigger.distance));
        const double level = trigger.level->toDollars();
        const double byPrice = level > 0 ? clamped(1 - trigger.distance->toDollars() / level) : 0;
        row.nearness = std::min(byPrice, clamped(1 - days / TimeHorizon));
    } else {
        row.distance = Words::tr("in %1, at a loss now").arg(businessDays(days));
        row.brief = Words::tr("in %1 bd", "bd: business days").arg(count(days));
        row.severity = days <= 2 ? Severity::Caution : Severity::None;
        row.nearness = clamped(1 - days / TimeHorizon);
    }
    return row;
}

TriggerRow timeRow(const exits::Trigger& trigger) {
    TriggerRow row;
    row.key = QString::fromStdString(trigger.key);
    row.name = triggerName(trigger.key);
    if (trigger.date) {
        row.name += u' ' + shortDate(*trigger.date);
    }
    if (trigger.level) {
        return timeAndPriceRow(trigger, std::move(row));
    }
    const bool soft = trigger.key == "soft_warning";
    if (!trigger.businessDays) {
        row.distance = trigger.met ? Words::tr("met", "a trigger has been reached") : dash();
        row.severity = trigger.met ? (soft ? Severity::Caution : Severity::Stop) : Severity::None;
        row.nearness = trigger.met ? 1 : -1;
        return row;
    }
    const int days = *trigger.businessDays;
    row.briefName = triggerName(trigger.key);
    if (soft) {
        row.distance = days > 0 ? Words::tr("in %1").arg(businessDays(days)) : Words::tr("in force");
        row.severity = days > 0 ? Severity::None : Severity::Caution;
        row.nearness = clamped(1 - days / TimeHorizon);
        return row;
    }
    if (days < 0) {
        row.distance = Words::tr("OVERDUE %1").arg(businessDays(-days));
        row.brief = Words::tr("OVERDUE %1 bd", "bd: business days").arg(count(-days));
    } else if (days == 0) {
        row.distance = Words::tr("today");
    } else {
        row.distance = Words::tr("in %1").arg(businessDays(days));
        row.brief = Words::tr("in %1 bd", "bd: business days").arg(count(days));
    }
    row.severity = days <= 0 ? Severity::Stop : days <= 2 ? Severity::Caution : Severity::None;
    row.nearness = clamped(1 - days / TimeHorizon);
    return row;
}

TriggerRow regimeRow(const exits::Trigger& trigger) {
    TriggerRow row;
    row.key = QString::fromStdString(trigger.key);
    row.name = triggerName(trigger.key);
    row.distance = trigger.met ? Words::tr("met", "a trigger has been reached") : Words::tr("not due");
    row.severity = trigger.met ? Severity::Stop : Severity::None;
    row.nearness = trigger.met ? 1 : -1;
    return row;
}

/// The trigger that decides the action, or the one that is nearest. A soft warning decides nothing.
int decisive(const std::vector<TriggerRow>& rows, exits::ExitAction action) {
    const auto wanted = [&]() -> QString {
        switch (action) {
        case exits::ExitAction::ProfitTarget:
            return u"profit"_s;
        case exits::ExitAction::StopLoss:
            return u"stop"_s;
        case exits::ExitAction::TimeStop:
            return u"time"_s;
        case exits::ExitAction::RegimeShift:
            return u"regime"_s;
        default:
            // The triggers of ATR Matrix are named like their actions.
            return QString::fromLatin1(exits::exitActionKey(action)).toLower();
        }
    }();
    int best = -1;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const TriggerRow& row = rows[static_cast<std::size_t>(i)];
        if (row.key == wanted) {
            return i;
        }
        if (row.key != u"soft_warning"_s && row.nearness >= 0 &&
            (best < 0 || row.nearness > rows[static_cast<std::size_t>(best)].nearness)) {
            best = i;
        }
    }
    return best;
}

} // namespace

std::vector<TriggerRow> triggerRows(const session::PositionState& state) {
    std::vector<TriggerRow> rows;
    for (const exits::Trigger& trigger : state.exit.triggers) {
        // By what a trigger has: a date, a price of the package, a level of something else, or nothing.
        if (trigger.date || trigger.businessDays) {
            rows.push_back(timeRow(trigger));
        } else if (trigger.levelReal || !trigger.unit.empty()) {
            rows.push_back(levelRow(trigger));
        } else if (trigger.level || trigger.key == "profit" || trigger.key == "stop") {
            rows.push_back(priceRow(trigger, state.position));
        } else {
            rows.push_back(regimeRow(trigger));
        }
    }
    for (TriggerRow& row : rows) {
        row.briefName = row.briefName.isEmpty() ? row.name : row.briefName;
        row.brief = row.brief.isEmpty() ? row.distance : row.brief;
    }
    const int nearest = decisive(rows, state.exit.action);
    if (nearest >= 0) {
        rows[static_cast<std::size_t>(nearest)].nearest = true;
    }
    return rows;
}

} // namespace signalbox::models
