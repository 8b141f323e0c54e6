// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/lab_service.h"

#include "app/core/lab/account_backtest.h"
#include "app/core/lab/near_miss_study.h"
#include "app/core/services/lab_export.h"
#include "engine/base/executor.h"

#include <atomic>
#include <chrono>

#include <QCoreApplication>
#include <QMetaObject>

#include <sys/resource.h>

namespace signalbox::app {
namespace {

constexpr int Threads = 4; ///< a cancelled job may still wind down while the next one begins
constexpr std::chrono::milliseconds BetweenReports{40};
/// Work of the lab stands back behind the window by this much niceness; its helpers inherit it.
constexpr int Niceness = 5;

QString message(const base::Error& error) {
    return QString::fromStdString(error.message());
}

/// The same home under further NAME=VALUE settings. Reads only, so it holds no lock.
base::Result<OpenHome> withChanges(const OpenHome& open, const std::vector<std::string>& changes) {
    OpenHome home;
    home.options = open.options;
    home.options.sets.insert(home.options.sets.end(), changes.begin(), changes.end());
    home.home = open.home;
    home.market = open.market;
    home.store = open.store;
    home.journal = open.journal;
    SIGNALBOX_TRY_ASSIGN(home.parameters, loadParameters(home.home, home.options));
    return home;
}

/// Changes of a strategy's parameters by their full names, whatever strategy the home was opened for.
std::vector<std::string> namedInFull(const LabQuestion& question) {
    std::vector<std::string> changes = question.changes;
    for (std::string& change : changes) {
        const std::size_t at = change.find('=');
        if (at == std::string::npos) {
            continue;
        }
        if (const auto* known = params::findDescriptor(change.substr(0, at), question.strategy)) {
            change = known->fullName() + change.substr(at);
        }
    }
    return changes;
}

LabWish spanOf(const LabQuestion& question) {
    LabWish wish;
    wish.strategy = question.strategy;
    wish.underlying = question.underlying;
    wish.from = question.from;
    wish.to = question.to;
    return wish;
}

/// What decides which history is loaded.
std::string spanKey(const LabQuestion& question, const params::ParameterSet& parameters) {
    const auto start = parameters.account().historyStart;
    return question.strategy + "|" + question.underlying + "|" + base::toIso(question.from) + "|" +
           base::toIso(question.to) + "|" + (start ? base::toIso(*start) : std::string());
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

/// What running work shares: the home, opened for reading beside the writer, and the span loaded last.
struct LabService::Opened {
    base::Result<std::shared_ptr<Workstation>> station(const HomeOptions& options) {
        const std::lock_guard hold(guard);
        if (!workstation) {
            SIGNALBOX_TRY_ASSIGN(workstation, Workstation::open(options, Access::Read));
        }
        return workstation;
    }
    std::shared_ptr<const Lab> labOf(const std::string& key) {
        const std::lock_guard hold(guard);
        return key == labKey ? lab : nullptr;
    }
    void keep(const std::string& key, std::shared_ptr<const Lab> opened) {
        const std::lock_guard hold(guard);
        labKey = key;
        lab = std::move(opened);
    }

    std::mutex guard; // guards all below
    std::shared_ptr<Workstation> workstation;
    std::string labKey;
    std::shared_ptr<const Lab> lab;
};

/// One job as its thread sees it.
struct LabService::Task {
    LabService& service;
    LabJob job;
    std::uint64_t generation;
    std::stop_token stop;
    std::shared_ptr<Opened> opened;
    HomeOptions options;
    std::chrono::steady_clock::time_point told;

    /// At most so often that the window is not kept busy by reports.
    void report(double fraction, const QString& what) {
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

    [[nodiscard]] base::Result<std::shared_ptr<const Lab>> lab(const LabQuestion& question,
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
};

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
        ::setpriority(PRIO_PROCESS, 0, Niceness); // of this thread (Linux); a refusal changes nothing
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

namespace {

QString phaseName(const char* what) {
    const std::string_view phase(what);
    if (phase == "running") {
        return LabService::tr("Running");
    }
    return phase == "measuring" ? LabService::tr("Measuring") : LabService::tr("Loading the span");
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
                Q_EMIT self.failed(LabJob::Backtest, message(result->error()));
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
                Q_EMIT self.failed(LabJob::Backtest, message(result->error()));
            }
        };
    });
}

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
                Q_EMIT self.failed(LabJob::Sweep, message(result->error()));
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
                Q_EMIT self.failed(LabJob::Skipped, message(result->error()));
            }
        };
    });
}

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
                Q_EMIT self.failed(LabJob::NearMiss, message(result->error()));
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
