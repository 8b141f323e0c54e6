// SPDX-License-Identifier: GPL-3.0-or-later
// History is the days for the buying systems too: over invented markets the backtest leaves the trades,
// partial closings, decisions and equity that the daily routine leaves, for Breakout, for ATR Matrix, and for
// the three strategies on one account.
#include "engine/base/date.h"
#include "tests/unit/backtest/share_days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

struct Closing {
    base::Date date;
    std::int64_t contracts = 0;
    base::Price price;
    base::Money fees;
    std::optional<book::CloseReason> reason;
    bool operator==(const Closing&) const = default;
};

/// The closing fills of a journal by position.
std::map<int, std::vector<Closing>> closingsOf(const std::vector<book::JournalEntry>& journal) {
    std::map<std::string, book::TicketOpened> tickets;
    std::map<int, std::vector<Closing>> closings;
    for (const book::JournalEntry& entry : journal) {
        if (const auto* ticket = std::get_if<book::TicketOpened>(&entry.event)) {
            tickets[ticket->ticketId] = *ticket;
        } else if (const auto* fill = std::get_if<book::Filled>(&entry.event)) {
            const book::TicketOpened& of = tickets.at(fill->ticketId);
            if (of.closesPosition) {
                closings[*of.closesPosition].push_back(
                    {fill->date, fill->contracts, fill->price, fill->fees, of.closeReason});
            }
        }
    }
    return closings;
}

std::vector<Closing> closingsOf(const backtest::Trade& trade) {
    std::vector<Closing> closings;
    closings.reserve(trade.parts.size());
    for (const backtest::TradePart& part : trade.parts) {
        closings.push_back({part.date, part.contracts, part.price, part.fees, part.reason});
    }
    if (closings.empty() && trade.closedOn) {
        closings.push_back({*trade.closedOn, trade.contracts, trade.exitPrice,
                            base::Money::cents(trade.fees.toCents() / 2), trade.reason});
    }
    return closings;
}

struct Totals {
    int trades = 0;
    int parts = 0;
    int decisions = 0;
    int entries = 0;
    int memos = 0;
    int missing = 0;
    std::map<std::string, int> reasons;
    std::map<std::string, int> strategies;
};

QByteArray where(unsigned seed, const std::string& what) {
    return QByteArray("seed ") + QByteArray::number(seed) + ": " + what.c_str();
}

void compare(unsigned seed, ShareDays& days, Totals& totals) {
    const std::vector<book::JournalEntry> journal = days.live();
    const book::Book book = book::Book::fold(journal).value();
    const backtest::RunResult run = days.run();
    const auto closings = closingsOf(journal);

    for (std::size_t i = 0; i < std::min(run.trades.size(), book.positions().size()); ++i) {
        const backtest::Trade& trade = run.trades[i];
        const book::Position& position = book.positions()[i];
        const std::string name = "trade " + std::to_string(trade.id) + " of " + base::toIso(trade.openedOn) +
                                 " " + days.slot(trade.system).first + " " + days.slot(trade.system).second +
                                 ", the days say " + base::toIso(position.openedOn) + " " +
                                 position.strategy + " " + position.underlying;
        const auto slot = days.slot(trade.system);
        QVERIFY2(slot.first == position.strategy && slot.second == position.underlying &&
                     trade.openedOn == position.openedOn && trade.contracts == position.contracts &&
                     trade.entryPrice == position.entryPrice && trade.maxLoss == position.maxLoss &&
                     trade.expiration == position.expiration &&
                     trade.legs[0].strike == position.legs[0].contract.strike.toThousandths() &&
                     trade.legs[0].right == position.legs[0].contract.right,
                 where(seed, name + ": entry").constData());
        QVERIFY2(trade.closedOn == position.closedOn && trade.contractsOpen() == position.contractsOpen &&
                     trade.reason == position.closeReason,
                 where(seed, name + ": closing").constData());
        const auto at = closings.find(position.id);
        QVERIFY2(closingsOf(trade) == (at == closings.end() ? std::vector<Closing>() : at->second),
                 where(seed, name + ": parts").constData());
        QCOMPARE(trade.fees, position.entryFees + position.exitFees);
        QCOMPARE(trade.exitPremium, position.exitPremium);
        if (!trade.isOpen()) {
            QCOMPARE(trade.netPl, position.netPl);
            QCOMPARE(trade.exitPrice, position.exitPrice);
            ++totals.reasons[book::closeReasonKey(*trade.reason)];
        }
        for (const backtest::TradePart& part : trade.parts) {
            ++totals.parts;
            ++totals.reasons[book::closeReasonKey(part.reason)];
        }
        ++totals.strategies[slot.first];
    }
    QCOMPARE(run.trades.size(), book.positions().size());
    totals.trades += static_cast<int>(run.trades.size());
    totals.missing += static_cast<int>(run.prices.missing);

    std::map<std::tuple<std::string, std::string, base::Date>, std::string> decided;
    for (const book::JournalEntry& entry : journal) {
        if (const auto* one = std::get_if<book::EvaluationRecorded>(&entry.event)) {
            decided[{one->strategy, one->underlying, one->date}] = one->decision;
        }
        totals.memos += std::holds_alternative<book::MemoWritten>(entry.event) ? 1 : 0;
    }
    for (const backtest::DayLine& line : run.days) {
        const auto slot = days.slot(line.system);
        const base::Date date = calendar::Calendar::standard().sessionAt(line.session).value();
        const auto at = decided.find({slot.first, slot.second, date});
        QVERIFY2(at != decided.end(), where(seed, "no decision").constData());
        const char* made = entry::decisionKey(static_cast<entry::Decision>(line.decision));
        QVERIFY2(at->second == made, where(seed, slot.first + " " + slot.second + " on " + base::toIso(date) +
                                                     ": " + made + ", the day says " + at->second)
                                         .constData());
        ++totals.decisions;
        totals.entries += at->second == "entry" ? 1 : 0;
    }
    QCOMPARE(run.days.size(), decided.size());

    QCOMPARE(run.equity.size(), book.equityHistory().size());
    for (std::size_t i = 0; i < run.equity.size(); ++i) {
        QVERIFY2(run.equity[i] == book.equityHistory()[i].equity.toCents(),
                 where(seed, "equity of day " + std::to_string(i)).constData());
    }
}

