// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/ledger.h"

#include <limits>

namespace signalbox::routine {

base::Status Ledger::add(book::Event event) {
    book::JournalEntry entry;
    // Behind everything the journal holds; the store gives the true number.
    entry.sequence = std::numeric_limits<std::int32_t>::max() + static_cast<std::int64_t>(m_events.size());
    entry.event = std::move(event);
    SIGNALBOX_TRY(m_book.apply(entry));
    m_events.push_back(std::move(entry.event));
    return {};
}

} // namespace signalbox::routine
