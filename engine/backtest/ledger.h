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
    int sleeve = 0;
    std::int32_t group = 0; ///< number of its risk group
    base::Date lastMarkDate;
    book::ThetaSinceEntry theta;
    std::optional<double> lastTheta;          ///< $ per calendar day, at the last mark
    base::Money lastOpenPl;                   ///< premium part, at the last mark
    std::optional<book::CloseReason> closing; ///< ordered for the next usable snapshot
    std::int64_t closingContracts = 0;        ///< how many of them
    /// What the contracts still open can lose (SHR-A6): max loss of a credit trade, premium of a bought one.
    [[nodiscard]] base::Money heat() const;
    [[nodiscard]] base::Money value(base::Price price) const; ///< of the contracts still open
};

class Ledger {
public:
    explicit Ledger(const RunInputs& inputs);

    [[nodiscard]] std::vector<OpenPosition>& open() { return m_open; }
    [[nodiscard]] const std::vector<OpenPosition>& open() const { return m_open; }
    [[nodiscard]] base::Money latestEquity() const { return m_equity; } ///< of the last close
    [[nodiscard]] base::Money highWaterMark() const { return m_highWater; }
    [[nodiscard]] base::Money equityAtMarks() const;
    [[nodiscard]] base::Money heat() const;
    [[nodiscard]] base::Money heat(int sleeve) const;
    /// Of the risk group of a system: of all strategies, and of one sleeve.
    [[nodiscard]] base::Money groupHeat(int system) const;
    [[nodiscard]] base::Money groupHeat(int system, int sleeve) const;
    [[nodiscard]] base::Money cash() const { return m_cash; }
    [[nodiscard]] base::Money buyingPower() const;
    [[nodiscard]] int openCount(int sleeve) const;
    [[nodiscard]] int openInGroup(int system) const; ///< of its sleeve
    [[nodiscard]] int openOf(int system) const { return m_openOf[static_cast<std::size_t>(system)]; }
    [[nodiscard]] int sleeveOf(int system) const {
        return m_inputs.systems[static_cast<std::size_t>(system)].sleeve;
    }
    [[nodiscard]] std::size_t sleeves() const { return m_sleeves.size(); }
    /// Grows with everything that may change a halt.
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    [[nodiscard]] std::optional<risk::Ratio> drawdown() const; ///< of the last close
    [[nodiscard]] std::optional<risk::Ratio> dayReturn() const;

    /// Opens with the fees of the entry.
    void enter(Trade trade, int session);
    /// Closes `contracts` of position `index` of open() at a price, with fees; with the last of them the
    /// trade is closed, leaves open() and counts for the breaker's streak.
    void exit(std::size_t index, std::int64_t contracts, base::Price price, base::Date date, int session,
              book::CloseReason reason, Origin origin);
    /// Books today's mark, or that there was none.
    void mark(OpenPosition& position, const Mark& mark, base::Date date);
    /// Ends the day: failure conditions (OPT-F2), equity, high-water mark.
    void closeDay(HaltCounts& halts);

    /// Whether an entry on `session` is forbidden to a sleeve at the close before it: breaker, or the account
    /// is suspended as it stands at its marks now (SHR-A3).
    [[nodiscard]] bool haltedAtClose(int sleeve, int session) const;
    /// The same when the order is due on `session`: the account as it closed the session before.
    [[nodiscard]] bool haltedAtOrder(int sleeve, int session) const;
    /// The breaker of the sleeve fired on the day that is not closed yet.
    [[nodiscard]] bool breakerFiredToday(int sleeve) const;
    [[nodiscard]] const std::vector<Trade>& closed() const { return m_closed; }
    [[nodiscard]] int closedTrades(int sleeve) const;
    [[nodiscard]] int winsLast10(int sleeve) const;
    [[nodiscard]] std::optional<int> lastEntry(int sleeve) const; ///< session of its last fill
    [[nodiscard]] int nextId() const { return m_nextId; }

private:
    struct SleeveState {
        int firstSystem = 0; ///< its breaker and failure halts count for all
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

    [[nodiscard]] SleeveState& stateOf(const Trade& trade);
    [[nodiscard]] bool isBreakerOn(int sleeve, int session) const;
    void countClosed(const Trade& trade, int session);

    const RunInputs& m_inputs;
    risk::AccountLimits m_limits;
    std::vector<OpenPosition> m_open;
    std::vector<Trade> m_closed;
    std::vector<SleeveState> m_sleeves;
    std::vector<std::int32_t> m_groupOf; ///< by system: number of its risk group
    std::vector<int> m_openOf;           ///< by system
    std::uint64_t m_version = 0;
    base::Money m_cash;
    base::Money m_equity;
    base::Money m_equityBefore; ///< of the close before the last one
    base::Money m_highWater;
    bool m_changed = false; ///< since the last close
    int m_nextId = 1;
};

} // namespace signalbox::backtest
