// SPDX-License-Identifier: GPL-3.0-or-later
// The small invented market as a backtest reads it: its chains as rows, its series as columns.
#pragma once

#include "engine/backtest/optimus_system.h"
#include "engine/backtest/run.h"
#include "engine/chains/quote_inputs.h"
#include "engine/chains/rate.h"
#include "engine/history/chain_rows.h"
#include "engine/history/recorded_quotes.h"
#include "engine/market/series_names.h"
#include "engine/params/parameter_set.h"
#include "tests/unit/session/small_market.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::tests {

class SmallHistory {
public:
    SmallHistory(const SmallMarket& market, int lastDay, const std::vector<std::string>& sets)
        : m_calendar(calendar::Calendar::standard()) {
        params::Layers layers;
        layers.call = sets;
        m_parameters = params::freeze(layers).value();
        first = m_calendar.sessionNumber(market.day(0)).value();
        last = m_calendar.sessionNumber(market.day(lastDay)).value();
        columns::QuoteHistoryBuilder builder("SPX", "small");
        std::string bytes = columns::QuoteHistoryBuilder::blankHeader();
        for (int session = first; session <= last; ++session) {
            const base::Date date = m_calendar.sessionAt(session).value();
            const market::MarketSnapshot snapshot = market.snapshot(date);
            const auto chain = snapshot.chain("SPX");
            if (!chain) {
                continue;
            }
            history::ChainRowsInputs inputs;
            inputs.chain = chain.get();
            inputs.quotes = chains::endOfDayContext(snapshot, *chain, m_calendar);
            inputs.rate = chains::zeroRate(snapshot.view(market::names::Bill13w), date, m_calendar);
            inputs.calendar = &m_calendar;
            bytes += builder.add(history::chainRows(inputs).value());
        }
        const auto ending = builder.finish();
        bytes += ending.tables;
        bytes.replace(0, ending.header.size(), ending.header);
        quotes = history::recordedInMemory(std::move(bytes)).value();
        const market::MarketSnapshot whole = market.snapshot(m_calendar.sessionAt(last).value());
        backtest::EntryCache cache(diagnosis::optimusSeries(whole, "SPX"), m_calendar,
                                   m_parameters.account().historyStart, first, last);
        system = backtest::OptimusSystem::create(cache.get(m_parameters.optimus("SPX")).value(), *quotes,
                                                 m_parameters.optimus("SPX"), m_calendar)
                     .value();
    }

    [[nodiscard]] backtest::RunInputs inputs() const {
        backtest::RunInputs run;
        run.systems = {{system.get(), 10'000}};
        run.calendar = &m_calendar;
        run.firstSession = first;
        run.lastSession = last;
        run.equity = m_parameters.account().paperEquity;
        run.feePerContract = m_parameters.account().feePerContract;
        return run;
    }

    int first = 0;
    int last = 0;
    std::shared_ptr<const history::RecordedQuotes> quotes;
    std::unique_ptr<backtest::OptimusSystem> system;

private:
    const calendar::Calendar& m_calendar;
    params::ParameterSet m_parameters;
};

} // namespace signalbox::tests
