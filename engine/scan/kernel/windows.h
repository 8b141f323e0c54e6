// SPDX-License-Identifier: GPL-3.0-or-later
// What a tile keeps of its last sessions, and the readings that follow from it. Means of 50 to 200 closes are
// made of the sums of whole blocks of ten sessions, the block that is still open, and the part of a block in
// which the window begins: so one session more costs a row and not two hundred, and every order of additions
// is the same whichever way the windows came about.
#pragma once

#include "engine/scan/kernel/running.h"

namespace signalbox::scan::kernel {

inline constexpr std::size_t ScoreDays = RecentSessions - 1; ///< before today (BRK-S1, ATR-E5)
inline constexpr std::size_t Window[LongWindows] = {50, 100, 200};

/// Where the row of a calendar session lies.
SIGNALBOX_SCAN_INLINE std::size_t slotOf(int session) {
    return static_cast<std::size_t>(session) % RecentSessions;
}

/// `day` into its slot; its range is a share of `prior`, the close before it (BRK-S1).
template <std::size_t Width, typename Vec>
SIGNALBOX_SCAN_INLINE void keepRow(const TileBars& bars, std::size_t at, std::size_t day, std::size_t slot,
                                   const Vec& prior, TileWindows& windows) {
    Vec value;
    load(value, bars.close.row(day) + at);
    store(windows.close[slot].data() + at, value);
    load(value, bars.volume.row(day) + at);
    store(windows.volume[slot].data() + at, value);
    trueRange<typename Packs<Width>::Mask>(value, bars.high.row(day) + at, bars.low.row(day) + at, prior);
    store(windows.range[slot].data() + at, value / prior);
}

/// Ends of the block in which each window begins: [k] is the sum of its sessions from the k-th on.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readHeads(const TileBars& bars, std::size_t at, int firstSession, int block,
                                     TileWindows& windows) {
    using Vec = typename Packs<Width>::Vec;
    for (std::size_t window = 0; window < LongWindows; ++window) {
        const int first =
            (block - static_cast<int>(Window[window]) / BlockSessions) * BlockSessions - firstSession;
        Vec sum{};
        for (int k = BlockSessions - 1; k >= 0; --k) {
            Vec row = Vec{} + base::Missing;
            const int day = first + k;
            if (day >= 0) {
                load(row, bars.close.row(static_cast<std::size_t>(day)) + at);
            }
            sum += row;
            store(windows.heads[window][static_cast<std::size_t>(k)].data() + at, sum);
        }
    }
}

/// The blocks before `block` that lie whole inside each window; the same until the next block opens.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void addBlocks(std::size_t at, int block, TileWindows& windows) {
    using Vec = typename Packs<Width>::Vec;
    Vec sum{};
    int back = 1;
    for (std::size_t window = 0; window < LongWindows; ++window) {
        for (; back < static_cast<int>(Window[window]) / BlockSessions && back <= block; ++back) {
            Vec whole;
            load(whole, windows.blocks[static_cast<std::size_t>((block - back) % KeptBlocks)].data() + at);
            sum += whole;
        }
        store(windows.wholes[window].data() + at, sum);
    }
}

template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void buildBody(const TileBars& bars, std::size_t day, int firstSession,
                                     TileWindows& windows) {
    using Vec = typename Packs<Width>::Vec;
    const int session = firstSession + static_cast<int>(day);
    const int block = session / BlockSessions;
    for (std::size_t at = 0; at < Lanes; at += Width) {
        for (int kept = block - KeptBlocks + 1; kept < block; ++kept) {
            const int first = kept * BlockSessions - firstSession;
            Vec sum = Vec{};
            for (int day0 = first; day0 < first + BlockSessions; ++day0) {
                Vec row = Vec{} + base::Missing;
                if (day0 >= 0) {
                    load(row, bars.close.row(static_cast<std::size_t>(day0)) + at);
                }
                sum += row;
            }
            if (kept >= 0) {
                store(windows.blocks[static_cast<std::size_t>(kept % KeptBlocks)].data() + at, sum);
            }
        }
        addBlocks<Width>(at, block, windows);
        readHeads<Width>(bars, at, firstSession, block, windows);
        Vec tail{};
        for (int day0 = block * BlockSessions - firstSession; day0 <= static_cast<int>(day); ++day0) {
            if (day0 >= 0) {
                Vec row;
                load(row, bars.close.row(static_cast<std::size_t>(day0)) + at);
                tail += row;
            }
        }
        store(windows.tail.data() + at, tail);
        const std::size_t oldest = day >= ScoreDays ? day - ScoreDays : 0;
        Vec prior = Vec{} + base::Missing; // without a session before it a range is Missing
        if (oldest > 0) {
            load(prior, bars.close.row(oldest - 1) + at);
        }
        for (std::size_t day0 = oldest; day0 <= day; ++day0) {
            keepRow<Width>(bars, at, day0, slotOf(firstSession + static_cast<int>(day0)), prior, windows);
            load(prior, bars.close.row(day0) + at);
        }
    }
}

