// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/ledger.h"

#include "engine/backtest/single_trade.h"

#include <algorithm>
#include <map>

namespace signalbox::backtest {
namespace {

using base::Money;

Money premiumOf(const Trade& trade, std::int64_t contracts, base::Price price) {
    return base::premium(price, trade.multiplier, contracts);
}

Money premiumOf(const Trade& trade, base::Price price) {
    return premiumOf(trade, trade.contracts, price);
}

/// Price per share of an amount over all contracts, as the book says it.
base::Price averagePrice(Money amount, const Trade& trade) {
    return base::Price::units(static_cast<std::int64_t>(base::divideRounded(
        static_cast<base::Int128>(amount.toCents()) * 100,
        static_cast<base::Int128>(trade.multiplier) * trade.contracts, base::Rounding::HalfAway)));
}

/// OPT-B1 and ATR-P6 as in risk::breakerTrade: at or beyond the planned loss, rounded up to the cent; where
/// every loss counts nothing is planned. Nothing for trades that the breaker does not see.
std::optional<bool> isBreakerLoss(const Trade& trade, const risk::BreakerParameters& breaker) {
    if (!trade.credit && !breaker.everyLoss) {
        return std::nullopt;
    }
    risk::BreakerTrade seen;
    seen.netPl = trade.netPl;
    seen.reason = trade.reason.value_or(book::CloseReason::Manual);
    if (!breaker.everyLoss) {
        seen.plannedStopLoss =
            Money::cents(base::multiplyDivide(premiumOf(trade, trade.entryPrice).toCents(),
                                              breaker.stopMultiplierX100 - 100, 100, base::Rounding::Ceil));
    }
    return risk::isMaxLossEvent(seen);
}

} // namespace

Money OpenPosition::value(base::Price price) const {
    return premiumOf(trade, trade.contractsOpen(), price);
}

Money OpenPosition::heat() const {
    const Money whole = trade.credit ? trade.maxLoss : premiumOf(trade, trade.entryPrice);
    return trade.contractsClosed == 0
               ? whole
               : Money::cents(base::multiplyDivide(whole.toCents(), trade.contractsOpen(), trade.contracts,
                                                   base::Rounding::Ceil));
}

Ledger::Ledger(const RunInputs& inputs)
    : m_inputs(inputs), m_limits(risk::accountLimits(inputs.enabled)), m_openOf(inputs.systems.size()),
      m_cash(inputs.equity), m_equity(inputs.equity), m_equityBefore(inputs.equity),
      m_highWater(inputs.equity) {
    std::map<std::string, std::int32_t> groups;
    for (std::size_t i = 0; i < inputs.systems.size(); ++i) {
        const SystemSlot& slot = inputs.systems[i];
        const auto next = static_cast<std::int32_t>(groups.size());
        m_groupOf.push_back(groups.try_emplace(slot.system->riskGroup(), next).first->second);
        while (static_cast<int>(m_sleeves.size()) <= slot.sleeve) {
            m_sleeves.emplace_back().firstSystem = static_cast<int>(i);
        }
    }
}

Ledger::SleeveState& Ledger::stateOf(const Trade& trade) {
    return m_sleeves[static_cast<std::size_t>(sleeveOf(trade.system))];
}

Money Ledger::equityAtMarks() const {
    Money equity = m_cash;
    for (const OpenPosition& position : m_open) {
        const Money value = position.value(position.lastMark);
        equity += position.trade.credit ? -value : value;
    }
    return equity;
}

Money Ledger::heat() const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        sum += position.heat();
    }
    return sum;
}

Money Ledger::heat(int sleeve) const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        sum += position.sleeve == sleeve ? position.heat() : Money();
    }
    return sum;
}

Money Ledger::groupHeat(int system) const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        sum += position.group == m_groupOf[static_cast<std::size_t>(system)] ? position.heat() : Money();
    }
    return sum;
}

