// SPDX-License-Identifier: GPL-3.0-or-later
// Data cut at a day hold nothing later, not even behind a pointer, and stand as they stood then (SHR-D4,
// SHR-D8).
#include "engine/base/date.h"
#include "engine/lab/audit/cut_data.h"
#include "tests/unit/diagnosis/synthetic_market.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

const std::vector<base::Date>& days() {
    static const std::vector<base::Date> all = sessionsFrom(base::makeDate(2020, 8, 3), 40);
    return all;
}

class FixedQuotes final : public history::Quotes {
public:
    [[nodiscard]] history::SessionQuotes session(int number) const override {
        history::SessionQuotes quotes;
        quotes.origin = history::Origin::Quotes;
        quotes.spot = 100.0 + number;
        return quotes;
    }
    [[nodiscard]] history::Rows rows(int, std::size_t, market::Right) const override {
        history::Rows rows;
        rows.strike = m_strikes;
        return rows;
    }

private:
    std::vector<std::int32_t> m_strikes{1000, 2000};
};

} // namespace

class TestAuditCutData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seriesTrulyEndAtTheDay() {
        market::MarketSnapshot whole;
        whole.asOf = days().back();
        const auto series = seriesOf("VIX", days(), [](std::size_t i) { return 15.0 + double(i); });
        whole.series.emplace("VIX", market::BarView(series, whole.asOf));
        whole.vxContracts.emplace(days()[30], market::BarView(series, whole.asOf));
        const auto cut = lab::cutSnapshot(whole, days()[9]).value();
        QVERIFY(cut.asOf == days()[9]);
        QCOMPARE(cut.view("VIX").size(), std::size_t{10});
        QCOMPARE(cut.view("VIX").series()->size(), std::size_t{10});
        QVERIFY(cut.view("VIX").series()->dates().back() == days()[9]);
        QCOMPARE(cut.vxContracts.at(days()[30]).series()->size(), std::size_t{10});
        QVERIFY(cut.view("VIX").id() == series->id());
    }

    void aSplitStillToComeIsTakenOut() { // SHR-D4: as of the day, with what was in force then
        market::MarketSnapshot whole;
        whole.asOf = days().back();
        // As the store gives it: a 4-for-1 split of day 20 has divided everything before it.
        const auto adjusted = seriesOf("AAPL", days(), [](std::size_t i) { return i < 20 ? 100.0 : 101.0; });
        whole.series.emplace("AAPL", market::BarView(adjusted, whole.asOf));
        whole.series.emplace(
            "MSFT", market::BarView(seriesOf("MSFT", days(), [](std::size_t) { return 50.0; }), whole.asOf));
        market::CorporateAction split;
        split.symbol = "AAPL";
        split.effective = days()[20];
        split.ratio = 4;
        split.source = "one";
        whole.actions = {split, split};
        whole.actions[1].source = "other"; // the same split, told twice
        const auto before = lab::cutSnapshot(whole, days()[19]).value();
        QCOMPARE(before.view("AAPL").closeOn(days()[19]).value(), 400.0);
        QCOMPARE(before.view("MSFT").closeOn(days()[19]).value(), 50.0);
        QVERIFY(before.actions.empty());
        const auto after = lab::cutSnapshot(whole, days()[20]).value();
        QCOMPARE(after.view("AAPL").closeOn(days()[19]).value(), 100.0);
        QCOMPARE(after.actions.size(), std::size_t{2});
    }

    void revisionsStandAsToldByThen() {
        const lab::RevisedSeries series({"CPI", "x", market::Basis::AsTraded}, {{days()[0], days()[0], 1},
                                                                                {days()[0], days()[5], 2},
                                                                                {days()[1], days()[1], 10},
                                                                                {days()[1], days()[6], 20},
                                                                                {days()[3], days()[8], 30}});
        const auto valueOn = [](const auto& known, std::size_t i) { return known.value()->close().at(i); };
        QCOMPARE(valueOn(series.knownOn(days()[4]), 0), 1.0);
        QCOMPARE(valueOn(series.knownOn(days()[5]), 0), 2.0);
        QCOMPARE(valueOn(series.knownOn(days()[5]), 1), 10.0);
        QCOMPARE(valueOn(series.firstTold(days()[9]), 0), 1.0);
        QCOMPARE(valueOn(series.firstTold(days()[9]), 1), 10.0);
        QCOMPARE(series.firstTold(days()[7]).value()->size(), std::size_t{2});
        QCOMPARE(series.firstTold(days()[8]).value()->size(), std::size_t{3});
        QCOMPARE(series.knownOn(days()[0]).value()->size(), std::size_t{1});
    }

    void quotesAfterTheSessionDoNotExist() {
        const FixedQuotes inner;
        const lab::CutQuotes cut(inner, 50);
        QVERIFY(cut.session(50).origin == history::Origin::Quotes && cut.session(50).spot == 150.0);
        QCOMPARE(cut.rows(50, 0, market::Right::Put).size(), std::size_t{2});
        QVERIFY(cut.session(51).origin == history::Origin::None && cut.session(51).spot == 0.0);
        QCOMPARE(cut.rows(51, 0, market::Right::Put).size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestAuditCutData)
#include "tst_audit_cut_data.moc"
