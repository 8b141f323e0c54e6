// SPDX-License-Identifier: GPL-3.0-or-later
// Positions, pending tickets, cash, equity history and breaker state: a fold over journal events, and nothing
// else.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"
#include "engine/book/evidence_state.h"
#include "engine/book/memo_state.h"
#include "engine/book/theta_since_entry.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::book {

/// A ticket that is neither filled nor ended; its risk counts everywhere (OPT-P1, SHR-A6).
struct PendingTicket {
    TicketOpened ticket;
    std::int64_t filled = 0;
};

struct EquityPoint {
    base::Date date;
    base::Money equity;
    base::Money flows; ///< added on that day
};

class Book {
public:
    /// Folds events in order. A fill without its ticket, a closing larger than the position and the like are
    /// Internal errors: the journal never accepts them.
    [[nodiscard]] static base::Result<Book> fold(std::span<const JournalEntry> entries);
    [[nodiscard]] base::Status apply(const JournalEntry& entry);

    [[nodiscard]] const std::vector<Position>& positions() const { return m_positions; } ///< all, by id
    [[nodiscard]] std::vector<const Position*> openPositions() const;
    [[nodiscard]] std::vector<const Position*> closedTrades() const; ///< by (close date, id) (SHR-M6)
    [[nodiscard]] const Position* find(int id) const;
    [[nodiscard]] const std::map<std::string, PendingTicket>& pending() const { return m_pending; }
    [[nodiscard]] const std::map<std::string, TicketOpened>& tickets() const { return m_tickets; }
    /// Deposits, premiums and fees so far.
    [[nodiscard]] base::Money cash() const { return m_cash; }
    [[nodiscard]] base::Money flows() const { return m_flows; }
    [[nodiscard]] const std::vector<EquityPoint>& equityHistory() const { return m_equity; }
    /// Equity at the last close strictly before a date; the opening balance if there is none (SHR-A2).
    [[nodiscard]] base::Money equityBefore(base::Date date) const;
    /// Equity of the last closed day plus flows since; the opening balance before the first.
    [[nodiscard]] base::Money latestEquity() const;
    /// Flows that no closed day counts yet.
    [[nodiscard]] base::Money flowsSinceClose() const { return m_flowsSinceClose; }
    /// Highest closing equity so far. A deposit or withdrawal moves it in proportion, so that no flow makes
    /// or hides a drawdown (SHR-A2).
    [[nodiscard]] base::Money highWaterMark() const;
    /// Cash and open positions at their last mark (SHR-G5), a position never marked at its entry price.
    [[nodiscard]] base::Money equityAtMarks() const;
    /// Cash that no open or pending trade binds: a credit trade binds its width, a pending one its max loss.
    [[nodiscard]] base::Money buyingPower() const;
    /// Last mark of an open position with its date.
    [[nodiscard]] const std::map<int, Marked>& lastMarks() const { return m_marks; }
    /// Theta capture of an open position over its marks; null before the first one (OPT-M3).
    [[nodiscard]] const ThetaSinceEntry* thetaSinceEntry(int positionId) const;
    /// How many evaluations in a row a position had no usable quote (SHR-D2).
    [[nodiscard]] int evaluationsWithoutMark(int positionId) const;
    /// Sum of max losses of open positions and pending opening tickets (OPT-P1); of one strategy, or all if
    /// empty.
    [[nodiscard]] base::Money heat(const std::string& strategy = {}) const;
    /// The same of one risk group, over all strategies (SHR-A3 GROUP) or of one (ATR-P2).
    [[nodiscard]] base::Money groupHeat(const std::string& riskGroup, const std::string& strategy = {}) const;
    /// Open positions plus pending opening tickets of a strategy (all if empty); of one risk group if not
    /// empty. A ticket that is filled in part counts once.
    [[nodiscard]] int openCount(const std::string& strategy, const std::string& riskGroup = {}) const;
    /// Last entry of a strategy on a risk group: fill date, or signal date of a pending order (OPT-E10).
    [[nodiscard]] std::optional<base::Date> lastEntry(const std::string& strategy,
                                                      const std::string& riskGroup) const;
    /// Halts raised and not acknowledged, by strategy and code.
    [[nodiscard]] std::vector<HaltRaised> openHalts(const std::string& strategy) const;
    [[nodiscard]] const std::vector<HaltAcknowledged>& acknowledgements() const { return m_acknowledgements; }
    [[nodiscard]] const std::vector<HaltRaised>& halts() const { return m_halts; }
    /// How a ticket ended; absent while it is pending or when there is no such ticket.
    [[nodiscard]] std::optional<TicketEnd> endOf(const std::string& ticketId) const;
    /// Contracts of a position for which closing tickets are pending.
    [[nodiscard]] std::int64_t pendingClosing(int positionId) const;
    /// Memos with their versions, votes and states (BRK-P).
    [[nodiscard]] const MemoState& memos() const { return m_memos; }
    /// Backtests that the trader named (BRK-K5a).
    [[nodiscard]] const EvidenceState& evidence() const { return m_evidence; }
    [[nodiscard]] int nextPositionId() const { return static_cast<int>(m_positions.size()) + 1; }

private:
    [[nodiscard]] base::Status on(const AccountFlow& event);
    [[nodiscard]] base::Status on(const TicketOpened& event);
    [[nodiscard]] base::Status on(const TicketClosed& event);
    [[nodiscard]] base::Status on(const Filled& event);
    [[nodiscard]] base::Status on(const Marked& event);
    [[nodiscard]] base::Status on(const HaltRaised& event);
    [[nodiscard]] base::Status on(const HaltAcknowledged& event);
    [[nodiscard]] base::Status on(const DayClosed& event);
    [[nodiscard]] base::Status fillOpening(const TicketOpened& ticket, const Filled& fill);
    [[nodiscard]] base::Status fillClosing(const TicketOpened& ticket, const Filled& fill);
    [[nodiscard]] Position* positionOf(const std::string& ticketId);

    std::vector<Position> m_positions;
    std::map<std::string, TicketOpened> m_tickets;
    std::map<std::string, PendingTicket> m_pending;
    std::map<std::string, TicketEnd> m_ended;
    base::Money m_cash;
    base::Money m_flows;
    base::Money m_flowsSinceClose; ///< not yet part of an equity point
    std::vector<EquityPoint> m_equity;
    base::Money m_highWater;
    base::Money m_highWaterBeforeLast; ///< so that a day closed again replaces its first closing
    std::map<int, Marked> m_marks;
    std::map<int, ThetaSinceEntry> m_theta;
    std::map<int, int> m_withoutMark;
    std::map<int, base::Date> m_lastWithoutMark;
    std::vector<HaltRaised> m_halts;
    std::vector<HaltRaised> m_openHalts;
    std::vector<HaltAcknowledged> m_acknowledgements;
    MemoState m_memos;
    EvidenceState m_evidence;
};

} // namespace signalbox::book
