// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox params: every parameter with its value in force and where that comes from.
#include "app/commands/commands.h"
#include "app/core/bootstrap/open_home.h"
#include "engine/strategies/registry.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

int params(const CommonOptions& options, const std::string& strategy) {
    const auto given = homeOptions(options, "params", strategy.empty() ? "optimus" : strategy);
    if (!given) {
        return failed(given.error());
    }
    const auto home = store::Home::at(given->home);
    if (!home) {
        return failed(home.error());
    }
    const auto set = app::loadParameters(*home, *given);
    if (!set) {
        return failed(set.error());
    }
    if (!strategy.empty()) {
        if (const auto known = strategies::named(strategy); !known) {
            return failed(known.error());
        }
    }
    nlohmann::json list = nlohmann::json::array();
    std::string text;
    for (const auto& setting : set->settings()) {
        const signalbox::params::Descriptor& parameter = *setting.descriptor;
        if (!strategy.empty() && parameter.section != strategy) {
            continue;
        }
        list.push_back({{"name", parameter.fullName()},
                        {"default", parameter.defaultText()},
                        {"range", parameter.range},
                        {"unit", parameter.unit},
                        {"meaning", parameter.meaning},
                        {"value", setting.text},
                        {"origin", signalbox::params::originKey(setting.origin)},
                        {"where", setting.where}});
        text += fmt::format("{:<40} {:<14} default {:<14} range {:<24} {}\n    {}{}\n", parameter.fullName(),
                            setting.text, parameter.defaultText(), parameter.range, parameter.unit,
                            parameter.meaning, setting.where.empty() ? "" : " [" + setting.where + "]");
    }
    if (options.json) {
        return print(nlohmann::json{{"hash", set->hash()}, {"parameters", std::move(list)}}.dump()) ? 0 : 3;
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addParams(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto strategy = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("params", "Every parameter: default, range, meaning, value in force");
    command->add_option("--strategy", *strategy, "Only the parameters of this strategy");
    command->callback([&options, &chosen, strategy] {
        chosen.action = [&options, strategy] { return params(options, *strategy); };
    });
}

} // namespace signalbox::commands
