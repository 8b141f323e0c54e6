// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox calc KIND: one case from options, or a CSV of cases on standard input.
#include "app/commands/calc/calculator.h"
#include "app/commands/commands.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace signalbox::commands {
namespace {

struct CalcOptions {
    std::string kind;
    bool list = false;
    std::vector<std::string> rest;
};

std::string joined(const std::vector<std::string>& names, const char* prefix) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ",") + std::string(prefix) + name;
    }
    return text;
}

std::string listText() {
    std::string text;
    for (const calc::Kind& kind : calc::kinds()) {
        text += fmt::format("{}\n  form  {}\n  in    {}\n", kind.name, kind.file, joined(kind.inputs, ""));
        if (!kind.settings.empty()) {
            text += fmt::format("  set   {}\n", joined(kind.settings, ""));
        }
        text += fmt::format("  out   {}\n", joined(kind.outputs, "out_"));
    }
    return text;
}

/// What every command takes; nothing of it changes what is computed here.
bool isCommonFlag(const std::string& word) {
    return word == "--json" || word == "--quiet";
}
bool isCommonOption(const std::string& name) {
    constexpr std::array<const char*, 8> Names{"home",   "config", "date", "set",
                                               "source", "market", "seed", "threads"};
    return std::find(Names.begin(), Names.end(), name) != Names.end();
}

bool reads(const calc::Kind& kind, const std::string& name) {
    const auto in = [&name](const std::vector<std::string>& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return in(kind.inputs) || in(kind.settings);
}

/// An option that the kind does not read would be ignored without a word.
base::Status checkOptions(const calc::Kind& kind, std::map<std::string, std::string>& options) {
    for (auto at = options.begin(); at != options.end();) {
        if (reads(kind, at->first)) {
            ++at;
        } else if (isCommonOption(at->first)) {
            at = options.erase(at);
        } else {
            return base::fail(base::ErrorCode::Usage, kind.name + " has no column of that name",
                              "--" + at->first, "signalbox calc --list shows the columns of each kind");
        }
    }
    return {};
}

/// "--target_delta -0.16" or "--target_delta=-0.16".
base::Result<std::map<std::string, std::string>> optionsOf(const std::vector<std::string>& words) {
    std::map<std::string, std::string> options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].rfind("--", 0) != 0) {
            return base::fail(base::ErrorCode::Usage, "expected --NAME VALUE, found " + words[i], "calc");
        }
        if (isCommonFlag(words[i])) {
            continue;
        }
        const std::string name = words[i].substr(2);
        if (const auto equals = name.find('='); equals != std::string::npos) {
            options[name.substr(0, equals)] = name.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            options[name] = words[++i];
        } else {
            return base::fail(base::ErrorCode::Usage, "no value", words[i]);
        }
    }
    return options;
}

/// All inputs that a case cannot do without are there: it is one case by options.
bool isOneCase(const calc::Kind& kind, const std::map<std::string, std::string>& options) {
    std::size_t given = 0;
    for (const std::string& input : kind.inputs) {
        given += options.contains(input) ? 1 : 0;
    }
    return kind.one && given > 0 && given * 2 >= kind.inputs.size();
}

int calculate(const CalcOptions& own) {
    if (own.list) {
        return print(listText()) ? 0 : 3;
    }
    const calc::Kind* kind = calc::findKind(own.kind);
    if (kind == nullptr) {
        return failed({base::ErrorCode::Usage,
                       own.kind.empty() ? "name a kind" : "there is no kind " + own.kind, "calc",
                       "signalbox calc --list shows the kinds"});
    }
    auto options = optionsOf(own.rest);
    if (!options) {
        return failed(options.error());
    }
    if (const auto known = checkOptions(*kind, *options); !known) {
        return failed(known.error());
    }
    calc::Counted counted;
    base::Result<std::string> result = base::fail(base::ErrorCode::Internal, "nothing computed");
    if (isOneCase(*kind, *options)) {
        result = calc::calculateOne(*kind, *options, counted);
    } else {
        const std::string csv{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
        result = calc::calculate(*kind, csv, *options, counted);
    }
    if (!result) {
        return failed(result.error());
    }
    if (!print(*result)) {
        return 3;
    }
    if (counted.computed == 0) {
        return failed({base::ErrorCode::BadData,
                       "no case could be computed" +
                           (counted.firstError.empty() ? std::string() : ": " + counted.firstError),
                       "calc " + kind->name, "out_error says why"});
    }
    return 0;
}

} // namespace

void addCalc(CLI::App& app, CommonOptions& /*options*/, Chosen& chosen) {
    auto own = std::make_shared<CalcOptions>();
    CLI::App* command = app.add_subcommand("calc", "The engine's formulas as a calculator");
    command->add_option("kind", own->kind, "What to compute");
    command->add_flag("--list", own->list, "The kinds with their columns");
    command->allow_extras();
    command->fallthrough(false);
    command->callback([&chosen, own, command] {
        own->rest = command->remaining();
        chosen.action = [own] { return calculate(*own); };
    });
}

} // namespace signalbox::commands
