// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox doctor: looks at data, configuration, clock and disk, and says what to do.
#include "app/commands/commands.h"
#include "app/commands/doctor_data.h"

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

constexpr std::uintmax_t LeastFreeBytes = std::uintmax_t{500} << 20U;

Finding diskFinding(const std::filesystem::path& folder) {
    std::filesystem::path existing = folder;
    std::error_code error;
    while (!existing.empty() && !std::filesystem::exists(existing, error) &&
           existing != existing.parent_path()) {
        existing = existing.parent_path();
    }
    const auto space = std::filesystem::space(existing, error);
    if (error) {
        return {"disk", false, existing.string() + ": " + error.message()};
    }
    const bool enough = space.available >= LeastFreeBytes;
    return {"disk", enough,
            fmt::format("{} MB free{}", space.available >> 20U, enough ? "" : "; free at least 500 MB")};
}

Finding clockFinding() {
    const base::UtcTime now = app::systemNow();
    const base::Date today = calendar::newYorkDate(now);
    const bool inRange = today >= calendar::FirstDate && today <= calendar::LastDate;
    return {"clock", inRange,
            base::toIso(now) + ", New York " + base::toIso(today) +
                (inRange ? "" : "; outside the calendar: set the system clock")};
}

/// Where a broken journal breaks, and the way back to one that holds.
Finding journalFinding(const app::OpenHome& open) {
    store::JournalStore& journal = *open.journal;
    const auto chain = journal.verify();
    if (!chain) {
        return {"journal", false, chain.error().message()};
    }
    if (chain->holds()) {
        return {"journal", true, fmt::format("{} entries, the chain holds", chain->entries)};
    }
    const std::string file = open.home.bookDb(open.market).string();
    const std::string broken =
        fmt::format("the chain is broken at {}; no order and no record is made on it. Keep what is there "
                    "with: signalbox journal export. Then close the program, move {} and the files beside "
                    "it that begin with its name away",
                    chain->finding(), file);
    const auto backup = journal.soundBackup();
    if (!backup) {
        return {"journal", false, broken + "; no backup holds either, so that a new journal begins"};
    }
    std::string newer; // they know entries that the restored journal has not, and would call it cut off
    std::error_code ignored;
    for (const auto& one : std::filesystem::directory_iterator(backup->parent_path(), ignored)) {
        if (one.path().extension() == ".db" && one.path().filename() > backup->filename()) {
            newer = ", the newer backups beside the one named here too";
        }
    }
    return {"journal", false,
            broken + newer +
                fmt::format(", and copy {} to its place; what happened after that backup is recorded again "
                            "by hand",
                            backup->string())};
}

std::vector<Finding> examine(const CommonOptions& options) {
    std::vector<Finding> findings;
    findings.push_back(clockFinding());
    const auto given = homeOptions(options, "doctor");
    if (!given) {
        findings.push_back({"home", false, given.error().message()});
        return findings;
    }
    const auto home = store::Home::at(given->home);
    if (!home) {
        findings.push_back({"home", false, home.error().message()});
        return findings;
    }
    findings.push_back({"home", true, home->folder().string()});
    findings.push_back(diskFinding(home->folder()));
    const auto set = app::loadParameters(*home, *given);
    findings.push_back(
        {"configuration", set.has_value(), set ? "parameters are valid" : set.error().message()});
    if (!set) {
        return findings;
    }
    const auto station = app::Workstation::open(*given, app::Access::Read);
    if (!station) {
        findings.push_back({"store", false, station.error().message()});
        return findings;
    }
    findings.push_back(journalFinding((*station)->home()));
    const std::vector<Finding> data = dataFindings(**station);
    findings.insert(findings.end(), data.begin(), data.end());
    return findings;
}

int doctor(const CommonOptions& options) {
    const std::vector<Finding> findings = examine(options);
    bool well = true;
    nlohmann::json list = nlohmann::json::array();
    std::string text;
    for (const Finding& finding : findings) {
        well = well && finding.ok;
        list.push_back({{"what", finding.what}, {"ok", finding.ok}, {"text", finding.text}});
        text += fmt::format("{} {:<22} {}\n", finding.ok ? "ok " : "BAD", finding.what, finding.text);
    }
    const std::string answer =
        options.json ? nlohmann::json{{"ok", well}, {"findings", std::move(list)}}.dump() : text;
    return print(answer) ? (well ? 0 : 1) : 3;
}

} // namespace

void addDoctor(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("doctor", "Check data, configuration, clock and disk");
    command->callback([&options, &chosen] { chosen.action = [&options] { return doctor(options); }; });
}

} // namespace signalbox::commands
