// SPDX-License-Identifier: GPL-3.0-or-later
// Every indicator, every row, against the vectors.
#include "engine/base/real.h"
#include "engine/indicators/indicators.h"
#include "tests/support/vectors.h"

#include <sstream>

using namespace signalbox;
using tests::VectorFile;
using tests::VectorRow;

namespace {

std::vector<double> columnOf(const VectorFile& file, const char* name) {
    std::vector<double> out;
    for (const auto& row : file.rows()) {
        out.push_back(row.real(name).value_or(base::Missing));
    }
    return out;
}

std::map<std::string, std::vector<double>> indicatorsOf(const VectorFile& bars) {
    using namespace indicators;
    const auto high = columnOf(bars, "high");
    const auto low = columnOf(bars, "low");
    const auto close = columnOf(bars, "close");
    std::map<std::string, std::vector<double>> out;
    for (const int n : {20, 50, 100, 200}) {
        out["sma" + std::to_string(n)] = sma(close, n);
    }
    out["ema10"] = ema(close, 10);
    out["ema200"] = ema(close, 200);
    const auto bands = bollinger(close, 20, 2.0);
    out["bb_mid"] = bands.middle;
    out["bb_sigma"] = bands.sigma;
    out["bb_lower"] = bands.lower;
    out["bb_upper"] = bands.upper;
    out["rsi14"] = rsi(close, 14);
    const auto m = macd(close);
    out["macd"] = m.macd;
    out["macd_signal"] = m.signal;
    out["macd_hist"] = m.histogram;
    out["tr"] = trueRange(high, low, close);
    out["atr14"] = atr(high, low, close, 14);
    out["zscore20"] = zScore(close, 20);
    auto share = out["tr"];
    for (std::size_t t = share.size(); t-- > 0;) {
        share[t] = t > 0 ? share[t] / close[t - 1] : base::Missing;
    }
    out["trpct"] = share;
    out["zvol20"] = zScore(share, 20);
    out["iv_pctrank252"] = percentileRank(columnOf(bars, "iv"), 252);
    out["hv20"] = historicalVolatility(close, 20);
    out["up_streak"] = upStreak(close);
    return out;
}

void compare(const std::string& name) {
    const VectorFile bars("indicators/" + name + "_ohlcv.csv");
    const VectorFile expected("indicators/" + name + "_expected.csv");
    QCOMPARE(expected.rows().size(), bars.rows().size());
    const auto actual = indicatorsOf(bars);
    QCOMPARE(actual.size() + 1, expected.header().size()); // every column but the date
    for (std::size_t t = 0; t < expected.rows().size(); ++t) {
        const VectorRow& row = expected.rows()[t];
        VECTOR_TEXT(row, "date", bars.rows()[t].text("date"));
        for (const auto& [column, values] : actual) {
            VECTOR_REAL(row, column, base::known(values[t]), 1e-9);
        }
    }
}

} // namespace

class TestIndicatorsVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void index();
    void stock();
    void edge();
};

void TestIndicatorsVectors::index() {
    SIGNALBOX_NEED_VECTORS();
    compare("index");
}

void TestIndicatorsVectors::stock() {
    SIGNALBOX_NEED_VECTORS();
    compare("stock");
}

// SHR-I3, I4, I7, I8, I10 where they degenerate.
void TestIndicatorsVectors::edge() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("indicators/edge.csv");
    for (const auto& row : file.rows()) {
        std::vector<double> close;
        std::istringstream list(row.text("closes"));
        for (std::string item; std::getline(list, item, ';');) {
            close.push_back(std::stod(item));
        }
        const auto bands = indicators::bollinger(close, 20, 2.0);
        VECTOR_REAL(row, "bb_mid", base::known(bands.middle.back()), 1e-9);
        VECTOR_REAL(row, "bb_sigma", base::known(bands.sigma.back()), 1e-9);
        VECTOR_REAL(row, "bb_lower", base::known(bands.lower.back()), 1e-9);
        VECTOR_REAL(row, "rsi14", base::known(indicators::rsi(close, 14).back()), 1e-9);
        VECTOR_REAL(row, "zscore20", base::known(indicators::zScore(close, 20).back()), 1e-9);
        VECTOR_REAL(row, "pctrank20", base::known(indicators::percentileRank(close, 20).back()), 1e-9);
        VECTOR_REAL(row, "up_streak", base::known(indicators::upStreak(close).back()), 1e-9);
    }
}

QTEST_GUILESS_MAIN(TestIndicatorsVectors)
#include "test_indicators_vectors.moc"
