// SPDX-License-Identifier: GPL-3.0-or-later
// The memos of a day: written after the close, reviewed by the machines at once, revised in the window or by
// a person. The events are for the journal, in their order; the caller folds them before the next step.
#pragma once

#include "engine/memo/facts.h"
#include "engine/memo/panel.h"

#include <span>

namespace signalbox::memo {

/// Whether everything but the missing memo lets a plan pass: what a memo may be written of (BRK-P2).
[[nodiscard]] bool deservesMemo(const session::PlanOutcome& plan);

/// The version as an event, every derived number filled in. Fails outside the calendar only; an invalid memo
/// is written too and stays a draft.
[[nodiscard]] base::Result<book::MemoWritten> writeMemo(MemoBody recorded, int version, base::Date date,
                                                        const calendar::Calendar& calendar);

/// Drafts of the evening, one per proposed trade without a memo for its session yet.
[[nodiscard]] base::Result<std::vector<book::Event>> memosOfDay(const book::MemoState& memos,
                                                                std::span<const MemoBody> recorded,
                                                                const calendar::Calendar& calendar);

struct DraftRefused {
    std::string memoId;
    std::string why;
};
struct ReviewOfDay {
    std::vector<book::Event> events;
    std::vector<DraftRefused> refused; ///< drafts that break an automatic rule
};
/// Submits every draft whose hour has not passed and lets the automated reviewers vote.
[[nodiscard]] ReviewOfDay reviewOfDay(const book::MemoState& memos, const PanelRules& rules,
                                      base::UtcTime at);

/// Whether a trade lies beyond what a memo says: another contract, more of it, or dearer (BRK-P4).
[[nodiscard]] bool needsNewVersion(const book::MemoWritten& memo, const HeaderPart& trade);

/// In the entry window, when the trade as it would be made now lies beyond the approved memo: a new version
/// by the system, voted on at once. Refused where a person's vote is needed: that memo lapses unless people
/// ask for another. No events and no refusal: the memo allows the trade as it is.
[[nodiscard]] base::Result<ReviewStep> reviseForWindow(const book::Book& book, MemoBody recorded,
                                                       const PanelRules& rules, base::UtcTime at,
                                                       const calendar::Calendar& calendar);
/// A person's change of leg, price or size: a version (the first one, where there is none) of which that
/// person is the author and on which only others vote. Refused when it could never be approved.
[[nodiscard]] base::Result<ReviewStep> overrideMemo(const book::Book& book, MemoBody recorded,
                                                    const std::string& by, const PanelRules& rules,
                                                    base::UtcTime at, const calendar::Calendar& calendar);

} // namespace signalbox::memo
