// SPDX-License-Identifier: GPL-3.0-or-later
// One option bought: the contract picked from a chain by the rules of Breakout or ATR Matrix, the plan made
// of it, and its change by a person. The rules themselves stand in long_option_selector.h.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/chains/chain_analytics.h"
#include "engine/chains/expiry_memo.h"
#include "engine/chains/quote_inputs.h"
#include "engine/structures/leg_quote.h"
#include "engine/structures/long_option_selector.h"
#include "engine/structures/replan.h"
#include "engine/structures/trade_plan.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::structures {

struct LongOptionInputs {
    std::shared_ptr<const market::OptionChain> chain;   ///< null: refused
    std::optional<double> rate;                         ///< zero rate, a fraction (chains/rate.h)
    chains::QuoteContext quotes;                        ///< with the spread limit of the strategy
    std::span<const market::CorporateAction> dividends; ///< still to come, on file (SHR-P4)
    std::string strategy;
    bool provisional = true;
    base::Date entryDate; ///< the session of the order: DTE counts from here (BRK-I1)
    base::Money entryFee; ///< per contract; part of the cost of a debit trade (SHR-N8)
    /// Reused when it belongs to this chain; else the expirations that are needed are analysed here.
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    std::shared_ptr<chains::ExpiryMemo> memo;     ///< shared with other parts of the day; null: an own one
    const calendar::Calendar* calendar = nullptr; ///< null: the standard one
};

/// Our own analysis of single expirations, each made once.
class LongOptionChain {
public:
    explicit LongOptionChain(LongOptionInputs inputs);
    [[nodiscard]] const LongOptionInputs& inputs() const { return m_inputs; }
    [[nodiscard]] const chains::ExpiryAnalytics& analyticsOf(std::size_t block) const;
    /// All codes of SHR-Q of a contract that is to be bought.
    [[nodiscard]] std::vector<chains::QuoteCode> codesOf(const ContractPlace& place,
                                                         market::Right right) const;
    [[nodiscard]] LegQuote quoteOf(const ContractPlace& place, market::Right right) const;
    /// Why no contract can be looked at; empty when one can.
    [[nodiscard]] std::string refusal() const;
    [[nodiscard]] int dteOf(std::size_t block) const;

private:
    LongOptionInputs m_inputs;
};

/// The contract looked at, also when it was refused.
struct LongOptionPick {
    std::optional<ContractPlace> place; ///< absent: no expiry, no eligible contract, or no chain
    market::OptionContract contract;    ///< meaningful with `place`
    std::optional<base::Date> expiration;
    int dte = 0; ///< from the entry date
    LegQuote quote;
    std::vector<chains::QuoteCode> codes; ///< SHR-Q of that contract
    /// NO_CHAIN, NO_EXPIRY, NOT_ATM, WIDE, OPEN_INTEREST, codes joined by ';', NO_CONTRACT; empty: taken.
    std::string reject;
    std::string detail;            ///< NO_CHAIN: what is missing, as a sentence
    int eligible = 0;              ///< contracts that ATR-O2 lets through
    bool dividendsUnknown = false; ///< priced without dividends (SHR-P4): DIV_UNKNOWN
    std::vector<Candidate> candidates;
};
/// BRK-I1, I2. No second strike is tried.
[[nodiscard]] LongOptionPick pickAtTheMoney(const LongOptionChain& chain, market::Right right,
                                            const AtmRules& rules);
/// ATR-O2, O3: calls. What ATR-O1 says of the IV Rank is the caller's to ask.
[[nodiscard]] LongOptionPick pickByDelta(const LongOptionChain& chain, const DeltaRules& rules);
/// A given contract, as a memo names it (BRK-P4): its codes are asked anew. reject: NOT_LISTED, or codes.
[[nodiscard]] LongOptionPick pickContract(const LongOptionChain& chain,
                                          const market::OptionContract& contract);

/// The plan of a contract: limit = ask, up to a legal tick (SHR-N4). The refusal names what is missing: tick
/// class, quote, delta.
[[nodiscard]] Selection planLongOption(const LongOptionChain& chain, const LongOptionPick& pick,
                                       market::Right right);
/// Another strike, expiration or limit from the same chain; every rule about quotes still applies. The
/// strike is `longStrike` of the change. `minDte` and `maxDte` bound the expiration.
[[nodiscard]] Selection changeLongOption(const LongOptionChain& chain, const TradePlan& plan,
                                         const PlanChange& change, int minDte, int maxDte);

} // namespace signalbox::structures
