// SPDX-License-Identifier: GPL-3.0-or-later
// A small invented market around one entry signal of Optimus: SPX climbs for more than a year, dips to its
// lower band, and turns up on 2019-05-13. What happens afterwards is the test's choice. Chains are priced
// from a smile that follows VIX.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/market/snapshot.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::tests {

/// The sessions after the signal, counted from 1.
struct SmallRecipe {
    int sessionsAfter = 25;
    std::function<double(int)> spxReturn = [](int) { return 0.001; };
    std::function<double(int)> vix = [](int) { return 15.5; };
    std::function<double(int)> breadth = [](int) { return 60.0; };
    std::function<bool(int)> chain = [](int) { return true; }; ///< whether that session has one
};

class SmallMarket {
public:
    explicit SmallMarket(SmallRecipe recipe = {});

    [[nodiscard]] static base::Date signal() { return base::makeDate(2019, 5, 13); }
    /// The n-th session after the signal (before it, when negative).
    [[nodiscard]] base::Date day(int n) const;
    [[nodiscard]] const std::vector<base::Date>& sessions() const { return m_sessions; }
    [[nodiscard]] const std::map<std::string, std::vector<market::Bar>>& bars() const { return m_bars; }
    [[nodiscard]] double close(const std::string& symbol, base::Date date) const;
    /// Null where the recipe says so, and before the signal.
    [[nodiscard]] std::shared_ptr<const market::OptionChain> chain(base::Date date) const;

    /// As known at the close. `truncated`: the series end on that day, so that nothing later even exists.
    [[nodiscard]] market::MarketSnapshot snapshot(base::Date date, bool truncated = false) const;

    /// The files that `signalbox import` reads: daily series, and one chain file a session in the layout of
    /// the 2019 chains.
    void writeFiles(const std::filesystem::path& folder, int chainDays) const;

private:
    [[nodiscard]] int indexAfter(base::Date date) const;

    SmallRecipe m_recipe;
    std::vector<base::Date> m_sessions;
    int m_signalIndex = 0;
    std::map<std::string, std::vector<market::Bar>> m_bars;
    std::map<std::string, std::shared_ptr<const market::BarSeries>> m_series;
};

} // namespace signalbox::tests
