// SPDX-License-Identifier: GPL-3.0-or-later
// OPT-B against circuit_breaker.json.
#include "engine/risk/circuit_breaker.h"
#include "tests/support/vectors.h"

#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using nlohmann::json;

class TestBreakerVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void circuitBreaker() {
        SIGNALBOX_NEED_VECTORS();
        const auto cases = json::parse(readVectorText("optimus/circuit_breaker.json"));
        for (const json& one : cases) {
            risk::BreakerParameters parameters;
            parameters.count = one.at("count");
            parameters.cooldownDays = one.at("cooldown");
            std::vector<risk::BreakerTrade> trades;
            for (const json& trade : one.at("trades")) {
                const auto reason = book::parseCloseReason(trade.at("reason"));
                QVERIFY(reason.has_value());
                trades.push_back({trade.at("trade_id"),
                                  *base::parseIsoDate(trade.at("close_date").get<std::string>()),
                                  base::Money::cents(trade.at("net_pl_c")),
                                  base::Money::cents(trade.at("planned_stop_loss_c")), *reason});
            }
            const auto steps = risk::breakerFold(trades, calendar::Calendar::standard(), parameters);
            QVERIFY(steps.has_value());
            QCOMPARE(steps->size(), one.at("expected").size());
            for (std::size_t i = 0; i < steps->size(); ++i) {
                const risk::BreakerStep& step = (*steps)[i];
                const json& expected = one.at("expected")[i];
                json actual;
                actual["trade_id"] = step.tradeId;
                actual["max_loss_event"] = step.maxLossEvent;
                actual["fired"] = step.fired;
                actual["streak_after"] = step.streakAfter;
                actual["first_entry_date"] =
                    step.firstEntryDate ? json(base::toIso(*step.firstEntryDate)) : json(nullptr);
                const std::string message = "optimus/circuit_breaker.json case " + one.at("case").dump() +
                                            " step " + std::to_string(i) + ": actual " + actual.dump() +
                                            ", expected " + expected.dump();
                QVERIFY2(actual == expected, message.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBreakerVectors)
#include "test_breaker_vectors.moc"
