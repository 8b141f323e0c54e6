// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of trade construction (OPT-C), of the whole way from a chain to strikes (SHR-P3, SHR-P7) and of
// position Greeks (SHR-G).
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/chains/analyse_chain.h"
#include "engine/pricing/greeks.h"
#include "engine/structures/expiry_selector.h"
#include "engine/structures/position_greeks.h"
#include "engine/structures/spread_selector.h"
#include "tests/support/vectors.h"

#include <map>
#include <sstream>

#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox;
using base::Price;
using tests::VectorFile;
using tests::VectorRow;

namespace {

base::Date date(const std::string& text) {
    return base::parseIsoDate(text).value();
}

market::Settlement settlement(const std::string& text) {
    return text == "AM" ? market::Settlement::Am : market::Settlement::Pm;
}

std::string settlementText(market::Settlement value) {
    return value == market::Settlement::Am ? "AM" : "PM";
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

std::string joinRejections(const std::vector<structures::Candidate>& candidates) {
    std::string text;
    for (const structures::Candidate& candidate : candidates) {
        if (!candidate.rejected.empty()) {
            text += (text.empty() ? "" : ";") + base::plain(candidate.shortStrike) + ":" +
                    candidate.rejected.front();
        }
    }
    return text;
}

QJsonObject chainMeta() {
    const std::string text = tests::readVectorText("optimus/chain_meta.json");
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// The chain of chain.csv, one block per expiry and settlement.
std::shared_ptr<const market::OptionChain> vectorChain(const QJsonObject& meta) {
    std::map<std::pair<std::string, std::string>, std::map<base::Strike, std::vector<const VectorRow*>>> rows;
    const VectorFile file("optimus/chain.csv");
    for (const VectorRow& row : file.rows()) {
        rows[{row.text("expiry"), row.text("settle")}][*base::parseStrike(row.text("strike"))].push_back(
            &row);
    }
    std::vector<market::ExpiryBlock> blocks;
    for (const auto& [key, strikes] : rows) {
        market::ExpiryBlock block;
        block.settlement = settlement(key.second);
        block.root = block.settlement == market::Settlement::Am ? "SPX" : "SPXW";
        block.expiration = date(key.first);
        block.printedExpiration = block.expiration;
        block.calls.resize(strikes.size());
        block.puts.resize(strikes.size());
        for (const auto& [strike, quotes] : strikes) {
            const std::size_t i = block.strikes.size();
            block.strikes.push_back(strike);
            for (const VectorRow* row : quotes) {
                market::QuoteColumns& side = row->text("type") == "C" ? block.calls : block.puts;
                side.listed[i] = 1;
                side.bid[i] = base::parsePrice(row->text("bid"))->toUnits();
                side.ask[i] = base::parsePrice(row->text("ask"))->toUnits();
            }
        }
        blocks.push_back(std::move(block));
    }
    const auto asOf =
        base::parseIsoTime(meta[QLatin1String("timestamp_utc")].toString().toStdString()).value();
    return market::OptionChain::create({"SPX", calendar::newYorkDate(asOf), -1, "vector"},
                                       meta[QLatin1String("spot")].toDouble(), asOf, market::Basis::AsTraded,
                                       std::move(blocks))
        .value();
}

structures::SelectorInputs selectorInputs(const QJsonObject& meta,
                                          std::shared_ptr<const market::OptionChain> chain) {
    structures::SelectorInputs in;
    in.rate = meta[QLatin1String("rate_flat")].toDouble();
    in.quotes.evaluationDate = chain->id().date;
    in.quotes.previousClose = chain->underlyingPrice();
    in.quotes.vix = 20.0;
    in.parameters.targetDelta = meta[QLatin1String("target_delta")].toDouble();
    in.parameters.deltaTolerance = meta[QLatin1String("delta_tolerance")].toDouble();
    in.parameters.spreadWidth = Price::dollars(meta[QLatin1String("width")].toInt());
    in.parameters.expiry = {meta[QLatin1String("min_dte")].toInt(), meta[QLatin1String("target_dte")].toInt(),
                            meta[QLatin1String("max_dte")].toInt()};
    in.chain = std::move(chain);
    return in;
}

} // namespace

class TestStructuresVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void expirySelection() { // OPT-C1
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/expiry_select.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            std::vector<structures::ListedExpiry> listed;
            for (const std::string& item : split(row.text("expirations"), ';')) {
                const auto parts = split(item, ':');
                listed.push_back({date(parts.at(0)), settlement(parts.at(1))});
            }
            const base::Date entry = date(row.text("entry_date"));
            const auto chosen = structures::selectExpiry(listed, entry, structures::ExpiryRules{});
            std::string expiration;
            std::string settle;
            std::string dte;
            if (chosen) {
                expiration = base::toIso(listed[*chosen].expiration);
                settle = settlementText(listed[*chosen].settlement);
                dte = std::to_string(base::daysBetween(entry, listed[*chosen].expiration));
            }
            VECTOR_TEXT(row, "chosen", expiration);
            VECTOR_TEXT(row, "settle", settle);
            VECTOR_TEXT(row, "dte", dte);
        }
    }

