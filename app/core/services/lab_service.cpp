// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/lab_service.h"

#include "app/core/services/lab_task.h"

#include <algorithm>

namespace signalbox::app {
namespace {

constexpr int Threads = 4; ///< a cancelled job may still wind down while the next one begins

} // namespace

LabService::LabService(HomeOptions options, QObject* parent)
    : QObject(parent), m_opened(std::make_shared<Opened>()), m_options(std::move(options)) {
    m_jobs.setMaxThreadCount(Threads);
    qRegisterMetaType<BacktestPointer>();
    qRegisterMetaType<SweepPointer>();
    qRegisterMetaType<BlockedPointer>();
    qRegisterMetaType<NearMissPointer>();
    qRegisterMetaType<LabJob>();
}

LabService::~LabService() {
    for (Lane& one : m_lanes) {
        one.stop.request_stop();
    }
    m_jobs.clear();
    m_jobs.waitForDone();
}

bool LabService::isBusy() const {
    return std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lane& one) { return one.running; });
}

void LabService::forget() {
    cancelAll();
    m_opened = std::make_shared<Opened>();
}

void LabService::finish(LabJob job, std::uint64_t generation, const Answer& answer) {
    Lane& mine = lane(job);
    if (generation == mine.generation) {
        const bool wasCancelled = mine.cancelledAt == generation;
        mine.running = false;
        answer(*this, wasCancelled);
    }
    Q_EMIT ended(job);
}

void LabService::tell(LabJob job, std::uint64_t generation, double fraction, const QString& what) {
    const Lane& mine = lane(job);
    if (generation == mine.generation && mine.running) {
        Q_EMIT progressed(job, fraction, what);
    }
}

void LabService::cancel(LabJob job) {
    Lane& mine = lane(job);
    if (!mine.running) {
        return;
    }
    mine.stop.request_stop();
    mine.running = false;
    mine.cancelledAt = mine.generation;
    Q_EMIT cancelled(job);
}

void LabService::cancelAll() {
    for (std::size_t i = 0; i < LabJobs; ++i) {
        cancel(static_cast<LabJob>(i));
    }
}

} // namespace signalbox::app
