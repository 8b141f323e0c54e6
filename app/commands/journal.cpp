// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox journal: export it, prove that nothing in it was changed, or live through its days again.
#include "app/commands/commands.h"
#include "app/core/lab/journal_replay.h"

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

nlohmann::json replayJson(const app::JournalReplay& replay) {
    nlohmann::json differences = nlohmann::json::array();
    for (const app::ReplayFinding& finding : replay.differences) {
        differences.push_back({{"date", base::toIso(finding.date)},
                               {"text", finding.text},
                               {"changed_inputs", finding.changedInputs}});
    }
    return {{"days", replay.days},
            {"plans", replay.plans},
            {"events", replay.events},
            {"taken_as_given", replay.takenAsGiven},
            {"incomplete_days", replay.incomplete},
            {"same", replay.same()},
            {"differences", std::move(differences)},
            {"notes", replay.notes}};
}

std::string replayText(const app::JournalReplay& replay) {
    std::string text;
    for (const app::ReplayFinding& finding : replay.differences) {
        text += fmt::format("{}: {}\n", base::toIso(finding.date), finding.text);
        for (const std::string& changed : finding.changedInputs) {
            text += fmt::format("  {}\n", changed);
        }
    }
    for (const std::string& note : replay.notes) {
        text += fmt::format("the same, although {}\n", note);
    }
    text += fmt::format("{} days and {} plans replayed, {} events compared, {} taken as given; ", replay.days,
                        replay.plans, replay.events, replay.takenAsGiven);
    if (replay.incomplete > 0) {
        text += fmt::format("{} days without a whole record of their inputs; ", replay.incomplete);
    }
    return text +
           (replay.same() ? "every byte is the same" : fmt::format("{} DIFFER", replay.differences.size()));
}

/// Every recorded decision again, from its inputs; only where the chain itself holds.
int replayJournal(const CommonOptions& options) {
    const auto home = homeOptions(options, "journal");
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Read);
    if (!station) {
        return failed(station.error());
    }
    const auto chain = (*station)->home().journal->verify();
    if (!chain) {
        return failed(chain.error());
    }
    if (!chain->holds()) {
        return verifyJournal(options);
    }
    const auto replay = app::replayJournal(**station);
    if (!replay) {
        return failed(replay.error());
    }
    if (options.json) {
        nlohmann::json answer{
            {"entries", chain->entries}, {"head", chain->headHash}, {"holds", true}, {"problem", ""}};
        answer["first_bad"] = nullptr;
        answer["replay"] = replayJson(*replay);
        if (!print(answer.dump())) {
            return 3;
        }
    } else if (!print(fmt::format("{} entries, the chain holds, head {}\n{}", chain->entries, chain->headHash,
                                  replayText(*replay)))) {
        return 3;
    }
    return replay->same() ? 0 : 1;
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
    auto replay = std::make_shared<bool>(false);
    verify->add_flag("--replay", *replay, "Also compute every recorded decision again from its inputs");
    verify->callback([&options, &chosen, replay] {
        chosen.action = [&options, replay] {
            return *replay ? replayJournal(options) : verifyJournal(options);
        };
    });
}

} // namespace signalbox::commands
