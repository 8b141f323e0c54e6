// SPDX-License-Identifier: GPL-3.0-or-later
// The bar file of a market is made from the store and made again when it is stale, foreign or damaged.
#include "engine/store/bar_file.h"
#include "engine/store/files.h"
#include "tests/store/temporary_home.h"

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
    std::shared_ptr<const BarFile> open() { return must(store::openBarFile(path, *store, ids)); }
};

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
        QCOMPARE(f.open()->table().days(), std::size_t{45});
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
        day.revision = table->table().revision() + 1;
        for (auto& column : day.values) {
            column = {1, 2, base::Missing};
        }
        must(BarFile::appendDay(f.path, day));
        QVERIFY(!BarFile::appendDay(f.path, day).has_value()); // the same day again
        const auto file = must(BarFile::map(f.path));
        QCOMPARE(file->appended().size(), std::size_t{1});
        QCOMPARE(file->appended()[0].values[3][1], 2.0);
        // A tail torn by a kill is forgotten, and the next day goes behind what is valid.
        must(store::appendDurably(f.path.string() + ".delta", "torn"));
        QCOMPARE(must(BarFile::map(f.path))->appended().size(), std::size_t{1});
        day.date += std::chrono::days(1);
        ++day.revision;
        must(BarFile::appendDay(f.path, day));
        QCOMPARE(must(BarFile::map(f.path))->appended().size(), std::size_t{2});
        // The store knows nothing of those days: the file is made again from it.
        QVERIFY(f.open()->appended().empty());
    }

    void aFolderThatIsNoneIsAClearError() {
        Filled f(1);
        const auto opened = store::openBarFile("/dev/null/bars.table", *f.store, f.ids);
        QVERIFY(!opened && opened.error().code == base::ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestBarFile)
#include "tst_bar_file.moc"
