// SPDX-License-Identifier: GPL-3.0-or-later
// The book of a day in the making: every event is applied at once, so that the next step sees it, and kept in
// order for the journal.
#pragma once

#include "engine/book/book.h"

#include <vector>

namespace signalbox::routine {

class Ledger {
public:
    explicit Ledger(book::Book start) : m_book(std::move(start)) {}
    /// Applies and keeps the event. An event that the book refuses is an Internal error; nothing is kept
    /// then.
    [[nodiscard]] base::Status add(book::Event event);
    [[nodiscard]] const book::Book& book() const { return m_book; }
    [[nodiscard]] const std::vector<book::Event>& events() const { return m_events; }
    [[nodiscard]] std::vector<book::Event> take() { return std::move(m_events); }

private:
    book::Book m_book;
    std::vector<book::Event> m_events;
};

} // namespace signalbox::routine
