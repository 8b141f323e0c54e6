// SPDX-License-Identifier: GPL-3.0-or-later
// The lab service's near misses: what would have had to be otherwise on a day.
#include "app/core/lab/near_miss_study.h"
#include "app/core/services/lab_task.h"

namespace signalbox::app {

void LabService::requestNearMisses(base::Date date) {
    start(LabJob::NearMiss, [date](Task& task) -> Answer {
        const auto work = [&]() -> base::Result<NearMissPointer> {
            SIGNALBOX_TRY_ASSIGN(const auto station, task.opened->station(task.options));
            DayQuery query;
            query.date = date;
            SIGNALBOX_TRY_ASSIGN(auto report, nearMisses(*station, query));
            return std::make_shared<const lab::NearMissReport>(std::move(report));
        };
        auto result = std::make_shared<decltype(work())>(work());
        return [result](LabService& self, bool wasCancelled) {
            if (wasCancelled) {
                return;
            }
            if (*result) {
                Q_EMIT self.nearMissesReady(**result);
            } else {
                Q_EMIT self.failed(LabJob::NearMiss, Task::message(result->error()));
            }
        };
    });
}

} // namespace signalbox::app
