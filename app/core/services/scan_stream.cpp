// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/scan_stream.h"

#include "engine/scan/ranking.h"

#include <algorithm>
#include <numeric>

namespace signalbox::app {
namespace {

/// Between two copies of what is known: often enough to be seen moving, seldom enough to cost nothing.
constexpr std::chrono::milliseconds Pause{120};

} // namespace

ScanStream::ScanStream(ScanNews frame, std::function<void(ScanPointer)> rows,
                       std::function<void(int, int)> progress)
    : m_frame(std::move(frame)), m_rows(std::move(rows)), m_progress(std::move(progress)),
      m_told(std::chrono::steady_clock::now()) {
    m_frame.running = true;
}

scan::ScanWatch ScanStream::watch(std::stop_token stop) {
    scan::ScanWatch watch;
    watch.stop = std::move(stop);
    watch.rows = [this](const scan::ScanResult& result, std::span<const std::uint32_t> symbols) {
        take(result, symbols);
    };
    watch.progress = [this](std::size_t done, std::size_t all) {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_counted >= Pause || done == all) {
            m_counted = now;
            m_progress(static_cast<int>(done), static_cast<int>(all));
        }
    };
    return watch;
}

void ScanStream::take(const scan::ScanResult& result, std::span<const std::uint32_t> symbols) {
    const scan::SystemScan* from = result.of(m_frame.system);
    if (from == nullptr) {
        return;
    }
    auto& into = m_frame.system == scan::System::Breakout ? m_known.breakout : m_known.atr;
    if (!into) {
        into.emplace();
        into->system = m_frame.system;
        m_known.date = result.date;
        m_known.breakoutRules = result.breakoutRules;
        m_known.atrRules = result.atrRules;
        m_known.light = result.light;
    }
    for (const std::uint32_t symbol : symbols) {
        m_universe.push_back((*result.universe)[symbol]);
        m_known.readings.push_back(result.readings[symbol]);
        scan::Row row = from->rows[symbol];
        if (row.completion >= 0) {
            into->completions.push_back(from->completions[static_cast<std::size_t>(row.completion)]);
            row.completion = static_cast<std::int32_t>(into->completions.size() - 1);
        }
        into->rows.push_back(row);
    }
    const auto now = std::chrono::steady_clock::now();
    if (now - m_told >= Pause) {
        m_told = now;
        m_rows(copy());
    }
}

ScanPointer ScanStream::copy() const {
    std::vector<std::uint32_t> order(m_universe.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_universe[a].symbol < m_universe[b].symbol;
    });
    auto result = std::make_shared<scan::ScanResult>(m_known);
    auto universe = std::make_shared<std::vector<scan::Listing>>();
    universe->reserve(order.size());
    const bool breakout = m_frame.system == scan::System::Breakout;
    scan::SystemScan& scan = breakout ? *result->breakout : *result->atr;
    const scan::SystemScan& known = breakout ? *m_known.breakout : *m_known.atr;
    for (std::size_t i = 0; i < order.size(); ++i) {
        universe->push_back(m_universe[order[i]]);
        result->readings[i] = m_known.readings[order[i]];
        scan.rows[i] = known.rows[order[i]];
    }
    scan::summarise(scan, *universe, result->readings);
    result->universe = std::move(universe);
    auto news = std::make_shared<ScanNews>(m_frame);
    news->result = std::move(result);
    return news;
}

} // namespace signalbox::app
