// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/daily.h"

#include "engine/base/sha256.h"
#include "engine/book/split_terms.h"
#include "engine/codec/outcome_json.h"
#include "engine/exits/optimus_exit.h"
#include "engine/routine/day_papers.h"
#include "engine/routine/executions.h"
#include "engine/routine/halts.h"
#include "engine/routine/memos.h"
#include "engine/routine/reports.h"
#include "engine/session/book_as_of.h"

#include <algorithm>

namespace signalbox::routine {
namespace {

/// The texts of trades that this day opened and closed.
base::Status reportTrades(const DailyInputs& inputs, const session::DayState& state, Ledger& ledger,
                          std::vector<book::ReportWritten>& reports) {
    const book::Book& book = ledger.book();
    for (const book::Position& position : book.positions()) {
        if (position.strategy != state.strategy || position.underlying != state.underlying) {
            continue;
        }
        if (position.openedOn == inputs.date && position.legs.size() == 2) {
            std::optional<structures::LegQuote> shortQuote;
            std::optional<structures::LegQuote> longQuote;
            for (const session::PositionState& open : state.positions) {
                if (open.position.id == position.id && open.legQuotes.size() == 2) {
                    shortQuote = open.legQuotes[0];
                    longQuote = open.legQuotes[1];
                }
            }
            SIGNALBOX_TRY_ASSIGN(std::string text, openedText(position, book, *inputs.parameters,
                                                              *inputs.calendar, shortQuote, longQuote));
            reports.push_back({inputs.date, "trade_opened", std::move(text)});
        }
        const bool bought = position.legs.size() == 1 && !position.credit;
        if (bought && position.openedOn == inputs.date) {
            const auto open = std::find_if(
                state.positions.begin(), state.positions.end(),
                [&position](const session::PositionState& one) { return one.position.id == position.id; });
            reports.push_back({inputs.date, "trade_opened",
                               boughtText(position, book, *inputs.parameters,
                                          open == state.positions.end() ? nullptr : &*open)});
        }
        if (position.closedOn == inputs.date && !position.isOpen()) {
            reports.push_back(
                {inputs.date, "trade_closed",
                 bought ? soldText(position, book)
                        : closedText(position, book, *inputs.parameters, state.plan.evaluation.regime)});
        }
    }
    return {};
}

/// Marks of the close, exits that they decide, and the closing orders for the next session.
base::Status recordExits(const DailyInputs& inputs, const session::DayState& state, Ledger& ledger) {
    for (const session::PositionState& open : state.positions) {
        SIGNALBOX_TRY(
            ledger.add(book::Marked{open.position.id, inputs.date, open.exit.closeCost, open.exit.mid,
                                    open.greeks ? std::optional(open.greeks->thetaDay) : std::nullopt}));
        if (!open.exit.closes() || ledger.book().pendingClosing(open.position.id) > 0) {
            continue;
        }
        const std::int64_t contracts = open.exit.contracts.value_or(open.position.contractsOpen);
        if (contracts <= 0) {
            continue; // a target that closes nothing more of a small position (ATR-X7)
        }
        SIGNALBOX_TRY(ledger.add(
            book::ExitDecided{open.position.id, inputs.date, exits::exitActionKey(open.exit.action), "{}"}));
        const auto reason = exits::closeReasonOf(open.exit.action);
        risk::Review review = risk::RiskDesk().reviewClosing(ledger.book(), open.position.id, contracts);
        if (!reason || !review.approval) {
            return base::fail(base::ErrorCode::Internal, "the risk desk refused a closing order",
                              open.position.ticketId);
        }
        book::TicketDetails details;
        details.ticketId =
            nextOrderId(ledger.book(), open.position.strategy, open.position.underlying, inputs.date);
        details.signalDate = inputs.date;
        details.validOn = state.nextSession;
        details.mode = open.position.mode;
        const base::Price limit = open.exit.closeCost.value_or(open.mark.value_or(open.position.entryPrice));
        SIGNALBOX_TRY_ASSIGN(
            const book::Ticket ticket,
            book::Ticket::close(std::move(*review.approval), open.position, limit, *reason, details));
        SIGNALBOX_TRY(ledger.add(book::listedClosing(
            ticket.event(), book::splitRatioSince(open.position, inputs.snapshot->actions, inputs.date))));
    }
    return {};
}

base::Status recordDecision(const DailyInputs& inputs, session::DayState& state, bool approved,
                            Ledger& ledger) {
    const entry::EntryEvaluation& evaluation = state.plan.evaluation;
    SIGNALBOX_TRY(ledger.add(book::EvaluationRecorded{
        evaluation.strategy, evaluation.underlying, evaluation.date, entry::decisionKey(evaluation.decision),
        evaluation.reason, evaluation.hash, codec::evaluationJson(evaluation)}));
    if (!state.plan.selection) {
        return {};
    }
    state.plan.hash = base::sha256Hex(codec::planJson(state.plan));
    state.plan.planId = "P-" + base::toIso(inputs.date) + "-" + state.plan.hash.substr(0, 8);
    return ledger.add(book::PlanRecorded{state.plan.planId, evaluation.strategy, evaluation.underlying,
                                         inputs.date, false, approved, state.plan.hash,
                                         codec::planJson(state.plan)});
}

std::optional<base::Date> lastClosed(std::span<const book::JournalEntry> journal) {
    std::optional<base::Date> last;
    for (const book::JournalEntry& entry : journal) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        if (closed != nullptr && (!last || closed->date > *last)) {
            last = closed->date;
        }
    }
    return last;
}

} // namespace

