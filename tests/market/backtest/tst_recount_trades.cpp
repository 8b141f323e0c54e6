// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded chains of 2019-04-25..06-28: every trade of `backtest`, and a hypothetical entry on every
// session, against a recomputation from the raw files with its own parser, forward, volatility, quote rules,
// exits, fills and arithmetic; to the cent.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "collected_lab.h"
#include "engine/backtest/single_trade.h"
#include "engine/lab/analysis/provenance.h"
#include "raw_run.h"

#include <cmath>
#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::recount;
using backtest::Trade;

namespace {

constexpr const char* First = "2019-04-25";
constexpr const char* Last = "2019-06-28";

/// The differences between two accounts of one trade, one line each.
class Difference {
public:
    explicit Difference(std::string where) : m_where(std::move(where)) {}
    template <typename A, typename B>
    void equal(const char* what, A said, B recounted) {
        if (static_cast<std::int64_t>(said) != static_cast<std::int64_t>(recounted)) {
            add(what, std::to_string(said), std::to_string(recounted));
        }
    }
    void close(const char* what, double said, double recounted) {
        if (!(std::fabs(said - recounted) < 1e-6)) {
            add(what, std::to_string(said), std::to_string(recounted));
        }
    }
    void day(const char* what, std::optional<Day> said, std::optional<Day> recounted) {
        if (said != recounted) {
            add(what, said ? isoOf(*said) : "none", recounted ? isoOf(*recounted) : "none");
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void add(const char* what, const std::string& said, const std::string& recounted) {
        m_text += "\n  " + m_where + " " + what + ": said " + said + ", recounted " + recounted;
    }
    std::string m_where, m_text;
};

std::vector<std::string> wordsOf(const QString& text) {
    std::vector<std::string> words;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        words.push_back(word.toStdString());
    }
    return words;
}

void compareEntry(Difference& difference, const Trade& said, const RawPick& pick) {
    difference.day("expiration", said.expiration, pick.expiration);
    difference.equal("PM", said.settlement == market::Settlement::Pm, pick.pm);
    difference.equal("short strike", said.legs[0].strike, pick.shortStrike);
    difference.equal("long strike", said.legs[1].strike, pick.longStrike);
    difference.equal("short side", said.legs[0].side == structures::Side::Sell, true);
    difference.equal("long side", said.legs[1].side == structures::Side::Buy, true);
    difference.equal("credit", said.entryPrice.toUnits(), pick.limit);
    difference.equal("width", said.width.toUnits(), pick.width());
    difference.close("delta", said.shortDelta, pick.delta);
    difference.close("volatility", said.shortIv, pick.volatility);
}

void compareLife(Difference& difference, const Trade& said, const RawLife& life, std::int64_t contracts,
                 Day opened) {
    difference.day("closed", said.closedOn, life.closed);
    difference.equal("exit", said.exitPrice.toUnits(), life.exit);
    difference.equal("reason", said.reason ? static_cast<int>(*said.reason) : -1,
                     life.reason ? static_cast<int>(*life.reason) : -1);
    difference.equal("net P/L", said.netPl.toCents(), life.plEach * contracts);
    difference.equal("fees", said.fees.toCents(), 130 * contracts * (life.closed ? 2 : 1));
    difference.equal("sessions without a mark", said.marksMissing, life.unusable);
    difference.equal("marks of the model", said.marksFromModel, 0);
    difference.equal("days at entry", said.dteAtEntry, (said.expiration - opened).count());
    if (life.closed) {
        difference.equal("days at close", said.dteAtClose, (said.expiration - *life.closed).count());
        difference.equal("days held", said.daysHeld, (*life.closed - opened).count());
        difference.equal("closed from quotes", said.closedFrom == history::Origin::Quotes, true);
    }
}

} // namespace

class TestRecountTrades : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<CollectedHome> m_home;
    std::unique_ptr<PlainMarket> m_market;
    std::shared_ptr<const app::Lab> m_lab;
    RawMarket m_raw;

private Q_SLOTS:
    void initTestCase() {
        if (!tests::sharedFolder()) {
            QSKIP("shared material is not here (SIGNALBOX_SHARED, ../shared)");
        }
        m_home = std::make_unique<CollectedHome>();
        m_market = std::make_unique<PlainMarket>(readMarket(*tests::sharedFolder()));
        m_lab = m_home->lab(dayOf(First), dayOf(Last));
        m_raw.market = m_market.get();
        m_raw.chains = readRawChains(
            *tests::sharedFolder() / "market-data" / "option-chains" / "spx-cboe-daily-2019", m_market->days);
        QCOMPARE(m_raw.chains.size(), std::size_t{41});
    }

