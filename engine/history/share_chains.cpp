// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/share_chains.h"

#include <algorithm>

namespace signalbox::history {
namespace {

bool lists(const market::OptionChain& chain, const market::OptionContract& contract) {
    return std::any_of(chain.blocks().begin(), chain.blocks().end(), [&](const market::ExpiryBlock& block) {
        const auto index = block.indexOf(contract.strike);
        return block.root == contract.root && block.expiration == contract.expiration &&
               block.settlement == contract.settlement && index &&
               block.side(contract.right).listed[*index] != 0;
    });
}

} // namespace

RecordedShareChains::RecordedShareChains(Chains chains, std::shared_ptr<const ShareChains> other)
    : m_chains(std::move(chains)), m_other(std::move(other)) {}

ShareChain RecordedShareChains::at(int session, const ShareWish& wish) const {
    const auto found = m_chains.find(session);
    const bool recorded =
        found != m_chains.end() && (!wish.contractAlone || !m_other || lists(*found->second, *wish.contract));
    if (recorded) {
        return {found->second, Origin::Quotes};
    }
    return m_other ? m_other->at(session, wish) : ShareChain{};
}

} // namespace signalbox::history
