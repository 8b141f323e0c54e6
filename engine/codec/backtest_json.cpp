// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/backtest_json.h"

#include "engine/base/decimal.h"
#include "engine/codec/backtest_parts.h"
#include "engine/codec/json_values.h"

namespace signalbox::codec {
namespace {

/// A parameter's canonical text as the JSON value that a reader expects of it.
Json parameterValue(const std::string& text) {
    if (text == "true" || text == "false") {
        return text == "true";
    }
    if (const auto whole = base::parseInteger(text)) {
        return *whole;
    }
    if (const auto real = base::parseReal(text)) {
        return *real;
    }
    return text;
}

Json tradesJson(const backtest::RunResult& run, const lab::Analysis& analysis) {
    Json list = Json::array();
    for (std::size_t i = 0; i < run.trades.size(); ++i) {
        Json trade = backtestTrade(
            run.trades[i], i < analysis.greeks.trades.size() ? &analysis.greeks.trades[i] : nullptr,
            i < analysis.provenance.trades.size() ? &analysis.provenance.trades[i] : nullptr);
        if (const auto slot = static_cast<std::size_t>(run.trades[i].system); slot < analysis.slots.size()) {
            trade["strategy"] = analysis.slots[slot].first;
            trade["symbol"] = analysis.slots[slot].second;
        }
        list.push_back(std::move(trade));
    }
    return list;
}

Json equityJson(const backtest::RunResult& run, const lab::Analysis& analysis) {
    Json list = Json::array();
    for (std::size_t i = 0; i < analysis.sessions.size() && i < run.equity.size(); ++i) {
        list.push_back(
            Json::array({base::toIso(analysis.sessions[i]), base::Money::cents(run.equity[i]).toDollars()}));
    }
    return list;
}

Json distributionJson(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const stats::HistogramBin& bin : analysis.distribution) {
        list.push_back({{"above", bin.from.toDollars()}, {"to", bin.to.toDollars()}, {"count", bin.count}});
    }
    return list;
}

Json greeksJson(const lab::GreekReport& greeks) {
    if (greeks.trades.empty()) {
        return nullptr;
    }
    Json object = greekParts(greeks.total);
    object["total"] = greeks.total.total().toDollars();
    object["theta_capture"] = orNull(greeks.theta.ratio);
    object["theta_lags"] = greeks.thetaLags;
    object["steps"] = greeks.steps;
    object["steps_explained"] = greeks.explained;
    return object;
}

Json runJson(const lab::RunCard& card, std::size_t days) {
    const bool timed = card.seconds > 0;
    return {{"seconds", card.seconds},
            {"threads", card.threads},
            {"days_per_second", timed ? Json(static_cast<double>(days) / card.seconds) : Json(nullptr)}};
}

Json fillJson(const lab::RunCard& card) {
    Json object{{"assumption", backtest::fillKey(card.fill.kind)},
                {"fee_per_contract", card.feePerContract.toDollars()}};
    if (card.fill.kind == backtest::FillAssumption::Kind::Share) {
        object["share_per_leg"] = card.fill.sharePerLeg;
    }
    return object;
}

} // namespace

std::string backtestJson(const lab::RunCard& card, const backtest::RunResult& run,
                         const lab::Analysis& analysis) {
    Json parameters = Json::object();
    for (const auto& [name, text] : card.parameters) {
        parameters[name] = parameterValue(text);
    }
    Json prices = originShares(analysis.provenance.all());
    prices["prices_missing"] = run.prices.missing;
    const Json object{{"strategy", card.strategy},
                      {"underlying", card.underlying},
                      {"market", card.market},
                      {"from", base::toIso(card.from)},
                      {"to", base::toIso(card.to)},
                      {"parameters", std::move(parameters)},
                      {"changed", card.changed},
                      {"fill", fillJson(card)},
                      {"days", analysis.sessions.size()},
                      {"trades", tradesJson(run, analysis)},
                      {"equity", equityJson(run, analysis)},
                      {"statistics", backtestStatistics(analysis)},
                      {"strategies", backtestStrategies(analysis)},
                      {"success", backtestCriteria(analysis)},
                      {"gates", backtestGates(analysis, false)},
                      {"filters", backtestGates(analysis, true)},
                      {"signals", backtestSignals(analysis)},
                      {"months", backtestMonths(analysis)},
                      {"drawdowns", backtestDrawdowns(analysis)},
                      {"attribution", backtestAttribution(analysis)},
                      {"greeks", greeksJson(analysis.greeks)},
                      {"certainty", backtestCertainty(analysis)},
                      {"distribution", distributionJson(analysis)},
                      {"fills", backtestFills(card)},
                      {"learning", backtestLearning(analysis)},
                      {"priced_from", std::move(prices)},
                      {"model_error", card.modelErrorLines},
                      {"warnings", analysis.warnings},
                      {"notes", card.notes},
                      {"cancelled", analysis.cancelled},
                      {"run", runJson(card, analysis.sessions.size())}};
    return dumpCanonical(object);
}

} // namespace signalbox::codec
