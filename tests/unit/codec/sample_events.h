// SPDX-License-Identifier: GPL-3.0-or-later
// One event of every kind, every field with a value of its own, so that a forgotten field shows.
#pragma once

#include "engine/book/events.h"

#include <vector>

namespace signalbox::tests {

inline structures::Leg sampleLeg(structures::Side side, std::int32_t dollars) {
    structures::Leg leg;
    leg.contract = {"SPX",
                    "SPXW",
                    base::makeDate(2019, 6, 28),
                    market::Settlement::Pm,
                    market::Right::Put,
                    base::Strike::dollars(dollars),
                    100};
    leg.side = side;
    leg.ratio = 1;
    return leg;
}

inline book::TicketOpened sampleTicket() {
    book::TicketOpened ticket;
    ticket.ticketId = "optimus|SPX|2019-05-14|1";
    ticket.planId = "P-1";
    ticket.strategy = "optimus";
    ticket.underlying = "SPX";
    ticket.signalDate = base::makeDate(2019, 5, 14);
    ticket.validOn = base::makeDate(2019, 5, 15);
    ticket.kind = structures::StructureKind::PutCreditSpread;
    ticket.legs = {sampleLeg(structures::Side::Sell, 2620), sampleLeg(structures::Side::Buy, 2570)};
    ticket.contracts = 3;
    ticket.limit = base::Price::cents(285);
    ticket.credit = true;
    ticket.multiplier = 100;
    ticket.width = base::Price::dollars(50);
    ticket.expiration = base::makeDate(2019, 6, 28);
    ticket.settlement = market::Settlement::Am;
    ticket.maxLossPerUnit = base::Money::cents(471'500);
    ticket.convictionBp = 11'234;
    ticket.regime = "elevated_vol";
    ticket.mode = "PAPER";
    ticket.closesPosition = 4;
    ticket.closeReason = book::CloseReason::TimeStop;
    ticket.approvalHash = "abc";
    ticket.overridden = true;
    ticket.facts = structures::EntryFacts{101.25, 2.5, 0.41, true, "ASSUMED EDGE p=0.55, b=1.20", "M-1"};
    return ticket;
}

inline std::vector<book::Event> sampleEvents() {
    const base::Date day = base::makeDate(2019, 5, 14);
    const base::UtcTime at{std::chrono::microseconds(1'557'928'800'000'250)};
    return {
        book::AccountFlow{base::Money::cents(-123'456'789'012), "withdrawal \"quoted\"\n\xE2\x82\xAC"},
        book::EvaluationRecorded{"optimus", "SPX", day, "no_trade", "IV Rank below threshold", "h1",
                                 R"({"a":[1,2.5,null],"b":"x"})"},
        book::PlanRecorded{"P-1", "optimus", "SPX", day, true, true, "h2", "no json at all"},
        book::OverrideRecorded{"P-1", "anna", "short strike 5700 -> 5690"},
        sampleTicket(),
        book::TicketClosed{"T-1", book::TicketEnd::Lapsed, "window over"},
        book::Filled{"T-1", 2, base::Price::units(28'501), base::Money::cents(260), day, at, "paper", 101.5},
        book::ExitDecided{7, day, "STOP_LOSS", R"({"close_cost":5.2})"},
        book::Marked{7, day, base::Price::cents(410), 4.05, 12.75},
        book::Marked{8, day, std::nullopt, std::nullopt, std::nullopt},
        book::HaltRaised{"optimus", "CIRCUIT_BREAKER", day, "two max-loss events"},
        book::HaltAcknowledged{"optimus", "CIRCUIT_BREAKER", day, "anna", "reviewed"},
        book::NoteWritten{day, "anna", "tab\there, null byte not"},
        book::ReportWritten{day, "dashboard", "[DAILY DASHBOARD] 2019-05-14\n  Regime: Neutral\n"},
        book::ParametersFrozen{"h3", R"({"iv_rank_min":45})", "anna"},
        book::DayClosed{day, base::Money::cents(50'012'345)},
        book::MemoWritten{"M-2019-05-14-NVDA", 2, "breakout", "NVDA", day, day + base::CalendarDays(1), day,
                          "anna", "NVDA  190524C00165000", 3, base::Price::units(42'500), "h4",
                          R"({"header":{"version":2}})"},
        book::MemoVoted{"M-2019-05-14-NVDA", 2, day, "bob", "trader", true, "changes", "less, please"},
        book::MemoMoved{"M-2019-05-14-NVDA", 2, day, "LAPSED", "not executed by 11:00 ET"},
        book::EvidenceNamed{day,
                            "breakout",
                            "anna",
                            "h5",
                            day,
                            day,
                            day,
                            "h6",
                            "12% from quotes, 88% from the model",
                            {book::EvidenceTrade{"NVDA", structures::StructureKind::LongPut, day, day,
                                                 base::Money::cents(-1'230), base::Money::cents(99'900)}}},
        book::EvidenceCleared{day, "breakout", "anna"},
    };
}

} // namespace signalbox::tests
