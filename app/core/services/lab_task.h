// SPDX-License-Identifier: GPL-3.0-or-later
// How the lab service runs a request on a thread of its pool, and what the requests share there. Private to
// the service.
#pragma once

#include "app/core/services/lab_service.h"

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

#include <QMetaObject>

#include <sys/resource.h>

namespace signalbox::app {

/// What running work shares: the home, opened for reading beside the writer, and the span loaded last.
struct LabService::Opened {
    base::Result<std::shared_ptr<Workstation>> station(const HomeOptions& options);
    std::shared_ptr<const Lab> labOf(const std::string& key);
    void keep(const std::string& key, std::shared_ptr<const Lab> opened);

    std::mutex guard; // guards all below
    std::shared_ptr<Workstation> workstation;
    std::string labKey;
    std::shared_ptr<const Lab> lab;
};

/// One job as its thread sees it.
struct LabService::Task {
    /// Work of the lab stands back behind the window by this much niceness; its helpers inherit it.
    static constexpr int Niceness = 5;

    LabService& service;
    LabJob job;
    std::uint64_t generation;
    std::stop_token stop;
    std::shared_ptr<Opened> opened;
    HomeOptions options;
    std::chrono::steady_clock::time_point told;

    /// At most so often that the window is not kept busy by reports.
    void report(double fraction, const QString& what);
    /// The span of the question: the one loaded last, or loaded now.
    [[nodiscard]] base::Result<std::shared_ptr<const Lab>> lab(const LabQuestion& question,
                                                               const OpenHome& home, MarketAccess& market);
    [[nodiscard]] static QString message(const base::Error& error) {
        return QString::fromStdString(error.message());
    }
};

/// `work` runs on a thread of the pool and returns what is then called on this thread.
template <typename Work>
void LabService::start(LabJob job, Work work) {
    Lane& mine = lane(job);
    mine.stop.request_stop();
    mine.stop = std::stop_source();
    mine.running = true;
    const std::uint64_t generation = ++mine.generation;
    Q_EMIT started(job);
    m_jobs.start([this, job, generation, stop = mine.stop.get_token(), opened = m_opened, options = m_options,
                  work = std::move(work)]() mutable {
        ::setpriority(PRIO_PROCESS, 0, Task::Niceness); // of this thread (Linux); a refusal changes nothing
        Answer answer;
        try {
            Task task{*this, job, generation, stop, opened, options, {}};
            answer = work(task);
        } catch (const std::exception& defect) {
            const QString text = QString::fromUtf8(defect.what());
            answer = [job, text](LabService& self, bool wasCancelled) {
                if (!wasCancelled) {
                    Q_EMIT self.failed(job, text);
                }
            };
        }
        // The service waits for its jobs before it dies, so it is still alive here.
        QMetaObject::invokeMethod(
            this, [this, job, generation, answer] { finish(job, generation, answer); }, Qt::QueuedConnection);
    });
}

} // namespace signalbox::app
