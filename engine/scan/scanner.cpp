// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/scanner.h"

#include "engine/base/executor.h"
#include "engine/base/require.h"
#include "engine/scan/judge.h"
#include "engine/scan/lane_readings.h"
#include "engine/scan/ranking.h"
#include "engine/scan/reasons.h"
#include "engine/scan/run_in.h"
#include "engine/scan/tile_kernel.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace signalbox::scan {
namespace {

constexpr std::size_t TilesAtOnce = 16; ///< about 100 us of work, and a batch that a panel can show
constexpr std::uint32_t Nobody = UINT32_MAX;
constexpr std::size_t LongestWindow = 200;

/// Averages and windows of one tile, and the days [start, end) that they have seen.
struct TileState {
    RunningAverages running;
    TileWindows windows;
    std::size_t start = 0;
    std::size_t end = 0;
};

/// The checks that need a contract, on a home without chains.
Completion withoutChain(System system) {
    Completion completion;
    completion.firstFail =
        system == System::Breakout ? static_cast<int>(BreakoutCheck::Expiry) : entry::AtrGateCount;
    completion.reason = NoChainStored;
    return completion;
}

/// One lane of a tile.
Readings laneOf(const TileReadings& tile, std::size_t lane) {
    Readings r;
    r.close = tile.close[lane];
    r.volume = tile.volume[lane];
    r.ema10 = tile.ema10[lane];
    r.atr14 = tile.atr14[lane];
    r.sma20 = tile.sma20[lane];
    r.sma50 = tile.sma50[lane];
    r.sma100 = tile.sma100[lane];
    r.sma200 = tile.sma200[lane];
    r.zPrice = tile.zPrice[lane];
    r.zVol = tile.zVol[lane];
    r.meanVolume = tile.meanVolume[lane];
    r.dollarVolume = tile.dollarVolume[lane];
    return r;
}

} // namespace

struct Scanner::State {
    std::shared_ptr<const MarketBars> bars;
    std::vector<TileState> tiles;
    std::vector<std::uint8_t>
        verified; ///< [tile][field][chunk]; each tile is touched by one thread at a time

    bool verify(std::size_t tile, Field field, std::size_t from, std::size_t end) {
        const columns::BarTable& table = bars->table();
        end = std::min(end, table.days());
        for (std::size_t chunk = from / columns::ChunkDays; chunk * columns::ChunkDays < end; ++chunk) {
            const std::size_t at =
                (tile * columns::Fields + static_cast<std::size_t>(field)) * table.chunks() + chunk;
            if (verified[at] == 0 && !table.verifyChunk(tile, field, chunk)) {
                return false;
            }
            verified[at] = 1;
        }
        return true;
    }
    bool verifyPrices(std::size_t tile, std::size_t from, std::size_t end) {
        return verify(tile, Field::Close, from, end) && verify(tile, Field::High, from, end) &&
               verify(tile, Field::Low, from, end);
    }
};

namespace {

/// One run: what is shared by the threads, each of which writes only the slots of its own symbols.
struct Run {
    const ScanRequest& request;
    const ScanWatch& watch;
    const MarketBars& bars;
    std::size_t day;
    ScanResult& result;
    std::vector<std::uint32_t> listingOf; ///< by column of the bar table
    std::vector<std::size_t> wantedTiles;
    std::mutex telling; // guards the calls of `watch`
    std::atomic<std::size_t> done{0};
    std::atomic<bool> damaged{false};

    Run(const ScanRequest& asked, const ScanWatch& watching, const MarketBars& of, std::size_t on,
        ScanResult& into)
        : request(asked), watch(watching), bars(of), day(on), result(into) {}

    void tell(std::span<const std::uint32_t> symbols) {
        const std::size_t now = done += symbols.size();
        const std::lock_guard lock(telling);
        if (watch.rows && !symbols.empty()) {
            watch.rows(result, symbols);
        }
        if (watch.progress) {
            watch.progress(now, request.universe->size());
        }
    }

