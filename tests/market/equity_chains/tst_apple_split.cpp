// SPDX-License-Identifier: GPL-3.0-or-later
// Apple's 7-for-1 of 2014-06-09 on the recorded chains of both its sides (SHR-Q7..Q9, SHR-D4, SHR-D5):
// strikes, dividends, the previous close and the quarantine.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/chains/atm_volatility.h"
#include "engine/chains/equity_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/store/snapshot_builder.h"
#include "engine/store/volatility_history.h"
#include "tests/market/import/collected.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/strategies/kept_split.h"

#include <cmath>
#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;
using chains::QuoteCode;
using market::Right;

namespace {

const base::Date Before = makeDate(2014, 6, 6);
const base::Date After = makeDate(2014, 6, 9);

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

struct Apple {
    TemporaryHome temporary;
    store::Home home = temporary.home();
    store::WriterLock lock = must(home.lock("test"));
    std::shared_ptr<store::MarketStore> store =
        must(store::MarketStore::openForWriting(home, store::Market::Real, lock));

    explicit Apple(bool withActions = true) {
        take("option-chains/lean-native/option/usa/daily/aapl_2014_quote_american.zip");
        take("splits-and-dividends/lean-aapl/daily_raw_aapl.zip");
        take("rates/tbill_13w_yield.csv");
        if (withActions) {
            take("splits-and-dividends/lean-aapl/factor_file_aapl.csv");
        }
    }
    void take(const std::string& relative) {
        const auto parsed = readCollected(relative);
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            for (const auto& draft : parsed.series) {
                must(writer.mergeSeries(draft.id, draft.bars));
            }
            for (const auto& chain : parsed.chains) {
                must(writer.mergeChain(*chain));
            }
            must(writer.mergeActions(parsed.actions));
            return {};
        }));
    }
    /// The archive has no price of the share: for what needs one, the close of the day is put into the chain.
    market::MarketSnapshot on(base::Date date, bool withSpot = true) {
        store::SnapshotBuilder builder(store);
        store::SnapshotRequest request;
        request.date = date;
        request.underlyings = {"AAPL"};
        auto snapshot = must(builder.build(request));
        if (const auto chain = snapshot.chain("AAPL"); chain && withSpot) {
            snapshot.chains["AAPL"] =
                must(market::OptionChain::create(chain->id(), snapshot.view("AAPL").closeOn(date),
                                                 chain->asOf(), chain->basis(), chain->blocks()));
        }
        return snapshot;
    }
};

/// How many contracts have each code.
std::map<QuoteCode, long> codesOf(const market::MarketSnapshot& snapshot, long& contracts) {
    std::map<QuoteCode, long> counts;
    const auto analytics = chains::analyseUnderlying(snapshot, "AAPL", standard());
    const market::OptionChain& chain = *analytics->chain;
    const auto context = chains::endOfDayContext(snapshot, chain, standard(), 0.10);
    contracts = 0;
    for (std::size_t b = 0; b < chain.blocks().size(); ++b) {
        for (const Right right : {Right::Call, Right::Put}) {
            const auto& block = chain.blocks()[b];
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                const auto codes = chains::legCodes(chain, block, analytics->expiries[b], right, i, context);
                const bool missing = !codes.empty() && codes.front() == QuoteCode::Missing;
                contracts += missing ? 0 : 1;
                for (const QuoteCode code : codes) {
                    ++counts[code];
                }
            }
        }
    }
    return counts;
}

} // namespace

class TestAppleSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strikesFollowTheShare();
    void bothSidesAreAnalysed();
    void dividendsFollowTheShare();
    void quarantine();
    void aCallKeptThroughIsSoldAsItIsListed();
    void withoutTheEventOnFile();
    void withoutAPriceOfTheShare();
};

