// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/spread_selector.h"

#include "engine/structures/expiry_selector.h"
#include "engine/structures/plan_builder.h"
#include "engine/structures/selection_block.h"

namespace signalbox::structures {
namespace {

std::vector<StrikeRow> putRows(const market::ExpiryBlock& block, const chains::ExpiryAnalytics& analytics,
                               std::vector<std::size_t>& indices) {
    std::vector<StrikeRow> rows;
    rows.reserve(block.strikes.size());
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        if (block.puts.listed[i] != 0) {
            rows.push_back({block.strikes[i], base::known(analytics.puts.delta[i]), block.puts.bidAt(i),
                            block.puts.askAt(i)});
            indices.push_back(i);
        }
    }
    return rows;
}

StrikeRules strikeRules(const SelectorInputs& inputs) {
    const SelectorParameters& p = inputs.parameters;
    StrikeRules rules;
    rules.targetDelta = p.targetDeltaFor(inputs.highVol);
    rules.deltaTolerance = p.deltaTolerance;
    rules.width = p.widthFor(inputs.highVol);
    rules.minCreditOfWidth = p.minCreditOfWidth;
    rules.entrySlippage = p.entrySlippage;
    rules.packageTicks = market::knownProduct(inputs.chain->underlying())->packageTicks;
    rules.maxSpread = p.maxSpread;
    return rules;
}

} // namespace

Selection selectPutCreditSpread(const SelectorInputs& inputs) {
    Selection selection;
    selection.refusal = chainRefusal(inputs);
    if (!selection.refusal.empty()) {
        return selection;
    }
    const auto chosenBlock = selectExpiry(*inputs.chain, inputs.parameters.expiry);
    if (!chosenBlock) {
        selection.refusal = NoSuitableStrikes;
        return selection;
    }
    const market::ExpiryBlock& block = inputs.chain->blocks()[*chosenBlock];
    selection.expiration = block.expiration;
    const chains::ExpiryAnalytics analytics = analyticsOf(inputs, *chosenBlock);
    selection.refusal = analyticsRefusal(analytics);
    if (!selection.refusal.empty()) {
        return selection;
    }
    std::vector<std::size_t> indices;
    const std::vector<StrikeRow> rows = putRows(block, analytics, indices);
    const StrikePick pick = selectStrikes(rows, strikeRules(inputs), [&](std::size_t row) {
        return legCodes(inputs, block, analytics, market::Right::Put, indices[row]);
    });
    selection.candidates = pick.candidates;
    if (!pick.chosen) {
        selection.refusal = NoSuitableStrikes;
        return selection;
    }
    VerticalRequest request;
    request.strategy = inputs.strategy;
    request.provisional = inputs.provisional;
    request.right = market::Right::Put;
    request.shortIndex = indices[pick.shortRow];
    request.longIndex = indices[pick.longRow];
    request.limit = pick.limit;
    selection.plan = buildCreditSpread(*inputs.chain, block, analytics, request);
    selection.plan->candidates = pick.candidates;
    return selection;
}

} // namespace signalbox::structures
