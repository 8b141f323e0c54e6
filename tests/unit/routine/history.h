// SPDX-License-Identifier: GPL-3.0-or-later
// Lives through days of the small invented market with the daily routine, and keeps the journal as a store
// would. Also a second, plain reading of what closing a spread costs.
#pragma once

#include "engine/routine/daily.h"
#include "engine/session/book_as_of.h"
#include "engine/strategies/registry.h"
#include "tests/unit/session/small_market.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::tests {

class History {
public:
    explicit History(const SmallMarket& market, const std::vector<std::string>& sets = {})
        : m_market(&market) {
        params::Layers layers;
        layers.call = sets;
        m_parameters = params::freeze(layers).value();
        record(book::AccountFlow{base::Money::dollars(500'000), "opening balance"});
    }

    void record(book::Event event) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(m_journal.size()) + 1;
        entry.event = std::move(event);
        m_journal.push_back(std::move(entry));
    }

    struct Options {
        bool truncated = false; ///< the series end with the day
        bool policy = true;
        std::string mode = "PAPER";
        bool acknowledge = false; ///< halts are acknowledged at once
    };
    [[nodiscard]] base::Result<routine::DailyOutcome> tryDay(base::Date date, const Options& options) const {
        const market::MarketSnapshot snapshot = m_market->snapshot(date, options.truncated);
        routine::DailyInputs inputs;
        inputs.desks = {{strategies::find("optimus"), {"SPX"}}};
        inputs.date = date;
        inputs.snapshot = &snapshot;
        inputs.journal = m_journal;
        inputs.parameters = &m_parameters;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.releaseByPolicy = options.policy;
        inputs.mode = options.mode;
        inputs.acknowledgeHalts = options.acknowledge;
        return routine::runDay(inputs);
    }
    /// Runs the session n after the signal and records its events.
    routine::DailyOutcome run(int n, const Options& options) {
        auto outcome = tryDay(m_market->day(n), options);
        if (!outcome) {
            throw std::runtime_error(outcome.error().message());
        }
        for (const book::Event& event : outcome->events) {
            record(event);
        }
        return std::move(*outcome);
    }
    routine::DailyOutcome run(int n) { return run(n, Options()); }
    /// From session `from` up to and with `to`; the outcome of the last.
    routine::DailyOutcome runFrom(int from, int to) {
        for (; from < to; ++from) {
            run(from);
        }
        return run(to);
    }

    [[nodiscard]] const std::vector<book::JournalEntry>& journal() const { return m_journal; }
    [[nodiscard]] book::Book book() const { return book::Book::fold(m_journal).value(); }
    [[nodiscard]] const params::ParameterSet& parameters() const { return m_parameters; }

private:
    const SmallMarket* m_market;
    params::ParameterSet m_parameters;
    std::vector<book::JournalEntry> m_journal;
};

/// Events of one kind, in order.
template <typename Kind>
std::vector<Kind> eventsOf(const std::vector<book::Event>& events) {
    std::vector<Kind> found;
    for (const book::Event& event : events) {
        if (const auto* at = std::get_if<Kind>(&event)) {
            found.push_back(*at);
        }
    }
    return found;
}

struct PlainQuote {
    std::int64_t bid = 0; ///< $0.0001
    std::int64_t ask = 0;
};
inline PlainQuote quoteOf(const market::OptionChain& chain, const structures::Leg& leg) {
    for (const market::ExpiryBlock& block : chain.blocks()) {
        const auto at = block.indexOf(leg.contract.strike);
        if (block.expiration == leg.contract.expiration && at) {
            return {block.puts.bid[*at], block.puts.ask[*at]};
        }
    }
    throw std::runtime_error("the leg is not in the chain");
}

inline std::int64_t ceilTo(std::int64_t value, std::int64_t step) {
    return (value + step - 1) / step * step;
}

/// OPT-X1 with OPT-T8: min(natural, mid + 0.05), up to the next 0.05; $0.0001.
inline std::int64_t plainClosingPrice(const market::OptionChain& chain,
                                      const std::vector<structures::Leg>& opened) {
    const PlainQuote shortLeg = quoteOf(chain, opened.at(0));
    const PlainQuote longLeg = quoteOf(chain, opened.at(1));
    const std::int64_t natural = shortLeg.ask - longLeg.bid;
    const std::int64_t doubledMid = shortLeg.bid + shortLeg.ask - longLeg.bid - longLeg.ask;
    constexpr std::int64_t DoubledNickel = 1000;
    const std::int64_t doubled = std::min(2 * natural, doubledMid + DoubledNickel);
    return ceilTo(doubled, 1000) / 2;
}

/// OPT-T4, T8: the mid credit down to a 0.05; $0.0001.
inline std::int64_t plainEntryPrice(const market::OptionChain& chain,
                                    const std::vector<structures::Leg>& opened) {
    const PlainQuote shortLeg = quoteOf(chain, opened.at(0));
    const PlainQuote longLeg = quoteOf(chain, opened.at(1));
    const std::int64_t doubledMid = shortLeg.bid + shortLeg.ask - longLeg.bid - longLeg.ask;
    return doubledMid / 2 / 500 * 500;
}

} // namespace signalbox::tests
