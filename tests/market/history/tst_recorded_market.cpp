// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that a backtest trades on, made from every stored chain of the collected data, against what the
// selector of `plan` computes from the chain itself: analytics, codes (SHR-Q) and the pick (OPT-C1..C4).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "app/core/import/import_job.h"
#include "app/core/lab/quote_loading.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/chains/rate.h"
#include "engine/history/chain_rows.h"
#include "engine/market/series_names.h"
#include "engine/store/files.h"
#include "engine/structures/expiry_selector.h"
#include "engine/structures/selection_block.h"
#include "tests/support/vectors.h"

#include <bit>
#include <chrono>
#include <set>

#include <QTemporaryDir>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

const calendar::Calendar& calendarNow() {
    return calendar::Calendar::standard();
}

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

/// Bit for bit, so that two missing values are equal.
bool same(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// The column form of a price.
std::int32_t stored(std::optional<base::Price> price) {
    return price ? static_cast<std::int32_t>(price->toUnits()) : history::NoQuote;
}

/// What is wrong with a row; empty when nothing is.
std::string rowProblem(const structures::SelectorInputs& in, const market::ExpiryBlock& block,
                       const chains::ExpiryAnalytics& analytics, market::Right right, std::size_t index,
                       const history::Rows& rows, std::size_t row) {
    const chains::SideAnalytics& model = right == market::Right::Call ? analytics.calls : analytics.puts;
    const auto codes = structures::legCodes(in, block, analytics, right, index);
    std::string problem;
    const auto check = [&problem](bool fine, const char* what) { problem += fine ? "" : what; };
    check(rows.strike[row] == block.strikes[index].toThousandths(), " strike");
    check(rows.bid[row] == stored(block.side(right).bidAt(index)), " bid");
    check(rows.ask[row] == stored(block.side(right).askAt(index)), " ask");
    check(same(rows.iv[row], model.iv[index]), " iv");
    check(same(rows.delta[row], model.delta[index]), " delta");
    std::uint32_t bits = 0;
    for (const chains::QuoteCode code : codes) {
        bits |= 1U << static_cast<unsigned>(code);
    }
    check(rows.codes[row] == bits, " codes");
    check(chains::codesOf(rows.codes[row]) == codes, " codes read back");
    check(chains::usableForExit(codes) == ((rows.codes[row] & chains::InvalidatingForExit) == 0), " usable");
    return problem.empty() ? problem
                           : block.contract(in.chain->underlying(), right, index).root + " " +
                                 base::toIso(block.expiration) + " " + market::rightLetter(right) + " " +
                                 std::to_string(block.strikes[index].toDollars()) + ":" + problem;
}

bool sameCandidate(const structures::Candidate& a, const structures::Candidate& b) {
    return a.shortStrike == b.shortStrike && a.longStrike == b.longStrike && same(a.delta, b.delta) &&
           same(a.distance, b.distance) && a.midCredit == b.midCredit && a.rejected == b.rejected &&
           a.detail == b.detail && a.chosen == b.chosen;
}

/// Rows of one right as the selector takes them.
std::vector<structures::StrikeRow> strikeRows(const history::Rows& rows) {
    const auto price = [](std::int32_t value) {
        return value == history::NoQuote ? std::nullopt : std::optional(base::Price::units(value));
    };
    std::vector<structures::StrikeRow> result;
    result.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        result.push_back({base::Strike::thousandths(rows.strike[i]), base::known(rows.delta[i]),
                          price(rows.bid[i]), price(rows.ask[i])});
    }
    return result;
}

} // namespace

class TestRecordedMarket : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    app::HomeOptions m_options;
    std::vector<base::Date> m_dates;

    [[nodiscard]] app::OpenHome openForReading(unsigned threads = 0) const {
        app::HomeOptions options = m_options;
        options.threads = threads;
        return must(app::openHome(options, app::Access::Read));
    }
    static app::QuoteWish wishFor(const std::string& underlying) {
        app::QuoteWish wish;
        wish.underlying = underlying;
        wish.from = calendar::FirstDate;
        wish.to = calendar::LastDate;
        return wish;
    }
    /// What `plan` hands to the selector on a day (engine/strategies/optimus.cpp).
    static structures::SelectorInputs inputsOn(app::MarketAccess& market, const std::string& underlying,
                                               base::Date date) {
        app::SnapshotWish wish;
        wish.date = date;
        wish.underlying = underlying;
        const market::MarketSnapshot snapshot = must(market.snapshot(wish)); // all series, as on the screen
        structures::SelectorInputs in;
        in.chain = snapshot.chain(underlying);
        in.rate = chains::zeroRate(snapshot.view(market::names::Bill13w), date, calendarNow());
        if (in.chain) {
            in.quotes = chains::endOfDayContext(snapshot, *in.chain, calendarNow(), in.parameters.maxSpread);
        }
        return in;
    }

