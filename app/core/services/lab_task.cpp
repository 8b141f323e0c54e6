// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/lab_task.h"

#include "app/core/services/lab_question.h"

namespace signalbox::app {
namespace {

constexpr std::chrono::milliseconds BetweenReports{40};

} // namespace

base::Result<std::shared_ptr<Workstation>> LabService::Opened::station(const HomeOptions& options) {
    const std::lock_guard hold(guard);
    if (!workstation) {
        SIGNALBOX_TRY_ASSIGN(workstation, Workstation::open(options, Access::Read));
    }
    return workstation;
}

std::shared_ptr<const Lab> LabService::Opened::labOf(const std::string& key) {
    const std::lock_guard hold(guard);
    return key == labKey ? lab : nullptr;
}

void LabService::Opened::keep(const std::string& key, std::shared_ptr<const Lab> opened) {
    const std::lock_guard hold(guard);
    labKey = key;
    lab = std::move(opened);
}

void LabService::Task::report(double fraction, const QString& what) {
    const auto now = std::chrono::steady_clock::now();
    if (now - told < BetweenReports) {
        return;
    }
    told = now;
    QMetaObject::invokeMethod(
        &service,
        [&self = service, job = job, generation = generation, fraction, what] {
            self.tell(job, generation, fraction, what);
        },
        Qt::QueuedConnection);
}

base::Result<std::shared_ptr<const Lab>> LabService::Task::lab(const LabQuestion& question,
                                                               const OpenHome& home, MarketAccess& market) {
    const std::string key = spanKey(question, home.parameters);
    if (auto known = opened->labOf(key)) {
        return known;
    }
    LabWish wish = spanOf(question);
    wish.progress = [this](double share) { report(share, LabService::tr("Making quote rows")); };
    report(-1, LabService::tr("Loading the span"));
    SIGNALBOX_TRY_ASSIGN(auto made, Lab::open(home, market, wish, stop));
    opened->keep(key, made);
    return made;
}

} // namespace signalbox::app
