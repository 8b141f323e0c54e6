// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/parameter_set.h"

#include "engine/base/sha256.h"
#include "engine/params/toml_layer.h"
#include "engine/params/underlying_width.h"

#include <algorithm>

namespace signalbox::params {

struct ParameterSet::Data {
    struct Source {
        Origin origin = Origin::Default;
        std::string where;
    };
    /// By full name.
    using Sources = std::map<std::string, Source>;
    struct Override {
        ParameterValues values;
        Sources sources;
    };

    ParameterValues values;
    Sources sources;
    std::map<std::string, Override, std::less<>> overrides; ///< by underlying
    std::vector<std::string> call;
    std::string hash;
};

namespace {

std::string textOf(const ParameterValues& values, std::string_view section) {
    std::string text;
    for (const Descriptor& row : descriptors()) {
        if (section.empty() || row.section == section) {
            text += row.fullName() + "=" + row.get(values) + "\n";
        }
    }
    return text;
}

/// Names that older documents use, with what to write instead (OPT-ERR2).
std::optional<std::string> retired(std::string_view name) {
    if (name == "max_aggregate_delta") {
        return "is retired: a bull put spread is long delta; use max_aggregate_delta_abs, a positive limit";
    }
    return std::nullopt;
}

/// A negative limit on "short delta" is the sign error of the source; never flipped silently (SHR-ERR1).
std::string withHint(const Descriptor& row, const std::string& value, std::string problem) {
    if (row.name == "max_aggregate_delta_abs" && value.starts_with('-')) {
        problem += "; a short put has positive delta, so the limit is positive (SHR-ERR1)";
    }
    return problem;
}

} // namespace

const char* originKey(Origin origin) {
    switch (origin) {
    case Origin::Default:
        return "default";
    case Origin::File:
        return "file";
    case Origin::Underlying:
        return "underlying";
    case Origin::Call:
        break;
    }
    return "call";
}

std::string Problem::message() const {
    std::string text = where;
    for (const std::string& part : {parameter, what}) {
        if (!part.empty()) {
            text += (text.empty() ? "" : ": ") + part;
        }
    }
    return text;
}

/// Applies assignments in the order of the layers and collects what is wrong.
struct Freezer {
    using Data = ParameterSet::Data;

    explicit Freezer(const Layers& given) : layers(given) {}

    const Layers& layers;
    Data data;
    std::vector<Problem> problems;

    void run() {
        std::vector<Assignment> files;
        for (const FileLayer& file : layers.files) {
            for (Assignment& assignment : readFileLayer(file, layers.foreign, problems)) {
                files.push_back(std::move(assignment));
            }
        }
        for (const Assignment& assignment : files) {
            if (assignment.underlying.empty()) {
                apply(assignment, data.values, data.sources, Origin::File);
            }
        }
        for (const Assignment& assignment : files) {
            if (!assignment.underlying.empty()) {
                auto& target =
                    data.overrides
                        .try_emplace(assignment.underlying, Data::Override{data.values, data.sources})
                        .first->second;
                apply(assignment, target.values, target.sources, Origin::Underlying);
            }
        }
        for (const std::string& text : layers.call) {
            applyCall(text);
        }
        addCrossChecks();
    }

