// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/share_day.h"
#include "engine/session/account.h"
#include "engine/strategies/atr_learning.h"

namespace signalbox::backtest {
namespace {

/// The part of a refusal before its numbers, so that equal causes are counted together.
std::string causeOf(const std::string& refusal) {
    if (refusal.starts_with("Tick class of")) {
        return "NO_TICK_CLASS"; // SHR-N4
    }
    return refusal.substr(0, refusal.find(':'));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

} // namespace

/// The signal of the evening before as the day after knows it: its chain is gone, the rules about quotes run
/// again on today's (ATR-E7, BRK-P4).
base::Result<entry::EntryEvaluation> ShareSystem::signalOf(int signalSession, const book::Book& book) const {
    const auto day = dayOf(signalSession, &book, nullptr);
    SIGNALBOX_TRY_ASSIGN(entry::EntryEvaluation signal, m_strategy->evaluate(day->context));
    signal.decision = entry::Decision::Entry;
    signal.reason.clear();
    return signal;
}

double ShareSystem::rank(int signalSession, const book::Book* book) const {
    if (!m_strategy->rank || book == nullptr) {
        return 0;
    }
    const auto signal = signalOf(signalSession, *book);
    return signal ? m_strategy->rank(*signal) : 0;
}

Order ShareSystem::propose(int /*signalSession*/, int /*session*/) const {
    Order order;
    order.detail = "a bought option is sized with its plan";
    return order;
}

base::Result<ShareSystem::Planned> ShareSystem::plan(int signalSession, int session,
                                                     const book::Book& book) const {
    Planned planned;
    SIGNALBOX_TRY_ASSIGN(planned.signal, signalOf(signalSession, book));
    history::ShareWish wish = entryWish(signalSession);
    const auto* memo = book.memos().approvedFor(m_strategy->key, m_symbol, m_market->dateAt(session));
    if (const auto parts = memo != nullptr ? market::parseOccSymbol(memo->memo.contract) : std::nullopt) {
        market::OptionContract contract;
        contract.underlying = m_symbol;
        contract.root = parts->root;
        contract.expiration = parts->printedExpiration;
        contract.right = parts->right;
        contract.strike = parts->strike;
        wish.contract = contract;
    }
    planned.day = dayOf(session, &book, &wish);
    strategies::Context& window = planned.day->context;
    window.provisional = false;
    strategies::Context signalDay = window;
    signalDay.date = m_market->dateAt(signalSession);
    SIGNALBOX_TRY_ASSIGN(session::HaltState halts, session::haltsInForce(book, *m_strategy, signalDay));
    window.halts = std::move(halts.codes);
    if (std::string abort = m_strategy->recheck(window); !abort.empty()) {
        window.halts.push_back(std::move(abort));
    }
    if (window.halts.empty()) {
        planned.made = session::makePlan(book, *m_strategy, window, planned.signal, {});
    }
    return planned;
}

Order ShareSystem::order(int signalSession, int session, const AccountNow& account) const {
    Order order;
    auto planned = account.book != nullptr ? plan(signalSession, session, *account.book)
                                           : base::Result<Planned>(Planned{});
    if (!planned || !planned->day) {
        return order;
    }
    const Day& day = *planned->day;
    if (!planned->made) {
        order.end = SignalEnd::Halted;
        order.detail = joined(day.context.halts);
        return order;
    }
    session::PlanResult& made = *planned->made;
    const session::PlanOutcome& outcome = made.outcome;
    if (!outcome.selection || !outcome.selection->plan) {
        order.end = day.chain.chain ? SignalEnd::NoStrikes : SignalEnd::NoQuotes;
        order.detail = causeOf(outcome.refusal);
        return order;
    }
    if (!outcome.verdict) {
        order.end = SignalEnd::SizeZero;
        order.detail =
            outcome.size && !outcome.size->binding.empty() ? outcome.size->binding : causeOf(outcome.refusal);
        return order;
    }
    if (!made.approval) {
        order.end = SignalEnd::Vetoed;
        order.detail = joined(outcome.verdict->failingCodes());
        return order;
    }
    const structures::TradePlan& plan = *outcome.selection->plan;
    book::TicketDetails details;
    details.signalDate = m_market->dateAt(signalSession);
    details.ticketId = book::clientOrderId(m_strategy->key, m_symbol, details.signalDate, 1);
    details.validOn = day.context.date;
    details.regime = diagnosis::regimeKey(planned->signal.regime);
    details.mode = m_market->mode;
    order.trade = tradeOf(plan, made.approval->contracts(), planned->signal.regime, day.chain.origin);
    order.trade.entryValues = entryValues(planned->signal, plan, signalSession);
    order.trade.signalDate = details.signalDate;
    order.trade.openedOn = details.validOn;
    auto ticket = book::Ticket::open(std::move(*made.approval), plan, details);
    if (!ticket) {
        order.end = SignalEnd::Vetoed;
        order.detail = ticket.error().message();
        return order;
    }
    if (plan.natural > plan.limit) {
        order.end = SignalEnd::NoFill; // an approved limit below today's ask (BRK-P4)
        order.detail = "LIMIT";
        return order;
    }
    order.end = SignalEnd::Traded;
    order.ticket = ticket->event();
    order.doubledMid = (plan.natural + plan.best).toUnits();
    order.natural = plan.natural;
    order.unitDelta = plan.unitDelta;
    order.spot = plan.spot;
    return order;
}

Trade ShareSystem::tradeOf(const structures::TradePlan& plan, std::int64_t contracts,
                           diagnosis::Regime regime, Origin origin) {
    Trade trade;
    trade.legCount = 1;
    const structures::Leg& leg = plan.legs.front();
    trade.legs[0] = {leg.contract.strike.toThousandths(), leg.contract.right, leg.side, leg.ratio};
    trade.root = leg.contract.root;
    trade.expiration = plan.expiration;
    trade.settlement = plan.settlement;
    trade.multiplier = plan.multiplier;
    trade.contracts = contracts;
    trade.credit = plan.credit;
    trade.width = plan.width;
    trade.entryPrice = plan.limit;
    trade.dteAtEntry = plan.dte;
    trade.regime = regime;
    trade.shortDelta = plan.unitDelta;
    trade.shortIv = plan.quotes.front().iv.value_or(0);
    trade.openedFrom = origin;
    if (plan.facts) {
        trade.bought = {plan.facts->underlying.value_or(0), plan.facts->atr.value_or(0),
                        plan.facts->iv.value_or(0), plan.facts->probe};
    }
    return trade;
}

std::vector<double> ShareSystem::entryValues(const entry::EntryEvaluation& signal,
                                             const structures::TradePlan& plan, int signalSession) const {
    if (m_strategy->key != "atr-matrix") {
        return {}; // ATR-L is its own
    }
    const auto at = static_cast<std::size_t>(signalSession - m_market->firstSession);
    const auto regime = at < m_market->regimes.size() ? m_market->regimes[at] : diagnosis::Regime::Unknown;
    const stats::EntryValues values = strategies::atrEntryValues(signal, plan, regime);
    return {values.begin(), values.end()};
}

} // namespace signalbox::backtest
