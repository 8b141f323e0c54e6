// SPDX-License-Identifier: GPL-3.0-or-later
// One symbol of a strategy that buys options on shares, as a backtest drives it. Everything that decides is
// the strategy's own (strategies::Strategy, session::makePlan, the memo and its automated reviewers); what
// stands here only saves the asking on sessions whose columns say no already.
#pragma once

#include "engine/backtest/system.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/equity_columns.h"
#include "engine/history/share_chains.h"
#include "engine/market/snapshot.h"
#include "engine/memo/memo_body.h"
#include "engine/params/parameter_set.h"
#include "engine/session/plan.h"
#include "engine/strategies/one_share.h"
#include "engine/strategies/strategy.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::backtest {

/// What all symbols of a run share.
struct ShareMarket {
    const calendar::Calendar* calendar = nullptr;
    params::ParameterSet parameters; ///< with the strategies of the run enabled (SHR-A1)
    market::MarketSnapshot snapshot; ///< at the last session: series from end to end, actions, earnings
    std::string mode = "BACKTEST";
    int firstSession = 0;
    int lastSession = 0;
    std::vector<base::Date> dates;              ///< of the sessions
    std::vector<diagnosis::MarketLight> lights; ///< of the sessions (BRK-R)
    /// Effective regime of the market on the sessions (OPT-R4), where ATR Matrix trades; else empty (ATR-L1).
    std::vector<diagnosis::Regime> regimes;
    [[nodiscard]] base::Date dateAt(int session) const {
        return dates[static_cast<std::size_t>(session - firstSession)];
    }
    [[nodiscard]] const diagnosis::MarketLight& lightAt(int session) const {
        return lights[static_cast<std::size_t>(session - firstSession)];
    }
};
/// Dates, lights and regimes from the snapshot. Fails outside the calendar only.
[[nodiscard]] base::Result<std::shared_ptr<const ShareMarket>> makeShareMarket(ShareMarket market);

/// One session of a symbol as far as its columns say it.
struct ShareLine {
    std::uint8_t firstFail = 0; ///< number of the check; 0: only the chain can say more
    std::uint16_t failed = 0;   ///< by bit
    bool isShort = false;       ///< the side of the signal
};
/// Of every session of the market: UNIVERSE, SIGNAL and LIGHT of Breakout, the first five gates of ATR Matrix
/// (outside its universe: all of its bits and check 1).
[[nodiscard]] std::vector<ShareLine>
shareLines(const std::string& strategy, const std::string& symbol,
           const std::shared_ptr<const strategies::SharePrepared>& prepared, const ShareMarket& market);

class ShareSystem final : public System {
public:
    ShareSystem(const strategies::Strategy& strategy, std::string symbol,
                std::shared_ptr<const ShareMarket> market,
                std::shared_ptr<const diagnosis::EquityColumns> columns,
                std::shared_ptr<const history::ShareChains> chains);
    /// No entry on a session outside these dates: the symbol is no member of its universe then (SHR-D8).
    /// None: always a member.
    void restrictTo(const std::vector<std::pair<base::Date, base::Date>>& spans);

    [[nodiscard]] const std::string& key() const override { return m_strategy->key; }
    [[nodiscard]] const std::string& underlying() const override { return m_symbol; }
    [[nodiscard]] const std::string& riskGroup() const override { return m_group; }
    [[nodiscard]] DayLine decide(int session, const BookNow& book) const override;
    [[nodiscard]] Order propose(int signalSession, int session) const override;
    [[nodiscard]] Order order(int signalSession, int session, const AccountNow& account) const override;
    [[nodiscard]] Mark mark(const Trade& trade, int session, int regimeSession) const override;
    [[nodiscard]] base::Price ceilTick(base::Price price) const override;
    [[nodiscard]] base::Price floorTick(base::Price price) const override;
    [[nodiscard]] risk::BreakerParameters breaker() const override;
    [[nodiscard]] bool hasFailureHalts() const override { return false; }
    [[nodiscard]] std::optional<std::int32_t> dailyLossBp() const override;
    [[nodiscard]] bool marketWide() const override { return true; }
    [[nodiscard]] bool wantsBook() const override { return true; }
    [[nodiscard]] double rank(int signalSession, const book::Book* book) const override;
    [[nodiscard]] std::optional<book::CloseReason> due(const Trade& trade, int session) const override;
    [[nodiscard]] base::Status evening(int session, BookMirror& book) const override;
    [[nodiscard]] base::Status window(int signalSession, int session, BookMirror& book) const override;

private:
    /// A context with the snapshot that it points to.
    struct Day;
    struct Planned;
    [[nodiscard]] base::Result<Planned> plan(int signalSession, int session, const book::Book& book) const;
    [[nodiscard]] static Trade tradeOf(const structures::TradePlan& plan, std::int64_t contracts,
                                       diagnosis::Regime regime, Origin origin);
    [[nodiscard]] std::vector<double> entryValues(const entry::EntryEvaluation& signal,
                                                  const structures::TradePlan& plan, int signalSession) const;
    [[nodiscard]] memo::MemoBody bodyOf(const strategies::Context& context, const session::PlanOutcome& plan,
                                        base::Date validOn) const;
    [[nodiscard]] std::unique_ptr<Day> dayOf(int session, const book::Book* book,
                                             const history::ShareWish* wish) const;
    [[nodiscard]] history::ShareWish entryWish(int session) const;
    [[nodiscard]] base::Result<entry::EntryEvaluation> signalOf(int signalSession,
                                                                const book::Book& book) const;
    [[nodiscard]] entry::EntryEvaluation known(int session) const;
    [[nodiscard]] book::Position positionOf(const Trade& trade) const;
    [[nodiscard]] const ShareLine& lineAt(int session) const {
        return m_lines[static_cast<std::size_t>(session - m_market->firstSession)];
    }

    const strategies::Strategy* m_strategy;
    std::string m_symbol;
    std::string m_group;
    market::TickClass m_ticks = market::TickClass::EquityNickel;
    std::shared_ptr<const ShareMarket> m_market;
    std::shared_ptr<const strategies::SharePrepared> m_prepared;
    std::shared_ptr<const history::ShareChains> m_chains;
    std::vector<ShareLine> m_lines;
};

} // namespace signalbox::backtest
