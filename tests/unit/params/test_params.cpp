// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters: the table of OPT-A, layers, every problem at once (SHR-J4), cross-checks OPT-A2, retired keys
// (OPT-ERR2).
#ifndef Q_MOC_RUN // moc cannot parse <functional> of C++20 and need not
#include "engine/base/format.h"
#include "engine/params/parameter_set.h"
#endif

#include <algorithm>

#include <QTest>

using namespace signalbox;
using namespace signalbox::params;

namespace {

Layers fromFile(const std::string& text, std::vector<std::string> call = {}) {
    Layers layers;
    layers.files.push_back({"my.toml", text});
    layers.call = std::move(call);
    return layers;
}

Layers fromCall(std::vector<std::string> call) {
    Layers layers;
    layers.call = std::move(call);
    return layers;
}

bool mentions(const std::vector<Problem>& problems, const std::string& text) {
    return std::any_of(problems.begin(), problems.end(), [&text](const Problem& problem) {
        return problem.message().find(text) != std::string::npos;
    });
}

std::string all(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        text += problem.message() + "\n";
    }
    return text;
}

} // namespace

class TestParams : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsOfOptA_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("range");
        const char* rows[][3] = {{"target_delta", "-0.16", "-0.25..-0.1"},
                                 {"highvol_target_delta", "-0.12", "-0.25..-0.1"},
                                 {"delta_tolerance", "0.04", "0.01..0.08"},
                                 {"spread_width", "50", "25..100"},
                                 {"highvol_width_pct", "150", "100..200"},
                                 {"target_dte", "45", "30..60"},
                                 {"min_dte_entry", "30", "21..45"},
                                 {"max_dte_entry", "60", "45..90"},
                                 {"profit_target_pct", "50", "30..75"},
                                 {"profit_target_mode", "soft_warning", "fixed, soft_warning, dynamic"},
                                 {"stop_loss_multiplier", "2", "1.5..3"},
                                 {"time_stop_dte", "21", "14..28"},
                                 {"min_iv_rank", "50", "30..70"},
                                 {"min_days_between_entries", "3", "1..10"},
                                 {"max_concurrent_per_underlying", "3", "1..5"},
                                 {"max_concurrent_total", "8", "3..15"},
                                 {"max_portfolio_heat", "15", "5..25"},
                                 {"risk_per_trade_pct", "2", "1..3"},
                                 {"max_loss_per_trade_pct", "3", "1..3"},
                                 {"min_credit_pct_width", "0", "0..30"},
                                 {"entry_slippage", "0", "0..0.5"},
                                 {"exit_slippage", "0.05", "0..0.5"},
                                 {"circuit_breaker_count", "3", "2..5"},
                                 {"circuit_breaker_cooldown_days", "5", "3..10"},
                                 {"bb_period", "20", "10..30"},
                                 {"bb_std_dev", "2", "1.5..2.5"},
                                 {"bb_touch_lookback", "5", "3..10"},
                                 {"min_consecutive_up_closes", "1", "1..3"},
                                 {"rsi_period", "14", "7..21"},
                                 {"rsi_oversold_threshold", "30", "20..40"},
                                 {"macd_enabled", "false", "true, false"},
                                 {"trend_ema_period", "200", "100..250"},
                                 {"vix_elevated", "18", "15..22"},
                                 {"vix_high", "25", "20..30"},
                                 {"vix_crisis", "35", "30..45"},
                                 {"ts_gate", "1.05", "1..1.1"},
                                 {"ts_crisis", "1.05", "1..1.2"},
                                 {"breadth_min", "40", "20..60"},
                                 {"deescalation_closes", "3", "1..10"},
                                 {"max_aggregate_delta_abs", "0.5", "0.3..1"},
                                 {"regime_exit", "close_all", "close_all, manage_only"},
                                 {"filter_vix_level", "block", "block, advise, off"},
                                 {"filter_iv_hv", "block", "block, advise, off"},
                                 {"filter_breadth", "block", "block, advise, off"},
                                 {"filter_put_call", "advise", "block, advise, off"},
                                 {"filter_credit", "advise", "block, advise, off"},
                                 {"iv_hv_min", "1", "0.8..1.5"},
                                 {"put_call_low", "5", "0..20"},
                                 {"put_call_high", "95", "80..100"},
                                 {"credit_widening_max", "0.5", "0.1..2"},
                                 {"ts_source", "VX", "VX, VIX_VIX3M"},
                                 {"theta_tighten", "false", "true, false"}};
        for (const auto& row : rows) {
            QTest::newRow(row[0]) << std::string(row[0]) << std::string(row[1]) << std::string(row[2]);
        }
    }
    void defaultsOfOptA() {
        QFETCH(std::string, name);
        QFETCH(std::string, value);
        QFETCH(std::string, range);
        const Descriptor* row = findDescriptor(name);
        QVERIFY(row != nullptr);
        QCOMPARE(row->section, std::string("optimus"));
        QCOMPARE(row->defaultText(), value);
        QCOMPARE(row->range, range);
        QVERIFY(!row->meaning.empty());
    }

    void tableKnowsEveryRowOfOptA() {
        const auto count = std::count_if(descriptors().begin(), descriptors().end(),
                                         [](const Descriptor& row) { return row.section == "optimus"; });
        QCOMPARE(static_cast<int>(count), 52);
    }

    void everyTextReadsBack() {
        for (const Descriptor& row : descriptors()) {
            ParameterValues values;
            const auto problem = row.set(values, row.defaultText());
            QVERIFY2(!problem, (row.fullName() + ": " + problem.value_or("")).c_str());
            QCOMPARE(row.get(values), row.defaultText());
        }
    }

    void rangesAreInclusiveAndRefuseTheRest() { // OPT-A1
        for (const Descriptor& row : descriptors()) {
            if (!row.low) {
                continue;
            }
            ParameterValues values;
            const double step = row.step.value_or(0.001);
            const auto text = [](double value) { return base::shortest(value); };
            QVERIFY2(!row.set(values, text(*row.low)), row.fullName().c_str());
            QVERIFY2(!row.set(values, text(*row.high)), row.fullName().c_str());
            const std::string kept = row.get(values);
            QVERIFY2(row.set(values, text(*row.low - step)), row.fullName().c_str());
            QVERIFY2(row.set(values, text(*row.high + step)), row.fullName().c_str());
            QVERIFY2(row.set(values, "nan"), row.fullName().c_str());
            QVERIFY2(row.set(values, ""), row.fullName().c_str());
            QCOMPARE(row.get(values), kept);
        }
    }

    void exactKindsRefuseDecimalsThatWouldBeLost() {
        ParameterValues values;
        QVERIFY(findDescriptor("risk_per_trade_pct")->set(values, "2.005"));
        QVERIFY(!findDescriptor("risk_per_trade_pct")->set(values, "2.25"));
        QCOMPARE(values.optimus.riskPerTrade.value(), 225);
        QVERIFY(findDescriptor("target_dte")->set(values, "45.5"));
        QVERIFY(!findDescriptor("stop_loss_multiplier")->set(values, "1.75"));
        QCOMPARE(values.optimus.stopLossX100, 175);
        QVERIFY(!findDescriptor("exit_slippage")->set(values, "0.125"));
        QCOMPARE(values.optimus.exitSlippage.toUnits(), 1250);
    }

    void layersAndOrigins() { // OPT-A1
        const auto set = freeze(
            fromFile("min_iv_rank = 40\n[account]\nfee_per_contract_cents = 0\n[optimus]\ntarget_dte = 50\n"
                     "[optimus.underlying.XSP]\nspread_width = 30\nmin_iv_rank = 45\n",
                     {"target_dte=40", "optimus.bb_period=15"}));
        QVERIFY2(set.has_value(), set ? "" : set.error().message().c_str());
        QCOMPARE(set->optimus().minIvRank, 40.0);
        QCOMPARE(set->optimus().targetDte, 40);
        QCOMPARE(set->optimus().bbPeriod, 15);
        QCOMPARE(set->account().feePerContract.toCents(), 0);
        QCOMPARE(set->optimus("XSP").minIvRank, 45.0);
        QCOMPARE(set->optimus("XSP").targetDte, 40);
        QCOMPARE(set->optimus("XSP").spreadWidth.toUnits(), 300'000);
        QCOMPARE(set->optimus("SPX").spreadWidth.toUnits(), 500'000);
        const auto origin = [&set](const char* name, const char* underlying) {
            return set->setting(*findDescriptor(name), underlying);
        };
        QVERIFY(origin("min_iv_rank", "").origin == Origin::File);
        QCOMPARE(origin("min_iv_rank", "").where, std::string("my.toml line 1"));
        QVERIFY(origin("min_iv_rank", "XSP").origin == Origin::Underlying);
        QVERIFY(origin("target_dte", "").origin == Origin::Call);
        QVERIFY(origin("vix_high", "").origin == Origin::Default);
        QCOMPARE(set->call().size(), std::size_t{2});
        QCOMPARE(set->settings().size(), descriptors().size());
    }

    void hashCoversValuesAndNotTheirOrigin() {
        const ParameterSet defaults;
        const auto same = freeze(fromFile("[optimus]\ntarget_dte = 45\n"));
        const auto other = freeze(fromCall({"target_dte=46"}));
        const auto special = freeze(fromFile("[optimus.underlying.XSP]\nspread_width = 30\n"));
        QVERIFY(same && other && special);
        QCOMPARE(same->hash(), defaults.hash());
        QCOMPARE(defaults.hash().size(), std::size_t{64});
        QVERIFY(other->hash() != defaults.hash());
        QVERIFY(special->hash() != defaults.hash());
        QVERIFY(fingerprint(other->optimus()) != fingerprint(defaults.optimus()));
    }

    void everyProblemIsListed() { // SHR-J4
        const Frozen frozen =
            examine(fromFile("[optimus]\nmin_iv_rnk = 40\nmin_iv_rank = 80\nvix_high = \"x\"\n"
                             "[other]\na = 1\n",
                             {"target_dte=60", "max_dte_entry=50", "nonsense", "ts_source=VX3"}));
        QVERIFY(!frozen.set);
        const std::string text = all(frozen.problems);
        QVERIFY2(mentions(frozen.problems, "my.toml line 2: optimus.min_iv_rnk: unknown parameter"),
                 text.c_str());
        QVERIFY2(mentions(frozen.problems, "my.toml line 3: optimus.min_iv_rank: 80 is outside 30..70"),
                 text.c_str());
        QVERIFY2(mentions(frozen.problems, "my.toml line 4: optimus.vix_high: 'x' is not a number"),
                 text.c_str());
        QVERIFY2(mentions(frozen.problems, "my.toml line 5: other: unknown table"), text.c_str());
        QVERIFY2(mentions(frozen.problems, "--set: nonsense: must be NAME=VALUE"), text.c_str());
        QVERIFY2(mentions(frozen.problems, "--set: ts_source: 'VX3' is none of VX, VIX_VIX3M"), text.c_str());
        QVERIFY2(mentions(frozen.problems, "min_dte_entry <= target_dte <= max_dte_entry"), text.c_str());
        QCOMPARE(frozen.problems.size(), std::size_t{7});
        const auto result = freeze(fromFile("[optimus]\nmin_iv_rnk = 40\nmin_iv_rank = 80\n"));
        QVERIFY(!result);
        QVERIFY(result.error().code == base::ErrorCode::BadData);
        QVERIFY(result.error().message().find('\n') == std::string::npos);
        QVERIFY(freeze(fromCall({"x=1"})).error().code == base::ErrorCode::Usage);
    }

    void foreignTablesAreLeftAlone() {
        Layers layers = fromFile("[window]\nmin_iv_rank = 999\n");
        layers.foreign = {"window"};
        QVERIFY(freeze(layers).has_value());
    }

    void brokenFileNamesItsLine() {
        const Frozen frozen = examine(fromFile("[optimus]\ntarget_dte = = 3\n"));
        QCOMPARE(frozen.problems.size(), std::size_t{1});
        QVERIFY2(frozen.problems.front().where == "my.toml line 2", all(frozen.problems).c_str());
    }

    void retiredAndNegativeDeltaLimits() { // OPT-ERR2, SHR-ERR1
        for (const char* name : {"max_aggregate_delta=-0.50", "optimus.max_aggregate_delta=0.5"}) {
            const Frozen frozen = examine(fromCall({name}));
            QVERIFY2(mentions(frozen.problems, "max_aggregate_delta_abs"), all(frozen.problems).c_str());
            QVERIFY(mentions(frozen.problems, "retired"));
        }
        const Frozen negative = examine(fromCall({"max_aggregate_delta_abs=-0.5"}));
        QVERIFY2(mentions(negative.problems, "SHR-ERR1"), all(negative.problems).c_str());
        QVERIFY(!negative.set);
    }

    void crossChecksOfOptA2_data() {
        QTest::addColumn<std::vector<std::string>>("call");
        QTest::addColumn<bool>("good");
        QTest::newRow("dte order") << std::vector<std::string>{"target_dte=31", "min_dte_entry=32"} << false;
        QTest::newRow("dte equal") << std::vector<std::string>{"target_dte=30"} << true;
        QTest::newRow("dte max") << std::vector<std::string>{"target_dte=60", "max_dte_entry=59"} << false;
        QTest::newRow("time stop") << std::vector<std::string>{"time_stop_dte=26"} << false;
        QTest::newRow("time stop equal") << std::vector<std::string>{"time_stop_dte=25"} << true;
        QTest::newRow("vix order") << std::vector<std::string>{"vix_elevated=22", "vix_high=22"} << false;
        QTest::newRow("vix crisis") << std::vector<std::string>{"vix_high=30", "vix_crisis=30"} << false;
        QTest::newRow("term") << std::vector<std::string>{"ts_gate=1.06"} << false;
        QTest::newRow("term raised") << std::vector<std::string>{"ts_gate=1.06", "ts_crisis=1.06"} << true;
        QTest::newRow("capacity") << std::vector<std::string>{"max_concurrent_per_underlying=4",
                                                              "max_concurrent_total=3"}
                                  << false;
        QTest::newRow("risk") << std::vector<std::string>{"risk_per_trade_pct=2.5",
                                                          "max_loss_per_trade_pct=2.4"}
                              << false;
        QTest::newRow("sleeves") << std::vector<std::string>{"enabled_strategies=optimus,atr-matrix",
                                                             "weight_optimus_pct=66"}
                                 << false;
        QTest::newRow("sleeves at the limit")
            << std::vector<std::string>{"enabled_strategies=optimus,atr-matrix", "weight_optimus_pct=65"}
            << true;
        QTest::newRow("sleeves without ATR")
            << std::vector<std::string>{"enabled_strategies=optimus,breakout", "weight_optimus_pct=95"}
            << true;
    }
    void crossChecksOfOptA2() {
        QFETCH(std::vector<std::string>, call);
        QFETCH(bool, good);
        const Frozen frozen = examine(fromCall(call));
        QVERIFY2(frozen.problems.empty() == good, all(frozen.problems).c_str());
    }

    void aBlockOfItsOwnTakesAWidthThatFits() { // OPT-V4: the range of OPT-A is that of SPX
        const auto mini = freeze(fromFile("[optimus.underlying.XSP]\nspread_width = 5\n"));
        QVERIFY2(mini.has_value(), mini ? "" : mini.error().message().c_str());
        QCOMPARE(mini->optimus("XSP").spreadWidth.toUnits(), 50'000);
        QCOMPARE(mini->optimus().spreadWidth.toUnits(), 500'000);
        const Frozen narrow = examine(fromFile("[optimus.underlying.XSP]\nspread_width = 2\n"));
        QVERIFY2(mentions(narrow.problems, "2 is outside 2.5..100"), all(narrow.problems).c_str());
        QVERIFY(freeze(fromFile("[optimus.underlying.NDX]\nspread_width = 200\n")).has_value());
        for (const char* text :
             {"[optimus]\nspread_width = 5\n", "[optimus.underlying.SPX]\nspread_width = 5\n",
              "[optimus.underlying.NVDA]\nspread_width = 5\n"}) {
            const Frozen spx = examine(fromFile(text));
            QVERIFY2(mentions(spx.problems, "5 is outside 25..100"), all(spx.problems).c_str());
        }
    }

    void crossChecksReachOverrides() {
        const Frozen frozen = examine(fromFile("[optimus.underlying.XSP]\ntime_stop_dte = 28\n"));
        QVERIFY2(mentions(frozen.problems, "(XSP)"), all(frozen.problems).c_str());
    }

    void sleeves() { // SHR-A1
        AccountParameters account;
        QCOMPARE(account.weightOf("optimus").value(), 10'000);
        QCOMPARE(account.weightOf("breakout").value(), 0);
        account.enabledStrategies = {"optimus", "breakout", "atr-matrix"};
        QCOMPARE(account.weightOf("optimus").value(), 6000);
        QCOMPARE(account.weightOf("atr-matrix").value(), 1500);
        QCOMPARE(account.weightOf("breakout").value(), 500);
    }

    void accountValues() {
        const auto set = freeze(fromFile("[account]\npaper_equity = 250000.50\nhistory_start = 2012-01-03\n"
                                         "enabled_strategies = [\"optimus\", \"breakout\"]\n"));
        QVERIFY2(set.has_value(), set ? "" : set.error().message().c_str());
        QCOMPARE(set->account().paperEquity.toCents(), 25'000'050);
        QVERIFY(set->account().historyStart == base::makeDate(2012, 1, 3));
        QCOMPARE(set->account().enabledStrategies.size(), std::size_t{2});
        QVERIFY(!examine(fromCall({"enabled_strategies=optimus,optimus"})).set);
        QVERIFY(!examine(fromCall({"enabled_strategies="})).set);
        QVERIFY(!examine(fromCall({"history_start=2012-13-01"})).set);
        QVERIFY(!examine(fromCall({"max_quote_age_s=1801"})).set);
    }
};

QTEST_GUILESS_MAIN(TestParams)
#include "test_params.moc"
