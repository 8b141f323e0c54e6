// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/replay_parameters.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

namespace signalbox::routine {
namespace {

using Json = nlohmann::json;

/// "section.name" and value by underlying; the empty underlying is the global set.
using Values = std::map<std::string, std::map<std::string, std::string>>;

/// Reads ParameterSet::canonicalText().
Values valuesOf(const params::ParameterSet& set) {
    constexpr std::string_view mark = "underlying ";
    Values values;
    std::string underlying;
    std::istringstream lines(set.canonicalText());
    for (std::string line; std::getline(lines, line);) {
        const std::size_t equals = line.find('=');
        if (line.starts_with(mark) && equals == std::string::npos) {
            underlying = line.substr(mark.size());
        } else if (equals != std::string::npos) {
            values[underlying][line.substr(0, equals)] = line.substr(equals + 1);
        }
    }
    return values;
}

/// A basic string of TOML.
std::string quoted(const std::string& text) {
    return Json(text).dump();
}

} // namespace

book::ParametersFrozen frozenEvent(const params::ParameterSet& set, const std::string& by) {
    const Values values = valuesOf(set);
    const Values defaults = valuesOf(params::ParameterSet());
    const auto& base = defaults.at("");
    const auto& global = values.at("");
    Json all = Json::object();
    for (const auto& [name, value] : global) {
        if (base.at(name) != value) {
            all["all"][name] = value;
        }
    }
    for (const auto& [underlying, own] : values) {
        for (const auto& [name, value] : own) {
            if (!underlying.empty() && global.at(name) != value) {
                all["underlying"][underlying][name] = value;
            }
        }
    }
    return {set.hash(), all.dump(), by};
}

base::Result<params::ParameterSet> thawed(const book::ParametersFrozen& event) {
    const Json all = Json::parse(event.json, nullptr, false);
    if (!all.is_object()) {
        return base::fail(base::ErrorCode::BadData, "the recorded parameters cannot be read",
                          event.hash.substr(0, 12), "check the journal with `signalbox journal verify`");
    }
    std::string text;
    const auto add = [&text](const std::string& underlying, const Json& values) {
        for (const auto& [name, value] : values.items()) {
            // Dotted keys, because a table may be opened only once.
            const std::size_t dot = std::min(name.find('.'), name.size() - 1);
            text += name.substr(0, dot) + (underlying.empty() ? "" : ".underlying." + quoted(underlying)) +
                    "." + name.substr(dot + 1) + " = " +
                    quoted(value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
        }
    };
    add("", all.value("all", Json::object()));
    const Json underlyings = all.value("underlying", Json::object());
    for (const auto& [underlying, values] : underlyings.items()) {
        add(underlying, values);
    }
    params::Layers layers;
    layers.files.push_back({"journal", text});
    return params::freeze(layers);
}

const book::ParametersFrozen* lastFrozen(std::span<const book::JournalEntry> entries) {
    const book::ParametersFrozen* last = nullptr;
    for (const book::JournalEntry& entry : entries) {
        if (const auto* frozen = std::get_if<book::ParametersFrozen>(&entry.event)) {
            last = frozen;
        }
    }
    return last;
}

} // namespace signalbox::routine
