// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox journal: export it, or prove that nothing in it was changed.
#include "app/commands/commands.h"
#include "app/core/bootstrap/open_home.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

base::Result<app::OpenHome> openToRead(const CommonOptions& options) {
    SIGNALBOX_TRY_ASSIGN(const app::HomeOptions home, homeOptions(options, "journal"));
    return app::openHome(home, app::Access::Read);
}

int exportJournal(const CommonOptions& options) {
    const auto open = openToRead(options);
    if (!open) {
        return failed(open.error());
    }
    bool written = true;
    const auto done = open->journal->exportTo(
        options.json ? store::ExportFormat::Json : store::ExportFormat::Csv,
        [&written](std::string_view piece) {
            written = std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size() && written;
        });
    if (!done) {
        return failed(done.error());
    }
    if (!written || std::fflush(stdout) != 0) {
        return failed(
            {base::ErrorCode::Io, "the output could not be written to its end", "standard output", ""});
    }
    return 0;
}

int verifyJournal(const CommonOptions& options) {
    const auto open = openToRead(options);
    if (!open) {
        return failed(open.error());
    }
    const auto report = open->journal->verify();
    if (!report) {
        return failed(report.error());
    }
    if (options.json) {
        nlohmann::json answer{
            {"entries", report->entries}, {"head", report->headHash}, {"holds", report->holds()}};
        answer["first_bad"] = report->firstBad ? nlohmann::json(*report->firstBad) : nlohmann::json();
        answer["problem"] = report->problem;
        if (!print(answer.dump())) {
            return 3;
        }
    } else if (report->holds()) {
        if (!print(fmt::format("{} entries, the chain holds, head {}", report->entries, report->headHash))) {
            return 3;
        }
    } else if (!print(fmt::format("the chain is BROKEN at entry {}: {}", report->firstBad.value_or(0),
                                  report->problem))) {
        return 3;
    }
    return report->holds() ? 0 : 1;
}

} // namespace

void addJournal(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("journal", "Export the journal, or verify its chain");
    command->require_subcommand(1);
    CLI::App* exported = command->add_subcommand("export", "The journal as CSV, or JSON with --json");
    exported->fallthrough();
    exported->callback(
        [&options, &chosen] { chosen.action = [&options] { return exportJournal(options); }; });
    CLI::App* verify =
        command->add_subcommand("verify", "Recompute the audit chain; status 1 if it is broken");
    verify->fallthrough();
    verify->callback([&options, &chosen] { chosen.action = [&options] { return verifyJournal(options); }; });
}

} // namespace signalbox::commands
