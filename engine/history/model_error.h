// SPDX-License-Identifier: GPL-3.0-or-later
// How far the model is from the quotes on days that have both: model minus quote of out-of-the-money puts, in
// volatility points and dollars, by delta and days to expiration. Said beside every result that rests on the
// model.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/history/model_quotes.h"
#include "engine/history/quotes.h"
#include "engine/surface/calibrate.h"

#include <array>
#include <vector>

namespace signalbox::history {

/// Bounds of the buckets; the lower bound belongs to the bucket. Deltas are absolute.
inline constexpr std::array<double, 7> ErrorDeltas{0.05, 0.08, 0.12, 0.20, 0.30, 0.40, 0.50};
inline constexpr std::array<int, 5> ErrorDays{7, 21, 35, 60, 90};

/// Of model minus quote; all 0 with no case.
struct ErrorMoments {
    std::int64_t count = 0;
    double bias = 0; ///< mean
    double rms = 0;
    double p05 = 0, p50 = 0, p95 = 0; ///< percentiles, linear between cases
};

struct ErrorCell {
    ErrorMoments volPoints; ///< implied volatility, in points (0.01)
    ErrorMoments dollars;   ///< mid per share
};

/// [delta bucket][day bucket], and all together.
struct ModelError {
    std::array<std::array<ErrorCell, ErrorDays.size() - 1>, ErrorDeltas.size() - 1> cells;
    ErrorCell total;
    /// Delta 0.08..0.25 and 21..59 days: what a put credit spread sells.
    ErrorCell traded;
    int sessions = 0; ///< that had both
};

/// One recorded session and what the model needs to know of it.
struct ComparedSession {
    int session = 0;
    ModelDay day;
};

/// The surface of the day's index closes against the quotes of the session, at the spot, forwards and times
/// of the chain: recorded days of 2019 were taken before the close, and the movement of the index until then
/// is no error of the surface. Rows that fail a quote rule other than REFVOL are left out.
[[nodiscard]] ModelError measureError(const Quotes& recorded, std::span<const ComparedSession> sessions,
                                      const surface::Constants& constants);
/// The same with every session priced by constants that were fitted on the other sessions alone.
[[nodiscard]] ModelError measureErrorLeavingOut(const Quotes& recorded,
                                                std::span<const ComparedSession> sessions);
/// The observations of the recorded sessions, for calibrate.
[[nodiscard]] std::vector<surface::ObservedDay> observe(const Quotes& recorded,
                                                        std::span<const ComparedSession> sessions);

} // namespace signalbox::history
