// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with memos: votes and overrides (BRK-P).
#include "app/core/day/prepared_day.h"
#include "engine/memo/memo_of_day.h"
#include "engine/session/account.h"
#include "engine/session/book_as_of.h"
#include "engine/session/positions.h"

namespace signalbox::app {
namespace {

constexpr const char* Mode = "PAPER";

/// Beyond the panel's rules nothing is an error: its refusal is the answer.
base::Status refusal(const memo::ReviewStep& step, const std::string& memoId) {
    if (step.refusal.empty()) {
        return {};
    }
    return base::fail(base::ErrorCode::Refused, step.refusal, memoId, step.wayOut);
}

memo::MemoBody bodyOf(const session::DayResult& made, const session::PlanOutcome& plan,
                      const book::Book& book) {
    const std::string shortSide = entry::breakoutSideName(entry::BreakoutSide::Short);
    memo::MemoSources sources;
    sources.plan = &plan;
    sources.context = &made.context;
    sources.validOn = made.state.nextSession;
    sources.sleeveEquity = session::sleeveEquity(made.context.parameters->account(), made.state.strategy,
                                                 book.equityBefore(made.state.date));
    sources.edge = strategies::breakoutEdge(made.context, plan.evaluation.signal == shortSide
                                                              ? entry::BreakoutSide::Short
                                                              : entry::BreakoutSide::Long);
    return memo::recordedFacts(sources);
}

} // namespace

base::Result<book::MemoStage> Workstation::vote(const memo::VoteEntry& entry,
                                                std::optional<base::UtcTime> at) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY_ASSIGN(book::Book book, book::Book::fold(entries));
    const book::Memo* memo = book.memos().find(entry.memoId);
    if (memo == nullptr) {
        return base::fail(base::ErrorCode::MissingData, "there is no memo " + entry.memoId, "--memo",
                          "signalbox journal export shows the memos");
    }
    if (!at && !m_market.simulated()) {
        at = systemNow();
    } else if (!at) {
        SIGNALBOX_TRY_ASSIGN(at, calendar::Calendar::standard().closeInstant(memo->latest().memo.date));
    } else if (!m_market.simulated() && *at > systemNow()) {
        return base::fail(base::ErrorCode::Refused, base::toIso(*at) + " lies in the future", "--time");
    }
    const memo::ReviewStep step =
        memo::personVotes(book.memos(), entry, memo::panelRules(m_open.parameters.breakout(), Mode), *at);
    SIGNALBOX_TRY(refusal(step, entry.memoId));
    SIGNALBOX_TRY(append(step.events, entry.reviewer));
    const auto* moved = std::get_if<book::MemoMoved>(&step.events.back());
    const auto stage = moved == nullptr ? std::nullopt : book::parseMemoStage(moved->state);
    return stage.value_or(book::MemoStage::Submitted);
}

base::Result<book::MemoStage> Workstation::overrideMemo(const DayQuery& query, const ManualChange& change,
                                                        std::optional<base::UtcTime> at) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(const Prepared prepared, prepare(query));
    SIGNALBOX_TRY_ASSIGN(session::DayResult made,
                         session::evaluateDay(prepared.inputs(m_open.parameters, query)));
    SIGNALBOX_TRY_ASSIGN(book::Book whole, book::Book::fold(prepared.entries));
    SIGNALBOX_TRY(session::lapsePassedOrders(whole, made.state.date));
    SIGNALBOX_TRY_ASSIGN(const session::PlanResult plan, changePlan(made, whole, *prepared.strategy, change));
    const std::string where = made.state.strategy + " " + made.state.underlying;
    if (!prepared.strategy->limits(made.context).needsMemo) {
        return base::fail(base::ErrorCode::Usage, "the strategy needs no memos", where);
    }
    if (!memo::deservesMemo(plan.outcome)) {
        return base::fail(
            base::ErrorCode::Refused,
            plan.outcome.refusal.empty() ? "there is no trade to propose" : plan.outcome.refusal, where);
    }
    if (!at) {
        SIGNALBOX_TRY_ASSIGN(const base::UtcTime close,
                             calendar::Calendar::standard().closeInstant(made.state.date));
        at = m_market.simulated() ? close : systemNow();
    }
    SIGNALBOX_TRY_ASSIGN(const memo::ReviewStep step,
                         memo::overrideMemo(whole, bodyOf(made, plan.outcome, whole), change.by,
                                            memo::panelRules(m_open.parameters.breakout(), Mode), *at,
                                            calendar::Calendar::standard()));
    SIGNALBOX_TRY(refusal(step, where));
    SIGNALBOX_TRY(append(step.events, change.by));
    const auto* moved = std::get_if<book::MemoMoved>(&step.events.back());
    const auto stage = moved == nullptr ? std::nullopt : book::parseMemoStage(moved->state);
    return stage.value_or(book::MemoStage::Submitted);
}

} // namespace signalbox::app
