// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/share_system.h"

#include "engine/backtest/book_mirror.h"
#include "engine/market/product.h"
#include "engine/market/series_names.h"
#include "engine/memo/memo_of_day.h"
#include "engine/session/account.h"
#include "engine/strategies/atr_learning.h"
#include "engine/strategies/breakout_edge.h"
#include "engine/strategies/one_share.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

using base::Price;

/// Beyond what either system may enter, so that the chain of a model never ends a search too soon.
constexpr int MostEntryDte = 47;
constexpr int WindowOpensHour = 10; // one snapshot a day stands for the whole window (OPT-T8)

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

struct ShareSystem::Day {
    market::MarketSnapshot snapshot;
    strategies::Context context;
    history::ShareChain chain;
};

ShareSystem::ShareSystem(const strategies::Strategy& strategy, std::string symbol,
                         std::shared_ptr<const ShareMarket> market,
                         std::shared_ptr<const diagnosis::EquityColumns> columns,
                         std::shared_ptr<const history::ShareChains> chains)
    : m_strategy(&strategy), m_symbol(std::move(symbol)), m_group(market::riskGroupOf(m_symbol)),
      m_market(std::move(market)), m_chains(std::move(chains)) {
    if (const auto product = market::knownProduct(m_symbol)) {
        m_ticks = product->legTicks;
    }
    m_prepared = std::make_shared<const strategies::SharePrepared>(std::move(columns));
    m_lines = shareLines(m_strategy->key, m_symbol, m_prepared, *m_market);
}

void ShareSystem::restrictTo(const std::vector<std::pair<base::Date, base::Date>>& spans) {
    for (std::size_t i = 0; i < m_lines.size() && !spans.empty(); ++i) {
        const base::Date date = m_market->dates[i];
        const bool member = std::any_of(spans.begin(), spans.end(), [date](const auto& span) {
            return span.first <= date && date <= span.second;
        });
        if (!member) {
            m_lines[i] = {1, 1, false};
        }
    }
}

std::unique_ptr<ShareSystem::Day> ShareSystem::dayOf(int session, const book::Book* book,
                                                     const history::ShareWish* wish) const {
    static const book::Book empty;
    auto day = std::make_unique<Day>();
    const base::Date date = m_market->dateAt(session);
    const market::MarketSnapshot& whole = m_market->snapshot;
    market::MarketSnapshot& snapshot = day->snapshot;
    snapshot.asOf = date;
    snapshot.simulated = whole.simulated;
    for (const std::string& name : m_strategy->seriesNeeded(m_market->parameters, m_symbol)) {
        if (const market::BarView& view = whole.view(name); view.exists()) {
            snapshot.series.emplace(name, market::BarView(view.series(), date));
        }
    }
    for (const market::CorporateAction& action : whole.actions) {
        if (action.symbol == m_symbol && action.effective <= date) {
            snapshot.actions.push_back(action);
        }
    }
    if (const auto earnings = whole.earnings.find(m_symbol); earnings != whole.earnings.end()) {
        snapshot.earnings.insert(*earnings);
    }
    if (wish != nullptr) {
        day->chain = m_chains->at(session, *wish);
        if (day->chain.chain) {
            snapshot.chains.emplace(m_symbol, day->chain.chain);
        }
    }
    strategies::Context& context = day->context;
    context.date = date;
    context.underlying = m_symbol;
    context.snapshot = &snapshot;
    context.book = book != nullptr ? book : &empty;
    context.parameters = &m_market->parameters;
    context.calendar = m_market->calendar;
    context.prepared = m_prepared;
    context.mode = m_market->mode;
    return day;
}

history::ShareWish ShareSystem::entryWish(int session) const {
    history::ShareWish wish;
    wish.maxDte = MostEntryDte;
    if (m_strategy->key == "breakout") {
        wish.maxDte = 20;
        wish.right = lineAt(session).isShort ? market::Right::Put : market::Right::Call;
    } else if (m_strategy->key == "atr-matrix") {
        const params::AtrParameters& p = m_market->parameters.atr(m_symbol);
        wish.minDte = p.minDte;
        wish.maxDte = p.maxDte;
        wish.right = market::Right::Call;
    }
    return wish;
}

