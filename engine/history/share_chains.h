// SPDX-License-Identifier: GPL-3.0-or-later
// The option chains of one share or fund over many sessions: recorded ones where they are stored, else made
// by a model when somebody asks. Both are chains like any other, so that the rules of the live day read them.
#pragma once

#include "engine/history/quotes.h"
#include "engine/market/option_chain.h"

#include <map>
#include <memory>
#include <optional>

namespace signalbox::history {

/// What is asked of a chain, so that a model makes no more than that. A recorded chain comes whole.
struct ShareWish {
    int minDte = 0; ///< calendar days from the session
    int maxDte = 60;
    std::optional<market::Right> right;             ///< absent: both
    std::optional<market::OptionContract> contract; ///< listed whatever the spot did; absent: none
    bool contractAlone = false;                     ///< nothing besides it
};
struct ShareChain {
    std::shared_ptr<const market::OptionChain> chain; ///< null: no quotes
    Origin origin = Origin::None;
};

/// Immutable; may be used from several threads. Sessions are calendar session numbers.
class ShareChains {
public:
    ShareChains() = default;
    ShareChains(const ShareChains&) = delete;
    ShareChains& operator=(const ShareChains&) = delete;
    virtual ~ShareChains() = default;
    [[nodiscard]] virtual ShareChain at(int session, const ShareWish& wish) const = 0;
};

/// Recorded chains by session; elsewhere what `other` says, which may be null. A contract asked for alone
/// that the recorded chain does not list is asked of the other too: a position opened on quotes of the model
/// is not lost because a chain of other strikes was recorded later.
class RecordedShareChains final : public ShareChains {
public:
    using Chains = std::map<int, std::shared_ptr<const market::OptionChain>>;
    explicit RecordedShareChains(Chains chains, std::shared_ptr<const ShareChains> other = {});
    [[nodiscard]] ShareChain at(int session, const ShareWish& wish) const override;
    [[nodiscard]] const Chains& chains() const { return m_chains; }

private:
    Chains m_chains;
    std::shared_ptr<const ShareChains> m_other;
};

} // namespace signalbox::history
