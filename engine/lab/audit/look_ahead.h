// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for look-ahead: runs history again on data that end at a cut and compares every decision dated up to
// it with the full run. A decision that changes when its future is taken away has read that future. It knows
// no strategy: a run is a function from a cut to a log.
#pragma once

#include "engine/base/date.h"
#include "engine/base/executor.h"
#include "engine/base/result.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::lab {

/// One decision, dated by the session on which it was made: an outcome that is known only a session later
/// (a fill, the end of a signal) carries that later date.
struct Decision {
    base::Date date;
    std::string kind; ///< "evaluation", "entry", "exit", ...; several of one kind and date count in order
    std::string text; ///< what was decided, or a hash of it; equal texts are equal decisions
    auto operator<=>(const Decision&) const = default;
};
using DecisionLog = std::vector<Decision>;

/// A run over what was known at the close of a date. Called from several threads at once.
using CutRun = std::function<base::Result<DecisionLog>(base::Date cut)>;

/// A past decision that came out differently.
struct ChangedDecision {
    base::Date date;
    std::string kind;
    std::string before; ///< with the data up to `cut`; empty: the decision does not exist there
    std::string after;  ///< with all data; empty likewise
    base::Date cut;     ///< the earliest cut that shows the change
    int cuts = 0;       ///< how many cuts show it
    bool operator==(const ChangedDecision&) const = default;
};

struct AuditReport {
    std::vector<ChangedDecision> changes; ///< by date, kind, order within both
    std::size_t cuts = 0;                 ///< runs made
    std::size_t compared = 0;             ///< decisions compared, counted anew at each cut
    [[nodiscard]] bool clean() const { return changes.empty(); }
    bool operator==(const AuditReport&) const = default;
};

/// Every `every`-th session from the first on (>= 1), and all `decisions` that lie within the sessions;
/// sorted, without doubles. A plan for the cuts of an audit: a look-ahead by one session shows only where
/// the cut is the day of the decision itself.
[[nodiscard]] std::vector<base::Date> auditCuts(std::span<const base::Date> sessions, int every,
                                                std::span<const base::Date> decisions);

/// Compares the full log with one run per cut. The result does not depend on the number of threads. Fails
/// with the error of the earliest cut whose run fails, or Cancelled.
[[nodiscard]] base::Result<AuditReport> audit(const DecisionLog& full, const CutRun& run,
                                              std::span<const base::Date> cuts,
                                              const base::Executor& executor, std::stop_token stop = {});

} // namespace signalbox::lab
