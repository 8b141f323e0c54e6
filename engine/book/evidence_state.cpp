// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/evidence_state.h"

#include <utility>

namespace signalbox::book {
namespace {

tl::unexpected<base::Error> broken(std::string what, const EvidenceNamed& event) {
    return base::fail(base::ErrorCode::Internal, std::move(what), "evidence of " + event.strategy,
                      "the journal must not hold such an event; run `signalbox journal verify`");
}

} // namespace

base::Status EvidenceState::on(const EvidenceNamed& event) {
    if (event.strategy.empty() || event.by.empty() || event.fileHash.empty()) {
        return broken("a named backtest needs a strategy, a person and the hash of its file", event);
    }
    if (event.trades.empty()) {
        return broken("a named backtest needs a closed trade out of sample", event);
    }
    for (const EvidenceTrade& trade : event.trades) {
        if (trade.openedOn < event.outOfSampleFrom || trade.closedOn < trade.openedOn) {
            return broken("a trade of " + trade.symbol + " does not lie in the span out of sample", event);
        }
        if (trade.closedOn > event.date) {
            return broken("a trade of " + trade.symbol + " closed after the backtest was named", event);
        }
        if (trade.premium <= base::Money()) {
            return broken("a trade of " + trade.symbol + " paid no premium", event);
        }
    }
    m_named.insert_or_assign(event.strategy, event);
    return {};
}

base::Status EvidenceState::on(const EvidenceCleared& event) {
    m_named.erase(event.strategy);
    return {};
}

const EvidenceNamed* EvidenceState::of(const std::string& strategy) const {
    const auto found = m_named.find(strategy);
    return found == m_named.end() ? nullptr : &found->second;
}

} // namespace signalbox::book
