// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/account_view.h"

#include "engine/market/product.h"
#include "engine/risk/account_limits.h"
#include "engine/risk/risk_desk.h"
#include "engine/session/account.h"
#include "engine/session/account_conflicts.h"

#include <algorithm>
#include <set>

namespace signalbox::session {
namespace {

std::optional<double> share(base::Money part, base::Money whole) {
    return whole > base::Money() ? std::optional(part.toDollars() / whole.toDollars()) : std::nullopt;
}

double fraction(std::int32_t basisPoints) {
    return basisPoints / 10'000.0;
}

StrategyUse useOf(const AccountViewInputs& in, const strategies::Strategy& strategy, base::Money equity) {
    StrategyUse use;
    use.key = strategy.key;
    use.name = strategy.name;
    use.priority = strategy.priority;
    const base::BasisPoints weight = in.account->weightOf(strategy.key);
    use.weight = fraction(weight.value());
    use.sleeve = weight.of(equity);
    use.heat = in.book->heat(strategy.key);
    use.open = in.book->openCount(strategy.key);
    const auto open = in.book->openPositions();
    use.pending =
        use.open - static_cast<int>(std::count_if(open.begin(), open.end(), [&](const book::Position* one) {
            return one->strategy == strategy.key;
        }));
    return use;
}

LimitUse ofMoney(const char* key, std::string owner, base::Money used, base::Money base,
                 std::optional<std::int32_t> limitBp) {
    LimitUse use;
    use.key = key;
    use.owner = std::move(owner);
    use.usedMoney = used;
    use.used = share(used, base);
    if (limitBp) {
        use.limit = fraction(*limitBp);
        use.limitMoney = base::BasisPoints(*limitBp).of(base);
        use.breached = !use.used || used > *use.limitMoney;
    }
    return use;
}

/// A loss as a share of the account, against the limit above which entries stop.
LimitUse ofRatio(const char* key, const std::optional<risk::Ratio>& loss, bool isReturn,
                 std::optional<std::int32_t> limitBp) {
    LimitUse use;
    use.key = key;
    if (loss) {
        use.used = isReturn ? std::max(0.0, -loss->toReal()) : loss->toReal();
    }
    if (limitBp) {
        use.limit = fraction(*limitBp);
        use.breached = !loss || (isReturn ? loss->below(-*limitBp) : loss->above(*limitBp));
    }
    return use;
}

std::set<std::string> groupsWithRisk(const book::Book& book) {
    std::set<std::string> groups;
    for (const book::Position* position : book.openPositions()) {
        groups.insert(market::riskGroupOf(position->underlying));
    }
    for (const auto& [id, pending] : book.pending()) {
        if (!pending.ticket.closesPosition) {
            groups.insert(market::riskGroupOf(pending.ticket.underlying));
        }
    }
    return groups;
}

} // namespace

AccountView accountView(const AccountViewInputs& in) {
    AccountView view;
    view.date = in.date;
    const book::Book& book = *in.book;
    const params::AccountParameters& account = *in.account;
    view.equity = book.equityBefore(in.date);
    view.dayEquity = accountEquity(book, in.date).equity;
    view.cash = book.cash();
    view.heat = book.heat();

    std::optional<risk::AccountLimits> limits;
    for (const strategies::Strategy& strategy : in.strategies) {
        if (account.enabled(strategy.key)) {
            limits = limits ? risk::strictest(*limits, strategy.account) : strategy.account;
            view.strategies.push_back(useOf(in, strategy, view.equity));
        }
    }
    std::stable_sort(view.strategies.begin(), view.strategies.end(),
                     [](const StrategyUse& a, const StrategyUse& b) { return a.priority < b.priority; });
    const risk::AccountLimits strict = limits.value_or(risk::AccountLimits());

    view.limits.push_back(ofMoney("HEAT", {}, view.heat, view.equity, strict.heatBp));
    LimitUse cash = ofMoney("CASH", {}, view.cash, view.equity, strict.cashBp);
    cash.breached = strict.cashBp && (!cash.used || view.cash < *cash.limitMoney);
    view.limits.push_back(std::move(cash));
    // The desk's own reading of the day, so that nobody sees another number than it weighs with.
    const risk::RiskContext desk = risk::contextFrom(book, {}, {}, in.date, {});
    const auto& dayReturn = desk.dayReturn;
    const auto& drawdown = desk.drawdown;
    view.limits.push_back(ofRatio("DAILY_LOSS", dayReturn, true, strict.dailyLossBp));
    view.limits.push_back(ofRatio("DRAWDOWN", drawdown, false, strict.drawdownBp));
    for (const StrategyUse& use : view.strategies) {
        LimitUse sleeve = ofMoney("SLEEVE", use.key, use.heat, use.sleeve, std::nullopt);
        const auto strategy =
            std::find_if(in.strategies.begin(), in.strategies.end(),
                         [&](const strategies::Strategy& one) { return one.key == use.key; });
        sleeve = ofMoney("SLEEVE", use.key, use.heat, use.sleeve, strategy->account.heatBp);
        view.limits.push_back(std::move(sleeve));
    }
    for (const std::string& group : groupsWithRisk(book)) {
        view.limits.push_back(ofMoney("GROUP", group, book.groupHeat(group), view.equity, strict.groupBp));
    }
    view.suspended =
        risk::accountSuspension({view.equity, view.heat, {}, view.cash, dayReturn, drawdown}, strict);
    view.conflicts = accountConflicts(in, view);
    return view;
}

} // namespace signalbox::session
