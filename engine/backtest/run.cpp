// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run.h"

#include "engine/backtest/run_driver.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

using base::Money;

constexpr int ProgressEvery = 64;

} // namespace

Driver::Driver(const RunInputs& inputs) : m_inputs(inputs), m_ledger(inputs) {
    for (int i = 0; i < count(); ++i) {
        if (system(i).wantsBook() && !m_mirror) {
            m_mirror.emplace(inputs.equity);
        }
        if (i == 0 || sleeveOf(i) != sleeveOf(i - 1)) {
            m_sleeves.push_back({i, i});
        }
        ++m_sleeves.back().end;
    }
    m_result.sleeves.resize(m_sleeves.size());
}

base::Result<RunResult> Driver::go(std::stop_token stop) {
    const int sessions = m_inputs.lastSession - m_inputs.firstSession + 1;
    reserve(static_cast<std::size_t>(std::max(0, sessions)));
    m_signals.assign(m_inputs.systems.size(), false);
    for (int session = m_inputs.firstSession; session <= m_inputs.lastSession; ++session) {
        if (stop.stop_requested()) {
            m_result.cancelled = true;
            break;
        }
        SIGNALBOX_TRY_ASSIGN(m_date, m_inputs.calendar->sessionAt(session));
        day(session);
        SIGNALBOX_TRY(m_broken);
        if (m_inputs.progress && (session - m_inputs.firstSession) % ProgressEvery == 0) {
            m_inputs.progress(static_cast<double>(session - m_inputs.firstSession) / sessions);
        }
    }
    finish();
    return std::move(m_result);
}

void Driver::reserve(std::size_t sessions) {
    std::size_t lines = 0;
    for (int i = 0; i < count(); ++i) {
        lines += keepsEveryLine(i) ? 1 : 0;
    }
    m_result.days.reserve(sessions * lines);
    m_result.sessions.reserve(sessions);
    m_result.equity.reserve(sessions);
    m_result.heat.reserve(sessions);
}

void Driver::keep(base::Status status) {
    if (m_broken && !status) {
        m_broken = std::move(status);
    }
}

void Driver::countPrice(Origin origin, bool usable) {
    ++(!usable                   ? m_result.prices.missing
       : origin == Origin::Model ? m_result.prices.model
                                 : m_result.prices.quotes);
}

void Driver::day(int session) {
    m_opened.clear();
    m_closedToday.clear();
    executeClosings(session);
    for (const Sleeve& one : m_sleeves) {
        executeEntries(one, session);
    }
    if (m_mirror) {
        keep(m_mirror->settleMemos(m_date));
    }
    m_signalDate = m_date;
    for (const Sleeve& one : m_sleeves) {
        judge(one, session);
    }
    m_ledger.closeDay(m_result.halts);
    if (m_mirror) {
        keep(m_mirror->closeDay(m_date));
    }
    m_result.sessions.push_back(session);
    m_result.equity.push_back(m_ledger.latestEquity().toCents());
    m_result.heat.push_back(m_ledger.heat().toCents());
}

void Driver::finish() {
    m_result.trades = m_ledger.closed();
    for (const OpenPosition& position : m_ledger.open()) {
        Trade trade = position.trade;
        trade.exitPrice = position.lastMark;
        const Money entry = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
        const Money value = trade.exitPremium + position.value(position.lastMark);
        trade.netPl = (trade.credit ? entry - value : value - entry) - trade.fees;
        trade.daysHeld = base::daysBetween(trade.openedOn, m_date);
        trade.dteAtClose = base::daysBetween(m_date, trade.expiration);
        m_result.trades.push_back(std::move(trade));
    }
    std::sort(m_result.trades.begin(), m_result.trades.end(),
              [](const Trade& a, const Trade& b) { return a.id < b.id; });
}

base::Result<RunResult> run(const RunInputs& inputs, std::stop_token stop) {
    return Driver(inputs).go(std::move(stop));
}

} // namespace signalbox::backtest
