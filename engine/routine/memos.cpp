// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/memos.h"

#include "engine/memo/memo_of_day.h"
#include "engine/session/account.h"

namespace signalbox::routine {
namespace {

// One snapshot a day stands for the whole entry window (OPT-T8): orders are made when it opens.
constexpr int WindowOpensHour = 10;
constexpr int WindowClosesHour = 11;

memo::MemoBody bodyOf(const DailyInputs& inputs, const strategies::Strategy& strategy,
                      const strategies::Context& context, const session::PlanOutcome& plan,
                      base::Date validOn, const book::Book& book) {
    memo::MemoSources sources;
    sources.plan = &plan;
    sources.context = &context;
    sources.validOn = validOn;
    sources.sleeveEquity =
        session::sleeveEquity(inputs.parameters->account(), strategy, book.equityBefore(inputs.date));
    sources.edge = strategies::breakoutEdge(
        context, plan.evaluation.signal == entry::breakoutSideName(entry::BreakoutSide::Short)
                     ? entry::BreakoutSide::Short
                     : entry::BreakoutSide::Long);
    return memo::recordedFacts(sources);
}

base::Status addAll(std::vector<book::Event> events, Ledger& ledger) {
    for (book::Event& event : events) {
        SIGNALBOX_TRY(ledger.add(std::move(event)));
    }
    return {};
}

memo::PanelRules rulesOf(const DailyInputs& inputs) {
    return memo::panelRules(inputs.parameters->breakout(), inputs.mode);
}

} // namespace

base::Status writeMemos(const DailyInputs& inputs, const strategies::Strategy& strategy,
                        std::span<const session::DayResult> results, Ledger& ledger) {
    std::vector<memo::MemoBody> bodies;
    for (const session::DayResult& result : results) {
        const bool signalled = result.state.plan.evaluation.decision == entry::Decision::Entry;
        if (signalled && strategy.limits(result.context).needsMemo && memo::deservesMemo(result.state.plan)) {
            bodies.push_back(bodyOf(inputs, strategy, result.context, result.state.plan,
                                    result.state.nextSession, ledger.book()));
        }
    }
    if (bodies.empty()) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(auto drafts, memo::memosOfDay(ledger.book().memos(), bodies, *inputs.calendar));
    SIGNALBOX_TRY(addAll(std::move(drafts), ledger));
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime at, inputs.calendar->closeInstant(inputs.date));
    return addAll(memo::reviewOfDay(ledger.book().memos(), rulesOf(inputs), at).events, ledger);
}

base::Result<bool> reviseMemo(const SymbolDay& symbol, const strategies::Context& window,
                              const session::PlanOutcome& plan, Ledger& ledger) {
    const DailyInputs& inputs = *symbol.day;
    if (!symbol.strategy->limits(window).needsMemo || !memo::deservesMemo(plan)) {
        return false;
    }
    SIGNALBOX_TRY_ASSIGN(
        memo::ReviewStep step,
        memo::reviseForWindow(
            ledger.book(), bodyOf(inputs, *symbol.strategy, window, plan, inputs.date, ledger.book()),
            rulesOf(inputs), calendar::newYorkInstant(inputs.date, WindowOpensHour, 0), *inputs.calendar));
    const bool revised = !step.events.empty();
    SIGNALBOX_TRY(addAll(std::move(step.events), ledger));
    return revised;
}

base::Status settleMemos(const DailyInputs& inputs, Ledger& ledger) {
    return addAll(memo::settle(ledger.book(), calendar::newYorkInstant(inputs.date, WindowClosesHour, 0)),
                  ledger);
}

} // namespace signalbox::routine
