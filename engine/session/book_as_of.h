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

/// Folds what counts on or before `date`.
[[nodiscard]] base::Result<book::Book> bookAsOf(std::span<const book::JournalEntry> entries, base::Date date,
                                                MarksOfDay marks = MarksOfDay::Kept);

} // namespace signalbox::session
