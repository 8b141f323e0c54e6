// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/account.h"

#include "engine/market/product.h"
#include "engine/strategies/registry.h"

#include <algorithm>

namespace signalbox::session {

risk::EnabledStrategies enabledStrategies(const params::AccountParameters& account) {
    risk::EnabledStrategies enabled;
    enabled.optimus = account.enabled("optimus");
    enabled.atrMatrix = account.enabled("atr-matrix");
    enabled.breakout = account.enabled("breakout");
    return enabled;
}

AccountEquity accountEquity(const book::Book& book, base::Date date) {
    const auto& history = book.equityHistory();
    AccountEquity worth;
    worth.dayClosed = !history.empty() && history.back().date == date;
    worth.equity = worth.dayClosed ? history.back().equity : book.equityAtMarks();
    // A flow after the close moved the high-water mark, so that it counts on both sides (SHR-A2).
    const auto down = worth.dayClosed
                          ? risk::drawdown(book.latestEquity(), book.highWaterMark())
                          : risk::drawdown(worth.equity, std::max(book.highWaterMark(), worth.equity));
    worth.drawdown = down ? down->toReal() : 0;
    return worth;
}

base::Money sleeveEquity(const params::AccountParameters& account, const std::string& strategy,
                         base::Money accountEquity) {
    return account.weightOf(strategy).of(accountEquity);
}

base::Money sleeveEquity(const params::AccountParameters& account, const strategies::Strategy& strategy,
                         base::Money accountEquity) {
    return strategy.weight.value_or(account.weightOf(strategy.key)).of(accountEquity);
}

RecentTrades recentTrades(const book::Book& book, const std::string& strategy) {
    RecentTrades recent;
    std::vector<bool> wins;
    for (const book::Position* trade : book.closedTrades()) {
        if (trade->strategy == strategy) {
            wins.push_back(trade->netPl > base::Money());
        }
    }
    recent.closed = static_cast<int>(wins.size());
    const std::size_t first = wins.size() > 10 ? wins.size() - 10 : 0;
    for (std::size_t i = first; i < wins.size(); ++i) {
        recent.winsLast10 += wins[i] ? 1 : 0;
    }
    return recent;
}

namespace {

std::vector<risk::BreakerTrade> breakerTrades(const book::Book& book, const std::string& strategy,
                                              const risk::BreakerParameters& parameters) {
    std::vector<risk::BreakerTrade> trades;
    for (const book::Position* trade : book.closedTrades()) {
        if (trade->strategy != strategy) {
            continue;
        }
        if (const auto seen = risk::breakerTrade(*trade, parameters)) {
            trades.push_back(*seen);
        }
    }
    return trades;
}

/// The memo that stands for the session of the order: that of the context in the entry window, the next one
/// while the plan is provisional (BRK-P4).
std::optional<risk::ApprovedMemo> approvedMemo(const book::Book& book, const strategies::Strategy& strategy,
                                               const strategies::Context& context) {
    base::Date session = context.date;
    if (context.provisional) {
        const auto next = context.calendar->nextSession(context.date);
        if (!next) {
            return std::nullopt;
        }
        session = *next;
    }
    const book::MemoVersion* version = book.memos().approvedFor(strategy.key, context.underlying, session);
    if (version == nullptr) {
        return std::nullopt;
    }
    const book::MemoWritten& memo = version->memo;
    return risk::ApprovedMemo{memo.memoId, memo.contract, memo.contracts, memo.limit};
}

} // namespace

base::Result<HaltState> haltsInForce(const book::Book& book, const strategies::Strategy& strategy,
                                     const strategies::Context& context) {
    HaltState halts;
    // An evaluation at the close of t is about an entry on the next session (OPT-T2).
    SIGNALBOX_TRY_ASSIGN(const base::Date entryDay, context.calendar->nextSession(context.date));
    const risk::BreakerParameters parameters = strategy.breaker(context);
    const auto trades = breakerTrades(book, strategy.key, parameters);
    SIGNALBOX_TRY_ASSIGN(halts.breaker, risk::breakerStatus(trades, book.acknowledgements(), strategy.key,
                                                            entryDay, *context.calendar, parameters));
    if (halts.breaker.on || halts.breaker.needsAcknowledgement) {
        halts.codes.push_back(parameters.code);
    }
    for (const book::HaltRaised& halt : book.openHalts(strategy.key)) {
        // The breaker says by itself whether it is still on.
        if (halt.code != parameters.code &&
            std::find(halts.codes.begin(), halts.codes.end(), halt.code) == halts.codes.end()) {
            halts.codes.push_back(halt.code);
        }
    }
    const auto enabled = enabledStrategies(context.parameters->account());
    const risk::RiskContext account =
        risk::contextFrom(book, strategy.key, context.underlying, context.date, enabled);
    halts.accountReason =
        risk::accountSuspension({account.accountEquity, account.accountHeat, account.groupHeat, account.cash,
                                 account.dayReturn, account.drawdown},
                                strategies::accountLimits(context.parameters->account(), strategy.account));
    if (!halts.accountReason.empty()) {
        halts.codes.emplace_back("ACCOUNT_SUSPENDED");
    }
    return halts;
}

strategies::SizingFacts sizingFacts(const book::Book& book, const strategies::Strategy& strategy,
                                    const strategies::Context& context,
                                    std::optional<double> aggregateDelta) {
    strategies::SizingFacts facts;
    facts.accountEquity = book.latestEquity();
    facts.sleeveEquity =
        sleeveEquity(context.parameters->account(), strategy, book.equityBefore(context.date));
    facts.highWaterMark = book.highWaterMark();
    facts.openHeat = book.heat(strategy.key);
    facts.aggregateDelta = aggregateDelta;
    facts.buyingPower = book.buyingPower();
    const RecentTrades recent = recentTrades(book, strategy.key);
    facts.closedTrades = recent.closed;
    facts.winsLast10 = recent.winsLast10;
    return facts;
}

risk::RiskContext riskContext(const book::Book& book, const strategies::Strategy& strategy,
                              const strategies::Context& context, const entry::EntryEvaluation& evaluation,
                              std::optional<double> aggregateDelta) {
    risk::RiskContext desk = risk::contextFrom(book, strategy.key, context.underlying, context.date,
                                               enabledStrategies(context.parameters->account()));
    desk.limits = strategy.limits(context);
    desk.account = strategies::accountLimits(context.parameters->account(), strategy.account);
    desk.sleeveEquity = sleeveEquity(context.parameters->account(), strategy, desk.accountEquity);
    desk.aggregateDelta = aggregateDelta;
    // The desk knows the halts of the book it weighs; the context may know of others.
    for (const std::string& code : context.halts) {
        if (std::find(desk.halts.begin(), desk.halts.end(), code) == desk.halts.end()) {
            desk.halts.push_back(code);
        }
    }
    desk.regime = evaluation.regime;
    desk.memo = approvedMemo(book, strategy, context);
    return desk;
}

} // namespace signalbox::session