std::string scanReportKind(const std::string& strategy) {
    return "scan:" + strategy;
}

bool isClosed(std::span<const book::JournalEntry> journal, base::Date date) {
    for (const book::JournalEntry& entry : journal) {
        const auto* closed = std::get_if<book::DayClosed>(&entry.event);
        if (closed != nullptr && closed->date == date) {
            return true;
        }
    }
    return false;
}

namespace {

/// Everything of the day that one desk has in hand.
struct DeskDay {
    const DeskInputs* desk = nullptr;
    std::vector<SymbolDay> symbols;
    std::vector<session::DayResult> results; ///< of the close, by symbol
};

base::Status checkOrder(const DailyInputs& inputs) {
    if (isClosed(inputs.journal, inputs.date)) {
        return base::fail(
            base::ErrorCode::Usage, "the day is closed already", base::toIso(inputs.date),
            "its papers are in the journal and in the diary; signalbox daily prints them again");
    }
    if (const auto last = lastClosed(inputs.journal); last && *last > inputs.date) {
        return base::fail(base::ErrorCode::Usage,
                          base::toIso(*last) + " is closed already, and days are "
                                               "closed in their order",
                          base::toIso(inputs.date), "look back with: signalbox evaluate --date");
    }
    return {};
}

/// The room of the day goes to the best signal first, then by symbol (ATR-E8).
std::vector<const SymbolDay*> byRank(const DeskDay& desk) {
    std::vector<const SymbolDay*> order;
    order.reserve(desk.symbols.size());
    for (const SymbolDay& symbol : desk.symbols) {
        order.push_back(&symbol);
    }
    const auto& rank = desk.desk->strategy->rank;
    const auto score = [&rank](const SymbolDay& symbol) {
        return rank && symbol.signal ? rank(*symbol.signal) : 0.0;
    };
    std::stable_sort(order.begin(), order.end(), [&](const SymbolDay* a, const SymbolDay* b) {
        const double left = score(*a);
        const double right = score(*b);
        return left != right ? left > right : a->underlying < b->underlying;
    });
    return order;
}

/// The close: evaluation, marks, exits of every symbol, then what they mean for the desk.
base::Status judge(const DailyInputs& inputs, DeskDay& desk, const book::Book& before, Ledger& ledger,
                   std::stop_token stop) {
    for (const SymbolDay& symbol : desk.symbols) {
        SIGNALBOX_TRY_ASSIGN(session::DayResult result,
                             session::evaluateDay(dayInputs(symbol, ledger.book()), stop));
        result.state.mode = inputs.mode;
        SIGNALBOX_TRY(recordExits(inputs, result.state, ledger));
        desk.results.push_back(std::move(result));
    }
    if (desk.results.empty()) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const auto halts, haltsRaised(before, ledger.book(), inputs.journal, ledger.events(),
                                                       *desk.desk->strategy, desk.results.front().context));
    for (const book::HaltRaised& halt : halts) {
        SIGNALBOX_TRY(ledger.add(halt));
        if (inputs.acknowledgeHalts) {
            SIGNALBOX_TRY(
                ledger.add(book::HaltAcknowledged{halt.strategy, halt.code, halt.date, "history", ""}));
        }
    }
    for (std::size_t i = 0; i < desk.results.size(); ++i) {
        session::DayResult& result = desk.results[i];
        bool approved = result.approval.has_value();
        if (!halts.empty()) {
            // A halt of this close forbids the entry of the next session: the decision on record must know
            // it.
            SIGNALBOX_TRY_ASSIGN(session::DayResult halted,
                                 session::evaluateDay(dayInputs(desk.symbols[i], ledger.book()), stop));
            result.state.plan = std::move(halted.state.plan);
            approved = halted.approval.has_value();
        }
        SIGNALBOX_TRY(recordDecision(inputs, result.state, approved, ledger));
    }
    return writeMemos(inputs, *desk.desk->strategy, desk.results, ledger);
}

