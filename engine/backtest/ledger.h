// SPDX-License-Identifier: GPL-3.0-or-later
// The account of a run: cash, open positions at their last marks, high-water mark, closed trades, breaker and
// failure conditions. The same arithmetic as book::Book, kept in numbers so that a year costs microseconds; a
// test compares both, event by event.
#pragma once

#include "engine/backtest/run.h"
#include "engine/risk/failure_halt.h"
#include "engine/stats/theta_capture.h"

#include <array>
#include <optional>
#include <vector>

namespace signalbox::backtest {

/// A position while it is open.
struct OpenPosition {
    Trade trade;
    base::Price lastMark; ///< entry price before the first mark
    bool marked = false;  ///< ever
    base::Date lastMarkDate;
    book::ThetaSinceEntry theta;
    std::optional<double> lastTheta;          ///< $ per calendar day, at the last mark
    base::Money lastOpenPl;                   ///< premium part, at the last mark
    std::optional<book::CloseReason> closing; ///< ordered for the next usable snapshot
};

class Ledger {
public:
    Ledger(const RunInputs& inputs, std::size_t systems);

    [[nodiscard]] std::vector<OpenPosition>& open() { return m_open; }
    [[nodiscard]] const std::vector<OpenPosition>& open() const { return m_open; }
    [[nodiscard]] base::Money latestEquity() const { return m_equity; } ///< of the last close
    [[nodiscard]] base::Money highWaterMark() const { return m_highWater; }
    [[nodiscard]] base::Money equityAtMarks() const;
    [[nodiscard]] base::Money heat() const;
    [[nodiscard]] base::Money heat(int system) const;
    [[nodiscard]] base::Money groupHeat(const std::string& group) const;
    [[nodiscard]] base::Money cash() const { return m_cash; }
    [[nodiscard]] base::Money buyingPower() const;
    [[nodiscard]] int openCount(int system) const;
    [[nodiscard]] std::optional<risk::Ratio> drawdown() const; ///< of the last close
    [[nodiscard]] std::optional<risk::Ratio> dayReturn() const;

    /// Opens with the fees of the entry.
    void enter(Trade trade, int session);
    /// Closes position `index` of open() at a price, with fees; keeps the breaker's streak.
    void exit(std::size_t index, base::Price price, base::Date date, int session, book::CloseReason reason,
              Origin origin);
    /// Books today's mark, or that there was none.
    void mark(OpenPosition& position, const Mark& mark, base::Date date);
    /// Ends the day: failure conditions (OPT-F2), equity, high-water mark.
    void closeDay(HaltCounts& halts);

    /// Whether an entry on `session` is forbidden to a system: breaker, or the account is suspended (SHR-A3).
    [[nodiscard]] bool halted(int system, int session) const;
    [[nodiscard]] const std::vector<Trade>& closed() const { return m_closed; }
    [[nodiscard]] int closedTrades(int system) const;
    [[nodiscard]] int winsLast10(int system) const;
    [[nodiscard]] std::optional<int> lastEntry(int system) const; ///< session of its last fill
    [[nodiscard]] int nextId() const { return m_nextId; }

private:
    struct SystemState {
        std::vector<base::Money> netPls;
        int streak = 0;
        std::optional<int> breakerUntil; ///< first session on which an entry may execute
        bool breakerFiredToday = false;
        std::array<bool, 5> failing{};
        std::vector<stats::ThetaCapture> theta; ///< sums of the sessions that had observations
        stats::ThetaCapture thetaToday;
        bool thetaSeenToday = false;
        std::optional<int> lastEntry;
    };

    const RunInputs& m_inputs;
    risk::AccountLimits m_limits;
    std::vector<OpenPosition> m_open;
    std::vector<Trade> m_closed;
    std::vector<SystemState> m_systems;
    base::Money m_cash;
    base::Money m_equity;
    base::Money m_highWater;
    bool m_changed = false; ///< since the last close
    int m_nextId = 1;
};

} // namespace signalbox::backtest
