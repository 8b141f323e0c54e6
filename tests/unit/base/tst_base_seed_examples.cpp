// SPDX-License-Identifier: GPL-3.0-or-later
// The source documents' own sums that need nothing but exact money: SEED-5, 6, 8, 9, 10 (BRK-ERR, ATR-ERR).
#include "engine/base/date.h"
#include "engine/base/money.h"
#include "tests/support/vectors.h"

#include <cmath>

#ifndef Q_MOC_RUN
#include <nlohmann/json.hpp>
#endif

#include <QTest>

using namespace signalbox;
using base::BasisPoints;
using base::Money;
using base::Price;

namespace {

struct Checked {
    std::string id;
    std::string problem; ///< empty: everything as expected
};

void compare(Checked& checked, const nlohmann::json& expected, const char* key, double actual) {
    const double wanted = expected.at(key).get<double>();
    if (!tests::closeTo(actual, wanted)) {
        checked.problem += std::string(key) + " " + tests::describe(actual, wanted) + "; ";
    }
}

Money budgetOf(const nlohmann::json& in) {
    return BasisPoints(in.at("cap_pct").get<int>() * 100).of(Money::dollars(in.at("equity_usd").get<int>()));
}

Checked check(const nlohmann::json& example) {
    Checked checked{example.at("id").get<std::string>(), {}};
    const auto& in = example.at("inputs");
    const auto& expected = example.at("expected");
    if (checked.id == "SEED-5" || checked.id == "SEED-6") {
        const Money cost = base::premium(Price::nearest(in.at("option_price").get<double>()),
                                         in.at("multiplier").get<int>(), 1);
        const std::int64_t contracts = budgetOf(in).toCents() / cost.toCents();
        compare(checked, expected, "budget_usd", budgetOf(in).toDollars());
        compare(checked, expected, "cost_usd", cost.toDollars());
        compare(checked, expected, "contracts", static_cast<double>(contracts));
        if (checked.id == "SEED-6") {
            compare(checked, expected, "total_usd", (cost * contracts).toDollars());
        }
    } else if (checked.id == "SEED-8") {
        const Money cost = base::premium(Price::nearest(in.at("option_price").get<double>()), 100, 1) +
                           Money::cents(std::llround(in.at("fee_per_contract_usd").get<double>() * 100));
        compare(checked, expected, "cost_of_90_with_fees_usd", (cost * 90).toDollars());
        const std::int64_t within = budgetOf(in).toCents() / cost.toCents();
        compare(checked, expected, "contracts_within_budget", static_cast<double>(within));
    } else if (checked.id == "SEED-9") {
        compare(checked, expected, "required_monthly_return",
                std::pow(in.at("multiple").get<double>(), 1.0 / in.at("months").get<double>()) - 1);
    } else if (checked.id == "SEED-10") {
        const double cost = in.at("annual_cost_usd").get<double>();
        for (std::size_t i = 0; i < in.at("rows").size(); ++i) {
            const double equity = in.at("rows")[i][0].get<double>();
            const double monthly = in.at("rows")[i][1].get<double>();
            const double values[3] = {12 * monthly, std::pow(1 + monthly, 12) - 1,
                                      12 * monthly - cost / equity};
            const char* keys[3] = {"simple_annual", "compounded_annual", "simple_net_of_cost"};
            for (int k = 0; k < 3; ++k) {
                const double wanted = expected.at(keys[k])[i].get<double>();
                if (!tests::closeTo(values[k], wanted)) {
                    checked.problem += std::string(keys[k]) + " " + tests::describe(values[k], wanted) + "; ";
                }
            }
        }
    } else {
        checked.id.clear();
    }
    return checked;
}

} // namespace

class TestBaseSeedExamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sumsOfTheSourceDocuments() {
        SIGNALBOX_NEED_VECTORS();
        int seen = 0;
        for (const auto& example :
             nlohmann::json::parse(tests::readVectorText("worked/seed_examples.json"))) {
            const Checked checked = check(example);
            seen += checked.id.empty() ? 0 : 1;
            QVERIFY2(checked.problem.empty(),
                     ("worked/seed_examples.json " + checked.id + ": " + checked.problem).c_str());
        }
        QCOMPARE(seen, 5);
    }
};

QTEST_GUILESS_MAIN(TestBaseSeedExamples)
#include "tst_base_seed_examples.moc"