    void strikeSelection() { // OPT-C2..C4
        SIGNALBOX_NEED_VECTORS();
        std::map<std::string, std::vector<structures::StrikeRow>> cases;
        const VectorFile input("optimus/strike_select.csv");
        for (const VectorRow& row : input.rows()) {
            cases[row.text("case")].push_back({*base::parseStrike(row.text("strike")), row.real("delta"),
                                               base::parsePrice(row.text("bid")),
                                               base::parsePrice(row.text("ask"))});
        }
        const VectorFile file("optimus/strike_select_expected.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const auto& rows = cases[row.text("case")];
            structures::StrikeRules rules;
            rules.targetDelta = *row.real("target_delta");
            rules.deltaTolerance = *row.real("delta_tolerance");
            rules.width = *base::parsePrice(row.text("width"));
            const auto pick = structures::selectStrikes(rows, rules, [&](std::size_t i) {
                return structures::checkRowAlone(rows[i], rules.maxSpread);
            });
            std::optional<double> shortStrike, longStrike, delta, mid, limit;
            if (pick.chosen) {
                const structures::Candidate& best = pick.candidates[*pick.chosen];
                shortStrike = best.shortStrike.toDollars();
                longStrike = best.longStrike.toDollars();
                delta = best.delta;
                mid = best.midCredit;
                limit = pick.limit.toDollars();
            }
            VECTOR_REAL(row, "short_strike", shortStrike, 1e-12);
            VECTOR_REAL(row, "long_strike", longStrike, 1e-12);
            VECTOR_REAL(row, "short_delta", delta, 1e-12);
            VECTOR_REAL(row, "mid_credit", mid, 1e-9);
            VECTOR_REAL(row, "limit_credit", limit, 1e-12);
            VECTOR_TEXT(row, "rejected_before", joinRejections(pick.candidates));
            VECTOR_TEXT(row, "log", std::string(pick.chosen ? "" : structures::NoSuitableStrikes));
        }
    }

    void chainAnalytics() { // SHR-P2, P3, P7 and OPT-C per expiration; tolerance 1e-6 on F, delta, IV
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject meta = chainMeta();
        const auto chain = vectorChain(meta);
        const VectorFile file("optimus/chain_expected.csv");
        QCOMPARE(file.rows().size(), chain->blocks().size());
        for (const VectorRow& row : file.rows()) {
            structures::SelectorInputs in = selectorInputs(meta, chain);
            const market::ExpiryBlock* block =
                chain->find(date(row.text("expiry")), settlement(row.text("settle")));
            VECTOR_CHECK(row, block != nullptr, "chain.csv has no such expiration");
            const int dte = base::daysBetween(chain->id().date, date(row.text("expiry")));
            in.parameters.expiry = {dte, dte, dte};
            std::vector<market::ExpiryBlock> own{*block};
            in.chain = market::OptionChain::create(chain->id(), chain->underlyingPrice(), chain->asOf(),
                                                   chain->basis(), std::move(own))
                           .value();
            const auto analytics =
                chains::analyseExpiry(*in.chain, 0, in.rate, calendar::Calendar::standard());
            VECTOR_REAL(row, "dte", double(analytics.dte), 1e-12);
            VECTOR_REAL(row, "T", analytics.years, 1e-12);
            VECTOR_REAL(row, "D", analytics.discount, 1e-12);
            VECTOR_REAL(row, "F_implied", analytics.forward, 1e-9);
            VECTOR_REAL(row, "q_implied", analytics.carry, 1e-6);
            const structures::Selection selection = structures::selectPutCreditSpread(in);
            VECTOR_CHECK(row, selection.plan.has_value(), selection.refusal);
            const structures::TradePlan& plan = *selection.plan;
            VECTOR_REAL(row, "short_strike", plan.legs[0].contract.strike.toDollars(), 1e-12);
            VECTOR_REAL(row, "long_strike", plan.legs[1].contract.strike.toDollars(), 1e-12);
            VECTOR_REAL(row, "short_delta", plan.quotes[0].delta, 1e-6);
            VECTOR_REAL(row, "short_iv", plan.quotes[0].iv, 1e-6);
            VECTOR_REAL(row, "long_delta", plan.quotes[1].delta, 1e-6);
            VECTOR_REAL(row, "long_iv", plan.quotes[1].iv, 1e-6);
            VECTOR_REAL(row, "mid_credit", plan.mid, 1e-9);
            VECTOR_REAL(row, "limit_credit", plan.limit.toDollars(), 1e-12);
        }
    }

