// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/day_channels.h"

#include "engine/exits/long_option_exit.h"
#include "engine/report/channels/channel_text.h"
#include "engine/report/channels/morning_brew.h"
#include "engine/report/channels/portfolio_digest.h"
#include "engine/report/channels/signal_lines.h"
#include "engine/report/channels/system_status.h"
#include "engine/report/diary.h"
#include "engine/report/position_text.h"
#include "engine/routine/reports.h"
#include "engine/session/display.h"
#include "engine/strategies/atr_matrix.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace signalbox::routine {
namespace {

using report::Channel;
using Reports = std::vector<book::ReportWritten>;

constexpr const char* Speaker = "atr-matrix"; // ATR-C: the channels are its own
constexpr int DigestHour = 16;
constexpr int BrewHour = 8;
constexpr int Minute = 45;

const DailyInputs& dayOf(const DayChannelsInputs& inputs) {
    return *inputs.papers->day;
}

void add(const DayChannelsInputs& inputs, Channel channel, base::UtcTime at, std::vector<std::string> lines,
         Reports& reports) {
    if (dayOf(inputs).snapshot->simulated) {
        lines.insert(lines.begin(), "SIMULATED market");
    }
    for (std::string& text : report::channelTexts({channel, dayOf(inputs).mode, at, std::move(lines)})) {
        reports.push_back({dayOf(inputs).date, report::channelKind(channel), std::move(text)});
    }
}

/// The levels at which the exits of an order would fire if it were filled at its limit.
base::Result<std::vector<exits::Trigger>> plannedExits(const DailyInputs& day,
                                                       const session::PlanOutcome& outcome) {
    if (!outcome.selection || !outcome.selection->plan || outcome.selection->plan->legs.size() != 1) {
        return std::vector<exits::Trigger>();
    }
    const structures::TradePlan& plan = *outcome.selection->plan;
    book::Position position;
    position.strategy = plan.strategy;
    position.underlying = plan.underlying;
    position.kind = plan.kind;
    position.legs = plan.legs;
    position.contracts = position.contractsOpen = outcome.size ? outcome.size->contracts : 0;
    position.entryPrice = plan.limit;
    position.credit = plan.credit;
    position.multiplier = plan.multiplier;
    position.expiration = plan.expiration;
    position.settlement = plan.settlement;
    position.facts = plan.facts;
    exits::LongOptionMarket market;
    market.today = day.date;
    market.calendar = day.calendar;
    SIGNALBOX_TRY_ASSIGN(
        exits::PositionExit exit,
        exits::atrPositionExit(position, market, {},
                               strategies::atrExitParameters(day.parameters->atr(plan.underlying))));
    return std::move(exit.decision.triggers);
}

void addFills(const DayChannelsInputs& inputs, std::vector<std::string>& lines) {
    const book::Book& book = *inputs.papers->book;
    for (const book::JournalEntry& entry : inputs.entries) {
        const auto* fill = std::get_if<book::Filled>(&entry.event);
        const auto ticket = fill == nullptr ? book.tickets().end() : book.tickets().find(fill->ticketId);
        const bool ours = ticket != book.tickets().end() && ticket->second.strategy == Speaker;
        if (ours && ticket->second.closesPosition) { // an opening has its text below
            lines.push_back("FILL " + report::fillLine(book, *fill));
        }
    }
    for (const book::Position& position : book.positions()) {
        if (position.strategy != Speaker || position.legs.size() != 1) {
            continue;
        }
        if (position.openedOn == dayOf(inputs).date) {
            const auto open = std::find_if(
                inputs.positions.begin(), inputs.positions.end(),
                [&position](const session::PositionState& one) { return one.position.id == position.id; });
            lines.push_back(boughtText(position, book, *dayOf(inputs).parameters,
                                       open == inputs.positions.end() ? nullptr : &*open));
        }
        if (position.closedOn == dayOf(inputs).date && !position.isOpen()) {
            lines.push_back(soldText(position, book));
        }
    }
}

/// Why a plan on record was refused, from what was recorded of it.
std::string refusalOf(const book::PlanRecorded& plan) {
    const auto json = nlohmann::json::parse(plan.json, nullptr, false);
    std::string codes;
    if (json.is_object() && json.contains("verdict") && json["verdict"].is_object()) {
        for (const auto& check : json["verdict"].value("checks", nlohmann::json::array())) {
            if (!check.value("ok", true)) {
                codes += (codes.empty() ? "" : ", ") + check.value("code", std::string());
            }
        }
    }
    if (codes.empty() && json.is_object() && json.contains("refusal") && json["refusal"].is_string()) {
        codes = json["refusal"].get<std::string>();
    }
    return codes.empty() ? "no order" : codes;
}

/// Signals of the evening before that today's window turned down, and orders that it did not fill. A plan
/// that stands before the evaluation of its symbol is one of the window.
void addWindow(const DayChannelsInputs& inputs, std::vector<std::string>& lines) {
    std::set<std::string> judged;
    for (const book::JournalEntry& entry : inputs.entries) {
        if (const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event);
            evaluation != nullptr && evaluation->strategy == Speaker) {
            judged.insert(evaluation->underlying);
        } else if (const auto* plan = std::get_if<book::PlanRecorded>(&entry.event);
                   plan != nullptr && plan->strategy == Speaker && !plan->approved && !plan->hypothetical &&
                   !judged.contains(plan->underlying)) {
            lines.push_back("VETO " + plan->underlying + " (" + Speaker +
                            ") in the window: " + refusalOf(*plan));
        } else if (const auto* ended = std::get_if<book::TicketClosed>(&entry.event); ended != nullptr) {
            const auto& tickets = inputs.papers->book->tickets();
            const auto ticket = tickets.find(ended->ticketId);
            if (ticket != tickets.end() && ticket->second.strategy == Speaker &&
                ended->end != book::TicketEnd::Filled) {
                lines.push_back("NO FILL " + ticket->second.underlying + " (" + Speaker +
                                "): " + book::ticketEndKey(ended->end) + ", " + ended->note);
            }
        }
    }
}

