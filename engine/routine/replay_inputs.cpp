// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/replay_inputs.h"

#include "engine/codec/outcome_json.h"
#include "engine/routine/recorded_ahead.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::routine {
namespace {

using Json = nlohmann::json;
using market::BarView;
using market::MarketSnapshot;

/// A snapshot that shows one thing, so that the digest of snapshots serves for its parts too.
MarketSnapshot partOf(const MarketSnapshot& whole) {
    MarketSnapshot part;
    part.asOf = whole.asOf;
    part.simulated = whole.simulated;
    return part;
}

RecordedSeries seriesOf(const MarketSnapshot& whole, const std::string& name, const BarView& view) {
    MarketSnapshot part = partOf(whole);
    part.series.emplace(name, view);
    RecordedSeries recorded;
    recorded.name = name;
    recorded.source = view.id().source;
    recorded.basis = market::basisName(view.id().basis);
    recorded.asOf = view.lastDate();
    recorded.bars = static_cast<std::int64_t>(view.size());
    recorded.digest = codec::snapshotDigest(part);
    return recorded;
}

RecordedContracts contractsOf(const MarketSnapshot& whole) {
    MarketSnapshot part = partOf(whole);
    part.vxContracts = whole.vxContracts;
    RecordedContracts recorded;
    recorded.count = static_cast<std::int64_t>(whole.vxContracts.size());
    std::set<std::string> sources;
    for (const auto& [settlement, view] : whole.vxContracts) {
        if (view.exists()) {
            sources.insert(view.id().source);
        }
    }
    recorded.sources.assign(sources.begin(), sources.end());
    recorded.digest = codec::snapshotDigest(part);
    return recorded;
}

Json seriesJson(const RecordedSeries& series) {
    return {{"name", series.name},   {"source", series.source},
            {"basis", series.basis}, {"as_of", series.asOf ? Json(base::toIso(*series.asOf)) : Json(nullptr)},
            {"bars", series.bars},   {"digest", series.digest}};
}

std::optional<base::Date> dateOf(const Json& value) {
    return value.is_string() ? base::parseIsoDate(value.get_ref<const std::string&>()) : std::nullopt;
}

RecordedInputs inputsFrom(const Json& json, const std::string& underlying) {
    RecordedInputs inputs;
    for (const Json& one : json.at("series")) {
        inputs.series.push_back({one.at("name"), one.at("source"), one.at("basis"), dateOf(one.at("as_of")),
                                 one.at("bars"), one.at("digest")});
    }
    const Json& contracts = json.at("vx_contracts");
    inputs.contracts = {contracts.at("count"), contracts.at("sources"), contracts.at("digest")};
    if (const Json& chain = json.at("chain"); !chain.is_null()) {
        inputs.chain = RecordedChain{chain.at("source"), chain.at("seconds_of_day"), chain.at("digest")};
    }
    inputs.actions = json.at("actions");
    if (const auto ahead = json.find("ahead"); ahead != json.end()) {
        inputs.ahead = aheadFrom(*ahead, underlying);
    }
    inputs.parameters = json.at("parameters");
    inputs.mode = json.at("mode");
    inputs.releaseByPolicy = json.at("release_by_policy");
    inputs.allGates = json.at("all_gates");
    return inputs;
}

/// The series that the evaluation of a version 1 entry names.
RecordedInputs namedSeries(const Json& evaluation) {
    RecordedInputs inputs;
    inputs.complete = false;
    for (const Json& one : evaluation.at("inputs")) {
        const std::string name = one.at("series");
        if (!name.starts_with("VX:") && one.at("as_of").is_string()) {
            inputs.series.push_back(
                {name, one.at("source"), one.at("basis"), dateOf(one.at("as_of")), 0, ""});
        }
    }
    std::sort(inputs.series.begin(), inputs.series.end(),
              [](const RecordedSeries& a, const RecordedSeries& b) { return a.name < b.name; });
    return inputs;
}

std::string described(const RecordedSeries& series) {
    return fmt::format("{}{} to {} from {} ({})", series.bars > 0 ? fmt::format("{} bars ", series.bars) : "",
                       series.name, series.asOf ? base::toIso(*series.asOf) : "nothing", series.source,
                       series.basis);
}

void compareSeries(const RecordedSeries& recorded, const RecordedInputs& now,
                   std::vector<std::string>& changed) {
    const auto at =
        std::find_if(now.series.begin(), now.series.end(),
                     [&recorded](const RecordedSeries& one) { return one.name == recorded.name; });
    if (at == now.series.end()) {
        changed.push_back("recorded " + described(recorded) + "; the store has no such series now");
    } else if (at->source != recorded.source || at->basis != recorded.basis || at->asOf != recorded.asOf ||
               (!recorded.digest.empty() && at->bars != recorded.bars)) {
        changed.push_back("recorded " + described(recorded) + "; the store now gives " + described(*at));
    } else if (!recorded.digest.empty() && at->digest != recorded.digest) {
        changed.push_back("recorded " + described(recorded) + "; the store now gives other values");
    }
}

std::string described(const std::optional<RecordedChain>& chain) {
    return chain ? fmt::format("an option chain from {}{}", chain->source,
                               chain->secondsOfDay < 0
                                   ? ""
                                   : fmt::format(" at {:02}:{:02}", chain->secondsOfDay / 3600,
                                                 chain->secondsOfDay / 60 % 60))
                 : "no option chain";
}

} // namespace

