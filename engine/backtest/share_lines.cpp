// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/share_system.h"
#include "engine/chains/quote_inputs.h"
#include "engine/diagnosis/market_light_inputs.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/market/series_names.h"
#include "engine/scan/judge.h"
#include "engine/strategies/atr_matrix.h"
#include "engine/strategies/one_share.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

constexpr std::uint16_t AllAtrGates = (1U << (entry::AtrGateCount - 1)) - 1;

/// What stands in force of the symbol's corporate actions, session by session.
class ActionsOf {
public:
    ActionsOf(const ShareMarket& market, const std::string& symbol) {
        for (const market::CorporateAction& action : market.snapshot.actions) {
            const bool counts = action.symbol == symbol && action.kind != market::ActionKind::CashDividend;
            const auto session =
                counts ? market.calendar->sessionNumber(action.effective) : base::Result<int>(-1);
            if (counts && session) {
                m_actions.emplace_back(*session, action.effective);
            }
        }
        std::sort(m_actions.begin(), m_actions.end());
    }
    void put(int session, scan::Listing& listing) const {
        const auto next = std::upper_bound(m_actions.begin(), m_actions.end(), session,
                                           [](int a, const auto& b) { return a < b.first; });
        if (next != m_actions.begin()) {
            listing.lastAction = std::prev(next)->second;
            listing.sessionsSinceAction = session - std::prev(next)->first;
        }
    }

private:
    std::vector<std::pair<int, base::Date>> m_actions;
};

ShareLine breakoutLine(const scan::Listing& listing, const scan::Readings& readings,
                       const scan::BreakoutRules& rules, const diagnosis::MarketLight& light) {
    const scan::Row row = scan::judgeBreakout(listing, readings, rules, light);
    ShareLine line;
    line.firstFail = row.firstFail;
    line.failed =
        row.firstFail == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(1U << (row.firstFail - 1U));
    line.isShort = row.signal == entry::BreakoutSide::Short;
    return line;
}

ShareLine atrLine(const scan::Listing& listing, const scan::Readings& readings, const scan::AtrRules& rules) {
    ShareLine line;
    if (scan::skipCause(listing, readings, rules.universe) != scan::SkipCause::None) {
        line.firstFail = 1;
        line.failed = AllAtrGates;
        return line;
    }
    const entry::AtrReadings forAtr = readings.forAtr();
    for (int gate = 1; gate < entry::AtrGateCount; ++gate) {
        if (entry::checkAtrGate(gate, forAtr, rules.gates) != entry::AtrStatus::Pass) {
            line.failed = static_cast<std::uint16_t>(line.failed | (1U << (gate - 1)));
            line.firstFail = line.firstFail == 0 ? static_cast<std::uint8_t>(gate) : line.firstFail;
        }
    }
    return line;
}

/// The effective regime of the market on every session of the span; causal, as its columns are.
base::Result<std::vector<diagnosis::Regime>> regimesOf(const ShareMarket& market) {
    SIGNALBOX_TRY_ASSIGN(const auto columns,
                         diagnosis::buildOptimusColumns(market.snapshot, "SPX", *market.calendar,
                                                        market.parameters.optimus("SPX"),
                                                        market.parameters.account().historyStart));
    std::vector<diagnosis::Regime> regimes;
    for (int session = market.firstSession; session <= market.lastSession; ++session) {
        regimes.push_back(diagnosis::readingsAt(*columns, session).regime);
    }
    return regimes;
}

} // namespace

base::Result<std::shared_ptr<const ShareMarket>> makeShareMarket(ShareMarket market) {
    auto made = std::make_shared<ShareMarket>(std::move(market));
    const auto& snapshot = made->snapshot;
    const auto viewAt = [&snapshot](const char* name, base::Date date) {
        const market::BarView& whole = snapshot.view(name);
        return whole.exists() ? market::BarView(whole.series(), date) : market::BarView();
    };
    made->dates.clear();
    made->lights.clear();
    for (int session = made->firstSession; session <= made->lastSession; ++session) {
        SIGNALBOX_TRY_ASSIGN(const base::Date date, made->calendar->sessionAt(session));
        SIGNALBOX_TRY_ASSIGN(
            const diagnosis::MarketLightInputs inputs,
            diagnosis::marketLightInputs({viewAt(market::names::Vix, date), viewAt("SPY", date),
                                          viewAt("IWM", date), viewAt(market::names::Yield10y, date)},
                                         date, *made->calendar));
        made->dates.push_back(date);
        made->lights.push_back(diagnosis::marketLight(inputs));
    }
    made->regimes.clear();
    if (made->parameters.account().enabled("atr-matrix")) {
        SIGNALBOX_TRY_ASSIGN(made->regimes, regimesOf(*made));
    }
    return std::shared_ptr<const ShareMarket>(std::move(made));
}

std::vector<ShareLine> shareLines(const std::string& strategy, const std::string& symbol,
                                  const std::shared_ptr<const strategies::SharePrepared>& prepared,
                                  const ShareMarket& market) {
    const diagnosis::EquityColumns& columns = *prepared->columns;
    scan::Listing listing;
    listing.symbol = symbol;
    if (columns.series.price) {
        listing.series = 0;
    }
    const ActionsOf actions(market, symbol);
    const params::BreakoutParameters& b = market.parameters.breakout(symbol);
    scan::BreakoutRules breakout;
    breakout.signal = {b.zPriceMin, b.zVolMin};
    scan::AtrRules atr;
    atr.gates = strategies::atrGateParameters(market.parameters.atr(symbol));
    strategies::Context context; // for the IV Rank alone
    context.underlying = symbol;
    context.parameters = &market.parameters;
    context.mode = market.mode;
    context.prepared = prepared;
    const double maxIvRank = market.parameters.atr(symbol).maxIvRank;
    std::vector<ShareLine> lines;
    lines.reserve(market.dates.size());
    for (int session = market.firstSession; session <= market.lastSession; ++session) {
        const scan::Readings readings = strategies::readingsAt(columns, session);
        actions.put(session, listing);
        if (strategy == "breakout") {
            lines.push_back(breakoutLine(listing, readings, breakout, market.lightAt(session)));
        } else if (strategy == "atr-matrix") {
            ShareLine line = atrLine(listing, readings, atr);
            const bool refused =
                line.firstFail == 0 &&
                !strategies::ivRankRefusal(strategies::atrIvRank(context, session).rank, maxIvRank).empty();
            if (refused) { // then gate 6 fails whatever the chain holds (ATR-O1)
                line.firstFail = entry::AtrGateCount;
                line.failed = 1U << (entry::AtrGateCount - 1);
            }
            lines.push_back(line);
        } else {
            lines.emplace_back(); // nobody knows its columns: the strategy itself is asked every day
        }
    }
    return lines;
}

} // namespace signalbox::backtest