/// The texts of one symbol's day.
base::Status report(const DailyInputs& inputs, const strategies::Strategy& strategy,
                    const session::DayState& state, Ledger& ledger,
                    std::vector<book::ReportWritten>& reports) {
    SIGNALBOX_TRY(reportTrades(inputs, state, ledger, reports));
    reports.push_back({inputs.date, "evaluation", evaluationText(state)});
    if (!strategy.speaksLog) {
        return {};
    }
    if (state.plan.evaluation.decision == entry::Decision::NoTrade) {
        reports.push_back({inputs.date, "daily_summary", summaryText(state)});
    }
    reports.push_back({inputs.date, "dashboard",
                       dashboardText(state, inputs.parameters->optimus(state.underlying).timeStopDte)});
    return {};
}

} // namespace

base::Result<DailyOutcome> runDay(const DailyInputs& inputs, std::stop_token stop) {
    SIGNALBOX_TRY(checkOrder(inputs));
    SIGNALBOX_TRY_ASSIGN(book::Book start, session::bookForRoutine(inputs.journal, inputs.date));
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, inputs.calendar->previousSession(inputs.date));
    SIGNALBOX_TRY_ASSIGN(const book::Book before, session::bookForRoutine(inputs.journal, yesterday));
    Ledger ledger(std::move(start));

    DailyOutcome outcome;
    std::vector<DeskDay> desks;
    for (const DeskInputs& desk : inputs.desks) {
        DeskDay& day = desks.emplace_back();
        day.desk = &desk;
        for (const std::string& symbol : symbolsOf(inputs, desk, ledger.book(), yesterday)) {
            SIGNALBOX_TRY_ASSIGN(SymbolDay known, symbolDay(inputs, desk, symbol, before, ledger));
            outcome.prepared[{desk.strategy->key, symbol}] = known.today.prepared;
            day.symbols.push_back(std::move(known));
        }
    }
    for (const DeskDay& desk : desks) {
        for (const SymbolDay& symbol : desk.symbols) {
            SIGNALBOX_TRY(executeClosings(symbol, ledger));
        }
    }
    for (const DeskDay& desk : desks) {
        for (const SymbolDay* symbol : byRank(desk)) {
            SIGNALBOX_TRY(executeEntries(*symbol, ledger));
        }
    }
    SIGNALBOX_TRY(settleMemos(inputs, ledger));
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", base::toIso(inputs.date));
    }
    for (DeskDay& desk : desks) {
        SIGNALBOX_TRY(judge(inputs, desk, before, ledger, stop));
    }
    for (DeskDay& desk : desks) {
        if (!desk.desk->scan.empty()) {
            outcome.reports.push_back(
                {inputs.date, scanReportKind(desk.desk->strategy->key), desk.desk->scan});
        }
        for (session::DayResult& result : desk.results) {
            SIGNALBOX_TRY(report(inputs, *desk.desk->strategy, result.state, ledger, outcome.reports));
            outcome.states.push_back(std::move(result.state));
        }
    }
    SIGNALBOX_TRY_ASSIGN(const base::Date next, inputs.calendar->nextSession(inputs.date));
    const std::vector<book::Event> soFar = ledger.events();
    SIGNALBOX_TRY_ASSIGN(auto papers, dayPapers({&inputs, outcome.states, soFar, &ledger.book(), next}));
    std::move(papers.begin(), papers.end(), std::back_inserter(outcome.reports));
    for (const book::ReportWritten& written : outcome.reports) {
        SIGNALBOX_TRY(ledger.add(written));
    }
    SIGNALBOX_TRY(ledger.add(book::DayClosed{inputs.date, ledger.book().equityAtMarks()}));
    outcome.events = ledger.take();
    return outcome;
}

} // namespace signalbox::routine
