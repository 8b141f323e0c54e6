// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/recorded_quotes.h"

#include "engine/base/require.h"

#include <utility>

namespace signalbox::history {

static_assert(NoQuote == columns::NoStoredQuote, "what is absent in a file is absent in a backtest");

RecordedQuotes::RecordedQuotes(std::shared_ptr<const columns::QuoteHistory> history)
    : m_history(std::move(history)) {
    if (!m_history || m_history->sessions() == 0) {
        return;
    }
    m_first = m_history->session(0).number;
    const int last = m_history->session(m_history->sessions() - 1).number;
    m_days.resize(static_cast<std::size_t>(last - m_first) + 1);
    for (std::size_t i = 0; i < m_history->sessions(); ++i) {
        const auto session = m_history->session(i);
        Day& day = m_days[static_cast<std::size_t>(session.number - m_first)];
        day.first = static_cast<std::uint32_t>(session.firstExpiry);
        day.count = static_cast<std::uint32_t>(session.expiries);
        day.recorded = true;
        day.spot = session.spot;
        m_numbers.push_back(session.number);
        for (std::size_t e = 0; e < session.expiries; ++e) {
            const auto expiry = m_history->expiry(session.firstExpiry + e);
            ExpiryHead head;
            head.expiration = expiry.expiration;
            head.settlement = expiry.settlement;
            head.multiplier = expiry.multiplier;
            head.years = expiry.years;
            head.forward = expiry.forward;
            head.discount = expiry.discount;
            m_heads.push_back(head);
        }
    }
}

const RecordedQuotes::Day* RecordedQuotes::find(int number) const {
    const auto index = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(number) - m_first);
    return number >= m_first && index < m_days.size() && m_days[index].recorded ? &m_days[index] : nullptr;
}

SessionQuotes RecordedQuotes::session(int number) const {
    SessionQuotes quotes;
    if (const Day* day = find(number)) {
        quotes.origin = Origin::Quotes;
        quotes.spot = day->spot;
        quotes.expiries = {m_heads.data() + day->first, day->count};
    }
    return quotes;
}

Rows RecordedQuotes::rows(int number, std::size_t expiry, market::Right right) const {
    const Day* day = find(number);
    SIGNALBOX_REQUIRE(day != nullptr && expiry < day->count, "rows of an expiration that is not listed");
    const columns::QuoteRowSpans spans = m_history->rows(day->first + expiry, right);
    return {spans.strike, spans.bid, spans.ask, spans.iv, spans.delta, spans.codes};
}

base::Result<std::shared_ptr<const RecordedQuotes>> recordedInMemory(std::string bytes) {
    struct Held {
        std::string bytes;
        std::unique_ptr<const columns::QuoteHistory> history;
    };
    auto held = std::make_shared<Held>();
    held->bytes = std::move(bytes);
    SIGNALBOX_TRY_ASSIGN(auto history, columns::QuoteHistory::over(held->bytes, "quotes in memory"));
    held->history = std::make_unique<const columns::QuoteHistory>(std::move(history));
    return std::make_shared<const RecordedQuotes>(
        std::shared_ptr<const columns::QuoteHistory>(held, held->history.get()));
}

} // namespace signalbox::history
