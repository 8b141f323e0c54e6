// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/scanner.h"

#include "engine/scan/scan_run.h"
#include "engine/scan/tile_cache.h"

namespace signalbox::scan {

struct Scanner::State {
    TileCache cache;
};

Scanner::Scanner(std::shared_ptr<const MarketBars> bars)
    : m_state(std::make_unique<State>(State{TileCache(std::move(bars))})) {}

Scanner::~Scanner() = default;

const MarketBars& Scanner::bars() const {
    return *m_state->cache.bars();
}

void Scanner::extend(std::shared_ptr<const MarketBars> bars) {
    m_state->cache.extend(std::move(bars));
}

void Scanner::forget() {
    m_state->cache.forget();
}

base::Result<ScanResult> Scanner::scan(const ScanRequest& request, const ScanWatch& watch) {
    const auto& dates = bars().dates();
    const auto day = bars().dayOf(request.date);
    if (!day) {
        return base::fail(base::ErrorCode::MissingData,
                          "no bars of any symbol on " + base::toIso(request.date), "--date",
                          dates.empty() ? "import daily bars first"
                                        : "there are bars from " + base::toIso(dates.front()) + " to " +
                                              base::toIso(dates.back()));
    }
    ScanRun run(request, watch, m_state->cache, *day);
    bool finished = run.scanTiles();
    if (run.damaged()) {
        return base::fail(base::ErrorCode::BadData, "the bar file is damaged", "bars of the market",
                          "it is made again from market.db when it is opened next");
    }
    finished = finished && run.completeCandidates();
    return run.finish(finished);
}

} // namespace signalbox::scan
