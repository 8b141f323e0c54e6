// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/scan_run.h"

#include "engine/scan/fetch_ahead.h"
#include "engine/scan/judge.h"
#include "engine/scan/lane_readings.h"
#include "engine/scan/ranking.h"
#include "engine/scan/reasons.h"
#include "engine/scan/run_in.h"

#include <algorithm>

namespace signalbox::scan {
namespace {

constexpr std::size_t TilesAtOnce = 16; ///< about 100 us of work, and a batch that a panel can show
constexpr std::uint32_t Nobody = UINT32_MAX;

/// The checks that need a contract, on a home without chains.
Completion withoutChain(System system) {
    Completion completion;
    completion.firstFail =
        system == System::Breakout ? static_cast<int>(BreakoutCheck::Expiry) : entry::AtrGateCount;
    completion.reason = NoChainStored;
    return completion;
}

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

SystemScan emptyScan(System system, std::size_t symbols) {
    SystemScan scan;
    scan.system = system;
    scan.rows.resize(symbols);
    return scan;
}

} // namespace

ScanRun::ScanRun(const ScanRequest& request, const ScanWatch& watch, TileCache& cache, std::size_t day)
    : m_request(request), m_watch(watch), m_cache(cache), m_bars(*cache.bars()),
      m_universe(*request.universe), m_day(day), m_executor(request.threads) {
    m_result.date = request.date;
    m_result.universe = request.universe;
    m_result.breakoutRules = request.breakoutRules;
    m_result.atrRules = request.atrRules;
    m_result.light = request.light;
    m_result.readings.resize(m_universe.size());
    if (request.breakout) {
        m_result.breakout = emptyScan(System::Breakout, m_universe.size());
    }
    if (request.atr) {
        m_result.atr = emptyScan(System::AtrMatrix, m_universe.size());
    }
    place();
}

/// Where the symbols lie in the bars; those that lie nowhere are judged at once.
void ScanRun::place() {
    m_listingOf.assign(m_bars.tiles() * Lanes, Nobody);
    std::vector<std::uint32_t> absent;
    std::array<bool, 3> bases{};
    for (std::uint32_t i = 0; i < m_universe.size(); ++i) {
        m_optionsUnknown += optionsUnknown(m_universe[i]) ? 1 : 0;
        if (m_universe[i].series) {
            m_listingOf[*m_universe[i].series] = i;
            bases[static_cast<std::size_t>(m_universe[i].basis)] = true;
        } else if (!judge(i)) {
            absent.push_back(i);
        }
    }
    for (std::size_t basis = 0; basis < bases.size(); ++basis) {
        if (bases[basis]) {
            m_result.bases.push_back(static_cast<market::Basis>(basis));
        }
    }
    for (std::size_t tile = 0; tile < m_bars.tiles(); ++tile) {
        const auto* lanes = m_listingOf.data() + tile * Lanes;
        if (std::any_of(lanes, lanes + Lanes, [](std::uint32_t one) { return one != Nobody; })) {
            m_tiles.push_back(tile);
        }
    }
    tell(absent);
}

void ScanRun::tell(std::span<const std::uint32_t> symbols) {
    const std::size_t now = m_done += symbols.size();
    const std::lock_guard lock(m_telling);
    if (m_watch.rows && !symbols.empty()) {
        m_watch.rows(m_result, symbols);
    }
    if (m_watch.progress) {
        m_watch.progress(now, m_universe.size());
    }
}

/// True for a candidate, whose row is not final before its chain was asked.
bool ScanRun::judge(std::uint32_t symbol) {
    const Listing& listing = m_universe[symbol];
    const Readings& readings = m_result.readings[symbol];
    bool candidate = false;
    if (m_result.breakout) {
        Row& row = m_result.breakout->rows[symbol];
        row = judgeBreakout(listing, readings, m_request.breakoutRules, m_request.light);
        candidate = isCandidate(System::Breakout, row);
    }
    if (m_result.atr) {
        Row& row = m_result.atr->rows[symbol];
        row = judgeAtr(listing, readings, m_request.atrRules);
        candidate = candidate || isCandidate(System::AtrMatrix, row);
    }
    return candidate;
}

/// What the arithmetic of the tile leaves to be done for one symbol. False when bytes are damaged.
bool ScanRun::readLane(std::size_t tile, std::size_t lane, std::uint32_t symbol,
                       const TileCache::Tile& read) {
    const Listing& listing = m_universe[symbol];
    const std::size_t series = tile * Lanes + lane;
    Readings& r = m_result.readings[symbol];
    const bool eaten =
        read.start > 0 && read.bars[lane] < RunInBars && countBars(m_bars, series, read.start, 1) > 0;
    if (eaten || !listing.splits.empty()) {
        if (!m_cache.verifyAll(tile, m_day + 1)) {
            return false;
        }
        r = readWholeHistory(m_bars, series, listing, m_day);
        return true;
    }
    r = laneOf(read.readings, lane);
    if (!base::isKnown(r.close)) {
        r = Readings(); // without a bar nothing is defined (SHR-D3a)
    }
    r.bars = std::min<double>(read.bars[lane], MostBarsAsked);
    if (base::isKnown(r.close) && !base::isKnown(r.sma200)) {
        readOverHoles(m_bars.column(tile, Field::Close), lane, m_day, r);
    }
    return true;
}

void ScanRun::scanTile(std::size_t tile, Judged& judged) {
    TileCache::Tile read;
    bool sound = m_cache.read(tile, m_day, read);
    for (std::size_t lane = 0; lane < Lanes && sound; ++lane) {
        const std::uint32_t symbol = m_listingOf[tile * Lanes + lane];
        if (symbol == Nobody) {
            continue;
        }
        sound = readLane(tile, lane, symbol, read);
        if (m_result.readings[symbol].gap) {
            ++m_gaps;
        }
        if (sound) {
            (judge(symbol) ? judged.candidates : judged.done).push_back(symbol);
        }
    }
    if (!sound) {
        m_damaged = true;
    }
}

/// What the scan of a tile reads and writes, while another one is worked on.
void ScanRun::fetchAhead(std::size_t tile) const {
    m_cache.fetchAhead(tile, m_day);
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
        const std::uint32_t symbol = m_listingOf[tile * Lanes + lane];
        if (symbol == Nobody) {
            continue;
        }
        scan::fetchAhead(&m_universe[symbol], sizeof(Listing));
        scan::fetchAhead(&m_result.readings[symbol], sizeof(Readings));
        for (const auto* system : {&m_result.breakout, &m_result.atr}) {
            if (*system) {
                scan::fetchAhead(&(*system)->rows[symbol], sizeof(Row));
            }
        }
    }
}

