// SPDX-License-Identifier: GPL-3.0-or-later
// The book as it was known at a day's close and nothing later, so that a past day can be opened again.
#pragma once

#include "engine/base/result.h"
#include "engine/book/book.h"

#include <optional>
#include <span>

namespace signalbox::session {

/// The day from which an event counts: fill date, mark date; an opening ticket from the session on which it
/// is valid, so that the evaluation that led to it does not see it. Absent: always.
[[nodiscard]] std::optional<base::Date> effectiveDate(const book::Event& event);

/// Whether the marks of the day itself are folded: an evaluation of the day makes them anew, and compares
/// with those of the session before.
enum class MarksOfDay { Kept, LeftOut };

/// Whether an opening order whose one session lies before the day, and of which no end is recorded, still
/// counts. It lapsed with its window (OPT-T2); only the routine, which writes that end down, must see it.
enum class PassedOrders { Lapsed, AsRecorded };

/// Folds what counts on or before `date`.
[[nodiscard]] base::Result<book::Book> bookAsOf(std::span<const book::JournalEntry> entries, base::Date date,
                                                MarksOfDay marks = MarksOfDay::Kept,
                                                PassedOrders orders = PassedOrders::Lapsed);

/// The book as the routine finds it, with the orders whose end it is about to write down.
[[nodiscard]] base::Result<book::Book> bookForRoutine(std::span<const book::JournalEntry> entries,
                                                      base::Date date);

/// Lets the opening orders lapse whose session lies before `date`; what was filled of them stays. An order of
/// the day itself waits: its fill may be recorded late, but still that day's.
[[nodiscard]] base::Status lapsePassedOrders(book::Book& book, base::Date date);

} // namespace signalbox::session
