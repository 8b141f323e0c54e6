// SPDX-License-Identifier: GPL-3.0-or-later
// How far the model is from the quotes on days that have both: model minus quote of out-of-the-money puts, in
// volatility points and dollars, by delta and days to expiration. Said beside every result that rests on the
// model.
#pragma once

#include "engine/history/model_quotes.h"
#include "engine/history/quotes.h"
#include "engine/surface/calibrate.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace signalbox::history {

/// Bounds of the buckets; the lower bound belongs to the bucket. Deltas are absolute, those of the quote.
inline constexpr std::array<double, 7> ErrorDeltas{0.05, 0.08, 0.12, 0.20, 0.30, 0.40, 0.50};
inline constexpr std::array<int, 5> ErrorDays{7, 21, 35, 60, 90};

/// Of model minus quote; all 0 without a case.
struct ErrorMoments {
    std::int64_t count = 0;
    double bias = 0; ///< mean
    double rms = 0;
    double p05 = 0, p50 = 0, p95 = 0; ///< percentiles, linear between cases
};

struct ErrorCell {
    ErrorMoments volPoints; ///< implied volatility, in points (0.01)
    ErrorMoments dollars;   ///< per share, against the mid
};

struct ModelError {
    /// [delta bucket][day bucket].
    std::array<std::array<ErrorCell, ErrorDays.size() - 1>, ErrorDeltas.size() - 1> cells;
    ErrorCell total;
    /// Delta 0.08 to 0.25 and 21 to 59 days: what a put credit spread sells.
    ErrorCell traded;
    int sessions = 0; ///< that had both
};

/// One recorded session and what the model knows of it.
struct ComparedSession {
    int session = 0;
    base::Date date; ///< of the session
    ModelDay day;
};

/// The surface of the day's index closes against the quotes of the session, at the spot, forwards and times
/// of the chain. A chain that was taken before the close is compared all the same: the movement of VIX until
/// the close counts as error. Rows that fail a quote rule other than REFVOL are left out.
[[nodiscard]] ModelError measureError(const Quotes& recorded, std::span<const ComparedSession> sessions,
                                      const surface::Constants& constants);

/// Which sessions the constants must not have seen that price a session: itself, or its whole calendar year.
/// Neighbouring days resemble each other; the year is the honest figure for days far from any chain.
enum class LeaveOut { Session, Year };

/// The same with constants that are fitted anew for each session (or year) without it. Where too few are left
/// to fit, its rows are left out.
[[nodiscard]] ModelError measureErrorLeavingOut(const Quotes& recorded,
                                                std::span<const ComparedSession> sessions, LeaveOut what);

/// The observations of the recorded sessions, for surface::calibrate.
[[nodiscard]] std::vector<surface::ObservedDay> observe(const Quotes& recorded,
                                                        std::span<const ComparedSession> sessions);

} // namespace signalbox::history
