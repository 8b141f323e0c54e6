// SPDX-License-Identifier: GPL-3.0-or-later
// The source documents' own numbers where they concern plans, exits and dates: SEED-2, 3, 4 and the codes of
// SEED-7.
#include "engine/base/date.h"
#include "engine/base/format.h"
#include "engine/book/position.h"
#include "engine/chains/quote_rules.h"
#include "engine/exits/optimus_exit.h"
#include "engine/structures/payoff.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox;
using base::Money;
using base::Price;
using base::Strike;

namespace {

QJsonObject example(const char* id) {
    const auto text = tests::readVectorText("worked/seed_examples.json");
    const QJsonArray all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    for (const auto& value : all) {
        if (value[QLatin1String("id")].toString() == QLatin1String(id)) {
            return value.toObject();
        }
    }
    return {};
}

double input(const QJsonObject& object, const char* name) {
    return object[QLatin1String("inputs")][QLatin1String(name)].toDouble();
}

base::Date inputDate(const QJsonObject& object, const char* name) {
    return base::parseIsoDate(object[QLatin1String("inputs")][QLatin1String(name)].toString().toStdString())
        .value();
}

std::string expectedText(const QJsonObject& object, const char* name) {
    const QJsonValue value = object[QLatin1String("expected")][QLatin1String(name)];
    return value.isString() ? value.toString().toStdString() : base::shortest(value.toDouble());
}

std::string text(double value) {
    return base::shortest(value);
}

} // namespace

/// Names file and example, as the other vector tests name file and row.
#define SEED_CHECK(object, name, actual)                                                                     \
    do {                                                                                                     \
        const std::string seedActual_ = (actual);                                                            \
        const std::string seedMessage_ =                                                                     \
            "worked/seed_examples.json " + (object)[QLatin1String("id")].toString().toStdString() + " " +    \
            (name) + ": actual " + seedActual_ + ", expected " + expectedText((object), (name));             \
        QVERIFY2(seedActual_ == expectedText((object), (name)), seedMessage_.c_str());                       \
    } while (false)

class TestSeedExamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spreadOfTheLog() { // SEED-2
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject seed = example("SEED-2");
        const Price credit = Price::nearest(input(seed, "credit"));
        const auto contracts = static_cast<std::int64_t>(input(seed, "contracts"));
        std::vector<structures::Leg> legs(2);
        legs[0].side = structures::Side::Sell;
        legs[0].contract.strike = Strike::dollars(5700);
        legs[1].contract.strike = legs[0].contract.strike.shifted(-Price::nearest(input(seed, "width")));
        const auto payoff =
            structures::payoffSummary(legs, credit, static_cast<std::int32_t>(input(seed, "multiplier")));
        const Money loss = *payoff.maxLoss;
        const Money profit = *payoff.maxProfit;
        SEED_CHECK(seed, "max_loss_per_contract_usd", text(loss.toDollars()));
        SEED_CHECK(seed, "max_loss_total_usd", text((loss * contracts).toDollars()));
        SEED_CHECK(seed, "max_profit_per_contract_usd", text(profit.toDollars()));
        SEED_CHECK(seed, "max_profit_total_usd", text((profit * contracts).toDollars()));
        SEED_CHECK(seed, "risk_reward", base::fixed(loss.toDollars() / profit.toDollars(), 1));
        SEED_CHECK(seed, "portfolio_risk_pct",
                   base::fixed(100 * (loss * contracts).toDollars() / input(seed, "equity_usd"), 1));
        SEED_CHECK(seed, "profit_target", text(exits::profitLevel(credit, 50).toDollars()));
        SEED_CHECK(seed, "stop_loss", text(exits::stopLevel(credit, 200).toDollars()));
        SEED_CHECK(seed, "seed_stop_loss_rejected", text(exits::stopLevel(credit, 300).toDollars()));
    }

    void datesOfTheLog() { // SEED-3
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject seed = example("SEED-3");
        const base::Date opened = inputDate(seed, "opened");
        const base::Date closed = inputDate(seed, "closed");
        exits::ExitInputs in;
        in.credit = Price::cents(260);
        in.expiration = inputDate(seed, "expiry");
        in.today = opened;
        const auto& calendar = calendar::Calendar::standard();
        const auto atOpen = exits::evaluateOptimusExit(in, {}, calendar).value();
        in.today = closed;
        const auto atClose = exits::evaluateOptimusExit(in, {}, calendar).value();
        SEED_CHECK(seed, "dte_at_open", std::to_string(atOpen.dte));
        SEED_CHECK(seed, "dte_at_close", std::to_string(atClose.dte));
        SEED_CHECK(seed, "time_stop_date", base::toIso(*exits::findTrigger(atOpen, "time")->date));
        SEED_CHECK(seed, "days_held", std::to_string(base::daysBetween(opened, closed)));
    }

    void resultOfTheLog() { // SEED-4
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject seed = example("SEED-4");
        const Price credit = Price::nearest(input(seed, "credit"));
        const Price debit = Price::nearest(input(seed, "debit"));
        book::Position position;
        position.netPl = base::premium(credit - debit, static_cast<std::int32_t>(input(seed, "multiplier")),
                                       static_cast<std::int64_t>(input(seed, "contracts")));
        position.maxLoss = Money::dollars(static_cast<std::int64_t>(input(seed, "max_loss_total_usd")));
        SEED_CHECK(seed, "pl_per_share", text((credit - debit).toDollars()));
        SEED_CHECK(seed, "pl_total_usd", text(position.netPl.toDollars()));
        SEED_CHECK(seed, "return_on_risk", base::fixedSigned(100 * *position.returnOnRisk(), 1));
        SEED_CHECK(seed, "win_rate",
                   base::fixed(100 * input(seed, "wins") / (input(seed, "wins") + input(seed, "losses")), 1));
    }

    void splitStrikeIsVetoed() { // SEED-7
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject seed = example("SEED-7");
        const double spot = input(seed, "S");
        chains::QuoteInputs in;
        in.style = market::ExerciseStyle::American;
        in.spot = spot;
        in.strike = Strike::dollars(static_cast<std::int32_t>(input(seed, "K")));
        in.rate = 0.04;
        in.years = 8.0 / 365;
        in.bid = Price::cents(10);
        in.ask = Price::nearest(input(seed, "quote"));
        in.tick = Price::cents(1);
        in.ageSeconds = 345'600;
        in.maxSpread = 0.10;
        in.previousClose = spot;
        in.sessionsSinceAction =
            calendar::Calendar::standard()
                .businessDays(inputDate(seed, "split_effective"), inputDate(seed, "trade_date"))
                .value();
        SEED_CHECK(seed, "sessions_since_split", std::to_string(*in.sessionsSinceAction));
        const auto codes = chains::checkQuote(in);
        std::string expected;
        const QJsonArray named =
            seed[QLatin1String("expected")][QLatin1String("codes_with_row_N21")].toArray();
        for (const auto& code : named) {
            expected += (expected.empty() ? "" : ";") + code.toString().toStdString();
        }
        const std::string message = "worked/seed_examples.json SEED-7 codes_with_row_N21: actual " +
                                    chains::joinCodes(codes) + ", expected " + expected;
        QVERIFY2(chains::joinCodes(codes) == expected, message.c_str());
        SEED_CHECK(seed, "verdict", std::string(codes.empty() ? "ACCEPT" : "VETO"));
        const double intrinsic = in.strike.toDollars() - spot;
        SEED_CHECK(seed, "intrinsic", text(intrinsic));
        SEED_CHECK(seed, "arb_lower_violation", text(intrinsic - in.ask->toDollars()));
    }
};

QTEST_GUILESS_MAIN(TestSeedExamples)
#include "tst_seed_examples.moc"
