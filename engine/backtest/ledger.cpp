// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/ledger.h"

#include "engine/backtest/single_trade.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

using base::Money;

Money premiumOf(const Trade& trade, base::Price price) {
    return base::premium(price, trade.multiplier, trade.contracts);
}

/// OPT-B1 as in risk::breakerTrade: at or beyond the planned loss, rounded up to the cent.
bool isMaxLossEvent(const Trade& trade, std::int32_t stopX100) {
    risk::BreakerTrade seen;
    seen.netPl = trade.netPl;
    seen.reason = trade.reason.value_or(book::CloseReason::Manual);
    seen.plannedStopLoss = Money::cents(base::multiplyDivide(premiumOf(trade, trade.entryPrice).toCents(),
                                                             stopX100 - 100, 100, base::Rounding::Ceil));
    return trade.credit && risk::isMaxLossEvent(seen);
}

} // namespace

Ledger::Ledger(const RunInputs& inputs, std::size_t systems)
    : m_inputs(inputs), m_limits(risk::accountLimits(inputs.enabled)), m_systems(systems),
      m_cash(inputs.equity), m_equity(inputs.equity), m_highWater(inputs.equity) {}

Money Ledger::equityAtMarks() const {
    Money equity = m_cash;
    for (const OpenPosition& position : m_open) {
        const Money value = premiumOf(position.trade, position.lastMark);
        equity += position.trade.credit ? -value : value;
    }
    return equity;
}

Money Ledger::heat() const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        sum += position.trade.maxLoss;
    }
    return sum;
}

Money Ledger::heat(int system) const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        sum += position.trade.system == system ? position.trade.maxLoss : Money();
    }
    return sum;
}

Money Ledger::groupHeat(const std::string& group) const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        const System& system = *m_inputs.systems[static_cast<std::size_t>(position.trade.system)].system;
        sum += system.riskGroup() == group ? position.trade.maxLoss : Money();
    }
    return sum;
}

Money Ledger::buyingPower() const {
    Money free = m_cash;
    for (const OpenPosition& position : m_open) {
        if (position.trade.credit) {
            free -= premiumOf(position.trade, position.trade.width);
        }
    }
    return free;
}

int Ledger::openCount(int system) const {
    return static_cast<int>(std::count_if(m_open.begin(), m_open.end(), [system](const OpenPosition& one) {
        return one.trade.system == system;
    }));
}

std::optional<risk::Ratio> Ledger::drawdown() const {
    return risk::drawdown(m_equity, m_highWater);
}

std::optional<risk::Ratio> Ledger::dayReturn() const {
    return risk::dayReturn(equityAtMarks(), Money(), m_equity);
}

void Ledger::enter(Trade trade, int session) {
    m_changed = true;
    m_systems[static_cast<std::size_t>(trade.system)].lastEntry = session;
    trade.id = m_nextId++;
    trade.fees = tradeFees(trade, m_inputs.feePerContract);
    const Money premium = premiumOf(trade, trade.entryPrice);
    trade.maxLoss =
        trade.credit ? std::max(premiumOf(trade, trade.width) - premium, Money()) : premium + trade.fees;
    m_cash += (trade.credit ? premium : -premium) - trade.fees;
    OpenPosition position;
    position.lastMark = trade.entryPrice;
    position.trade = std::move(trade);
    m_open.push_back(std::move(position));
}

void Ledger::exit(std::size_t index, base::Price price, base::Date date, int session,
                  book::CloseReason reason, Origin origin) {
    m_changed = true;
    Trade trade = std::move(m_open[index].trade);
    m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(index));
    const Money entry = premiumOf(trade, trade.entryPrice);
    const Money exit = premiumOf(trade, price);
    const Money exitFees = tradeFees(trade, m_inputs.feePerContract);
    m_cash += (trade.credit ? -exit : exit) - exitFees;
    trade.fees += exitFees;
    trade.exitPrice = price;
    trade.netPl = (trade.credit ? entry - exit : exit - entry) - trade.fees;
    trade.closedOn = date;
    trade.reason = reason;
    trade.closedFrom = origin;
    trade.daysHeld = base::daysBetween(trade.openedOn, date);
    trade.dteAtClose = base::daysBetween(date, trade.expiration);

    SystemState& state = m_systems[static_cast<std::size_t>(trade.system)];
    state.netPls.push_back(trade.netPl);
    const risk::BreakerParameters breaker =
        m_inputs.systems[static_cast<std::size_t>(trade.system)].system->breaker();
    state.streak = isMaxLossEvent(trade, breaker.stopMultiplierX100) ? state.streak + 1 : 0;
    if (state.streak >= breaker.count) {
        state.streak = 0;
        state.breakerUntil = session + breaker.cooldownDays + 1;
        state.breakerFiredToday = true;
    }
    m_closed.push_back(std::move(trade));
}

