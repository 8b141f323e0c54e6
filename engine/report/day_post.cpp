// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/day_post.h"

#include "engine/base/format.h"
#include "engine/memo/body_json.h"
#include "engine/stats/performance.h"

#include <cmath>

namespace signalbox::report {
namespace {

std::string edgeMarks(const structures::EntryFacts& facts, const memo::EdgePart& edge) {
    std::string marks = facts.probe ? "PROBE" : "";
    if (!facts.assumedEdge.empty()) {
        marks += (marks.empty() ? "" : ". ") + facts.assumedEdge;
        if (edge.evidenceP && edge.evidenceB) {
            marks += " (evidence p=" + base::fixed(*edge.evidenceP, 2) +
                     ", b=" + base::fixed(*edge.evidenceB, 2) +
                     (facts.evidence ? "; " + *facts.evidence : std::string()) + ")";
        }
    }
    return marks;
}

/// The scores at the signal, and on what belief it was staked, as the memo of the position keeps them.
void addMemo(const book::Book& book, const book::Position& position, TradePost& post) {
    const book::Memo* memo = position.facts ? book.memos().find(position.facts->memoId) : nullptr;
    if (memo == nullptr) {
        return;
    }
    if (const auto body = memo::parseBody(memo->latest().memo.body)) {
        post.zPrice = body->thesis.zPrice;
        post.zVol = body->thesis.zVol;
        post.marks = edgeMarks(*position.facts, body->risk.edge);
    }
}

const book::Position* tradeOf(const DayPostInputs& inputs) {
    const book::Position* found = nullptr;
    for (const book::Position& position : inputs.book->positions()) {
        if (position.strategy != inputs.strategy || position.openedOn != inputs.date ||
            position.legs.size() != 1) {
            continue;
        }
        const bool greater = found == nullptr || position.maxLoss > found->maxLoss ||
                             (position.maxLoss == found->maxLoss && position.underlying < found->underlying);
        found = greater ? &position : found;
    }
    return found;
}

std::vector<ClosedInPost> closedToday(const DayPostInputs& inputs) {
    std::vector<ClosedInPost> closed;
    for (const book::Position* position : inputs.book->closedTrades()) {
        if (position->strategy == inputs.strategy && position->closedOn == inputs.date) {
            closed.push_back(
                {position->underlying, 100 * position->returnOnRisk().value_or(0), position->netPl});
        }
    }
    return closed;
}

} // namespace

double growthSinceStart(const book::Book& book) {
    const auto& points = book.equityHistory();
    if (points.empty() || points.front().flows <= base::Money()) {
        return 1;
    }
    // What was paid in by the first close is what it began with.
    double growth = points.front().equity.toDollars() / points.front().flows.toDollars();
    for (const double one : stats::dailyReturns(points)) {
        growth *= 1 + one;
    }
    return growth;
}

PostAccount postAccount(const book::Book& book) {
    const base::Money equity = book.latestEquity();
    const double growth = growthSinceStart(book);
    const base::Money start =
        growth > 0 ? base::Money::cents(std::llround(static_cast<double>(equity.toCents()) / growth))
                   : base::Money();
    return {equity, start};
}

std::optional<std::string> postOfDay(const DayPostInputs& inputs) {
    if (const book::Position* trade = tradeOf(inputs)) {
        const market::OptionContract& contract = trade->legs.front().contract;
        TradePost post;
        post.mode = inputs.mode;
        post.date = inputs.date;
        post.contracts = trade->contracts;
        post.symbol = trade->underlying;
        post.expiration = contract.expiration;
        post.strike = contract.strike;
        post.call = contract.right == market::Right::Call;
        post.price = trade->entryPrice;
        post.maxLoss = trade->maxLoss;
        post.sleeve = inputs.sleeve;
        addMemo(*inputs.book, *trade, post);
        post.mood = inputs.mood;
        post.closed = closedToday(inputs);
        post.account = postAccount(*inputs.book);
        return postText(post);
    }
    NoTradePost post;
    post.mode = inputs.mode;
    post.date = inputs.date;
    post.scanned = inputs.scan.scanned;
    post.signals = inputs.scan.signals;
    post.topReject = topRejectText(inputs.scan.rejects);
    post.mood = inputs.mood;
    post.closed = closedToday(inputs);
    post.account = postAccount(*inputs.book);
    return postText(post);
}

std::optional<std::string> briefPost(const BriefPostInputs& inputs) {
    BriefPost post;
    post.mode = inputs.mode;
    post.date = inputs.date;
    post.inputs = inputs.light;
    post.light = diagnosis::marketLight(inputs.light);
    for (const book::Memo* memo : inputs.book->memos().standingAt(book::MemoStage::Approved)) {
        const book::MemoWritten& written = memo->latest().memo;
        post.approved += written.strategy == inputs.strategy && written.validOn == inputs.date ? 1 : 0;
    }
    for (const book::Position* position : inputs.book->openPositions()) {
        post.open += position->strategy == inputs.strategy ? 1 : 0;
    }
    post.account = postAccount(*inputs.book);
    return postText(post);
}

} // namespace signalbox::report
