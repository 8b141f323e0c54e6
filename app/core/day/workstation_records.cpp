// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/daily_desks.h"
#include "app/core/day/diary_file.h"
#include "app/core/day/prepared_day.h"
#include "engine/base/format.h"
#include "engine/book/split_terms.h"
#include "engine/routine/executions.h"
#include "engine/routine/replay_inputs.h"
#include "engine/routine/replay_parameters.h"

namespace signalbox::app {
namespace {

std::string contractsText(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " contract" : " contracts");
}

base::Status checkPrice(const book::TicketOpened& ticket, base::Price price) {
    if (price < base::Price() || (ticket.width > base::Price() && price > ticket.width)) {
        return base::fail(base::ErrorCode::Refused,
                          base::usdPrice(price) + " lies outside 0.." + base::usdPrice(ticket.width),
                          "--price");
    }
    // A closing is never refused for its price: it happened, and it only reduces (SHR-A9).
    if (ticket.closesPosition) {
        return {};
    }
    const bool beyond = ticket.credit ? price < ticket.limit : price > ticket.limit;
    if (beyond) {
        return base::fail(base::ErrorCode::Refused,
                          base::usdPrice(price) + " is beyond the limit of " + base::usdPrice(ticket.limit),
                          ticket.ticketId, "the ticket allows no worse price");
    }
    return {};
}

/// After a split a fill closes whole contracts as bought.
base::Status checkMultiple(std::int64_t contracts, int ratio) {
    if (contracts % ratio != 0) {
        return base::fail(base::ErrorCode::Refused,
                          contractsText(contracts) + "; since the split " + std::to_string(ratio) +
                              " of them are one as bought",
                          "--quantity", "record a multiple of " + std::to_string(ratio));
    }
    return {};
}

base::Status checkTime(const book::TicketOpened& ticket, base::Date day, bool simulated) {
    // The days of the simulated market are not those of the wall clock.
    if (!simulated && day > calendar::newYorkDate(systemNow())) {
        return base::fail(base::ErrorCode::Refused, base::toIso(day) + " lies in the future", "--time");
    }
    SIGNALBOX_TRY_ASSIGN(const bool session, calendar::Calendar::standard().isSession(day));
    if (!session) {
        return base::fail(base::ErrorCode::Refused, base::toIso(day) + " is no session", "--time");
    }
    if (ticket.closesPosition && day < ticket.signalDate) {
        return base::fail(base::ErrorCode::Refused,
                          "the closing order is of " + base::toIso(ticket.signalDate) + ", its fill of " +
                              base::toIso(day),
                          ticket.ticketId, "a fill cannot come before its order");
    }
    if (!ticket.closesPosition && day != ticket.validOn) {
        return base::fail(base::ErrorCode::Refused,
                          "the signal was valid on " + base::toIso(ticket.validOn) + " only", ticket.ticketId,
                          "a fill of another day is not its fill");
    }
    return {};
}

} // namespace

base::Status Workstation::recordFill(const FillEntry& entry) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY(m_open.journal->sound());
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, book::Book::fold(entries));
    const auto pending = whole.pending().find(entry.ticketId);
    if (pending == whole.pending().end()) {
        const bool known = whole.tickets().contains(entry.ticketId);
        return base::fail(known ? base::ErrorCode::Refused : base::ErrorCode::MissingData,
                          known ? "the ticket has ended" : "there is no such ticket", entry.ticketId,
                          "signalbox journal export shows the tickets");
    }
    const book::TicketOpened& ticket = pending->second.ticket;
    FillEntry asOrdered = entry;
    if (ticket.closesPosition) {
        // The broker speaks of the contract as it is listed on the day of the fill.
        SIGNALBOX_TRY_ASSIGN(const auto actions, m_open.store->actions(ticket.underlying));
        const base::Date day = calendar::newYorkDate(entry.at.value_or(systemNow()));
        const int since = splitsSinceOrder(ticket, *whole.find(*ticket.closesPosition), actions, day);
        SIGNALBOX_TRY(checkMultiple(entry.contracts, since));
        asOrdered.contracts /= since;
        asOrdered.price = entry.price * since;
    }
    SIGNALBOX_TRY_ASSIGN(const book::Filled fill,
                         checkedFill(ticket, ticket.contracts - pending->second.filled, asOrdered));
    return append({fill}, entry.by);
}

base::Result<book::Filled> Workstation::checkedFill(const book::TicketOpened& ticket, std::int64_t room,
                                                    const FillEntry& entry) {
    if (entry.contracts <= 0 || entry.contracts > room) {
        return base::fail(base::ErrorCode::Refused,
                          contractsText(entry.contracts) + ", the ticket has room for " +
                              std::to_string(room),
                          "--quantity");
    }
    SIGNALBOX_TRY(checkPrice(ticket, entry.price));
    const base::UtcTime at = entry.at.value_or(systemNow());
    const base::Date day = calendar::newYorkDate(at);
    SIGNALBOX_TRY(checkTime(ticket, day, m_market.simulated()));
    book::Filled fill;
    fill.ticketId = ticket.ticketId;
    fill.contracts = entry.contracts;
    fill.price = entry.price;
    fill.fees =
        entry.fees.value_or(routine::feesOf(m_open.parameters.account(), ticket.legs, entry.contracts));
    fill.date = day;
    fill.at = at;
    fill.by = entry.by;
    return fill;
}

