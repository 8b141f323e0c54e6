// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/leg_codes.h"

#include <algorithm>

namespace signalbox::chains {

std::vector<QuoteCode> legCodes(const market::OptionChain& chain, const market::ExpiryBlock& block,
                                const ExpiryAnalytics& analytics, market::Right right, std::size_t index,
                                const QuoteContext& context) {
    std::vector<QuoteCode> codes =
        checkQuote(quoteInputs(chain, block, analytics, right, index, context, true));
    const SideAnalytics& model = right == market::Right::Call ? analytics.calls : analytics.puts;
    const bool listed = std::find(codes.begin(), codes.end(), QuoteCode::IvRange) != codes.end();
    const bool missing = std::find(codes.begin(), codes.end(), QuoteCode::Missing) != codes.end();
    if (!listed && !missing && !base::isKnown(model.delta[index])) {
        codes.push_back(QuoteCode::IvRange);
        std::sort(codes.begin(), codes.end());
    }
    return codes;
}

std::uint32_t codeBits(std::span<const QuoteCode> codes) {
    std::uint32_t bits = 0;
    for (const QuoteCode code : codes) {
        bits |= codeBit(code);
    }
    return bits;
}

std::vector<QuoteCode> codesOf(std::uint32_t bits) {
    std::vector<QuoteCode> codes;
    for (unsigned i = 0; i <= static_cast<unsigned>(QuoteCode::RefVol); ++i) {
        if ((bits >> i & 1U) != 0) {
            codes.push_back(static_cast<QuoteCode>(i));
        }
    }
    return codes;
}

} // namespace signalbox::chains