    void applyCall(const std::string& text) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems.push_back({"--set", text, "must be NAME=VALUE"});
            return;
        }
        const Assignment assignment{"", "", text.substr(0, equals), text.substr(equals + 1), "--set"};
        if (apply(assignment, data.values, data.sources, Origin::Call)) {
            for (auto& [underlying, target] : data.overrides) {
                apply(assignment, target.values, target.sources, Origin::Call);
            }
            data.call.push_back(text);
        }
    }

    bool apply(const Assignment& assignment, ParameterValues& values, Data::Sources& sources, Origin origin) {
        const std::string name =
            assignment.section.empty() ? assignment.name : assignment.section + "." + assignment.name;
        const std::string shown =
            assignment.underlying.empty() ? name : name + " (" + assignment.underlying + ")";
        const auto dot = assignment.name.rfind('.');
        if (const auto advice =
                retired(dot == std::string::npos ? assignment.name : assignment.name.substr(dot + 1))) {
            problems.push_back({assignment.where, shown, *advice});
            return false;
        }
        const Descriptor* row = findDescriptor(name, layers.strategy);
        if (row == nullptr) {
            problems.push_back(
                {assignment.where, shown, "unknown parameter; `signalbox params` lists them all"});
            return false;
        }
        if (const auto problem = setInBlock(*row, values, assignment.underlying, assignment.value)) {
            problems.push_back({assignment.where, shown, withHint(*row, assignment.value, *problem)});
            return false;
        }
        sources[row->fullName()] = {origin, assignment.where};
        return true;
    }

    void addCrossChecks() {
        for (Problem& problem : crossCheck(data.values)) {
            problems.push_back(std::move(problem));
        }
        for (const auto& [underlying, target] : data.overrides) {
            for (Problem& problem : crossCheck(target.values)) {
                problem.parameter += " (" + underlying + ")";
                problems.push_back(std::move(problem));
            }
        }
    }

    static ParameterSet seal(Data data) {
        ParameterSet set;
        set.m_data = std::make_shared<const Data>(std::move(data));
        Data sealed = *set.m_data;
        sealed.hash = base::sha256Hex(set.canonicalText());
        set.m_data = std::make_shared<const Data>(std::move(sealed));
        return set;
    }
};

ParameterSet::ParameterSet() {
    static const std::shared_ptr<const Data> defaults = [] {
        Data data;
        data.hash = base::sha256Hex(textOf(data.values, {}));
        return std::make_shared<const Data>(std::move(data));
    }();
    m_data = defaults;
}

const ParameterValues& ParameterSet::values() const {
    return m_data->values;
}

const ParameterValues& ParameterSet::values(std::string_view underlying) const {
    const auto at = m_data->overrides.find(underlying);
    return at == m_data->overrides.end() ? m_data->values : at->second.values;
}

ParameterSet::Setting ParameterSet::setting(const Descriptor& descriptor, std::string_view underlying) const {
    const auto special = m_data->overrides.find(underlying);
    const Data::Sources& sources =
        special == m_data->overrides.end() ? m_data->sources : special->second.sources;
    Setting setting;
    setting.descriptor = &descriptor;
    setting.text = descriptor.get(values(underlying));
    if (const auto at = sources.find(descriptor.fullName()); at != sources.end()) {
        setting.origin = at->second.origin;
        setting.where = at->second.where;
    }
    return setting;
}

std::vector<ParameterSet::Setting> ParameterSet::settings(std::string_view underlying) const {
    std::vector<Setting> all;
    for (const Descriptor& row : descriptors()) {
        all.push_back(setting(row, underlying));
    }
    return all;
}

const std::string& ParameterSet::hash() const {
    return m_data->hash;
}

std::string ParameterSet::canonicalText() const {
    std::string text = textOf(m_data->values, {});
    for (const auto& [underlying, target] : m_data->overrides) {
        text += "underlying " + underlying + "\n" + textOf(target.values, {});
    }
    return text;
}

const std::vector<std::string>& ParameterSet::call() const {
    return m_data->call;
}

Frozen examine(const Layers& layers) {
    Freezer freezer(layers);
    freezer.run();
    Frozen frozen;
    frozen.problems = std::move(freezer.problems);
    if (frozen.problems.empty()) {
        frozen.set = Freezer::seal(std::move(freezer.data));
    }
    return frozen;
}

base::Result<ParameterSet> freeze(const Layers& layers) {
    Frozen frozen = examine(layers);
    if (frozen.set) {
        return *frozen.set;
    }
    std::string all;
    bool onlyCall = true;
    for (const Problem& problem : frozen.problems) {
        all += (all.empty() ? "" : "; ") + problem.message();
        onlyCall = onlyCall && (problem.where == "--set" || (problem.where.empty() && layers.files.empty()));
    }
    return base::fail(onlyCall ? base::ErrorCode::Usage : base::ErrorCode::BadData, all, "parameters",
                      "correct the file or the --set");
}

std::string fingerprint(const ParameterValues& values, std::string_view section) {
    return base::sha256Hex(textOf(values, section));
}

std::string fingerprint(const OptimusParameters& parameters) {
    ParameterValues values;
    values.optimus = parameters;
    return fingerprint(values, "optimus");
}

} // namespace signalbox::params
