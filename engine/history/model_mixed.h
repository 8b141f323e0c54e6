// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded quotes where there are any, the model elsewhere, and nothing in a short hole of the record: a day
// without a chain between days with chains stays a day without quotes.
#pragma once

#include "engine/history/model_quotes.h"
#include "engine/history/quotes.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace signalbox::history {

/// Longest run of sessions without quotes, between two with quotes, that the model leaves empty.
inline constexpr int LongestHole = 10;

class MixedQuotes final : public Quotes {
public:
    /// Sessions first..last are served, others have no quotes. A null model or record contributes nothing.
    /// Whether a session is a hole does not depend on where the span begins or ends.
    MixedQuotes(std::shared_ptr<const Quotes> recorded, std::shared_ptr<const Quotes> model, int first,
                int last);
    [[nodiscard]] SessionQuotes session(int number) const override;
    [[nodiscard]] Rows rows(int number, std::size_t expiry, market::Right right) const override;

private:
    [[nodiscard]] const Quotes* source(int number) const;
    std::shared_ptr<const Quotes> m_recorded;
    std::shared_ptr<const Quotes> m_model;
    int m_first = 0;
    std::vector<Origin> m_origins; ///< who is asked; the model may have nothing either
};

/// What the model must list besides its rule so that positions opened on recorded quotes keep their
/// expirations: those of the last recorded session before every stretch that the model serves.
[[nodiscard]] std::vector<ExtraExpiry> expiriesToKeep(const Quotes& recorded, int first, int last);

} // namespace signalbox::history