private Q_SLOTS:
    void initTestCase() {
        SIGNALBOX_NEED_SHARED();
        m_options.home = fs::path(m_folder.path().toStdString()) / "home";
        m_options.market = store::Market::Real;
        auto open = must(app::openHome(m_options, app::Access::Write));
        app::ImportRequest request;
        for (const char* part : {"option-chains", "index-daily", "rates", "splits-and-dividends"}) {
            request.paths.push_back(sharedFolder().value_or("") / "market-data" / part);
        }
        must(app::importFiles(open, request));
        m_dates = must(open.store->chainDates("SPX"));
        QVERIFY(m_dates.size() >= 41);
    }

    void everyRowOfSpxIsWhatTheSelectorSees() { // European: 41 days of 2019 and the other recordings
        SIGNALBOX_NEED_SHARED();
        compareAll("SPX");
    }
    void everyRowOfSpyIsWhatTheSelectorSees() { // American
        SIGNALBOX_NEED_SHARED();
        compareAll("SPY");
    }

private:
    void compareAll(const std::string& symbol) const {
        const app::OpenHome open = openForReading();
        app::MarketAccess market(open);
        const auto begin = std::chrono::steady_clock::now();
        const auto loaded = must(app::loadQuotes(open, market, wishFor(symbol)));
        const std::chrono::duration<double> made = std::chrono::steady_clock::now() - begin;
        QVERIFY(loaded.made && loaded.inMemoryBecause.empty());
        const auto dates = must(open.store->chainDates(symbol));
        std::size_t rows = 0, listed = 0, days2019 = 0;
        std::set<int> numbers;
        for (const base::Date date : dates) {
            const structures::SelectorInputs in = inputsOn(market, symbol, date);
            QVERIFY(in.chain);
            const int number = must(calendarNow().sessionNumber(date));
            numbers.insert(number);
            days2019 += date >= base::makeDate(2019, 4, 25) && date <= base::makeDate(2019, 6, 28) ? 1 : 0;
            const history::SessionQuotes session = loaded.quotes->session(number);
            QVERIFY(session.origin == history::Origin::Quotes);
            QVERIFY(same(session.spot, in.chain->underlyingPrice().value_or(0)));
            std::size_t expiry = 0;
            for (std::size_t b = 0; b < in.chain->blocks().size(); ++b) {
                const market::ExpiryBlock& block = in.chain->blocks()[b];
                if (block.adjusted || base::daysBetween(date, block.expiration) > 95) {
                    continue;
                }
                const std::string where =
                    symbol + " " + base::toIso(date) + " " + block.root + " " + base::toIso(block.expiration);
                QVERIFY2(expiry < session.expiries.size(), where.c_str());
                const history::ExpiryHead& head = session.expiries[expiry];
                const auto analytics = chains::analyseExpiry(*in.chain, b, in.rate, calendarNow());
                QVERIFY2(head.date() == block.expiration && head.settlement == block.settlement &&
                             head.multiplier == block.multiplier && same(head.years, analytics.years) &&
                             same(head.forward, analytics.forward.value_or(0)) &&
                             same(head.discount, analytics.discount.value_or(0)),
                         where.c_str());
                for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                    const history::Rows found = loaded.quotes->rows(number, expiry, right);
                    std::size_t row = 0;
                    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                        if (block.side(right).listed[i] == 0) {
                            continue;
                        }
                        QVERIFY2(row < found.size(), where.c_str());
                        const std::string problem = rowProblem(in, block, analytics, right, i, found, row);
                        QVERIFY2(problem.empty(), problem.c_str());
                        QCOMPARE(found.find(found.strike[row]), std::optional(row));
                        ++row;
                        ++listed;
                    }
                    QCOMPARE(found.size(), row);
                    rows += found.size();
                }
                ++expiry;
            }
            QCOMPARE(session.expiries.size(), expiry);
        }
        QCOMPARE(loaded.quotes->sessions(), std::vector<int>(numbers.begin(), numbers.end()));
        QCOMPARE(static_cast<std::size_t>(loaded.quotes->history()->rowCount()), rows);
        QCOMPARE(loaded.quotes->history()->leftOut(), std::int64_t{0});
        QVERIFY(listed > 1000);
        QVERIFY(symbol != "SPX" || days2019 == 41);
        qInfo("%s: %zu days, %zu rows, made in %.2f s", symbol.c_str(), dates.size(), rows, made.count());
    }

