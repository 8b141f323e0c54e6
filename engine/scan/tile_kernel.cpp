// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/tile_kernel.h"

#include <cmath>
#include <cstring>

namespace signalbox::scan {
namespace {

#define SIGNALBOX_SCAN_INLINE [[gnu::always_inline]] inline

/// Eight doubles; the compiler splits it into what the processor has.
typedef double Vec __attribute__((vector_size(64), aligned(64)));
typedef long long Mask __attribute__((vector_size(64), aligned(64)));

constexpr double EmaBars = 10;
constexpr double EmaWeight = 2.0 / (EmaBars + 1.0);
constexpr double AtrRanges = 14;
constexpr std::size_t ScoreDays = 20; ///< SHR-I7 in BRK-S1, and the mean volumes
constexpr std::size_t Step = 32;      ///< sessions between two looks whether every average is seeded

SIGNALBOX_SCAN_INLINE void load(Vec& to, const double* from) {
    std::memcpy(&to, from, sizeof to);
}
SIGNALBOX_SCAN_INLINE void store(LaneValues& to, const Vec& from) {
    std::memcpy(to.data(), &from, sizeof from);
}
SIGNALBOX_SCAN_INLINE void spread(Vec& to, double value) {
    to = Vec{value, value, value, value, value, value, value, value};
}
SIGNALBOX_SCAN_INLINE void magnitude(Vec& x) {
    x = reinterpret_cast<Vec>(reinterpret_cast<Mask>(x) & 0x7FFF'FFFF'FFFF'FFFFLL);
}
/// SHR-I6; Missing when the close before or a bar is.
SIGNALBOX_SCAN_INLINE void trueRange(Vec& range, const double* high, const double* low, const Vec& prior) {
    Vec up;
    Vec down;
    load(up, high);
    load(down, low);
    range = up - down;
    up -= prior;
    down -= prior;
    magnitude(up);
    magnitude(down);
    const Mask known = (up == up) & (down == down);
    range = range > up ? range : up;
    range = range > down ? range : down;
    Vec missing;
    spread(missing, base::Missing);
    range = known ? range : missing;
}

struct Running {
    Vec ema, emaSeed, bars, atr, rangeSeed, ranges, prior;
};

/// One session. While an average is not seeded its value is the mean so far, which counts only when it is
/// complete.
template <bool Seeding>
SIGNALBOX_SCAN_INLINE void step(Running& r, const double* high, const double* low, const double* closes) {
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
    trueRange(range, high, low, r.prior);
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

SIGNALBOX_SCAN_INLINE bool seeded(const Running& r) {
    bool all = true;
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
        all = all && r.bars[lane] >= EmaBars && r.ranges[lane] >= AtrRanges;
    }
    return all;
}

SIGNALBOX_SCAN_INLINE void advanceBody(const TileBars& bars, std::size_t from, std::size_t end,
                                       RunningAverages& running) {
    Running r;
    load(r.ema, running.ema.data());
    load(r.emaSeed, running.emaSeed.data());
    load(r.bars, running.bars.data());
    load(r.atr, running.atr.data());
    load(r.rangeSeed, running.rangeSeed.data());
    load(r.ranges, running.ranges.data());
    load(r.prior, running.prior.data());
    for (std::size_t day = from; day < end;) {
        const std::size_t stop = day + Step < end ? day + Step : end;
        if (seeded(r)) {
            for (; day < stop; ++day) {
                step<false>(r, bars.high.row(day), bars.low.row(day), bars.close.row(day));
            }
        } else {
            for (; day < stop; ++day) {
                step<true>(r, bars.high.row(day), bars.low.row(day), bars.close.row(day));
            }
        }
    }
    store(running.ema, r.ema);
    store(running.emaSeed, r.emaSeed);
    store(running.bars, r.bars);
    store(running.atr, r.atr);
    store(running.rangeSeed, r.rangeSeed);
    store(running.ranges, r.ranges);
    store(running.prior, r.prior);
}

/// Adds the rows [day-past+1-..]: those at least `from` and less than `to` sessions before `day`. Missing
/// when the bars do not reach that far back.
SIGNALBOX_SCAN_INLINE void addRows(Vec& sum, const TileColumn& column, std::size_t day, std::size_t from,
                                   std::size_t to) {
    if (day + 1 < to) {
        spread(sum, base::Missing);
        return;
    }
    for (std::size_t back = from; back < to; ++back) {
        Vec row;
        load(row, column.row(day - back));
        sum += row;
    }
}

/// SHR-I7 of `today` against the `ScoreDays` values before it, in two passes: a running sum of squares would
/// lose the digits that the score is made of.
SIGNALBOX_SCAN_INLINE void zScore(Vec& score, const Vec (&before)[ScoreDays], const Vec& today) {
    constexpr auto N = static_cast<double>(ScoreDays);
    Vec mean{};
    for (const Vec& value : before) {
        mean += value;
    }
    mean /= N;
    Vec squares{};
    Vec rest{};
    for (const Vec& value : before) {
        const Vec difference = value - mean;
        squares += difference * difference;
        rest += difference;
    }
    squares -= rest * rest / N; // what rounding left in the mean: zero in exact arithmetic
    squares = squares > 0.0 ? squares : Vec{} + 0.0 * squares;
    Vec deviation = squares / (N - 1.0);
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
        deviation[lane] = std::sqrt(deviation[lane]);
    }
    Vec floor = mean;
    magnitude(floor);
    Vec missing;
    spread(missing, base::Missing);
    score = deviation > 1e-12 * floor ? (today - mean) / deviation : missing;
}

SIGNALBOX_SCAN_INLINE void readBody(const TileBars& bars, std::size_t day, const RunningAverages& running,
                                    TileReadings& out) {
    Vec missing;
    spread(missing, base::Missing);
    Vec close;
    Vec volume;
    load(close, bars.close.row(day));
    load(volume, bars.volume.row(day));
    store(out.close, close);
    store(out.volume, volume);

    Vec sum{};
    addRows(sum, bars.close, day, 0, 10);
    Vec ema;
    Vec count;
    load(ema, running.ema.data());
    load(count, running.bars.data());
    store(out.ema10, ((sum == sum) & (count >= EmaBars)) ? ema : missing);
    addRows(sum, bars.close, day, 10, 15);
    Vec atr;
    load(atr, running.atr.data());
    load(count, running.ranges.data());
    Vec range;
    Vec prior;
    load(prior, bars.close.row(day == 0 ? 0 : day - 1));
    trueRange(range, bars.high.row(day), bars.low.row(day), prior);
    store(out.atr14, ((sum == sum) & (range == range) & (count >= AtrRanges)) ? atr : missing);
    addRows(sum, bars.close, day, 15, 20);
    store(out.sma20, sum / 20.0);
    addRows(sum, bars.close, day, 20, 50);
    store(out.sma50, sum / 50.0);
    addRows(sum, bars.close, day, 50, 100);
    store(out.sma100, sum / 100.0);
    addRows(sum, bars.close, day, 100, 200);
    store(out.sma200, sum / 200.0);

    if (day <= ScoreDays) {
        for (LaneValues* values : {&out.zPrice, &out.zVol, &out.meanVolume, &out.dollarVolume}) {
            store(*values, missing);
        }
        if (day + 1 < ScoreDays) {
            return;
        }
    }
    Vec money{};
    for (std::size_t back = 0; back < ScoreDays; ++back) {
        Vec c;
        Vec v;
        load(c, bars.close.row(day - back));
        load(v, bars.volume.row(day - back));
        money += c * v;
    }
    store(out.dollarVolume, money / static_cast<double>(ScoreDays));
    if (day < ScoreDays) {
        return;
    }
    Vec before[ScoreDays];
    Vec volumes{};
    for (std::size_t back = ScoreDays; back >= 1; --back) {
        load(before[ScoreDays - back], bars.close.row(day - back));
        Vec v;
        load(v, bars.volume.row(day - back));
        volumes += v;
    }
    store(out.meanVolume, volumes / static_cast<double>(ScoreDays));
    Vec score;
    zScore(score, before, close);
    store(out.zPrice, score);
    if (day == ScoreDays) {
        return;
    }
    load(prior, bars.close.row(day - ScoreDays - 1));
    for (std::size_t back = ScoreDays; back >= 1; --back) {
        trueRange(range, bars.high.row(day - back), bars.low.row(day - back), prior);
        before[ScoreDays - back] = range / prior;
        load(prior, bars.close.row(day - back));
    }
    trueRange(range, bars.high.row(day), bars.low.row(day), prior);
    range /= prior;
    zScore(score, before, range);
    store(out.zVol, score);
}

struct Kernels {
    void (*advance)(const TileBars&, std::size_t, std::size_t, RunningAverages&);
    void (*read)(const TileBars&, std::size_t, const RunningAverages&, TileReadings&);
};

struct Baseline {
    static void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running) {
        advanceBody(bars, from, end, running);
    }
    static void read(const TileBars& bars, std::size_t day, const RunningAverages& running,
                     TileReadings& out) {
        readBody(bars, day, running, out);
    }
};

#if defined(__x86_64__)
struct Avx2 {
    [[gnu::target("avx2")]] static void advance(const TileBars& bars, std::size_t from, std::size_t end,
                                                RunningAverages& running) {
        advanceBody(bars, from, end, running);
    }
    [[gnu::target("avx2")]] static void read(const TileBars& bars, std::size_t day,
                                             const RunningAverages& running, TileReadings& out) {
        readBody(bars, day, running, out);
    }
};

struct Avx512 {
    [[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] static void
    advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running) {
        advanceBody(bars, from, end, running);
    }
    [[gnu::target("avx2,avx512f,avx512dq,avx512vl")]] static void
    read(const TileBars& bars, std::size_t day, const RunningAverages& running, TileReadings& out) {
        readBody(bars, day, running, out);
    }
};
#endif

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl")) {
            return Kernels{Avx512::advance, Avx512::read};
        }
        if (__builtin_cpu_supports("avx2")) {
            return Kernels{Avx2::advance, Avx2::read};
        }
#endif
        return Kernels{Baseline::advance, Baseline::read};
    }();
    return chosen;
}

} // namespace

void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running) {
    kernels().advance(bars, from, end, running);
}

void readTile(const TileBars& bars, std::size_t day, const RunningAverages& running, TileReadings& out) {
    kernels().read(bars, day, running, out);
}

} // namespace signalbox::scan
