// SPDX-License-Identifier: GPL-3.0-or-later
// All SPX chains of the collected data as recorded quotes, with the index levels of their days.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/rate.h"
#include "engine/history/chain_rows.h"
#include "engine/history/model_error.h"
#include "engine/history/recorded_quotes.h"
#include "tests/market/import/collected.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::tests {

/// Closes of one series of the collected data by date.
class Closes {
public:
    explicit Closes(const std::string& relative) {
        const auto file = readCollected(relative);
        for (const market::Bar& bar : file.series.at(0).bars) {
            m_values[bar.date] = bar.close;
        }
    }
    [[nodiscard]] std::optional<double> on(base::Date date) const {
        const auto at = m_values.find(date);
        return at == m_values.end() ? std::nullopt : std::optional(at->second);
    }
    /// The latest on or before a date.
    [[nodiscard]] std::optional<double> asOf(base::Date date) const {
        const auto above = m_values.upper_bound(date);
        return above == m_values.begin() ? std::nullopt : std::optional(std::prev(above)->second);
    }

private:
    std::map<base::Date, double> m_values;
};

struct IndexDays {
    Closes spx{"index-daily/spx.csv"}, vix{"index-daily/vix.csv"}, vix9d{"index-daily/vix9d.csv"};
    Closes vix3m{"index-daily/vix3m.csv"}, skew{"index-daily/skew.csv"}, bill{"rates/tbill_13w_yield.csv"};

    [[nodiscard]] history::ModelDay day(base::Date date) const {
        history::ModelDay day;
        day.spot = spx.on(date);
        if (const auto level = vix.on(date)) {
            day.levels = surface::Levels{*level, vix9d.on(date), vix3m.on(date), skew.on(date)};
        }
        if (const auto yield = bill.asOf(date)) {
            day.rate = *yield / 100;
        }
        return day;
    }
};

struct RecordedSpx {
    IndexDays index;
    std::shared_ptr<const history::RecordedQuotes> quotes;
    std::vector<history::ComparedSession> sessions;
};

inline std::vector<std::filesystem::path> spxChainFiles() {
    const auto folder = collectedFolder() / "option-chains";
    std::vector<std::filesystem::path> files;
    for (const char* inside : {"ivolatility-rawiv", "spxw-l3-2018", "spx-cboe-daily-2019"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder / inside)) {
            files.push_back(entry.path());
        }
    }
    files.push_back(folder / "cboe-quotedata-native" / "spx_quotedata_2022-07-12.csv");
    files.push_back(folder / "cboe-quotedata-native" / "spx_quotedata_2025-01-06_jan_expiries.csv");
    files.push_back(folder / "yahoo-cboe-json-2026" / "2026-07-10_close" / "SPX.json.gz");
    std::sort(files.begin(), files.end());
    return files;
}

inline RecordedSpx readRecordedSpx() {
    RecordedSpx all;
    const auto& calendar = calendar::Calendar::standard();
    std::map<int, columns::QuoteSessionBuffer> sessions;
    for (const auto& path : spxChainFiles()) {
        for (const auto& chain : readPath(path).chains) {
            const base::Date date = chain->id().date;
            const auto day = all.index.day(date);
            if (chain->underlying() != "SPX" || !day.levels) {
                continue;
            }
            history::ChainRowsInputs inputs;
            inputs.chain = chain.get();
            inputs.quotes.evaluationDate = date;
            inputs.quotes.previousClose = all.index.spx.on(*calendar.previousSession(date));
            inputs.quotes.vix = day.levels->vix;
            inputs.rate = day.rate;
            inputs.calendar = &calendar;
            auto rows = history::chainRows(inputs);
            if (!rows) {
                throw std::runtime_error(rows.error().message());
            }
            const int number = rows->session;
            if (sessions.emplace(number, std::move(*rows)).second) {
                all.sessions.push_back({number, date, day});
            }
        }
    }
    std::sort(all.sessions.begin(), all.sessions.end(),
              [](const auto& a, const auto& b) { return a.session < b.session; });
    std::vector<columns::QuoteSessionBuffer> sorted;
    sorted.reserve(sessions.size());
    for (auto& [number, session] : sessions) {
        sorted.push_back(std::move(session));
    }
    auto quotes = history::recordedInMemory(columns::buildQuoteHistory("SPX", "test", sorted));
    if (!quotes) {
        throw std::runtime_error(quotes.error().message());
    }
    all.quotes = *quotes;
    return all;
}

} // namespace signalbox::tests
