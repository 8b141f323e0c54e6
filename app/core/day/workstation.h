// SPDX-License-Identifier: GPL-3.0-or-later
// What commands and window ask for: a day, a plan, a ticket, the daily routine, the record of what a person
// did. It gathers snapshot, book and parameters, calls the pure session, and journals before it answers.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/market/market_access.h"
#include "engine/memo/panel.h"
#include "engine/report/order_text/dialect.h"
#include "engine/routine/daily.h"
#include "engine/session/day.h"
#include "engine/structures/replan.h"

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace signalbox::app {

struct DayQuery {
    std::string strategy = "optimus";
    std::string underlying; ///< empty: the strategy's own
    std::optional<base::Date> date;
    bool allGates = false;
    bool hypothetical = false;
    bool planWanted = true;
    bool forDisplay = false;
};

/// A ticket laid out: its event, and the order text in one dialect.
struct TicketText {
    book::TicketOpened ticket;
    std::string text;
    std::string journalId;
    bool recorded = true; ///< false: a closing order proposed, or laid out while the journal is broken
};

/// What a person changed before release (OPT-C6).
struct ManualChange {
    structures::PlanChange change;
    std::optional<std::int64_t> contracts;
    std::string by;
};

/// A fill, as a person enters it.
struct FillEntry {
    std::string ticketId;
    std::int64_t contracts = 0;
    base::Price price;
    std::optional<base::Money> fees; ///< absent: by the fee parameter
    std::optional<base::UtcTime> at; ///< absent: now; the demonstration market needs it
    std::string by;
};

class Workstation : public std::enable_shared_from_this<Workstation> {
public:
    [[nodiscard]] static base::Result<std::shared_ptr<Workstation>> open(const HomeOptions& options,
                                                                         Access access);

    [[nodiscard]] const OpenHome& home() const { return m_open; }
    [[nodiscard]] MarketAccess& market() { return m_market; }
    [[nodiscard]] bool writable() const { return m_open.lock.held(); }
    /// Everything recorded so far, by whichever program. Read once; later only what was added.
    [[nodiscard]] base::Result<std::vector<book::JournalEntry>> journal();

    /// The day of a strategy, as known at that close.
    [[nodiscard]] base::Result<session::DayState> day(const DayQuery& query, std::stop_token stop = {});
    /// The same plan with a person's change; nothing is recorded.
    [[nodiscard]] base::Result<session::PlanOutcome> changedPlan(const DayQuery& query,
                                                                 const ManualChange& change);

    /// Plans and records the plan (needs Access::Write).
    [[nodiscard]] base::Result<session::DayState> recordPlan(const DayQuery& query,
                                                             std::stop_token stop = {});
    /// The order text of a recorded plan; lays out the ticket, which the risk desk must approve anew. Refused
    /// for a hypothetical or vetoed plan. The same plan gives the same ticket again.
    [[nodiscard]] base::Result<TicketText> ticket(const std::string& planId, report::Dialect dialect);
    /// Like recordPlan and ticket for a plan that a person changed; the change is journaled as an override.
    [[nodiscard]] base::Result<TicketText> ticketOfChange(const DayQuery& query, const ManualChange& change,
                                                          report::Dialect dialect);
    /// What would close an open position at `limit` or today's close cost, not recorded; or the closing order
    /// that stands already.
    [[nodiscard]] base::Result<TicketText> closingProposal(int positionId, std::optional<base::Price> limit,
                                                           report::Dialect dialect);
    /// The same, laid out as an order.
    [[nodiscard]] base::Result<TicketText> closingTicket(int positionId, std::optional<base::Price> limit,
                                                         report::Dialect dialect);
    [[nodiscard]] base::Status recordFill(const FillEntry& fill);
    /// A closing that happened: fills the closing ticket that stands, else one made for it, in one step; when
    /// it is refused nothing is left behind. `fill.ticketId` is not read.
    [[nodiscard]] base::Status recordClosing(int positionId, const FillEntry& fill);
    [[nodiscard]] base::Status record(const book::Event& event, const std::string& by);
    [[nodiscard]] base::Status acknowledge(const std::string& strategy, const std::string& code,
                                           const std::string& by, const std::string& note, base::Date date);

    /// A person's vote on a memo, and what it leads to, in one step; refused by the rules of the panel
    /// (engine/memo/panel.h). `at` absent: now; in the demonstration market the close of the day on which the
    /// memo was written. Gives where the memo stands then.
    [[nodiscard]] base::Result<book::MemoStage> vote(const memo::VoteEntry& entry,
                                                     std::optional<base::UtcTime> at);
    /// A person's change of a proposed trade beyond its memo: a version by that person, on which only others
    /// vote. Refused when it could never be approved; the same is said before by memo::approvalImpossible.
    [[nodiscard]] base::Result<book::MemoStage>
    overrideMemo(const DayQuery& query, const ManualChange& change, std::optional<base::UtcTime> at);

    /// The routine of the account once: every enabled strategy, and the reports. `date` absent: the last
    /// complete session.
    [[nodiscard]] base::Result<routine::DailyOutcome> daily(std::optional<base::Date> date,
                                                            std::stop_token stop = {});

private:
    explicit Workstation(OpenHome open);
    struct Prepared;
    [[nodiscard]] base::Result<Prepared> prepare(const DayQuery& query);
    [[nodiscard]] base::Result<std::shared_ptr<const chains::ChainAnalytics>>
    analyticsOf(const market::MarketSnapshot& snapshot, const std::string& underlying);
    [[nodiscard]] base::Status requireWritable() const;
    /// The parameters in force, as an event, unless the journal has them on record already.
    [[nodiscard]] std::vector<book::Event> newParameters(std::span<const book::JournalEntry> entries) const;
    /// Journals events that the book accepts; one that it refuses would make the journal unreadable.
    [[nodiscard]] base::Status append(std::vector<book::Event> events, const std::string& actor);
    [[nodiscard]] base::Result<book::Filled> checkedFill(const book::TicketOpened& ticket, std::int64_t room,
                                                         const FillEntry& entry);
    [[nodiscard]] base::Result<TicketText> layOut(session::DayResult& made, const DayQuery& query,
                                                  session::PlanResult plan, bool overridden,
                                                  const std::string& overrideText, const std::string& by,
                                                  report::Dialect dialect);
    [[nodiscard]] base::Result<std::string> textOf(const book::TicketOpened& ticket,
                                                   report::Dialect dialect) const;

    OpenHome m_open;
    MarketAccess m_market;
    std::mutex m_journalGuard;                 // guards m_entries
    std::vector<book::JournalEntry> m_entries; ///< as read so far, by sequence
};

} // namespace signalbox::app