DayLine ShareSystem::decide(int session, const BookNow& now) const {
    const ShareLine& known = lineAt(session);
    DayLine line;
    line.session = session;
    line.halted = now.halted;
    line.decision =
        static_cast<std::uint8_t>(now.halted ? entry::Decision::Halted : entry::Decision::NoTrade);
    if (now.halted) {
        return line;
    }
    line.firstFail = known.firstFail;
    line.failedGates = known.failed;
    if (known.firstFail != 0) {
        return line;
    }
    const history::ShareWish wish = entryWish(session);
    const auto day = dayOf(session, now.book, &wish);
    line.origin = day->chain.origin;
    const auto evaluation = m_strategy->evaluate(day->context);
    if (!evaluation) {
        line.firstFail = 1; // broken inputs are no signal
        return line;
    }
    line.decision = static_cast<std::uint8_t>(evaluation->decision);
    line.failedGates = 0;
    for (const entry::GateResult& gate : evaluation->gates) {
        if (gate.status == entry::GateStatus::Fail) {
            line.failedGates = static_cast<std::uint16_t>(line.failedGates | (1U << (gate.number - 1)));
            line.firstFail = line.firstFail == 0 ? static_cast<std::uint8_t>(gate.number) : line.firstFail;
        }
    }
    return line;
}

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

/// The plan of a signal on the session after it, with the day that it was made on.
struct ShareSystem::Planned {
    std::unique_ptr<Day> day;
    entry::EntryEvaluation signal;
    std::optional<session::PlanResult> made; ///< absent while a halt forbids to ask
};

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

book::Position ShareSystem::positionOf(const Trade& trade) const {
    const auto given = [](double value) { return value > 0 ? std::optional(value) : std::nullopt; };
    book::Position position;
    position.id = trade.id;
    position.strategy = m_strategy->key;
    position.underlying = m_symbol;
    const TradeLeg& own = trade.legs[0];
    position.kind = own.right == market::Right::Call ? structures::StructureKind::LongCall
                                                     : structures::StructureKind::LongPut;
    market::OptionContract contract;
    contract.underlying = m_symbol;
    contract.root = trade.root;
    contract.expiration = trade.expiration;
    contract.settlement = trade.settlement;
    contract.right = own.right;
    contract.strike = base::Strike::thousandths(own.strike);
    contract.multiplier = trade.multiplier;
    position.legs = {{std::move(contract), own.side, own.ratio}};
    position.contracts = trade.contracts;
    position.contractsOpen = trade.contractsOpen();
    position.entryPrice = trade.entryPrice;
    position.credit = trade.credit;
    position.multiplier = trade.multiplier;
    position.expiration = trade.expiration;
    position.settlement = trade.settlement;
    position.openedOn = trade.openedOn;
    position.entryPremium = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
    position.facts = structures::EntryFacts();
    position.facts->underlying = given(trade.bought.underlying);
    position.facts->atr = given(trade.bought.atr);
    position.facts->iv = given(trade.bought.iv);
    position.facts->probe = trade.bought.probe;
    return position;
}

/// What the exits read of an evaluation: the light of that close.
entry::EntryEvaluation ShareSystem::known(int session) const {
    entry::EntryEvaluation known;
    known.strategy = m_strategy->key;
    known.underlying = m_symbol;
    known.date = m_market->dateAt(std::max(session, m_market->firstSession));
    known.light = diagnosis::lightOf(m_market->lightAt(std::max(session, m_market->firstSession)).mood);
    return known;
}

Mark ShareSystem::mark(const Trade& trade, int session, int regimeSession) const {
    const book::Position position = positionOf(trade);
    history::ShareWish wish;
    wish.contract = position.legs.front().contract;
    wish.contractAlone = true;
    wish.right = wish.contract->right;
    const auto day = dayOf(session, nullptr, &wish);
    Mark mark;
    mark.origin = day->chain.origin;
    const auto exit = m_strategy->exit(day->context, known(regimeSession), position);
    if (!exit) {
        return mark;
    }
    const exits::ExitDecision& decision = exit->decision;
    mark.spot = exit->spot.value_or(0);
    mark.action = decision.action;
    mark.contracts = decision.contracts;
    if (decision.closeCost) {
        const structures::LegQuote& quote = exit->legQuotes.front();
        mark.usable = true;
        mark.closeCost = *decision.closeCost;
        mark.natural = decision.natural.value_or(*decision.closeCost);
        mark.doubledMid =
            quote.bid && quote.ask ? (*quote.bid + *quote.ask).toUnits() : 2 * decision.closeCost->toUnits();
    }
    if (exit->greeks) {
        mark.greeksKnown = true;
        mark.deltaShares = exit->greeks->deltaShares;
        mark.gamma = exit->greeks->gamma;
        mark.thetaDay = exit->greeks->thetaDay;
        mark.vegaPoint = exit->greeks->vegaPoint;
        mark.legIv[0] = exit->legQuotes.front().iv.value_or(base::Missing);
        mark.legVegaPoint[0] = exit->greeks->vegaPoint;
    }
    return mark;
}

