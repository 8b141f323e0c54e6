// SPDX-License-Identifier: GPL-3.0-or-later
// A backtest named as evidence: read from what the codec itself writes, closed trades out of sample and no
// others; every file that is not exactly that is one clear error (BRK-K5a).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/sha256.h"
#include "engine/codec/backtest_evidence.h"
#include "engine/codec/backtest_json.h"

#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using nlohmann::json;

namespace {

base::Date at(unsigned month, unsigned day) {
    return base::makeDate(2025, month, day);
}

backtest::Trade tradeOf(int id, base::Date opened, std::optional<base::Date> closed, int dollars,
                        market::Right right = market::Right::Call) {
    backtest::Trade trade;
    trade.id = id;
    trade.signalDate = opened - base::CalendarDays(1);
    trade.openedOn = opened;
    trade.closedOn = closed;
    trade.legs[0] = {180'000, right, structures::Side::Buy, 1};
    trade.legCount = 1;
    trade.credit = false;
    trade.expiration = opened + base::CalendarDays(10);
    trade.contracts = 3;
    trade.entryPrice = base::Price::cents(320);
    trade.netPl = base::Money::cents(dollars * 100 + 5);
    if (closed) {
        trade.reason = book::CloseReason::ProfitTarget;
    }
    return trade;
}

/// One trade before 2025-03-03, three from then on, one of them still open.
std::string backtestText() {
    lab::RunCard card;
    card.strategy = "breakout";
    card.underlying = "high-beta";
    card.market = "real";
    card.from = at(1, 2);
    card.to = at(6, 30);
    card.parameters = {{"breakout.z_price_min", "1.5"}};
    backtest::RunResult run;
    run.trades = {tradeOf(1, at(2, 28), at(3, 7), 100), tradeOf(2, at(3, 3), at(3, 12), 240),
                  tradeOf(3, at(3, 4), at(3, 10), -965, market::Right::Put),
                  tradeOf(4, at(6, 27), std::nullopt, 30)};
    lab::Analysis analysis;
    analysis.slots = {{"breakout", "NVDA"}};
    return codec::backtestJson(card, run, analysis);
}

codec::EvidenceRequest request() {
    codec::EvidenceRequest wanted;
    wanted.file = "bt.json";
    wanted.strategy = "breakout";
    wanted.market = "real";
    wanted.outOfSampleFrom = at(3, 3);
    wanted.date = at(7, 1);
    wanted.by = "ann";
    return wanted;
}

/// The error of a changed file; empty when it is read.
std::string errorOf(const std::function<void(json&)>& change,
                    const codec::EvidenceRequest& wanted = request()) {
    json file = json::parse(backtestText());
    change(file);
    const auto read = codec::readEvidence(file.dump(), wanted);
    if (read) {
        return {};
    }
    const bool one = read.error().code == base::ErrorCode::BadData && read.error().where == "bt.json" &&
                     !read.error().wayOut.empty() && !read.error().message().empty() &&
                     read.error().message().find('\n') == std::string::npos;
    return one ? read.error().what : "not the error that was expected: " + read.error().message();
}

bool says(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestBacktestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closedTradesOutOfSampleAreRead() {
        const std::string text = backtestText();
        const auto read = codec::readEvidence(text, request());
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
        const book::EvidenceNamed& event = read->event;
        QCOMPARE(event.trades.size(), std::size_t{2});
        QVERIFY(read->inSample == 1 && read->open == 1 && read->wins == 1);
        QCOMPARE(read->fills, std::string("rules"));
        // In order of closing: the put closed first.
        QVERIFY(event.trades[0].kind == structures::StructureKind::LongPut);
        QVERIFY(event.trades[1].kind == structures::StructureKind::LongCall);
        QCOMPARE(event.trades[1].symbol, std::string("NVDA"));
        QVERIFY(event.trades[1].openedOn == at(3, 3) && event.trades[1].closedOn == at(3, 12));
        QVERIFY(event.trades[1].netPl == base::Money::cents(24'005));
        QVERIFY(event.trades[1].premium == base::Money::dollars(960));
        QVERIFY(event.from == at(1, 2) && event.to == at(6, 30) && event.outOfSampleFrom == at(3, 3));
        QVERIFY(event.date == at(7, 1) && event.by == "ann" && event.strategy == "breakout");
        QCOMPARE(event.fileHash, base::sha256Hex(text));
        QCOMPARE(event.parametersHash, base::sha256Hex(R"({"breakout.z_price_min":1.5})"));
    }

    void brokenFilesAreNamed() {
        for (const char* nothing : {"", " \n\t"}) {
            QCOMPARE(codec::readEvidence(nothing, request()).error().what, std::string("is empty"));
        }
        const std::string text = backtestText();
        const auto cut = codec::readEvidence(text.substr(0, text.size() / 2), request());
        QCOMPARE(cut.error().what, std::string("is no JSON, or was cut off"));
        for (const char* other : {"[]", "7", "{}", R"({"strategy":"breakout"})"}) {
            QVERIFY2(codec::readEvidence(other, request()).error().what.starts_with("is no backtest: "),
                     other);
        }
        QVERIFY(says(errorOf([](json& f) { f["trades"] = 3; }), "is no list"));
        QVERIFY(says(errorOf([](json& f) { f["from"] = "2025-02-30"; }), "from is no date"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][0].erase("pl"); }), "trades[0].pl is missing"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["pl"] = "many"; }), "trades[1].pl is no amount"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["pl"] = 1e300; }), "pl is no amount"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["debit"] = 0; }), "no premium"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["contracts"] = -3; }), "contracts is no count"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["contracts"] = 4e18; }), "contracts is no count"));
        QVERIFY(
            says(errorOf([](json& f) { f["trades"][1]["closed"] = "2025-02-01"; }), "before the opening"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["closed"] = "2025-07-01"; }), "outside the span"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["legs"][0]["side"] = "sell"; }), "not one bought"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1]["legs"].clear(); }), "not one bought"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][1] = 1; }), "trades[1]"));
    }

    void foreignFilesAreNamed() {
        QVERIFY(says(errorOf([](json& f) { f["strategy"] = "optimus"; }), "is a backtest of optimus"));
        QVERIFY(says(errorOf([](json& f) { f["strategy"] = "breakout,optimus"; }), "not of breakout alone"));
        QVERIFY(says(errorOf([](json& f) { f["market"] = "demo"; }), "is a backtest of the demo market"));
        QVERIFY(says(errorOf([](json& f) { f["trades"][2]["strategy"] = "atr-matrix"; }), "is not breakout"));
        QVERIFY(says(errorOf([](json& f) { f["cancelled"] = true; }), "was cancelled"));
        QVERIFY(says(errorOf([](json& f) { f["fill"]["assumption"] = "mid"; }), "not those of the rules"));
    }

    void withoutATradeOutOfSampleNothingIsNamed() {
        codec::EvidenceRequest late = request();
        late.outOfSampleFrom = at(6, 1);
        QVERIFY(says(errorOf([](json&) {}, late), "no closed trade entered on or after 2025-06-01 (3 entered "
                                                  "before, 1 open)"));
        codec::EvidenceRequest early = request();
        early.date = at(3, 11); // on which the second trade was still open
        QVERIFY(says(errorOf([](json&) {}, early), "knows trades that closed up to 2025-03-12"));
        QCOMPARE(errorOf([](json&) {}), std::string());
    }
};

QTEST_GUILESS_MAIN(TestBacktestEvidence)
#include "tst_backtest_evidence.moc"
