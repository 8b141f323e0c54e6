// SPDX-License-Identifier: GPL-3.0-or-later
// Halts that a day's close raises: the breaker firing, and failure conditions that became true (OPT-B3,
// OPT-F2).
#pragma once

#include "engine/book/book.h"
#include "engine/session/account.h"

#include <span>
#include <vector>

namespace signalbox::routine {

/// `before` is the book at the close of the session before, `after` at today's.
[[nodiscard]] base::Result<std::vector<book::HaltRaised>>
haltsRaised(const book::Book& before, const book::Book& after, std::span<const book::JournalEntry> journal,
            std::span<const book::Event> today, const strategies::Strategy& strategy,
            const strategies::Context& context);

/// Ratio of earned to predicted theta over the last 20 sessions with marks up to `date`; n/a with fewer
/// (OPT-M3, OPT-F2).
[[nodiscard]] std::optional<double> thetaCaptureOf(std::span<const book::Event* const> marks,
                                                   const book::Book& book, base::Date date);

} // namespace signalbox::routine
