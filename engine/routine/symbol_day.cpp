// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/symbol_day.h"

#include "engine/session/account.h"
#include "engine/session/book_as_of.h"

#include <algorithm>
#include <set>

namespace signalbox::routine {
namespace {

const book::EvaluationRecorded* recordedOn(const DailyInputs& inputs, const std::string& strategy,
                                           const std::string& underlying, base::Date date) {
    const book::EvaluationRecorded* recorded = nullptr;
    for (const book::JournalEntry& entry : inputs.journal) {
        const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event);
        if (evaluation != nullptr && evaluation->strategy == strategy &&
            evaluation->underlying == underlying && evaluation->date == date) {
            recorded = evaluation;
        }
    }
    return recorded;
}

/// The evaluation of the session before, when it signalled an entry for today.
base::Result<std::optional<entry::EntryEvaluation>> signalOfYesterday(const SymbolDay& symbol,
                                                                      base::Date yesterday) {
    const DailyInputs& inputs = *symbol.day;
    const book::EvaluationRecorded* recorded =
        recordedOn(inputs, symbol.strategy->key, symbol.underlying, yesterday);
    // Only a decision that was recorded on its own evening may trade: a signal is valid on the next session
    // and nothing is signalled after the fact (OPT-T2).
    if (recorded == nullptr || recorded->decision != entry::decisionKey(entry::Decision::Entry)) {
        return std::optional<entry::EntryEvaluation>();
    }
    SIGNALBOX_TRY_ASSIGN(const book::Book then, session::bookForRoutine(inputs.journal, yesterday));
    strategies::Context context = symbol.today;
    context.date = yesterday;
    context.book = &then;
    SIGNALBOX_TRY_ASSIGN(const session::HaltState halts,
                         session::haltsInForce(then, *symbol.strategy, context));
    context.halts = halts.codes;
    // Gates that read the chain of that evening stand on record; today's snapshot has another chain, and the
    // rules about quotes run on it again at order time.
    market::MarketSnapshot withoutChains;
    if (symbol.strategy->marketWide) {
        withoutChains = *inputs.snapshot;
        withoutChains.chains.clear();
        context.snapshot = &withoutChains;
    }
    SIGNALBOX_TRY_ASSIGN(entry::EntryEvaluation evaluation, symbol.strategy->evaluate(context));
    if (symbol.strategy->marketWide) {
        evaluation.decision = entry::Decision::Entry;
        evaluation.reason.clear();
    }
    if (evaluation.decision != entry::Decision::Entry) {
        return std::optional<entry::EntryEvaluation>();
    }
    return std::optional(std::move(evaluation));
}

void addUnique(std::vector<std::string>& symbols, const std::string& symbol) {
    if (std::find(symbols.begin(), symbols.end(), symbol) == symbols.end()) {
        symbols.push_back(symbol);
    }
}

} // namespace

std::vector<std::string> symbolsOf(const DailyInputs& inputs, const DeskInputs& desk, const book::Book& book,
                                   base::Date yesterday) {
    std::vector<std::string> symbols = desk.underlyings;
    const std::string& key = desk.strategy->key;
    std::set<std::string> others;
    for (const book::Position* position : book.openPositions()) {
        if (position->strategy == key) {
            others.insert(position->underlying);
        }
    }
    for (const auto& [id, pending] : book.pending()) {
        if (pending.ticket.strategy == key) {
            others.insert(pending.ticket.underlying);
        }
    }
    for (const book::JournalEntry& entry : inputs.journal) {
        const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event);
        if (evaluation != nullptr && evaluation->strategy == key && evaluation->date == yesterday &&
            evaluation->decision == entry::decisionKey(entry::Decision::Entry)) {
            others.insert(evaluation->underlying);
        }
    }
    // A strategy of one underlying manages everything of its own from that underlying's day.
    if (desk.strategy->marketWide) {
        for (const std::string& other : others) {
            addUnique(symbols, other);
        }
    }
    return symbols;
}

base::Result<SymbolDay> symbolDay(const DailyInputs& inputs, const DeskInputs& desk,
                                  const std::string& underlying, const book::Book& before,
                                  const Ledger& ledger) {
    SymbolDay symbol;
    symbol.day = &inputs;
    symbol.strategy = desk.strategy;
    symbol.underlying = underlying;
    session::DayInputs day = dayInputs(symbol, ledger.book());
    if (const auto at = desk.prepared.find(underlying); at != desk.prepared.end()) {
        day.prepared = at->second;
    }
    SIGNALBOX_TRY_ASSIGN(symbol.today, session::contextOf(day));
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, inputs.calendar->previousSession(inputs.date));
    SIGNALBOX_TRY_ASSIGN(symbol.signal, signalOfYesterday(symbol, yesterday));
    symbol.lastKnown.date = yesterday;
    if (!before.openPositions().empty()) {
        strategies::Context context = symbol.today;
        context.date = yesterday;
        context.book = &before;
        SIGNALBOX_TRY_ASSIGN(symbol.lastKnown, symbol.strategy->evaluate(context));
    }
    return symbol;
}

session::DayInputs dayInputs(const SymbolDay& symbol, const book::Book& book) {
    const DailyInputs& inputs = *symbol.day;
    session::DayInputs day;
    day.strategy = symbol.strategy;
    day.underlying = symbol.underlying;
    day.date = inputs.date;
    day.snapshot = inputs.snapshot;
    day.book = &book;
    day.parameters = inputs.parameters;
    day.calendar = inputs.calendar;
    day.prepared = symbol.today.prepared;
    day.memo = symbol.today.memo;
    day.allGates = inputs.allGates;
    day.forDisplay = inputs.forDisplay;
    day.mode = inputs.mode;
    return day;
}

} // namespace signalbox::routine
