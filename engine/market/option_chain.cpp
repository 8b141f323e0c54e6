// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/option_chain.h"

#include <algorithm>
#include <tuple>

namespace signalbox::market {
namespace {

std::optional<base::Price> priceAt(const std::vector<std::int64_t>& column, std::size_t i) {
    return column[i] == NoPrice ? std::nullopt : std::optional(base::Price::units(column[i]));
}

bool hasLength(const QuoteColumns& columns, std::size_t n) {
    return columns.listed.size() == n && columns.bid.size() == n && columns.ask.size() == n &&
           columns.last.size() == n && columns.volume.size() == n && columns.openInterest.size() == n &&
           columns.vendorIv.size() == n && columns.vendorDelta.size() == n &&
           columns.vendorGamma.size() == n && columns.vendorTheta.size() == n &&
           columns.vendorVega.size() == n;
}

auto blockKey(const ExpiryBlock& block) {
    return std::tie(block.expiration, block.settlement, block.root);
}

} // namespace

void QuoteColumns::resize(std::size_t strikes) {
    listed.resize(strikes, 0);
    bid.resize(strikes, NoPrice);
    ask.resize(strikes, NoPrice);
    last.resize(strikes, NoPrice);
    volume.resize(strikes, NoCount);
    openInterest.resize(strikes, NoCount);
    for (std::vector<double>* column : {&vendorIv, &vendorDelta, &vendorGamma, &vendorTheta, &vendorVega}) {
        column->resize(strikes, base::Missing);
    }
}

std::optional<base::Price> QuoteColumns::bidAt(std::size_t i) const {
    return priceAt(bid, i);
}

std::optional<base::Price> QuoteColumns::askAt(std::size_t i) const {
    return priceAt(ask, i);
}

std::optional<std::size_t> ExpiryBlock::indexOf(base::Strike strike) const {
    const auto at = std::lower_bound(strikes.begin(), strikes.end(), strike);
    if (at == strikes.end() || *at != strike) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - strikes.begin());
}

OptionContract ExpiryBlock::contract(const std::string& underlying, Right right, std::size_t index) const {
    return {underlying, root, expiration, settlement, right, strikes[index], multiplier};
}

base::Result<std::shared_ptr<const OptionChain>>
OptionChain::create(ChainId id, std::optional<double> underlyingPrice, base::UtcTime asOf, Basis basis,
                    std::vector<ExpiryBlock> blocks, bool simulated) {
    std::sort(blocks.begin(), blocks.end(),
              [](const ExpiryBlock& a, const ExpiryBlock& b) { return blockKey(a) < blockKey(b); });
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const ExpiryBlock& block = blocks[i];
        const std::size_t n = block.strikes.size();
        const std::string where = id.underlying + " " + block.root + " " + base::toIso(block.expiration);
        if (n == 0 || !hasLength(block.calls, n) || !hasLength(block.puts, n)) {
            return base::fail(base::ErrorCode::Internal, "an expiration with columns of unequal length",
                              where);
        }
        if (std::adjacent_find(block.strikes.begin(), block.strikes.end(), std::greater_equal<>{}) !=
            block.strikes.end()) {
            return base::fail(base::ErrorCode::Internal, "strikes are not strictly increasing", where);
        }
        if (i > 0 && block.root == blocks[i - 1].root && block.expiration == blocks[i - 1].expiration &&
            block.settlement == blocks[i - 1].settlement) {
            return base::fail(base::ErrorCode::Internal, "the same expiration twice", where);
        }
    }
    std::shared_ptr<OptionChain> chain(new OptionChain);
    chain->m_id = std::move(id);
    chain->m_underlyingPrice = underlyingPrice;
    chain->m_asOf = asOf;
    chain->m_basis = basis;
    chain->m_simulated = simulated;
    chain->m_blocks = std::move(blocks);
    return std::shared_ptr<const OptionChain>(std::move(chain));
}

const ExpiryBlock* OptionChain::find(base::Date expiration, Settlement settlement) const {
    for (const ExpiryBlock& block : m_blocks) {
        if (block.expiration == expiration && block.settlement == settlement && !block.adjusted) {
            return &block;
        }
    }
    return nullptr;
}

const ExpiryBlock* OptionChain::find(const std::string& root, base::Date expiration) const {
    for (const ExpiryBlock& block : m_blocks) {
        if (block.expiration == expiration && block.root == root) {
            return &block;
        }
    }
    return nullptr;
}

std::size_t OptionChain::contracts() const {
    std::size_t count = 0;
    for (const ExpiryBlock& block : m_blocks) {
        for (const QuoteColumns* side : {&block.calls, &block.puts}) {
            count += static_cast<std::size_t>(std::count(side->listed.begin(), side->listed.end(), 1));
        }
    }
    return count;
}

} // namespace signalbox::market
