// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/sweep_job.h"

#include "app/core/lab/lab.h"
#include "app/core/lab/sweep_file_access.h"
#include "engine/lab/sweep/sweep.h"
#include "engine/params/parameter_set.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <chrono>

namespace signalbox::app {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What of a run's preparation changes with each axis, found by trying its values.
std::vector<lab::Touches> touchesOf(const lab::Grid& grid) {
    std::vector<lab::Touches> touches;
    for (const lab::Axis& axis : grid.axes()) {
        lab::Touches most = lab::Touches::RunOnly;
        params::ParameterValues values = grid.base();
        const auto part = [&values](auto&& of) { return params::fingerprint(of(values.optimus)); };
        const std::string entries = part(backtest::entryPart);
        const std::string columns = part(backtest::columnPart);
        for (const std::string& text : axis.values) {
            (void)axis.parameter->set(values, text);
            if (part(backtest::columnPart) != columns) {
                most = lab::Touches::Columns;
                break;
            }
            most = part(backtest::entryPart) != entries ? lab::Touches::Entries : most;
        }
        touches.push_back(most);
    }
    return touches;
}

/// Opens the file, if one is wished; null otherwise.
base::Result<std::unique_ptr<SweepFile>> fileOf(const SweepWish& wish, const lab::SweepSpec& spec) {
    if (wish.out.empty()) {
        return std::unique_ptr<SweepFile>();
    }
    return SweepFile::open(wish.out, spec);
}

/// Combinations of the shard that are not in `found` (by index).
std::vector<std::size_t> remaining(const lab::SweepSpec& spec, const std::vector<lab::SweepRow>& found) {
    std::vector<std::size_t> indices;
    auto have = found.begin();
    for (std::size_t i = 0; i < spec.grid.size(); ++i) {
        if (have != found.end() && have->index == i) {
            ++have;
        } else if (spec.shard.takes(i)) {
            indices.push_back(i);
        }
    }
    return indices;
}

base::Status stitchInto(SweepAnswer& answer, std::span<const lab::Window> windows, const Lab& lab,
                        std::stop_token stop) {
    answer.choices = lab::chooseByWindow(answer.rows, windows, answer.ranking.objective);
    SIGNALBOX_TRY_ASSIGN(
        answer.track,
        lab::stitch(answer.choices, answer.sessions, answer.spec.grid.base().account.paperEquity,
                    [&](std::size_t index) { return lab.run(answer.spec.grid.at(index).values, {}, stop); }));
    return {};
}

} // namespace

base::Result<lab::Grid> sweepGrid(const params::ParameterSet& parameters, const std::string& strategy,
                                  const std::string& underlying, const std::vector<std::string>& vary) {
    std::vector<lab::Axis> axes;
    for (const std::string& text : vary) {
        SIGNALBOX_TRY_ASSIGN(lab::Axis axis, lab::parseAxis(text, strategy));
        for (const std::string& set : parameters.call()) {
            const params::Descriptor* fixed = params::findDescriptor(set.substr(0, set.find('=')), strategy);
            if (fixed == axis.parameter) {
                return base::fail(base::ErrorCode::Usage,
                                  axis.parameter->fullName() + " is both set and varied", "--vary " + text,
                                  "leave one of the two away");
            }
        }
        if (axis.parameter->name == "history_start") {
            return base::fail(base::ErrorCode::Usage,
                              "history_start decides what is loaded and cannot be varied", "--vary " + text,
                              "run one sweep for each");
        }
        axes.push_back(std::move(axis));
    }
    return lab::Grid::make(parameters.values(underlying), std::move(axes));
}