private Q_SLOTS:
    void thePickOnRowsIsThePickOnTheChain() { // OPT-C1..C4, both regimes (-0.16 and -0.12)
        SIGNALBOX_NEED_SHARED();
        const app::OpenHome open = openForReading();
        app::MarketAccess market(open);
        const auto loaded = must(app::loadQuotes(open, market, wishFor("SPX")));
        std::size_t picked = 0, looked = 0, rejected = 0;
        for (const base::Date date : m_dates) {
            structures::SelectorInputs in = inputsOn(market, "SPX", date);
            const int number = must(calendarNow().sessionNumber(date));
            const history::SessionQuotes session = loaded.quotes->session(number);
            for (const bool highVol : {false, true}) {
                in.highVol = highVol;
                const structures::Selection selection = structures::selectPutCreditSpread(in);
                std::vector<structures::ListedExpiry> listed;
                for (const history::ExpiryHead& head : session.expiries) {
                    listed.push_back({head.date(), head.settlement});
                }
                const auto expiry = structures::selectExpiry(listed, date, in.parameters.expiry);
                const std::string where = base::toIso(date) + (highVol ? " high vol" : "");
                QVERIFY2(!expiry || in.chain->underlyingPrice().has_value() == (session.spot > 0),
                         where.c_str());
                if (!expiry || !(session.spot > 0) || !(session.expiries[*expiry].forward > 0)) {
                    QVERIFY2(!selection.plan && selection.candidates.empty(), where.c_str());
                    continue;
                }
                QCOMPARE(std::optional(session.expiries[*expiry].date()), selection.expiration);
                const history::Rows puts = loaded.quotes->rows(number, *expiry, market::Right::Put);
                const structures::SelectorParameters& p = in.parameters;
                structures::StrikeRules rules;
                rules.targetDelta = highVol ? -0.12 : -0.16;
                rules.deltaTolerance = p.deltaTolerance;
                rules.width = p.widthFor(highVol);
                rules.minCreditOfWidth = p.minCreditOfWidth;
                rules.entrySlippage = p.entrySlippage;
                const auto pick = structures::selectStrikes(strikeRows(puts), rules, [&](std::size_t row) {
                    return chains::codesOf(puts.codes[row]);
                });
                QCOMPARE(pick.candidates.size(), selection.candidates.size());
                for (std::size_t i = 0; i < pick.candidates.size(); ++i) {
                    QVERIFY2(sameCandidate(pick.candidates[i], selection.candidates[i]), where.c_str());
                    rejected += pick.candidates[i].rejected.empty() ? 0 : 1;
                }
                looked += pick.candidates.size();
                QCOMPARE(pick.chosen.has_value(), selection.plan.has_value());
                if (pick.chosen) {
                    ++picked;
                    QCOMPARE(pick.limit.toUnits(), selection.plan->limit.toUnits());
                    QCOMPARE(puts.strike[pick.shortRow],
                             selection.plan->legs[0].contract.strike.toThousandths());
                    QCOMPARE(puts.strike[pick.longRow],
                             selection.plan->legs[1].contract.strike.toThousandths());
                    QVERIFY(session.expiries[*expiry].settlement == selection.plan->settlement);
                }
            }
        }
        QVERIFY2(picked >= 80 && rejected > 0, qPrintable(QString::number(picked)));
        qInfo("%zu picks, %zu candidates, %zu rejected", picked, looked, rejected);
    }

    void theFileIsTheSameOnAnyNumberOfThreads() { // SHR-J1
        SIGNALBOX_NEED_SHARED();
        std::string first;
        for (const unsigned threads : {1U, 2U, 7U}) {
            const app::OpenHome open = openForReading(threads);
            const fs::path path = app::quoteFilePath(open, "SPX");
            fs::remove(path);
            app::MarketAccess market(open);
            QVERIFY(must(app::loadQuotes(open, market, wishFor("SPX"))).made);
            const std::string bytes = must(store::readFile(path));
            QVERIFY(bytes.size() > 1'000'000);
            if (first.empty()) {
                first = bytes;
            }
            QVERIFY2(bytes == first, std::to_string(threads).c_str());
        }
        qInfo("%.1f MB", static_cast<double>(first.size()) / 1e6);
    }
};

QTEST_GUILESS_MAIN(TestRecordedMarket)
#include "tst_recorded_market.moc"
