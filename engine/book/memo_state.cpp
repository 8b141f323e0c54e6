// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/memo_state.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace signalbox::book {
namespace {

using base::Status;

constexpr std::array<std::pair<MemoStage, const char*>, 7> Stages{{{MemoStage::Draft, "DRAFT"},
                                                                   {MemoStage::Submitted, "SUBMITTED"},
                                                                   {MemoStage::Approved, "APPROVED"},
                                                                   {MemoStage::Rejected, "REJECTED"},
                                                                   {MemoStage::Expired, "EXPIRED"},
                                                                   {MemoStage::Executed, "EXECUTED"},
                                                                   {MemoStage::Lapsed, "LAPSED"}}};

constexpr std::array<std::pair<MemoStage, MemoStage>, 6> Transitions{
    {{MemoStage::Draft, MemoStage::Submitted},
     {MemoStage::Submitted, MemoStage::Approved},
     {MemoStage::Submitted, MemoStage::Rejected},
     {MemoStage::Submitted, MemoStage::Expired},
     {MemoStage::Approved, MemoStage::Executed},
     {MemoStage::Approved, MemoStage::Lapsed}}};

tl::unexpected<base::Error> broken(std::string what, const std::string& where) {
    return base::fail(base::ErrorCode::Internal, std::move(what), where,
                      "the journal must not hold such an event; run `signalbox journal verify`");
}

/// The day of the last thing that happened to a version.
base::Date lastDay(const MemoVersion& version) {
    base::Date last = version.memo.date;
    for (const MemoVoted& vote : version.votes) {
        last = std::max(last, vote.date);
    }
    for (const MemoMoved& move : version.moves) {
        last = std::max(last, move.date);
    }
    return last;
}

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// What every memo must say of itself, whatever came before it.
Status checkWritten(const MemoWritten& event) {
    if (isBlank(event.memoId) || isBlank(event.strategy) || isBlank(event.underlying) ||
        isBlank(event.author) || isBlank(event.contract)) {
        return broken("a memo needs id, strategy, symbol, author and contract", event.memoId);
    }
    if (event.contracts <= 0 || event.limit <= base::Price{}) {
        return broken("a memo needs a quantity and a limit", event.memoId);
    }
    if (event.signalDate >= event.validOn || event.date < event.signalDate || event.date > event.validOn) {
        return broken("a memo is written between its signal and the session of its order", event.memoId);
    }
    return {};
}

/// APPROVED says that somebody approved and that risk did not reject, whatever the quorum is.
bool votesAllow(const MemoVersion& version) {
    const auto& votes = version.votes;
    const bool approved =
        std::any_of(votes.begin(), votes.end(), [](const MemoVoted& one) { return one.vote == "approve"; });
    const bool vetoed = std::any_of(votes.begin(), votes.end(), [](const MemoVoted& one) {
        return one.vote == "reject" && one.role == "risk";
    });
    return approved && !vetoed;
}

} // namespace

const char* memoStageKey(MemoStage stage) {
    for (const auto& [candidate, key] : Stages) {
        if (candidate == stage) {
            return key;
        }
    }
    return "";
}

std::optional<MemoStage> parseMemoStage(const std::string& key) {
    for (const auto& [stage, name] : Stages) {
        if (key == name) {
            return stage;
        }
    }
    return std::nullopt;
}

bool mayMove(MemoStage from, MemoStage to) {
    return std::find(Transitions.begin(), Transitions.end(), std::pair(from, to)) != Transitions.end();
}

Status MemoState::on(const MemoWritten& event) {
    SIGNALBOX_TRY(checkWritten(event));
    const auto known = m_memos.find(event.memoId);
    if (known == m_memos.end()) {
        if (event.version != 1) {
            return broken("the first version of a memo is 1", event.memoId);
        }
        if (const Memo* other = of(event.strategy, event.underlying, event.validOn)) {
            return broken(other->id() + " is about the same trade already", event.memoId);
        }
        m_ids.emplace(Trade(event.strategy, event.underlying, event.validOn), event.memoId);
        m_memos[event.memoId].versions.push_back({event, MemoStage::Draft, {}, {}});
        return {};
    }
    std::vector<MemoVersion>& versions = known->second.versions;
    MemoVersion& before = versions.back();
    if (event.version != before.memo.version + 1) {
        return broken(
            fmt::format("version {} does not follow version {}", event.version, before.memo.version),
            event.memoId);
    }
    if (event.strategy != before.memo.strategy || event.underlying != before.memo.underlying ||
        event.signalDate != before.memo.signalDate || event.validOn != before.memo.validOn) {
        return broken("a new version is about another trade", event.memoId);
    }
    if (event.date < lastDay(before)) {
        return broken("a new version is dated before the end of the old one", event.memoId);
    }
    if (before.stage == MemoStage::Executed || before.stage == MemoStage::Lapsed ||
        before.stage == MemoStage::Expired) {
        return broken(fmt::format("the memo is {} and takes no new version", memoStageKey(before.stage)),
                      event.memoId);
    }
    const MemoStage left = before.stage == MemoStage::Approved ? MemoStage::Lapsed : MemoStage::Expired;
    if (mayMove(before.stage, left)) {
        before.stage = left;
        before.moves.push_back({event.memoId, before.memo.version, event.date, memoStageKey(left),
                                fmt::format("version {} was written", event.version)});
    }
    versions.push_back({event, MemoStage::Draft, {}, {}});
    return {};
}

