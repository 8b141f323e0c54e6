// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/sha256.h"
#include "engine/codec/outcome_json.h"

#include <type_traits>

namespace signalbox::codec {
namespace {

using market::BarView;

/// Adds values as the bytes they are stored in; every text with its length, so that no two inputs run
/// together.
class Digest {
public:
    template <typename T>
    void add(T value) {
        static_assert(std::is_arithmetic_v<T>);
        bytes(&value, sizeof value);
    }
    void add(const std::string& text) {
        add(static_cast<std::uint64_t>(text.size()));
        m_hash.add(text);
    }
    void add(base::Date date) { add(base::toDayNumber(date)); }
    template <typename T>
    void addColumn(const std::vector<T>& values, std::size_t count) {
        bytes(values.data(), count * sizeof(T));
    }
    [[nodiscard]] std::string hex() { return m_hash.hex(); }

private:
    void bytes(const void* data, std::size_t size) { m_hash.add({static_cast<const char*>(data), size}); }
    base::Sha256 m_hash;
};

void addView(Digest& digest, const BarView& view) {
    digest.add(static_cast<std::uint64_t>(view.size()));
    if (view.empty()) {
        return;
    }
    digest.add(view.id().symbol);
    digest.add(view.id().source);
    digest.add(static_cast<int>(view.id().basis));
    const market::BarSeries& series = *view.series();
    for (std::size_t i = 0; i < view.size(); ++i) {
        digest.add(series.dates()[i]);
    }
    for (const auto* column :
         {&series.open(), &series.high(), &series.low(), &series.close(), &series.volume()}) {
        digest.addColumn(*column, view.size());
    }
}

void addSide(Digest& digest, const market::QuoteColumns& side) {
    digest.addColumn(side.listed, side.listed.size());
    for (const auto* column : {&side.bid, &side.ask, &side.last, &side.volume, &side.openInterest}) {
        digest.addColumn(*column, column->size());
    }
}

void addChain(Digest& digest, const market::OptionChain& chain) {
    digest.add(chain.id().source);
    digest.add(chain.id().date);
    digest.add(chain.id().secondsOfDay);
    digest.add(chain.underlyingPrice().has_value());
    digest.add(chain.underlyingPrice().value_or(0));
    digest.add(static_cast<int>(chain.basis()));
    for (const market::ExpiryBlock& block : chain.blocks()) {
        digest.add(block.root);
        digest.add(block.expiration);
        digest.add(static_cast<int>(block.settlement));
        digest.add(block.multiplier);
        digest.add(block.adjusted);
        for (const base::Strike strike : block.strikes) {
            digest.add(strike.toThousandths());
        }
        addSide(digest, block.calls);
        addSide(digest, block.puts);
    }
}

} // namespace

std::string snapshotDigest(const market::MarketSnapshot& snapshot) {
    Digest digest;
    digest.add(snapshot.asOf);
    digest.add(snapshot.simulated);
    for (const auto& [name, view] : snapshot.series) {
        digest.add(name);
        addView(digest, view);
    }
    for (const auto& [settlement, view] : snapshot.vxContracts) {
        digest.add(settlement);
        addView(digest, view);
    }
    for (const auto& [underlying, chain] : snapshot.chains) {
        digest.add(underlying);
        if (chain) {
            addChain(digest, *chain);
        }
    }
    for (const market::CorporateAction& action : snapshot.actions) {
        digest.add(action.symbol);
        digest.add(action.effective);
        digest.add(static_cast<int>(action.kind));
        digest.add(action.ratio);
        digest.add(action.amount);
    }
    return digest.hex();
}

} // namespace signalbox::codec
