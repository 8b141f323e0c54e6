// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/sweep_json.h"

#include "engine/base/sha256.h"

#include <cmath>

namespace signalbox::lab {
namespace {

using Reals = std::vector<std::optional<double>>;

Json jsonOf(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json();
}

Json jsonOf(const Reals& values) {
    Json list = Json::array();
    for (const auto& value : values) {
        list.push_back(jsonOf(value));
    }
    return list;
}

/// Reads fields and remembers whether all were there.
class Fields {
public:
    explicit Fields(const Json& value) : m_value(value), m_good(value.is_object()) {}
    [[nodiscard]] bool good() const { return m_good; }

    std::optional<double> real(const char* name) {
        const Json* field = find(name);
        return field == nullptr ? std::nullopt : realOf(*field);
    }
    std::int64_t integer(const char* name) {
        const Json* field = find(name);
        if (field == nullptr || !field->is_number_integer()) {
            m_good = false;
            return 0;
        }
        return field->get<std::int64_t>();
    }
    int count(const char* name) { return static_cast<int>(integer(name)); }
    std::string text(const char* name) {
        const Json* field = find(name);
        if (field == nullptr || !field->is_string()) {
            m_good = false;
            return {};
        }
        return field->get<std::string>();
    }
    Reals reals(const char* name) {
        Reals values;
        const Json* field = find(name);
        if (field == nullptr || !field->is_array()) {
            m_good = false;
            return values;
        }
        for (const Json& value : *field) {
            values.push_back(realOf(value));
        }
        return values;
    }

private:
    const Json* find(const char* name) {
        const auto at = m_good ? m_value.find(name) : m_value.end();
        if (!m_good || at == m_value.end()) {
            m_good = false;
            return nullptr;
        }
        return &*at;
    }
    std::optional<double> realOf(const Json& value) {
        if (value.is_number()) {
            return value.get<double>();
        }
        m_good = m_good && value.is_null();
        return std::nullopt;
    }

