// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis of Optimus on the collected data, 2011 to 2021 and on the recorded chains of 2019: parts are
// wholes, prices are counted as the run counted them, and no number of threads changes a byte.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse these and need not
#include "engine/codec/backtest_json.h"
#include "engine/lab/analysis/analysis.h"
#include "engine/report/backtest_report.h"
#include "tests/market/backtest/collected_lab.h"

#include <cmath>
#include <memory>
#endif

using namespace signalbox;
using base::makeDate;
using base::Money;

class TestAnalysisMarket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        SIGNALBOX_NEED_SHARED();
        m_home = std::make_unique<recount::CollectedHome>();
    }

    void elevenYears() {
        check(makeDate(2011, 1, 3), makeDate(2021, 12, 23), {});
        QVERIFY(m_analysis.totals.trades >= 30 && m_analysis.provenance.all().model > 0);
    }

    void recordedQuotesAlone() {
        check(makeDate(2019, 4, 25), makeDate(2019, 6, 28), {"min_days_between_entries=1", "min_iv_rank=30"});
        QVERIFY(m_analysis.totals.trades > 0 && m_analysis.provenance.all().model == 0);
        QVERIFY(m_analysis.totals.smallSample() && !m_analysis.warnings.empty());
    }

private:
    void check(base::Date from, base::Date to, const std::vector<std::string>& sets) {
        const auto opened = m_home->lab(from, to);
        const params::ParameterSet parameters = recount::CollectedHome::parameters(sets);
        const params::ParameterValues& values = parameters.values(opened->underlying());
        const auto system = recount::must(opened->system(values));
        const backtest::RunInputs run = opened->inputs(*system, values);
        const backtest::RunResult result = recount::must(backtest::run(run));
        lab::AnalysisInputs inputs;
        inputs.run = &result;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.systems = {lab::optimusFacts(values.optimus, system.get())};
        inputs.paths = 1000;
        inputs.bootstrap.samples = 200;
        m_analysis = lab::analyse(inputs, base::Executor(2));

        Money net;
        double explained = 0;
        double remainder = 0;
        QCOMPARE(m_analysis.greeks.trades.size(), result.trades.size());
        for (std::size_t i = 0; i < result.trades.size(); ++i) {
            const lab::GreekParts& parts = m_analysis.greeks.trades[i].parts;
            QVERIFY2(parts.total() == result.trades[i].netPl, std::to_string(result.trades[i].id).c_str());
            net += result.trades[i].netPl;
            explained += std::abs(parts.delta.toDollars()) + std::abs(parts.gamma.toDollars()) +
                         std::abs(parts.theta.toDollars()) + std::abs(parts.vega.toDollars());
            remainder += std::abs(parts.remainder.toDollars());
        }
        qInfo("%d trades, remainder %.1f %% of what Greeks explain", m_analysis.totals.trades,
              100 * remainder / explained);
        QVERIFY(m_analysis.greeks.total.total() == net);
        QVERIFY(m_analysis.endEquity - run.equity == net);
        QVERIFY(remainder < 0.1 * explained);
        QCOMPARE(m_analysis.provenance.all().quotes, result.prices.quotes);
        QCOMPARE(m_analysis.provenance.all().model, result.prices.model);
        for (const lab::Attribution& table : m_analysis.attribution) {
            Money sum;
            for (const lab::AttributionRow& row : table.rows) {
                sum += row.net;
            }
            QVERIFY2(sum == m_analysis.totals.net, table.key.c_str());
        }
        const lab::DayCounts& days = m_analysis.gates.front().counts.days;
        QCOMPARE(days.days, static_cast<int>(result.sessions.size()));
        QCOMPARE(days.warmup + days.halted + days.gateStopped + days.filterStopped + days.signals, days.days);

        lab::RunCard card;
        const std::string json = codec::backtestJson(card, result, m_analysis);
        const std::string text = report::backtestText(card, result, m_analysis);
        for (const unsigned threads : {1U, 7U}) {
            const lab::Analysis again = lab::analyse(inputs, base::Executor(threads));
            QVERIFY(codec::backtestJson(card, result, again) == json);
            QVERIFY(report::backtestText(card, result, again) == text);
        }
    }

    std::unique_ptr<recount::CollectedHome> m_home;
    lab::Analysis m_analysis;
};

QTEST_GUILESS_MAIN(TestAnalysisMarket)
#include "tst_analysis_market.moc"
