// SPDX-License-Identifier: GPL-3.0-or-later
// The book of a run as the live day would fold it, for systems whose decisions read one: every entry,
// closing, mark and close of the ledger arrives here as the event that a journal would hold.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/backtest/system.h"
#include "engine/book/book.h"

namespace signalbox::backtest {

class BookMirror {
public:
    /// The account begins with `equity`.
    explicit BookMirror(base::Money equity);
    [[nodiscard]] const book::Book& book() const { return m_book; }

    /// Any event, such as those of a memo. A refusal of the book is an Internal error.
    [[nodiscard]] base::Status apply(book::Event event);
    [[nodiscard]] base::Status applyAll(std::vector<book::Event> events);
    /// An opening that filled at once. `ticket` is what the desk approved; absent: made from the trade.
    [[nodiscard]] base::Status enter(const Trade& trade, const System& system,
                                     std::optional<book::TicketOpened> ticket);
    /// A closing of contracts; `trade` as it stood before.
    [[nodiscard]] base::Status exit(const Trade& trade, const System& system, std::int64_t contracts,
                                    base::Price price, base::Money fees, base::Date date,
                                    book::CloseReason reason);
    [[nodiscard]] base::Status mark(int tradeId, const Mark& mark, base::Date date);
    /// Raised and acknowledged at once, as histories do (OPT-B4).
    [[nodiscard]] base::Status halt(const std::string& strategy, const std::string& code, base::Date date);
    /// What the end of the entry window did to memos (BRK-P1).
    [[nodiscard]] base::Status settleMemos(base::Date date);
    [[nodiscard]] base::Status closeDay(base::Date date);

private:
    book::Book m_book;
    std::int64_t m_sequence = 0;
    int m_closings = 0;
};

} // namespace signalbox::backtest
