// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/book_as_of.h"

#include <map>
#include <string>
#include <vector>

namespace signalbox::session {
namespace {

struct DateOf {
    std::optional<base::Date> operator()(const book::AccountFlow&) const { return std::nullopt; }
    std::optional<base::Date> operator()(const book::EvaluationRecorded& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::PlanRecorded& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::OverrideRecorded&) const { return std::nullopt; }
    std::optional<base::Date> operator()(const book::TicketOpened& event) const {
        return event.closesPosition ? event.signalDate : event.validOn;
    }
    std::optional<base::Date> operator()(const book::TicketClosed&) const { return std::nullopt; }
    std::optional<base::Date> operator()(const book::Filled& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::ExitDecided& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::Marked& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::HaltRaised& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::HaltAcknowledged& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::NoteWritten& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::ReportWritten& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::ParametersFrozen&) const { return std::nullopt; }
    std::optional<base::Date> operator()(const book::DayClosed& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::MemoWritten& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::MemoVoted& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::MemoMoved& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::EvidenceNamed& event) const { return event.date; }
    std::optional<base::Date> operator()(const book::EvidenceCleared& event) const { return event.date; }
};

} // namespace

std::optional<base::Date> effectiveDate(const book::Event& event) {
    return std::visit(DateOf(), event);
}

base::Result<book::Book> bookAsOf(std::span<const book::JournalEntry> entries, base::Date date,
                                  MarksOfDay marks, PassedOrders orders) {
    book::Book book;
    std::map<std::string, bool> leftOut; // tickets of later sessions, with everything that happened to them
    for (const book::JournalEntry& entry : entries) {
        const auto from = effectiveDate(entry.event);
        if (from && *from > date) {
            if (const auto* ticket = std::get_if<book::TicketOpened>(&entry.event)) {
                leftOut[ticket->ticketId] = true;
            }
            continue;
        }
        const auto* mark = std::get_if<book::Marked>(&entry.event);
        if (mark != nullptr && mark->date == date && marks == MarksOfDay::LeftOut) {
            continue;
        }
        const auto* closed = std::get_if<book::TicketClosed>(&entry.event);
        if (closed != nullptr && leftOut.contains(closed->ticketId)) {
            continue;
        }
        SIGNALBOX_TRY(book.apply(entry));
    }
    if (orders == PassedOrders::Lapsed) {
        SIGNALBOX_TRY(lapsePassedOrders(book, date));
    }
    return book;
}

base::Result<book::Book> bookForRoutine(std::span<const book::JournalEntry> entries, base::Date date) {
    return bookAsOf(entries, date, MarksOfDay::Kept, PassedOrders::AsRecorded);
}

base::Status lapsePassedOrders(book::Book& book, base::Date date) {
    std::vector<std::string> passed;
    for (const auto& [id, pending] : book.pending()) {
        if (!pending.ticket.closesPosition && pending.ticket.validOn < date) {
            passed.push_back(id);
        }
    }
    for (const std::string& id : passed) {
        book::JournalEntry end; // of this view alone; the routine records it
        end.event = book::TicketClosed{id, book::TicketEnd::Lapsed, {}};
        SIGNALBOX_TRY(book.apply(end));
    }
    return {};
}

} // namespace signalbox::session