void TestAppleSplit::strikesFollowTheShare() { // SHR-D5
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    const auto before = apple.on(Before);
    const auto after = apple.on(After);
    QCOMPARE(before.chain("AAPL")->underlyingPrice(), std::optional(645.57));
    QCOMPARE(after.chain("AAPL")->underlyingPrice(), std::optional(93.70));
    int found = 0;
    int strikes = 0;
    for (const market::ExpiryBlock& old : before.chain("AAPL")->blocks()) {
        const auto* now = after.chain("AAPL")->find(old.root, old.expiration);
        if (now == nullptr) {
            continue;
        }
        for (const base::Strike strike : old.strikes) {
            const auto divided = base::Strike::thousandths(
                static_cast<std::int32_t>(std::lround(strike.toDollars() / 7 * 100)) * 10);
            ++strikes;
            found += now->indexOf(divided) ? 1 : 0;
        }
    }
    qInfo("%d of %d strikes found divided by 7", found, strikes);
    QVERIFY(strikes > 500 && found > strikes * 95 / 100);
}

void TestAppleSplit::aCallKeptThroughIsSoldAsItIsListed() { // SHR-D5
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    const auto before = apple.on(Before);
    const auto after = apple.on(After);
    int sold = 0;
    for (const market::ExpiryBlock& block : before.chain("AAPL")->blocks()) {
        const auto at = block.indexOf(base::Strike::dollars(645));
        const auto* now = after.chain("AAPL")->find(block.root, block.expiration);
        const auto listed = now == nullptr ? std::nullopt : now->indexOf(base::Strike::thousandths(92'140));
        const auto ask = at ? block.calls.askAt(*at) : std::nullopt;
        const auto bid = listed ? now->calls.bidAt(*listed) : std::nullopt;
        if (!ask || !bid || *bid <= base::Price() || block.expiration <= After) {
            continue;
        }
        KeptOption option;
        option.contract = {"AAPL",           block.root,  block.expiration,
                           block.settlement, Right::Call, base::Strike::dollars(645)};
        option.paid = *ask;
        option.openedOn = Before;
        const Closed closed = closeOn(after, option);
        QVERIFY(market::occSymbol(closed.order.legs.front().contract).ends_with("C00092140"));
        QCOMPARE(closed.order.contracts, std::int64_t{14});
        QVERIFY(closed.order.limit == *bid && closed.fill.price == *bid);
        const base::Money earned =
            base::premium(*bid, 100, 14) - base::premium(*ask, 100, 2) - base::Money::cents(130);
        QCOMPARE(closed.position.netPl.toCents(), (earned - closed.fill.fees).toCents());
        ++sold;
    }
    qInfo("%d expirations of the 645 call sold as the 92.14 call", sold);
    QVERIFY(sold > 5);
}

void TestAppleSplit::bothSidesAreAnalysed() {
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    std::vector<double> thirty;
    for (const base::Date date : {Before, After}) {
        const auto snapshot = apple.on(date);
        const auto analytics = chains::analyseUnderlying(snapshot, "AAPL", standard());
        long ok = 0;
        long quoted = 0;
        for (std::size_t b = 0; b < analytics->expiries.size(); ++b) {
            const auto& expiry = analytics->expiries[b];
            for (const Right right : {Right::Call, Right::Put}) {
                const auto& side = right == Right::Call ? expiry.calls : expiry.puts;
                for (std::size_t i = 0; i < side.iv.size(); ++i) {
                    const std::string status = chains::volatilityStatus(expiry, right, i);
                    QCOMPARE(status == "OK", base::isKnown(side.iv[i]));
                    QCOMPARE(status == "OK", base::isKnown(side.delta[i]));
                    ok += status == "OK" ? 1 : 0;
                    quoted += status == "NO_PRICE" || status == "expired" ? 0 : 1;
                }
            }
        }
        qInfo("%s: %ld of %ld with a volatility", base::toIso(date).c_str(), ok, quoted);
        QVERIFY(quoted > 1500 && ok > quoted * 6 / 10);
        const auto result = chains::atmVolatility(*analytics);
        QVERIFY2(result.value.has_value(), result.missing.c_str());
        thirty.push_back(result.value->iv);
    }
    // The split changes no volatility.
    QVERIFY2(thirty[0] > 0.12 && thirty[0] < 0.40 && std::abs(thirty[0] - thirty[1]) < 0.05,
             (std::to_string(thirty[0]) + " " + std::to_string(thirty[1])).c_str());
}

void TestAppleSplit::dividendsFollowTheShare() { // SHR-P4, SHR-D4
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    const auto next = [&](base::Date date) { return apple.on(date).dividendsAhead.at(0); };
    QVERIFY(next(Before).effective == next(After).effective); // 2014-08-07
    QVERIFY(std::abs(next(Before).amount / next(After).amount - 7) < 1e-9);
    QVERIFY(std::abs(next(After).amount - 0.47) < 0.005);
    const auto analytics = chains::analyseUnderlying(apple.on(After), "AAPL", standard());
    for (const auto& expiry : analytics->expiries) {
        QVERIFY(!expiry.dividendsUnknown || !expiry.problem.empty());
        if (expiry.problem.empty()) {
            QCOMPARE(expiry.pvDividends > 0.4, expiry.expiration >= makeDate(2014, 8, 7));
        }
    }
}

void TestAppleSplit::quarantine() { // SHR-Q8
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    long contracts = 0;
    auto codes = codesOf(apple.on(Before), contracts);
    QCOMPARE(codes[QuoteCode::CaQuarantine], 0L);
    QCOMPARE(codes[QuoteCode::SplitSuspect], 0L);
    codes = codesOf(apple.on(After), contracts);
    QVERIFY(contracts > 1500);
    QCOMPARE(codes[QuoteCode::CaQuarantine], contracts); // every quote of the first day
    QCOMPARE(codes[QuoteCode::SplitSuspect], 0L);        // the close before is split, too: 92.22
    const auto after = apple.on(After);
    const auto context = chains::endOfDayContext(after, *after.chain("AAPL"), standard(), 0.10);
    QVERIFY(std::abs(*context.previousClose - 645.57 / 7) < 1e-9);
    for (const auto& [day, quarantined] :
         {std::pair(makeDate(2014, 6, 13), true), std::pair(makeDate(2014, 6, 16), true),
          std::pair(makeDate(2014, 6, 17), false)}) {
        const auto later = chains::endOfDayContext(apple.on(day), *after.chain("AAPL"), standard(), 0.10);
        QCOMPARE(later.sessionsSinceAction.has_value(), quarantined);
        // The chain of the Friday before stays on the old basis for ever (SHR-D5).
        const auto old = apple.on(Before);
        const auto analytics = chains::analyseUnderlying(old, "AAPL", standard());
        const auto& block = old.chain("AAPL")->blocks()[3];
        const auto of =
            chains::checkQuote(chains::quoteInputs(*old.chain("AAPL"), block, analytics->expiries[3],
                                                   Right::Call, block.strikes.size() / 2, later, true));
        QVERIFY(std::find(of.begin(), of.end(), QuoteCode::CaQuarantine) != of.end());
        QVERIFY(std::find(of.begin(), of.end(), QuoteCode::Stale) != of.end());
    }
}

void TestAppleSplit::withoutTheEventOnFile() { // SHR-Q9
    SIGNALBOX_NEED_SHARED();
    Apple apple(false);
    long contracts = 0;
    const auto codes = codesOf(apple.on(After), contracts);
    QCOMPARE(codes.at(QuoteCode::SplitSuspect), contracts);
    QVERIFY(!codes.contains(QuoteCode::CaQuarantine));
}

void TestAppleSplit::withoutAPriceOfTheShare() { // SHR-D6
    SIGNALBOX_NEED_SHARED();
    Apple apple;
    const auto analytics = chains::analyseUnderlying(apple.on(Before, false), "AAPL", standard());
    for (const auto& expiry : analytics->expiries) {
        QVERIFY(expiry.problem == "no underlying price" || expiry.problem == "expired");
    }
    QCOMPARE(chains::atmVolatility(*analytics).missing, std::string("no underlying price"));
    const auto derived = must(store::deriveVolatility(*apple.store, standard(), base::Executor(1)));
    QVERIFY(derived.chains > 0 && derived.changed == 0); // no volatility is stored of such a chain
}

QTEST_GUILESS_MAIN(TestAppleSplit)
#include "tst_apple_split.moc"