base::Result<SweepAnswer> runSweep(const OpenHome& open, MarketAccess& market, const SweepWish& wish,
                                   std::stop_token stop) {
    auto started = Clock::now();
    SIGNALBOX_TRY_ASSIGN(const strategies::Strategy* const strategy, strategies::named(wish.strategy));
    SweepAnswer answer;
    lab::SweepSpec& spec = answer.spec;
    spec.strategy = wish.strategy;
    spec.underlying = wish.underlying.empty() ? strategy->defaultUnderlying : wish.underlying;
    SIGNALBOX_TRY_ASSIGN(spec.grid, sweepGrid(open.parameters, wish.strategy, spec.underlying, wish.vary));
    LabWish span;
    span.strategy = wish.strategy;
    span.underlying = spec.underlying;
    span.from = wish.from;
    span.to = wish.to;
    std::shared_ptr<const Lab> lab = wish.opened;
    if (!lab) {
        SIGNALBOX_TRY_ASSIGN(lab, Lab::open(open, market, span, stop));
    }
    answer.loadingSeconds = secondsSince(started);
    started = Clock::now();
    answer.sessions = lab->history().dates;
    answer.notes = lab->history().notes;
    spec.from = answer.sessions.front();
    spec.to = answer.sessions.back();
    spec.dataKey = lab->history().key;
    spec.programVersion = wish.programVersion;
    spec.walkForward = wish.walkForward;
    spec.objective = wish.objective;
    spec.shard = wish.shard;
    std::vector<lab::Window> windows;
    if (spec.walkForward) {
        SIGNALBOX_TRY_ASSIGN(windows, lab::windowsOf(answer.sessions, *spec.walkForward));
    }
    SIGNALBOX_TRY_ASSIGN(const std::unique_ptr<SweepFile> file, fileOf(wish, spec));
    if (file) {
        answer.rows = file->found();
        answer.continued = answer.rows.size();
    }

    lab::SweepInputs inputs;
    inputs.grid = &spec.grid;
    inputs.sessions = answer.sessions;
    inputs.windows = windows;
    inputs.objective = wish.objective;
    inputs.indices = remaining(spec, answer.rows);
    inputs.touches = touchesOf(spec.grid);
    inputs.runOne = [&lab](std::size_t, const params::ParameterValues& values, std::stop_token token) {
        return lab->run(values, {}, token);
    };
    std::size_t done = answer.continued;
    const std::size_t all = done + inputs.indices.size();
    inputs.onResult = [&](const lab::SweepRow& row) -> base::Status {
        if (file) {
            SIGNALBOX_TRY(file->append(row));
        }
        ++done;
        if (wish.progress) {
            wish.progress(done, all);
        }
        return {};
    };
    const base::Executor executor(open.options.threads);
    SIGNALBOX_TRY_ASSIGN(lab::SweepOutcome outcome, lab::sweep(inputs, executor, stop));
    answer.cancelled = outcome.cancelled;
    answer.rows.insert(answer.rows.end(), std::make_move_iterator(outcome.rows.begin()),
                       std::make_move_iterator(outcome.rows.end()));
    std::sort(answer.rows.begin(), answer.rows.end(),
              [](const lab::SweepRow& a, const lab::SweepRow& b) { return a.index < b.index; });
    answer.ranking = lab::rank(spec.grid, answer.rows, wish.objective);
    if (!answer.cancelled && !windows.empty() && spec.shard.whole()) {
        SIGNALBOX_TRY(stitchInto(answer, windows, *lab, stop));
    }
    answer.run = {secondsSince(started), executor.threads()};
    if (file && !answer.cancelled && !file->finishedBy()) {
        SIGNALBOX_TRY(file->finish(answer.rows, answer.run));
    }
    return answer;
}

base::Result<SweepAnswer> mergeSweepFiles(const std::vector<std::filesystem::path>& parts,
                                          const std::filesystem::path& out, lab::Objective objective) {
    std::vector<lab::SweepContents> contents;
    std::vector<std::string> names;
    for (const std::filesystem::path& part : parts) {
        SIGNALBOX_TRY_ASSIGN(lab::SweepContents one, readSweepFile(part));
        contents.push_back(std::move(one));
        names.push_back(part.string());
    }
    SIGNALBOX_TRY_ASSIGN(lab::MergedSweep merged, lab::mergeSweeps(contents, names));
    SIGNALBOX_TRY(writeSweepFile(out, lab::fileText(merged.spec, merged.rows, merged.run)));
    SweepAnswer answer;
    answer.spec = std::move(merged.spec);
    answer.rows = std::move(merged.rows);
    answer.duplicates = std::move(merged.duplicates);
    answer.run = merged.run;
    answer.ranking =
        lab::rank(answer.spec.grid, answer.rows, answer.spec.walkForward ? answer.spec.objective : objective);
    SIGNALBOX_TRY_ASSIGN(answer.sessions,
                         calendar::Calendar::standard().sessions(answer.spec.from, answer.spec.to));
    if (answer.spec.walkForward) {
        SIGNALBOX_TRY_ASSIGN(const auto windows, lab::windowsOf(answer.sessions, *answer.spec.walkForward));
        answer.choices = lab::chooseByWindow(answer.rows, windows, answer.spec.objective);
    }
    return answer;
}

} // namespace signalbox::app