Money Ledger::groupHeat(int system, int sleeve) const {
    Money sum;
    for (const OpenPosition& position : m_open) {
        const bool counts =
            position.sleeve == sleeve && position.group == m_groupOf[static_cast<std::size_t>(system)];
        sum += counts ? position.heat() : Money();
    }
    return sum;
}

Money Ledger::buyingPower() const {
    Money free = m_cash;
    for (const OpenPosition& position : m_open) {
        if (position.trade.credit) {
            free -= position.value(position.trade.width);
        }
    }
    return free;
}

int Ledger::openCount(int sleeve) const {
    return static_cast<int>(std::count_if(
        m_open.begin(), m_open.end(), [sleeve](const OpenPosition& one) { return one.sleeve == sleeve; }));
}

int Ledger::openInGroup(int system) const {
    const int sleeve = sleeveOf(system);
    const std::int32_t group = m_groupOf[static_cast<std::size_t>(system)];
    return static_cast<int>(std::count_if(m_open.begin(), m_open.end(), [=](const OpenPosition& one) {
        return one.sleeve == sleeve && one.group == group;
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
    ++m_version;
    ++m_openOf[static_cast<std::size_t>(trade.system)];
    stateOf(trade).lastEntry = session;
    trade.id = m_nextId++;
    trade.fees = tradeFees(trade, trade.contracts, m_inputs.feePerContract);
    const Money premium = premiumOf(trade, trade.entryPrice);
    trade.maxLoss =
        trade.credit ? std::max(premiumOf(trade, trade.width) - premium, Money()) : premium + trade.fees;
    m_cash += (trade.credit ? premium : -premium) - trade.fees;
    OpenPosition position;
    position.lastMark = trade.entryPrice;
    position.sleeve = sleeveOf(trade.system);
    position.group = m_groupOf[static_cast<std::size_t>(trade.system)];
    position.trade = std::move(trade);
    m_open.push_back(std::move(position));
}

void Ledger::exit(std::size_t index, std::int64_t contracts, base::Price price, base::Date date, int session,
                  book::CloseReason reason, Origin origin) {
    m_changed = true;
    ++m_version;
    Trade& trade = m_open[index].trade;
    const bool isLast = contracts == trade.contractsOpen();
    const Money premium = premiumOf(trade, contracts, price);
    const Money fees = tradeFees(trade, contracts, m_inputs.feePerContract);
    m_cash += (trade.credit ? -premium : premium) - fees;
    trade.fees += fees;
    trade.exitPremium += premium;
    trade.contractsClosed += contracts;
    if (!isLast || !trade.parts.empty()) {
        trade.parts.push_back({date, contracts, price, fees, reason, origin});
    }
    if (!isLast) {
        return;
    }
    const Money entry = premiumOf(trade, trade.entryPrice);
    trade.exitPrice = trade.parts.empty() ? price : averagePrice(trade.exitPremium, trade);
    trade.netPl = (trade.credit ? entry - trade.exitPremium : trade.exitPremium - entry) - trade.fees;
    trade.closedOn = date;
    trade.reason = reason;
    trade.closedFrom = origin;
    trade.daysHeld = base::daysBetween(trade.openedOn, date);
    trade.dteAtClose = base::daysBetween(date, trade.expiration);
    --m_openOf[static_cast<std::size_t>(trade.system)];
    countClosed(trade, session);
    m_closed.push_back(std::move(trade));
    m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(index));
}

void Ledger::countClosed(const Trade& trade, int session) {
    SleeveState& state = stateOf(trade);
    state.netPls.push_back(trade.netPl);
    const risk::BreakerParameters breaker =
        m_inputs.systems[static_cast<std::size_t>(trade.system)].system->breaker();
    const auto isLoss = isBreakerLoss(trade, breaker);
    if (breaker.count <= 0 || !isLoss) {
        return;
    }
    state.streak = *isLoss ? state.streak + 1 : 0;
    if (state.streak >= breaker.count) {
        state.streak = 0;
        state.breakerUntil = session + breaker.cooldownDays + 1;
        state.breakerFiredToday = true;
    }
}

void Ledger::mark(OpenPosition& position, const Mark& mark, base::Date date) {
    if (!mark.usable) {
        ++position.trade.marksMissing;
        return;
    }
    ++(mark.origin == Origin::Model ? position.trade.marksFromModel : position.trade.marksFromQuotes);
    const Trade& trade = position.trade;
    const Money openPl =
        position.value(trade.credit ? trade.entryPrice - mark.closeCost : mark.closeCost - trade.entryPrice);
    if (position.marked && position.lastTheta) {
        SleeveState& state = stateOf(trade);
        state.thetaSeenToday = true;
        state.thetaToday.predicted += *position.lastTheta * base::daysBetween(position.lastMarkDate, date);
        state.thetaToday.actual += (openPl - position.lastOpenPl).toDollars();
    }
    position.lastMark = mark.closeCost;
    position.marked = true;
    m_changed = true;
    ++m_version;
    position.lastMarkDate = date;
    position.lastOpenPl = openPl;
    position.theta.observe(date, openPl, mark.greeksKnown ? std::optional(mark.thetaDay) : std::nullopt);
    position.trade.thetaLags = position.theta.lags();
    position.lastTheta = mark.greeksKnown ? std::optional(mark.thetaDay) : std::nullopt;
}

void Ledger::closeDay(HaltCounts& halts) {
    if (!m_changed) {
        m_equityBefore = m_equity;
        return; // neither equity nor any condition can differ from the close before
    }
    m_changed = false;
    const Money equity = equityAtMarks();
    for (SleeveState& state : m_sleeves) {
        if (state.thetaSeenToday) {
            state.theta.push_back(state.thetaToday);
            state.thetaToday = {};
            state.thetaSeenToday = false;
        }
        halts.breaker += state.breakerFiredToday ? 1 : 0;
        if (m_inputs.systems[static_cast<std::size_t>(state.firstSystem)].system->hasFailureHalts()) {
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
    m_equityBefore = m_equity;
    m_equity = equity;
    ++m_version;
    m_highWater = std::max(m_highWater, equity);
}

bool Ledger::isBreakerOn(int sleeve, int session) const {
    const auto& until = m_sleeves[static_cast<std::size_t>(sleeve)].breakerUntil;
    return until && session < *until;
}

bool Ledger::haltedAtClose(int sleeve, int session) const {
    const risk::AccountState account{m_equity, heat(), {}, m_cash, dayReturn(), drawdown()};
    return isBreakerOn(sleeve, session) || !risk::accountSuspension(account, m_limits).empty();
}

bool Ledger::haltedAtOrder(int sleeve, int session) const {
    const auto yesterday = risk::dayReturn(m_equity, Money(), m_equityBefore);
    const risk::AccountState account{m_equity, heat(), {}, m_cash, yesterday, drawdown()};
    return isBreakerOn(sleeve, session) || !risk::accountSuspension(account, m_limits).empty();
}

bool Ledger::breakerFiredToday(int sleeve) const {
    return m_sleeves[static_cast<std::size_t>(sleeve)].breakerFiredToday;
}

int Ledger::closedTrades(int sleeve) const {
    return static_cast<int>(m_sleeves[static_cast<std::size_t>(sleeve)].netPls.size());
}

int Ledger::winsLast10(int sleeve) const {
    const auto& results = m_sleeves[static_cast<std::size_t>(sleeve)].netPls;
    const auto first = results.end() - std::min<std::ptrdiff_t>(10, std::ssize(results));
    return static_cast<int>(std::count_if(first, results.end(), [](Money netPl) { return netPl > Money(); }));
}

std::optional<int> Ledger::lastEntry(int sleeve) const {
    return m_sleeves[static_cast<std::size_t>(sleeve)].lastEntry;
}

} // namespace signalbox::backtest
