// SPDX-License-Identifier: GPL-3.0-or-later
// EMA10 and ATR14 session by session.
#pragma once

#include "engine/scan/kernel/packs.h"

namespace signalbox::scan::kernel {

inline constexpr double EmaBars = 10;
inline constexpr double EmaWeight = 2.0 / (EmaBars + 1.0);
inline constexpr double AtrRanges = 14;
inline constexpr std::size_t Step = 32; ///< sessions between two looks whether every average is seeded

template <std::size_t Width>
struct Running {
    using Vec = typename Packs<Width>::Vec;
    Vec ema, emaSeed, bars, atr, rangeSeed, ranges, prior;
};

/// One session. While an average is not seeded its value is the mean so far, which counts only when it is
/// complete.
template <std::size_t Width, bool Seeding>
SIGNALBOX_SCAN_INLINE void step(Running<Width>& r, const double* high, const double* low,
                                const double* closes) {
    using Vec = typename Packs<Width>::Vec;
    using Mask = typename Packs<Width>::Mask;
    Vec close;
    load(close, closes);
    const Mask known = close == close;
    r.bars += known ? Vec{} + 1.0 : Vec{};
    Vec next = r.ema + EmaWeight * (close - r.ema);
    if constexpr (Seeding) {
        const Mask seeding = r.bars <= EmaBars;
        r.emaSeed = (known & seeding) ? r.emaSeed + close : r.emaSeed;
        next = seeding ? r.emaSeed / EmaBars : next;
    }
    r.ema = known ? next : r.ema;
    Vec range;
    trueRange<Mask>(range, high, low, r.prior);
    const Mask ranged = range == range;
    Vec smoothed = r.atr + (range - r.atr) * (1.0 / AtrRanges);
    if constexpr (Seeding) {
        r.ranges += ranged ? Vec{} + 1.0 : Vec{};
        const Mask seeding = r.ranges <= AtrRanges;
        r.rangeSeed = (ranged & seeding) ? r.rangeSeed + range : r.rangeSeed;
        smoothed = seeding ? r.rangeSeed / AtrRanges : smoothed;
    }
    r.atr = ranged ? smoothed : r.atr;
    r.prior = close;
}

template <std::size_t Width>
SIGNALBOX_SCAN_INLINE bool seeded(const Running<Width> (&packs)[Packs<Width>::Count]) {
    bool all = true;
    for (const Running<Width>& r : packs) {
        for (std::size_t lane = 0; lane < Width; ++lane) {
            all = all && r.bars[lane] >= EmaBars && r.ranges[lane] >= AtrRanges;
        }
    }
    return all;
}

/// The sessions [day, stop), each for all packs: their chains of dependent operations run side by side.
template <std::size_t Width, bool Seeding>
SIGNALBOX_SCAN_INLINE void steps(Running<Width> (&packs)[Packs<Width>::Count], const TileBars& bars,
                                 std::size_t day, std::size_t stop) {
    for (; day < stop; ++day) {
        const double* high = bars.high.row(day);
        const double* low = bars.low.row(day);
        const double* close = bars.close.row(day);
        for (std::size_t pack = 0; pack < Packs<Width>::Count; ++pack) {
            step<Width, Seeding>(packs[pack], high + pack * Width, low + pack * Width, close + pack * Width);
        }
    }
}

template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void advanceBody(const TileBars& bars, std::size_t from, std::size_t end,
                                       RunningAverages& running) {
    Running<Width> packs[Packs<Width>::Count];
    for (std::size_t pack = 0; pack < Packs<Width>::Count; ++pack) {
        Running<Width>& r = packs[pack];
        const std::size_t at = pack * Width;
        load(r.ema, running.ema.data() + at);
        load(r.emaSeed, running.emaSeed.data() + at);
        load(r.bars, running.bars.data() + at);
        load(r.atr, running.atr.data() + at);
        load(r.rangeSeed, running.rangeSeed.data() + at);
        load(r.ranges, running.ranges.data() + at);
        load(r.prior, running.prior.data() + at);
    }
    for (std::size_t day = from; day < end; day += Step) {
        const std::size_t stop = day + Step < end ? day + Step : end;
        if (seeded<Width>(packs)) {
            steps<Width, false>(packs, bars, day, stop);
        } else {
            steps<Width, true>(packs, bars, day, stop);
        }
    }
    for (std::size_t pack = 0; pack < Packs<Width>::Count; ++pack) {
        const Running<Width>& r = packs[pack];
        const std::size_t at = pack * Width;
        store(running.ema.data() + at, r.ema);
        store(running.emaSeed.data() + at, r.emaSeed);
        store(running.bars.data() + at, r.bars);
        store(running.atr.data() + at, r.atr);
        store(running.rangeSeed.data() + at, r.rangeSeed);
        store(running.ranges.data() + at, r.ranges);
        store(running.prior.data() + at, r.prior);
    }
}

} // namespace signalbox::scan::kernel
