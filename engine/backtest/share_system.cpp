// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/share_system.h"

#include "engine/backtest/share_day.h"
#include "engine/market/product.h"

#include <algorithm>

namespace signalbox::backtest {
namespace {

using base::Price;

/// Beyond what either system may enter, so that the chain of a model never ends a search too soon.
constexpr int MostEntryDte = 47;

} // namespace

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

} // namespace signalbox::backtest
