// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket can be made only from an approval, and only the risk desk makes approvals (OPT-P2). So no order
// exists that the risk manager has not seen.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"

#include <string>

namespace signalbox::risk {
class RiskDesk;
}

namespace signalbox::book {

/// SHA-256 of everything of a plan that an order depends on: what an approval is bound to.
[[nodiscard]] std::string planFingerprint(const structures::TradePlan& plan, std::int64_t contracts);
/// The same for closing a number of contracts of a position.
[[nodiscard]] std::string closingFingerprint(const Position& position, std::int64_t contracts);

/// The risk manager's yes to one plan at one size. Good for one ticket; it can be moved, never copied.
class Approval {
public:
    Approval(const Approval&) = delete;
    Approval& operator=(const Approval&) = delete;
    Approval(Approval&&) noexcept = default;
    Approval& operator=(Approval&&) noexcept = default;
    ~Approval() = default;

    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }
    [[nodiscard]] std::int64_t contracts() const { return m_contracts; }
    /// SHA-256 over fingerprint and verdict: what the ticket's event keeps.
    [[nodiscard]] const std::string& hash() const { return m_hash; }

private:
    friend class risk::RiskDesk;
    Approval(std::string fingerprint, std::int64_t contracts, std::string hash)
        : m_fingerprint(std::move(fingerprint)), m_contracts(contracts), m_hash(std::move(hash)) {}

    std::string m_fingerprint;
    std::int64_t m_contracts = 0;
    std::string m_hash;
};

/// What a ticket needs besides the plan.
struct TicketDetails {
    std::string ticketId; ///< client order id (SHR-J7), see clientOrderId
    std::string planId;
    base::Date signalDate;
    base::Date validOn; ///< the one session of the entry window (OPT-T2); of a closing: the day it is sent
    int convictionBp = 10'000;
    std::string regime;
    std::string mode = "PAPER";
    bool overridden = false;
};

/// strategy|symbol|signal date|sequence (SHR-J7).
[[nodiscard]] std::string clientOrderId(const std::string& strategy, const std::string& symbol,
                                        base::Date signalDate, int sequence);

/// An order on paper, ready for the journal. Spends its approval.
class Ticket {
public:
    /// Refused when the plan is not the one that was approved, or is simulated in another mode than asked.
    [[nodiscard]] static base::Result<Ticket> open(Approval approval, const structures::TradePlan& plan,
                                                   const TicketDetails& details);
    /// Closes contracts of a position at a debit (credit trades) or credit limit.
    [[nodiscard]] static base::Result<Ticket> close(Approval approval, const Position& position,
                                                    base::Price limit, CloseReason reason,
                                                    const TicketDetails& details);
    [[nodiscard]] const TicketOpened& event() const { return m_event; }

private:
    explicit Ticket(TicketOpened event) : m_event(std::move(event)) {}
    TicketOpened m_event;
};

} // namespace signalbox::book
