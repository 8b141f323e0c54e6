// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox sweep: many backtests on all cores, in shards if wished, and their joining.
#include "app/commands/commands.h"
#include "app/commands/sweep_text.h"

#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace signalbox::commands {
namespace {

struct SweepOptions {
    std::string strategy;
    std::string underlying;
    std::string from;
    std::string to;
    std::vector<std::string> vary;
    std::string walkForward;
    std::string objective = "sharpe";
    std::string shard;
    std::string out;
    std::vector<std::string> parts; ///< of merge
};

base::Result<lab::Objective> givenObjective(const std::string& key) {
    if (const auto objective = lab::parseObjective(key)) {
        return *objective;
    }
    std::string known;
    for (const lab::Objective objective : lab::allObjectives()) {
        known += (known.empty() ? "" : ", ") + std::string(lab::objectiveKey(objective));
    }
    return base::fail(base::ErrorCode::Usage, "no objective " + key, "--objective", "known: " + known);
}

base::Result<base::Date> givenDay(const std::string& text, const char* option) {
    if (const auto date = base::parseIsoDate(text)) {
        return *date;
    }
    return base::fail(base::ErrorCode::Usage, "not a date: " + text, option, "write it as YYYY-MM-DD");
}

base::Result<app::SweepWish> wishOf(const SweepOptions& own) {
    for (const auto& [option, value] :
         {std::pair{"--strategy", &own.strategy}, {"--from", &own.from}, {"--to", &own.to}}) {
        if (value->empty()) {
            return base::fail(base::ErrorCode::Usage, "is missing", option,
                              "signalbox sweep --help shows it");
        }
    }
    app::SweepWish wish;
    wish.strategy = own.strategy;
    wish.underlying = own.underlying;
    SIGNALBOX_TRY_ASSIGN(wish.from, givenDay(own.from, "--from"));
    SIGNALBOX_TRY_ASSIGN(wish.to, givenDay(own.to, "--to"));
    SIGNALBOX_TRY_ASSIGN(wish.objective, givenObjective(own.objective));
    wish.vary = own.vary;
    if (!own.walkForward.empty()) {
        SIGNALBOX_TRY_ASSIGN(wish.walkForward, lab::parseWalkForward(own.walkForward));
    }
    if (!own.shard.empty()) {
        SIGNALBOX_TRY_ASSIGN(wish.shard, lab::parseShard(own.shard));
    }
    wish.out = own.out;
    wish.programVersion = SIGNALBOX_VERSION;
    return wish;
}

/// A line on standard error every five seconds; progress is no result.
std::function<void(std::size_t, std::size_t)> progressLine() {
    using Clock = std::chrono::steady_clock;
    return [last = Clock::now()](std::size_t done, std::size_t all) mutable {
        if (Clock::now() - last >= std::chrono::seconds(5)) {
            last = Clock::now();
            std::fputs(fmt::format("signalbox: {} of {} combinations\n", done, all).c_str(), stderr);
        }
    };
}

int show(const CommonOptions& options, const app::SweepAnswer& answer) {
    return print(options.json ? sweepJson(answer) : sweepText(answer)) ? 0 : 3;
}

int sweep(const CommonOptions& options, const SweepOptions& own) {
    auto wish = wishOf(own);
    if (!wish) {
        return failed(wish.error());
    }
    const auto home = homeOptions(options, "sweep", own.strategy);
    if (!home) {
        return failed(home.error());
    }
    const auto open = app::openHome(*home, app::Access::Read);
    if (!open) {
        return failed(open.error());
    }
    if (!options.quiet) {
        wish->progress = progressLine();
    }
    app::MarketAccess market(*open);
    const auto answer = app::runSweep(*open, market, *wish);
    if (!answer) {
        return failed(answer.error());
    }
    if (!options.quiet) { // on standard error: the result itself is the same on every machine
        std::fputs(
            fmt::format("signalbox: {} combinations in {:.1f} s on {} threads after {:.1f} s of loading, "
                        "{} taken from the file\n",
                        answer->rows.size() - answer->continued, answer->run.seconds, answer->run.threads,
                        answer->loadingSeconds, answer->continued)
                .c_str(),
            stderr);
    }
    return show(options, *answer);
}

int merge(const CommonOptions& options, const SweepOptions& own) {
    const auto objective = givenObjective(own.objective);
    if (!objective) {
        return failed(objective.error());
    }
    if (own.out.empty()) {
        return failed({base::ErrorCode::Usage, "is missing", "--out", "name the file to write"});
    }
    const auto answer = app::mergeSweepFiles({own.parts.begin(), own.parts.end()}, own.out, *objective);
    if (!answer) {
        return failed(answer.error());
    }
    if (!answer->duplicates.empty()) {
        std::fputs(
            fmt::format("signalbox: {} combinations were given more than once, with the same result: the "
                        "first is {}\n",
                        answer->duplicates.size(), answer->duplicates.front())
                .c_str(),
            stderr);
    }
    return show(options, *answer);
}

} // namespace

void addSweep(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<SweepOptions>();
    CLI::App* command = app.add_subcommand("sweep", "Many backtests on all cores; resumable, in shards");
    command->add_option("--strategy", own->strategy, "optimus");
    command->add_option("--underlying", own->underlying, "Default: the strategy's own");
    command->add_option("--from", own->from, "First day, YYYY-MM-DD");
    command->add_option("--to", own->to, "Last day, YYYY-MM-DD");
    // allow_extra_args(false): the values of one option must not swallow the next word.
    command
        ->add_option("--vary", own->vary, "NAME=A:B:STEP or NAME=a,b,c; repeatable, the last varies fastest")
        ->allow_extra_args(false);
    command->add_option(
        "--walk-forward", own->walkForward,
        "TRAIN:TEST in sessions, or with y or m (3y:1y): choose in the one, judge in the other");
    command->add_option("--objective", own->objective,
                        "What is best: sharpe (default), sortino, cagr, net, ...");
    command->add_option("--shard", own->shard, "I/N: only every N-th combination");
    command->add_option("--out", own->out, "File of results; an interrupted sweep is continued from it");
    command->callback([&options, &chosen, own] {
        if (!chosen.action) {
            chosen.action = [&options, own] { return sweep(options, *own); };
        }
    });
    CLI::App* joining = command->add_subcommand("merge", "Joins the files of all shards");
    joining->fallthrough();
    joining->add_option("FILE", own->parts, "Files of the shards")->required();
    joining->add_option("--out", own->out, "The whole sweep");
    joining->add_option("--objective", own->objective, "What is best");
    joining->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return merge(options, *own); }; });
}

} // namespace signalbox::commands