Price ShareSystem::ceilTick(Price price) const {
    return market::ceilTick(m_ticks, price);
}

Price ShareSystem::floorTick(Price price) const {
    return market::floorTick(m_ticks, price);
}

risk::BreakerParameters ShareSystem::breaker() const {
    strategies::Context context;
    context.underlying = m_symbol;
    context.parameters = &m_market->parameters;
    context.mode = m_market->mode;
    return m_strategy->breaker(context);
}

std::optional<std::int32_t> ShareSystem::dailyLossBp() const {
    return m_strategy->failures ? std::optional(m_market->parameters.atr(m_symbol).dailyLoss.value())
                                : std::nullopt;
}

std::optional<book::CloseReason> ShareSystem::due(const Trade& trade, int session) const {
    if (!m_strategy->due) {
        return std::nullopt;
    }
    strategies::Context context;
    context.date = m_market->dateAt(session);
    context.underlying = m_symbol;
    context.parameters = &m_market->parameters;
    context.calendar = m_market->calendar;
    context.mode = m_market->mode;
    const auto due = m_strategy->due(context, positionOf(trade));
    return due ? *due : std::nullopt;
}

/// A memo of a plan as its sources say it (BRK-M1).
memo::MemoBody ShareSystem::bodyOf(const strategies::Context& context, const session::PlanOutcome& plan,
                                   base::Date validOn) const {
    const bool isShort = plan.evaluation.signal == entry::breakoutSideName(entry::BreakoutSide::Short);
    memo::MemoSources sources;
    sources.plan = &plan;
    sources.context = &context;
    sources.validOn = validOn;
    sources.sleeveEquity = strategies::sleeveOf(context, m_strategy->key);
    sources.edge =
        strategies::breakoutEdge(context, isShort ? entry::BreakoutSide::Short : entry::BreakoutSide::Long);
    return memo::recordedFacts(sources);
}

base::Status ShareSystem::evening(int session, BookMirror& book) const {
    const history::ShareWish wish = entryWish(session);
    const auto day = dayOf(session, &book.book(), &wish);
    const strategies::Context& context = day->context;
    if (!m_strategy->limits(context).needsMemo) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(entry::EntryEvaluation evaluation, m_strategy->evaluate(context));
    const session::PlanResult made =
        session::makePlan(book.book(), *m_strategy, context, std::move(evaluation), {});
    if (!memo::deservesMemo(made.outcome)) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const base::Date validOn, m_market->calendar->nextSession(context.date));
    const std::vector<memo::MemoBody> bodies{bodyOf(context, made.outcome, validOn)};
    SIGNALBOX_TRY_ASSIGN(auto drafts, memo::memosOfDay(book.book().memos(), bodies, *m_market->calendar));
    SIGNALBOX_TRY(book.applyAll(std::move(drafts)));
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime at, m_market->calendar->closeInstant(context.date));
    const memo::PanelRules rules = memo::panelRules(m_market->parameters.breakout(), m_market->mode);
    return book.applyAll(memo::reviewOfDay(book.book().memos(), rules, at).events);
}

base::Status ShareSystem::window(int signalSession, int session, BookMirror& book) const {
    strategies::Context context;
    context.underlying = m_symbol;
    context.parameters = &m_market->parameters;
    context.mode = m_market->mode;
    if (!m_strategy->limits(context).needsMemo) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const Planned planned, plan(signalSession, session, book.book()));
    if (!planned.made || planned.made->approval || !memo::deservesMemo(planned.made->outcome)) {
        return {};
    }
    const base::Date date = m_market->dateAt(session);
    SIGNALBOX_TRY_ASSIGN(
        memo::ReviewStep step,
        memo::reviseForWindow(book.book(), bodyOf(planned.day->context, planned.made->outcome, date),
                              memo::panelRules(m_market->parameters.breakout(), m_market->mode),
                              calendar::newYorkInstant(date, WindowOpensHour, 0), *m_market->calendar));
    return book.applyAll(std::move(step.events));
}

} // namespace signalbox::backtest
