// SPDX-License-Identifier: GPL-3.0-or-later
// What imports may do to the market store: add, revise and report, never remove (SHR-D3, SHR-D4a, SHR-D9).
#include "engine/store/series_choice.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/columns/sample_chain.h"

#include <cmath>

#include <QTest>

#include <sqlite3.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Home;
using store::Market;
using store::MarketStore;
using store::MarketWriter;
using store::MergeReport;

namespace {

const market::SeriesId Spx{"SPX", "vendor", market::Basis::AsTraded};

struct Opened {
    TemporaryHome temporary;
    Home home = temporary.home();
    store::WriterLock lock = must(home.lock("test"));
    std::shared_ptr<MarketStore> store = must(MarketStore::openForWriting(home, Market::Real, lock));

    MergeReport merge(const market::SeriesId& id, const std::vector<market::Bar>& bars) {
        MergeReport report;
        must(store->write([&](MarketWriter& writer) -> base::Status {
            auto merged = writer.mergeSeries(id, bars);
            if (!merged) {
                return base::fail(merged.error());
            }
            report = *merged;
            return {};
        }));
        return report;
    }
    MergeReport merge(const market::OptionChain& chain) {
        MergeReport report;
        must(store->write([&](MarketWriter& writer) -> base::Status {
            auto merged = writer.mergeChain(chain);
            if (!merged) {
                return base::fail(merged.error());
            }
            report = *merged;
            return {};
        }));
        return report;
    }
};

} // namespace

