// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to the lab: backtests, sweeps, price tags of gates and near misses run on threads of their
// own, answers arrive as signals, late answers to older requests are dropped. What is shared never changes.
#pragma once

#include "app/core/day/workstation.h"
#include "app/core/lab/backtest_job.h"
#include "app/core/lab/sweep_job.h"
#include "engine/lab/counterfactual/counterfactual.h"
#include "engine/lab/near_miss/near_miss.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace signalbox::app {

/// One question about a span. `changes` are NAME=VALUE over the parameters in force.
struct LabQuestion {
    std::string strategy = "optimus";
    std::string underlying; ///< empty: the strategy's own
    base::Date from;
    base::Date to;
    std::vector<std::string> changes;
};

struct SweepQuestion {
    LabQuestion span;
    std::vector<std::string> vary; ///< "NAME=A:B:STEP" or "NAME=a,b,c"
    lab::Objective objective = lab::Objective::Sharpe;
};

/// What was blocked, and what it would have made, of one question.
struct BlockedSignals {
    LabQuestion question;
    bool simulated = false;
    lab::Counterfactuals found;
};

using BacktestPointer = std::shared_ptr<const FinishedBacktest>;
using SweepPointer = std::shared_ptr<const SweepAnswer>;
using BlockedPointer = std::shared_ptr<const BlockedSignals>;
using NearMissPointer = std::shared_ptr<const lab::NearMissReport>;

/// Kinds of work. Each has one request at a time: a newer one ends the older.
enum class LabJob { Backtest, Sweep, Skipped, NearMiss, Export };
inline constexpr std::size_t LabJobs = 5;

class LabService final : public QObject {
    Q_OBJECT
public:
    explicit LabService(HomeOptions options, QObject* parent = nullptr);
    ~LabService() override;
    LabService(const LabService&) = delete;
    LabService& operator=(const LabService&) = delete;

    /// Forgets the opened home and span, after market or parameters changed. Running work ends as if it had
    /// been cancelled.
    void forget();

    /// Answers with backtestReady(); for Optimus then with gatePricesReady() of the same run.
    void runBacktest(const LabQuestion& question);
    void runSweep(const SweepQuestion& question);
    /// What was blocked in the span, for the journal: the run is not shown.
    void requestSkipped(const LabQuestion& question);
    /// What would have had to be otherwise on a day.
    void requestNearMisses(base::Date date);
    /// Trades as CSV, or everything as JSON for a name ending in .json.
    void exportBacktest(const BacktestPointer& done, const QString& file);
    /// One line per combination as CSV, or the file of `signalbox sweep --out` for a name ending in .json.
    void exportSweep(const SweepPointer& done, const QString& file);

    /// Ends a job; returns at once. cancelled() is told before this returns, ended() when the thread is free.
    /// The combinations that a sweep has done by then still come as sweepReady().
    void cancel(LabJob job);
    void cancelAll();
    [[nodiscard]] bool isRunning(LabJob job) const { return lane(job).running; }
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void started(signalbox::app::LabJob job);
    /// fraction < 0: unknown. `what` is translated: "Loading quotes".
    void progressed(signalbox::app::LabJob job, double fraction, const QString& what);
    void backtestReady(const signalbox::app::BacktestPointer& done);
    void gatePricesReady(const signalbox::app::BacktestPointer& of,
                         const signalbox::app::BlockedPointer& blocked);
    void sweepReady(const signalbox::app::SweepPointer& done);
    void skippedReady(const signalbox::app::BlockedPointer& blocked);
    void nearMissesReady(const signalbox::app::NearMissPointer& report);
    void exported(const QString& file);
    /// One line for people.
    void failed(signalbox::app::LabJob job, const QString& message);
    void cancelled(signalbox::app::LabJob job);
    /// A thread has finished with a job, whatever became of it.
    void ended(signalbox::app::LabJob job);

private:
    struct Opened;
    struct Task;
    struct Lane {
        std::uint64_t generation = 0;
        std::uint64_t cancelledAt = 0; ///< the generation that was cancelled last
        std::stop_source stop;
        bool running = false;
    };
    using Answer = std::function<void(LabService&, bool wasCancelled)>;

    /// Of a strategy that buys options on shares.
    void runAccount(const LabQuestion& question);
    template <typename Work>
    void start(LabJob job, Work work);
    void finish(LabJob job, std::uint64_t generation, const Answer& answer);
    void tell(LabJob job, std::uint64_t generation, double fraction, const QString& what);
    [[nodiscard]] Lane& lane(LabJob job) { return m_lanes[static_cast<std::size_t>(job)]; }
    [[nodiscard]] const Lane& lane(LabJob job) const { return m_lanes[static_cast<std::size_t>(job)]; }

    std::shared_ptr<Opened> m_opened; ///< shared with running work; replaced by forget()
    HomeOptions m_options;
    std::array<Lane, LabJobs> m_lanes;
    QThreadPool m_jobs;
};

} // namespace signalbox::app
