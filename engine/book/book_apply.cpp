// SPDX-License-Identifier: GPL-3.0-or-later
// How each event changes the book.
#include "engine/book/book.h"
#include "engine/book/split_terms.h"

#include <algorithm>
#include <type_traits>

#include <fmt/format.h>

namespace signalbox::book {
namespace {

using base::ErrorCode;
using base::Money;
using base::Rounding;
using base::Status;

tl::unexpected<base::Error> broken(std::string what, const std::string& where) {
    return base::fail(ErrorCode::Internal, std::move(what), where,
                      "the journal must not hold such an event; run `signalbox journal verify`");
}

template <typename T>
constexpr bool ChangesBook =
    std::is_same_v<T, AccountFlow> || std::is_same_v<T, TicketOpened> || std::is_same_v<T, TicketClosed> ||
    std::is_same_v<T, Filled> || std::is_same_v<T, Marked> || std::is_same_v<T, HaltRaised> ||
    std::is_same_v<T, HaltAcknowledged> || std::is_same_v<T, DayClosed>;

template <typename T>
constexpr bool ChangesMemos =
    std::is_same_v<T, MemoWritten> || std::is_same_v<T, MemoVoted> || std::is_same_v<T, MemoMoved>;

template <typename T>
constexpr bool ChangesEvidence = std::is_same_v<T, EvidenceNamed> || std::is_same_v<T, EvidenceCleared>;

/// Price per share of an amount over contracts.
base::Price averagePrice(Money amount, std::int32_t multiplier, std::int64_t contracts) {
    const base::Int128 units =
        base::divideRounded(static_cast<base::Int128>(amount.toCents()) * 100,
                            static_cast<base::Int128>(multiplier) * contracts, Rounding::HalfAway);
    return base::Price::units(static_cast<std::int64_t>(units));
}

/// What the filled contracts can lose: credit trades without fees, debit trades with the entry fee (SHR-N8).
Money maxLossOf(const Position& position) {
    if (!position.credit) {
        return position.entryPremium + position.entryFees;
    }
    const Money width = base::premium(position.width, position.multiplier, position.contracts);
    return std::max(width - position.entryPremium, Money{});
}

} // namespace

Status Book::apply(const JournalEntry& entry) {
    return std::visit(
        [this](const auto& event) -> Status {
            using T = std::decay_t<decltype(event)>;
            if constexpr (ChangesBook<T>) {
                return on(event);
            } else if constexpr (ChangesMemos<T>) {
                return m_memos.on(event);
            } else if constexpr (ChangesEvidence<T>) {
                return m_evidence.on(event);
            } else {
                return {};
            }
        },
        entry.event);
}

Status Book::on(const AccountFlow& event) {
    const Money before = latestEquity();
    if (m_equity.empty() || before.toCents() <= 0) {
        m_highWater = std::max(m_highWater + event.amount, Money{});
    } else {
        const auto scaled = [&event, before](Money mark) {
            const Money after = std::max(before + event.amount, Money{});
            return Money::cents(
                base::multiplyDivide(mark.toCents(), after.toCents(), before.toCents(), Rounding::HalfAway));
        };
        m_highWater = scaled(m_highWater);
        m_highWaterBeforeLast = scaled(m_highWaterBeforeLast);
    }
    m_cash += event.amount;
    m_flows += event.amount;
    m_flowsSinceClose += event.amount;
    return {};
}

Status Book::on(const TicketOpened& event) {
    if (event.ticketId.empty() || m_tickets.contains(event.ticketId)) {
        return broken("a ticket needs an id of its own", event.ticketId);
    }
    if (event.contracts <= 0 || event.legs.empty() || event.multiplier <= 0) {
        return broken("a ticket needs legs, contracts and a multiplier", event.ticketId);
    }
    if (event.closesPosition) {
        const Position* position = find(*event.closesPosition);
        if (position == nullptr || !position->isOpen()) {
            return broken(fmt::format("there is no open position {} to close", *event.closesPosition),
                          event.ticketId);
        }
        const auto ratio = ratioOfClosing(event, *position);
        if (!ratio || event.contracts % *ratio != 0) {
            return broken("the closing is not of the contract of the position", event.ticketId);
        }
        if (event.contracts / *ratio > position->contractsOpen - pendingClosing(position->id)) {
            return broken("the closing is larger than what is open of the position", event.ticketId);
        }
    }
    m_tickets.emplace(event.ticketId, event);
    m_pending.emplace(event.ticketId, PendingTicket{event, 0});
    return {};
}

Status Book::on(const TicketClosed& event) {
    const auto pending = m_pending.find(event.ticketId);
    if (pending != m_pending.end()) {
        if (event.end == TicketEnd::Filled) {
            return broken("the ticket is not filled completely", event.ticketId);
        }
        m_pending.erase(pending);
        m_ended.emplace(event.ticketId, event.end);
        return {};
    }
    // A complete fill ends its ticket by itself; saying so once more changes nothing.
    if (event.end == TicketEnd::Filled && endOf(event.ticketId) == TicketEnd::Filled) {
        return {};
    }
    return broken("there is no pending ticket of that id to end", event.ticketId);
}

Status Book::on(const Filled& event) {
    const auto pending = m_pending.find(event.ticketId);
    if (pending == m_pending.end()) {
        return broken("a fill without a pending ticket", event.ticketId);
    }
    const TicketOpened& ticket = pending->second.ticket;
    if (event.contracts <= 0 || event.contracts > ticket.contracts - pending->second.filled) {
        return broken(fmt::format("a fill of {} contracts, but {} are left of the ticket", event.contracts,
                                  ticket.contracts - pending->second.filled),
                      event.ticketId);
    }
    if (event.price < base::Price{} || event.fees < Money{}) {
        return broken("price and fees of a fill are never negative", event.ticketId);
    }
    SIGNALBOX_TRY(ticket.closesPosition ? fillClosing(ticket, event) : fillOpening(ticket, event));
    const Money premium = base::premium(event.price, ticket.multiplier, event.contracts);
    m_cash += (ticket.credit ? premium : -premium) - event.fees;
    pending->second.filled += event.contracts;
    if (pending->second.filled == ticket.contracts) {
        m_ended.emplace(event.ticketId, TicketEnd::Filled);
        m_pending.erase(pending);
    }
    return {};
}

Position* Book::positionOf(const std::string& ticketId) {
    const auto found = std::find_if(m_positions.begin(), m_positions.end(), [&](const Position& position) {
        return position.isOpen() && position.ticketId == ticketId;
    });
    return found == m_positions.end() ? nullptr : &*found;
}

Status Book::fillOpening(const TicketOpened& ticket, const Filled& fill) {
    Position* position = positionOf(ticket.ticketId);
    if (position == nullptr) {
        Position fresh;
        fresh.id = nextPositionId();
        fresh.ticketId = ticket.ticketId;
        fresh.strategy = ticket.strategy;
        fresh.underlying = ticket.underlying;
        fresh.kind = ticket.kind;
        fresh.legs = ticket.legs;
        fresh.entryPrice = fill.price;
        fresh.credit = ticket.credit;
        fresh.multiplier = ticket.multiplier;
        fresh.width = ticket.width;
        fresh.expiration = ticket.expiration;
        fresh.settlement = ticket.settlement;
        fresh.openedOn = fill.date;
        fresh.openedAt = fill.at;
        fresh.convictionBp = ticket.convictionBp;
        fresh.regimeAtEntry = ticket.regime;
        fresh.mode = ticket.mode;
        fresh.overridden = ticket.overridden;
        fresh.facts = ticket.facts;
        if (fresh.facts && fill.underlying) {
            fresh.facts->underlying = fill.underlying;
        }
        m_positions.push_back(std::move(fresh));
        position = &m_positions.back();
    }
    position->contracts += fill.contracts;
    position->contractsOpen += fill.contracts;
    position->entryPremium += base::premium(fill.price, position->multiplier, fill.contracts);
    position->entryFees += fill.fees;
    if (position->contracts != fill.contracts) {
        position->entryPrice =
            averagePrice(position->entryPremium, position->multiplier, position->contracts);
    }
    position->maxLoss = maxLossOf(*position);
    return {};
}

Status Book::fillClosing(const TicketOpened& ticket, const Filled& fill) {
    const Position* known = find(*ticket.closesPosition);
    const int ratio = known == nullptr ? 1 : ratioOfClosing(ticket, *known).value_or(1);
    if (fill.contracts % ratio != 0) {
        return broken(
            fmt::format("after the split {} contracts are one as bought: a fill closes a multiple", ratio),
            ticket.ticketId);
    }
    const std::int64_t contracts = fill.contracts / ratio; // the position counts as bought
    if (known == nullptr || contracts > known->contractsOpen) {
        return broken("the closing is larger than the position", ticket.ticketId);
    }
    if (fill.date < known->openedOn) {
        return broken("the closing lies before the opening", ticket.ticketId);
    }
    Position& position = m_positions[static_cast<std::size_t>(known->id) - 1];
    // Closing money flows against the trade's own direction; a ticket of the same direction counts negative.
    const Money premium = base::premium(fill.price, ticket.multiplier, fill.contracts);
    const std::int64_t closedBefore = position.contracts - position.contractsOpen;
    position.exitPremium += ticket.credit == position.credit ? -premium : premium;
    position.exitFees += fill.fees;
    position.contractsOpen -= contracts;
    const base::Price price = fill.price * ratio;
    position.exitPrice =
        closedBefore == 0 ? (ticket.credit == position.credit ? -price : price)
                          : averagePrice(position.exitPremium, position.multiplier, closedBefore + contracts);
    if (position.isOpen()) {
        return {};
    }
    const Money gross = position.credit ? position.entryPremium - position.exitPremium
                                        : position.exitPremium - position.entryPremium;
    position.netPl = gross - position.entryFees - position.exitFees;
    position.closedOn = fill.date;
    position.closeReason = ticket.closeReason.value_or(CloseReason::Manual);
    m_marks.erase(position.id);
    m_theta.erase(position.id);
    m_withoutMark.erase(position.id);
    m_lastWithoutMark.erase(position.id);
    return {};
}

Status Book::on(const Marked& event) {
    const Position* position = find(event.positionId);
    if (position == nullptr) {
        return broken(fmt::format("a mark of position {}, which does not exist", event.positionId),
                      base::toIso(event.date));
    }
    if (!position->isOpen()) {
        return {};
    }
    if (event.closeCost) {
        const base::Price earned = position->credit ? position->entryPrice - *event.closeCost
                                                    : *event.closeCost - position->entryPrice;
        m_theta[event.positionId].observe(
            event.date, base::premium(earned, position->multiplier, position->contractsOpen), event.thetaDay);
        m_marks.insert_or_assign(event.positionId, event);
        m_withoutMark.erase(event.positionId);
        m_lastWithoutMark.erase(event.positionId);
        return {};
    }
    // The same day evaluated twice is one evaluation.
    const auto last = m_lastWithoutMark.find(event.positionId);
    if (last == m_lastWithoutMark.end() || last->second != event.date) {
        ++m_withoutMark[event.positionId];
        m_lastWithoutMark.insert_or_assign(event.positionId, event.date);
    }
    return {};
}

Status Book::on(const HaltRaised& event) {
    m_halts.push_back(event);
    m_openHalts.push_back(event);
    return {};
}

Status Book::on(const HaltAcknowledged& event) {
    m_acknowledgements.push_back(event);
    std::erase_if(m_openHalts, [&event](const HaltRaised& halt) {
        return halt.strategy == event.strategy && halt.code == event.code;
    });
    return {};
}

Status Book::on(const DayClosed& event) {
    if (!m_equity.empty() && event.date < m_equity.back().date) {
        return broken("a day closed after a later one", base::toIso(event.date));
    }
    Money flows = m_flowsSinceClose;
    if (!m_equity.empty() && event.date == m_equity.back().date) {
        flows += m_equity.back().flows;
        m_equity.pop_back();
        m_highWater = m_highWaterBeforeLast;
    }
    m_highWaterBeforeLast = m_highWater;
    m_highWater = std::max(m_highWater, event.equity);
    m_equity.push_back({event.date, event.equity, flows});
    m_flowsSinceClose = {};
    return {};
}

} // namespace signalbox::book