base::Status Workstation::recordClosing(int positionId, const FillEntry& entry) {
    SIGNALBOX_TRY(requireWritable());
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY(m_open.journal->sound());
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, book::Book::fold(entries));
    const book::Position* position = whole.find(positionId);
    if (position == nullptr || !position->isOpen()) {
        return base::fail(base::ErrorCode::MissingData,
                          "position " + std::to_string(positionId) + " is not open", "--position",
                          "signalbox positions lists the open ones");
    }
    for (const auto& [id, pending] : whole.pending()) {
        if (pending.ticket.closesPosition == positionId) {
            FillEntry fill = entry;
            fill.ticketId = id;
            return recordFill(fill);
        }
    }
    // No order was laid out here: what happened elsewhere is recorded with an order of its own.
    SIGNALBOX_TRY_ASSIGN(const auto actions, m_open.store->actions(position->underlying));
    const base::Date day = calendar::newYorkDate(entry.at.value_or(systemNow()));
    const int ratio = book::splitRatioSince(*position, actions, day);
    if (entry.contracts <= 0 || entry.contracts > position->contractsOpen * ratio) {
        return base::fail(base::ErrorCode::Refused,
                          contractsText(entry.contracts) + ", the position has " +
                              std::to_string(position->contractsOpen * ratio),
                          "--quantity");
    }
    SIGNALBOX_TRY(checkMultiple(entry.contracts, ratio));
    risk::Review review = risk::RiskDesk().reviewClosing(whole, positionId, entry.contracts / ratio);
    if (!review.approval) {
        return base::fail(base::ErrorCode::Refused, "the risk desk refused the closing",
                          "position " + std::to_string(positionId));
    }
    book::TicketDetails details;
    details.signalDate = details.validOn = day;
    details.ticketId =
        routine::nextOrderId(whole, position->strategy, position->underlying, details.signalDate);
    details.mode = position->mode;
    SIGNALBOX_TRY_ASSIGN(const book::Ticket ticket,
                         book::Ticket::close(std::move(*review.approval), *position, entry.price * ratio,
                                             book::CloseReason::Manual, details));
    const book::TicketOpened order = book::listedClosing(ticket.event(), ratio);
    SIGNALBOX_TRY_ASSIGN(const book::Filled fill, checkedFill(order, entry.contracts, entry));
    return append({order, fill}, entry.by);
}

base::Status Workstation::acknowledge(const std::string& strategy, const std::string& code,
                                      const std::string& by, const std::string& note, base::Date date) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, book::Book::fold(entries));
    bool open = false;
    for (const book::HaltRaised& halt : whole.openHalts(strategy)) {
        open = open || halt.code == code;
    }
    if (!open) {
        return base::fail(base::ErrorCode::Refused,
                          "no halt " + code + " of " + strategy + " waits for acknowledgement", "--code");
    }
    return append({book::HaltAcknowledged{strategy, code, date, by, note}}, by);
}

std::vector<book::Event> Workstation::newParameters(std::span<const book::JournalEntry> entries) const {
    const book::ParametersFrozen* last = routine::lastFrozen(entries);
    if (last != nullptr && last->hash == m_open.parameters.hash()) {
        return {};
    }
    return {routine::frozenEvent(m_open.parameters, "system")};
}

base::Result<routine::DailyOutcome> Workstation::daily(std::optional<base::Date> date, std::stop_token stop) {
    SIGNALBOX_TRY(requireWritable());
    DailyDesks desks(shared_from_this());
    SIGNALBOX_TRY_ASSIGN(const base::Date day, m_market.sessionFor(desks.clock(), date));
    SIGNALBOX_TRY_ASSIGN(const base::Date latest, m_market.lastSession(desks.clock()));
    SIGNALBOX_TRY_ASSIGN(const std::vector<book::JournalEntry> entries, journal());
    SIGNALBOX_TRY(m_open.journal->sound());
    SIGNALBOX_TRY_ASSIGN(DailyPart part, desks.of(day, entries, stop));
    routine::DailyInputs inputs;
    inputs.desks = std::move(part.desks);
    inputs.date = day;
    inputs.snapshot = &part.snapshot;
    inputs.journal = entries;
    inputs.parameters = &m_open.parameters;
    inputs.calendar = &calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(routine::DailyOutcome outcome, routine::runDay(inputs, stop));
    for (session::DayState& state : outcome.states) {
        state.isLatest = day == latest;
    }
    routine::addRecordedInputs(outcome.events, inputs);
    std::vector<book::Event> events = newParameters(entries);
    events.insert(events.end(), outcome.events.begin(), outcome.events.end());
    SIGNALBOX_TRY(append(std::move(events), "system"));
    // The journal has the page; its file is a copy for people, so that it comes last.
    for (const book::ReportWritten& report : outcome.reports) {
        if (report.kind == "diary") {
            SIGNALBOX_TRY(writeDiary(m_open.home.marketFolder(m_open.market), day, report.text));
        }
    }
    return outcome;
}

} // namespace signalbox::app