    void chainChoice() { // chain_meta.json: the final choice over all expirations
        SIGNALBOX_NEED_VECTORS();
        const QJsonObject meta = chainMeta();
        const auto selection = structures::selectPutCreditSpread(selectorInputs(meta, vectorChain(meta)));
        QVERIFY2(selection.plan.has_value(), selection.refusal.c_str());
        const structures::TradePlan& plan = *selection.plan;
        const std::map<std::string, QString> actual{
            {"chosen_expiry", QString::fromStdString(base::toIso(plan.expiration))},
            {"chosen_settle", QString::fromStdString(settlementText(plan.settlement))},
            {"short_strike", QString::number(plan.legs[0].contract.strike.toDollars())},
            {"long_strike", QString::number(plan.legs[1].contract.strike.toDollars())},
            {"limit_credit", QString::number(plan.limit.toDollars())}};
        for (const auto& [field, value] : actual) {
            const QString expected = meta[QString::fromStdString(field)].toVariant().toString();
            const std::string message = "optimus/chain_meta.json " + field + ": actual " +
                                        value.toStdString() + ", expected " + expected.toStdString();
            QVERIFY2(value == expected, message.c_str());
        }
    }

    void spreadGreeks() { // SHR-G1..G3, OPT-M1
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("pricing/spread_greeks.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const double spot = *row.real("S");
            std::vector<structures::Leg> legs(2);
            std::vector<structures::LegQuote> quotes(2);
            double mid = 0;
            for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
                const std::string which = i == 0 ? "short" : "long";
                legs[i].side = i == 0 ? structures::Side::Sell : structures::Side::Buy;
                const auto greeks = pricing::bsmGreeks(
                    pricing::OptionType::Put, spot, *row.real("k_" + which), *row.real("T"), *row.real("r"),
                    *row.real("q"), *row.real("sigma_" + which));
                quotes[i].delta = greeks.delta;
                quotes[i].gamma = greeks.gamma;
                quotes[i].thetaDay = greeks.thetaDay;
                quotes[i].vegaPoint = greeks.vegaPoint;
                mid -= structures::sign(legs[i].side) * greeks.price;
            }
            const auto contracts = *row.integer("contracts");
            const auto multiplier = static_cast<std::int32_t>(*row.integer("multiplier"));
            const auto totals = structures::positionGreeks(legs, quotes, contracts, multiplier);
            const auto unit = structures::positionGreeks(legs, quotes, 1, 1);
            VECTOR_CHECK(row, totals && unit, "no Greeks");
            const base::Money equity = base::Money::dollars(*row.integer("equity_usd"));
            VECTOR_REAL(row, "mid_credit", mid, 1e-8);
            VECTOR_REAL(row, "spread_delta_per_share", unit->deltaShares, 1e-8);
            VECTOR_REAL(row, "delta_frac", structures::deltaFraction(totals->deltaShares, spot, equity),
                        1e-8);
            VECTOR_REAL(row, "gamma_shares_per_pt", totals->gamma, 1e-8);
            VECTOR_REAL(row, "theta_usd_day", totals->thetaDay, 1e-8);
            VECTOR_REAL(row, "vega_usd_pt", totals->vegaPoint, 1e-8);
        }
    }
};

QTEST_GUILESS_MAIN(TestStructuresVectors)
#include "tst_structures_vectors.moc"