base::Result<std::vector<std::string>> signals(const DayChannelsInputs& inputs) {
    std::vector<std::string> lines;
    addWindow(inputs, lines);
    addFills(inputs, lines);
    for (const session::PositionState& state : inputs.positions) {
        if (std::string line = report::exitLine(state); state.position.strategy == Speaker && !line.empty()) {
            lines.push_back(std::move(line));
        }
    }
    for (const session::DayState& state : inputs.papers->states) {
        if (state.strategy != Speaker || !report::hasSignal(state.plan)) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(const auto exits, plannedExits(dayOf(inputs), state.plan));
        for (std::string& line : report::signalLines(state.plan, exits)) {
            lines.push_back(std::move(line));
        }
    }
    for (std::string& line : report::safeguardLines(inputs.entries, Speaker, dayOf(inputs).date)) {
        lines.push_back(std::move(line));
    }
    return lines;
}

/// Symbols whose reports matter tomorrow: shares that are held or that an approved order would buy.
std::set<std::string> sharesConcerned(const DayChannelsInputs& inputs) {
    const auto isShare = [](const std::string& strategy) {
        const strategies::Strategy* found = strategies::find(strategy);
        return found != nullptr && found->marketWide;
    };
    std::set<std::string> symbols;
    for (const session::PositionState& state : inputs.positions) {
        if (isShare(state.position.strategy)) {
            symbols.insert(state.position.underlying);
        }
    }
    for (const session::DayState& state : inputs.papers->states) {
        if (isShare(state.strategy) && report::isApproved(state.plan)) {
            symbols.insert(state.underlying);
        }
    }
    for (const book::Memo* memo : inputs.papers->book->memos().standingAt(book::MemoStage::Approved)) {
        if (memo->latest().memo.validOn == inputs.papers->nextSession) {
            symbols.insert(memo->latest().memo.underlying);
        }
    }
    return symbols;
}

