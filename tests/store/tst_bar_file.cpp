// SPDX-License-Identifier: GPL-3.0-or-later
// The bar file of a market is made from the store and made again when it is stale, foreign or damaged.
#include "engine/store/bar_file.h"
#include "engine/store/files.h"
#include "tests/store/temporary_home.h"

#include <bit>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using columns::Field;
using store::BarFile;
using store::Market;
using store::MarketStore;
using store::MarketWriter;

namespace {

struct Filled {
    TemporaryHome temporary;
    store::Home home = temporary.home();
    store::WriterLock lock = must(home.lock("test"));
    std::shared_ptr<MarketStore> store = must(MarketStore::openForWriting(home, Market::Real, lock));
    std::filesystem::path path = home.barTable(Market::Real);
    std::vector<market::SeriesId> ids;

    explicit Filled(int symbols) {
        for (int i = 0; i < symbols; ++i) {
            ids.push_back({"S" + std::to_string(10 + i), "vendor", market::Basis::SplitAdjusted});
        }
        merge(40);
    }
    void merge(int count) {
        must(store->write([&](MarketWriter& writer) -> base::Status {
            for (const auto& id : ids) {
                must(writer.mergeSeries(id, testBars(base::makeDate(2020, 1, 2), count)));
            }
            return {};
        }));
    }
    /// One transaction with bars of one series.
    void add(const market::SeriesId& id, std::vector<market::Bar> bars) {
        must(store->write([&](MarketWriter& writer) -> base::Status {
            must(writer.mergeSeries(id, bars));
            return {};
        }));
    }
    [[nodiscard]] std::filesystem::path delta() const { return path.string() + ".delta"; }
    std::shared_ptr<const BarFile> open() { return must(store::openBarFile(path, *store, ids)); }
};

market::Bar barOn(base::Date date, double close) {
    return {date, close - 1, close + 2, close - 3, close, 1000 * close};
}

/// The next sessions behind the first forty.
base::Date sessionAfter(int number) {
    const auto& calendar = calendar::Calendar::standard();
    return must(calendar.addBusinessDays(base::makeDate(2020, 1, 2), 39 + number));
}

/// All that a scan can read of a file, as bits: [day][symbol][field] behind the dates.
std::vector<std::uint64_t> bitsOf(const BarFile& file) {
    std::vector<std::uint64_t> bits;
    const auto put = [&bits](double value) { bits.push_back(std::bit_cast<std::uint64_t>(value)); };
    const columns::BarTable& table = file.table();
    for (std::size_t day = 0; day < table.days(); ++day) {
        bits.push_back(static_cast<std::uint64_t>(base::toDayNumber(table.dates()[day])));
        for (std::size_t symbol = 0; symbol < table.symbols(); ++symbol) {
            for (std::size_t field = 0; field < columns::Fields; ++field) {
                put(table.value(symbol, day, static_cast<Field>(field)));
            }
        }
    }
    for (const columns::DayColumn& day : file.appended()) {
        bits.push_back(static_cast<std::uint64_t>(base::toDayNumber(day.date)));
        for (std::size_t symbol = 0; symbol < table.symbols(); ++symbol) {
            for (std::size_t field = 0; field < columns::Fields; ++field) {
                put(day.values[field][symbol]);
            }
        }
    }
    return bits;
}

/// Whether the file shows what one made from the store now would.
bool isWhole(Filled& f, const BarFile& file) {
    std::vector<std::shared_ptr<const market::BarSeries>> loaded;
    loaded.reserve(f.ids.size());
    for (const auto& id : f.ids) {
        loaded.push_back(must(f.store->load(id)));
    }
    const auto other = f.path.parent_path() / "other.table";
    must(store::writeBarFile(other, loaded, columns::Width::F64, {1, 1}));
    return bitsOf(file) == bitsOf(*must(BarFile::map(other)));
}

std::filesystem::file_time_type written(const std::filesystem::path& path) {
    return std::filesystem::last_write_time(path);
}

} // namespace

class TestBarFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itHoldsWhatTheStoreHoldsAndIsKept() {
        Filled f(11);
        const auto file = f.open();
        QCOMPARE(file->table().symbols(), std::size_t{11});
        QCOMPARE(file->table().days(), std::size_t{40});
        QCOMPARE(file->table().value(10, 39, Field::Close), 100 + 0.25 * 39);
        const auto time = written(f.path);
        QCOMPARE(f.open()->table().symbols(), std::size_t{11});
        QVERIFY(written(f.path) == time);
    }

    void aChangeOfTheStoreMakesItAgain() {
        Filled f(3);
        const auto before = f.open();
        f.merge(45);
        const auto grown = f.open();
        QCOMPARE(grown->table().days() + grown->appended().size(), std::size_t{45});
        QVERIFY(isWhole(f, *grown));
        QCOMPARE(before->table().days(), std::size_t{40}); // the old map stays whole
        QCOMPARE(before->table().value(0, 39, Field::Close), 100 + 0.25 * 39);
        f.ids.pop_back();
        QCOMPARE(f.open()->table().symbols(), std::size_t{2});
    }

    void damageMakesItAgain_data() {
        QTest::addColumn<int>("at");
        QTest::newRow("header") << 20;
        QTest::newRow("tables") << 130;
        QTest::newRow("tile") << 5000;
    }
    void damageMakesItAgain() {
        QFETCH(int, at);
        Filled f(3);
        f.open();
        std::string content = must(store::readFile(f.path));
        content[static_cast<std::size_t>(at)] = static_cast<char>(content[static_cast<std::size_t>(at)] ^ 1);
        must(store::writeFileAtomically(f.path, content));
        const auto file = f.open();
        QVERIFY(file->table().verifyAll());
        QCOMPARE(file->table().value(2, 0, Field::Close), 100.0);
        must(store::writeFileAtomically(f.path, ""));
        QVERIFY(f.open()->table().verifyAll());
    }

    void appendedDaysStandInTheDelta() {
        Filled f(3);
        const auto table = f.open();
        columns::DayColumn day;
        day.date = table->table().dates().back() + std::chrono::days(1);
        day.made = {table->made().revision + 1, 5};
        for (auto& column : day.values) {
            column = {1, 2, base::Missing};
        }
        must(BarFile::appendDays(f.path, std::span(&day, 1)));
        QVERIFY(!BarFile::appendDays(f.path, std::span(&day, 1)).has_value()); // the same day again
        const auto file = must(BarFile::map(f.path));
        QCOMPARE(file->appended().size(), std::size_t{1});
        QCOMPARE(file->appended()[0].values[3][1], 2.0);
        // A tail torn by a kill is forgotten, and the next day goes behind what is valid.
        must(store::appendDurably(f.path.string() + ".delta", "torn"));
        QCOMPARE(must(BarFile::map(f.path))->appended().size(), std::size_t{1});
        day.date += std::chrono::days(1);
        ++day.made.revision;
        must(BarFile::appendDays(f.path, std::span(&day, 1)));
        QCOMPARE(must(BarFile::map(f.path))->appended().size(), std::size_t{2});
        // The store knows nothing of those days: the file is made again from it.
        QVERIFY(f.open()->appended().empty());
    }

    void newSessionsAreAppended() {
        Filled f(11);
        f.open();
        const auto time = written(f.path);
        // Each symbol from a file of its own; one has no bar on the day, one skips it, one has a holiday bar.
        for (std::size_t i = 0; i < f.ids.size(); ++i) {
            if (i != 4) {
                f.add(f.ids[i], {barOn(sessionAfter(i == 5 ? 2 : 1), 50.5 + static_cast<double>(i))});
            }
        }
        f.add(f.ids[6], {barOn(base::makeDate(2020, 3, 1), 7)}); // a Sunday
        const auto file = f.open();
        QVERIFY(written(f.path) == time);
        QCOMPARE(file->appended().size(), std::size_t{2});
        QVERIFY(isWhole(f, *file));
        // And again behind those.
        const auto size = std::filesystem::file_size(f.delta());
        f.add(f.ids[4], {barOn(sessionAfter(3), 9)});
        const auto next = f.open();
        QCOMPARE(next->appended().size(), std::size_t{3});
        QVERIFY(isWhole(f, *next) && written(f.path) == time);
        QCOMPARE(std::filesystem::file_size(f.delta()), size / 2 * 3);
        QCOMPARE(file->appended().size(), std::size_t{2}); // who has it open keeps what it saw
        QVERIFY(f.open()->made() == next->made());
    }

    void otherChangesOfTheStoreLeaveItAlone() {
        Filled f(3);
        f.open();
        const auto time = written(f.path);
        must(f.store->write([&](MarketWriter& writer) -> base::Status {
            market::EarningsDate report{"S10", base::makeDate(2020, 2, 3), "", "vendor"};
            must(writer.mergeEarnings(std::span(&report, 1)));
            return {};
        }));
        // A derived series is made anew from its first day on; it is no column.
        f.add({"IV30:S10", "derived", market::Basis::AsTraded}, testBars(base::makeDate(2020, 1, 2), 30));
        QVERIFY(f.open()->appended().empty() && written(f.path) == time);
        QVERIFY(!std::filesystem::exists(f.delta()));
        f.add(f.ids[0], {barOn(sessionAfter(1), 3)});
        const auto file = f.open();
        QVERIFY(written(f.path) == time && isWhole(f, *file));
        QCOMPARE(file->appended().size(), std::size_t{1});
    }

    void aChangeInsideMakesItAgain_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("a bar before the end") << 0;
        QTest::newRow("a bar that was appended") << 1;
        QTest::newRow("a new symbol") << 2;
        QTest::newRow("an older bar with the new one") << 3;
    }
    void aChangeInsideMakesItAgain() {
        QFETCH(int, what);
        Filled f(9);
        f.open();
        f.add(f.ids[1], {barOn(sessionAfter(1), 60)});
        QCOMPARE(f.open()->appended().size(), std::size_t{1});
        if (what == 0) {
            f.add(f.ids[2], {barOn(sessionAfter(-20), 61)});
        } else if (what == 1) {
            f.add(f.ids[1], {barOn(sessionAfter(1), 62)});
        } else if (what == 2) {
            f.ids.push_back({"T1", "vendor", market::Basis::SplitAdjusted});
            f.add(f.ids.back(), {barOn(sessionAfter(2), 63)});
        } else {
            f.add(f.ids[3], {barOn(sessionAfter(-3), 64), barOn(sessionAfter(2), 65)});
        }
        const auto file = f.open();
        QVERIFY(file->appended().empty() && file->table().verifyAll());
        QVERIFY(isWhole(f, *file));
        QVERIFY(!std::filesystem::exists(f.delta()));
    }

    void aKillAtAnyByteLeavesAReadableState() {
        Filled f(2);
        f.open();
        f.add(f.ids[0], {barOn(sessionAfter(1), 70), barOn(sessionAfter(2), 71)});
        const auto before = bitsOf(*must(BarFile::map(f.path)));
        const auto made = must(BarFile::map(f.path))->made();
        const auto after = bitsOf(*f.open());
        QVERIFY(before != after);
        const std::string table = must(store::readFile(f.path));
        const std::string delta = must(store::readFile(f.delta()));
        // Every few bytes, and all around the end of the first day and of the last.
        for (std::size_t kept = 0; kept <= delta.size(); ++kept) {
            const std::size_t near = std::min(kept % (delta.size() / 2), delta.size() - kept);
            if (kept % 13 != 0 && near > 2) {
                continue;
            }
            must(store::writeFileAtomically(f.path, table));
            must(store::writeFileAtomically(f.delta(), delta.substr(0, kept)));
            const auto torn = must(BarFile::map(f.path));
            const bool whole = kept == delta.size();
            // What is there says of which state it is; the new one only when all of it is there.
            QVERIFY(whole ? bitsOf(*torn) == after : torn->made() == made);
            const auto file = f.open();
            QVERIFY2(bitsOf(*file) == after, std::to_string(kept).c_str());
        }
    }

    void anotherHistoryIsNotTakenForTheSame() {
        Filled f(3);
        const auto market = f.home.marketDb(Market::Real);
        const auto kept = market.parent_path() / "kept.db";
        f.store.reset();
        std::filesystem::copy_file(market, kept);
        const auto reopen = [&f] {
            f.store = must(MarketStore::openForWriting(f.home, Market::Real, f.lock));
        };
        reopen();
        f.add(f.ids[0], {barOn(sessionAfter(-5), 80)});
        f.open();
        // market.db is put back as it was and goes another way, with as many changes and one more.
        f.store.reset();
        for (const char* end : {"-wal", "-shm"}) {
            std::filesystem::remove(market.string() + end);
        }
        std::filesystem::copy_file(kept, market, std::filesystem::copy_options::overwrite_existing);
        reopen();
        f.add(f.ids[1], {barOn(sessionAfter(1), 81)});
        QVERIFY(isWhole(f, *f.open()));
        f.add(f.ids[2], {barOn(sessionAfter(2), 82)});
        QVERIFY(isWhole(f, *f.open()));
    }

    void manyDaysMakeItAgain() {
        Filled f(1);
        f.open();
        std::size_t most = 0;
        for (int day = 1; day <= 70; ++day) {
            f.add(f.ids[0], {barOn(sessionAfter(day), 90 + day)});
            const auto file = f.open();
            most = std::max(most, file->appended().size());
            QVERIFY(isWhole(f, *file));
        }
        QCOMPARE(most, std::size_t{60});
        QCOMPARE(must(BarFile::map(f.path))->table().days(), std::size_t{40 + 61});
    }

    void aFolderThatIsNoneIsAClearError() {
        Filled f(1);
        const auto opened = store::openBarFile("/dev/null/bars.table", *f.store, f.ids);
        QVERIFY(!opened && opened.error().code == base::ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestBarFile)
#include "tst_bar_file.moc"
