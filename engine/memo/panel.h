// SPDX-License-Identifier: GPL-3.0-or-later
// The review of a memo (BRK-P): who may vote, what the votes decide, until when. Every function takes the
// memos as they are and gives the events to append, or why there are none; the instant is an input.
#pragma once

#include "engine/base/result.h"
#include "engine/book/book.h"
#include "engine/calendar/calendar.h"
#include "engine/params/breakout_parameters.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::memo {

inline constexpr const char* SystemAuthor = "system";

struct PanelRules {
    std::string mode; ///< PAPER, LIVE, BACKTEST
    int quorum = 2;   ///< approvals
    int humans = 0;   ///< of them by people: `panel_humans` in LIVE, none in PAPER and BACKTEST
    std::vector<std::string> people; ///< on the panel; none in BACKTEST (BRK-P3)
};
[[nodiscard]] PanelRules panelRules(const params::BreakoutParameters& parameters, const std::string& mode);

/// What a step of the review leads to: events for the journal, or a refusal that is no error.
struct ReviewStep {
    std::vector<book::Event> events;
    std::string refusal; ///< one sentence without a full stop; empty: done
    std::string wayOut;
};

/// Where the votes of a version lead: APPROVED, REJECTED, or nowhere yet (BRK-P2). The author's vote never
/// counts. `why` says it in words.
struct Verdict {
    std::optional<book::MemoStage> stage;
    std::string why;
};
[[nodiscard]] Verdict verdictOf(const book::MemoVersion& version, const PanelRules& rules);

/// Who is left to approve in people's name when `author` writes a version; fewer than `humans`: it can never
/// be approved, which is said before a person overrides (BRK-P2). Empty: it can.
[[nodiscard]] std::string approvalImpossible(const PanelRules& rules, const std::string& author);

/// 11:00 ET of the session of the memo (BRK-P4).
[[nodiscard]] base::UtcTime expiryOf(const book::MemoWritten& memo);

/// The stage of the automatic rules: DRAFT to SUBMITTED with the votes of the automated reviewers and what
/// they decide (BRK-P2). A draft that breaks an automatic rule stays a draft: the refusal names the rule.
[[nodiscard]] ReviewStep submit(const book::MemoWritten& draft, const PanelRules& rules, base::UtcTime at);

struct VoteEntry {
    std::string memoId;
    std::string reviewer;
    std::string role = "trader"; ///< quant, risk, trader
    std::string vote;            ///< approve, reject, changes
    std::string comment;
};
/// A person's vote on the current version. Refused: an unknown memo, one that takes no votes, past its hour,
/// the author, somebody who voted, who is not on the panel or bears a machine's name, an empty comment.
[[nodiscard]] ReviewStep personVotes(const book::MemoState& memos, const VoteEntry& entry,
                                     const PanelRules& rules, base::UtcTime at);

/// What time and fills did to the memos by now: SUBMITTED past 11:00 ET of its session to EXPIRED, APPROVED
/// with a fill of its ticket to EXECUTED, APPROVED past that hour and without a ticket to LAPSED.
[[nodiscard]] std::vector<book::Event> settle(const book::Book& book, base::UtcTime now);

} // namespace signalbox::memo
