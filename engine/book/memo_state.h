// SPDX-License-Identifier: GPL-3.0-or-later
// The memos of the desk with all their versions, votes and states: a fold of three events that knows the
// transitions of BRK-P1 and no others. Who may vote and what a quorum is say the review rules
// (engine/memo/panel.h); what no panel of any size may do is refused here already.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace signalbox::book {

enum class MemoStage { Draft, Submitted, Approved, Rejected, Expired, Executed, Lapsed };
[[nodiscard]] const char* memoStageKey(MemoStage stage); ///< DRAFT, SUBMITTED, ..., LAPSED
[[nodiscard]] std::optional<MemoStage> parseMemoStage(const std::string& key);
/// BRK-P1: DRAFT -> SUBMITTED -> APPROVED, REJECTED or EXPIRED; APPROVED -> EXECUTED or LAPSED.
[[nodiscard]] bool mayMove(MemoStage from, MemoStage to);

/// One version: what was written, how it was voted on, where it stands.
struct MemoVersion {
    MemoWritten memo;
    MemoStage stage = MemoStage::Draft;
    std::vector<MemoVoted> votes; ///< in the order of the journal
    std::vector<MemoMoved> moves; ///< with their reasons; what a newer version did to it included
};

/// A memo is about one trade on one session; only its latest version counts.
struct Memo {
    std::vector<MemoVersion> versions; ///< version n at index n - 1; never empty
    [[nodiscard]] const MemoVersion& latest() const { return versions.back(); }
    [[nodiscard]] const std::string& id() const { return versions.front().memo.memoId; }
};

class MemoState {
public:
    /// A new version expires a submitted one before it, and lets an approved one lapse (BRK-P4).
    [[nodiscard]] base::Status on(const MemoWritten& event);
    [[nodiscard]] base::Status on(const MemoVoted& event);
    [[nodiscard]] base::Status on(const MemoMoved& event);

    [[nodiscard]] const std::map<std::string, Memo>& all() const { return m_memos; } ///< by id
    [[nodiscard]] const Memo* find(const std::string& memoId) const;
    /// The memo of a trade on its one session; null: none was written.
    [[nodiscard]] const Memo* of(const std::string& strategy, const std::string& underlying,
                                 base::Date validOn) const;
    /// The version that is approved for that session and not yet executed: this contract, no more of it, no
    /// dearer. Null: no order may be made.
    [[nodiscard]] const MemoVersion* approvedFor(const std::string& strategy, const std::string& underlying,
                                                 base::Date validOn) const;
    /// Every memo whose latest version stands there, by id.
    [[nodiscard]] std::vector<const Memo*> standingAt(MemoStage stage) const;

private:
    /// The latest version of a memo, if the event is about it; else why not.
    [[nodiscard]] base::Result<MemoVersion*> current(const std::string& memoId, int version, base::Date date);

    using Trade = std::tuple<std::string, std::string, base::Date>; ///< strategy, underlying, session
    std::map<std::string, Memo> m_memos;
    std::map<Trade, std::string> m_ids;
};

} // namespace signalbox::book
