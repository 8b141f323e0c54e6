// SPDX-License-Identifier: GPL-3.0-or-later
// The lab service's backtests: of one strategy, of an account over many shares, and of what was blocked
// meanwhile.
#include "app/core/lab/account_backtest.h"
#include "app/core/services/lab_export.h"
#include "app/core/services/lab_question.h"
#include "app/core/services/lab_task.h"
#include "engine/base/executor.h"

#include <string_view>

namespace signalbox::app {
namespace {

QString phaseName(const char* what) {
    const std::string_view phase(what);
    if (phase == "running") {
        return LabService::tr("Running");
    }
    return phase == "measuring" ? LabService::tr("Measuring") : LabService::tr("Loading the span");
}

base::Result<lab::Counterfactuals> counterfactualsOf(const Lab& lab, const params::ParameterSet& parameters,
                                                     const backtest::RunResult& run, unsigned threads,
                                                     std::stop_token stop) {
    const params::ParameterValues& values = parameters.values(lab.underlying());
    SIGNALBOX_TRY_ASSIGN(const auto system, lab.system(values));
    lab::CounterfactualInputs inputs;
    inputs.system = system.get();
    inputs.run = &run;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.feePerContract = values.account.feePerContract;
    return lab::counterfactuals(inputs, base::Executor(threads), std::move(stop));
}

} // namespace

void LabService::runAccount(const LabQuestion& question) {
    start(LabJob::Backtest, [question](Task& task) -> Answer {
        const auto work = [&]() -> base::Result<BacktestPointer> {
            SIGNALBOX_TRY_ASSIGN(const auto station, task.opened->station(task.options));
            SIGNALBOX_TRY_ASSIGN(const OpenHome home, withChanges(station->home(), namedInFull(question)));
            AccountWish wish;
            wish.strategies = {question.strategy};
            wish.underlying = question.underlying;
            wish.from = question.from;
            wish.to = question.to;
            wish.threads = task.options.threads;
            task.report(-1, tr("Loading the universe and running"));
            return runAccountBacktest(home, station->market(), wish, task.stop);
        };
        auto result = std::make_shared<base::Result<BacktestPointer>>(work());
        return [result](LabService& self, bool wasCancelled) {
            if (wasCancelled) {
                return;
            }
            if (*result) {
                Q_EMIT self.backtestReady(**result);
            } else {
                Q_EMIT self.failed(LabJob::Backtest, Task::message(result->error()));
            }
        };
    });
}

void LabService::runBacktest(const LabQuestion& question) {
    if (isAccountBacktest({question.strategy})) {
        runAccount(question);
        return;
    }
    start(LabJob::Backtest, [question](Task& task) -> Answer {
        const auto work = [&]() -> base::Result<std::pair<BacktestPointer, BlockedPointer>> {
            SIGNALBOX_TRY_ASSIGN(const auto station, task.opened->station(task.options));
            SIGNALBOX_TRY_ASSIGN(const OpenHome home, withChanges(station->home(), question.changes));
            SIGNALBOX_TRY_ASSIGN(const auto lab, task.lab(question, home, station->market()));
            BacktestWish wish;
            wish.span = spanOf(question);
            wish.parameters = home.parameters;
            wish.threads = task.options.threads;
            wish.progress = [&task](double share, const char* what) { task.report(share, phaseName(what)); };
            SIGNALBOX_TRY_ASSIGN(const BacktestPointer done,
                                 app::runBacktest(home, station->market(), wish, lab, task.stop));
            task.report(-1, tr("Pricing the gates"));
            auto blocked = std::make_shared<BlockedSignals>();
            blocked->question = question;
            blocked->simulated = lab->history().simulated;
            SIGNALBOX_TRY_ASSIGN(blocked->found, counterfactualsOf(*lab, home.parameters, done->run,
                                                                   task.options.threads, task.stop));
            return std::pair(done, BlockedPointer(std::move(blocked)));
        };
        auto result = std::make_shared<decltype(work())>(work());
        return [result](LabService& self, bool wasCancelled) {
            if (wasCancelled) {
                return;
            }
            if (*result) {
                Q_EMIT self.backtestReady((*result)->first);
                Q_EMIT self.gatePricesReady((*result)->first, (*result)->second);
            } else {
                Q_EMIT self.failed(LabJob::Backtest, Task::message(result->error()));
            }
        };
    });
}

void LabService::requestSkipped(const LabQuestion& question) {
    start(LabJob::Skipped, [question](Task& task) -> Answer {
        const auto work = [&]() -> base::Result<BlockedPointer> {
            SIGNALBOX_TRY_ASSIGN(const auto station, task.opened->station(task.options));
            SIGNALBOX_TRY_ASSIGN(const OpenHome home, withChanges(station->home(), question.changes));
            SIGNALBOX_TRY_ASSIGN(const auto lab, task.lab(question, home, station->market()));
            task.report(-1, tr("Following the skipped trades"));
            SIGNALBOX_TRY_ASSIGN(const backtest::RunResult run,
                                 lab->run(home.parameters.values(lab->underlying()), {}, task.stop));
            auto blocked = std::make_shared<BlockedSignals>();
            blocked->question = question;
            blocked->simulated = lab->history().simulated;
            SIGNALBOX_TRY_ASSIGN(blocked->found, counterfactualsOf(*lab, home.parameters, run,
                                                                   task.options.threads, task.stop));
            return BlockedPointer(std::move(blocked));
        };
        auto result = std::make_shared<decltype(work())>(work());
        return [result](LabService& self, bool wasCancelled) {
            if (wasCancelled) {
                return;
            }
            if (*result) {
                Q_EMIT self.skippedReady(**result);
            } else {
                Q_EMIT self.failed(LabJob::Skipped, Task::message(result->error()));
            }
        };
    });
}

void LabService::exportBacktest(const BacktestPointer& done, const QString& file) {
    if (done) {
        start(LabJob::Export, [done, file](Task&) -> Answer {
            const QString problem = writeBacktest(*done, file);
            return [problem, file](LabService& self, bool) {
                problem.isEmpty() ? Q_EMIT self.exported(file) : Q_EMIT self.failed(LabJob::Export, problem);
            };
        });
    }
}

} // namespace signalbox::app
