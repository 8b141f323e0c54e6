// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sweep_text.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

using Json = nlohmann::json;

Json jsonOf(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json();
}

Json measuresJson(const lab::Measures& m) {
    return {{"trades", m.trades},
            {"net", static_cast<double>(m.net) / 100.0},
            {"win_rate", jsonOf(m.winRate)},
            {"profit_factor", jsonOf(m.profitFactor)},
            {"sharpe", jsonOf(m.sharpe)},
            {"sortino", jsonOf(m.sortino)},
            {"cagr", jsonOf(m.cagr)},
            {"max_drawdown", jsonOf(m.maxDrawdown)},
            {"avg_days_held", jsonOf(m.avgDaysHeld)},
            {"exposure", jsonOf(m.exposure)},
            {"return_on_risk", jsonOf(m.returnOnRisk)},
            {"halts", m.halts}};
}

Json parametersJson(const lab::Grid& grid, std::size_t index) {
    Json values = Json::object();
    for (std::size_t a = 0; a < grid.axes().size(); ++a) {
        values[grid.axes()[a].parameter->name] = grid.text(index, a);
    }
    return values;
}

Json bestJson(const app::SweepAnswer& answer, const std::vector<lab::Ranked>& order) {
    if (order.empty() || !answer.spec.shard.whole()) {
        return {};
    }
    const lab::Ranked& best = order.front();
    return {{"combination", best.index},
            {"parameters", parametersJson(answer.spec.grid, best.index)},
            {"value", best.value},
            {"plateau", jsonOf(best.plateau)}};
}

Json resultsJson(const app::SweepAnswer& answer) {
    std::vector<std::optional<double>> plateau(answer.spec.grid.size());
    for (const lab::Ranked& ranked : answer.ranking.byPlateau) {
        plateau[ranked.index] = ranked.plateau;
    }
    Json results = Json::array();
    for (const lab::SweepRow& row : answer.rows) {
        Json item = row.skipped ? Json{{"skipped", *row.skipped}} : measuresJson(row.whole);
        item["combination"] = row.index;
        item["parameters"] = parametersJson(answer.spec.grid, row.index);
        if (!row.skipped && answer.spec.shard.whole()) {
            item["plateau"] = jsonOf(plateau[row.index]);
        }
        results.push_back(std::move(item));
    }
    return results;
}

Json walkForwardJson(const app::SweepAnswer& answer) {
    const auto span = [&answer](std::size_t first, std::size_t last) {
        return Json::array({base::toIso(answer.sessions[first]), base::toIso(answer.sessions[last])});
    };
    Json windows = Json::array();
    for (const lab::WindowChoice& choice : answer.choices) {
        windows.push_back(
            {{"train", span(choice.window.trainFirst, choice.window.trainLast)},
             {"test", span(choice.window.testFirst, choice.window.testLast)},
             {"combination", choice.index ? Json(*choice.index) : Json()},
             {"parameters", choice.index ? parametersJson(answer.spec.grid, *choice.index) : Json()},
             {"in_sample", jsonOf(choice.train)},
             {"out_of_sample", jsonOf(choice.test)},
             {"best_out_of_sample", jsonOf(choice.bestTest)}});
    }
    const lab::Decay decay = lab::decayOf(answer.choices);
    Json value{{"lengths", answer.spec.walkForward->text()},
               {"windows", std::move(windows)},
               {"mean_in_sample", jsonOf(decay.train)},
               {"mean_out_of_sample", jsonOf(decay.test)}};
    if (answer.track) {
        Json equity = Json::array();
        for (std::size_t i = 0; i < answer.track->equity.size(); ++i) {
            const auto position = static_cast<std::size_t>(answer.track->positions[i]);
            equity.push_back({base::toIso(answer.sessions[position]),
                              static_cast<double>(answer.track->equity[i]) / 100.0});
        }
        value["stitched"] = {{"equity", std::move(equity)},
                             {"statistics", measuresJson(answer.track->measures)}};
    }
    return value;
}

Json luckJson(const lab::Ranking& ranking) {
    Json value{{"tried", ranking.tried}};
    if (ranking.luck) {
        value["sharpe"] = ranking.luck->sharpe;
        value["expected_best_without_skill"] = ranking.luck->expectedBest;
        value["deflated_sharpe"] = ranking.luck->probability;
    }
    return value;
}

} // namespace

std::string sweepJson(const app::SweepAnswer& answer) {
    const lab::SweepSpec& spec = answer.spec;
    Json axes = Json::array();
    for (const lab::Axis& axis : spec.grid.axes()) {
        axes.push_back({{"name", axis.parameter->fullName()}, {"values", axis.values}});
    }
    Json value{{"strategy", spec.strategy},
               {"underlying", spec.underlying},
               {"from", base::toIso(spec.from)},
               {"to", base::toIso(spec.to)},
               {"objective", lab::objectiveKey(answer.ranking.objective)},
               {"axes", std::move(axes)},
               {"combinations", spec.grid.size()},
               {"shard", spec.shard.whole() ? Json() : Json(spec.shard.text())},
               {"skipped", answer.ranking.skipped},
               {"best_by_peak", bestJson(answer, answer.ranking.byPeak)},
               {"best_by_plateau", bestJson(answer, answer.ranking.byPlateau)},
               {"warning", luckJson(answer.ranking)},
               {"results", resultsJson(answer)},
               {"notes", answer.notes},
               {"cancelled", answer.cancelled},
               {"run",
                {{"seconds", answer.run.seconds},
                 {"loading_seconds", answer.loadingSeconds},
                 {"threads", answer.run.threads},
                 {"continued", answer.continued}}}};
    if (!answer.choices.empty()) {
        value["walk_forward"] = walkForwardJson(answer);
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace signalbox::commands
