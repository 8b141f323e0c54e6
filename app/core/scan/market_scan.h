// SPDX-License-Identifier: GPL-3.0-or-later
// The scan of a home's market for command and window: resolves universe and date, reads the light, scans, and
// asks the strategies about the contracts of what passes. It keeps the bars and running averages between
// calls, so that the next scan costs only what is new.
#pragma once

#include "app/core/day/workstation.h"
#include "app/core/scan/universe.h"
#include "engine/scan/scanner.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace signalbox::app {

struct ScanQuery {
    scan::System system = scan::System::Breakout;
    std::string universe;           ///< empty: the one of the strategy's parameters
    std::optional<base::Date> date; ///< absent: the last session with a bar
    unsigned threads = 0;           ///< 0: all cores
    bool contracts = true;          ///< ask the chains of what passes; false: every contract check stays open
};

/// One answer; shared with whoever shows it.
struct ScanAnswer {
    scan::System system = scan::System::Breakout;
    scan::ScanResult result;
    Universe universe;
    bool simulated = false;
    double seconds = 0; ///< from the question to the answer, reading included
    unsigned threads = 1;
};

/// What the light of Breakout reads at a close (BRK-R1).
[[nodiscard]] base::Result<diagnosis::MarketLightInputs> lightInputsOn(MarketAccess& market, base::Date date);

class MarketScan {
public:
    explicit MarketScan(std::shared_ptr<Workstation> station);
    /// One call at a time; others wait. Cancelled: an answer whose result is not finished.
    [[nodiscard]] base::Result<std::shared_ptr<const ScanAnswer>> run(const ScanQuery& query,
                                                                      const scan::ScanWatch& watch = {});
    /// Names for a menu (universe.h).
    [[nodiscard]] base::Result<std::vector<std::string>> universes();
    /// Every share and fund that the store has bars of, by name.
    [[nodiscard]] base::Result<std::vector<std::string>> symbols();

private:
    [[nodiscard]] base::Status refresh(bool suspicious);
    [[nodiscard]] base::Result<base::Date> dateOf(const ScanQuery& query) const;
    [[nodiscard]] base::Result<scan::ScanRequest> requestOf(const ScanQuery& query, const Universe& universe,
                                                            base::Date date);

    std::mutex m_guard; // guards everything below
    std::shared_ptr<Workstation> m_station;
    std::shared_ptr<MarketIndex> m_index;
    std::unique_ptr<scan::Scanner> m_scanner;
};

} // namespace signalbox::app
