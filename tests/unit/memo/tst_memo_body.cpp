// SPDX-License-Identifier: GPL-3.0-or-later
// What a memo says (BRK-M1): every field, the hash, what is missing, and that no number of it can be changed
// without a reviewer noticing (BRK-P2).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/sha256.h"
#include "engine/json/canonical_json.h"
#include "engine/memo/body_json.h"
#include "engine/memo/reviewers.h"
#include "engine/memo/value_table.h"
#include "tests/unit/memo/memo_fixture.h"

#include <set>
#endif

using namespace signalbox::tests;
namespace base = signalbox::base;
namespace book = signalbox::book;
namespace memo = signalbox::memo;
using json = nlohmann::json;

namespace {

/// A recorded version whose body was changed afterwards, hash and header included: only the numbers tell.
book::MemoWritten doctored(const book::MemoWritten& memo, const json& body) {
    book::MemoWritten changed = memo;
    changed.body = signalbox::json::dumpCanonical(body);
    changed.bodyHash = base::sha256Hex(changed.body);
    return changed;
}

bool bothApprove(const book::MemoWritten& memo) {
    return memo::opinionOf("quant", memo).approve && memo::opinionOf("risk", memo).approve;
}

std::string commentsOn(const book::MemoWritten& memo) {
    return memo::opinionOf("quant", memo).comment + " | " + memo::opinionOf("risk", memo).comment;
}

/// Every number in a body, by its path.
void collect(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& numbers) {
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items()) {
            collect(inner, at / key, numbers);
        }
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            collect(value[i], at / i, numbers);
        }
    } else if (value.is_number()) {
        numbers.push_back(at);
    }
}

} // namespace

class TestMemoBody : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCompleteMemoHasEveryFieldAndPassesBothReviewers();
    void theBodyReadsBackAndIsCanonical();
    void aMissingFieldIsNamed();
    void theNumbersAreThoseOfTheRules();
    void noNumberCanBeChangedUnnoticed();
    void riskNamesTheRuleThatIsBroken();
    void aRecordThatIsNotItsBodyIsRefused();
};

void TestMemoBody::aCompleteMemoHasEveryFieldAndPassesBothReviewers() {
    const memo::MemoBody body = completed(recordedBody());
    QCOMPARE(memo::missingFields(body), std::vector<std::string>());
    const book::MemoWritten memo = written(recordedBody());
    QVERIFY2(bothApprove(memo), commentsOn(memo).c_str());
    QCOMPARE(memo.bodyHash, base::sha256Hex(memo.body));
    QCOMPARE(memo.contract, std::string("NVDA  260227C00100000"));
    QVERIFY(memo::opinionOf("quant", memo).comment.find("value table") != std::string::npos);
    QVERIFY(!memo::opinionOf("trader", memo).approve);
    // A probe without an edge passes in PAPER (BRK-K5).
    memo::MemoBody probe = recordedBody("PAPER", 1);
    probe.risk.budget = base::Money::dollars(500);
    memo::EdgePart& edge = probe.risk.edge;
    edge.wins = edge.trades = 0;
    edge.evidenceP = edge.p = 0.5;
    edge.evidenceKelly = edge.kelly = 0.0;
    edge.b = 1;
    edge.statedP.reset();
    edge.statedB.reset();
    edge.assumedEdge.clear();
    edge.probe = true;
    edge.probeBp = edge.stakeBp = 500;
    QVERIFY2(bothApprove(written(probe)), commentsOn(written(probe)).c_str());
    probe.header.mode = "LIVE";
    QVERIFY(!memo::opinionOf("quant", written(probe)).approve);
    QVERIFY(memo::opinionOf("risk", written(probe)).comment.find("LIVE") != std::string::npos);
}

void TestMemoBody::theBodyReadsBackAndIsCanonical() {
    const std::string text = memo::bodyJson(completed(recordedBody()));
    QCOMPARE(signalbox::json::dumpCanonical(json::parse(text)), text);
    const auto read = memo::parseBody(text);
    QVERIFY(read.has_value());
    QCOMPARE(memo::bodyJson(*read), text);
    QVERIFY(!memo::parseBody("{}").has_value());
    QVERIFY(!memo::parseBody("no json").has_value());
    json broken = json::parse(text);
    broken["greeks"]["iv"] = "high";
    const auto refused = memo::parseBody(broken.dump());
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().message().find("greeks.iv") != std::string::npos);
}

