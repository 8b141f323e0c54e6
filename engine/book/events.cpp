// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/events.h"

#include <array>
#include <utility>

namespace signalbox::book {
namespace {

constexpr std::array<const char*, std::variant_size_v<Event>> EventKinds{"account_flow",
                                                                         "evaluation_recorded",
                                                                         "plan_recorded",
                                                                         "override_recorded",
                                                                         "ticket_opened",
                                                                         "ticket_closed",
                                                                         "filled",
                                                                         "exit_decided",
                                                                         "marked",
                                                                         "halt_raised",
                                                                         "halt_acknowledged",
                                                                         "note_written",
                                                                         "report_written",
                                                                         "parameters_frozen",
                                                                         "day_closed",
                                                                         "memo_written",
                                                                         "memo_voted",
                                                                         "memo_moved",
                                                                         "evidence_named",
                                                                         "evidence_cleared"};

constexpr std::array<std::pair<CloseReason, const char*>, 14> CloseReasons{
    {{CloseReason::ProfitTarget, "PROFIT_TARGET"},
     {CloseReason::StopLoss, "STOP_LOSS"},
     {CloseReason::TimeStop, "TIME_STOP"},
     {CloseReason::RegimeShift, "REGIME_SHIFT"},
     {CloseReason::Manual, "MANUAL"},
     {CloseReason::StopAtr, "STOP_ATR"},
     {CloseReason::StopOption, "STOP_OPTION"},
     {CloseReason::IvExpansion, "IV_EXPANSION"},
     {CloseReason::TimeHard, "TIME_HARD"},
     {CloseReason::TimeLosing, "TIME_LOSING"},
     {CloseReason::Trail, "TRAIL"},
     {CloseReason::ScaleT1, "SCALE_T1"},
     {CloseReason::ScaleT2, "SCALE_T2"},
     {CloseReason::ScaleT3, "SCALE_T3"}}};

} // namespace

const char* eventKind(const Event& event) {
    return EventKinds.at(event.index());
}

const char* ticketEndKey(TicketEnd end) {
    switch (end) {
    case TicketEnd::Filled:
        return "FILLED";
    case TicketEnd::Cancelled:
        return "CANCELLED";
    case TicketEnd::NoFill:
        return "NO_FILL";
    case TicketEnd::Lapsed:
        return "LAPSED";
    case TicketEnd::Rejected:
        return "REJECTED";
    }
    return "";
}

const char* closeReasonKey(CloseReason reason) {
    for (const auto& [value, key] : CloseReasons) {
        if (value == reason) {
            return key;
        }
    }
    return "";
}

std::optional<CloseReason> parseCloseReason(const std::string& key) {
    for (const auto& [value, name] : CloseReasons) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace signalbox::book
