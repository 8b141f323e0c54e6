// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/reviewers.h"

#include "engine/memo/body_json.h"
#include "engine/memo/findings.h"

namespace signalbox::memo {
namespace {

constexpr const char* QuantSaw =
    "Derived again from the recorded inputs: scores and side, market light, implied volatility and Greeks, "
    "break-even and its probability, evidence, f* and stake, cost and maximum loss, value table, exit "
    "levels. All agree.";
constexpr const char* RiskSaw =
    "Checked: contract, delta, spread, open interest and quote codes, budget of the light, stake within the "
    "cap, quantity within the budget, maximum loss, every limit of strategy and account, earnings, exits. "
    "All hold.";

/// What a version says of itself outside its body must be what the body says.
void reviewRecord(const book::MemoWritten& memo, const MemoBody& body, Findings& findings) {
    findings.require(bodyHash(memo.body) == memo.bodyHash, "the hash is not that of the body");
    const HeaderPart& header = body.header;
    findings.require(header.memoId == memo.memoId && header.version == memo.version &&
                         header.strategy == memo.strategy && header.symbol == memo.underlying &&
                         header.signalDate == memo.signalDate && header.validOn == memo.validOn &&
                         header.date == memo.date && header.author == memo.author,
                     "the header is about another memo");
    findings.require(header.contract == memo.contract, "the contract is not that of the body");
    findings.require(header.quantity == memo.contracts, "the quantity is not that of the body");
    findings.require(header.limit == memo.limit, "the limit is not that of the body");
    for (const std::string& field : missingFields(body)) {
        findings.add(field + " is missing");
    }
}

std::string sentences(const std::vector<std::string>& found) {
    std::string text;
    for (const std::string& one : found) {
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

} // namespace

Opinion opinionOf(const std::string& reviewer, const book::MemoWritten& memo) {
    const bool quant = reviewer == QuantReviewer;
    if (!quant && reviewer != RiskReviewer) {
        return {false, reviewer + " is no automated reviewer"};
    }
    const auto body = parseBody(memo.body);
    if (!body) {
        return {false, "the body cannot be read: " + body.error().what};
    }
    Findings findings;
    reviewRecord(memo, *body, findings);
    for (std::string& text : quant ? quantFindings(*body) : riskFindings(*body)) {
        findings.add(std::move(text));
    }
    const std::vector<std::string> found = findings.take();
    return {found.empty(), found.empty() ? (quant ? QuantSaw : RiskSaw) : sentences(found)};
}

} // namespace signalbox::memo
