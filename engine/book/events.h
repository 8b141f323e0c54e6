// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal says happened, as values. The book is a fold over them (book.h); the codec writes and
// reads their canonical JSON; the store chains them. Never change the meaning of a field: add an event
// version.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/book/position.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace signalbox::book {

/// The account begins, or money is added or taken out (a flow, which no return counts).
struct AccountFlow {
    base::Money amount;
    std::string note; ///< "opening balance", "deposit", ...
};

/// A daily evaluation with everything needed to repeat it.
struct EvaluationRecorded {
    std::string strategy;
    std::string underlying;
    base::Date date;
    std::string decision; ///< decisionKey
    std::string reason;
    std::string hash;
    std::string json; ///< evaluate --json, canonical
    /// What the whole day was computed from: series, chain, parameters (routine/replay_inputs.h), canonical
    /// JSON. Empty in entries of version 1, which did not record it.
    std::string inputs = {};
};

/// A plan with its size and verdict.
struct PlanRecorded {
    std::string planId;
    std::string strategy;
    std::string underlying;
    base::Date date;
    bool hypothetical = false;
    bool approved = false;
    std::string hash;
    std::string json; ///< plan --json, canonical
};

/// A person changed a leg, price or size before release (OPT-C6).
struct OverrideRecorded {
    std::string planId;
    std::string by;
    std::string what; ///< "short strike 5700 -> 5690"
};

/// A ticket was laid out from an approved plan (opening) or for a position (closing).
struct TicketOpened {
    std::string ticketId; ///< client order id strategy|symbol|signal date|sequence (SHR-J7)
    std::string planId;
    std::string strategy;
    std::string underlying;
    base::Date signalDate;
    base::Date validOn; ///< the one session of the entry window (OPT-T2)
    structures::StructureKind kind = structures::StructureKind::PutCreditSpread;
    std::vector<structures::Leg> legs;
    std::int64_t contracts = 0;
    base::Price limit;
    bool credit = true;
    std::int32_t multiplier = 100;
    base::Price width;
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    base::Money maxLossPerUnit;
    int convictionBp = 10'000;
    std::string regime;
    std::string mode;
    std::optional<int> closesPosition; ///< set: a closing ticket of that position
    std::optional<CloseReason> closeReason;
    std::string approvalHash; ///< of the verdict that let it pass
    bool overridden = false;
    std::optional<structures::EntryFacts> facts = std::nullopt; ///< since version 2
};

enum class TicketEnd { Filled, Cancelled, NoFill, Lapsed, Rejected };
[[nodiscard]] const char* ticketEndKey(TicketEnd end);
struct TicketClosed {
    std::string ticketId;
    TicketEnd end = TicketEnd::NoFill;
    std::string note;
};

struct Filled {
    std::string ticketId;
    std::int64_t contracts = 0;
    base::Price price; ///< net per share, positive: credit for a credit ticket, debit for a debit ticket
    base::Money fees;
    base::Date date; ///< session, New York
    base::UtcTime at;
    std::string by; ///< a person, "paper", or a broker
    /// Of the underlying at the fill, when somebody saw it: it replaces that of the plan (since version 2).
    std::optional<double> underlying = std::nullopt;
};

/// Exits were evaluated for a position and a closing is due.
struct ExitDecided {
    int positionId = 0;
    base::Date date;
    std::string action; ///< PROFIT_TARGET, STOP_LOSS, TIME_STOP, REGIME_SHIFT
    std::string json;
};

/// Mark of one position at a close (SHR-G5), so that equity and drawdown are folds too.
struct Marked {
    int positionId = 0;
    base::Date date;
    std::optional<base::Price> closeCost; ///< absent: no usable quote, the last mark stands
    std::optional<double> mid;
    std::optional<double>
        thetaDay; ///< $ per calendar day of the whole position, for the theta capture (OPT-M3)
};

/// A halt was raised (OPT-B3, OPT-F2), or acknowledged by a person (OPT-B4).
struct HaltRaised {
    std::string strategy;
    std::string code; ///< CIRCUIT_BREAKER, FAILURE_HALT
    base::Date date;
    std::string why;
};
struct HaltAcknowledged {
    std::string strategy;
    std::string code;
    base::Date date;
    std::string by;
    std::string note;
};