/// Takes `day` into windows that stand at the day before.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void pushBody(const TileBars& bars, std::size_t day, int firstSession,
                                    TileWindows& windows) {
    using Vec = typename Packs<Width>::Vec;
    const int session = firstSession + static_cast<int>(day);
    const int block = session / BlockSessions;
    const bool opens = session % BlockSessions == 0;
    for (std::size_t at = 0; at < Lanes; at += Width) {
        Vec tail{};
        load(tail, windows.tail.data() + at);
        if (opens) {
            store(windows.blocks[static_cast<std::size_t>((block - 1) % KeptBlocks)].data() + at, tail);
            addBlocks<Width>(at, block, windows);
            readHeads<Width>(bars, at, firstSession, block, windows);
            tail = Vec{};
        }
        Vec row;
        load(row, bars.close.row(day) + at);
        tail += row;
        store(windows.tail.data() + at, tail);
        Vec prior; // kept: the table's own row of that day would come from memory
        load(prior, windows.close[slotOf(session - 1)].data() + at);
        keepRow<Width>(bars, at, day, slotOf(session), prior, windows);
    }
}

/// Where the rows lie: [back] is the slot of the session that many before today. Sessions before the first
/// are counted as slots too; `known` says how many there are.
struct Recent {
    std::size_t slot[RecentSessions];
    std::size_t known;
};
SIGNALBOX_SCAN_INLINE Recent recentOf(std::size_t day, int firstSession) {
    Recent recent{};
    recent.known = day + 1;
    std::size_t slot = slotOf(firstSession + static_cast<int>(day));
    for (std::size_t& one : recent.slot) {
        one = slot;
        slot = slot == 0 ? RecentSessions - 1 : slot - 1;
    }
    return recent;
}

/// The sum of the kept rows from `from` to `to` (exclusive) sessions before today.
template <typename Vec>
SIGNALBOX_SCAN_INLINE void addRecent(Vec& sum, const std::array<LaneValues, RecentSessions>& rows,
                                     std::size_t at, const Recent& recent, std::size_t from, std::size_t to) {
    if (recent.known < to) {
        sum = Vec{} + base::Missing;
        return;
    }
    for (std::size_t back = from; back < to; ++back) {
        Vec row;
        load(row, rows[recent.slot[back]].data() + at);
        sum += row;
    }
}

/// EMA10 and ATR14 where their windows have no hole (SHR-D3a), and SMA20.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readShort(const TileWindows& windows, std::size_t at, const Recent& recent,
                                     const RunningAverages& running, TileReadings& out) {
    using Vec = typename Packs<Width>::Vec;
    const Vec missing = Vec{} + base::Missing;
    Vec sum{};
    addRecent(sum, windows.close, at, recent, 0, 10);
    Vec value;
    Vec count;
    load(value, running.ema.data() + at);
    load(count, running.bars.data() + at);
    store(out.ema10.data() + at, ((sum == sum) & (count >= EmaBars)) ? value : missing);
    addRecent(sum, windows.close, at, recent, 10, 15);
    load(value, running.atr.data() + at);
    load(count, running.ranges.data() + at);
    Vec range;
    load(range, windows.range[recent.slot[0]].data() + at);
    store(out.atr14.data() + at, ((sum == sum) & (range == range) & (count >= AtrRanges)) ? value : missing);
    addRecent(sum, windows.close, at, recent, 15, 20);
    store(out.sma20.data() + at, sum / 20.0);
}

/// SMA50, SMA100, SMA200; the head of a window that begins with a block is that block, whole.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readLong(const TileWindows& windows, std::size_t at, std::size_t day, int session,
                                    TileReadings& out) {
    using Vec = typename Packs<Width>::Vec;
    const int next = session % BlockSessions + 1;
    Vec tail;
    load(tail, windows.tail.data() + at);
    LaneValues* const targets[LongWindows] = {&out.sma50, &out.sma100, &out.sma200};
    for (std::size_t window = 0; window < LongWindows; ++window) {
        Vec mean = Vec{} + base::Missing;
        if (day + 1 >= Window[window]) {
            Vec whole;
            load(whole, windows.wholes[window].data() + at);
            Vec head{};
            if (next < BlockSessions) {
                load(head, windows.heads[window][static_cast<std::size_t>(next)].data() + at);
            }
            mean = (whole + tail + head) / static_cast<double>(Window[window]);
        }
        store(targets[window]->data() + at, mean);
    }
}

