// SPDX-License-Identifier: GPL-3.0-or-later
// The quotes of a home: made once from its chains, read from the file after that, made again when the store
// has changed or the file is damaged, and held in memory where no file can be written.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "app/core/lab/quote_loading.h"
#include "engine/chains/leg_codes.h"
#include "engine/market/series_names.h"
#include "engine/store/files.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/structures/chain_builder.h"

#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using app::LoadedQuotes;
using store::MarketWriter;
namespace fs = std::filesystem;

namespace {

const base::Date First = base::makeDate(2019, 5, 1);

/// A home with SPX, VIX and the bill over a month, and a chain on each of the first sessions.
class MadeHome {
public:
    explicit MadeHome(int chains) {
        addSeries(First - std::chrono::days(30), 40);
        base::Date date = First;
        for (int i = 0; i < chains; ++i) {
            addChain(date, "test", 2925 + i);
            date = calendar::Calendar::standard().nextSession(date).value();
        }
    }

    void addSeries(base::Date first, int count) {
        write([&](MarketWriter& writer) -> base::Status {
            const auto add = [&](const char* symbol, double start) -> base::Status {
                SIGNALBOX_TRY(writer.mergeSeries({symbol, "test", market::Basis::AsTraded},
                                                 testBars(first, count, start)));
                return {};
            };
            SIGNALBOX_TRY(add("SPX", 2920));
            SIGNALBOX_TRY(add(market::names::Vix, 14));
            return add(market::names::Bill13w, 2.4);
        });
    }
    void addChain(base::Date date, const char* source, double spot) {
        ChainRecipe recipe;
        recipe.date = date;
        recipe.spot = spot;
        recipe.lowest = 2700;
        recipe.highest = 3000;
        const auto made = makeChain(recipe);
        const auto chain = must(market::OptionChain::create({"SPX", date, -1, source}, spot, made->asOf(),
                                                            market::Basis::AsTraded, made->blocks()));
        write([&](MarketWriter& writer) -> base::Status {
            SIGNALBOX_TRY(writer.mergeChain(*chain));
            return {};
        });
    }
    [[nodiscard]] base::Result<LoadedQuotes> tryLoad(std::stop_token stop = {},
                                                     const app::QuoteWish& wish = all(),
                                                     std::optional<std::string> source = {}) const {
        SIGNALBOX_TRY_ASSIGN(const app::OpenHome open,
                             app::openHome(options(std::move(source)), app::Access::Read));
        app::MarketAccess market(open);
        return app::loadQuotes(open, market, wish, std::move(stop));
    }
    [[nodiscard]] LoadedQuotes load() const { return must(tryLoad()); }
    [[nodiscard]] fs::path file() const {
        return app::quoteFilePath(must(app::openHome(options(), app::Access::Read)), "SPX");
    }
    static app::QuoteWish all() {
        app::QuoteWish wish;
        wish.underlying = "SPX";
        wish.from = calendar::FirstDate;
        wish.to = calendar::LastDate;
        return wish;
    }

private:
    [[nodiscard]] app::HomeOptions options(std::optional<std::string> source = {}) const {
        app::HomeOptions options;
        options.home = m_temporary.folder() / "home";
        options.market = store::Market::Real;
        options.source = std::move(source);
        options.threads = 2;
        return options;
    }
    void write(const std::function<base::Status(MarketWriter&)>& work) {
        auto open = must(app::openHome(options(), app::Access::Write));
        must(open.store->write(work));
    }
    TemporaryHome m_temporary;
};

int numberOf(base::Date date) {
    return calendar::Calendar::standard().sessionNumber(date).value();
}

std::string bytesOf(const LoadedQuotes& loaded) { // of all rows
    std::string text;
    for (const int number : loaded.quotes->sessions()) {
        for (std::size_t e = 0; e < loaded.quotes->session(number).expiries.size(); ++e) {
            const auto rows = loaded.quotes->rows(number, e, market::Right::Put);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                text += std::to_string(number) + " " + std::to_string(rows.strike[i]) + " " +
                        std::to_string(rows.bid[i]) + " " + std::to_string(rows.delta[i]) + " " +
                        std::to_string(rows.codes[i]) + "\n";
            }
        }
    }
    return text;
}

} // namespace

class TestRecordedLoading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFileIsMadeOnceAndReadAfterThat() {
        const MadeHome home(6);
        std::vector<double> shares;
        app::QuoteWish wish = MadeHome::all();
        wish.progress = [&shares](double share) { shares.push_back(share); };
        const LoadedQuotes made = must(home.tryLoad({}, wish));
        QVERIFY(made.made && made.inMemoryBecause.empty());
        QVERIFY(!shares.empty() && shares.back() == 1.0 && std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(made.quotes->sessions().size(), std::size_t{6});
        QVERIFY(fs::exists(home.file()));
        const LoadedQuotes read = home.load();
        QVERIFY(!read.made);
        QCOMPARE(bytesOf(read), bytesOf(made));
        QVERIFY(read.quotes->history()->rowCount() > 500);
    }

    void aChangeOfTheStoreMakesItAgain() {
        MadeHome home(3);
        const LoadedQuotes before = home.load();
        home.addChain(base::makeDate(2019, 5, 20), "test", 2900);
        const LoadedQuotes after = home.load();
        QVERIFY(after.made);
        QCOMPARE(after.quotes->sessions().size(), std::size_t{4});
        QCOMPARE(before.quotes->sessions().size(), std::size_t{3}); // the old map stays whole
        home.addSeries(base::makeDate(2018, 1, 2), 20);             // no chain, but a revision
        QVERIFY(home.load().made);
        QVERIFY(!home.load().made);
    }

