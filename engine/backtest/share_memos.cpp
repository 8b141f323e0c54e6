// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/book_mirror.h"
#include "engine/backtest/share_day.h"
#include "engine/memo/memo_of_day.h"
#include "engine/strategies/breakout_edge.h"
#include "engine/strategies/one_share.h"

namespace signalbox::backtest {
namespace {

constexpr int WindowOpensHour = 10; // one snapshot a day stands for the whole window (OPT-T8)

} // namespace

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
