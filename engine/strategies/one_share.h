// SPDX-License-Identifier: GPL-3.0-or-later
// What Breakout and ATR Matrix share as systems that buy one option on one share: columns, readings, chain,
// room in the account. The rules of each stand in its own files.
#pragma once

#include "engine/diagnosis/equity_columns.h"
#include "engine/exits/long_option_exit.h"
#include "engine/scan/listing.h"
#include "engine/scan/readings.h"
#include "engine/strategies/strategy.h"
#include "engine/structures/long_option_plan.h"

#include <string>
#include <vector>

namespace signalbox::strategies {

class SharePrepared : public Prepared {
public:
    explicit SharePrepared(std::shared_ptr<const diagnosis::EquityColumns> made) : columns(std::move(made)) {}
    std::shared_ptr<const diagnosis::EquityColumns> columns;
};
[[nodiscard]] base::Result<std::shared_ptr<const Prepared>> prepareShare(const Context& context);
[[nodiscard]] const diagnosis::EquityColumns& shareColumns(const Context& context);

/// One session of the columns in the form that a scan judges.
[[nodiscard]] scan::Readings readingsAt(const diagnosis::EquityColumns& columns, int session);
/// What the snapshot of the day knows of the symbol; whether options are listed says the chain alone.
[[nodiscard]] scan::Listing listingOf(const Context& context);

/// The session on which an order of this plan would trade: the next one after the close; the day itself in
/// the entry window, or when the chain was taken during it.
[[nodiscard]] base::Date entryDateOf(const Context& context);
/// The chain of the day with everything that quote rules and model need. A study without a previous close
/// takes the price of the chain for it, so that SPLIT_SUSPECT alone does not end it.
[[nodiscard]] structures::LongOptionChain optionChainOf(const Context& context, const std::string& strategy,
                                                        double maxSpread, base::Date entryDate);
/// The same for an open position, whose underlying may be another than that of the context.
[[nodiscard]] exits::LongOptionMarket exitMarketOf(const Context& context, const book::Position& position,
                                                   double maxSpread);
/// Closes from the day of the entry to the session before the day of the context, Missing where there is
/// none.
[[nodiscard]] base::Result<std::vector<double>> closesSinceEntry(const Context& context,
                                                                 const book::Position& position);

/// Sleeve equity at the previous close (SHR-A2).
[[nodiscard]] base::Money sleeveOf(const Context& context, const std::string& strategy);
/// What the desk weighs a trade against, without halts and memo: the room that limits leave (BRK-K8, ATR-P).
[[nodiscard]] risk::RiskContext roomOf(const Context& context, const std::string& strategy,
                                       risk::StrategyLimits limits, const risk::AccountLimits& own);

/// The limit that forbids one contract more than `contracts`, the strategy's own before the account's; empty
/// codes when none does.
struct BindingLimit {
    std::string code;
    std::string text;
};
[[nodiscard]] BindingLimit bindingLimit(const structures::TradePlan& plan, std::int64_t contracts,
                                        const risk::RiskContext& room);

/// The series that were read, with date and source (SHR-D9).
[[nodiscard]] std::vector<entry::InputUse> inputsOf(const Context& context,
                                                    const std::vector<std::string>& names, bool gap);
[[nodiscard]] ChartStudies shareChart(const Context& context, int sessions);

/// What the systems that buy one option on one share have in common as values: scan, columns, chart, no
/// regime rule of the desk, no limit of delta. The parts that decide are for each to set.
[[nodiscard]] Strategy shareStrategy(const char* key, const char* name, int priority);
[[nodiscard]] risk::StrategyLimits shareLimits();

/// "$1,000.00": cents always shown, as BRK-T2 wants it.
[[nodiscard]] std::string usdCents(base::Money amount);

} // namespace signalbox::strategies
