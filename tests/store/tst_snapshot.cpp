// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot shows what was known on its day and nothing later, from the series that SHR-D4b chooses.
#include "engine/store/snapshot_builder.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/columns/sample_chain.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using store::Market;
using store::MarketStore;
using store::MarketWriter;
using store::SnapshotBuilder;
using store::SnapshotRequest;

namespace {

const base::Date First = base::makeDate(2019, 4, 1);

struct Filled {
    TemporaryHome temporary;
    store::Home home = temporary.home();
    store::WriterLock lock = must(home.lock("test"));
    std::shared_ptr<MarketStore> store = must(MarketStore::openForWriting(home, Market::Real, lock));
    SnapshotBuilder builder{store};

    void series(const std::string& symbol, const std::string& source, market::Basis basis,
                const std::vector<market::Bar>& bars) {
        must(store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.mergeSeries({symbol, source, basis}, bars));
            return {};
        }));
    }
    void chain(const SampleChain& sample) {
        must(store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.mergeChain(*sample.make()));
            return {};
        }));
    }
};

SnapshotRequest on(base::Date date) {
    SnapshotRequest request;
    request.date = date;
    return request;
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLaterThanTheDayIsVisible() {
        Filled f;
        f.series("SPX", "vendor", market::Basis::AsTraded, testBars(First, 60));
        f.series("VIX", "cboe", market::Basis::AsTraded, testBars(First, 60, 15));
        const base::Date day = base::makeDate(2019, 5, 1);
        const auto snapshot = must(f.builder.build(on(day)));
        QVERIFY(snapshot.asOf == day);
        QVERIFY(!snapshot.simulated);
        QVERIFY(snapshot.view("SPX").lastDate() == day);
        QVERIFY(snapshot.view("VIX").lastDate() == day);
        QVERIFY(!snapshot.view("VIX3M").exists());
        QVERIFY(snapshot.chain("SPX") == nullptr);
    }

    void theSeriesIsChosenForTheDay() {
        Filled f;
        f.series("SPX", "short", market::Basis::AsTraded, testBars(base::makeDate(2019, 5, 1), 3));
        f.series("SPX", "long", market::Basis::SplitAdjusted, testBars(First, 60));
        QCOMPARE(must(f.builder.build(on(base::makeDate(2019, 4, 30)))).view("SPX").id().source,
                 std::string("long"));
        QCOMPARE(must(f.builder.build(on(base::makeDate(2019, 5, 2)))).view("SPX").id().source,
                 std::string("short"));
        SnapshotRequest request = on(base::makeDate(2019, 5, 2));
        request.source = "long";
        QCOMPARE(must(f.builder.build(request)).view("SPX").id().source, std::string("long"));
    }

    // SHR-D4: as traded prices are split-adjusted as of the day, with what had happened by then.
    void splitsApplyFromTheirDayOn() {
        Filled f;
        const auto bars = testBars(base::makeDate(2020, 8, 24), 10, 500);
        f.series("AAPL", "lean", market::Basis::AsTraded, bars);
        f.series("AAPL", "adjusted", market::Basis::DividendAdjusted, bars);
        const base::Date split = base::makeDate(2020, 8, 31);
        must(f.store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.mergeActions(std::vector<market::CorporateAction>{
                {"AAPL", split, market::ActionKind::Split, 4, 0, "lean"},
                {"AAPL", split, market::ActionKind::Split, 4, 0, "another list"}}));
            return {};
        }));
        SnapshotRequest request = on(base::makeDate(2020, 8, 28));
        request.underlyings = {"AAPL"};
        auto snapshot = must(f.builder.build(request));
        QCOMPARE(snapshot.view("AAPL").close(0), bars[0].close);
        QVERIFY(snapshot.actions.empty());
        request.date = split;
        snapshot = must(f.builder.build(request));
        QCOMPARE(snapshot.view("AAPL").close(0), bars[0].close / 4);
        QCOMPARE(snapshot.view("AAPL").bar(0).volume, bars[0].volume * 4);
        QCOMPARE(snapshot.view("AAPL").close(5), bars[5].close); // the first day on the new basis
        QCOMPARE(snapshot.actions.size(), std::size_t{2});
        request.source = "adjusted";
        QCOMPARE(must(f.builder.build(request)).view("AAPL").close(0), bars[0].close);
    }

    void theLatestChainOfTheDayServesUnlessATimeIsAskedFor() {
        Filled f;
        SampleChain sample;
        sample.seconds = 36'000;
        f.chain(sample);
        sample.seconds = 38'000;
        sample.source = "second";
        f.chain(sample);
        sample.date = base::makeDate(2019, 5, 2);
        f.chain(sample);
        SnapshotRequest request = on(base::makeDate(2019, 5, 1));
        QCOMPARE(must(f.builder.build(request)).chain("SPX")->id().secondsOfDay, 38'000);
        request.secondsOfDay = 37'999;
        QCOMPARE(must(f.builder.build(request)).chain("SPX")->id().secondsOfDay, 36'000);
        request.secondsOfDay = 30'000;
        QVERIFY(must(f.builder.build(request)).chain("SPX") == nullptr);
        request.secondsOfDay.reset();
        request.chains = false;
        QVERIFY(must(f.builder.build(request)).chain("SPX") == nullptr);
    }

    void vxContractsStandByTheirSettlement() {
        Filled f;
        f.series("VX:2019-05-22", "cfe", market::Basis::AsTraded, testBars(First, 30, 14));
        f.series("VX:2019-06-19", "cfe", market::Basis::AsTraded, testBars(First, 30, 15));
        f.series("VX:not a date", "cfe", market::Basis::AsTraded, testBars(First, 30, 15));
        const auto snapshot = must(f.builder.build(on(base::makeDate(2019, 4, 15))));
        QCOMPARE(snapshot.vxContracts.size(), std::size_t{2});
        QVERIFY(snapshot.vxContracts.at(base::makeDate(2019, 6, 19)).closeOn(base::makeDate(2019, 4, 15)));
    }

    void aChangeOfTheStoreIsSeenAndOldSnapshotsStay() {
        Filled f;
        const auto bars = testBars(First, 10);
        f.series("SPX", "vendor", market::Basis::AsTraded, std::vector(bars.begin(), bars.begin() + 5));
        const auto before = must(f.builder.build(on(bars.back().date)));
        QCOMPARE(before.view("SPX").size(), std::size_t{5});
        f.series("SPX", "vendor", market::Basis::AsTraded, bars);
        QCOMPARE(must(f.builder.build(on(bars.back().date))).view("SPX").size(), std::size_t{10});
        QCOMPARE(before.view("SPX").size(), std::size_t{5});
    }

    void theNeighboursOfADayWithoutABarAreNamed() {
        Filled f;
        auto bars = testBars(base::makeDate(2019, 4, 15), 6);
        bars.erase(bars.begin() + 2); // 2019-04-17
        f.series("SPX", "vendor", market::Basis::AsTraded, bars);
        QVERIFY(must(f.builder.lastSession("SPX")) == bars.back().date);
        QVERIFY(must(f.builder.lastSession("SPX", {}, base::makeDate(2019, 4, 17))) ==
                base::makeDate(2019, 4, 16)); // what is stored of later days is not over yet
        QVERIFY(!f.builder.lastSession("SPX", {}, base::makeDate(2019, 4, 14)));
        const auto around = must(f.builder.neighbours("SPX", base::makeDate(2019, 4, 17)));
        QVERIFY(around.before == base::makeDate(2019, 4, 16));
        QVERIFY(around.after == base::makeDate(2019, 4, 18));
        const auto none = f.builder.lastSession("NDX");
        QVERIFY(!none && none.error().code == base::ErrorCode::MissingData);
    }

    void notesOfTheSeriesUsedComeWithTheSnapshot() {
        Filled f;
        f.series("VIX", "cboe", market::Basis::AsTraded, testBars(First, 30, 15));
        must(f.store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.addNotes(
                std::vector<store::StoredNote>{{"VIX", First, "ODD", "first day"},
                                               {"VIX", base::makeDate(2030, 1, 2), "LATER", "x"},
                                               {"MOVE", {}, "GAPS", "elsewhere"}}));
            return {};
        }));
        const auto notes = must(f.builder.build(on(base::makeDate(2019, 4, 15)))).notes;
        QCOMPARE(notes.size(), std::size_t{1});
        QCOMPARE(notes[0].text, std::string("2019-04-01 ODD: first day"));
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
