// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/panel.h"

#include "engine/memo/body_json.h"
#include "engine/memo/reviewers.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace signalbox::memo {
namespace {

using book::MemoStage;

constexpr int ExpiryHour = 11; ///< New York (BRK-P4)
constexpr int RejectionsThatReject = 2;

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t to = std::min(list.find(',', from), list.size());
        const std::size_t first = list.find_first_not_of(" \t", from);
        if (first < to) {
            const std::size_t last = list.find_last_not_of(" \t", to - 1);
            names.push_back(list.substr(first, last - first + 1));
        }
        from = to + 1;
    }
    return names;
}

bool isOnPanel(const PanelRules& rules, const std::string& name) {
    return std::find(rules.people.begin(), rules.people.end(), name) != rules.people.end();
}

/// Names that only the program bears.
bool isMachine(const std::string& name) {
    return name == QuantReviewer || name == RiskReviewer || name == SystemAuthor;
}

/// The automatic rules of BRK-P2 on the body: complete, quotes clean, every limit kept.
std::string ruleBroken(const book::MemoWritten& draft) {
    const auto body = parseBody(draft.body);
    if (!body) {
        return "the body cannot be read: " + body.error().what;
    }
    if (const auto missing = missingFields(*body); !missing.empty()) {
        return "the memo is invalid: " + missing.front() + " is missing";
    }
    if (body->risk.quoteCheck != "OK") {
        return "VETO: " + body->risk.quoteCheck;
    }
    for (const LimitLine& line : body->risk.limits) {
        if (!line.ok) {
            return line.code + ": " + line.text;
        }
    }
    return {};
}

book::MemoVoted voteOf(const book::MemoWritten& memo, const std::string& reviewer, base::Date date) {
    const Opinion opinion = opinionOf(reviewer, memo);
    return {
        memo.memoId,    memo.version, date, reviewer, reviewer, false, opinion.approve ? "approve" : "reject",
        opinion.comment};
}

book::MemoMoved moveTo(const book::MemoWritten& memo, base::Date date, MemoStage stage, std::string why) {
    return {memo.memoId, memo.version, date, book::memoStageKey(stage), std::move(why)};
}

ReviewStep refused(std::string why, std::string wayOut = {}) {
    return {{}, std::move(why), std::move(wayOut)};
}

enum class TicketFate { None, Open, Filled };

/// What became of the orders that were made under a memo.
TicketFate fateOf(const book::Book& book, const std::string& memoId) {
    TicketFate fate = TicketFate::None;
    for (const auto& [id, ticket] : book.tickets()) {
        if (ticket.closesPosition || !ticket.facts || ticket.facts->memoId != memoId) {
            continue;
        }
        const auto pending = book.pending().find(id);
        const bool open = pending != book.pending().end();
        if (book.endOf(id) == book::TicketEnd::Filled || (open && pending->second.filled > 0)) {
            return TicketFate::Filled;
        }
        fate = open ? TicketFate::Open : fate;
    }
    // A ticket that was filled in part and then ended left a position behind.
    for (const book::Position& position : book.positions()) {
        if (position.facts && position.facts->memoId == memoId) {
            return TicketFate::Filled;
        }
    }
    return fate;
}

} // namespace

PanelRules panelRules(const params::BreakoutParameters& parameters, const std::string& mode) {
    PanelRules rules;
    rules.mode = mode;
    rules.quorum = parameters.panelQuorum;
    rules.humans = mode == "LIVE" ? parameters.panelHumans : 0;
    if (mode != "BACKTEST") {
        rules.people = namesIn(parameters.panelPeople);
    }
    return rules;
}

Verdict verdictOf(const book::MemoVersion& version, const PanelRules& rules) {
    int approvals = 0;
    int people = 0;
    int rejections = 0;
    for (const book::MemoVoted& vote : version.votes) {
        if (vote.reviewer == version.memo.author) {
            continue;
        }
        if (vote.vote == "reject") {
            ++rejections;
            if (vote.role == RiskReviewer) {
                return {MemoStage::Rejected, "rejected by risk (" + vote.reviewer + ")"};
            }
        } else if (vote.vote == "approve") {
            ++approvals;
            people += vote.person ? 1 : 0;
        }
    }
    if (rejections >= RejectionsThatReject) {
        return {MemoStage::Rejected, fmt::format("{} rejections", rejections)};
    }
    if (approvals >= rules.quorum && people >= rules.humans) {
        return {MemoStage::Approved, fmt::format("{} of {} approvals, {} by people of {}", approvals,
                                                 rules.quorum, people, rules.humans)};
    }
    return {std::nullopt, fmt::format("{} of {} approvals, {} by people of {}", approvals, rules.quorum,
                                      people, rules.humans)};
}

std::string approvalImpossible(const PanelRules& rules, const std::string& author) {
    const auto left = std::count_if(rules.people.begin(), rules.people.end(),
                                    [&author](const std::string& name) { return name != author; });
    if (left >= rules.humans) {
        return {};
    }
    return fmt::format("{} would be the author, and {} needs the approval of {} other{} on the panel: this "
                       "memo could never be approved",
                       author, rules.mode, rules.humans, rules.humans == 1 ? " person" : " people");
}

