// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner that is kept while an import adds a session: what it answers is what a fresh one answers, to the
// bit, whether the bar file grew or was made again.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "app/core/scan/market_scan.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/scan/invented_market.h"

#include <bit>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

constexpr int Symbols = 90;
constexpr int Sessions = 420;

/// A home with the first `kept` sessions of an invented market.
struct GrowingHome {
    TemporaryHome temporary;
    store::Home home = temporary.home();
    std::vector<base::Date> sessions = sessionsFrom(base::makeDate(2016, 3, 1), Sessions);
    std::vector<std::shared_ptr<const market::BarSeries>> series = inventSeries(Symbols, sessions, 11);

    GrowingHome() { // a symbol that begins later is a new series, for which the file is made again
        std::erase_if(series, [this](const auto& one) {
            return one->empty() || one->dates().front() >= sessions[380];
        });
    }
    /// One transaction with the bars of the sessions [from, end).
    void import(int from, int end) const {
        const store::WriterLock lock = must(home.lock("test"));
        const auto store = must(store::MarketStore::openForWriting(home, store::Market::Real, lock));
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            for (const auto& one : series) {
                std::vector<market::Bar> bars;
                for (std::size_t i = 0; i < one->size(); ++i) {
                    const market::Bar bar = one->bar(i);
                    if (bar.date >= sessions[static_cast<std::size_t>(from)] &&
                        bar.date <= sessions[static_cast<std::size_t>(end - 1)]) {
                        bars.push_back(bar);
                    }
                }
                must(writer.mergeSeries(one->id(), bars));
            }
            return {};
        }));
    }
    /// The close of one old bar, one cent higher.
    void reviseOldBar() const {
        const store::WriterLock lock = must(home.lock("test"));
        const auto store = must(store::MarketStore::openForWriting(home, store::Market::Real, lock));
        market::Bar bar = series.front()->bar(380);
        bar.close += 0.01;
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            must(writer.mergeSeries(series.front()->id(), std::span(&bar, 1)));
            return {};
        }));
    }
    [[nodiscard]] std::unique_ptr<app::MarketScan> scan() const {
        app::HomeOptions options;
        options.home = home.folder();
        options.market = store::Market::Real;
        return std::make_unique<app::MarketScan>(must(app::Workstation::open(options, app::Access::Read)));
    }
    [[nodiscard]] fs::path table() const { return home.barTable(store::Market::Real); }
};

std::shared_ptr<const app::ScanAnswer> ask(app::MarketScan& scan, scan::System system) {
    app::ScanQuery query;
    query.system = system;
    query.universe = "all";
    query.contracts = false;
    query.threads = 1;
    return must(scan.run(query));
}

/// Everything that both found, as bits.
std::vector<std::uint64_t> bitsOf(const app::ScanAnswer& answer) {
    std::vector<std::uint64_t> bits{static_cast<std::uint64_t>(base::toDayNumber(answer.result.date))};
    const auto put = [&bits](double value) { bits.push_back(std::bit_cast<std::uint64_t>(value)); };
    for (const scan::Readings& r : answer.result.readings) {
        for (const double value : {r.close, r.volume, r.ema10, r.atr14, r.sma20, r.sma50, r.sma100, r.sma200,
                                   r.zPrice, r.zVol, r.meanVolume, r.dollarVolume, r.bars}) {
            put(base::isKnown(value) ? value : base::Missing);
        }
    }
    const scan::SystemScan& system = *answer.result.of(answer.system);
    for (const scan::Row& row : system.rows) {
        bits.push_back(static_cast<std::uint64_t>(row.status) << 8U | row.firstFail);
        put(base::isKnown(row.nearness) ? row.nearness : base::Missing);
        put(base::isKnown(row.score) ? row.score : base::Missing);
    }
    bits.insert(bits.end(), system.ranked.begin(), system.ranked.end());
    bits.insert(bits.end(), system.nearest.begin(), system.nearest.end());
    return bits;
}

} // namespace

class TestScanGrowth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeptScannerFollowsTheStore() {
        const GrowingHome grown;
        grown.import(0, 390);
        const auto kept = grown.scan();
        ask(*kept, scan::System::AtrMatrix);
        const auto made = fs::last_write_time(grown.table());
        // One session, one session, four at once.
        for (const auto& [from, end] : {std::pair(390, 391), std::pair(391, 392), std::pair(392, 396)}) {
            grown.import(from, end);
            for (const scan::System system : {scan::System::AtrMatrix, scan::System::Breakout}) {
                const auto answer = ask(*kept, system);
                QVERIFY(answer->result.date == grown.sessions[static_cast<std::size_t>(end - 1)]);
                QVERIFY(bitsOf(*answer) == bitsOf(*ask(*grown.scan(), system)));
            }
            QVERIFY(fs::last_write_time(grown.table()) == made);
        }
        const auto appended = bitsOf(*ask(*kept, scan::System::AtrMatrix));
        // The same from a file that was made again.
        fs::remove(grown.table());
        fs::remove(grown.table().string() + ".delta");
        QVERIFY(appended == bitsOf(*ask(*grown.scan(), scan::System::AtrMatrix)));
        QVERIFY(!fs::exists(grown.table().string() + ".delta"));
        QVERIFY(appended == bitsOf(*ask(*kept, scan::System::AtrMatrix)));
    }

    void anOldBarThatChangesIsSeen() {
        const GrowingHome grown;
        grown.import(0, 400);
        const auto kept = grown.scan();
        const auto before = bitsOf(*ask(*kept, scan::System::AtrMatrix));
        grown.reviseOldBar();
        const auto after = bitsOf(*ask(*kept, scan::System::AtrMatrix));
        QVERIFY(after != before);
        QVERIFY(after == bitsOf(*ask(*grown.scan(), scan::System::AtrMatrix)));
    }
};

QTEST_GUILESS_MAIN(TestScanGrowth)
#include "tst_scan_growth.moc"
