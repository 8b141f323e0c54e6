// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded option quotes as a backtest reads them: the sessions of a quote history, in memory or mapped from
// disk.
#pragma once

#include "engine/columns/quote_history.h"
#include "engine/history/quotes.h"

#include <memory>
#include <vector>

namespace signalbox::history {

class RecordedQuotes final : public Quotes {
public:
    /// The pointer keeps alive whatever owns the bytes of the history; null: no session has quotes.
    explicit RecordedQuotes(std::shared_ptr<const columns::QuoteHistory> history);

    /// A session that the history holds is of Origin::Quotes, also when every row of it was left out.
    [[nodiscard]] SessionQuotes session(int number) const override;
    [[nodiscard]] Rows rows(int number, std::size_t expiry, market::Right right) const override;

    /// Session numbers with quotes, rising.
    [[nodiscard]] const std::vector<int>& sessions() const { return m_numbers; }
    [[nodiscard]] const std::shared_ptr<const columns::QuoteHistory>& history() const { return m_history; }

private:
    struct Day {
        std::uint32_t first = 0; ///< index of the first expiration
        std::uint32_t count = 0;
        bool recorded = false;
        double spot = 0;
    };
    [[nodiscard]] const Day* find(int number) const;

    std::shared_ptr<const columns::QuoteHistory> m_history;
    std::vector<int> m_numbers;
    int m_first = 0;
    std::vector<Day> m_days; ///< dense, from m_first on
    std::vector<ExpiryHead> m_heads;
};

/// The quotes of a history whose bytes are held in memory.
[[nodiscard]] base::Result<std::shared_ptr<const RecordedQuotes>> recordedInMemory(std::string bytes);

} // namespace signalbox::history