bool ScanRun::scanTiles() {
    const std::size_t pieces = (m_tiles.size() + TilesAtOnce - 1) / TilesAtOnce;
    const bool finished = m_executor.parallelFor(
        pieces,
        [this](std::size_t piece) {
            Judged judged;
            judged.done.reserve(TilesAtOnce * Lanes);
            const std::size_t last = std::min(m_tiles.size(), (piece + 1) * TilesAtOnce);
            for (std::size_t i = piece * TilesAtOnce; i < last; ++i) {
                if (i + 1 < m_tiles.size()) {
                    fetchAhead(m_tiles[i + 1]);
                }
                scanTile(m_tiles[i], judged);
            }
            if (!judged.candidates.empty()) {
                const std::lock_guard lock(m_telling);
                m_candidates.insert(m_candidates.end(), judged.candidates.begin(), judged.candidates.end());
            }
            tell(judged.done);
        },
        m_watch.stop);
    std::sort(m_candidates.begin(), m_candidates.end()); // whichever thread found them when
    return finished;
}

bool ScanRun::completeCandidates() {
    return (!m_result.breakout || complete(*m_result.breakout)) && (!m_result.atr || complete(*m_result.atr));
}

bool ScanRun::complete(SystemScan& scan) {
    std::vector<std::uint32_t> candidates;
    std::copy_if(m_candidates.begin(), m_candidates.end(), std::back_inserter(candidates),
                 [&scan](std::uint32_t symbol) { return isCandidate(scan.system, scan.rows[symbol]); });
    scan.completions.resize(candidates.size());
    return m_executor.parallelFor(
        candidates.size(),
        [&](std::size_t i) {
            const std::uint32_t symbol = candidates[i];
            Row& row = scan.rows[symbol];
            Completion& completion = scan.completions[i];
            completion = m_request.complete ? m_request.complete(scan.system, m_universe[symbol], row)
                                            : withoutChain(scan.system);
            row.completion = static_cast<std::int32_t>(i);
            if (scan.system == System::Breakout) {
                completeBreakout(row, completion);
            } else {
                completeAtr(row, m_result.readings[symbol], m_request.atrRules, completion);
            }
            // A candidate of both systems is final with the second one.
            const bool more = scan.system == System::Breakout && m_result.atr &&
                              isCandidate(System::AtrMatrix, m_result.atr->rows[symbol]);
            if (!more) {
                tell(std::span(&symbol, 1));
            }
        },
        m_watch.stop);
}

ScanResult ScanRun::finish(bool finished) {
    m_result.finished = finished;
    const SymbolCounts symbols{m_optionsUnknown, m_gaps};
    if (m_result.breakout) {
        summarise(*m_result.breakout, symbols);
    }
    if (m_result.atr) {
        summarise(*m_result.atr, symbols);
    }
    return std::move(m_result);
}

} // namespace signalbox::scan