    void everyTradeFromTheRawFiles_data() {
        QTest::addColumn<QString>("sets");
        QTest::addColumn<int>("atLeast");
        const auto row = [](const char* name, const char* sets, int atLeast) {
            QTest::newRow(name) << QString::fromLatin1(sets) << atLeast;
        };
        row("defaults", "", 1);
        row("daily, rank 30", "min_days_between_entries=1 min_iv_rank=30", 2);
        const std::string often = "min_days_between_entries=1 min_iv_rank=30 filter_breadth=off "
                                  "filter_iv_hv=off bb_touch_lookback=10 ";
        row("more entries", (often + "bb_std_dev=1.5 max_concurrent_per_underlying=5").c_str(), 4);
        row("other construction and exits",
            (often + "target_delta=-0.22 spread_width=25 profit_target_mode=dynamic "
                     "stop_loss_multiplier=1.5 time_stop_dte=28 min_dte_entry=33 target_dte=36 "
                     "entry_slippage=0.10 exit_slippage=0.15 circuit_breaker_count=2 "
                     "min_credit_pct_width=8")
                .c_str(),
            3);
    }
    void everyTradeFromTheRawFiles() { // OPT-C, S, X, T8, SHR-J5, SHR-G5
        QFETCH(QString, sets);
        QFETCH(int, atLeast);
        const std::vector<std::string> words = wordsOf(sets);
        const PlainRules rules(words);
        const PlainSignals signals(*m_market, rules);
        m_raw.signals = &signals;
        const RawRun mine = runOn(m_raw, rules, dayOf(First), dayOf(Last));
        const auto run = must(m_lab->run(CollectedHome::parameters(words).values("SPX")));
        std::string wrong;
        for (std::size_t i = 0; i < std::max(run.trades.size(), mine.trades.size()); ++i) {
            if (i >= run.trades.size() || i >= mine.trades.size()) {
                wrong += "\n  trade of " + (i < run.trades.size()
                                                ? isoOf(run.trades[i].openedOn) + " not recounted"
                                                : isoOf(mine.trades[i].opened) + " not said");
                continue;
            }
            const Trade& said = run.trades[i];
            const RawTrade& trade = mine.trades[i];
            Difference difference(isoOf(trade.opened));
            difference.day("signal", said.signalDate, trade.signal);
            difference.day("opened", said.openedOn, trade.opened);
            compareEntry(difference, said, trade.pick);
            difference.equal("contracts", said.contracts, trade.contracts);
            difference.equal("conviction", said.convictionBp, trade.convictionBp);
            difference.equal("max loss", said.maxLoss.toCents(), trade.maxLoss());
            difference.equal("regime", static_cast<int>(said.regime),
                             static_cast<int>(signals.day(trade.signal).regime));
            difference.equal("opened from quotes", said.openedFrom == history::Origin::Quotes, true);
            compareLife(difference, said, trade.life, trade.contracts, trade.opened);
            wrong += difference.text();
            qInfo("%s -> %s, decided %s, %d/%d, %ld x, %.2f in, %.2f out, %.2f", isoOf(trade.opened).c_str(),
                  trade.life.closed ? isoOf(*trade.life.closed).c_str() : "open",
                  trade.life.decided ? isoOf(*trade.life.decided).c_str() : "-",
                  trade.pick.shortStrike / 1000, trade.pick.longStrike / 1000,
                  static_cast<long>(trade.contracts), static_cast<double>(trade.pick.limit) / 1e4,
                  static_cast<double>(trade.life.exit) / 1e4, static_cast<double>(trade.netPl()) / 100);
        }
        std::size_t day = 0;
        for (const auto& [date, equity] : mine.equity) {
            Difference difference(isoOf(date));
            difference.equal("equity", run.equity.at(day), equity);
            difference.equal("heat", run.heat.at(day), mine.heat.at(date));
            wrong += difference.text();
            ++day;
        }
        for (const std::string& one : mine.untraded) {
            qInfo("no trade: %s", one.c_str());
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(day, run.equity.size());
        QVERIFY2(static_cast<int>(mine.trades.size()) >= atLeast, std::to_string(mine.trades.size()).c_str());
        // Nothing but quotes.
        QCOMPARE(run.prices.model, std::int64_t{0});
        QCOMPARE(lab::provenance(run.trades).all().quoteShare(), std::optional(1.0));
    }

    void hypotheticalEntriesOfEverySession_data() {
        QTest::addColumn<QString>("sets");
        const auto row = [](const char* name, const char* sets) {
            QTest::newRow(name) << QString::fromLatin1(sets);
        };
        row("defaults", "");
        row("near and narrow", "target_delta=-0.22 spread_width=25 profit_target_mode=dynamic "
                               "stop_loss_multiplier=1.5 time_stop_dte=28 min_dte_entry=33 target_dte=36 "
                               "entry_slippage=0.10 exit_slippage=0.15 regime_exit=manage_only");
        row("far and wide", "target_delta=-0.10 delta_tolerance=0.01 spread_width=100 target_dte=60 "
                            "max_dte_entry=90 profit_target_mode=fixed profit_target_pct=30 "
                            "stop_loss_multiplier=3.0 exit_slippage=0");
    }
    void hypotheticalEntriesOfEverySession() {
        QFETCH(QString, sets);
        const std::vector<std::string> words = wordsOf(sets);
        const PlainRules rules(words);
        const PlainSignals signals(*m_market, rules);
        m_raw.signals = &signals;
        const auto values = CollectedHome::parameters(words).values("SPX");
        const auto system = must(m_lab->system(values));
        const auto inputs = m_lab->inputs(*system, values);
        const PlainDays& days = m_market->days;
        std::string wrong;
        int trades = 0, closed = 0;
        std::map<RawReason, int> reasons;
        for (int session = inputs.firstSession; session < inputs.lastSession; ++session) {
            const Day signal = days.sessions().at(days.indexOf(dayOf(First)) +
                                                  static_cast<std::size_t>(session - inputs.firstSession));
            const Day entry = days.next(signal);
            const backtest::Order order = system->propose(session, session + 1);
            Difference difference("hypothetical " + isoOf(entry));
            const auto pick = m_raw.pickOn(signal, entry, rules);
            difference.equal("entry", order.end == backtest::SignalEnd::Traded, pick.has_value());
            if (order.end == backtest::SignalEnd::Traded && pick) {
                ++trades;
                compareEntry(difference, order.trade, *pick);
                difference.equal("contracts", order.trade.contracts, 1);
                const RawLife life = liveOn(m_raw, *pick, entry, dayOf(Last), rules);
                const auto lived =
                    must(backtest::liveThrough(*system, order.trade, session + 1, inputs.lastSession,
                                               base::Money::cents(65), *inputs.calendar));
                compareLife(difference, lived, life, 1, entry);
                closed += life.closed ? 1 : 0;
                if (life.reason) {
                    ++reasons[*life.reason];
                }
            }
            wrong += difference.text();
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY2(trades >= 30, std::to_string(trades).c_str());
        qInfo("%d entries, %d closed: profit %d, stop %d, time %d, regime %d", trades, closed,
              reasons[RawReason::ProfitTarget], reasons[RawReason::StopLoss], reasons[RawReason::TimeStop],
              reasons[RawReason::RegimeShift]);
    }
};

QTEST_GUILESS_MAIN(TestRecountTrades)
#include "tst_recount_trades.moc"