    /// True for a candidate, whose row is not final before its chain was asked.
    bool judge(std::uint32_t symbol) {
        const Listing& listing = (*request.universe)[symbol];
        const Readings& readings = result.readings[symbol];
        if (result.breakout) {
            result.breakout->rows[symbol] =
                judgeBreakout(listing, readings, request.breakoutRules, request.light);
        }
        if (result.atr) {
            result.atr->rows[symbol] = judgeAtr(listing, readings, request.atrRules);
        }
        return (result.breakout && isCandidate(System::Breakout, result.breakout->rows[symbol])) ||
               (result.atr && isCandidate(System::AtrMatrix, result.atr->rows[symbol]));
    }
};

/// What the arithmetic of the tile leaves to be done for one symbol.
Readings finish(const Run& run, const TileState& tile, const TileColumn& close, Readings r,
                std::uint32_t symbol, std::size_t lane, bool& wholeHistory) {
    const Listing& listing = (*run.request.universe)[symbol];
    const std::size_t series = *listing.series;
    const double seen = tile.running.bars[lane];
    const bool short_ = tile.start > 0 && seen < RunInBars;
    if ((short_ && countBars(run.bars, series, tile.start, 1) > 0) || !listing.splits.empty()) {
        wholeHistory = true;
        return r;
    }
    r.bars = std::min<double>(seen, MostBarsAsked);
    if (!base::isKnown(r.close)) {
        Readings none;
        none.bars = r.bars;
        return none;
    }
    if (!base::isKnown(r.sma200)) {
        readOverHoles(close, lane, run.day, r);
    }
    return r;
}

} // namespace

Scanner::Scanner(std::shared_ptr<const MarketBars> bars) : m_state(std::make_unique<State>()) {
    m_state->bars = std::move(bars);
    m_state->tiles.resize(m_state->bars->tiles());
    m_state->verified.resize(m_state->bars->tiles() * columns::Fields * m_state->bars->table().chunks());
}

Scanner::~Scanner() = default;

const MarketBars& Scanner::bars() const {
    return *m_state->bars;
}

void Scanner::extend(std::shared_ptr<const MarketBars> bars) {
    SIGNALBOX_REQUIRE(bars->symbols() == m_state->bars->symbols() &&
                          bars->table().days() == m_state->bars->table().days() &&
                          bars->table().revision() == m_state->bars->table().revision() &&
                          bars->days() >= m_state->bars->days(),
                      "the same table with sessions appended");
    m_state->bars = std::move(bars);
}

void Scanner::forget() {
    for (TileState& tile : m_state->tiles) {
        tile.start = tile.end = 0;
    }
}

