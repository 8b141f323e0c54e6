// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/merge.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace signalbox::store {
namespace {

using market::ExpiryBlock;
using market::OptionChain;
using market::QuoteColumns;

using BlockKey = std::tuple<base::Date, market::Settlement, std::string>;

BlockKey keyOf(const ExpiryBlock& block) {
    return {block.expiration, block.settlement, block.root};
}

void copyRow(const QuoteColumns& from, std::size_t i, QuoteColumns& to, std::size_t at) {
    to.listed[at] = from.listed[i];
    to.bid[at] = from.bid[i];
    to.ask[at] = from.ask[i];
    to.last[at] = from.last[i];
    to.volume[at] = from.volume[i];
    to.openInterest[at] = from.openInterest[i];
    to.vendorIv[at] = from.vendorIv[i];
    to.vendorDelta[at] = from.vendorDelta[i];
    to.vendorGamma[at] = from.vendorGamma[i];
    to.vendorTheta[at] = from.vendorTheta[i];
    to.vendorVega[at] = from.vendorVega[i];
}

double dollars(std::int64_t units) {
    return units == market::NoPrice ? base::Missing : base::Price::units(units).toDollars();
}

double count(std::int64_t value) {
    return value == market::NoCount ? base::Missing : static_cast<double>(value);
}

struct Difference {
    const char* field = nullptr; ///< null: none
    double before = base::Missing;
    double after = base::Missing;
};

Difference firstDifference(const QuoteColumns& a, std::size_t i, const QuoteColumns& b, std::size_t j) {
    const std::pair<const char*, std::vector<std::int64_t> QuoteColumns::*> prices[] = {
        {"bid", &QuoteColumns::bid}, {"ask", &QuoteColumns::ask}, {"last", &QuoteColumns::last}};
    for (const auto& [name, column] : prices) {
        if ((a.*column)[i] != (b.*column)[j]) {
            return {name, dollars((a.*column)[i]), dollars((b.*column)[j])};
        }
    }
    const std::pair<const char*, std::vector<std::int64_t> QuoteColumns::*> counts[] = {
        {"volume", &QuoteColumns::volume}, {"open interest", &QuoteColumns::openInterest}};
    for (const auto& [name, column] : counts) {
        if ((a.*column)[i] != (b.*column)[j]) {
            return {name, count((a.*column)[i]), count((b.*column)[j])};
        }
    }
    const std::pair<const char*, std::vector<double> QuoteColumns::*> vendor[] = {
        {"vendor volatility", &QuoteColumns::vendorIv},
        {"vendor delta", &QuoteColumns::vendorDelta},
        {"vendor gamma", &QuoteColumns::vendorGamma},
        {"vendor theta", &QuoteColumns::vendorTheta},
        {"vendor vega", &QuoteColumns::vendorVega}};
    for (const auto& [name, column] : vendor) {
        const double before = (a.*column)[i];
        const double after = (b.*column)[j];
        const bool bothMissing = !base::isKnown(before) && !base::isKnown(after);
        if (!bothMissing && std::bit_cast<std::uint64_t>(before) != std::bit_cast<std::uint64_t>(after)) {
            return {name, before, after};
        }
    }
    return {};
}

class BlockMerge {
public:
    BlockMerge(const market::ChainId& id, MergeReport& report) : m_id(id), m_report(report) {}