void Ledger::mark(OpenPosition& position, const Mark& mark, base::Date date) {
    if (!mark.usable) {
        ++position.trade.marksMissing;
        return;
    }
    ++(mark.origin == Origin::Model ? position.trade.marksFromModel : position.trade.marksFromQuotes);
    const Trade& trade = position.trade;
    const Money openPl = trade.credit ? premiumOf(trade, trade.entryPrice - mark.closeCost)
                                      : premiumOf(trade, mark.closeCost - trade.entryPrice);
    if (position.marked && position.lastTheta) {
        SystemState& state = m_systems[static_cast<std::size_t>(trade.system)];
        state.thetaSeenToday = true;
        state.thetaToday.predicted += *position.lastTheta * base::daysBetween(position.lastMarkDate, date);
        state.thetaToday.actual += (openPl - position.lastOpenPl).toDollars();
    }
    position.lastMark = mark.closeCost;
    position.marked = true;
    m_changed = true;
    position.lastMarkDate = date;
    position.lastOpenPl = openPl;
    position.theta.observe(date, openPl, mark.greeksKnown ? std::optional(mark.thetaDay) : std::nullopt);
    position.trade.thetaLags = position.theta.lags();
    position.lastTheta = mark.greeksKnown ? std::optional(mark.thetaDay) : std::nullopt;
}

void Ledger::closeDay(HaltCounts& halts) {
    if (!m_changed) {
        return; // neither equity nor any condition can differ from the close before
    }
    m_changed = false;
    const Money equity = equityAtMarks();
    for (std::size_t i = 0; i < m_systems.size(); ++i) {
        SystemState& state = m_systems[i];
        if (state.thetaSeenToday) {
            state.theta.push_back(state.thetaToday);
            state.thetaToday = {};
            state.thetaSeenToday = false;
        }
        halts.breaker += state.breakerFiredToday ? 1 : 0;
        if (m_inputs.systems[i].system->hasFailureHalts()) {
            risk::FailureInputs failure;
            failure.netPls = state.netPls;
            failure.drawdown = risk::drawdown(equity, m_highWater);
            failure.thetaCapture = stats::thetaCaptureOf(state.theta);
            failure.breakerFired = state.breakerFiredToday;
            const auto now = risk::failureFlags(failure);
            const std::array<int*, 4> counts{&halts.winRate, &halts.profitFactor, &halts.drawdown,
                                             &halts.thetaCapture};
            for (std::size_t condition = 0; condition < counts.size(); ++condition) {
                *counts[condition] += now[condition] && !state.failing[condition] ? 1 : 0;
            }
            state.failing = now;
        }
        state.breakerFiredToday = false;
    }
    m_equity = equity;
    m_highWater = std::max(m_highWater, equity);
}

bool Ledger::halted(int system, int session) const {
    const SystemState& state = m_systems[static_cast<std::size_t>(system)];
    if (state.breakerUntil && session < *state.breakerUntil) {
        return true;
    }
    const risk::AccountState account{m_equity, heat(), {}, m_cash, dayReturn(), drawdown()};
    return !risk::accountSuspension(account, m_limits).empty();
}

int Ledger::closedTrades(int system) const {
    return static_cast<int>(m_systems[static_cast<std::size_t>(system)].netPls.size());
}

int Ledger::winsLast10(int system) const {
    const auto& results = m_systems[static_cast<std::size_t>(system)].netPls;
    const auto first = results.end() - std::min<std::ptrdiff_t>(10, std::ssize(results));
    return static_cast<int>(std::count_if(first, results.end(), [](Money netPl) { return netPl > Money(); }));
}

std::optional<int> Ledger::lastEntry(int system) const {
    return m_systems[static_cast<std::size_t>(system)].lastEntry;
}

} // namespace signalbox::backtest
