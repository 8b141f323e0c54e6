// SPDX-License-Identifier: GPL-3.0-or-later
// The lab service's sweeps over combinations of parameters.
#include "app/core/services/lab_export.h"
#include "app/core/services/lab_question.h"
#include "app/core/services/lab_task.h"

#include <algorithm>

#include <QCoreApplication>

namespace signalbox::app {

void LabService::runSweep(const SweepQuestion& question) {
    const std::string version = QCoreApplication::applicationVersion().toStdString();
    start(LabJob::Sweep, [question, version](Task& task) -> Answer {
        const auto work = [&]() -> base::Result<SweepPointer> {
            SIGNALBOX_TRY_ASSIGN(const auto station, task.opened->station(task.options));
            SIGNALBOX_TRY_ASSIGN(const OpenHome home, withChanges(station->home(), question.span.changes));
            SweepWish wish;
            wish.strategy = question.span.strategy;
            wish.underlying = question.span.underlying;
            wish.from = question.span.from;
            wish.to = question.span.to;
            wish.vary = question.vary;
            wish.objective = question.objective;
            wish.programVersion = version;
            // What cannot be varied is told before anything is loaded.
            SIGNALBOX_TRY(sweepGrid(home.parameters, wish.strategy, wish.underlying, wish.vary));
            SIGNALBOX_TRY_ASSIGN(wish.opened, task.lab(question.span, home, station->market()));
            wish.progress = [&task](std::size_t done, std::size_t all) {
                task.report(static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(1, all)),
                            tr("%1 of %2 combinations").arg(done).arg(all));
            };
            SIGNALBOX_TRY_ASSIGN(auto answer, app::runSweep(home, station->market(), wish, task.stop));
            return std::make_shared<const SweepAnswer>(std::move(answer));
        };
        auto result = std::make_shared<decltype(work())>(work());
        return [result](LabService& self, bool wasCancelled) {
            if (*result) {
                Q_EMIT self.sweepReady(**result);
            } else if (!wasCancelled) {
                Q_EMIT self.failed(LabJob::Sweep, Task::message(result->error()));
            }
        };
    });
}

void LabService::exportSweep(const SweepPointer& done, const QString& file) {
    if (done) {
        start(LabJob::Export, [done, file](Task&) -> Answer {
            const QString problem = writeSweep(*done, file);
            return [problem, file](LabService& self, bool) {
                problem.isEmpty() ? Q_EMIT self.exported(file) : Q_EMIT self.failed(LabJob::Export, problem);
            };
        });
    }
}

} // namespace signalbox::app