base::Result<MemoVersion*> MemoState::current(const std::string& memoId, int version, base::Date date) {
    const auto found = m_memos.find(memoId);
    if (found == m_memos.end()) {
        return broken("there is no such memo", memoId);
    }
    MemoVersion& latest = found->second.versions.back();
    if (latest.memo.version != version) {
        return broken(
            fmt::format("version {} is not the current one, which is {}", version, latest.memo.version),
            memoId);
    }
    if (date < lastDay(latest)) {
        return broken("an event of a memo is dated before an earlier one", memoId);
    }
    return &latest;
}

Status MemoState::on(const MemoVoted& event) {
    SIGNALBOX_TRY_ASSIGN(MemoVersion* const version, current(event.memoId, event.version, event.date));
    if (version->stage != MemoStage::Submitted) {
        return broken(fmt::format("a memo that is {} takes no votes", memoStageKey(version->stage)),
                      event.memoId);
    }
    if (event.date > version->memo.validOn) {
        return broken("a vote after the session of the memo", event.memoId);
    }
    if (isBlank(event.reviewer) || isBlank(event.role) || isBlank(event.comment)) {
        return broken("a vote needs reviewer, role and comment", event.memoId);
    }
    if (event.vote != "approve" && event.vote != "reject" && event.vote != "changes") {
        return broken("a vote is approve, reject or changes, not " + event.vote, event.memoId);
    }
    if (event.reviewer == version->memo.author) {
        return broken("the author votes on his own memo", event.memoId);
    }
    for (const MemoVoted& vote : version->votes) {
        if (vote.reviewer == event.reviewer) {
            return broken(event.reviewer + " voted on this version already", event.memoId);
        }
    }
    version->votes.push_back(event);
    return {};
}

Status MemoState::on(const MemoMoved& event) {
    SIGNALBOX_TRY_ASSIGN(MemoVersion* const version, current(event.memoId, event.version, event.date));
    const auto to = parseMemoStage(event.state);
    if (!to || !mayMove(version->stage, *to)) {
        return broken(
            fmt::format("a memo does not move from {} to {}", memoStageKey(version->stage), event.state),
            event.memoId);
    }
    if (*to == MemoStage::Approved && !votesAllow(*version)) {
        return broken("a memo is not approved by its votes", event.memoId);
    }
    if (*to == MemoStage::Executed && event.date != version->memo.validOn) {
        return broken("a memo is executed on its own session only", event.memoId);
    }
    if ((*to == MemoStage::Approved || *to == MemoStage::Submitted) && event.date > version->memo.validOn) {
        return broken("a memo goes forward after its session", event.memoId);
    }
    version->stage = *to;
    version->moves.push_back(event);
    return {};
}

const Memo* MemoState::find(const std::string& memoId) const {
    const auto found = m_memos.find(memoId);
    return found == m_memos.end() ? nullptr : &found->second;
}

const Memo* MemoState::of(const std::string& strategy, const std::string& underlying,
                          base::Date validOn) const {
    const auto found = m_ids.find(Trade(strategy, underlying, validOn));
    return found == m_ids.end() ? nullptr : find(found->second);
}

const MemoVersion* MemoState::approvedFor(const std::string& strategy, const std::string& underlying,
                                          base::Date validOn) const {
    const Memo* memo = of(strategy, underlying, validOn);
    return memo != nullptr && memo->latest().stage == MemoStage::Approved ? &memo->latest() : nullptr;
}

std::vector<const Memo*> MemoState::standingAt(MemoStage stage) const {
    std::vector<const Memo*> found;
    for (const auto& [id, memo] : m_memos) {
        if (memo.latest().stage == stage) {
            found.push_back(&memo);
        }
    }
    return found;
}

} // namespace signalbox::book
