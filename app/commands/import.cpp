// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox import: reads files or folders of market data into the real market.
#include "app/commands/commands.h"
#include "app/core/import/import_job.h"

#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

struct ImportOptions {
    std::vector<std::string> paths;
    std::string kind;
    std::string symbol;
    bool listKinds = false;
};

constexpr int ExamplesPerCode = 3;

/// Per file and code: how many, and the first few with their lines.
std::string issuesText(const app::ImportedFile& file) {
    struct Group {
        long count = 0;
        bool rejected = false;
        std::string examples;
    };
    std::map<std::string, Group> groups;
    for (const feeds::Issue& issue : file.issues) {
        Group& group = groups[issue.code];
        group.rejected = issue.severity == feeds::Severity::Rejected;
        if (++group.count <= ExamplesPerCode) {
            group.examples += fmt::format(
                "      {}{}{}{}\n", issue.file, issue.line > 0 ? ":" + std::to_string(issue.line) : "",
                issue.subject.empty() ? "" : " " + issue.subject, ": " + issue.reason);
        }
    }
    std::string text;
    for (const auto& [code, group] : groups) {
        text += fmt::format("    {} {} ({})\n{}", group.rejected ? "rejected" : "noted", code, group.count,
                            group.examples);
        if (group.count > ExamplesPerCode) {
            text += fmt::format("      ... and {} more; signalbox data --quarantine lists all\n",
                                group.count - ExamplesPerCode);
        }
    }
    return text;
}

std::string reportText(const app::ImportReport& report) {
    std::string text;
    long known = 0;
    for (const app::ImportedFile& file : report.files) {
        if (file.alreadyImported) {
            ++known;
        } else if (!file.problem.empty()) {
            text += "  not read: " + file.problem + "\n";
        } else {
            text += fmt::format("  {}: {}, {} rows read, {} kept, {} rejected, {} new, {} revised\n",
                                file.path, file.kind, file.rowsRead, file.rowsKept, file.rowsRejected,
                                file.added, file.revised);
            text += issuesText(file);
        }
    }
    return text +
           fmt::format(
               "{} files ({} imported before), {} rows read, {} kept, {} rejected, {} new, {} revised{}\n",
               report.files.size(), known, report.rowsRead, report.rowsKept, report.rowsRejected,
               report.added, report.revised, report.changed ? "" : "; nothing changed");
}

std::string reportJson(const app::ImportReport& report) {
    nlohmann::json files = nlohmann::json::array();
    for (const app::ImportedFile& file : report.files) {
        nlohmann::json issues = nlohmann::json::array();
        for (const feeds::Issue& issue : file.issues) {
            issues.push_back(
                {{"file", issue.file},
                 {"line", issue.line},
                 {"severity", issue.severity == feeds::Severity::Rejected ? "rejected" : "warning"},
                 {"code", issue.code},
                 {"reason", issue.reason},
                 {"subject", issue.subject}});
        }
        files.push_back({{"path", file.path},
                         {"kind", file.kind},
                         {"already_imported", file.alreadyImported},
                         {"problem", file.problem},
                         {"rows_read", file.rowsRead},
                         {"rows_kept", file.rowsKept},
                         {"rows_rejected", file.rowsRejected},
                         {"added", file.added},
                         {"revised", file.revised},
                         {"issues", std::move(issues)}});
    }
    return nlohmann::json{{"files", std::move(files)},    {"rows_read", report.rowsRead},
                          {"rows_kept", report.rowsKept}, {"rows_rejected", report.rowsRejected},
                          {"added", report.added},        {"revised", report.revised},
                          {"changed", report.changed}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string kindsText() {
    std::string text;
    for (const std::string& kind : feeds::kindNames()) {
        text += fmt::format("{:<28} {}\n", kind, feeds::kindDescription(kind));
    }
    return text;
}

int import(const CommonOptions& options, const ImportOptions& own) {
    if (own.listKinds) {
        return print(kindsText()) ? 0 : 3;
    }
    if (own.paths.empty()) {
        return failed({base::ErrorCode::Usage, "name at least one file or folder", "import", ""});
    }
    auto home = homeOptions(options, "import");
    if (!home) {
        return failed(home.error());
    }
    home->market = store::Market::Real; // import fills the real market and puts it in use
    auto open = app::openHome(*home, app::Access::Write);
    if (!open) {
        return failed(open.error());
    }
    app::ImportRequest request;
    request.paths.assign(own.paths.begin(), own.paths.end());
    if (!own.kind.empty()) {
        request.hints.kind = own.kind;
    }
    if (!own.symbol.empty()) {
        request.hints.symbol = own.symbol;
    }
    const auto report =
        app::importFiles(*open, request, [&options](std::size_t done, std::size_t total, const std::string&) {
            if (!options.quiet && done > 0 && (done % 100 == 0 || done == total)) {
                std::fprintf(stderr, "signalbox: %zu of %zu files\n", done, total);
            }
        });
    if (!report) {
        return failed(report.error());
    }
    if (const auto used = open->home.useMarket(store::Market::Real); !used) {
        return failed(used.error());
    }
    if (!print(options.json ? reportJson(*report) : reportText(*report))) {
        return 3;
    }
    if (const app::ImportedFile* bad = report->failedByName()) {
        return failed({base::ErrorCode::BadData, bad->problem, "", ""});
    }
    return 0;
}

} // namespace

void addImport(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<ImportOptions>();
    CLI::App* command = app.add_subcommand("import", "Read market data from files or folders");
    command->add_option("path", own->paths, "Files or folders (plain, .gz or .zip)");
    command->add_option("--as", own->kind, "Kind of the files, instead of recognising it");
    command->add_option("--symbol", own->symbol, "Symbol of files that do not name one");
    command->add_flag("--list-kinds", own->listKinds, "Show the kinds and end");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return import(options, *own); }; });
}

} // namespace signalbox::commands
