// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/audit_job.h"

#include "engine/lab/audit/cut_data.h"
#include "engine/lab/audit/decision_log.h"

#include <fmt/format.h>

namespace signalbox::app {
namespace {

/// The run of the span up to the cut, on series that end there.
base::Result<lab::DecisionLog> runUpTo(const Lab& lab, const params::ParameterSet& parameters, base::Date cut,
                                       const std::stop_token& stop) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const History& history = lab.history();
    const params::ParameterValues& values = parameters.values(lab.underlying());
    SIGNALBOX_TRY_ASSIGN(const int last, calendar.sessionNumber(cut));
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot known, lab::cutSnapshot(history.snapshot, cut));
    backtest::EntryCache entries(diagnosis::optimusSeries(known, lab.underlying()), calendar,
                                 values.account.historyStart, history.firstSession, last);
    SIGNALBOX_TRY_ASSIGN(auto columns, entries.get(values.optimus));
    const lab::CutQuotes quotes(*history.quotes, last);
    SIGNALBOX_TRY_ASSIGN(const auto system,
                         backtest::OptimusSystem::create(std::move(columns), quotes, values.optimus, calendar,
                                                         lab.underlying()));
    backtest::RunInputs inputs = lab.inputs(*system, values);
    inputs.lastSession = last;
    SIGNALBOX_TRY_ASSIGN(const backtest::RunResult run, backtest::run(inputs, stop));
    return lab::decisionLog(run, calendar);
}

} // namespace

base::Result<lab::AuditReport> auditBacktest(const Lab& lab, const params::ParameterSet& parameters,
                                             const backtest::RunResult& full, unsigned threads,
                                             std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const lab::DecisionLog log, lab::decisionLog(full, calendar::Calendar::standard()));
    const auto cuts = lab::auditCuts(lab.history().dates, AuditEvery, lab::decisionDates(full));
    const base::Executor executor(threads);
    return lab::audit(
        log, [&](base::Date cut) { return runUpTo(lab, parameters, cut, stop); }, cuts, executor, stop);
}

std::vector<std::string> auditLines(const lab::AuditReport& report) {
    std::vector<std::string> lines;
    lines.reserve(report.changes.size());
    for (const lab::ChangedDecision& change : report.changes) {
        lines.push_back(fmt::format("{} {}: \"{}\" known on {}, \"{}\" with all data ({} cut{})",
                                    base::toIso(change.date), change.kind, change.before,
                                    base::toIso(change.cut), change.after, change.cuts,
                                    change.cuts == 1 ? "" : "s"));
    }
    lines.push_back(fmt::format(
        "Audit: {} runs on history that ends early, {} decisions compared, {} changed{}", report.cuts,
        report.compared, report.changes.size(), report.clean() ? ": no look-ahead" : ""));
    return lines;
}

} // namespace signalbox::app
