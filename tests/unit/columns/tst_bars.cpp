// SPDX-License-Identifier: GPL-3.0-or-later
// Bars survive their blocks and the tiles of a whole market; damage is noticed before a number is used.
#include "engine/columns/bar_block.h"
#include "engine/columns/bar_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <QTest>

using namespace signalbox;
using columns::BarTable;
using columns::Field;
using columns::Width;
using market::Bar;

namespace {

std::vector<Bar> bars(int first, int count, double start, bool volume = true) {
    std::vector<Bar> result;
    for (int i = 0; i < count; ++i) {
        const double close = start + 0.125 * i;
        result.push_back({base::fromDayNumber(first + i + (i / 5) * 2), close - 1, close + 2, close - 2.5,
                          close, volume ? 1000.0 * i : base::Missing});
    }
    return result;
}

std::shared_ptr<const market::BarSeries> series(const std::string& symbol, int first, int count,
                                                double start) {
    return *market::BarSeries::create({symbol, "sample", market::Basis::AsTraded}, bars(first, count, start));
}

/// A copy of bytes that begins on a multiple of 64, as a mapped file does.
class Aligned {
public:
    explicit Aligned(const std::string& bytes)
        : m_size(bytes.size()),
          m_data(static_cast<char*>(std::aligned_alloc(64, (bytes.size() + 63) / 64 * 64))) {
        std::memcpy(m_data, bytes.data(), bytes.size());
    }
    ~Aligned() { std::free(m_data); }
    Aligned(const Aligned&) = delete;
    Aligned& operator=(const Aligned&) = delete;
    [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }

private:
    std::size_t m_size;
    char* m_data;
};

std::vector<std::shared_ptr<const market::BarSeries>> market11() {
    std::vector<std::shared_ptr<const market::BarSeries>> all;
    all.reserve(11);
    for (int i = 0; i < 11; ++i) {
        all.push_back(series("S" + std::to_string(i), 10'000 + 3 * i, 100 + i, 50.0 + i));
    }
    return all;
}

} // namespace

class TestBars : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBlockKeepsEveryBit() {
        std::vector<Bar> before = bars(15'000, 300, 100.1, false);
        before[7].open = base::Missing;
        std::vector<Bar> after;
        QVERIFY(columns::decodeBars(columns::encodeBars(before), "x", after).has_value());
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(after[i].date == before[i].date);
            QVERIFY(std::isnan(before[i].open) ? std::isnan(after[i].open) : after[i].open == before[i].open);
            QCOMPARE(after[i].close, before[i].close);
            QVERIFY(std::isnan(after[i].volume));
        }
    }

    void aDamagedBlockIsAnErrorAndLeavesTheListAlone() {
        const std::string bytes = columns::encodeBars(bars(15'000, 20, 10));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            std::vector<Bar> list = bars(1, 3, 1);
            const auto status = columns::decodeBars(damaged, "year 2011 of SPX", list);
            QVERIFY2(!status.has_value(), qPrintable(QString::number(at)));
            QVERIFY(status.error().message().find("year 2011 of SPX") != std::string::npos);
            QCOMPARE(list.size(), std::size_t{3});
        }
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            std::vector<Bar> list;
            QVERIFY(!columns::decodeBars(std::string_view(bytes).substr(0, size), "x", list).has_value());
        }
    }

    void tilesHoldEverySymbolAndDay_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("f32") << 4;
        QTest::newRow("f64") << 8;
    }
    void tilesHoldEverySymbolAndDay() {
        QFETCH(int, width);
        const auto all = market11();
        const Aligned bytes(columns::buildBarTable(all, static_cast<Width>(width), {42, 7}));
        const auto table = BarTable::over(bytes.view(), "test");
        QVERIFY2(table.has_value(), table ? "" : table.error().message().c_str());
        QCOMPARE(table->symbols(), std::size_t{11});
        QCOMPARE(table->tiles(), std::size_t{2});
        QVERIFY((table->made() == columns::StoreState{42, 7}));
        QVERIFY(std::is_sorted(table->dates().begin(), table->dates().end()));
        QVERIFY(table->verifyAll());
        for (std::size_t s = 0; s < all.size(); ++s) {
            QVERIFY(table->series()[s] == all[s]->id());
            std::size_t found = 0;
            for (std::size_t day = 0; day < table->days(); ++day) {
                const auto at = all[s]->indexOf(table->dates()[day]);
                const double close = table->value(s, day, Field::Close);
                QCOMPARE(base::isKnown(close), at.has_value());
                if (at) {
                    ++found;
                    // Eighths are exact in both widths.
                    QCOMPARE(close, all[s]->close()[*at]);
                    QCOMPARE(table->value(s, day, Field::Volume), all[s]->volume()[*at]);
                    QCOMPARE(table->value(s, day, Field::Low), all[s]->low()[*at]);
                }
            }
            QCOMPARE(found, all[s]->size());
        }
        if (width == 8) {
            const auto closes = table->column64(1, Field::Close);
            QCOMPARE(closes.size(), table->days() * columns::Lanes);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(closes.data()) % 64, std::uintptr_t{0});
            QVERIFY(std::isnan(closes[3])); // beyond the last symbol
        }
    }

    void anEmptyMarketIsATable() {
        const Aligned bytes(columns::buildBarTable({}, Width::F64, {1, 7}));
        const auto table = BarTable::over(bytes.view(), "test");
        QVERIFY(table.has_value());
        QCOMPARE(table->symbols(), std::size_t{0});
        QVERIFY(table->verifyAll());
    }

    void damageIsNoticed() {
        const std::string good = columns::buildBarTable(market11(), Width::F32, {1, 7});
        std::size_t headers = 0;
        for (std::size_t at = 0; at < good.size(); at += at < 600 ? 1 : 997) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 4);
            const Aligned bytes(bad);
            const auto table = BarTable::over(bytes.view(), "bars.table");
            headers += table ? 0 : 1;
            // The padding between the tables and the tiles carries nothing.
            const bool padding = at >= 600 && at < 4096;
            QVERIFY2(padding || !table || !table->verifyAll(), qPrintable(QString::number(at)));
        }
        QVERIFY(headers > 500);
        for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{200}, good.size() - 1}) {
            const Aligned bytes(good.substr(0, size));
            const auto table = BarTable::over(bytes.view(), "bars.table");
            QVERIFY(!table);
            QVERIFY(table.error().message().find("bars.table") != std::string::npos);
        }
    }

    void aTornTailOfTheDeltaIsLeftOut() {
        columns::DayColumn day;
        day.date = base::makeDate(2026, 3, 2);
        day.made = {7, 9};
        for (auto& column : day.values) {
            column = {1.5, base::Missing, 3.25};
        }
        columns::DayColumn next = day;
        next.date = base::makeDate(2026, 3, 3);
        const std::string one = columns::encodeDay(day);
        const std::string both = one + columns::encodeDay(next);
        QCOMPARE(columns::decodeDays(both, 3).size(), std::size_t{2});
        QCOMPARE(columns::decodeDays(both, 3)[1].values[4][2], 3.25);
        QVERIFY((columns::decodeDays(both, 3)[0].made == columns::StoreState{7, 9}));
        for (std::size_t size = one.size(); size < both.size(); ++size) {
            QCOMPARE(columns::decodeDays(std::string_view(both).substr(0, size), 3).size(), std::size_t{1});
        }
        QVERIFY(columns::decodeDays(both, 4).empty());
        QCOMPARE(columns::decodeDays(one + one, 3).size(), std::size_t{1}); // the same day twice
    }
};

QTEST_GUILESS_MAIN(TestBars)
#include "tst_bars.moc"
