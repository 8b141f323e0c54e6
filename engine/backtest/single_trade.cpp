// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/single_trade.h"

#include "engine/base/rounding.h"
#include "engine/book/theta_since_entry.h"
#include "engine/exits/optimus_exit.h"

#include <algorithm>
#include <cmath>

namespace signalbox::backtest {
namespace {

using base::Money;
using base::Price;

Price halfOf(std::int64_t doubled, base::Rounding rounding) {
    return Price::units(static_cast<std::int64_t>(base::divideRounded(doubled, 2, rounding)));
}

/// The share of half the package's width that a study pays, in parts of 10,000.
std::int64_t sharePaid(const FillAssumption& fill, std::uint8_t legs) {
    return std::min<std::int64_t>(10'000, std::llround(fill.sharePerLeg * legs * 10'000));
}

Money premiumOf(const Trade& trade, Price price) {
    return base::premium(price, trade.multiplier, trade.contracts);
}

void settle(Trade& trade, Price price, Money fees) {
    const Money entry = premiumOf(trade, trade.entryPrice);
    const Money exit = premiumOf(trade, price);
    trade.exitPrice = price;
    trade.exitPremium = trade.isOpen() ? Money() : exit;
    trade.contractsClosed = trade.isOpen() ? 0 : trade.contracts;
    trade.fees += fees;
    trade.netPl = (trade.credit ? entry - exit : exit - entry) - trade.fees;
}

/// An option that was bought is sold at its bid (SHR-G5); studies get a share of the width more.
Price saleFill(const System& system, const Trade& trade, const Mark& mark, const FillAssumption& fill) {
    const std::int64_t width = mark.doubledMid - 2 * mark.natural.toUnits();
    switch (fill.kind) {
    case FillAssumption::Kind::Rules:
        return mark.closeCost;
    case FillAssumption::Kind::Natural:
        return mark.natural;
    case FillAssumption::Kind::Mid:
        return system.floorTick(halfOf(mark.doubledMid, base::Rounding::Floor));
    case FillAssumption::Kind::Share: {
        const std::int64_t paid =
            base::multiplyDivide(width, sharePaid(fill, trade.legCount), 10'000, base::Rounding::Ceil);
        return system.floorTick(std::max(halfOf(mark.doubledMid - paid, base::Rounding::Floor), Price()));
    }
    }
    return mark.closeCost;
}

/// What a study pays for an option: its ask (SHR-N4), or less of its width.
Price purchaseFill(const System& system, const Order& order, const FillAssumption& fill) {
    const std::int64_t width = 2 * order.natural.toUnits() - order.doubledMid;
    switch (fill.kind) {
    case FillAssumption::Kind::Rules:
    case FillAssumption::Kind::Natural:
        break;
    case FillAssumption::Kind::Mid:
        return system.ceilTick(halfOf(order.doubledMid, base::Rounding::Ceil));
    case FillAssumption::Kind::Share: {
        const std::int64_t paid =
            base::multiplyDivide(width, sharePaid(fill, order.trade.legCount), 10'000, base::Rounding::Ceil);
        return system.ceilTick(halfOf(order.doubledMid + paid, base::Rounding::Ceil));
    }
    }
    return order.trade.entryPrice;
}

} // namespace

Price exitFill(const System& system, const Trade& trade, const Mark& mark, const FillAssumption& fill) {
    if (!trade.credit) {
        return saleFill(system, trade, mark, fill);
    }
    switch (fill.kind) {
    case FillAssumption::Kind::Rules:
        return system.ceilTick(mark.closeCost);
    case FillAssumption::Kind::Mid:
        return system.ceilTick(std::max(halfOf(mark.doubledMid, base::Rounding::Ceil), Price()));
    case FillAssumption::Kind::Natural:
        return system.ceilTick(std::max(mark.natural, Price()));
    case FillAssumption::Kind::Share: {
        const std::int64_t width = 2 * mark.natural.toUnits() - mark.doubledMid;
        const std::int64_t paid =
            base::multiplyDivide(width, sharePaid(fill, trade.legCount), 10'000, base::Rounding::Ceil);
        return system.ceilTick(std::max(halfOf(mark.doubledMid + paid, base::Rounding::Ceil), Price()));
    }
    }
    return mark.closeCost;
}

std::optional<Price> entryFill(const System& system, const Order& order, const FillAssumption& fill) {
    if (!order.trade.credit) {
        const Price paid = purchaseFill(system, order, fill);
        return paid > Price() ? std::optional(paid) : std::nullopt;
    }
    Price price = order.trade.entryPrice;
    switch (fill.kind) {
    case FillAssumption::Kind::Rules:
        return price;
    case FillAssumption::Kind::Mid:
        price = halfOf(order.doubledMid, base::Rounding::Floor);
        break;
    case FillAssumption::Kind::Natural:
        price = order.natural;
        break;
    case FillAssumption::Kind::Share: {
        const std::int64_t width = order.doubledMid - 2 * order.natural.toUnits();
        const std::int64_t paid =
            base::multiplyDivide(width, sharePaid(fill, order.trade.legCount), 10'000, base::Rounding::Ceil);
        price = halfOf(order.doubledMid - paid, base::Rounding::Floor);
        break;
    }
    }
    if (price <= Price()) {
        return std::nullopt;
    }
    price = system.floorTick(price);
    return price > Price() ? std::optional(price) : std::nullopt;
}

Money tradeFees(const Trade& trade, std::int64_t contracts, Money feePerContract) {
    std::int64_t perUnit = 0;
    for (std::size_t leg = 0; leg < trade.legCount; ++leg) {
        perUnit += trade.legs[leg].ratio;
    }
    return feePerContract * (perUnit * contracts);
}

base::Result<Trade> liveThrough(const System& system, Trade trade, int session, int lastSession,
                                Money feePerContract, const calendar::Calendar& calendar,
                                const FillAssumption& fill) {
    const Money fees = tradeFees(trade, trade.contracts, feePerContract);
    trade.fees = fees;
    const Money premium = premiumOf(trade, trade.entryPrice);
    trade.maxLoss =
        trade.credit ? std::max(premiumOf(trade, trade.width) - premium, Money()) : premium + fees;
    std::optional<book::CloseReason> ordered;
    book::ThetaSinceEntry theta;
    Price lastMark = trade.entryPrice;
    base::Date date = trade.openedOn;
    for (int now = session; now <= lastSession; ++now) {
        SIGNALBOX_TRY_ASSIGN(date, calendar.sessionAt(now));
        const auto due = system.due(trade, now);
        if (now > session && (ordered || due)) {
            const Mark mark = system.mark(trade, now, now - 1);
            if (mark.usable) {
                trade.closedOn = date;
                trade.closedFrom = mark.origin;
                trade.reason = ordered ? ordered : due;
                settle(trade, exitFill(system, trade, mark, fill), fees);
                break;
            }
        }
        const Mark mark = system.mark(trade, now, now);
        if (mark.usable) {
            lastMark = mark.closeCost;
            const Price earned =
                trade.credit ? trade.entryPrice - mark.closeCost : mark.closeCost - trade.entryPrice;
            theta.observe(date, premiumOf(trade, earned),
                          mark.greeksKnown ? std::optional(mark.thetaDay) : std::nullopt);
            trade.thetaLags = theta.lags();
            ++(mark.origin == Origin::Model ? trade.marksFromModel : trade.marksFromQuotes);
        } else {
            ++trade.marksMissing;
        }
        if (!ordered) {
            ordered = exits::closeReasonOf(mark.action);
        }
    }
    if (trade.isOpen()) {
        settle(trade, lastMark, Money());
    }
    trade.daysHeld = base::daysBetween(trade.openedOn, date);
    trade.dteAtClose = base::daysBetween(date, trade.expiration);
    return trade;
}

} // namespace signalbox::backtest
