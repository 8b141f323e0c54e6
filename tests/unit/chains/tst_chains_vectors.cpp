// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of the quote rules (SHR-Q1..Q16) and of legal price steps (SHR-N4).
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/chains/quote_rules.h"
#include "engine/market/product.h"
#include "tests/support/vectors.h"

using namespace signalbox;
using tests::VectorFile;
using tests::VectorRow;

namespace {

std::optional<base::Price> price(const VectorRow& row, const std::string& column) {
    return base::parsePrice(row.text(column));
}

std::optional<chains::QuoteNeighbour> neighbour(const VectorRow& row, const std::string& prefix) {
    const auto strike = base::parseStrike(row.text(prefix + "_K"));
    const auto bid = price(row, prefix + "_bid");
    const auto ask = price(row, prefix + "_ask");
    if (!strike || !bid || !ask) {
        return std::nullopt;
    }
    return chains::QuoteNeighbour{*strike, *bid, *ask};
}

chains::QuoteInputs quoteInputs(const VectorRow& row) {
    chains::QuoteInputs in;
    in.style = row.text("style") == "A" ? market::ExerciseStyle::American : market::ExerciseStyle::European;
    in.right = row.text("type") == "C" ? market::Right::Call : market::Right::Put;
    in.spot = row.real("S");
    in.strike = *base::parseStrike(row.text("K"));
    in.rate = row.real("r");
    in.carry = row.real("q").value_or(0.0);
    in.years = row.real("T");
    in.forward = row.real("F");
    in.pvDividends = row.real("pvdiv").value_or(0.0);
    in.bid = price(row, "bid");
    in.ask = price(row, "ask");
    in.tick = *price(row, "tick");
    in.ageSeconds = row.real("age_s");
    in.maxAgeSeconds = *row.real("max_age_s");
    in.maxSpread = *row.real("max_spread");
    in.multiplier = static_cast<std::int32_t>(*row.integer("multiplier"));
    in.deliverable = static_cast<std::int32_t>(*row.integer("deliverable"));
    in.adjustedRoot = row.text("adjusted_root") == "1";
    if (const auto sessions = row.integer("ca_sessions_since")) {
        in.sessionsSinceAction = static_cast<int>(*sessions);
    }
    in.chainRebuilt = row.text("ca_chain_rebuilt") == "1";
    in.previousClose = row.real("prev_close");
    in.partnerBid = price(row, "partner_bid");
    in.partnerAsk = price(row, "partner_ask");
    in.lower = neighbour(row, "lo");
    in.upper = neighbour(row, "hi");
    return in;
}

} // namespace

class TestChainsVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quoteRules() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("breakout/quotes.csv");
        QVERIFY(file.rows().size() >= 28);
        for (const VectorRow& row : file.rows()) {
            const auto codes = chains::checkQuote(quoteInputs(row));
            VECTOR_TEXT(row, "codes", chains::joinCodes(codes));
            VECTOR_TEXT(row, "verdict", std::string(codes.empty() ? "ACCEPT" : "VETO"));
        }
    }

    void ticks() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("shared/ticks.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const auto tickClass = market::parseTickClass(row.text("class"));
            VECTOR_CHECK(row, tickClass.has_value(), "unknown tick class");
            const base::Price at = base::Price::units(*row.integer("price"));
            VECTOR_TEXT(row, "floor_tick", std::to_string(market::floorTick(*tickClass, at).toUnits()));
            VECTOR_TEXT(row, "ceil_tick", std::to_string(market::ceilTick(*tickClass, at).toUnits()));
        }
    }
};

QTEST_GUILESS_MAIN(TestChainsVectors)
#include "tst_chains_vectors.moc"
