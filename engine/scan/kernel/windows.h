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

/// Range of a session as a share of the close before it (BRK-S1).
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void keepRow(const TileBars& bars, std::size_t at, std::size_t day, std::size_t slot,
                                   TileWindows& windows) {
    using Vec = typename Packs<Width>::Vec;
    Vec value;
    load(value, bars.close.row(day) + at);
    store(windows.close[slot].data() + at, value);
    load(value, bars.volume.row(day) + at);
    store(windows.volume[slot].data() + at, value);
    store(windows.range[slot].data() + at, Vec{} + base::Missing);
    if (day > 0) {
        Vec prior;
        load(prior, bars.close.row(day - 1) + at);
        trueRange<typename Packs<Width>::Mask>(value, bars.high.row(day) + at, bars.low.row(day) + at, prior);
        store(windows.range[slot].data() + at, value / prior);
    }
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
            if (first + k >= 0) {
                load(row, bars.close.row(static_cast<std::size_t>(first + k)) + at);
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
        for (std::size_t day0 = day >= ScoreDays ? day - ScoreDays : 0; day0 <= day; ++day0) {
            keepRow<Width>(bars, at, day0, day0 % RecentSessions, windows);
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
        keepRow<Width>(bars, at, day, day % RecentSessions, windows);
    }
}

/// SHR-I7 of `today` against the `ScoreDays` values before it, in two passes: a running sum of squares would
/// lose the digits that the score is made of.
template <std::size_t Width, typename Vec>
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
    squares = squares < 0.0 ? Vec{} : squares;
    Vec deviation = squares / (N - 1.0);
    for (std::size_t lane = 0; lane < Width; ++lane) {
        deviation[lane] = std::sqrt(deviation[lane]);
    }
    Vec least = mean;
    magnitude<typename Packs<Width>::Mask>(least);
    score = deviation > 1e-12 * least ? (today - mean) / deviation : Vec{} + base::Missing;
}

/// Where the rows lie: [back] is the slot of the session that many before today. Sessions before the first
/// are counted as slots too; `known` says how many there are.
struct Recent {
    std::size_t slot[RecentSessions];
    std::size_t known;
};
SIGNALBOX_SCAN_INLINE Recent recentOf(std::size_t day) {
    Recent recent;
    recent.known = day + 1;
    std::size_t slot = day % RecentSessions;
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
    const int within = session % BlockSessions;
    Vec tail;
    load(tail, windows.tail.data() + at);
    LaneValues* const targets[LongWindows] = {&out.sma50, &out.sma100, &out.sma200};
    for (std::size_t window = 0; window < LongWindows; ++window) {
        Vec mean = Vec{} + base::Missing;
        if (day + 1 >= Window[window]) {
            Vec whole;
            load(whole, windows.wholes[window].data() + at);
            Vec head{};
            if (within + 1 < BlockSessions) {
                load(head, windows.heads[window][static_cast<std::size_t>(within + 1)].data() + at);
            }
            mean = (whole + tail + head) / static_cast<double>(Window[window]);
        }
        store(targets[window]->data() + at, mean);
    }
}

/// The two scores of Breakout, mean volume before today, mean dollar volume with today.
template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readRecent(const TileWindows& windows, std::size_t at, const Recent& recent,
                                      TileReadings& out) {
    using Vec = typename Packs<Width>::Vec;
    const Vec missing = Vec{} + base::Missing;
    Vec score = missing;
    Vec money{};
    Vec shares{};
    Vec before[ScoreDays];
    Vec today;
    if (recent.known < ScoreDays) {
        money = missing;
    }
    for (std::size_t back = 0; back < ScoreDays && back < recent.known; ++back) {
        Vec close;
        Vec volume;
        load(close, windows.close[recent.slot[back]].data() + at);
        load(volume, windows.volume[recent.slot[back]].data() + at);
        money += close * volume;
    }
    store(out.dollarVolume.data() + at, money / static_cast<double>(ScoreDays));
    addRecent(shares, windows.volume, at, recent, 1, RecentSessions);
    store(out.meanVolume.data() + at, shares / static_cast<double>(ScoreDays));
    store(out.zPrice.data() + at, score);
    store(out.zVol.data() + at, score);
    if (recent.known <= ScoreDays) {
        return;
    }
    const struct {
        const std::array<LaneValues, RecentSessions>& rows;
        LaneValues& score;
    } both[2] = {{windows.close, out.zPrice}, {windows.range, out.zVol}};
    for (const auto& one : both) {
        for (std::size_t back = ScoreDays; back >= 1; --back) {
            load(before[ScoreDays - back], one.rows[recent.slot[back]].data() + at);
        }
        load(today, one.rows[recent.slot[0]].data() + at);
        zScore<Width>(score, before, today);
        store(one.score.data() + at, score);
    }
}

template <std::size_t Width>
SIGNALBOX_SCAN_INLINE void readBody(const TileWindows& windows, std::size_t day, int firstSession,
                                    const RunningAverages& running, TileReadings& out) {
    out.close = windows.close[day % RecentSessions];
    out.volume = windows.volume[day % RecentSessions];
    const Recent recent = recentOf(day);
    for (std::size_t at = 0; at < Lanes; at += Width) {
        readShort<Width>(windows, at, recent, running, out);
        readLong<Width>(windows, at, day, firstSession + static_cast<int>(day), out);
        readRecent<Width>(windows, at, recent, out);
    }
}

} // namespace signalbox::scan::kernel