struct NoteWritten {
    base::Date date;
    std::string by;
    std::string text;
};

/// Text that was produced for people: logs, dashboard, brief, post.
struct ReportWritten {
    base::Date date;
    std::string kind; ///< entry_eval, daily_summary, dashboard, trade_opened, trade_closed, ...
    std::string text;
};

/// Parameters in force from here on, canonical JSON of what differs from default, with the hash of the whole
/// set.
struct ParametersFrozen {
    std::string hash;
    std::string json;
    std::string by;
};

/// A technical memo of a proposed trade, or a new version of one (BRK-M1, BRK-P4): state DRAFT.
struct MemoWritten {
    std::string memoId; ///< "M-2026-08-20-NVDA"
    int version = 1;    ///< rising; a new one expires the one before
    std::string strategy;
    std::string underlying;
    base::Date signalDate;
    base::Date validOn;   ///< the one session on which it may be executed
    base::Date date;      ///< on which this version was written
    std::string author;   ///< "system", or the person who overrode a leg, price or size (BRK-P2)
    std::string contract; ///< OCC symbol
    std::int64_t contracts = 0;
    base::Price limit;
    std::string bodyHash; ///< SHA-256 of the body
    std::string body;     ///< canonical JSON
};

/// A reviewer's vote on one version (BRK-P2).
struct MemoVoted {
    std::string memoId;
    int version = 1;
    base::Date date;
    std::string reviewer; ///< "quant", "risk", or a person's name
    std::string role;     ///< quant, risk, trader
    bool person = false;
    std::string vote; ///< approve, reject, changes
    std::string comment;
};

/// A version moved to another state; the fold refuses any transition that BRK-P1 does not know.
struct MemoMoved {
    std::string memoId;
    int version = 1;
    base::Date date;
    std::string state; ///< SUBMITTED, APPROVED, REJECTED, EXPIRED, EXECUTED, LAPSED
    std::string why;
};

/// One closed trade of a named backtest, entered out of sample.
struct EvidenceTrade {
    std::string symbol;
    structures::StructureKind kind = structures::StructureKind::LongCall;
    base::Date openedOn;
    base::Date closedOn;
    base::Money netPl;   ///< after all fees
    base::Money premium; ///< paid at entry for all contracts, without fees; above 0
};

/// The trader named a backtest: its out-of-sample trades may count as evidence of an edge (BRK-K5a).
struct EvidenceNamed {
    base::Date date; ///< on which it was named; before that day nobody knew of it
    std::string strategy;
    std::string by;
    std::string fileHash; ///< SHA-256 of the file that was named
    base::Date from;      ///< span of the backtest
    base::Date to;
    base::Date outOfSampleFrom;        ///< trades entered on or after it count
    std::string parametersHash;        ///< of the parameters that the file states
    std::string priceSource;           ///< "12% from quotes, 88% from the model"
    std::vector<EvidenceTrade> trades; ///< in order of closing; never empty
};
/// The backtest that was named counts no longer.
struct EvidenceCleared {
    base::Date date;
    std::string strategy;
    std::string by;
};

/// One evaluated day closed: equity at the close of the session for high-water mark and sleeves (SHR-A2).
struct DayClosed {
    base::Date date;
    base::Money equity;
};

using Event = std::variant<AccountFlow, EvaluationRecorded, PlanRecorded, OverrideRecorded, TicketOpened,
                           TicketClosed, Filled, ExitDecided, Marked, HaltRaised, HaltAcknowledged,
                           NoteWritten, ReportWritten, ParametersFrozen, DayClosed, MemoWritten, MemoVoted,
                           MemoMoved, EvidenceNamed, EvidenceCleared>;

/// "ticket_opened" and so on: the kind column of the journal.
[[nodiscard]] const char* eventKind(const Event& event);

/// One line of the journal as stored.
struct JournalEntry {
    std::int64_t sequence = 0;
    base::UtcTime at;
    std::string actor; ///< system, or who
    std::string run;   ///< which program run wrote it
    Event event;
    std::string hash; ///< SHA-256 over the previous hash and this entry's canonical form
};

} // namespace signalbox::book
