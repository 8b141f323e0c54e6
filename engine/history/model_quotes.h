// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes of SPX options where no chain was recorded: priced on the surface that is fitted to the volatility
// indices of the day, with bid and ask as wide as the recorded chains of 2019 show. They call themselves
// Origin::Model and are never more than a model.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/history/quotes.h"
#include "engine/surface/constants.h"
#include "engine/surface/levels.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::history {

/// What the model knows of one session, all of its close.
struct ModelDay {
    std::optional<double> spot;            ///< of the index; needed
    std::optional<surface::Levels> levels; ///< VIX at least; needed
    std::optional<double> rate;            ///< zero rate, a fraction (SHR-P2); needed
    std::optional<double> carry;           ///< q of F = S exp((r-q)T), a fraction; absent: constants.carry
};

/// An expiration that a recorded chain has and the rule of the listing lacks (a Wednesday, an end of month):
/// listed from a session on, so that a position survives the end of the recorded quotes.
struct ExtraExpiry {
    int fromSession = 0;
    std::int32_t expiration = 0; ///< day number
    market::Settlement settlement = market::Settlement::Pm;
};

struct ModelInputs {
    int firstSession = 0;       ///< calendar session number of days[0]
    std::vector<ModelDay> days; ///< one per session; sessions without an input have no quotes
    std::vector<ExtraExpiry> extra;
    surface::Constants constants;
};

/// Every Friday's PM series and every monthly AM series whose last trading session has not passed, out to
/// ListedDays; a leg once listed stays listed until it expires, whatever the spot does. Makes a side of an
/// expiration when somebody first asks for it; the answer does not depend on who that is.
class ModelQuotes final : public Quotes {
public:
    /// Expirations are listed from this many calendar days before they expire.
    static constexpr int ListedDays = 100;
    /// All strikes that are a multiple of this many dollars, over LowestShare..HighestShare of every spot
    /// since the expiration was listed.
    static constexpr int StrikeStep = 5;
    static constexpr double LowestShare = 0.5;
    static constexpr double HighestShare = 1.1;
    /// Below this spot the ticks would be as wide as the tolerance of the quote rules: no quotes.
    static constexpr double LowestSpot = 400;

    /// `calendar` must outlive it. Fails when the days leave the calendar.
    [[nodiscard]] static base::Result<std::shared_ptr<const ModelQuotes>>
    make(const ModelInputs& inputs, const calendar::Calendar& calendar);
    ~ModelQuotes() override;

    [[nodiscard]] SessionQuotes session(int number) const override;
    [[nodiscard]] Rows rows(int number, std::size_t expiry, market::Right right) const override;

private:
    struct State;
    explicit ModelQuotes(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace signalbox::history
