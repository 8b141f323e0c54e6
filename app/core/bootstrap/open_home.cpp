// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/bootstrap/open_home.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

namespace signalbox::app {
namespace {

/// The demonstration market shows all three systems at work (SHR-A1).
constexpr const char* DemoLayer = "demonstration market";
constexpr const char* WrittenByUs = "# Written by Signalbox: what differs from the defaults.\n";

base::Result<std::string> readText(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return base::fail(base::ErrorCode::Io, "cannot be read", path.string(),
                          "check the name and the rights");
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace

base::UtcTime systemNow() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

const std::string& runName() {
    static const std::string name = fmt::format("{}-{}", base::toIso(systemNow()), ::getpid());
    return name;
}

store::AppendContext appendContext(const std::string& actor) {
    return {systemNow(), actor, runName()};
}

base::Result<store::Market> chosenMarket(const store::Home& home, const HomeOptions& options) {
    if (options.market) {
        return *options.market;
    }
    return home.marketInUse().value_or(store::Market::Real);
}

std::filesystem::path parameterFile(const store::Home& home, const HomeOptions& options) {
    return options.config.empty() ? home.configFolder() / "parameters.toml" : options.config;
}

namespace {

/// What a file of costs may set.
constexpr std::array<const char*, 3> CostNames{"fee_per_contract_cents", "entry_slippage", "exit_slippage"};

base::Result<params::FileLayer> costLayer(const HomeOptions& options) {
    SIGNALBOX_TRY_ASSIGN(std::string text, readText(options.costs));
    params::Layers alone;
    alone.strategy = options.strategy;
    alone.files = {{options.costs.string(), text}};
    SIGNALBOX_TRY_ASSIGN(const params::ParameterSet set, params::freeze(alone));
    for (const auto& setting : set.settings()) {
        const bool allowed =
            std::find(CostNames.begin(), CostNames.end(), setting.descriptor->name) != CostNames.end();
        if (setting.origin != params::Origin::Default && !allowed) {
            return base::fail(
                base::ErrorCode::BadData, setting.descriptor->name + " is no cost", setting.where,
                "a file of costs may set fee_per_contract_cents, entry_slippage, exit_slippage");
        }
    }
    return std::move(alone.files.front());
}

} // namespace

base::Result<params::ParameterSet> loadParameters(const store::Home& home, const HomeOptions& options) {
    params::Layers layers;
    layers.strategy = options.strategy;
    layers.call = options.sets;
    SIGNALBOX_TRY_ASSIGN(const store::Market market, chosenMarket(home, options));
    if (market == store::Market::Demo) {
        layers.files.push_back({DemoLayer, "[account]\nenabled_strategies = \"optimus,breakout,atr-matrix\"\n"
                                           "[breakout]\nuniverse = \"all\"\n"});
    }
    const std::filesystem::path file = parameterFile(home, options);
    std::error_code ignored;
    if (!options.config.empty() || std::filesystem::exists(file, ignored)) {
        SIGNALBOX_TRY_ASSIGN(std::string text, readText(file));
        layers.files.push_back({file.string(), std::move(text)});
    }
    if (!options.costs.empty()) {
        SIGNALBOX_TRY_ASSIGN(params::FileLayer costs, costLayer(options));
        layers.files.push_back(std::move(costs));
    }
    return params::freeze(layers);
}

base::Status saveParameters(const HomeOptions& options, const std::vector<std::string>& settings) {
    SIGNALBOX_TRY_ASSIGN(const store::Home home, store::Home::at(options.home));
    const std::filesystem::path file = parameterFile(home, options);
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) {
        SIGNALBOX_TRY_ASSIGN(const std::string text, readText(file));
        if (text.rfind(WrittenByUs, 0) != 0) {
            return base::fail(base::ErrorCode::Refused, "was written by hand", file.string(),
                              "edit it there, so that your comments stay");
        }
    }
    HomeOptions changed = options;
    changed.sets.insert(changed.sets.end(), settings.begin(), settings.end());
    SIGNALBOX_TRY_ASSIGN(const params::ParameterSet set, loadParameters(home, changed));
    std::string text = WrittenByUs;
    std::string section;
    for (const auto& setting : set.settings()) {
        const bool ofDemo = setting.where.starts_with(DemoLayer); // belongs to that market, not to the file
        if (setting.text == setting.descriptor->defaultText() || ofDemo) {
            continue;
        }
        if (setting.descriptor->section != section) {
            section = setting.descriptor->section;
            text += fmt::format("\n[{}]\n", section);
        }
        text += fmt::format("{} = \"{}\"\n", setting.descriptor->name, setting.text);
    }
    std::filesystem::create_directories(file.parent_path(), ignored);
    const std::filesystem::path fresh = file.string() + ".new";
    {
        std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
        stream << text;
        stream.flush();
        if (!stream) {
            return base::fail(base::ErrorCode::Io, "cannot be written", fresh.string(),
                              "check space and rights");
        }
    }
    std::error_code failed;
    std::filesystem::rename(fresh, file, failed);
    if (failed) {
        return base::fail(base::ErrorCode::Io, failed.message(), file.string(), "check space and rights");
    }
    return {};
}

base::Result<OpenHome> openHome(const HomeOptions& options, Access access) {
    SIGNALBOX_TRY_ASSIGN(store::Home home, store::Home::at(options.home));
    SIGNALBOX_TRY_ASSIGN(const store::Market market, chosenMarket(home, options));
    OpenHome open{options, home, market, {}, {}, {}, {}};
    SIGNALBOX_TRY_ASSIGN(open.parameters, loadParameters(home, options));
    if (access == Access::Write) {
        SIGNALBOX_TRY_ASSIGN(open.lock, home.lock(options.holder));
        SIGNALBOX_TRY_ASSIGN(open.store, store::MarketStore::openForWriting(home, market, open.lock));
        SIGNALBOX_TRY_ASSIGN(open.journal,
                             store::JournalStore::openForWriting(home, market, open.lock, systemNow()));
        return open;
    }
    if (!home.exists(market)) {
        return base::fail(base::ErrorCode::MissingData,
                          std::string("there is no data in the ") + store::marketName(market) + " market",
                          home.folder().string(),
                          market == store::Market::Demo
                              ? "make it with: signalbox demo"
                              : "signalbox import PATH brings real data, signalbox demo "
                                "makes a simulated market");
    }
    SIGNALBOX_TRY_ASSIGN(open.store, store::MarketStore::openForReading(home, market));
    SIGNALBOX_TRY_ASSIGN(open.journal, store::JournalStore::openForReading(home, market));
    return open;
}

} // namespace signalbox::app
