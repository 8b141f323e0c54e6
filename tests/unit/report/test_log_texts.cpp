// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of logs.json to the byte (SHR-L), and the arithmetic of the worked examples that the logs print.
#include "tests/support/vectors.h"

#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse some of these and need not
#include "engine/base/format.h"
#include "engine/entry/describe.h"
#include "engine/report/log_text.h"

#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::report;
using nlohmann::json;

namespace {

base::Date dateOf(const json& value) {
    return base::parseIsoDate(value.get<std::string>()).value();
}

std::optional<double> real(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

std::optional<int> integer(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<int>());
}

diagnosis::Regime regimeOf(const json& value) {
    return diagnosis::parseRegime(value.get<std::string>()).value();
}

std::string entryText(const json& f) {
    params::OptimusParameters p;
    p.minIvRank = f.at("min_iv_rank");
    p.tsGate = f.at("ts_gate");
    p.bbTouchLookback = f.at("touch_lookback");
    p.minConsecutiveUpCloses = f.at("min_up");
    p.rsiOversoldThreshold = f.at("rsi_min");
    p.maxConcurrentTotal = f.at("max_total");
    p.maxConcurrentPerUnderlying = f.at("max_under");
    p.minDaysBetweenEntries = f.at("min_bd");
    p.macdEnabled = f.at("macd_on");
    diagnosis::OptimusReadings r;
    r.regime = r.raw = regimeOf(f.at("regime"));
    for (std::uint32_t bit = 1; bit != 0 && r.regime == diagnosis::Regime::Unknown; bit <<= 1) {
        const auto names = diagnosis::inputNames(bit);
        r.regimeMissing |=
            !names.empty() && names.front() == f.at("missing").get_ref<const std::string&>() ? bit : 0;
    }
    r.ivRank = real(f.at("iv_rank"));
    r.inputs.tsRatio = real(f.at("ts_ratio"));
    r.close = real(f.at("close"));
    r.ema = real(f.at("ema200"));
    r.touch = f.at("touch").is_null()         ? diagnosis::Touch::Unknown
              : f.at("touch").get<int>() == 1 ? diagnosis::Touch::Yes
                                              : diagnosis::Touch::No;
    r.touchBand = real(f.at("touch_lb"));
    r.touchLow = real(f.at("touch_low"));
    r.touchDate = dateOf(f.at("touch_date"));
    r.lowerBand = real(f.at("lower_bb"));
    r.priorClose = real(f.at("prior_close"));
    r.upStreak = integer(f.at("up_streak"));
    r.rsi = real(f.at("rsi"));
    r.rsiPrior = real(f.at("rsi_prior"));
    for (std::size_t i = 0; i < 4; ++i) {
        r.macdHistogram[i] = real(f.at("hist").at(i));
    }
    entry::BookFacts facts;
    facts.openTotal = integer(f.at("open_total"));
    facts.openUnder = integer(f.at("open_under"));
    facts.businessDaysSinceEntry = integer(f.at("bd_since"));
    std::uint8_t filters = 0;
    for (const json& name : f.at("filters_failed")) {
        for (int index = 0; index < entry::FilterCount; ++index) {
            filters =
                static_cast<std::uint8_t>(filters | (name == entry::filterName(index) ? 1U << index : 0U));
        }
    }
    entry::Subject subject;
    subject.underlying = f.at("sym");
    subject.date = dateOf(f.at("date"));
    const auto outcome = entry::evaluateChain(r, facts, p, filters);
    return entryEvaluationText(entry::describe(subject, r, facts, p, outcome, false, {}));
}

std::string openedText(const json& f) {
    TradeOpenedFields fields;
    fields.date = dateOf(f.at("date"));
    fields.symbol = f.at("sym");
    fields.shortStrike = base::Strike::dollars(f.at("ks"));
    fields.longStrike = base::Strike::dollars(f.at("kl"));
    fields.shortPrice = base::Price::units(f.at("ps"));
    fields.longPrice = base::Price::units(f.at("pl"));
    fields.shortDelta = f.at("delta");
    fields.credit = base::Price::units(f.at("credit"));
    fields.width = base::Price::units(f.at("width"));
    fields.multiplier = f.at("mult");
    fields.contracts = f.at("contracts");
    fields.dte = f.at("dte");
    fields.expiration = dateOf(f.at("exp"));
    fields.profitTargetPct = f.at("pt");
    fields.stopLossX100 = f.at("sl_x100");
    fields.timeStopDate = dateOf(f.at("tsd"));
    fields.timeStopDte = f.at("ts");
    fields.equity = base::Money::cents(f.at("equity"));
    fields.heat = base::Money::cents(f.at("heat"));
    fields.openPositions = f.at("open");
    return tradeOpenedText(fields);
}

std::string closedText(const json& f) {
    TradeClosedFields fields;
    fields.date = dateOf(f.at("date"));
    fields.symbol = f.at("sym");
    fields.reason = f.at("reason");
    fields.credit = base::Price::units(f.at("credit"));
    fields.debit = base::Price::units(f.at("debit"));
    fields.width = base::Price::units(f.at("width"));
    fields.multiplier = f.at("mult");
    fields.contracts = f.at("contracts");
    fields.fees = base::Money::cents(f.at("fees"));
    fields.daysHeld = f.at("held");
    fields.dteAtClose = f.at("dte");
    fields.wins = f.at("wins");
    fields.losses = f.at("losses");
    fields.grossWin = base::Money::cents(f.at("gross_win"));
    fields.grossLoss = base::Money::cents(f.at("gross_loss"));
    return tradeClosedText(fields);
}

std::string summaryText(const json& f) {
    DailySummaryFields fields;
    fields.date = dateOf(f.at("date"));
    for (const json& one : f.at("blocked")) {
        fields.blocked.push_back({one.at(0), one.at(1)});
    }
    fields.openPositions = f.at("open");
    const std::string limits = f.at("limits");
    const std::string breach = "LIMIT BREACH: ";
    if (limits.starts_with(breach)) {
        fields.limitBreaches.push_back(limits.substr(breach.size()));
    }
    fields.aggregateDelta = real(f.at("delta"));
    fields.aggregateTheta = real(f.at("theta"));
    fields.heatPct = f.at("heat_pct");
    fields.daysSinceEntry = integer(f.at("since"));
    fields.note = f.at("note");
    return dailySummaryText(fields);
}

std::string boardText(const json& f) {
    DashboardFields fields;
    fields.date = dateOf(f.at("date"));
    fields.regime = regimeOf(f.at("regime"));
    fields.vix = real(f.at("vix"));
    fields.ivRank = real(f.at("ivr"));
    fields.openPositions = f.at("open");
    fields.openPl = base::Money::cents(f.at("pl"));
    fields.aggregateDelta = real(f.at("delta"));
    fields.aggregateTheta = real(f.at("theta"));
    fields.heatPct = f.at("heat_pct");
    if (!f.at("near").is_null()) {
        fields.nearest = DashboardFields::Expiry{dateOf(f.at("near").at(0)), f.at("near").at(1)};
    }
    fields.timeStopDte = f.at("ts");
    for (const json& one : f.at("last")) {
        fields.lastTrades.push_back(one == "W");
    }
    if (!f.at("cb_until").is_null()) {
        fields.breakerOn = true;
        fields.breakerUntil = dateOf(f.at("cb_until"));
    }
    fields.opened = f.at("opened").get<std::vector<std::string>>();
    fields.closed = f.at("closed").get<std::vector<std::string>>();
    return dashboardText(fields);
}

std::optional<std::string> textOf(const std::string& name, const json& fields) {
    if (name == "ENTRY_EVAL") {
        return entryText(fields);
    }
    if (name == "TRADE_OPENED") {
        return openedText(fields);
    }
    if (name == "TRADE_CLOSED") {
        return closedText(fields);
    }
    if (name == "DAILY_SUMMARY") {
        return summaryText(fields);
    }
    if (name == "DASHBOARD") {
        return boardText(fields);
    }
    if (name == "WARMUP") {
        return warmupText(fields.at("bars"));
    }
    return std::nullopt;
}

} // namespace

class TestLogTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenTexts() { // SHR-L1..L6
        SIGNALBOX_NEED_VECTORS();
        const std::string file = "shared/logs.json";
        const json cases = json::parse(tests::readVectorText(file));
        QVERIFY(!cases.empty());
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const std::string row = file + " index " + std::to_string(i) + ": ";
            const std::string name = cases[i].at("template");
            const auto actual = textOf(name, cases[i].at("fields"));
            QVERIFY2(actual.has_value(), (row + "unknown template " + name).c_str());
            const std::string expected = cases[i].at("text");
            QVERIFY2(*actual == expected, (row + "expected\n" + expected + "\nactual\n" + *actual).c_str());
        }
    }

    void workedTradeNumbers() { // SEED-2, SEED-4
        SIGNALBOX_NEED_VECTORS();
        const json cases = json::parse(tests::readVectorText("worked/seed_examples.json"));
        const auto find = [&cases](const char* id) {
            for (const json& one : cases) {
                if (one.at("id") == id) {
                    return one;
                }
            }
            throw std::runtime_error(std::string("worked/seed_examples.json has no ") + id);
        };
        const auto cents = [](const json& dollars) {
            return base::Money::cents(std::llround(dollars.get<double>() * 100));
        };
        const auto price = [](const json& dollars) { return base::Price::nearest(dollars.get<double>()); };
        const auto check = [](const std::string& text, const std::string& line, const char* id) {
            QVERIFY2(
                text.find(line) != std::string::npos,
                ("worked/seed_examples.json " + std::string(id) + ": no '" + line + "' in\n" + text).c_str());
        };

        const json opened = find("SEED-2");
        const json& in = opened.at("inputs");
        const json& want = opened.at("expected");
        TradeOpenedFields o;
        o.symbol = "SPX";
        o.equity = cents(in.at("equity_usd"));
        o.contracts = in.at("contracts");
        o.width = price(in.at("width"));
        o.credit = price(in.at("credit"));
        o.multiplier = in.at("multiplier");
        const std::string text = tradeOpenedText(o);
        check(text,
              "Max Loss: " + base::usd(cents(want.at("max_loss_per_contract_usd"))) + " per contract (" +
                  base::usd(cents(want.at("max_loss_total_usd"))) + " total)",
              "SEED-2");
        check(text,
              "Max Profit: " + base::usd(cents(want.at("max_profit_per_contract_usd"))) + " per contract (" +
                  base::usd(cents(want.at("max_profit_total_usd"))) + " total)",
              "SEED-2");
        check(text, "Risk/Reward: " + want.at("risk_reward").get<std::string>() + ":1", "SEED-2");
        check(text, " = " + want.at("portfolio_risk_pct").get<std::string>() + "% of equity", "SEED-2");
        check(text, "Profit Target: Close at " + base::usdPrice(price(want.at("profit_target"))) + " (",
              "SEED-2");
        check(text, "Stop Loss: Close at " + base::usdPrice(price(want.at("stop_loss"))) + " (", "SEED-2");
        QVERIFY2(text.find(base::usdPrice(price(want.at("seed_stop_loss_rejected")))) == std::string::npos,
                 "the source's wrong stop (OPT-ERR1)");

        const json closed = find("SEED-4");
        const json& cin = closed.at("inputs");
        const json& cwant = closed.at("expected");
        TradeClosedFields c;
        c.symbol = "SPX";
        c.credit = price(cin.at("credit"));
        c.debit = price(cin.at("debit"));
        c.width = o.width;
        c.contracts = cin.at("contracts");
        c.multiplier = cin.at("multiplier");
        c.wins = cin.at("wins");
        c.losses = cin.at("losses");
        const std::string closing = tradeClosedText(c);
        check(closing,
              "P/L: " + base::usdPriceSigned(price(cwant.at("pl_per_share"))) + " per share (" +
                  base::usdSigned(cents(cwant.at("pl_total_usd"))) + " total",
              "SEED-4");
        check(closing, "Return on Risk: " + cwant.at("return_on_risk").get<std::string>() + "% (", "SEED-4");
        check(closing, " / " + base::usd(cents(cin.at("max_loss_total_usd"))) + ")", "SEED-4");
        check(closing, "(" + cwant.at("win_rate").get<std::string>() + "% win rate)", "SEED-4");
    }
};

QTEST_GUILESS_MAIN(TestLogTexts)
#include "test_log_texts.moc"