/// Calls one for every slot but `left`, in the order in which they lie: the same on every way to a day.
template <typename One>
SIGNALBOX_SCAN_INLINE void forAllSlotsBut(std::size_t left, const One& one) {
    for (std::size_t slot = 0; slot < left; ++slot) {
        one(slot);
    }
    for (std::size_t slot = left + 1; slot < RecentSessions; ++slot) {
        one(slot);
    }
}

/// SHR-I7 of the row at `today` against the `ScoreDays` others, in two passes: a running sum of squares would
/// lose the digits that the score is made of. All packs at once, so that their chains of additions overlap.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void zScores(const std::array<LaneValues, RecentSessions>& rows, std::size_t today,
                                   LaneValues& scores) {
    using Vec = typename Packs<Width>::Vec;
    constexpr std::size_t Count = Packs<Width>::Count;
    constexpr auto N = static_cast<double>(ScoreDays);
    Vec mean[Count]{};
    forAllSlotsBut(today, [&](std::size_t slot) __attribute__((always_inline)) {
        for (std::size_t pack = 0; pack < Count; ++pack) {
            Vec value;
            load(value, rows[slot].data() + pack * Width);
            mean[pack] += value;
        }
    });
    for (Vec& one : mean) {
        one /= N;
    }
    Vec squares[Count]{};
    Vec rest[Count]{};
    forAllSlotsBut(today, [&](std::size_t slot) __attribute__((always_inline)) {
        for (std::size_t pack = 0; pack < Count; ++pack) {
            Vec difference;
            load(difference, rows[slot].data() + pack * Width);
            difference -= mean[pack];
            squares[pack] += difference * difference;
            rest[pack] += difference;
        }
    });
    for (std::size_t pack = 0; pack < Count; ++pack) {
        Vec square = squares[pack];
        square -= rest[pack] * rest[pack] / N; // what rounding left in the mean: zero in exact arithmetic
        square = square < 0.0 ? Vec{} : square;
        Vec deviation = square / (N - 1.0);
        for (std::size_t lane = 0; lane < Width; ++lane) {
            deviation[lane] = std::sqrt(deviation[lane]);
        }
        Vec least = mean[pack];
        magnitude<typename Packs<Width>::Mask>(least);
        Vec value;
        load(value, rows[today].data() + pack * Width);
        value = deviation > 1e-12 * least ? (value - mean[pack]) / deviation : Vec{} + base::Missing;
        store(scores.data() + pack * Width, value);
    }
}

/// The two scores of Breakout, mean volume before today, mean dollar volume with today.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readRecent(const TileWindows& windows, const Recent& recent, TileReadings& out) {
    using Vec = typename Packs<Width>::Vec;
    constexpr std::size_t Count = Packs<Width>::Count;
    constexpr auto N = static_cast<double>(ScoreDays);
    Vec money[Count]{};
    Vec shares[Count]{};
    if (recent.known < ScoreDays) {
        out.dollarVolume.fill(base::Missing);
    } else {
        forAllSlotsBut(recent.slot[ScoreDays], [&](std::size_t slot) __attribute__((always_inline)) {
            for (std::size_t pack = 0; pack < Count; ++pack) {
                Vec close;
                Vec volume;
                load(close, windows.close[slot].data() + pack * Width);
                load(volume, windows.volume[slot].data() + pack * Width);
                money[pack] += close * volume;
            }
        });
        for (std::size_t pack = 0; pack < Count; ++pack) {
            store(out.dollarVolume.data() + pack * Width, money[pack] / N);
        }
    }
    if (recent.known <= ScoreDays) {
        out.meanVolume.fill(base::Missing);
        out.zPrice.fill(base::Missing);
        out.zVol.fill(base::Missing);
        return;
    }
    const std::size_t today = recent.slot[0];
    forAllSlotsBut(today, [&](std::size_t slot) __attribute__((always_inline)) {
        for (std::size_t pack = 0; pack < Count; ++pack) {
            Vec volume;
            load(volume, windows.volume[slot].data() + pack * Width);
            shares[pack] += volume;
        }
    });
    for (std::size_t pack = 0; pack < Count; ++pack) {
        store(out.meanVolume.data() + pack * Width, shares[pack] / N);
    }
    zScores<Width>(windows.close, today, out.zPrice);
    zScores<Width>(windows.range, today, out.zVol);
}

template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readBody(const TileWindows& windows, std::size_t day, int firstSession,
                                    const RunningAverages& running, TileReadings& out) {
    const Recent recent = recentOf(day, firstSession);
    out.close = windows.close[recent.slot[0]];
    out.volume = windows.volume[recent.slot[0]];
    for (std::size_t at = 0; at < Lanes; at += Width) {
        readShort<Width>(windows, at, recent, running, out);
        readLong<Width>(windows, at, day, firstSession + static_cast<int>(day), out);
    }
    readRecent<Width>(windows, recent, out);
}

} // namespace signalbox::scan::kernel