base::Result<std::vector<std::string>> ahead(const DayChannelsInputs& inputs) {
    const DailyInputs& day = dayOf(inputs);
    SIGNALBOX_TRY_ASSIGN(const base::Date last,
                         day.calendar->addBusinessDays(inputs.papers->nextSession, report::SessionsAhead));
    std::vector<std::pair<base::Date, std::string>> dated;
    for (const session::PositionState& state : inputs.positions) {
        if (state.position.expiration <= last) {
            dated.emplace_back(state.position.expiration, report::positionName(state.position) + " (" +
                                                              state.position.strategy + ") expires");
        }
    }
    std::string unknown;
    for (const std::string& symbol : sharesConcerned(inputs)) {
        const market::EarningsFlag flag = day.snapshot->earningsFlag(symbol, last);
        if (flag.knowledge == market::EarningsKnowledge::Unknown) {
            unknown += (unknown.empty() ? "" : ", ") + symbol;
        } else if (flag.knowledge == market::EarningsKnowledge::OnOrBefore && flag.next) {
            dated.emplace_back(flag.next->date,
                               symbol + " reports" +
                                   (flag.next->timing.empty() ? "" : " (" + flag.next->timing + ")"));
        }
    }
    std::sort(dated.begin(), dated.end());
    std::vector<std::string> lines;
    lines.reserve(dated.size() + 1);
    for (const auto& [date, text] : dated) {
        lines.push_back(base::toIso(date) + ": " + text);
    }
    if (!unknown.empty()) {
        lines.push_back("earnings date unknown: " + unknown);
    }
    return lines;
}

base::Result<std::vector<std::string>> brew(const DayChannelsInputs& inputs) {
    report::MorningBrewInputs morning;
    morning.date = inputs.papers->nextSession;
    morning.book = inputs.papers->book;
    morning.light = inputs.light;
    morning.positions = inputs.positions;
    for (const session::DayState& state : inputs.papers->states) {
        if (report::isApproved(state.plan)) {
            morning.planned.push_back(report::orderText(state.plan) +
                                      ", planned at the close and weighed again in the window");
        }
    }
    SIGNALBOX_TRY_ASSIGN(morning.ahead, ahead(inputs));
    morning.dataProblems = inputs.dataProblems;
    return report::morningBrewLines(morning);
}

/// Of everything judged today; asked of the snapshot, since a state has it for the window alone.
base::Result<std::vector<session::SeriesHealth>> seriesAges(const DayChannelsInputs& inputs) {
    session::DayInputs asked;
    asked.date = dayOf(inputs).date;
    asked.snapshot = dayOf(inputs).snapshot;
    asked.parameters = dayOf(inputs).parameters;
    asked.calendar = dayOf(inputs).calendar;
    std::vector<session::SeriesHealth> ages;
    for (const session::DayState& state : inputs.papers->states) {
        asked.strategy = strategies::find(state.strategy);
        asked.underlying = state.underlying;
        if (asked.strategy != nullptr) {
            SIGNALBOX_TRY_ASSIGN(const auto of, session::healthOf(asked));
            ages.insert(ages.end(), of.begin(), of.end());
        }
    }
    return ages;
}

} // namespace

base::Result<Reports> dayChannels(const DayChannelsInputs& inputs) {
    const DailyInputs& day = dayOf(inputs);
    Reports reports;
    const bool speaks = std::any_of(day.desks.begin(), day.desks.end(), [](const DeskInputs& desk) {
        return desk.strategy->key == Speaker && !desk.scan.empty();
    });
    if (!speaks || !report::mayUse(day.mode, Channel::Signals)) {
        return reports;
    }
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, day.calendar->closeInstant(day.date));
    SIGNALBOX_TRY_ASSIGN(std::vector<std::string> happened, signals(inputs));
    if (!happened.empty()) {
        add(inputs, Channel::Signals, close, std::move(happened), reports);
    }
    const report::PortfolioDigestInputs digest{day.date, inputs.papers->book, inputs.positions};
    add(inputs, Channel::PortfolioDigest, calendar::newYorkInstant(day.date, DigestHour, Minute),
        report::portfolioDigestLines(digest), reports);
    SIGNALBOX_TRY_ASSIGN(std::vector<std::string> morning, brew(inputs));
    add(inputs, Channel::MorningBrew, calendar::newYorkInstant(inputs.papers->nextSession, BrewHour, Minute),
        std::move(morning), reports);
    if (report::haltsChanged(inputs.entries, day.date)) {
        report::SystemStatusInputs status;
        status.date = day.date;
        status.book = inputs.papers->book;
        status.entries = inputs.entries;
        status.dataProblems = inputs.dataProblems;
        SIGNALBOX_TRY_ASSIGN(status.health, seriesAges(inputs));
        add(inputs, Channel::SystemStatus, close, report::systemStatusLines(status), reports);
    }
    return reports;
}

} // namespace signalbox::routine
