// SPDX-License-Identifier: GPL-3.0-or-later
// Stored names of enumerations. They are part of the journal's format, therefore not those that a screen
// shows.
#pragma once

#include "engine/book/events.h"

#include <array>
#include <utility>

namespace signalbox::codec {

template <typename Enum>
struct EnumNames;

template <>
struct EnumNames<market::Settlement> {
    static constexpr std::array<std::pair<market::Settlement, const char*>, 2> all{
        {{market::Settlement::Am, "AM"}, {market::Settlement::Pm, "PM"}}};
};

template <>
struct EnumNames<market::Right> {
    static constexpr std::array<std::pair<market::Right, const char*>, 2> all{
        {{market::Right::Call, "C"}, {market::Right::Put, "P"}}};
};

template <>
struct EnumNames<structures::Side> {
    static constexpr std::array<std::pair<structures::Side, const char*>, 2> all{
        {{structures::Side::Buy, "buy"}, {structures::Side::Sell, "sell"}}};
};

template <>
struct EnumNames<structures::StructureKind> {
    using Kind = structures::StructureKind;
    static constexpr std::array<std::pair<Kind, const char*>, 5> all{
        {{Kind::PutCreditSpread, "put_credit_spread"},
         {Kind::CallCreditSpread, "call_credit_spread"},
         {Kind::IronCondor, "iron_condor"},
         {Kind::LongCall, "long_call"},
         {Kind::LongPut, "long_put"}}};
};

template <>
struct EnumNames<book::TicketEnd> {
    using End = book::TicketEnd;
    static constexpr std::array<std::pair<End, const char*>, 5> all{{{End::Filled, "filled"},
                                                                     {End::Cancelled, "cancelled"},
                                                                     {End::NoFill, "no_fill"},
                                                                     {End::Lapsed, "lapsed"},
                                                                     {End::Rejected, "rejected"}}};
};

template <>
struct EnumNames<book::CloseReason> {
    using Reason = book::CloseReason;
    static constexpr std::array<std::pair<Reason, const char*>, 14> all{
        {{Reason::ProfitTarget, "profit_target"},
         {Reason::StopLoss, "stop_loss"},
         {Reason::TimeStop, "time_stop"},
         {Reason::RegimeShift, "regime_shift"},
         {Reason::Manual, "manual"},
         {Reason::StopAtr, "stop_atr"},
         {Reason::StopOption, "stop_option"},
         {Reason::IvExpansion, "iv_expansion"},
         {Reason::TimeHard, "time_hard"},
         {Reason::TimeLosing, "time_losing"},
         {Reason::Trail, "trail"},
         {Reason::ScaleT1, "scale_t1"},
         {Reason::ScaleT2, "scale_t2"},
         {Reason::ScaleT3, "scale_t3"}}};
};

/// The stored name; empty for a value that is not in the table.
template <typename Enum>
[[nodiscard]] const char* storedName(Enum value) {
    for (const auto& [candidate, name] : EnumNames<Enum>::all) {
        if (candidate == value) {
            return name;
        }
    }
    return "";
}

} // namespace signalbox::codec
