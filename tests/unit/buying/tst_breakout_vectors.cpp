// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of Breakout that no calculator kind covers: signal (BRK-S), contract (BRK-I), evidence and size
// (BRK-K), exits (BRK-X), posts (BRK-T); and the simulation beside the exact expectation (BRK-H2, H4).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/decimal.h"
#include "engine/entry/breakout_signal.h"
#include "engine/exits/breakout_exit.h"
#include "engine/report/breakout_posts.h"
#include "engine/risk/kelly.h"
#include "engine/stats/expectation.h"
#include "engine/structures/long_option_selector.h"
#include "tests/support/vectors.h"

#include <cmath>
#include <map>

#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

base::Date dateOf(const VectorRow& row, const char* column) {
    return base::parseIsoDate(row.text(column)).value();
}

std::vector<double> column(const VectorFile& file, const char* name) {
    std::vector<double> values;
    for (const VectorRow& row : file.rows()) {
        values.push_back(row.real(name).value());
    }
    return values;
}

report::PostAccount accountOf(const nlohmann::json& fields) {
    return {base::Money::cents(fields.at("eq").get<std::int64_t>()),
            base::Money::cents(fields.at("start").get<std::int64_t>())};
}

std::vector<report::ClosedInPost> closedOf(const nlohmann::json& fields) {
    std::vector<report::ClosedInPost> closed;
    for (const auto& one : fields.at("closed")) {
        closed.push_back({one.at(0).get<std::string>(), one.at(1).get<double>(),
                          base::Money::cents(one.at(2).get<std::int64_t>())});
    }
    return closed;
}

std::optional<std::string> textOf(const nlohmann::json& post) {
    const auto& fields = post.at("fields");
    const auto mood = diagnosis::parseMarketMood(fields.at("reg").get<std::string>()).value();
    const auto date = base::parseIsoDate(fields.at("date").get<std::string>()).value();
    if (post.at("kind") == "TRADE") {
        report::TradePost trade;
        trade.mode = fields.at("mode").get<std::string>();
        trade.date = date;
        trade.contracts = fields.at("n").get<std::int64_t>();
        trade.symbol = fields.at("sym").get<std::string>();
        trade.expiration = base::parseIsoDate(fields.at("exp").get<std::string>()).value();
        trade.strike = base::parseStrike(fields.at("k").dump()).value();
        trade.call = fields.at("cp") == "C";
        trade.price = base::parsePrice(fields.at("px").dump()).value();
        trade.maxLoss = base::Money::cents(fields.at("ml").get<std::int64_t>());
        trade.zPrice = fields.at("zp").get<double>();
        trade.zVol = fields.at("zv").get<double>();
        trade.mood = mood;
        trade.closed = closedOf(fields);
        trade.account = accountOf(fields);
        return report::postText(trade);
    }
    report::NoTradePost none;
    none.mode = fields.at("mode").get<std::string>();
    none.date = date;
    none.scanned = fields.at("scan").get<int>();
    none.signals = fields.at("sig").get<int>();
    none.topReject = fields.at("rej").get<std::string>();
    none.mood = mood;
    none.closed = closedOf(fields);
    none.account = accountOf(fields);
    return report::postText(none);
}

} // namespace

class TestBreakoutVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signalPath() { // BRK-S1, S2
        SIGNALBOX_NEED_VECTORS();
        const VectorFile bars("indicators/stock_ohlcv.csv");
        const auto scores =
            entry::breakoutScores(column(bars, "high"), column(bars, "low"), column(bars, "close"));
        std::map<std::string, std::size_t> at;
        for (std::size_t i = 0; i < bars.rows().size(); ++i) {
            at[bars.rows()[i].text("date")] = i;
        }
        const VectorFile expected("breakout/signal_path.csv");
        QVERIFY(!expected.rows().empty());
        for (const VectorRow& row : expected.rows()) {
            const std::size_t i = at.at(row.text("date"));
            VECTOR_REAL(row, "z_price", scores.zPrice[i], 1e-9);
            VECTOR_REAL(row, "z_vol", scores.zVol[i], 1e-9);
            VECTOR_TEXT(row, "signal",
                        entry::breakoutSideName(entry::breakoutSide(scores.zPrice[i], scores.zVol[i])));
        }
    }

    void contract() { // BRK-I1, I2
        SIGNALBOX_NEED_VECTORS();
        std::map<std::string, std::vector<structures::OptionRow>> rows;
        const VectorFile expected("breakout/option_select_expected.csv");
        std::map<std::string, base::Date> entryDates;
        for (const VectorRow& row : expected.rows()) {
            entryDates[row.text("case")] = dateOf(row, "entry_date");
        }
        const VectorFile cases1("breakout/option_select.csv");
        for (const VectorRow& row : cases1.rows()) {
            structures::OptionRow option;
            option.expiration = dateOf(row, "expiry");
            option.dte = base::daysBetween(entryDates.at(row.text("case")), option.expiration);
            option.strike = base::parseStrike(row.text("strike")).value();
            option.delta = row.real("delta");
            option.bid = base::parsePrice(row.text("bid"));
            option.ask = base::parsePrice(row.text("ask"));
            option.openInterest = row.integer("open_interest");
            rows[row.text("case")].push_back(option);
        }
        QVERIFY(!expected.rows().empty());
        for (const VectorRow& row : expected.rows()) {
            const auto& options = rows[row.text("case")];
            const auto choice =
                structures::selectAtTheMoney(options, row.real("spot").value(), row.text("type") == "C", {});
            VECTOR_TEXT(row, "reject", choice.reject);
            const bool shown = choice.row.has_value();
            VECTOR_TEXT(row, "expiry", shown ? base::toIso(options[*choice.row].expiration) : std::string());
            VECTOR_CHECK(
                row,
                closeTo(shown ? std::optional(options[*choice.row].strike.toDollars()) : std::nullopt,
                        row.real("strike")),
                "strike");
            VECTOR_CHECK(row, closeTo(shown ? options[*choice.row].delta : std::nullopt, row.real("delta")),
                         "delta");
        }
    }

    void evidence() { // BRK-K2, K4
        SIGNALBOX_NEED_VECTORS();
        const VectorFile cases2("breakout/p_used.csv");
        for (const VectorRow& row : cases2.rows()) {
            const double b = row.real("b").value();
            const double a = row.real("a").value();
            const double p = risk::usedProbability(static_cast<int>(row.integer("wins").value()),
                                                   static_cast<int>(row.integer("trades").value()), b, a);
            VECTOR_REAL(row, "p_used", p, 1e-9);
            const double fraction = risk::kellyFraction(p, b, a);
            VECTOR_REAL(row, "kelly_fraction", fraction, 1e-9);
            VECTOR_REAL(row, "stake_fraction", risk::stakeOf(fraction, 0.5), 1e-9);
        }
    }

    void size() { // BRK-K6, K7
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("breakout/sizing.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            risk::PremiumSizing inputs;
            inputs.equity = base::Money::cents(row.integer("equity_c").value());
            inputs.stakeBp = static_cast<std::int32_t>(row.integer("stake_fraction_bp").value());
            inputs.budgetAllowed = row.integer("regime_multiplier").value() != 0;
            inputs.ask = base::Price::units(row.integer("ask").value());
            inputs.feePerContract = base::Money::cents(row.integer("fee_per_contract_c").value());
            const risk::PremiumSize size = risk::sizeByPremium(inputs);
            VECTOR_TEXT(row, "budget_c", std::to_string(size.budget.toCents()));
            VECTOR_TEXT(row, "cost_per_contract_c", std::to_string(size.costPerContract.toCents()));
            VECTOR_TEXT(row, "contracts", std::to_string(size.contracts));
            VECTOR_TEXT(row, "verdict", size.verdict);
        }
    }

    void exits() { // BRK-X1
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("breakout/exits.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            exits::BreakoutExitInputs inputs;
            inputs.entryPrice = base::Price::units(row.integer("entry_price").value());
            inputs.bid = base::Price::units(row.integer("bid").value());
            inputs.today = dateOf(row, "today");
            inputs.expiration = dateOf(row, "expiry");
            inputs.isLong = row.text("side") == "LONG";
            inputs.mood = diagnosis::parseMarketMood(row.text("regime")).value();
            const auto exit = exits::breakoutExit(inputs, {}, calendar::Calendar::standard()).value();
            VECTOR_TEXT(row, "dte", std::to_string(exit.dte));
            VECTOR_TEXT(row, "trig_pt", exit.profit ? "1" : "0");
            VECTOR_TEXT(row, "trig_sl", exit.stop ? "1" : "0");
            VECTOR_TEXT(row, "trig_ts", exit.time ? "1" : "0");
            VECTOR_TEXT(row, "trig_rg", exit.regime ? "1" : "0");
            VECTOR_TEXT(row, "action", exits::breakoutActionKey(exit.action));
        }
    }

    void posts() { // BRK-T1, T2
        SIGNALBOX_NEED_VECTORS();
        const auto posts = nlohmann::json::parse(readVectorText("breakout/posts.json"));
        QVERIFY(!posts.empty());
        for (std::size_t i = 0; i < posts.size(); ++i) {
            const auto text = textOf(posts[i]);
            const std::string place = "breakout/posts.json entry " + std::to_string(i + 1);
            QVERIFY2(text == posts[i].at("text").get<std::string>(),
                     (place + ": " + text.value_or("no post")).c_str());
            QVERIFY2(text->size() == posts[i].at("length").get<std::size_t>(), place.c_str());
        }
    }

    void aPostThatDoesNotFitIsNone() { // BRK-T2: losses are never dropped
        report::NoTradePost post;
        post.mode = "PAPER";
        post.date = base::makeDate(2025, 11, 20);
        post.closed.assign(20, {"NVDA", -50.0, base::Money::dollars(-400)});
        post.account = {base::Money::dollars(10'000), base::Money::dollars(10'000)};
        QVERIFY(!report::postText(post));
        post.closed.resize(2);
        post.topReject = std::string(150, 'x');
        const auto shorter = report::postText(post);
        QVERIFY(shorter && shorter->find("xxx") == std::string::npos &&
                shorter->size() <= report::LongestPost);
        QVERIFY(shorter->find("Closed: NVDA -50.0% (-$400).") != std::string::npos);
    }

    void briefPost() { // BRK-T0
        report::BriefPost post;
        post.mode = "PAPER";
        post.date = base::makeDate(2025, 11, 20);
        post.inputs = {23.66, 660.0, 670.0, 0.355, 0.350, 4.13, 4.31};
        post.light = diagnosis::marketLight(post.inputs);
        post.approved = 1;
        post.open = 2;
        post.account = {base::Money::dollars(10'000), base::Money::dollars(10'000)};
        QCOMPARE(report::postText(post).value(),
                 std::string(
                     "[PAPER] 2025-11-20 BRIEF: BEARISH (VIX 23.7, SPY below SMA20, IWM/SPY above, 10y -18.0 "
                     "bp/20d). Longs 0.0x, shorts 1.0x. 1 order approved, 2 positions open. Account $10,000 "
                     "(+0.0% since start). Not advice."));
        post.inputs.vix.reset();
        post.light = diagnosis::marketLight(post.inputs);
        QVERIFY(report::postText(post)->find("UNKNOWN (VIX n/a, ") != std::string::npos);
    }

    void simulationAgrees() { // BRK-H2: within 4 standard errors, the same on any number of threads
        SIGNALBOX_NEED_VECTORS();
        const VectorFile cases3("breakout/expectation.csv");
        for (const VectorRow& row : cases3.rows()) {
            stats::ExpectationInputs inputs{row.real("p").value(), row.real("b").value(),
                                            row.real("a").value(), row.real("f").value(),
                                            static_cast<int>(row.integer("n").value())};
            const auto exact = stats::expectation(inputs);
            const auto simulated = stats::simulateExpectation(inputs, 7, 100'000, base::Executor(2));
            const auto again = stats::simulateExpectation(inputs, 7, 100'000, base::Executor(1));
            QCOMPARE(simulated.ruin, again.ruin);
            QCOMPARE(simulated.hitTarget, again.hitTarget);
            const auto within = [](double a, double b, double n) {
                return std::abs(a - b) <= 4 * std::sqrt(std::max(b * (1 - b), 1e-6) / n) + 1e-5;
            };
            VECTOR_CHECK(row, within(simulated.hitTarget, exact.hitTarget, 1e5), "P(100x) by simulation");
            VECTOR_CHECK(row, within(simulated.ruin, exact.ruin, 1e5), "P(ruin) by simulation");
            VECTOR_CHECK(row, within(simulated.endsWithLoss, exact.endsWithLoss, 1e5),
                         "P(loss) by simulation");
            // BRK-H3: without an edge 100x stays below 1 % whatever the stake.
            if (exact.edge <= 1e-12) {
                VECTOR_CHECK(row, exact.hitTarget <= 0.01, "the bound without an edge");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBreakoutVectors)
#include "tst_breakout_vectors.moc"