base::UtcTime expiryOf(const book::MemoWritten& memo) {
    return calendar::newYorkInstant(memo.validOn, ExpiryHour, 0);
}

ReviewStep submit(const book::MemoWritten& draft, const PanelRules& rules, base::UtcTime at) {
    if (at >= expiryOf(draft)) {
        return refused("the session of the memo is past 11:00 ET");
    }
    if (std::string broken = ruleBroken(draft); !broken.empty()) {
        return refused(std::move(broken));
    }
    const base::Date date = calendar::newYorkDate(at);
    book::MemoVersion version{draft, MemoStage::Submitted, {}, {}};
    ReviewStep step;
    step.events.emplace_back(moveTo(draft, date, MemoStage::Submitted, "every automatic rule passes"));
    // Both vote before anything is decided, so that no quorum can outrun risk.
    for (const char* reviewer : {QuantReviewer, RiskReviewer}) {
        version.votes.push_back(voteOf(draft, reviewer, date));
        step.events.emplace_back(version.votes.back());
    }
    if (Verdict verdict = verdictOf(version, rules); verdict.stage) {
        step.events.emplace_back(moveTo(draft, date, *verdict.stage, std::move(verdict.why)));
    }
    return step;
}

namespace {

/// Why this person may not vote on this version now; empty: he may.
ReviewStep voteRefused(const book::MemoVersion& version, const VoteEntry& entry, const PanelRules& rules,
                       base::UtcTime at) {
    const book::MemoWritten& memo = version.memo;
    if (at >= expiryOf(memo)) {
        return refused("the memo expired at 11:00 ET of " + base::toIso(memo.validOn));
    }
    if (version.stage != MemoStage::Submitted) {
        return refused(fmt::format("version {} is {} and takes no votes", memo.version,
                                   book::memoStageKey(version.stage)));
    }
    if (calendar::newYorkDate(at) < memo.date) {
        return refused("the memo was written on " + base::toIso(memo.date));
    }
    if (isMachine(entry.reviewer)) {
        return refused(entry.reviewer + " is no person");
    }
    if (entry.reviewer == memo.author) {
        return refused("nobody votes on his own memo", "somebody else on the panel must");
    }
    if (!isOnPanel(rules, entry.reviewer)) {
        return refused(entry.reviewer + " is not on the panel",
                       rules.people.empty() ? "in " + rules.mode + " only the automated reviewers vote"
                                            : "set panel_people");
    }
    for (const book::MemoVoted& vote : version.votes) {
        if (vote.reviewer == entry.reviewer) {
            return refused(fmt::format("{} voted on version {} already", entry.reviewer, memo.version));
        }
    }
    return {};
}

} // namespace

ReviewStep personVotes(const book::MemoState& memos, const VoteEntry& entry, const PanelRules& rules,
                       base::UtcTime at) {
    constexpr std::array Votes{"approve", "reject", "changes"};
    constexpr std::array Roles{"quant", "risk", "trader"};
    if (std::find(Votes.begin(), Votes.end(), entry.vote) == Votes.end()) {
        return refused("a vote is approve, reject or changes, not '" + entry.vote + "'");
    }
    if (std::find(Roles.begin(), Roles.end(), entry.role) == Roles.end()) {
        return refused("a role is quant, risk or trader, not '" + entry.role + "'");
    }
    if (isBlank(entry.comment)) {
        return refused("a vote needs a comment");
    }
    const book::Memo* memo = memos.find(entry.memoId);
    if (memo == nullptr) {
        return refused("there is no memo " + entry.memoId, "signalbox journal export shows the memos");
    }
    const book::MemoVersion& current = memo->latest();
    if (ReviewStep no = voteRefused(current, entry, rules, at); !no.refusal.empty()) {
        return no;
    }
    const base::Date date = calendar::newYorkDate(at);
    book::MemoVersion version = current;
    version.votes.push_back({entry.memoId, version.memo.version, date, entry.reviewer, entry.role, true,
                             entry.vote, entry.comment});
    ReviewStep step;
    step.events.emplace_back(version.votes.back());
    if (Verdict verdict = verdictOf(version, rules); verdict.stage) {
        step.events.emplace_back(moveTo(version.memo, date, *verdict.stage, std::move(verdict.why)));
    }
    return step;
}

std::vector<book::Event> settle(const book::Book& book, base::UtcTime now) {
    std::vector<book::Event> events;
    for (const auto& [id, memo] : book.memos().all()) {
        const book::MemoVersion& version = memo.latest();
        const book::MemoWritten& written = version.memo;
        const bool past = now >= expiryOf(written);
        if (version.stage == MemoStage::Submitted && past) {
            events.emplace_back(
                moveTo(written, written.validOn, MemoStage::Expired, "not decided by 11:00 ET"));
        } else if (version.stage == MemoStage::Approved) {
            const TicketFate fate = fateOf(book, id);
            if (fate == TicketFate::Filled) {
                events.emplace_back(moveTo(written, written.validOn, MemoStage::Executed, "filled"));
            } else if (past && fate == TicketFate::None) {
                events.emplace_back(
                    moveTo(written, written.validOn, MemoStage::Lapsed, "not executed by 11:00 ET"));
            }
        }
    }
    return events;
}

} // namespace signalbox::memo