    const Json& m_value;
    bool m_good;
};

} // namespace

std::string dumped(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json toJson(const SweepRow& row) {
    if (row.skipped) {
        return {{"i", row.index}, {"skipped", *row.skipped}};
    }
    const Measures& m = row.whole;
    Json value{{"i", row.index},
               {"trades", m.trades},
               {"net_cents", m.net},
               {"win_rate", jsonOf(m.winRate)},
               {"profit_factor", jsonOf(m.profitFactor)},
               {"sharpe", jsonOf(m.sharpe)},
               {"sortino", jsonOf(m.sortino)},
               {"cagr", jsonOf(m.cagr)},
               {"max_drawdown", jsonOf(m.maxDrawdown)},
               {"avg_days_held", jsonOf(m.avgDaysHeld)},
               {"exposure", jsonOf(m.exposure)},
               {"return_on_risk", jsonOf(m.returnOnRisk)},
               {"halts", m.halts},
               {"returns", m.returns},
               {"skewness", jsonOf(m.skewness)},
               {"kurtosis", jsonOf(m.kurtosis)}};
    if (!row.train.empty()) {
        value["train"] = jsonOf(row.train);
        value["test"] = jsonOf(row.test);
    }
    return value;
}

std::optional<SweepRow> rowFrom(const Json& value) {
    Fields fields(value);
    SweepRow row;
    const std::int64_t index = fields.integer("i");
    row.index = static_cast<std::size_t>(index);
    if (value.contains("skipped")) {
        row.skipped = fields.text("skipped");
        return fields.good() && index >= 0 ? std::optional<SweepRow>(row) : std::nullopt;
    }
    Measures& m = row.whole;
    m.trades = fields.count("trades");
    m.net = fields.integer("net_cents");
    m.winRate = fields.real("win_rate");
    m.profitFactor = fields.real("profit_factor");
    m.sharpe = fields.real("sharpe");
    m.sortino = fields.real("sortino");
    m.cagr = fields.real("cagr");
    m.maxDrawdown = fields.real("max_drawdown");
    m.avgDaysHeld = fields.real("avg_days_held");
    m.exposure = fields.real("exposure");
    m.returnOnRisk = fields.real("return_on_risk");
    m.halts = fields.count("halts");
    m.returns = fields.count("returns");
    m.skewness = fields.real("skewness");
    m.kurtosis = fields.real("kurtosis");
    if (value.contains("train")) {
        row.train = fields.reals("train");
        row.test = fields.reals("test");
    }
    return fields.good() && index >= 0 ? std::optional<SweepRow>(row) : std::nullopt;
}

Json toJson(const SweepSpec& spec) {
    Json axes = Json::array();
    for (const Axis& axis : spec.grid.axes()) {
        axes.push_back({{"name", axis.parameter->fullName()}, {"values", axis.values}});
    }
    Json parameters = Json::object();
    for (const params::Descriptor& row : params::descriptors()) {
        parameters[row.fullName()] = row.get(spec.grid.base());
    }
    for (const Axis& axis : spec.grid.axes()) {
        parameters.erase(axis.parameter->fullName());
    }
    Json header{{"format", SweepFormat},
                {"version", SweepFormatVersion},
                {"strategy", spec.strategy},
                {"underlying", spec.underlying},
                {"from", base::toIso(spec.from)},
                {"to", base::toIso(spec.to)},
                {"axes", std::move(axes)},
                {"combinations", spec.grid.size()},
                {"parameters", std::move(parameters)},
                {"data", spec.dataKey},
                {"program", spec.programVersion}};
    if (spec.walkForward) {
        header["walk_forward"] = spec.walkForward->text();
        header["objective"] = objectiveKey(spec.objective);
    }
    if (!spec.shard.whole()) {
        header["shard"] = spec.shard.text();
    }
    return header;
}

std::string keyOf(Json header) {
    header.erase("key");
    header.erase("shard");
    return base::sha256Hex(dumped(header));
}

base::Result<SweepSpec> specFrom(const Json& value, const std::string& name) {
    const auto bad = [&name](std::string what) {
        return base::fail(base::ErrorCode::BadData, std::move(what), name,
                          "give a file that signalbox sweep --out has written");
    };
    Fields fields(value);
    if (fields.text("format") != SweepFormat || !fields.good()) {
        return bad("is no sweep file");
    }
    if (fields.integer("version") != SweepFormatVersion) {
        return bad("has another format version than this program's");
    }
    SweepSpec spec;
    spec.strategy = fields.text("strategy");
    spec.underlying = fields.text("underlying");
    const auto from = base::parseIsoDate(fields.text("from"));
    const auto to = base::parseIsoDate(fields.text("to"));
    spec.dataKey = fields.text("data");
    spec.programVersion = fields.text("program");
    const std::string key = fields.text("key");
    if (!fields.good() || !from || !to || !value.contains("axes") || !value["axes"].is_array() ||
        !value.contains("parameters") || !value["parameters"].is_object() || key != keyOf(value)) {
        return bad("has a damaged header");
    }
    spec.from = *from;
    spec.to = *to;
    params::ParameterValues values;
    for (const auto& [parameter, text] : value["parameters"].items()) {
        const params::Descriptor* row = params::findDescriptor(parameter);
        if (row == nullptr || !text.is_string() || row->set(values, text.get<std::string>())) {
            return bad("has a parameter that this program does not know: " + parameter);
        }
    }
    std::vector<Axis> axes;
    for (const Json& item : value["axes"]) {
        Fields axis(item);
        std::string text = axis.text("name") + "=";
        if (axis.good() && item.contains("values") && item["values"].is_array()) {
            for (const Json& entry : item["values"]) {
                text +=
                    (text.ends_with('=') ? "" : ",") + (entry.is_string() ? entry.get<std::string>() : "");
            }
        }
        SIGNALBOX_TRY_ASSIGN(Axis parsed, parseAxis(text));
        axes.push_back(std::move(parsed));
    }
    SIGNALBOX_TRY_ASSIGN(spec.grid, Grid::make(std::move(values), std::move(axes)));
    if (value.contains("walk_forward")) {
        SIGNALBOX_TRY_ASSIGN(spec.walkForward, parseWalkForward(fields.text("walk_forward")));
        const auto objective = parseObjective(fields.text("objective"));
        if (!objective) {
            return bad("has an objective that this program does not know");
        }
        spec.objective = *objective;
    }
    if (value.contains("shard")) {
        SIGNALBOX_TRY_ASSIGN(spec.shard, parseShard(fields.text("shard")));
    }
    return spec;
}

} // namespace signalbox::lab