    void anotherSourceIsAnotherFile() { // --source, SHR-D4b
        MadeHome home(2);
        home.addChain(First, "vendor", 2950);
        const auto spotOf = [&](std::optional<std::string> source) {
            const auto loaded = must(home.tryLoad({}, MadeHome::all(), std::move(source)));
            return loaded.quotes->session(numberOf(First)).spot;
        };
        QCOMPARE(spotOf("test"), 2925.0);
        QCOMPARE(spotOf("vendor"), 2950.0);
        QCOMPARE(spotOf("test"), 2925.0);
    }

    void aDamagedFileIsMadeAgain() {
        const MadeHome home(3);
        const std::string rows = bytesOf(home.load());
        const fs::path path = home.file();
        const std::string whole = must(store::readFile(path));
        for (const std::size_t at : {std::size_t{3}, std::size_t{700}, whole.size() - 5}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(~static_cast<unsigned char>(damaged[at]));
            std::ofstream(path, std::ios::binary | std::ios::trunc) << damaged;
            const LoadedQuotes again = home.load();
            QVERIFY2(again.made, std::to_string(at).c_str());
            QCOMPARE(bytesOf(again), rows);
            QVERIFY(must(store::readFile(path)) == whole);
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, whole.size() / 2);
        QVERIFY(home.load().made);
        QVERIFY(must(store::readFile(path)) == whole);
    }

    void withoutAFileTheSpanIsHeldInMemory() {
        const MadeHome home(6);
        const std::string rows = bytesOf(home.load());
        fs::remove(home.file());
        fs::remove(home.file().string() + ".lock");
        fs::create_directory(home.file().string() + ".lock"); // nobody can write here
        const LoadedQuotes loaded = home.load();
        QVERIFY(loaded.made && !fs::exists(home.file()));
        QVERIFY(loaded.inMemoryBecause.find(home.file().string()) != std::string::npos);
        QVERIFY(loaded.inMemoryBecause.find('\n') == std::string::npos);
        QCOMPARE(bytesOf(loaded), rows);
        app::QuoteWish wish = MadeHome::all();
        wish.from = base::makeDate(2019, 5, 2);
        wish.to = base::makeDate(2019, 5, 3);
        QCOMPARE(must(home.tryLoad({}, wish)).quotes->sessions(),
                 (std::vector<int>{numberOf(wish.from), numberOf(wish.to)}));
    }

    void noChainsAreNoQuotes() {
        const MadeHome home(0);
        const LoadedQuotes loaded = home.load();
        QVERIFY(loaded.quotes && loaded.quotes->sessions().empty() && !loaded.made);
        QVERIFY(!fs::exists(home.file()));
        QVERIFY(loaded.quotes->session(numberOf(First)).origin == history::Origin::None);
    }

    void itCanBeCancelled() {
        const MadeHome home(6);
        std::stop_source stop;
        stop.request_stop();
        const auto loaded = home.tryLoad(stop.get_token());
        QVERIFY(!loaded && loaded.error().code == base::ErrorCode::Cancelled);
        QVERIFY(!fs::exists(home.file()) && !fs::exists(home.file().string() + ".part"));
        // Also while another program makes the file.
        const int other =
            ::open((home.file().string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        QVERIFY(other >= 0 && ::flock(other, LOCK_EX) == 0);
        std::stop_source later;
        std::jthread stopper([&later] {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            later.request_stop();
        });
        QVERIFY(home.tryLoad(later.get_token()).error().code == base::ErrorCode::Cancelled);
        ::close(other);
        QVERIFY(home.load().made);
    }

    void twoProgramsMakeOneFile() {
        const MadeHome home(6);
        LoadedQuotes loaded[2];
        {
            std::jthread a([&] { loaded[0] = home.load(); });
            std::jthread b([&] { loaded[1] = home.load(); });
        }
        QVERIFY(loaded[0].made != loaded[1].made || !fs::exists(home.file().string() + ".part"));
        QCOMPARE(bytesOf(loaded[0]), bytesOf(loaded[1]));
        QVERIFY(loaded[0].inMemoryBecause.empty() && loaded[1].inMemoryBecause.empty());
    }

    void rowsKnowTheDayOnly() { // SHR-D1: previous close and volatility index of the day itself
        const MadeHome home(2);
        const LoadedQuotes loaded = home.load();
        const auto puts = loaded.quotes->rows(numberOf(First), 0, market::Right::Put);
        const auto row = puts.find(2'850'000);
        QVERIFY(row && puts.codes[*row] == 0);
        // Without the index of the day SHR-Q17 cannot be passed.
        MadeHome other(0);
        other.addChain(base::makeDate(2019, 7, 15), "test", 2925);
        const LoadedQuotes late = other.load();
        const auto blind = late.quotes->rows(numberOf(base::makeDate(2019, 7, 15)), 0, market::Right::Put);
        const std::size_t same = blind.find(2'850'000).value_or(0);
        QCOMPARE(blind.strike[same], 2'850'000);
        QVERIFY((blind.codes[same] & chains::codeBit(chains::QuoteCode::RefVol)) != 0);
        QVERIFY((blind.codes[same] & chains::codeBit(chains::QuoteCode::SplitSuspect)) != 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordedLoading)
#include "tst_recorded_loading.moc"
