// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to the workstation: every request runs on a job thread, answers arrive as signals, late
// answers to older requests are dropped. What is shared never changes.
#pragma once

#include "app/core/day/workstation.h"

#include <atomic>
#include <memory>
#include <stop_token>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QVector>

namespace signalbox::app {

using DayStatePointer = std::shared_ptr<const session::DayState>;
using PlanPointer = std::shared_ptr<const session::PlanOutcome>;
using JournalPointer = std::shared_ptr<const std::vector<book::JournalEntry>>;

class DayService final : public QObject {
    Q_OBJECT
public:
    explicit DayService(HomeOptions options, QObject* parent = nullptr);
    ~DayService() override;
    DayService(const DayService&) = delete;
    DayService& operator=(const DayService&) = delete;

    /// Opens the home; one without any data gets the demonstration market first. Ends with opened() or
    /// openFailed(), and the latest day.
    /// `first` absent: the latest day.
    void start(std::optional<base::Date> first = std::nullopt);
    [[nodiscard]] const DayStatePointer& current() const { return m_current; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// The parameters in force; the defaults before the home is open.
    [[nodiscard]] const params::ParameterSet& parameters() const { return m_parameters; }

    /// The day of a date; absent: the latest.
    void requestDay(std::optional<base::Date> date);
    void requestNeighbour(int sessions); ///< -1 the stored day before, +1 the one after
    void setAllGates(bool all);
    /// The plan of the day shown with a person's change; answers with planChanged().
    void requestChange(const ManualChange& change);
    /// Lays out a ticket for the plan shown (with the change, if any) and answers with ticketReady().
    void requestTicket(report::Dialect dialect, const std::optional<ManualChange>& change);
    void requestClosingTicket(int positionId, report::Dialect dialect);
    void recordFill(const FillEntry& fill);
    /// Lays out the closing ticket of a position if there is none, and records its fill.
    void recordClose(int positionId, const FillEntry& fill);
    /// Writes the journal as CSV (or JSON for a name ending in .json).
    void exportJournal(const QString& file);
    /// Writes NAME=VALUE into the home's parameter file, if all of it is valid, and opens the home again.
    void applyParameters(const QStringList& settings);
    void recordNote(const QString& text, const QString& by);
    void acknowledge(const QString& code, const QString& by, const QString& note);
    void runDaily();
    void verifyJournal();
    void cancel();

Q_SIGNALS:
    void opened(bool simulated, bool readOnly);
    void openFailed(const QString& message);
    void dayChanged(const signalbox::app::DayStatePointer& state);
    void planChanged(const signalbox::app::PlanPointer& plan);
    void ticketReady(const QString& text, const QString& ticketId, int dialect);
    void journalChanged(const signalbox::app::JournalPointer& entries);
    void storedDaysChanged(const QVector<base::Date>& days);
    void journalVerified(bool holds, const QString& text);
    void recorded(const QString& what);
    /// A request was refused or failed; one line for people.
    void refused(const QString& message);
    /// fraction < 0: unknown; an empty name: no job runs.
    void jobChanged(const QString& name, double fraction);

private:
    template <typename Work>
    void run(const QString& name, Work work);
    void deliverDay(const base::Result<session::DayState>& state, std::uint64_t generation);
    void refreshJournal();

    HomeOptions m_options;
    QThreadPool m_jobs; ///< one thread: requests are answered in order
    std::shared_ptr<Workstation> m_station;
    params::ParameterSet m_parameters;
    DayStatePointer m_current;
    QVector<base::Date> m_days;
    bool m_readOnly = false;
    bool m_allGates = false;
    std::uint64_t m_generation = 0;
    std::stop_source m_stop;
};

} // namespace signalbox::app