void TestMemoBody::aMissingFieldIsNamed() {
    const auto missing = [](auto&& change) {
        memo::MemoBody body = recordedBody();
        change(body);
        return memo::missingFields(completed(body));
    };
    const auto has = [](const std::vector<std::string>& found, const std::string& name) {
        return std::find(found.begin(), found.end(), name) != found.end();
    };
    QVERIFY(has(missing([](memo::MemoBody& b) { b.greeks.iv.reset(); }), "greeks.iv"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.greeks.iv.reset(); }), "risk.value_table"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.thesis.light.vix.reset(); }), "thesis.light.vix"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.thesis.bars.clear(); }), "thesis.bars"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.thesis.bars.pop_back(); }), "thesis.bars"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.thesis.zVol.reset(); }), "thesis.z_vol"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.risk.edge.wins.reset(); }), "risk.edge.wins"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.risk.earnings.clear(); }), "risk.earnings"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.risk.limits.clear(); }), "risk.limits"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.risk.quoteCheck.clear(); }), "risk.quote_check"));
    QVERIFY(has(missing([](memo::MemoBody& b) { b.header.quantity.reset(); }), "greeks.total.delta"));
    // A memo that is not valid is never submitted.
    memo::MemoBody body = recordedBody();
    body.risk.edge.wins.reset();
    const memo::ReviewStep step = memo::submit(written(body), panelOf("PAPER"), eveningOf(day(2, 13)));
    QVERIFY(step.events.empty());
    QCOMPARE(step.refusal, std::string("the memo is invalid: risk.edge.wins is missing"));
}

