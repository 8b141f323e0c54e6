// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fills up or dies at any write: what was confirmed stays, what was not is refused in one clear
// line.
#include "tests/store/failing_vfs.h"
#include "tests/store/temporary_home.h"

#include <climits>
#include <csignal>

#include <QTest>

#include <sys/resource.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Home;
using store::JournalStore;
using store::Market;
using store::MarketStore;
using store::MarketWriter;

namespace {

const market::SeriesId Spx{"SPX", "vendor", market::Basis::AsTraded};

/// Lowers the size to which files may grow while it lives.
class SizeLimit {
public:
    explicit SizeLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SizeLimit(const SizeLimit&) = delete;
    SizeLimit& operator=(const SizeLimit&) = delete;

private:
    rlimit m_before{};
};

bool isClear(const base::Error& error) {
    return error.code == base::ErrorCode::Io && !error.what.empty() && !error.where.empty() &&
           !error.wayOut.empty() && error.message().find('\n') == std::string::npos;
}

/// A journal with three entries, closed.
void begin(const Home& home) {
    const auto lock = must(home.lock("test"));
    const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
    const std::vector<book::Event> events{note("1"), note("2"), note("3")};
    must(journal->append(events, testContext()));
}

/// Opens the journal and appends until something fails; how many entries were confirmed in all.
struct Attempt {
    std::int64_t confirmed = 3;
    std::optional<base::Error> error;
};
Attempt appendUntilFailure(const Home& home, int most) {
    Attempt attempt;
    const auto lock = home.lock("test");
    if (!lock) {
        attempt.error = lock.error();
        return attempt;
    }
    const auto journal = JournalStore::openForWriting(home, Market::Real, *lock, testTime());
    if (!journal) {
        attempt.error = journal.error();
        return attempt;
    }
    for (int i = 0; i < most && !attempt.error; ++i) {
        const auto entry = (*journal)->append(note(std::string(3000, 'x')), testContext());
        if (entry) {
            attempt.confirmed = entry->sequence;
        } else {
            attempt.error = entry.error();
        }
    }
    return attempt;
}

/// What a healthy program finds afterwards.
void checkAfterwards(const Home& home, std::int64_t confirmed) {
    const auto lock = must(home.lock("test"));
    const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
    const auto report = must(journal->verify());
    if (!report.holds()) {
        throw std::runtime_error(report.problem);
    }
    if (report.entries < confirmed) {
        throw std::runtime_error("a confirmed entry is lost");
    }
    must(journal->append(note("life goes on"), testContext()));
}

} // namespace

class TestDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWriteOfTheJournalMayFail_data() {
        QTest::addColumn<int>("fault");
        QTest::newRow("full") << static_cast<int>(Fault::DiskFull);
        QTest::newRow("dying") << static_cast<int>(Fault::BadDisk);
    }
    void everyWriteOfTheJournalMayFail() {
        QFETCH(int, fault);
        FailingVfs vfs;
        int tried = 0;
        for (int healthy = 0; healthy < 400; healthy += healthy < 40 ? 1 : 9) {
            const TemporaryHome temporary;
            const Home home = temporary.home();
            vfs.failAfter(INT_MAX, Fault::None);
            if (healthy % 2 == 0) {
                begin(home); // odd ones meet the fault while the file is being made
            }
            vfs.failAfter(healthy, static_cast<Fault>(fault));
            Attempt attempt = appendUntilFailure(home, 3);
            vfs.failAfter(INT_MAX, Fault::None);
            if (!attempt.error) {
                break;
            }
            ++tried;
            QVERIFY2(isClear(*attempt.error), attempt.error->message().c_str());
            if (fault == static_cast<int>(Fault::DiskFull)) {
                QVERIFY2(attempt.error->message().find("full") != std::string::npos,
                         attempt.error->message().c_str());
            }
            checkAfterwards(home, healthy % 2 == 0 || attempt.confirmed > 3 ? attempt.confirmed : 0);
        }
        QVERIFY2(tried > 20, qPrintable(QString::number(tried)));
    }

    void aJournalGoesOnAfterTheDiskHasRoomAgain() {
        FailingVfs vfs;
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
        must(journal->append(note("before"), testContext()));
        vfs.failAfter(0, Fault::DiskFull);
        QVERIFY(!journal->append(note("lost"), testContext()).has_value());
        QVERIFY(!journal->append(note("lost"), testContext()).has_value());
        vfs.failAfter(INT_MAX, Fault::None);
        QCOMPARE(must(journal->append(note("after"), testContext())).sequence, std::int64_t{2});
        QVERIFY(must(journal->verify()).holds());
        QCOMPARE(must(journal->readAll()).size(), std::size_t{2});
    }

    void everyWriteOfAnImportMayFail() {
        FailingVfs vfs;
        int tried = 0;
        for (int healthy = 0; healthy < 2000; healthy += healthy < 30 ? 5 : 67) {
            const TemporaryHome temporary;
            const Home home = temporary.home();
            const auto lock = must(home.lock("test"));
            vfs.failAfter(INT_MAX, Fault::None);
            {
                const auto store = must(MarketStore::openForWriting(home, Market::Real, lock));
                must(store->write([](MarketWriter& writer) -> base::Status {
                    must(writer.mergeSeries(Spx, testBars(base::makeDate(2012, 1, 3), 500)));
                    return {};
                }));
            }
            vfs.failAfter(healthy, Fault::DiskFull);
            std::optional<base::Error> error;
            if (const auto store = MarketStore::openForWriting(home, Market::Real, lock); store) {
                const auto status = (*store)->write([](MarketWriter& writer) -> base::Status {
                    const auto merged =
                        writer.mergeSeries(Spx, testBars(base::makeDate(2010, 1, 4), 3000, 50));
                    return merged ? base::Status() : base::fail(merged.error());
                });
                if (!status) {
                    error = status.error();
                }
            } else {
                error = store.error();
            }
            vfs.failAfter(INT_MAX, Fault::None);
            const auto store = must(MarketStore::openForReading(home, Market::Real));
            const auto size = must(store->load(Spx))->size();
            if (!error) {
                QCOMPARE(size, std::size_t{3000});
                break;
            }
            ++tried;
            QVERIFY2(isClear(*error), error->message().c_str());
            QCOMPARE(size, std::size_t{500}); // the whole transaction or nothing of it
        }
        QVERIFY2(tried > 5, qPrintable(QString::number(tried)));
    }

    void aHomeThatCannotBeWrittenSaysSoAndCanBeRead() {
        FailingVfs vfs;
        const TemporaryHome temporary;
        const Home home = temporary.home();
        begin(home);
        const auto lock = must(home.lock("test"));
        vfs.failAfter(0, Fault::ReadOnly);
        const auto writing = JournalStore::openForWriting(home, Market::Real, lock, testTime());
        QVERIFY(!writing);
        QVERIFY2(isClear(writing.error()), writing.error().message().c_str());
        QVERIFY(writing.error().message().find("book.db") != std::string::npos);
        const auto store = MarketStore::openForWriting(home, Market::Real, lock);
        QVERIFY(!store && isClear(store.error()));
        const auto reading = JournalStore::openForReading(home, Market::Real);
        QVERIFY2(reading.has_value(), reading ? "" : reading.error().message().c_str());
        QCOMPARE(must((*reading)->readAll()).size(), std::size_t{3});
    }

    // The same through the operating system instead of our own layer.
    void aFileThatMayNotGrowLosesNothing() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        begin(home);
        Attempt attempt;
        {
            const SizeLimit limit(200'000);
            attempt = appendUntilFailure(home, 1000);
        }
        QVERIFY(attempt.error.has_value());
        QVERIFY2(isClear(*attempt.error), attempt.error->message().c_str());
        QVERIFY2(attempt.error->message().find("disk is full") != std::string::npos,
                 attempt.error->message().c_str());
        QVERIFY(attempt.confirmed > 10);
        checkAfterwards(home, attempt.confirmed);
    }

    void aHomeThatMayHoldNothingIsRefused() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        Attempt attempt;
        {
            const SizeLimit limit(0);
            attempt = appendUntilFailure(home, 1);
        }
        QVERIFY(attempt.error.has_value());
        QVERIFY2(isClear(*attempt.error), attempt.error->message().c_str());
        checkAfterwards(home, 0);
    }
};

QTEST_GUILESS_MAIN(TestDisk)
#include "tst_disk.moc"
