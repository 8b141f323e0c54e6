// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/calendar/calendar.h"
#include "tests/support/sample_day/sample_chain.h"
#include "tests/support/sample_day/sample_day.h"
#include "tests/support/sample_day/sample_positions.h"

namespace signalbox::testing {

std::vector<book::JournalEntry> sampleJournal() {
    const auto day = sampleEntryDay();
    const auto position = samplePositions().front().position;
    const std::string ticketId = "optimus|SPX|2019-05-14|1";
    book::EvaluationRecorded evaluation{
        "optimus", "SPX", SampleDate, "entry", "", "3f9c0a77", R"({"decision":"entry","gates":[]})"};
    book::PlanRecorded plan{day->plan.planId, "optimus", "SPX", SampleDate, false, true, "91bb", "{}"};
    book::OverrideRecorded change{day->plan.planId, "anna", "limit 3.10 -> 3.20"};
    book::TicketOpened ticket;
    ticket.ticketId = ticketId;
    ticket.planId = day->plan.planId;
    ticket.strategy = "optimus";
    ticket.underlying = "SPX";
    ticket.signalDate = SampleDate;
    ticket.validOn = day->nextSession;
    ticket.legs = position.legs;
    ticket.contracts = 2;
    ticket.limit = base::Price::cents(310);
    ticket.expiration = position.expiration;
    ticket.mode = "PAPER";
    const auto at = calendar::newYorkInstant(day->nextSession, 10, 14, 7);
    book::Filled fill{ticketId, 2,      base::Price::cents(310), base::Money::cents(260), day->nextSession,
                      at,       "paper"};
    book::Marked mark;
    mark.positionId = 1;
    mark.date = SampleDate;
    mark.closeCost = base::Price::cents(70);
    book::HaltRaised halt{"optimus", "CIRCUIT_BREAKER", SampleDate, "three maximum losses in a row"};
    book::NoteWritten note{SampleDate, "anna", "Waited for the second print.\nIt came at 10:12."};
    std::vector<book::JournalEntry> entries;
    const std::vector<book::Event> events{book::AccountFlow{base::Money::dollars(500'000), "opening balance"},
                                          evaluation,
                                          plan,
                                          change,
                                          ticket,
                                          fill,
                                          mark,
                                          halt,
                                          note};
    for (const book::Event& event : events) {
        const auto sequence = static_cast<std::int64_t>(entries.size()) + 1;
        entries.push_back({sequence, at + std::chrono::seconds(sequence), "system", "run-1", event, "ab12"});
    }
    return entries;
}

} // namespace signalbox::testing
