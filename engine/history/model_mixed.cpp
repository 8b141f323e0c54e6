// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/model_mixed.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace signalbox::history {

MixedQuotes::MixedQuotes(std::shared_ptr<const Quotes> recorded, std::shared_ptr<const Quotes> model,
                         int first, int last)
    : m_recorded(std::move(recorded)), m_model(std::move(model)), m_first(first) {
    // A hole may begin before the span or end after it.
    const int from = first - LongestHole - 1;
    const int to = last + LongestHole + 1;
    m_origins.assign(static_cast<std::size_t>(std::max(0, last - first + 1)), Origin::Model);
    const auto mark = [&](int number, Origin origin) {
        if (number >= first && number <= last) {
            m_origins[static_cast<std::size_t>(number - first)] = origin;
        }
    };
    std::optional<int> before;
    for (int number = from; m_recorded && number <= to; ++number) {
        if (m_recorded->session(number).origin != Origin::Quotes) {
            continue;
        }
        mark(number, Origin::Quotes);
        for (int hole = number - 1; before && number - *before - 1 <= LongestHole && hole > *before; --hole) {
            mark(hole, Origin::None);
        }
        before = number;
    }
}

const Quotes* MixedQuotes::source(int number) const {
    const auto at = static_cast<std::size_t>(number - m_first);
    const Origin origin = number >= m_first && at < m_origins.size() ? m_origins[at] : Origin::None;
    return origin == Origin::Quotes ? m_recorded.get() : origin == Origin::Model ? m_model.get() : nullptr;
}

SessionQuotes MixedQuotes::session(int number) const {
    const Quotes* quotes = source(number);
    return quotes != nullptr ? quotes->session(number) : SessionQuotes{};
}

Rows MixedQuotes::rows(int number, std::size_t expiry, market::Right right) const {
    const Quotes* quotes = source(number);
    return quotes != nullptr ? quotes->rows(number, expiry, right) : Rows{};
}

std::vector<ExtraExpiry> expiriesToKeep(const Quotes& recorded, int first, int last) {
    std::vector<ExtraExpiry> keep;
    int number = first;
    while (number <= last) {
        if (recorded.session(number).origin != Origin::Quotes) {
            ++number;
            continue;
        }
        int next = number + 1;
        while (next <= last && recorded.session(next).origin != Origin::Quotes) {
            ++next;
        }
        if (next > last || next - number - 1 > LongestHole) {
            for (const ExpiryHead& head : recorded.session(number).expiries) {
                if (head.years > 0) {
                    keep.push_back({number + 1, head.expiration, head.settlement});
                }
            }
        }
        number = next;
    }
    return keep;
}

} // namespace signalbox::history
