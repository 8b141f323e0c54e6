// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the rows of a running scan and hands out copies of what is known, a few times a second: a result
// of its own that holds the known symbols and no others. Private to the scan service.
#pragma once

#include "app/core/services/scan_service.h"

#include <chrono>
#include <functional>

namespace signalbox::app {

class ScanStream {
public:
    ScanStream(ScanNews frame, std::function<void(ScanPointer)> rows, std::function<void(int, int)> progress);

    /// The calls come from the threads of the scan, one at a time; the stream must outlive it.
    [[nodiscard]] scan::ScanWatch watch(std::stop_token stop);

private:
    void take(const scan::ScanResult& result, std::span<const std::uint32_t> symbols);
    [[nodiscard]] ScanPointer copy() const;

    ScanNews m_frame;
    std::function<void(ScanPointer)> m_rows;
    std::function<void(int, int)> m_progress;
    scan::ScanResult m_known; ///< its universe, readings and rows are parallel and in the order of arrival
    std::vector<scan::Listing> m_universe;
    std::chrono::steady_clock::time_point m_told;
    std::chrono::steady_clock::time_point m_counted;
};

} // namespace signalbox::app
