// SPDX-License-Identifier: GPL-3.0-or-later
// How the day service runs a request on its job thread. Private to the service.
#pragma once

#include "app/core/services/day_service.h"

#include <functional>

#include <QMetaObject>
#include <QPointer>

namespace signalbox::app {

[[nodiscard]] inline QString message(const base::Error& error) {
    return QString::fromStdString(error.message());
}

/// `work` runs on the job thread with a stop token and returns what is then called on this thread.
template <typename Work>
void DayService::run(const QString& name, Work work) {
    const std::stop_token stop = m_stop.get_token();
    Q_EMIT jobChanged(name, -1.0);
    m_jobs.start([guard = QPointer<DayService>(this), stop, work = std::move(work)]() mutable {
        std::function<void(DayService&)> answer;
        try {
            answer = work(stop);
        } catch (const std::exception& defect) {
            const QString text = QString::fromUtf8(defect.what());
            answer = [text](DayService& self) { Q_EMIT self.refused(text); };
        }
        // The service waits for its jobs before it dies, so the guard is still alive here.
        QMetaObject::invokeMethod(
            guard.data(),
            [guard, answer] {
                if (guard) {
                    Q_EMIT guard->jobChanged({}, 0.0);
                    answer(*guard);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace signalbox::app
