// SPDX-License-Identifier: GPL-3.0-or-later
// One run in the making, session by session: run.cpp keeps its timeline, run_orders.cpp executes what is due
// and what was signalled, run_close.cpp decides, marks and asks exits at the close. Inside engine/backtest
// only.
#pragma once

#include "engine/backtest/book_mirror.h"
#include "engine/backtest/ledger.h"
#include "engine/backtest/run.h"

#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace signalbox::backtest {

/// Used once: constructed for its inputs, asked to go.
class Driver {
public:
    explicit Driver(const RunInputs& inputs);
    [[nodiscard]] base::Result<RunResult> go(std::stop_token stop);

private:
    /// The slots first..end-1 of one strategy.
    struct Sleeve {
        int first = 0;
        int end = 0;
    };

    void reserve(std::size_t sessions);
    /// OPT-T7 and SHR-J5: closings that are due, then yesterday's signals, then the close.
    void day(int session);
    void finish();

    void executeClosings(int session);
    void close(std::size_t at, std::int64_t contracts, const Mark& mark, int session,
               book::CloseReason reason);
    void executeEntries(const Sleeve& sleeve, int session);
    void executeEntry(int index, int session);
    [[nodiscard]] AccountNow accountNow(int index, int session) const;
    /// SHR-G2 on today's quotes; absent when any open position has no Greeks (SHR-D1).
    [[nodiscard]] std::optional<double> aggregateDelta(int own, int session, base::Money equity) const;

    /// The close of one strategy: per symbol the decision, then marks and exits. What the marks of one symbol
    /// do to the account the next one sees; a halt that the close raises takes back what was decided before.
    void judge(const Sleeve& sleeve, int session);
    /// What every symbol of a sleeve may know, as the account stands now.
    [[nodiscard]] BookNow bookNow(int sleeveNumber, int session) const;
    void decide(int index, int session, BookNow now);
    void markPositions(int index, int session);
    /// Breaker and daily loss, acknowledged at once. What lasts halts by itself.
    [[nodiscard]] bool raisesHalt(const Sleeve& sleeve);
    /// Counts the day's lines of a sleeve, keeps those that are kept, and lets signals write their memos.
    void flush(const Sleeve& sleeve, int session);

    [[nodiscard]] int count() const { return static_cast<int>(m_inputs.systems.size()); }
    [[nodiscard]] int sleeveOf(int index) const {
        return m_inputs.systems[static_cast<std::size_t>(index)].sleeve;
    }
    [[nodiscard]] bool keepsEveryLine(int index) const {
        return m_inputs.everyLine || !system(index).marketWide();
    }
    [[nodiscard]] const System& system(int index) const {
        return *m_inputs.systems[static_cast<std::size_t>(index)].system;
    }

    [[nodiscard]] base::Money sleeve(int index) const {
        return base::BasisPoints(m_inputs.systems[static_cast<std::size_t>(index)].weightBp)
            .of(m_ledger.latestEquity());
    }

    /// The first failure of the mirrored book ends the run.
    void keep(base::Status status);
    [[nodiscard]] const book::Book* book() const { return m_mirror ? &m_mirror->book() : nullptr; }
    void countPrice(Origin origin, bool usable);

    const RunInputs& m_inputs;
    Ledger m_ledger;
    std::optional<BookMirror> m_mirror;
    base::Status m_broken;
    std::vector<Sleeve> m_sleeves;
    RunResult m_result;
    base::Date m_date;
    base::Date m_signalDate; ///< of the signals in m_signals
    std::vector<bool> m_signals;
    std::vector<DayLine> m_lines;     ///< of the sleeve at work
    std::map<int, int> m_opened;      ///< trades of this session by system
    std::map<int, int> m_closedToday; ///< likewise
};

} // namespace signalbox::backtest
