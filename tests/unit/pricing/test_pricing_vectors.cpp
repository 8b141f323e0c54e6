// SPDX-License-Identifier: GPL-3.0-or-later
// Prices, Greeks and implied volatilities against the vectors, scalar and column alike.
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/greeks.h"
#include "engine/pricing/implied_vol.h"
#include "tests/support/vectors.h"

#include <cmath>

using namespace signalbox;
using pricing::OptionType;
using tests::VectorFile;
using tests::VectorRow;

namespace {

OptionType typeOf(const VectorRow& row) {
    return row.text("type") == "C" ? OptionType::Call : OptionType::Put;
}

double in(const VectorRow& row, const char* column) {
    const auto value = row.real(column);
    if (!value) {
        throw std::runtime_error(row.name() + ": no " + column);
    }
    return *value;
}

std::string versus(double actual, double expected) {
    return tests::describe(actual, expected);
}

/// Purely relative, so that a changed digit of a tiny value is seen too; what a double cannot hold is zero.
bool relativelyClose(double actual, double expected, double tolerance) {
    return std::abs(actual - expected) <= tolerance * std::abs(expected) + 1e-250;
}

} // namespace

class TestPricingVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void black76();
    void bsmGreeks();
    void impliedVols();
    void impliedVolColumn();
    void american();
};

// SHR-P1.
void TestPricingVectors::black76() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/black76.csv");
    for (const auto& row : file.rows()) {
        const double F = in(row, "F");
        const double K = in(row, "K");
        const double price =
            pricing::black76Price(typeOf(row), F, K, in(row, "T"), in(row, "D"), in(row, "sigma"));
        const double expected = in(row, "price");
        VECTOR_CHECK(row, std::abs(price - expected) <= 1e-10 * std::max(F, K),
                     "price " + versus(price, expected));
        // Tighter than the spec asks, so that a changed digit of a tiny price is seen too.
        VECTOR_CHECK(row, relativelyClose(price, expected, 1e-6), "small price " + versus(price, expected));
    }
}

// SHR-P5: every Greek at 1e-8 relative, the price at 1e-10*max(F,K).
void TestPricingVectors::bsmGreeks() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/bsm_greeks.csv");
    for (const auto& row : file.rows()) {
        const auto greeks = pricing::bsmGreeks(typeOf(row), in(row, "S"), in(row, "K"), in(row, "T"),
                                               in(row, "r"), in(row, "q"), in(row, "sigma"));
        const std::pair<const char*, double> columns[] = {
            {"price", greeks.price},       {"delta", greeks.delta},        {"gamma", greeks.gamma},
            {"vega_pt", greeks.vegaPoint}, {"theta_day", greeks.thetaDay}, {"rho_pp", greeks.rhoPoint}};
        for (const auto& [column, actual] : columns) {
            const double expected = in(row, column);
            VECTOR_CHECK(row, relativelyClose(actual, expected, 1e-8),
                         std::string(column) + " " + versus(actual, expected));
        }
    }
}

// SHR-P6.
void TestPricingVectors::impliedVols() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/iv.csv");
    for (const auto& row : file.rows()) {
        const auto found = pricing::impliedVol(typeOf(row), in(row, "F"), in(row, "K"), in(row, "T"),
                                               in(row, "D"), in(row, "price"));
        VECTOR_TEXT(row, "status", std::string(pricing::ivStatusName(found.status)));
        const auto expected = row.real("sigma");
        VECTOR_CHECK(row, expected.has_value() == (found.status == pricing::IvStatus::Ok), "sigma");
        VECTOR_CHECK(row, std::isnan(found.sigma) != expected.has_value(), "a number without OK");
        if (expected) {
            VECTOR_CHECK(row, std::abs(found.sigma - *expected) <= in(row, "tol_sigma"),
                         "sigma " + versus(found.sigma, *expected));
        }
    }
}

// A column of one expiration gives the scalar numbers to the bit.
void TestPricingVectors::impliedVolColumn() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/iv.csv");
    std::map<std::tuple<OptionType, double, double, double>, std::vector<const VectorRow*>> expiries;
    for (const auto& row : file.rows()) {
        expiries[{typeOf(row), in(row, "F"), in(row, "T"), in(row, "D")}].push_back(&row);
    }
    for (const auto& [key, rows] : expiries) {
        const auto& [type, F, T, D] = key;
        pricing::ExpiryTerms terms;
        terms.spot = F;
        terms.forward = F;
        terms.years = T;
        terms.discount = D;
        std::vector<double> strikes;
        std::vector<double> prices;
        for (const VectorRow* row : rows) {
            strikes.push_back(in(*row, "K"));
            prices.push_back(in(*row, "price"));
        }
        std::vector<double> sigma(rows.size());
        std::vector<pricing::IvStatus> status(rows.size());
        pricing::impliedVolColumn(type, terms, strikes, prices, sigma, status);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto alone = pricing::impliedVol(type, F, strikes[i], T, D, prices[i]);
            VECTOR_CHECK(*rows[i], alone.status == status[i], "status of the column");
            VECTOR_CHECK(*rows[i],
                         alone.sigma == sigma[i] || (std::isnan(alone.sigma) && std::isnan(sigma[i])),
                         "sigma of the column " + versus(sigma[i], alone.sigma));
        }
    }
}

// SHR-P4.
void TestPricingVectors::american() {
    SIGNALBOX_NEED_VECTORS();
    const VectorFile file("pricing/american.csv");
    for (const auto& row : file.rows()) {
        std::vector<pricing::CashDividend> dividends;
        for (const auto& [time, amount] :
             {std::pair("div1_t", "div1_amt"), std::pair("div2_t", "div2_amt")}) {
            if (row.real(time)) {
                dividends.push_back({in(row, time), in(row, amount)});
            }
        }
        pricing::AmericanInput input;
        input.type = typeOf(row);
        input.S = in(row, "S");
        input.K = in(row, "K");
        input.T = in(row, "T");
        input.r = in(row, "r");
        input.q = in(row, "q");
        input.sigma = in(row, "sigma");
        input.dividends = dividends;
        const auto result = pricing::americanPrice(input);
        VECTOR_CHECK(row, std::abs(result.price - in(row, "price")) <= in(row, "tol_price"),
                     "price " + versus(result.price, in(row, "price")));
        VECTOR_CHECK(row, std::abs(result.delta - in(row, "delta")) <= in(row, "tol_delta"),
                     "delta " + versus(result.delta, in(row, "delta")));
        // American minus European on the spot without the dividends: the reference's own error is its bound.
        const double spot = input.S - pricing::presentValue(dividends, input.T, input.r);
        const double european =
            pricing::black76Price(input.type, spot * std::exp((input.r - input.q) * input.T), input.K,
                                  input.T, std::exp(-input.r * input.T), input.sigma);
        VECTOR_CHECK(
            row,
            std::abs(result.price - european - in(row, "early_exercise_premium")) <= in(row, "tol_price"),
            "early_exercise_premium " + versus(result.price - european, in(row, "early_exercise_premium")));
        if (std::getenv("SIGNALBOX_SHOW_ERRORS") != nullptr) {
            qInfo("%s price %.2e delta %.2e (of S)", row.name().c_str(),
                  (result.price - in(row, "price")) / input.S, result.delta - in(row, "delta"));
        }
    }
}

QTEST_GUILESS_MAIN(TestPricingVectors)
#include "test_pricing_vectors.moc"