void TestMemoBody::theNumbersAreThoseOfTheRules() {
    const memo::MemoBody body = completed(recordedBody());
    const memo::GreeksPart& g = body.greeks;
    QCOMPARE(*g.mark, 3.10);
    QCOMPARE(*g.breakEven, 103.20);
    QVERIFY(std::abs(*g.breakEvenMovePct - 3.2) < 1e-12);
    QVERIFY(std::abs(*g.dailyDeviationPct - 100 * *g.iv / std::sqrt(252.0)) < 1e-12);
    QVERIFY(std::abs(*g.perContract.value - 310) < 1e-9);
    QVERIFY(std::abs(*g.total.delta - *g.perShare.delta * 300) < 1e-9);
    QVERIFY(*g.probability > 0.2 && *g.probability < *g.perShare.delta);
    QCOMPARE(*body.risk.costPerContract, base::Money::cents(32'065));
    QCOMPARE(*body.risk.maxLoss, base::Money::cents(96'195));
    QVERIFY(std::abs(*body.risk.maxLossPct - 9.6195) < 1e-9);
    QCOMPARE(*body.risk.exits.profitBid, base::Price::cents(640));
    QCOMPARE(*body.risk.exits.stopBid, base::Price::cents(160));
    QCOMPARE(*body.risk.exits.timeStop, day(2, 25));
    QCOMPARE(*body.risk.tableDate, day(2, 20));
    QCOMPARE(body.risk.exits.regimeShift, std::string("BEARISH"));
    // Worth more with the underlying and with volatility; the middle lies below the mark by three days'
    // theta.
    const auto& table = body.risk.valueTable;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 1; column < 5; ++column) {
            QVERIFY(table[row].values[column] > table[row].values[column - 1]);
        }
        if (row > 0) {
            QVERIFY(table[row].values[2] > table[row - 1].values[2]);
        }
    }
    QVERIFY(table[1].values[2] < *g.mark && table[1].values[2] > *g.mark / 2);
    QVERIFY(body.thesis.wrongIf.find("close back below") == 0);
}

void TestMemoBody::noNumberCanBeChangedUnnoticed() {
    const book::MemoWritten memo = written(recordedBody());
    const json body = json::parse(memo.body);
    // What nothing else in the memo depends on: recorded facts without a derived number, within their bounds.
    const std::set<std::string> free{"/greeks/open_interest",  "/risk/budget",
                                     "/risk/edge/probe_bp",    "/risk/limits/0/used",
                                     "/risk/limits/0/after",   "/risk/limits/0/allowed",
                                     "/risk/limits/1/used",    "/risk/limits/1/after",
                                     "/risk/limits/1/allowed", "/thesis/z_price_min",
                                     "/thesis/z_vol_min",      "/thesis/light/vix",
                                     "/thesis/light/spy",      "/thesis/light/spy_sma20",
                                     "/thesis/light/iwm_spy",  "/thesis/light/iwm_spy_sma20",
                                     "/thesis/bars/0/high",    "/thesis/bars/0/low",
                                     "/risk/exits/exit_dte",   "/risk/edge/kelly_fraction"};
    std::vector<json::json_pointer> numbers;
    collect(body, json::json_pointer(), numbers);
    QVERIFY(numbers.size() > 120);
    int caught = 0;
    for (const json::json_pointer& at : numbers) {
        if (free.contains(at.to_string())) {
            continue;
        }
        json changed = body;
        // A lower low or a higher high always widens the range of its day.
        const double factor = at.back() == "low" ? 0.97 : 1.03;
        const bool whole = changed[at].is_number_integer();
        changed[at] = whole ? json(changed[at].get<std::int64_t>() + 1)
                            : json(changed[at].get<double>() * factor + 0.0001);
        const book::MemoWritten bad = doctored(memo, changed);
        QVERIFY2(!bothApprove(bad), at.to_string().c_str());
        ++caught;
    }
    QVERIFY(caught > 100);
    // More of Kelly than the cap lets through is nothing; less is.
    json less = body;
    less["risk"]["edge"]["kelly_fraction"] = 0.49;
    QVERIFY(!memo::opinionOf("quant", doctored(memo, less)).approve);
    // The light's own inputs are caught when they cross a flag.
    json bear = body;
    bear["thesis"]["light"]["vix"] = 23.5;
    bear["thesis"]["light"]["spy"] = 580;
    QVERIFY(!memo::opinionOf("quant", doctored(memo, bear)).approve);
    QVERIFY(memo::opinionOf("quant", doctored(memo, bear)).comment.find("BEARISH") != std::string::npos);
    // The comment names both numbers.
    json wrong = body;
    wrong["greeks"]["iv"] = 0.9;
    QVERIFY(memo::opinionOf("quant", doctored(memo, wrong)).comment.find("0.9 in the memo") !=
            std::string::npos);
}

void TestMemoBody::riskNamesTheRuleThatIsBroken() {
    const auto found = [](auto&& change, const char* word) {
        memo::MemoBody body = completed(recordedBody());
        change(body);
        std::string all;
        for (const std::string& one : memo::riskFindings(body)) {
            all += one + "; ";
        }
        return all.find(word) != std::string::npos;
    };
    using B = memo::MemoBody;
    QVERIFY(memo::riskFindings(completed(recordedBody())).empty());
    QVERIFY(found([](B& b) { b.risk.limits[0].ok = false; }, "TRADE"));
    QVERIFY(found([](B& b) { b.risk.limits[0].after = 1000.01; }, "TRADE"));
    QVERIFY(found([](B& b) { b.header.quantity = 4; }, "4 contracts"));
    QVERIFY(found([](B& b) { b.risk.edge.stakeBp = 1001; }, "cap"));
    QVERIFY(found([](B& b) { b.risk.budget = base::Money::dollars(1001); }, "exceeds the stake"));
    QVERIFY(found([](B& b) { b.risk.equity = base::Money::dollars(9'600); }, "exceeds 10%"));
    QVERIFY(found([](B& b) { b.thesis.light.longMultiplier = 0; }, "no budget"));
    QVERIFY(found([](B& b) { b.greeks.perShare.delta = 0.61; }, "delta"));
    QVERIFY(found([](B& b) { b.greeks.perShare.delta.reset(); }, "delta"));
    QVERIFY(found([](B& b) { b.greeks.bid = base::Price::cents(289); }, "10%"));
    QVERIFY(found([](B& b) { b.greeks.bid = base::Price(); }, "two-sided"));
    QVERIFY(found([](B& b) { b.greeks.openInterest = 99; }, "open interest"));
    QVERIFY(found([](B& b) { b.greeks.ask = base::Price::cents(321); }, "below the ask"));
    QVERIFY(found([](B& b) { b.header.expiration = day(3, 6); }, "17 days"));
    QVERIFY(found([](B& b) { b.header.contract = "NVDA  260227P00100000"; }, "LONG buys calls"));
    QVERIFY(found([](B& b) { b.header.contract = "NVDA1 260227C00100000"; }, "adjusted"));
    QVERIFY(found([](B& b) { b.header.strike = base::Price::dollars(105); }, "strike"));
    QVERIFY(found([](B& b) { b.risk.quoteCheck = "STALE;MONEYNESS"; }, "STALE;MONEYNESS"));
    QVERIFY(found([](B& b) { b.risk.exits.stopBid = base::Price::cents(330); }, "stop"));
    QVERIFY(found([](B& b) { b.risk.exits.timeStop = day(2, 27); }, "time stop"));
    QVERIFY(found(
        [](B& b) {
            b.risk.earningsMode = "block";
            b.risk.earningsBeforeExpiry = true;
        },
        "report"));
    QVERIFY(!found([](B& b) { b.risk.earningsBeforeExpiry = true; }, "report"));
}

void TestMemoBody::aRecordThatIsNotItsBodyIsRefused() {
    const book::MemoWritten memo = written(recordedBody());
    const auto refused = [&memo](auto&& change) {
        book::MemoWritten changed = memo;
        change(changed);
        return !memo::opinionOf("quant", changed).approve && !memo::opinionOf("risk", changed).approve;
    };
    QVERIFY(refused([](book::MemoWritten& m) { m.contracts = 4; }));
    QVERIFY(refused([](book::MemoWritten& m) { m.limit = base::Price::cents(321); }));
    QVERIFY(refused([](book::MemoWritten& m) { m.contract = "NVDA  260227C00105000"; }));
    QVERIFY(refused([](book::MemoWritten& m) { m.bodyHash = base::sha256Hex("other"); }));
    QVERIFY(refused([](book::MemoWritten& m) { m.body += " "; }));
    QVERIFY(refused([](book::MemoWritten& m) { m.author = "Ann"; }));
    QVERIFY(refused([](book::MemoWritten& m) { m.validOn = day(2, 18); }));
    QVERIFY(refused([](book::MemoWritten& m) { m.body = "{}"; }));
}

QTEST_APPLESS_MAIN(TestMemoBody)
#include "tst_memo_body.moc"
