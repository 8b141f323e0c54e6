// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/audit/look_ahead.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace signalbox::lab {
namespace {

/// The n-th decision of a kind on a date.
using Key = std::tuple<base::Date, std::string, int>;

/// Texts by key, of decisions up to a date.
std::map<Key, std::string> indexed(const DecisionLog& log, base::Date last) {
    std::map<Key, std::string> texts;
    std::map<std::pair<base::Date, std::string>, int> seen;
    for (const Decision& decision : log) {
        if (decision.date <= last) {
            texts.emplace(Key{decision.date, decision.kind, seen[{decision.date, decision.kind}]++},
                          decision.text);
        }
    }
    return texts;
}

struct Difference {
    Key key;
    std::string before;
    std::string after;
};

/// What one cut shows.
struct CutFindings {
    std::optional<base::Error> error;
    std::vector<Difference> differences;
    std::size_t compared = 0;
};

CutFindings compare(const std::map<Key, std::string>& full, const std::map<Key, std::string>& cut) {
    CutFindings findings;
    auto a = full.begin();
    auto b = cut.begin();
    while (a != full.end() || b != cut.end()) {
        const bool onlyFull = b == cut.end() || (a != full.end() && a->first < b->first);
        const bool onlyCut = a == full.end() || (b != cut.end() && b->first < a->first);
        ++findings.compared;
        if (onlyFull) {
            findings.differences.push_back({a->first, {}, a->second});
            ++a;
        } else if (onlyCut) {
            findings.differences.push_back({b->first, b->second, {}});
            ++b;
        } else {
            if (a->second != b->second) {
                findings.differences.push_back({a->first, b->second, a->second});
            }
            ++a;
            ++b;
        }
    }
    return findings;
}

} // namespace

std::vector<base::Date> auditCuts(std::span<const base::Date> sessions, int every,
                                  std::span<const base::Date> decisions) {
    std::vector<base::Date> cuts;
    const auto step = static_cast<std::size_t>(std::max(every, 1));
    for (std::size_t i = 0; i < sessions.size(); i += step) {
        cuts.push_back(sessions[i]);
    }
    for (const base::Date date : decisions) {
        if (std::binary_search(sessions.begin(), sessions.end(), date)) {
            cuts.push_back(date);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

base::Result<AuditReport> audit(const DecisionLog& full, const CutRun& run, std::span<const base::Date> cuts,
                                const base::Executor& executor, std::stop_token stop) {
    std::vector<CutFindings> findings(cuts.size());
    const bool finished = executor.parallelFor(
        cuts.size(),
        [&](std::size_t i) {
            const auto log = run(cuts[i]);
            if (log) {
                findings[i] = compare(indexed(full, cuts[i]), indexed(*log, cuts[i]));
            } else {
                findings[i].error = log.error();
            }
        },
        stop);
    if (!finished) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", "audit");
    }
    AuditReport report;
    report.cuts = cuts.size();
    std::map<Key, ChangedDecision> changes;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (findings[i].error) {
            return base::fail(findings[i].error->within("audit cut at " + base::toIso(cuts[i])));
        }
        report.compared += findings[i].compared;
        for (Difference& difference : findings[i].differences) {
            const auto [at, fresh] = changes.try_emplace(difference.key);
            if (fresh || cuts[i] < at->second.cut) {
                const int count = at->second.cuts;
                at->second = {std::get<0>(difference.key),
                              std::get<1>(difference.key),
                              std::move(difference.before),
                              std::move(difference.after),
                              cuts[i],
                              count};
            }
            ++at->second.cuts;
        }
    }
    for (auto& [key, change] : changes) {
        report.changes.push_back(std::move(change));
    }
    return report;
}

} // namespace signalbox::lab
