// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/run.h"

#include "engine/backtest/ledger.h"
#include "engine/backtest/single_trade.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/exits/optimus_exit.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

using base::Money;
using base::Price;

constexpr int ProgressEvery = 64;

/// One run in the making.
class Driver {
public:
    Driver(const RunInputs& inputs) : m_inputs(inputs), m_ledger(inputs, inputs.systems.size()) {}

    base::Result<RunResult> go(std::stop_token stop) {
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
            if (m_inputs.progress && (session - m_inputs.firstSession) % ProgressEvery == 0) {
                m_inputs.progress(static_cast<double>(session - m_inputs.firstSession) / sessions);
            }
        }
        finish();
        return std::move(m_result);
    }

private:
    void reserve(std::size_t sessions) {
        m_result.days.reserve(sessions * m_inputs.systems.size());
        m_result.sessions.reserve(sessions);
        m_result.equity.reserve(sessions);
        m_result.heat.reserve(sessions);
    }

    [[nodiscard]] const System& system(int index) const {
        return *m_inputs.systems[static_cast<std::size_t>(index)].system;
    }

    [[nodiscard]] Money sleeve(int index) const {
        return base::BasisPoints(m_inputs.systems[static_cast<std::size_t>(index)].weightBp)
            .of(m_ledger.latestEquity());
    }

    void count(Origin origin, bool usable) {
        ++(!usable                   ? m_result.prices.missing
           : origin == Origin::Model ? m_result.prices.model
                                     : m_result.prices.quotes);
    }

    /// OPT-T7 and SHR-J5: closings that are due, then yesterday's signals, then the close.
    void day(int session) {
        const int count = static_cast<int>(m_inputs.systems.size());
        m_opened.assign(m_inputs.systems.size(), 0);
        m_closedToday.assign(m_inputs.systems.size(), 0);
        executeClosings(session);
        for (int index = 0; index < count; ++index) {
            if (m_signals[static_cast<std::size_t>(index)]) {
                executeEntry(index, session);
            }
        }
        // Facts of an evaluation are those of the open; the marks of the close come after it.
        for (int index = 0; index < count; ++index) {
            decide(index, session);
        }
        markPositions(session);
        m_ledger.closeDay(m_result.halts);
        m_result.sessions.push_back(session);
        m_result.equity.push_back(m_ledger.latestEquity().toCents());
        m_result.heat.push_back(m_ledger.heat().toCents());
    }

    void executeClosings(int session) {
        auto& open = m_ledger.open();
        for (std::size_t i = 0; i < open.size();) {
            OpenPosition& position = open[i];
            if (!closingDue(position.trade, position.closing.has_value(), session)) {
                ++i;
                continue;
            }
            const Mark mark = system(position.trade.system).mark(position.trade, session, session - 1);
            count(mark.origin, mark.usable);
            if (!mark.usable) {
                ++i; // stays due
                continue;
            }
            const auto reason = position.closing.value_or(book::CloseReason::TimeStop);
            ++m_closedToday[static_cast<std::size_t>(position.trade.system)];
            m_ledger.exit(i, exitFill(system(position.trade.system), position.trade, mark, m_inputs.fill),
                          m_date, session, reason, mark.origin);
        }
    }

    void executeEntry(int index, int session) {
        SignalRecord record;
        record.system = index;
        record.date = m_signalDate;
        if (m_ledger.halted(index, session)) {
            record.end = SignalEnd::Halted;
            m_result.signals.push_back(std::move(record));
            return;
        }
        Order order = system(index).order(session - 1, session, accountNow(index, session));
        record.end = order.end;
        record.detail = std::move(order.detail);
        if (order.end == SignalEnd::Traded) {
            order.trade.system = index;
            const auto price = entryFill(system(index), order, m_inputs.fill);
            count(order.trade.openedFrom, price.has_value());
            if (price) {
                order.trade.signalDate = m_signalDate;
                order.trade.openedOn = m_date;
                order.trade.entryPrice = *price;
                record.tradeId = m_ledger.nextId();
                ++m_opened[static_cast<std::size_t>(index)];
                m_ledger.enter(std::move(order.trade), session);
            } else {
                record.end = SignalEnd::NoStrikes;
                record.detail = "the study's price leaves no credit";
            }
        } else if (order.end == SignalEnd::NoQuotes) {
            ++m_result.prices.missing;
        }
        m_result.signals.push_back(std::move(record));
    }

    [[nodiscard]] AccountNow accountNow(int index, int session) const {
        AccountNow now;
        now.accountEquity = m_ledger.latestEquity();
        now.sleeveEquity = sleeve(index);
        now.highWaterMark = m_ledger.highWaterMark();
        now.strategyHeat = m_ledger.heat(index);
        now.accountHeat = m_ledger.heat();
        now.groupHeat = m_ledger.groupHeat(system(index).riskGroup());
        now.cash = m_ledger.cash();
        now.buyingPower = m_ledger.buyingPower();
        now.dayReturn = m_ledger.dayReturn();
        now.drawdown = m_ledger.drawdown();
        now.aggregateDelta = aggregateDelta(index, session, now.sleeveEquity);
        now.openTotal = m_ledger.openCount(index);
        now.openInGroup = now.openTotal;
        now.closedTrades = m_ledger.closedTrades(index);
        now.winsLast10 = m_ledger.winsLast10(index);
        now.enabled = m_inputs.enabled;
        return now;
    }

    /// SHR-G2 on today's quotes; absent when any open position has no Greeks (SHR-D1).
    [[nodiscard]] std::optional<double> aggregateDelta(int index, int session, Money equity) const {
        double sum = 0;
        for (const OpenPosition& position : m_ledger.open()) {
            if (position.trade.system != index) {
                continue;
            }
            const Mark mark = system(index).mark(position.trade, session, session - 1);
            if (!mark.greeksKnown || equity <= Money()) {
                return std::nullopt;
            }
            sum += mark.deltaShares * mark.spot / equity.toDollars();
        }
        return sum;
    }

    [[nodiscard]] BookNow bookNow(int index, int session) const {
        BookNow now;
        now.openTotal = m_ledger.openCount(index);
        now.openInGroup = now.openTotal;
        now.lastEntrySession = m_ledger.lastEntry(index);
        now.halted = m_ledger.halted(index, session + 1);
        return now;
    }

    void decide(int index, int session) {
        DayLine line = system(index).decide(session, bookNow(index, session));
        line.system = static_cast<std::uint8_t>(index);
        line.opened = m_opened[static_cast<std::size_t>(index)];
        line.closed = m_closedToday[static_cast<std::size_t>(index)];
        line.openPositions = static_cast<std::uint8_t>(m_ledger.openCount(index));
        m_signals[static_cast<std::size_t>(index)] =
            line.decision == static_cast<std::uint8_t>(entry::Decision::Entry);
        m_signalDate = m_date;
        m_result.days.push_back(line);
    }

    void markPositions(int session) {
        for (OpenPosition& position : m_ledger.open()) {
            const Mark mark = system(position.trade.system).mark(position.trade, session, session);
            count(mark.origin, mark.usable);
            m_ledger.mark(position, mark, m_date);
            if (!position.closing) {
                position.closing = exits::closeReasonOf(mark.action);
            }
        }
    }

    void finish() {
        m_result.trades = m_ledger.closed();
        for (const OpenPosition& position : m_ledger.open()) {
            Trade trade = position.trade;
            trade.exitPrice = position.lastMark;
            const Money entry = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
            const Money value = base::premium(position.lastMark, trade.multiplier, trade.contracts);
            trade.netPl = (trade.credit ? entry - value : value - entry) - trade.fees;
            trade.daysHeld = base::daysBetween(trade.openedOn, m_date);
            trade.dteAtClose = base::daysBetween(m_date, trade.expiration);
            m_result.trades.push_back(std::move(trade));
        }
        std::sort(m_result.trades.begin(), m_result.trades.end(),
                  [](const Trade& a, const Trade& b) { return a.id < b.id; });
    }

    const RunInputs& m_inputs;
    Ledger m_ledger;
    RunResult m_result;
    base::Date m_date;
    base::Date m_signalDate; ///< of the signals in m_signals
    std::vector<bool> m_signals;
    std::vector<std::uint8_t> m_opened;
    std::vector<std::uint8_t> m_closedToday;
};

} // namespace

const char* fillKey(FillAssumption::Kind kind) {
    switch (kind) {
    case FillAssumption::Kind::Rules:
        return "rules";
    case FillAssumption::Kind::Mid:
        return "mid";
    case FillAssumption::Kind::Share:
        return "share";
    case FillAssumption::Kind::Natural:
        return "natural";
    }
    return "";
}

const char* signalEndKey(SignalEnd end) {
    switch (end) {
    case SignalEnd::Traded:
        return "traded";
    case SignalEnd::NoQuotes:
        return "no_quotes";
    case SignalEnd::NoStrikes:
        return "no_strikes";
    case SignalEnd::SizeZero:
        return "size_zero";
    case SignalEnd::Vetoed:
        return "vetoed";
    case SignalEnd::Halted:
        return "halted";
    }
    return "";
}

base::Result<RunResult> run(const RunInputs& inputs, std::stop_token stop) {
    return Driver(inputs).go(std::move(stop));
}

} // namespace signalbox::backtest
