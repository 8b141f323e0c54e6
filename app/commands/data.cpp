// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox data: what the store holds.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "engine/calendar/complete_session.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

struct DataOptions {
    std::string symbol;
    bool quarantine = false;
    std::string file;
};

int behind(base::Date last, base::Date latest) {
    if (last >= latest) {
        return 0;
    }
    return calendar::Calendar::standard().businessDays(last, latest).value_or(0);
}

/// The day against which every series is measured, whichever are shown: the last complete session of what is
/// stored.
base::Result<base::Date> lastStored(const app::OpenHome& open) {
    SIGNALBOX_TRY_ASSIGN(const auto all, open.store->catalogue());
    base::Date latest{};
    for (const store::CatalogueEntry& entry : all) {
        latest = std::max(latest, entry.last);
    }
    if (open.market == store::Market::Demo) {
        return latest; // its days are its own
    }
    const auto complete = calendar::lastCompleteSession(calendar::Calendar::standard(), app::systemNow());
    return complete ? std::min(latest, *complete) : latest;
}

int listQuarantine(store::MarketStore& store, const CommonOptions& options, const std::string& file) {
    const auto rows = store.quarantine(file);
    if (!rows) {
        return failed(rows.error());
    }
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const store::QuarantineRow& row : *rows) {
            list.push_back({{"file", row.file},
                            {"line", row.line},
                            {"code", row.code},
                            {"reason", row.reason},
                            {"series", row.series},
                            {"row", row.text}});
        }
        return print(list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) ? 0 : 3;
    }
    std::string text;
    for (const store::QuarantineRow& row : *rows) {
        text += fmt::format("{}:{}: {} {}: {}\n", row.file, row.line, row.code, row.series, row.reason);
    }
    return print(text + fmt::format("{} rows\n", rows->size())) ? 0 : 3;
}

int data(const CommonOptions& options, const DataOptions& own) {
    const auto home = homeOptions(options, "data");
    if (!home) {
        return failed(home.error());
    }
    const auto open = app::openHome(*home, app::Access::Read);
    if (!open) {
        return failed(open.error());
    }
    store::MarketStore& store = *open->store;
    if (own.quarantine) {
        return listQuarantine(store, options, own.file);
    }
    const auto series = own.symbol.empty() ? store.catalogue() : store.candidates(own.symbol);
    if (!series) {
        return failed(series.error());
    }
    const auto chains = store.chains();
    if (!chains) {
        return failed(chains.error());
    }
    const auto latest = lastStored(*open);
    if (!latest) {
        return failed(latest.error());
    }
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const store::CatalogueEntry& entry : *series) {
            list.push_back({{"symbol", entry.id.symbol},
                            {"source", entry.id.source},
                            {"basis", market::basisName(entry.id.basis)},
                            {"first", base::toIso(entry.first)},
                            {"last", base::toIso(entry.last)},
                            {"rows", entry.rows},
                            {"holes", entry.holes},
                            {"sessions_behind", behind(entry.last, *latest)},
                            {"simulated", entry.simulated}});
        }
        nlohmann::json stored = nlohmann::json::array();
        for (const store::ChainEntry& chain : *chains) {
            if (own.symbol.empty() || chain.id.underlying == own.symbol) {
                stored.push_back(
                    {{"underlying", chain.id.underlying},
                     {"date", base::toIso(chain.id.date)},
                     {"seconds_of_day", chain.id.secondsOfDay},
                     {"source", chain.id.source},
                     {"contracts", chain.contracts},
                     {"expirations", chain.expirations},
                     {"underlying_price",
                      chain.underlyingPrice ? nlohmann::json(*chain.underlyingPrice) : nlohmann::json()}});
            }
        }
        const bool any = *latest > base::Date{};
        return print(nlohmann::json{{"market", store::marketName(open->market)},
                                    {"last_session", any ? nlohmann::json(base::toIso(*latest)) : nullptr},
                                    {"series", std::move(list)},
                                    {"chains", std::move(stored)}}
                         .dump())
                   ? 0
                   : 3;
    }
    std::string text = open->market == store::Market::Demo ? "SIMULATED market\n" : "";
    text += fmt::format("{:<16} {:<26} {:<17} {:<10} {:<10} {:>7} {:>6} {:>7}\n", "symbol", "source", "basis",
                        "first", "last", "rows", "holes", "behind");
    for (const store::CatalogueEntry& entry : *series) {
        text += fmt::format("{:<16} {:<26} {:<17} {:<10} {:<10} {:>7} {:>6} {:>7}\n", entry.id.symbol,
                            entry.id.source, market::basisName(entry.id.basis), base::toIso(entry.first),
                            base::toIso(entry.last), entry.rows, entry.holes, behind(entry.last, *latest));
    }
    if (!series->empty()) {
        text += fmt::format("behind: sessions before {}, the last complete session in the store\n",
                            base::toIso(*latest));
    }
    std::int64_t contracts = 0;
    std::size_t shown = 0;
    for (const store::ChainEntry& chain : *chains) {
        if (!own.symbol.empty() && chain.id.underlying != own.symbol) {
            continue;
        }
        ++shown;
        contracts += chain.contracts;
        if (!own.symbol.empty()) {
            text += fmt::format("chain {} {} {} {}: {} contracts, {} expirations\n", chain.id.underlying,
                                base::toIso(chain.id.date),
                                chain.id.secondsOfDay < 0
                                    ? std::string("close")
                                    : fmt::format("{:02}:{:02}", chain.id.secondsOfDay / 3600,
                                                  chain.id.secondsOfDay / 60 % 60),
                                chain.id.source, chain.contracts, chain.expirations);
        }
    }
    text += fmt::format("{} series, {} option chains with {} contracts\n", series->size(), shown, contracts);
    if (const auto notes = store.notes(own.symbol); notes) {
        for (const store::StoredNote& note : *notes) {
            text += fmt::format("note {} {}{}: {}\n", note.series, note.code,
                                note.date ? " " + base::toIso(*note.date) : "", note.text);
        }
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addData(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<DataOptions>();
    CLI::App* command = app.add_subcommand("data", "What the store holds");
    command->add_option("--symbol", own->symbol, "Only this symbol, with its chains");
    command->add_flag("--quarantine", own->quarantine, "List rows that imports refused or noted");
    command->add_option("--file", own->file, "With --quarantine: of this file only");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return data(options, *own); }; });
}

} // namespace signalbox::commands