/// No order of the run left the account's limits behind it (SHR-A3, A6): the trade itself, and what was at
/// risk at the close of a day on which something was opened.
void checkCaps(unsigned seed, ShareDays& days) {
    const backtest::RunResult run = days.run();
    const auto& account = days.parameters().account();
    const risk::AccountLimits limits = risk::accountLimits(
        {account.enabled("optimus"), account.enabled("atr-matrix"), account.enabled("breakout")});
    std::map<base::Date, std::size_t> at;
    for (std::size_t i = 0; i < run.sessions.size(); ++i) {
        at[calendar::Calendar::standard().sessionAt(run.sessions[i]).value()] = i;
    }
    for (const backtest::Trade& trade : run.trades) {
        const std::size_t day = at.at(trade.openedOn);
        const base::Money equity = day == 0 ? account.paperEquity : base::Money::cents(run.equity[day - 1]);
        const base::Money sleeve = account.weightOf(days.slot(trade.system).first).of(equity);
        QVERIFY2(trade.maxLoss <= base::BasisPoints(limits.tradeBp).of(equity),
                 where(seed, "TRADE of trade " + std::to_string(trade.id)).constData());
        QVERIFY2(base::Money::cents(run.heat[day]) <= base::BasisPoints(limits.heatBp).of(equity),
                 where(seed, "HEAT after trade " + std::to_string(trade.id)).constData());
        QVERIFY2(trade.maxLoss <= base::BasisPoints(1000).of(sleeve),
                 where(seed, "a tenth of the sleeve, trade " + std::to_string(trade.id)).constData());
    }
}

void report(const Totals& totals) {
    std::string text;
    for (const auto& [name, count] : totals.reasons) {
        text += " " + name + " " + std::to_string(count);
    }
    for (const auto& [name, count] : totals.strategies) {
        text += " " + name + " " + std::to_string(count);
    }
    qInfo("%d trades, %d parts, %d memos, %d signals of %d decisions, %d prices missing:%s", totals.trades,
          totals.parts, totals.memos, totals.entries, totals.decisions, totals.missing, text.c_str());
}

} // namespace

class TestSharesEqualDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void breakout() { // BRK-S3, K5, K8, P3, X1
        Totals totals;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::vector<std::string> sets;
            if (seed % 3 == 1) {
                sets = {"breakout.z_price_min=1", "breakout.z_vol_min=0.8", "breakout.probe_pct=2"};
            } else if (seed % 3 == 2) {
                sets = {"breakout.stated_p=0.6", "breakout.stated_b=1.2", "breakout.z_vol_min=1"};
            }
            ShareDays days(seed, {"breakout"}, sets);
            compare(seed, days, totals);
            checkCaps(seed, days);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        report(totals);
        QVERIFY(totals.trades > 20);
        QVERIFY(totals.memos >= totals.trades);
        QVERIFY(totals.missing > 0);
    }

    void atrMatrix() { // ATR-E7, E8, S1, P1..P6, X1..X8
        Totals totals;
        for (unsigned seed = 101; seed <= 112; ++seed) {
            std::vector<std::string> sets{"atr-matrix.max_iv_rank=70"};
            if (seed % 2 == 1) {
                sets.insert(sets.end(), {"atr-matrix.atr_pct_min=1", "atr-matrix.loss_streak=3",
                                         "atr-matrix.stop_atr=1", "atr-matrix.atr_distance_max=8"});
            }
            ShareDays days(seed, {"atr-matrix"}, sets);
            compare(seed, days, totals);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        report(totals);
        QVERIFY(totals.trades > 20);
        QVERIFY(totals.parts > 20);
        QVERIFY(totals.missing > 0);
    }

    void threeOnOneAccount() { // SHR-A1, A2, A7, issue 4 point 6
        Totals totals;
        for (unsigned seed = 201; seed <= 208; ++seed) {
            ShareDays days(seed, {"optimus", "atr-matrix", "breakout"},
                           {"min_days_between_entries=1", "min_iv_rank=30", "rsi_oversold_threshold=20",
                            "atr-matrix.max_iv_rank=70", "atr-matrix.atr_pct_min=1", "breakout.z_price_min=1",
                            "breakout.z_vol_min=0.8", "breakout.probe_pct=2"});
            compare(seed, days, totals);
            checkCaps(seed, days);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        report(totals);
        QCOMPARE(totals.strategies.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestSharesEqualDays)
#include "tst_shares_equal_days.moc"
