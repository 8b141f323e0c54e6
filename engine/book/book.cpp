// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/book.h"

#include "engine/book/split_terms.h"
#include "engine/market/product.h"

#include <algorithm>

namespace signalbox::book {
namespace {

using base::Money;

bool isOpening(const TicketOpened& ticket) {
    return !ticket.closesPosition.has_value();
}

bool inGroup(const std::string& underlying, const std::string& riskGroup) {
    return riskGroup.empty() || market::riskGroupOf(underlying) == riskGroup;
}

bool ofStrategy(const std::string& actual, const std::string& wanted) {
    return wanted.empty() || actual == wanted;
}

Money pendingRisk(const PendingTicket& pending) {
    return pending.ticket.maxLossPerUnit * (pending.ticket.contracts - pending.filled);
}

} // namespace

base::Result<Book> Book::fold(std::span<const JournalEntry> entries) {
    Book book;
    for (const JournalEntry& entry : entries) {
        SIGNALBOX_TRY(book.apply(entry));
    }
    return book;
}

std::vector<const Position*> Book::openPositions() const {
    std::vector<const Position*> open;
    for (const Position& position : m_positions) {
        if (position.isOpen()) {
            open.push_back(&position);
        }
    }
    return open;
}

std::vector<const Position*> Book::closedTrades() const {
    std::vector<const Position*> closed;
    for (const Position& position : m_positions) {
        if (!position.isOpen()) {
            closed.push_back(&position);
        }
    }
    std::stable_sort(closed.begin(), closed.end(), [](const Position* a, const Position* b) {
        return *a->closedOn < *b->closedOn; // the vector is in the order of ids already
    });
    return closed;
}

const Position* Book::find(int id) const {
    if (id < 1 || id > static_cast<int>(m_positions.size())) {
        return nullptr;
    }
    return &m_positions[static_cast<std::size_t>(id) - 1];
}

Money Book::equityBefore(base::Date date) const {
    for (auto point = m_equity.rbegin(); point != m_equity.rend(); ++point) {
        if (point->date < date) {
            return point->equity;
        }
    }
    // Before the first close the account is worth what was paid in until that close.
    return m_equity.empty() ? m_flows : m_equity.front().flows;
}

Money Book::latestEquity() const {
    return m_equity.empty() ? m_flows : m_equity.back().equity + m_flowsSinceClose;
}

Money Book::highWaterMark() const {
    return m_highWater;
}

Money Book::equityAtMarks() const {
    Money equity = m_cash;
    for (const Position& position : m_positions) {
        if (!position.isOpen()) {
            continue;
        }
        const auto mark = m_marks.find(position.id);
        const base::Price price = mark == m_marks.end()
                                      ? position.entryPrice
                                      : mark->second.closeCost.value_or(position.entryPrice);
        const Money value = base::premium(price, position.multiplier, position.contractsOpen);
        equity += position.credit ? -value : value;
    }
    return equity;
}

Money Book::buyingPower() const {
    Money free = m_cash;
    for (const Position& position : m_positions) {
        if (position.isOpen() && position.credit) {
            free -= base::premium(position.width, position.multiplier, position.contractsOpen);
        }
    }
    for (const auto& [id, pending] : m_pending) {
        if (isOpening(pending.ticket)) {
            free -= pendingRisk(pending);
        }
    }
    return free;
}

const ThetaSinceEntry* Book::thetaSinceEntry(int positionId) const {
    const auto found = m_theta.find(positionId);
    return found == m_theta.end() ? nullptr : &found->second;
}

int Book::evaluationsWithoutMark(int positionId) const {
    const auto found = m_withoutMark.find(positionId);
    return found == m_withoutMark.end() ? 0 : found->second;
}

Money Book::heat(const std::string& strategy) const {
    Money sum;
    for (const Position& position : m_positions) {
        if (position.isOpen() && ofStrategy(position.strategy, strategy)) {
            sum += position.heat();
        }
    }
    for (const auto& [id, pending] : m_pending) {
        if (isOpening(pending.ticket) && ofStrategy(pending.ticket.strategy, strategy)) {
            sum += pendingRisk(pending);
        }
    }
    return sum;
}

Money Book::groupHeat(const std::string& riskGroup, const std::string& strategy) const {
    const auto counts = [&](const auto& trade) {
        return inGroup(trade.underlying, riskGroup) && (strategy.empty() || trade.strategy == strategy);
    };
    Money sum;
    for (const Position& position : m_positions) {
        if (position.isOpen() && counts(position)) {
            sum += position.heat();
        }
    }
    for (const auto& [id, pending] : m_pending) {
        if (isOpening(pending.ticket) && counts(pending.ticket)) {
            sum += pendingRisk(pending);
        }
    }
    return sum;
}

int Book::openCount(const std::string& strategy, const std::string& riskGroup) const {
    int count = 0;
    for (const Position& position : m_positions) {
        const bool wanted =
            ofStrategy(position.strategy, strategy) && inGroup(position.underlying, riskGroup);
        count += position.isOpen() && wanted ? 1 : 0;
    }
    for (const auto& [id, pending] : m_pending) {
        const TicketOpened& ticket = pending.ticket;
        const bool wanted = ofStrategy(ticket.strategy, strategy) && inGroup(ticket.underlying, riskGroup);
        const bool alreadyCounted =
            std::any_of(m_positions.begin(), m_positions.end(), [&ticket](const Position& position) {
                return position.isOpen() && position.ticketId == ticket.ticketId;
            });
        count += isOpening(ticket) && wanted && !alreadyCounted ? 1 : 0;
    }
    return count;
}

std::optional<base::Date> Book::lastEntry(const std::string& strategy, const std::string& riskGroup) const {
    std::optional<base::Date> last;
    const auto consider = [&last](base::Date date) { last = last ? std::max(*last, date) : date; };
    for (const Position& position : m_positions) {
        if (ofStrategy(position.strategy, strategy) && inGroup(position.underlying, riskGroup)) {
            consider(position.openedOn);
        }
    }
    for (const auto& [id, pending] : m_pending) {
        const TicketOpened& ticket = pending.ticket;
        if (isOpening(ticket) && ofStrategy(ticket.strategy, strategy) &&
            inGroup(ticket.underlying, riskGroup)) {
            consider(ticket.signalDate);
        }
    }
    return last;
}

std::vector<HaltRaised> Book::openHalts(const std::string& strategy) const {
    std::vector<HaltRaised> halts;
    for (const HaltRaised& halt : m_openHalts) {
        if (ofStrategy(halt.strategy, strategy)) {
            halts.push_back(halt);
        }
    }
    return halts;
}

std::optional<TicketEnd> Book::endOf(const std::string& ticketId) const {
    const auto found = m_ended.find(ticketId);
    return found == m_ended.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t Book::pendingClosing(int positionId) const {
    std::int64_t contracts = 0;
    for (const auto& [id, pending] : m_pending) {
        if (pending.ticket.closesPosition == positionId) {
            // As bought, whatever a split has made of the contract that is named in the order.
            const Position* position = find(positionId);
            const int ratio = position == nullptr ? 1 : ratioOfClosing(pending.ticket, *position).value_or(1);
            contracts += (pending.ticket.contracts - pending.filled) / ratio;
        }
    }
    return contracts;
}

} // namespace signalbox::book