    ExpiryBlock merge(const ExpiryBlock& stored, const ExpiryBlock& incoming) {
        ExpiryBlock result = incoming;
        result.strikes.clear();
        std::set_union(stored.strikes.begin(), stored.strikes.end(), incoming.strikes.begin(),
                       incoming.strikes.end(), std::back_inserter(result.strikes));
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            QuoteColumns columns;
            columns.resize(result.strikes.size());
            for (std::size_t at = 0; at < result.strikes.size(); ++at) {
                mergeRow(stored, incoming, right, result, at, columns);
            }
            result.side(right) = std::move(columns);
        }
        return result;
    }

private:
    void mergeRow(const ExpiryBlock& stored, const ExpiryBlock& incoming, market::Right right,
                  const ExpiryBlock& result, std::size_t at, QuoteColumns& columns) {
        const auto i = listedAt(stored, right, result.strikes[at]);
        const auto j = listedAt(incoming, right, result.strikes[at]);
        if (j) {
            copyRow(incoming.side(right), *j, columns, at);
        } else if (i) {
            copyRow(stored.side(right), *i, columns, at);
        }
        if (i && j) {
            const Difference difference = firstDifference(stored.side(right), *i, incoming.side(right), *j);
            if (difference.field == nullptr) {
                ++m_report.unchanged;
                return;
            }
            ++m_report.revised;
            const std::string symbol = market::occSymbol(result.contract(m_id.underlying, right, at));
            noteRevision(m_report,
                         {symbol, m_id.date, difference.field, difference.before, difference.after});
        } else if (j) {
            ++m_report.added;
        } else if (i) {
            ++m_report.kept;
        }
    }

    static std::optional<std::size_t> listedAt(const ExpiryBlock& block, market::Right right,
                                               base::Strike strike) {
        const auto index = block.indexOf(strike);
        return index && block.side(right).listed[*index] == 1 ? index : std::nullopt;
    }

    const market::ChainId& m_id;
    MergeReport& m_report;
};

std::int64_t contractsOf(const ExpiryBlock& block) {
    return std::count(block.calls.listed.begin(), block.calls.listed.end(), 1) +
           std::count(block.puts.listed.begin(), block.puts.listed.end(), 1);
}

bool sameFacts(const ExpiryBlock& a, const ExpiryBlock& b) {
    return a.multiplier == b.multiplier && a.deliverable == b.deliverable && a.adjusted == b.adjusted &&
           a.printedExpiration == b.printedExpiration;
}

/// What concerns the chain as a whole, counted as one value.
void compareHeads(const OptionChain& stored, const OptionChain& incoming, MergeReport& report) {
    const auto& before = stored.underlyingPrice();
    const auto& after = incoming.underlyingPrice();
    if (after && before != after) {
        noteRevision(report, {stored.underlying(), stored.id().date, "underlying price",
                              before.value_or(base::Missing), *after});
        ++report.revised;
    } else if (stored.asOf() != incoming.asOf() || stored.basis() != incoming.basis()) {
        noteRevision(report, {stored.underlying(), stored.id().date, "time or basis"});
        ++report.revised;
    }
}

} // namespace

base::Result<MergedChain> mergeChains(const std::shared_ptr<const OptionChain>& stored,
                                      const OptionChain& incoming) {
    MergedChain merged;
    BlockMerge blockMerge(incoming.id(), merged.report);
    std::map<BlockKey, ExpiryBlock> blocks;
    for (const ExpiryBlock& block : incoming.blocks()) {
        blocks.emplace(keyOf(block), block);
    }
    for (const ExpiryBlock& block : stored->blocks()) {
        const auto at = blocks.find(keyOf(block));
        if (at == blocks.end()) {
            merged.report.kept += contractsOf(block);
            blocks.emplace(keyOf(block), block);
            continue;
        }
        if (!sameFacts(block, at->second)) {
            ++merged.report.revised;
            noteRevision(merged.report, {block.root, incoming.id().date, "contract facts"});
        }
        at->second = blockMerge.merge(block, at->second);
    }
    for (const ExpiryBlock& block : incoming.blocks()) {
        const auto& known = stored->blocks();
        if (std::none_of(known.begin(), known.end(),
                         [&block](const ExpiryBlock& one) { return keyOf(one) == keyOf(block); })) {
            merged.report.added += contractsOf(block);
        }
    }
    compareHeads(*stored, incoming, merged.report);
    std::vector<ExpiryBlock> all;
    all.reserve(blocks.size());
    for (auto& [key, block] : blocks) {
        all.push_back(std::move(block));
    }
    const auto price = incoming.underlyingPrice() ? incoming.underlyingPrice() : stored->underlyingPrice();
    SIGNALBOX_TRY_ASSIGN(merged.chain,
                         OptionChain::create(incoming.id(), price, incoming.asOf(), incoming.basis(),
                                             std::move(all), incoming.simulated()));
    return merged;
}

} // namespace signalbox::store