base::Result<ScanResult> Scanner::scan(const ScanRequest& request, const ScanWatch& watch) {
    State& state = *m_state;
    const auto day = state.bars->dayOf(request.date);
    if (!day) {
        return base::fail(
            base::ErrorCode::MissingData, "no bars of any symbol on " + base::toIso(request.date), "--date",
            state.bars->days() == 0 ? "import daily bars first"
                                    : "there are bars from " + base::toIso(state.bars->dates().front()) +
                                          " to " + base::toIso(state.bars->dates().back()));
    }
    const std::vector<Listing>& universe = *request.universe;
    ScanResult result;
    result.date = request.date;
    result.universe = request.universe;
    result.breakoutRules = request.breakoutRules;
    result.atrRules = request.atrRules;
    result.light = request.light;
    result.readings.resize(universe.size());
    const auto begin = [&universe](System system) {
        SystemScan scan;
        scan.system = system;
        scan.rows.resize(universe.size());
        return scan;
    };
    if (request.breakout) {
        result.breakout = begin(System::Breakout);
    }
    if (request.atr) {
        result.atr = begin(System::AtrMatrix);
    }

    Run run(request, watch, *state.bars, *day, result);
    run.listingOf.assign(state.bars->tiles() * Lanes, Nobody);
    std::vector<std::uint32_t> absent;
    std::array<bool, 3> bases{};
    for (std::uint32_t i = 0; i < universe.size(); ++i) {
        if (universe[i].series) {
            run.listingOf[*universe[i].series] = i;
            bases[static_cast<std::size_t>(universe[i].basis)] = true;
        } else {
            run.judge(i);
            absent.push_back(i);
        }
    }
    for (std::size_t basis = 0; basis < bases.size(); ++basis) {
        if (bases[basis]) {
            result.bases.push_back(static_cast<market::Basis>(basis));
        }
    }
    for (std::size_t tile = 0; tile < state.bars->tiles(); ++tile) {
        const auto* lanes = run.listingOf.data() + tile * Lanes;
        if (std::any_of(lanes, lanes + Lanes, [](std::uint32_t one) { return one != Nobody; })) {
            run.wantedTiles.push_back(tile);
        }
    }
    run.tell(absent);

    const auto scanTile = [&](std::size_t tile, std::vector<std::uint32_t>& symbols) {
        TileState& kept = state.tiles[tile];
        const std::size_t start = runInStart(run.day, state.bars->firstSession());
        const std::size_t end = run.day + 1;
        if (kept.start != start || kept.end > end || kept.end == 0) {
            kept.running = RunningAverages();
            kept.start = kept.end = start;
        }
        const std::size_t windows = end > LongestWindow ? end - LongestWindow : 0;
        if (!state.verifyPrices(tile, std::min(kept.end, windows), end) ||
            !state.verify(tile, Field::Volume, windows, end)) {
            run.damaged = true;
            return;
        }
        std::array<std::vector<const double*>, 4> scratch;
        const TileBars bars{state.bars->column(tile, Field::High, scratch[0]),
                            state.bars->column(tile, Field::Low, scratch[1]),
                            state.bars->column(tile, Field::Close, scratch[2]),
                            state.bars->column(tile, Field::Volume, scratch[3])};
        const int firstSession = state.bars->firstSession();
        if (kept.end + 1 == end && kept.end > start) {
            pushSession(bars, run.day, firstSession, kept.windows);
        } else if (kept.end < end) {
            buildWindows(bars, run.day, firstSession, kept.windows);
        }
        advance(bars, kept.end, end, kept.running);
        kept.end = end;
        TileReadings readings;
        readTile(kept.windows, run.day, firstSession, kept.running, readings);
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            const std::uint32_t symbol = run.listingOf[tile * Lanes + lane];
            if (symbol == Nobody) {
                continue;
            }
            bool wholeHistory = false;
            Readings r = finish(run, kept, bars.close, laneOf(readings, lane), symbol, lane, wholeHistory);
            if (wholeHistory) {
                if (!state.verifyPrices(tile, 0, end) || !state.verify(tile, Field::Volume, 0, end)) {
                    run.damaged = true;
                    return;
                }
                r = readWholeHistory(*state.bars, tile * Lanes + lane, universe[symbol], run.day);
            }
            result.readings[symbol] = r;
            if (!run.judge(symbol)) {
                symbols.push_back(symbol);
            }
        }
    };
    const base::Executor executor(request.threads);
    const std::size_t pieces = (run.wantedTiles.size() + TilesAtOnce - 1) / TilesAtOnce;
    bool finished = executor.parallelFor(
        pieces,
        [&](std::size_t piece) {
            std::vector<std::uint32_t> symbols;
            symbols.reserve(TilesAtOnce * Lanes);
            const std::size_t last = std::min(run.wantedTiles.size(), (piece + 1) * TilesAtOnce);
            for (std::size_t i = piece * TilesAtOnce; i < last; ++i) {
                scanTile(run.wantedTiles[i], symbols);
            }
            run.tell(symbols);
        },
        watch.stop);
    if (run.damaged) {
        return base::fail(base::ErrorCode::BadData, "the bar file is damaged", "bars of the market",
                          "it is made again from market.db when it is opened next");
    }
    for (auto* scan : {result.breakout ? &*result.breakout : nullptr, result.atr ? &*result.atr : nullptr}) {
        if (scan == nullptr || !finished) {
            continue;
        }
        std::vector<std::uint32_t> candidates;
        for (std::uint32_t i = 0; i < scan->rows.size(); ++i) {
            if (isCandidate(scan->system, scan->rows[i])) {
                candidates.push_back(i);
            }
        }
        scan->completions.resize(candidates.size());
        finished = executor.parallelFor(
            candidates.size(),
            [&](std::size_t i) {
                const std::uint32_t symbol = candidates[i];
                Row& row = scan->rows[symbol];
                Completion& completion = scan->completions[i];
                completion = request.complete ? request.complete(scan->system, universe[symbol], row)
                                              : withoutChain(scan->system);
                row.completion = static_cast<std::int32_t>(i);
                if (scan->system == System::Breakout) {
                    completeBreakout(row, completion);
                } else {
                    completeAtr(row, result.readings[symbol], request.atrRules, completion);
                }
                const bool more = scan->system == System::Breakout && result.atr &&
                                  isCandidate(System::AtrMatrix, result.atr->rows[symbol]);
                if (!more) {
                    run.tell(std::span(&symbol, 1));
                }
            },
            watch.stop);
    }
    result.finished = finished;
    for (auto* scan : {result.breakout ? &*result.breakout : nullptr, result.atr ? &*result.atr : nullptr}) {
        if (scan != nullptr) {
            summarise(*scan, universe, result.readings);
        }
    }
    return result;
}

} // namespace signalbox::scan
