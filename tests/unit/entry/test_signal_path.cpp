// SPDX-License-Identifier: GPL-3.0-or-later
// signal_path.csv: the readings of real columns and the gates on them, day by day (OPT-E4..E8, OPT-D2,
// SHR-I).
#include "engine/diagnosis/optimus_columns.h"
#include "engine/entry/optimus_gates.h"
#include "sample_readings.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::entry;
using signalbox::tests::VectorFile;
using signalbox::tests::VectorRow;

namespace {

diagnosis::OptimusSeries vectorSeries() {
    const VectorFile file("indicators/index_ohlcv.csv");
    std::vector<market::Bar> price;
    std::vector<market::Bar> vix;
    for (const VectorRow& row : file.rows()) {
        market::Bar bar;
        bar.date = base::parseIsoDate(row.text("date")).value();
        bar.open = row.real("open").value();
        bar.high = row.real("high").value();
        bar.low = row.real("low").value();
        bar.close = row.real("close").value();
        price.push_back(bar);
        market::Bar implied;
        implied.date = bar.date;
        implied.close = row.real("iv").value();
        vix.push_back(implied);
    }
    diagnosis::OptimusSeries series;
    series.price = market::BarSeries::create({"SPX", "vectors", market::Basis::AsTraded}, price).value();
    series.vix = market::BarSeries::create({"VIX", "vectors", market::Basis::AsTraded}, vix).value();
    return series;
}

std::string passed(GateCheck check) {
    return check.status == GateStatus::Pass ? "1" : "0";
}

} // namespace

class TestSignalPath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void path() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/signal_path.csv");
        QVERIFY(!file.rows().empty());
        params::OptimusParameters p;
        p.macdEnabled = true; // gate8 "as if enabled"
        const auto built = diagnosis::buildOptimusColumns(vectorSeries(), calendar::Calendar::standard(), p);
        QVERIFY2(built.has_value(), built ? "" : built.error().message().c_str());
        const diagnosis::OptimusColumns& columns = **built;
        const BookFacts facts = tests::someRoom();
        for (const VectorRow& row : file.rows()) {
            const auto session = columns.sessionOf(base::parseIsoDate(row.text("date")).value());
            VECTOR_CHECK(row, session.has_value(), "date is a session");
            const diagnosis::OptimusReadings r = diagnosis::readingsAt(columns, *session);
            const auto gate = [&](int number) { return passed(checkGate(number, r, facts, p)); };
            VECTOR_REAL(row, "iv_rank", r.ivRank, 1e-9);
            VECTOR_TEXT(row, "gate5_touch", gate(5));
            VECTOR_TEXT(row, "touch_date", r.touchDate ? base::toIso(*r.touchDate) : std::string());
            VECTOR_REAL(row, "bb_depth", r.bandDepth, 1e-9);
            VECTOR_REAL(row, "bb_lower", r.lowerBand, 1e-9);
            VECTOR_CHECK(row, r.upStreak == static_cast<int>(row.integer("up_streak").value()), "up_streak");
            VECTOR_REAL(row, "rsi", r.rsi, 1e-9);
            VECTOR_REAL(row, "rsi_prior", r.rsiPrior, 1e-9);
            VECTOR_REAL(row, "macd_hist", r.macdHistogram[0], 1e-9);
            VECTOR_TEXT(row, "gate6", gate(6));
            VECTOR_TEXT(row, "gate7", gate(7));
            VECTOR_TEXT(row, "gate8", gate(8));
            VECTOR_TEXT(row, "gate4", gate(4));
            const FilterCheck ivHv = checkFilter(static_cast<int>(Filter::IvHv), r, p);
            VECTOR_REAL(row, "iv_hv", ivHv.value, 1e-9);
            VECTOR_TEXT(row, "filter_iv_hv", std::string(ivHv.status == FilterStatus::Pass ? "1" : "0"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSignalPath)
#include "test_signal_path.moc"