class TestMarket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void barsComeBackAndASecondImportChangesNothing() {
        Opened o;
        const auto bars = testBars(base::makeDate(2019, 12, 20), 30);
        const MergeReport first = o.merge(Spx, bars);
        QCOMPARE(first.added, std::int64_t{30});
        const auto revision = must(o.store->revision());
        const auto series = must(o.store->load(Spx));
        QCOMPARE(series->size(), bars.size());
        for (std::size_t i = 0; i < bars.size(); ++i) {
            QVERIFY(series->dates()[i] == bars[i].date);
            QCOMPARE(series->close()[i], bars[i].close);
            QCOMPARE(series->volume()[i], bars[i].volume);
        }
        const MergeReport second = o.merge(Spx, bars);
        QVERIFY(!second.changed());
        QCOMPARE(second.unchanged, std::int64_t{30});
        QCOMPARE(must(o.store->revision()), revision);
        QCOMPARE(must(o.store->load(Spx)).get(), series.get()); // not even read again
    }

    void aTruncatedImportLosesNothingAndARevisionIsReported() {
        Opened o;
        auto bars = testBars(base::makeDate(2020, 1, 2), 20);
        o.merge(Spx, bars);
        auto half = std::vector(bars.begin(), bars.begin() + 8);
        half[3].close = 77;
        half[4].high = base::Missing; // a value that the new import does not have removes none
        const MergeReport report = o.merge(Spx, half);
        QCOMPARE(report.kept, std::int64_t{12});
        QCOMPARE(report.unchanged, std::int64_t{7});
        QCOMPARE(report.revised, std::int64_t{1});
        QCOMPARE(report.revisions.size(), std::size_t{1});
        QCOMPARE(report.revisions[0].field, std::string("close"));
        QCOMPARE(report.revisions[0].after, 77.0);
        QVERIFY(report.revisions[0].date == bars[3].date);
        const auto series = must(o.store->load(Spx));
        QCOMPARE(series->size(), std::size_t{20});
        QCOMPARE(series->close()[3], 77.0);
        QCOMPARE(series->high()[4], bars[4].high);
    }

    void earlierAndLaterDatesJoin() {
        Opened o;
        const auto bars = testBars(base::makeDate(2018, 11, 1), 600);
        o.merge(Spx, std::vector(bars.begin() + 200, bars.begin() + 300));
        const auto held = must(o.store->load(Spx));
        const MergeReport report = o.merge(Spx, bars);
        QCOMPARE(report.added, std::int64_t{500});
        QCOMPARE(report.unchanged, std::int64_t{100});
        QCOMPARE(must(o.store->load(Spx))->size(), std::size_t{600});
        QCOMPARE(held->size(), std::size_t{100}); // what is shared never changes
        const auto entry = must(o.store->candidates("SPX")).front();
        QVERIFY(entry.first == bars.front().date && entry.last == bars.back().date);
        QCOMPARE(entry.rows, std::int64_t{600});
        QCOMPARE(entry.holes, std::int64_t{0});
    }

    void holesAreSessionsWithoutABar() {
        Opened o;
        auto bars = testBars(base::makeDate(2020, 1, 2), 30);
        bars.erase(bars.begin() + 5, bars.begin() + 8);
        bars.insert(bars.begin() + 3,
                    {base::makeDate(2020, 1, 4), 1, 1, 1, 1, 1}); // a Saturday fills no hole
        std::sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
        o.merge(Spx, bars);
        QCOMPARE(must(o.store->catalogue()).front().holes, std::int64_t{3});
    }

    void sourcesAndBasesAreNeverJoined() {
        Opened o;
        const auto bars = testBars(base::makeDate(2020, 1, 2), 5);
        o.merge(Spx, bars);
        o.merge({"SPX", "other", market::Basis::AsTraded}, bars);
        o.merge({"SPX", "vendor", market::Basis::DividendAdjusted}, bars);
        QCOMPARE(must(o.store->candidates("SPX")).size(), std::size_t{3});
        QCOMPARE(must(o.store->symbols()).size(), std::size_t{1});
    }

    void oneTransactionIsAllOrNothing() {
        Opened o;
        const auto status = o.store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.mergeSeries(Spx, testBars(base::makeDate(2020, 1, 2), 5)));
            return base::fail(base::ErrorCode::Cancelled, "cancelled");
        });
        QVERIFY(!status);
        QVERIFY(must(o.store->catalogue()).empty());
        QVERIFY(o.merge(Spx, testBars(base::makeDate(2020, 1, 2), 5)).changed());
    }

    void simulatedAndRealDataNeverMeet() {
        Opened o;
        const auto bars = testBars(base::makeDate(2020, 1, 2), 5);
        QVERIFY(!o.store
                     ->write([&](MarketWriter& writer) -> base::Status {
                         const auto merged = writer.mergeSeries(Spx, bars, true);
                         return merged ? base::Status() : base::fail(merged.error());
                     })
                     .has_value());
        const auto demo = must(MarketStore::openForWriting(o.home, Market::Demo, o.lock));
        const auto status = demo->write([&](MarketWriter& writer) -> base::Status {
            const auto merged = writer.mergeSeries(Spx, bars);
            return merged ? base::Status() : base::fail(merged.error());
        });
        QVERIFY(!status);
        QVERIFY(status.error().message().find("demonstration") != std::string::npos);
    }

    void aDemonstrationFileInThePlaceOfTheRealOneIsRefused() {
        Opened o;
        o.store.reset();
        must(MarketStore::openForWriting(o.home, Market::Demo, o.lock));
        std::filesystem::copy_file(o.home.marketDb(Market::Demo), o.home.marketDb(Market::Real),
                                   std::filesystem::copy_options::overwrite_existing);
        const auto opened = MarketStore::openForWriting(o.home, Market::Real, o.lock);
        QVERIFY(!opened);
        QVERIFY(opened.error().message().find("demo market") != std::string::npos);
    }

    void chainsComeBackAndMergeByContract() {
        Opened o;
        SampleChain sample;
        const auto chain = sample.make();
        QCOMPARE(o.merge(*chain).added, static_cast<std::int64_t>(chain->contracts()));
        QVERIFY(!o.merge(*chain).changed());
        // Half of the file: nothing is lost.
        SampleChain half = sample;
        half.strikes = 20;
        const MergeReport less = o.merge(*half.make());
        QVERIFY(!less.changed());
        QVERIFY(less.kept > 0);
        QCOMPARE(must(o.store->chain(chain->id()))->contracts(), chain->contracts());
        // Other quotes for the strikes it has: those are revised, the rest stays.
        half.shift = 100;
        const MergeReport changed = o.merge(*half.make());
        QVERIFY(changed.revised > 0 && changed.added == 0);
        QCOMPARE(changed.revisions.front().field, std::string("bid"));
        const auto stored = must(o.store->chain(chain->id()));
        QCOMPARE(stored->contracts(), chain->contracts());
        QCOMPARE(stored->blocks()[0].calls.bid[1], chain->blocks()[0].calls.bid[1] + 100);
        QCOMPARE(stored->blocks()[0].calls.bid[31], chain->blocks()[0].calls.bid[31]);
        // More strikes.
        SampleChain more = sample;
        more.strikes = 50;
        more.shift = 100;
        QVERIFY(o.merge(*more.make()).added > 0);
        QCOMPARE(must(o.store->chains()).size(), std::size_t{1});
    }

    void chainsAreFoundByDayAndTime() {
        Opened o;
        SampleChain sample;
        o.merge(*sample.make());
        sample.seconds = 36'000;
        sample.source = "early";
        o.merge(*sample.make());
        sample.date = base::makeDate(2019, 5, 2);
        sample.price.reset();
        o.merge(*sample.make());
        QCOMPARE(must(o.store->chainsOn("SPX", base::makeDate(2019, 5, 1))).size(), std::size_t{2});
        const auto entries = must(o.store->chainsOn("SPX", base::makeDate(2019, 5, 2)));
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(!entries[0].underlyingPrice.has_value());
        QCOMPARE(entries[0].expirations, std::int64_t{2});
        QCOMPARE(must(o.store->chainDates("SPX")).size(), std::size_t{2});
        QVERIFY(must(o.store->chainsOn("NDX", base::makeDate(2019, 5, 1))).empty());
        const auto absent = o.store->chain({"SPX", base::makeDate(2019, 5, 3), -1, "x"});
        QVERIFY(!absent && absent.error().code == base::ErrorCode::MissingData);
    }

    void damagedBlocksAreNamedAndTheRestIsReadable() {
        Opened o;
        const auto chain = SampleChain{}.make();
        o.merge(*chain);
        o.merge(Spx, testBars(base::makeDate(2020, 12, 1), 60));
        o.merge({"VIX", "vendor", market::Basis::AsTraded}, testBars(base::makeDate(2020, 12, 1), 60));
        QVERIFY(must(o.store->check()).empty());
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(o.home.marketDb(Market::Real).c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle,
                              "UPDATE chain_blocks SET block = CAST(substr(block, 1, 500) AS BLOB);"
                              "UPDATE bars SET block = CAST(substr(block, 1, 100) AS BLOB) WHERE year = 2021 "
                              "AND series = 1",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(handle);
        const auto bad = o.store->chain(chain->id());
        QVERIFY(!bad && bad.error().code == base::ErrorCode::BadData);
        QVERIFY2(bad.error().message().find("SPX 2019-05-01 15:45:00 (sample)") != std::string::npos,
                 bad.error().message().c_str());
        const auto series = o.store->load(Spx);
        QVERIFY(!series);
        QVERIFY2(series.error().message().find("2021 of SPX") != std::string::npos,
                 series.error().message().c_str());
        QVERIFY(o.store->load({"VIX", "vendor", market::Basis::AsTraded}).has_value());
        QCOMPARE(must(o.store->catalogue()).size(), std::size_t{2});
        const auto problems = must(o.store->check());
        QCOMPARE(problems.size(), std::size_t{2});
        QVERIFY(problems[0].find("SPX") != std::string::npos);
    }

    void theOtherRecordsMergeLikewise() {
        Opened o;
        const base::Date day = base::makeDate(2020, 8, 31);
        std::vector<market::CorporateAction> actions{
            {"AAPL", day, market::ActionKind::Split, 4, 0, "lean"},
            {"AAPL", day, market::ActionKind::CashDividend, 1, 0.2, "x"}};
        std::vector<store::Constituent> members{{"SP500", "MMM", "3M", "Industrials", day, {}, "list"},
                                                {"SP500", "AOS", "Smith", "Industrials", {}, {}, "list"}};
        std::vector<store::EarningsDate> earnings{{"AAPL", day, "after_close", "x"}};
        std::vector<store::StoredNote> notes{{"MOVE", {}, "GAPS", "86 sessions missing"},
                                             {"MOVE", day, "ODD", "text"}};
        MergeReport total[4];
        const auto run = [&] {
            must(o.store->write([&](MarketWriter& writer) -> base::Status {
                total[0] = must(writer.mergeActions(actions));
                total[1] = must(writer.mergeConstituents(members));
                total[2] = must(writer.mergeEarnings(earnings));
                total[3] = must(writer.addNotes(notes));
                return {};
            }));
        };
        run();
        QCOMPARE(total[0].added + total[1].added + total[2].added + total[3].added, std::int64_t{7});
        const auto revision = must(o.store->revision());
        run();
        for (const MergeReport& report : total) {
            QVERIFY(!report.changed() && report.unchanged > 0);
        }
        QCOMPARE(must(o.store->revision()), revision);
        actions[0].ratio = 5;
        members[0].to = base::makeDate(2021, 1, 4);
        earnings[0].timing = "before_open";
        run();
        QCOMPARE(total[0].revised + total[1].revised + total[2].revised, std::int64_t{3});
        members[0].to.reset(); // a list that does not know the end removes none
        run();
        QVERIFY(!total[1].changed());
        QVERIFY(must(o.store->actions("AAPL")) == (std::vector{actions[0], actions[1]}));
        QVERIFY(must(o.store->constituents("SP500")).back().to == base::makeDate(2021, 1, 4));
        QVERIFY(!must(o.store->constituents())[0].from.has_value());
        QCOMPARE(must(o.store->earnings("AAPL"))[0].timing, std::string("before_open"));
        QVERIFY(must(o.store->notes("MOVE")) == notes);
    }

    void importsAreRememberedAndRefusedRowsListed() {
        Opened o;
        const store::ImportRecord record{"a.csv", "abc", "tidy", 1, 10, 8, 2, testTime()};
        const std::vector<store::QuarantineRow> rejected{
            {"a.csv", 7, "BAD_BAR", "high below low", "SPX", "7,8"},
            {"a.csv", 3, "NOT_A_SESSION", "a Sunday", "SPX", "x"}};
        const auto import = [&](const store::ImportRecord& one, std::span<const store::QuarantineRow> rows) {
            must(o.store->write([&](MarketWriter& writer) { return writer.recordImport(one, rows); }));
        };
        QVERIFY(!must(o.store->isImported("abc")));
        import(record, rejected);
        import(record, rejected);
        QVERIFY(must(o.store->isImported("abc")));
        QVERIFY(!must(o.store->isImported("abc", 2)));
        const auto rows = must(o.store->quarantine());
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].line, std::int64_t{3});
        QCOMPARE(rows[1].code, std::string("BAD_BAR"));
        import({"a.csv", "def", "tidy", 1, 10, 9, 1, testTime()}, std::span(rejected).first(1));
        QCOMPARE(must(o.store->quarantine("a.csv")).size(), std::size_t{1});
        QCOMPARE(must(o.store->imports()).size(), std::size_t{1});
        QVERIFY(must(o.store->quarantine("b.csv")).empty());
    }

    void aReaderSeesWhatWasCommittedAndAnAbsentStoreSaysSo() {
        Opened o;
        o.merge(Spx, testBars(base::makeDate(2020, 1, 2), 5));
        const auto reader = must(MarketStore::openForReading(o.home, Market::Real));
        QCOMPARE(must(reader->load(Spx))->size(), std::size_t{5});
        o.merge(Spx, testBars(base::makeDate(2020, 1, 2), 9));
        QCOMPARE(must(reader->load(Spx))->size(), std::size_t{9});
        const auto absent = MarketStore::openForReading(o.home, Market::Demo);
        QVERIFY(!absent && absent.error().code == base::ErrorCode::MissingData);
        QVERIFY(absent.error().message().find("signalbox demo") != std::string::npos);
    }

    // SHR-D4b
    void theChoiceOfASeries() {
        const auto one = [](const char* source, market::Basis basis, bool hasBar, std::int64_t bars) {
            return store::SeriesCandidate{{"X", source, basis}, hasBar, bars};
        };
        using market::Basis;
        const std::vector<store::SeriesCandidate> all{
            one("c", Basis::DividendAdjusted, true, 9000), one("b", Basis::SplitAdjusted, true, 5000),
            one("z", Basis::AsTraded, true, 300),          one("y", Basis::AsTraded, true, 300),
            one("a", Basis::AsTraded, true, 200),          one("d", Basis::AsTraded, false, 9999)};
        QCOMPARE(store::chooseSeries(all)->source, std::string("y"));
        QCOMPARE(store::chooseSeries(all, "b")->source, std::string("b"));
        QCOMPARE(store::chooseSeries(all, "d")->source, std::string("d"));
        QCOMPARE(store::chooseSeries(all, "none such")->source, std::string("y"));
        const auto rest = std::span(all);
        QCOMPARE(store::chooseSeries(rest.first(2))->source, std::string("b"));
        QCOMPARE(store::chooseSeries(rest.last(1))->source, std::string("d")); // stale, but all there is
        const std::vector<store::SeriesCandidate> unborn{one("a", Basis::AsTraded, false, 0)};
        QVERIFY(!store::chooseSeries(unborn).has_value());
        QVERIFY(!store::chooseSeries({}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestMarket)
#include "tst_market.moc"
