// SPDX-License-Identifier: GPL-3.0-or-later
// A program that writes is killed at random moments, again and again on the same home: every record that it
// had confirmed is there afterwards, and the chain holds. SIGNALBOX_KILLS says how often (40; a full check
// 1,000).
#include "tests/store/temporary_home.h"
#include "tests/unit/columns/sample_chain.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <random>
#include <thread>

#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Home;
using store::JournalStore;
using store::Market;
using store::MarketStore;
using store::MarketWriter;

namespace {

/// What the child says on its standard output after a commit.
struct Confirmation {
    std::int64_t number = 0;
    std::array<char, 64> hash{};
};

void confirm(std::int64_t number, const std::string& hash) {
    Confirmation confirmation;
    confirmation.number = number;
    std::memcpy(confirmation.hash.data(), hash.data(), std::min(hash.size(), confirmation.hash.size()));
    if (::write(STDOUT_FILENO, &confirmation, sizeof confirmation) != sizeof confirmation) {
        ::_exit(3);
    }
}

/// Bursts of one to three events until somebody ends it.
void writeJournal(const Home& home, const store::WriterLock& lock) {
    const auto journal = must(JournalStore::openForWriting(home, Market::Real, lock, testTime()));
    for (int i = 0; i < 100'000; ++i) {
        const std::vector<book::Event> events(static_cast<std::size_t>(1 + i % 3),
                                              note(std::string(static_cast<std::size_t>(50 + i % 900), 'n')));
        const auto stored = must(journal->append(events, testContext(i)));
        confirm(stored.back().sequence, stored.back().hash);
    }
}

std::vector<market::Bar> growingBars(std::int64_t generation) {
    auto bars = testBars(base::makeDate(2015, 1, 2), 300);
    for (market::Bar& bar : bars) {
        bar.volume = static_cast<double>(generation);
    }
    return bars;
}

/// Generation after generation of the same import: each a series of one value, a chain and a log entry.
void writeMarket(const Home& home, const store::WriterLock& lock) {
    const auto store = must(MarketStore::openForWriting(home, Market::Real, lock));
    const auto before = must(store->meta("generation"));
    for (std::int64_t generation = before ? std::stoll(*before) + 1 : 1;; ++generation) {
        must(store->write([generation](MarketWriter& writer) -> base::Status {
            for (const char* symbol : {"SPX", "VIX", "NDX"}) {
                must(
                    writer.mergeSeries({symbol, "vendor", market::Basis::AsTraded}, growingBars(generation)));
            }
            SampleChain sample;
            sample.strikes = 10;
            sample.shift = generation;
            must(writer.mergeChain(*sample.make()));
            return writer.setMeta("generation", std::to_string(generation));
        }));
        confirm(generation, "");
    }
}

int child(const std::string& work, const std::string& folder) {
    try {
        const Home home = must(Home::at(folder));
        const auto lock = must(home.lock("the child"));
        work == "journal" ? writeJournal(home, lock) : writeMarket(home, lock);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "child: %s\n", error.what());
        return 2;
    }
}

/// Starts the child, kills it after `delay` from its start or its first confirmation, and returns the last
/// confirmation that arrived.
struct KillResult {
    std::optional<Confirmation> last;
    bool failed = false; ///< the child ended by itself: a defect
};
KillResult killOnce(const std::string& work, const Home& home, std::chrono::microseconds delay,
                    bool afterFirst) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        const std::string folder = home.folder().string();
        ::execl("/proc/self/exe", "tst_kill", "--child", work.c_str(), folder.c_str(), nullptr);
        ::_exit(4);
    }
    ::close(ends[1]);
    KillResult result;
    const auto read = [&](int timeoutMilliseconds) {
        pollfd waiting{ends[0], POLLIN, 0};
        Confirmation confirmation;
        if (::poll(&waiting, 1, timeoutMilliseconds) <= 0 ||
            ::read(ends[0], &confirmation, sizeof confirmation) != sizeof confirmation) {
            return false;
        }
        result.last = confirmation;
        return true;
    };
    if (afterFirst) {
        read(20'000);
    }
    std::this_thread::sleep_for(delay);
    result.failed = ::waitpid(process, nullptr, WNOHANG) == process;
    if (!result.failed) {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    while (read(0)) {
    }
    ::close(ends[0]);
    return result;
}

int kills() {
    const int wanted = qEnvironmentVariableIntValue("SIGNALBOX_KILLS");
    return wanted > 0 ? wanted : 40;
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noConfirmedEntryIsLost() {
        std::mt19937 random(20'260'302);
        std::uniform_int_distribution<int> delay(0, 30'000);
        auto temporary = std::make_unique<TemporaryHome>();
        std::int64_t confirmedInAll = 0;
        const int count = kills() / 2;
        for (int i = 0; i < count; ++i) {
            if (i % 25 == 24) { // a new home, so that making the files is killed as well
                temporary = std::make_unique<TemporaryHome>();
            }
            const Home home = temporary->home();
            const auto result =
                killOnce("journal", home, std::chrono::microseconds(delay(random)), i % 3 != 0);
            QVERIFY2(!result.failed, "the child ended by itself");
            const auto journal = must(JournalStore::openForReading(home, Market::Real));
            if (result.last) {
                ++confirmedInAll;
                const auto entries = must(journal->readSince(result.last->number - 1));
                QVERIFY2(!entries.empty(), "a confirmed entry is lost");
                QCOMPARE(entries.front().sequence, result.last->number);
                QCOMPARE(entries.front().hash,
                         std::string(result.last->hash.data(), result.last->hash.size()));
            }
            if (i % 10 == 9 || i == count - 1) {
                const auto report = must(journal->verify());
                QVERIFY2(report.holds(), report.problem.c_str());
            }
        }
        QVERIFY(confirmedInAll >= count / 2);
    }

    void noConfirmedImportIsLostOrHalfThere() {
        std::mt19937 random(7);
        std::uniform_int_distribution<int> delay(0, 40'000);
        auto temporary = std::make_unique<TemporaryHome>();
        const int count = kills() / 2;
        for (int i = 0; i < count; ++i) {
            if (i % 25 == 24) {
                temporary = std::make_unique<TemporaryHome>();
            }
            const Home home = temporary->home();
            const auto result =
                killOnce("market", home, std::chrono::microseconds(delay(random)), i % 3 != 0);
            QVERIFY2(!result.failed, "the child ended by itself");
            const auto opened = MarketStore::openForReading(home, Market::Real);
            if (!opened) {
                QVERIFY2(!result.last && opened.error().code == base::ErrorCode::MissingData,
                         opened.error().message().c_str());
                continue;
            }
            const auto stored = must((*opened)->meta("generation"));
            const std::int64_t generation = stored ? std::stoll(*stored) : 0;
            QVERIFY2(!result.last || generation >= result.last->number, "a confirmed import is lost");
            for (const auto& entry : must((*opened)->catalogue())) {
                const auto series = must((*opened)->load(entry.id));
                QCOMPARE(series->size(), std::size_t{300});
                QCOMPARE(series->volume().front(), static_cast<double>(generation));
                QCOMPARE(series->volume().back(), static_cast<double>(generation));
            }
            if (generation > 0) {
                SampleChain sample;
                const auto chain = must((*opened)->chain(sample.make()->id()));
                QCOMPARE(chain->blocks()[0].calls.bid[1], 10'500 + generation);
            }
        }
    }
};

int main(int argc, char** argv) {
    if (argc == 4 && std::string_view(argv[1]) == "--child") {
        return child(argv[2], argv[3]);
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kill.moc"
