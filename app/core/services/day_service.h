// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to the workstation: every request runs on a job thread, answers arrive as signals, late
// answers to older requests are dropped. What is shared never changes.
#pragma once

#include "app/core/day/workstation.h"
#include "app/core/import/import_job.h"
#include "engine/book/signal_orders.h"
#include "engine/memo/panel.h"
#include "engine/session/account_view.h"

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
/// What the account is made of on the day shown, whichever strategy is looked at.
struct DeskState {
    base::Date date;
    bool isLatest = true;
    session::AccountView account;
    session::Dashboard board;                      ///< of the strategy looked at, over all its symbols
    std::vector<session::PositionState> positions; ///< open ones of every strategy, by id
    std::vector<book::Position> closed;            ///< of every strategy, by close date
    std::vector<std::string> doToday;              ///< of every strategy; canonical English
    book::MemoState memos;                         ///< as known at the close of the day
    memo::PanelRules rules;                        ///< of the review panel
    base::UtcTime now;                             ///< when it was put together
    std::size_t journalEntries = 0;                ///< that it was made from
    bool complete = false; ///< false: positions of other strategies and symbols are still being evaluated
};
using DeskPointer = std::shared_ptr<const DeskState>;
/// A ticket laid out: what it says and for which contracts, in one value.
using TicketPointer = std::shared_ptr<const TicketText>;
using OrdersPointer = std::shared_ptr<const book::SignalOrders>;
using ImportPointer = std::shared_ptr<const ImportReport>;
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
    /// The parameters in force; the defaults before the home is open.
    [[nodiscard]] const params::ParameterSet& parameters() const { return m_parameters; }

    /// What every panel shows from now on; an empty symbol: the strategy's own. The day shown is asked for
    /// again. Before start(): what is shown first.
    void choose(const QString& strategy, const QString& underlying);
    [[nodiscard]] QString strategy() const { return QString::fromStdString(m_strategy); }
    [[nodiscard]] QString underlying() const { return QString::fromStdString(m_underlying); }
    [[nodiscard]] const DeskPointer& desk() const { return m_desk; }

    /// The day of a date; absent: the latest.
    void requestDay(std::optional<base::Date> date);
    void requestNeighbour(int sessions); ///< -1 the stored day before, +1 the one after
    void setAllGates(bool all);
    /// The plan of the day shown with a person's change; answers with planChanged() or changeRefused().
    void requestChange(const ManualChange& change);
    /// Lays out a ticket for the plan shown (with the change, if any) and answers with ticketReady().
    void requestTicket(report::Dialect dialect, const std::optional<ManualChange>& change);
    /// Answers with closingProposed(); nothing is recorded.
    void proposeClosing(int positionId, report::Dialect dialect);
    /// Lays out the closing order that was proposed and answers with ticketReady().
    void requestClosingTicket(int positionId, base::Price limit, report::Dialect dialect);
    void recordFill(const FillEntry& fill);
    /// Lays out the closing ticket of a position if there is none, and records its fill.
    void recordClose(int positionId, const FillEntry& fill);
    /// Writes the journal as CSV (or JSON for a name ending in .json).
    /// Files and folders into the real market, which is shown then if it has the index. Answers with
    /// imported() or refused(), and opens the home again.
    void importFiles(const QStringList& paths);
    void exportJournal(const QString& file);
    /// Writes NAME=VALUE into the home's parameter file, if all of it is valid, and opens the home again.
    void applyParameters(const QStringList& settings);
    void recordNote(const QString& text, const QString& by);
    /// A person's vote on the current version of a memo (BRK-P2).
    void voteMemo(const QString& memoId, const QString& vote, const QString& by, const QString& comment);
    /// A person's change of the plan shown as a new version of its memo, on which only others vote (BRK-P2).
    void writeMemoVersion(const ManualChange& change);
    void acknowledge(const QString& code, const QString& by, const QString& note);
    void runDaily();
    void verifyJournal();
    void cancel();

Q_SIGNALS:
    void opened(bool simulated, bool readOnly);
    void openFailed(const QString& message);
    void dayChanged(const signalbox::app::DayStatePointer& state);
    void deskChanged(const signalbox::app::DeskPointer& desk);
    void planChanged(const signalbox::app::PlanPointer& plan, const signalbox::app::ManualChange& change);
    /// After refused(), with the same words: the plan stays what it was before that change.
    void changeRefused(const QString& message);
    void ticketReady(const signalbox::app::TicketPointer& ticket);
    void closingProposed(const signalbox::app::TicketPointer& ticket);
    /// The orders of a signal in the whole journal: before its day is shown, and after each new ticket.
    void ordersChanged(const signalbox::app::OrdersPointer& orders);
    void journalChanged(const signalbox::app::JournalPointer& entries);
    void storedDaysChanged(const QVector<base::Date>& days);
    void journalVerified(bool holds, const QString& text);
    void recorded(const QString& what);
    void imported(const signalbox::app::ImportPointer& report);
    /// A request was refused or failed; one line for people.
    void refused(const QString& message);
    /// fraction < 0: unknown; an empty name: no job runs.
    void jobChanged(const QString& name, double fraction);

private:
    template <typename Work>
    void run(const QString& name, Work work);
    [[nodiscard]] DayQuery query() const;
    /// Else the person is told: what somebody asked to be recorded is never dropped in silence.
    [[nodiscard]] bool isOpen();
    void deliverDay(const base::Result<session::DayState>& state, const DeskPointer& desk,
                    std::uint64_t generation);
    /// Evaluates the positions that the day itself did not, and shows the day again with them.
    void completeDesk(std::uint64_t generation);
    void refreshJournal();

    HomeOptions m_options;
    QThreadPool m_jobs; ///< one thread: requests are answered in order
    std::shared_ptr<Workstation> m_station;
    params::ParameterSet m_parameters;
    std::string m_strategy = "optimus";
    std::string m_underlying; ///< empty: the strategy's own
    DayStatePointer m_current;
    DeskPointer m_desk;
    QVector<base::Date> m_days;
    bool m_allGates = false;
    std::uint64_t m_generation = 0;
    std::stop_source m_stop;
};

} // namespace signalbox::app