RecordedInputs recordedInputs(const DailyInputs& inputs, const strategies::Strategy& strategy,
                              const std::string& underlying) {
    const MarketSnapshot& snapshot = *inputs.snapshot;
    RecordedInputs recorded;
    std::vector<std::string> needed = strategy.seriesNeeded(*inputs.parameters, underlying);
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    for (const std::string& name : needed) {
        if (const BarView& view = snapshot.view(name); view.exists()) {
            recorded.series.push_back(seriesOf(snapshot, name, view));
        }
    }
    if (!strategy.marketWide) {
        recorded.contracts = contractsOf(snapshot);
    }
    if (const auto chain = snapshot.chain(underlying)) {
        MarketSnapshot part = partOf(snapshot);
        part.chains.emplace(underlying, chain);
        recorded.chain =
            RecordedChain{chain->id().source, chain->id().secondsOfDay, codec::snapshotDigest(part)};
    }
    MarketSnapshot actions = partOf(snapshot);
    for (const market::CorporateAction& action : snapshot.actions) {
        if (action.symbol == underlying) {
            actions.actions.push_back(action);
        }
    }
    recorded.actions = codec::snapshotDigest(actions);
    recorded.ahead = aheadOf(snapshot, strategy, underlying);
    recorded.parameters = inputs.parameters->hash();
    recorded.mode = inputs.mode;
    recorded.releaseByPolicy = inputs.releaseByPolicy;
    recorded.allGates = inputs.allGates;
    return recorded;
}

std::string recordedInputsJson(const RecordedInputs& inputs) {
    Json series = Json::array();
    for (const RecordedSeries& one : inputs.series) {
        series.push_back(seriesJson(one));
    }
    Json chain = nullptr;
    if (inputs.chain) {
        chain = {{"source", inputs.chain->source},
                 {"seconds_of_day", inputs.chain->secondsOfDay},
                 {"digest", inputs.chain->digest}};
    }
    Json json{{"series", std::move(series)},
              {"vx_contracts",
               {{"count", inputs.contracts.count},
                {"sources", inputs.contracts.sources},
                {"digest", inputs.contracts.digest}}},
              {"chain", std::move(chain)},
              {"actions", inputs.actions},
              {"parameters", inputs.parameters},
              {"mode", inputs.mode},
              {"release_by_policy", inputs.releaseByPolicy},
              {"all_gates", inputs.allGates}};
    if (inputs.ahead) {
        json["ahead"] = aheadJson(*inputs.ahead);
    }
    return json.dump();
}

base::Result<RecordedInputs> recordedInputs(const book::EvaluationRecorded& entry) {
    const bool old = entry.inputs.empty();
    const Json json = Json::parse(old ? entry.json : entry.inputs, nullptr, false);
    try {
        return old ? namedSeries(json) : inputsFrom(json, entry.underlying);
    } catch (const Json::exception& problem) {
        return base::fail(base::ErrorCode::BadData,
                          std::string("the recorded inputs cannot be read, ") + problem.what(),
                          base::toIso(entry.date), "check the journal with `signalbox journal verify`");
    }
}

void addRecordedInputs(std::vector<book::Event>& events, const DailyInputs& inputs) {
    for (book::Event& event : events) {
        if (auto* evaluation = std::get_if<book::EvaluationRecorded>(&event)) {
            for (const DeskInputs& desk : inputs.desks) {
                if (desk.strategy->key == evaluation->strategy) {
                    evaluation->inputs =
                        recordedInputsJson(recordedInputs(inputs, *desk.strategy, evaluation->underlying));
                }
            }
        }
    }
}

std::vector<std::string> changedInputs(const RecordedInputs& recorded, const RecordedInputs& now) {
    std::vector<std::string> changed;
    for (const RecordedSeries& series : recorded.series) {
        compareSeries(series, now, changed);
    }
    if (!recorded.complete) {
        return changed;
    }
    for (const RecordedSeries& series : now.series) {
        const bool known =
            std::any_of(recorded.series.begin(), recorded.series.end(),
                        [&series](const RecordedSeries& one) { return one.name == series.name; });
        if (!known) {
            changed.push_back("recorded no " + series.name + "; the store now gives " + described(series));
        }
    }
    if (recorded.contracts != now.contracts) {
        changed.push_back(fmt::format(
            "recorded {} VX contracts; the store now gives {}{}", recorded.contracts.count,
            now.contracts.count,
            recorded.contracts.count == now.contracts.count ? " with other values or sources" : ""));
    }
    if (recorded.chain != now.chain) {
        changed.push_back("recorded " + described(recorded.chain) + "; the store now gives " +
                          (recorded.chain && now.chain && recorded.chain->source == now.chain->source &&
                                   recorded.chain->secondsOfDay == now.chain->secondsOfDay
                               ? "other values"
                               : described(now.chain)));
    }
    if (recorded.actions != now.actions) {
        changed.emplace_back("the corporate actions in force are not those recorded");
    }
    if (recorded.ahead && now.ahead && recorded.ahead->dividends != now.ahead->dividends) {
        changed.emplace_back("the dividends ahead are not those recorded");
    }
    if (recorded.ahead && now.ahead && recorded.ahead->earnings != now.ahead->earnings) {
        changed.emplace_back("the report dates ahead are not those recorded");
    }
    return changed;
}

} // namespace signalbox::routine
