// SPDX-License-Identifier: GPL-3.0-or-later
// The scan of a whole market for one date: one pass over the bars of eight symbols at a time gives the
// readings of both systems, the rules of engine/entry judge them, and only what passes is asked about its
// option chain. The same answer on any number of threads.
#pragma once

#include "engine/base/result.h"
#include "engine/scan/market_bars.h"
#include "engine/scan/scan_result.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace signalbox::scan {

/// Asks a strategy about the contract of one candidate: ATR gate 6, or Breakout from EXPIRY on. May be called
/// from several threads. An empty function means that no chain is stored anywhere.
using CompleteCandidate = std::function<Completion(System system, const Listing& listing, const Row& row)>;

struct ScanRequest {
    base::Date date;                                      ///< a session of the bars
    std::shared_ptr<const std::vector<Listing>> universe; ///< by symbol, each once
    bool breakout = true;
    bool atr = true;
    BreakoutRules breakoutRules;
    AtrRules atrRules;
    diagnosis::MarketLight light;
    CompleteCandidate complete;
    unsigned threads = 1; ///< 0: all cores
};

/// How a running scan is watched. Calls come from any thread, but one at a time.
struct ScanWatch {
    std::stop_token stop;
    /// Rows of these symbols are final in `result`, whose other rows must not be read yet.
    std::function<void(const ScanResult& result, std::span<const std::uint32_t> symbols)> rows;
    std::function<void(std::size_t done, std::size_t all)> progress; ///< symbols
};

/// Keeps the running averages of the date it scanned last, so that the next session costs only its own bar.
/// One call at a time.
class Scanner {
public:
    explicit Scanner(std::shared_ptr<const MarketBars> bars);
    ~Scanner();
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    [[nodiscard]] const MarketBars& bars() const;
    /// The same bars and sessions appended to them; what is kept of earlier sessions stays valid.
    void extend(std::shared_ptr<const MarketBars> bars);
    /// Drops the running averages: the next scan begins at the first bar.
    void forget();
    /// A date without a session in the bars is a MissingData error; damaged bars are BadData. Cancelled: a
    /// result with `finished` false.
    [[nodiscard]] base::Result<ScanResult> scan(const ScanRequest& request, const ScanWatch& watch = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace signalbox::scan
