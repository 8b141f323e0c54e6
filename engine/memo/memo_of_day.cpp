// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/memo_of_day.h"

#include "engine/memo/body_json.h"
#include "engine/memo/complete_body.h"
#include "engine/memo/reviewers.h"

#include <algorithm>

namespace signalbox::memo {
namespace {

using book::MemoStage;

/// A ticket made under a memo keeps its terms: no new version while it is pending.
bool hasPendingTicket(const book::Book& book, const std::string& memoId) {
    return std::any_of(book.pending().begin(), book.pending().end(), [&memoId](const auto& entry) {
        const book::TicketOpened& ticket = entry.second.ticket;
        return !ticket.closesPosition && ticket.facts && ticket.facts->memoId == memoId;
    });
}

base::Result<ReviewStep> newVersion(const book::Book& book, MemoBody recorded, const PanelRules& rules,
                                    base::UtcTime at, const calendar::Calendar& calendar) {
    const HeaderPart& header = recorded.header;
    const book::Memo* memo = book.memos().of(header.strategy, header.symbol, header.validOn);
    if (memo != nullptr) {
        const MemoStage stage = memo->latest().stage;
        if (stage == MemoStage::Executed || stage == MemoStage::Expired || stage == MemoStage::Lapsed) {
            return ReviewStep{{}, std::string("the memo is ") + book::memoStageKey(stage), {}};
        }
        if (hasPendingTicket(book, memo->id())) {
            return ReviewStep{{}, "an order of this memo is pending", "end it first"};
        }
        recorded.header.memoId = memo->id();
    }
    const int version = memo == nullptr ? 1 : memo->latest().memo.version + 1;
    SIGNALBOX_TRY_ASSIGN(book::MemoWritten written,
                         writeMemo(std::move(recorded), version, calendar::newYorkDate(at), calendar));
    ReviewStep step = submit(written, rules, at);
    if (!step.refusal.empty()) {
        return step;
    }
    step.events.insert(step.events.begin(), std::move(written));
    return step;
}

} // namespace

bool deservesMemo(const session::PlanOutcome& plan) {
    if (plan.hypothetical || !plan.selection || !plan.selection->plan || !plan.size ||
        plan.size->contracts <= 0 || !plan.verdict) {
        return false;
    }
    const std::vector<std::string> failing = plan.verdict->failingCodes();
    return std::all_of(failing.begin(), failing.end(),
                       [](const std::string& code) { return code == risk::checkCode(risk::Check::Memo); });
}

base::Result<book::MemoWritten> writeMemo(MemoBody recorded, int version, base::Date date,
                                          const calendar::Calendar& calendar) {
    recorded.header.version = version;
    recorded.header.date = date;
    SIGNALBOX_TRY_ASSIGN(const MemoBody body, completeBody(std::move(recorded), calendar));
    const HeaderPart& header = body.header;
    book::MemoWritten memo;
    memo.memoId = header.memoId;
    memo.version = version;
    memo.strategy = header.strategy;
    memo.underlying = header.symbol;
    memo.signalDate = header.signalDate;
    memo.validOn = header.validOn;
    memo.date = date;
    memo.author = header.author;
    memo.contract = header.contract;
    memo.contracts = header.quantity.value_or(0);
    memo.limit = header.limit.value_or(base::Price());
    memo.body = bodyJson(body);
    memo.bodyHash = bodyHash(memo.body);
    return memo;
}

base::Result<std::vector<book::Event>> memosOfDay(const book::MemoState& memos,
                                                  std::span<const MemoBody> recorded,
                                                  const calendar::Calendar& calendar) {
    std::vector<book::Event> events;
    for (const MemoBody& facts : recorded) {
        const HeaderPart& header = facts.header;
        if (memos.of(header.strategy, header.symbol, header.validOn) != nullptr) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(book::MemoWritten memo, writeMemo(facts, 1, header.signalDate, calendar));
        events.emplace_back(std::move(memo));
    }
    return events;
}

ReviewOfDay reviewOfDay(const book::MemoState& memos, const PanelRules& rules, base::UtcTime at) {
    ReviewOfDay review;
    for (const book::Memo* memo : memos.standingAt(MemoStage::Draft)) {
        const book::MemoWritten& draft = memo->latest().memo;
        if (at >= expiryOf(draft)) {
            continue;
        }
        ReviewStep step = submit(draft, rules, at);
        if (!step.refusal.empty()) {
            review.refused.push_back({draft.memoId, std::move(step.refusal)});
            continue;
        }
        review.events.insert(review.events.end(), step.events.begin(), step.events.end());
    }
    return review;
}

bool needsNewVersion(const book::MemoWritten& memo, const HeaderPart& trade) {
    return trade.contract != memo.contract || trade.quantity.value_or(0) > memo.contracts ||
           trade.limit.value_or(base::Price()) > memo.limit;
}

base::Result<ReviewStep> reviseForWindow(const book::Book& book, MemoBody recorded, const PanelRules& rules,
                                         base::UtcTime at, const calendar::Calendar& calendar) {
    const HeaderPart& header = recorded.header;
    const book::MemoVersion* approved =
        book.memos().approvedFor(header.strategy, header.symbol, header.validOn);
    if (approved == nullptr) {
        return ReviewStep{{}, "no memo of this trade is approved for this session", {}};
    }
    if (!needsNewVersion(approved->memo, header)) {
        return ReviewStep{};
    }
    if (rules.mode == "LIVE" || rules.humans > 0) {
        return ReviewStep{{},
                          "the trade lies beyond its memo, and only people may approve another",
                          "override the memo and let the panel vote before 11:00 ET"};
    }
    recorded.header.author = SystemAuthor;
    return newVersion(book, std::move(recorded), rules, at, calendar);
}

base::Result<ReviewStep> overrideMemo(const book::Book& book, MemoBody recorded, const std::string& by,
                                      const PanelRules& rules, base::UtcTime at,
                                      const calendar::Calendar& calendar) {
    if (by.empty() || by == SystemAuthor || by == QuantReviewer || by == RiskReviewer) {
        return ReviewStep{{}, "an override needs the name of a person", {}};
    }
    if (std::string impossible = approvalImpossible(rules, by); !impossible.empty()) {
        return ReviewStep{{}, std::move(impossible), "add a person to panel_people"};
    }
    recorded.header.author = by;
    return newVersion(book, std::move(recorded), rules, at, calendar);
}

} // namespace signalbox::memo
