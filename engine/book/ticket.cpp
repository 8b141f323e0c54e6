// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/book/ticket.h"

#include "engine/base/format.h"
#include "engine/base/sha256.h"

#include <fmt/format.h>

namespace signalbox::book {
namespace {

using base::ErrorCode;

std::string legText(const structures::Leg& leg) {
    return fmt::format("{}{}x{}", structures::sign(leg.side) > 0 ? "+" : "-", leg.ratio,
                       market::occSymbol(leg.contract));
}

} // namespace

std::string planFingerprint(const structures::TradePlan& plan, std::int64_t contracts) {
    std::string text =
        fmt::format("open|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", plan.strategy, plan.underlying,
                    base::toIso(plan.entryDate), static_cast<int>(plan.kind), base::toIso(plan.expiration),
                    plan.settlement == market::Settlement::Am ? "AM" : "PM", plan.width.toUnits(),
                    plan.credit ? "credit" : "debit", plan.limit.toUnits(), plan.multiplier,
                    plan.maxLossPerUnit.toCents(), contracts);
    for (const structures::Leg& leg : plan.legs) {
        text += "|" + legText(leg);
    }
    return base::sha256Hex(text);
}

std::string closingFingerprint(const Position& position, std::int64_t contracts) {
    return base::sha256Hex(
        fmt::format("close|{}|{}|{}|{}", position.id, position.ticketId, position.contractsOpen, contracts));
}

std::string clientOrderId(const std::string& strategy, const std::string& symbol, base::Date signalDate,
                          int sequence) {
    return fmt::format("{}|{}|{}|{}", strategy, symbol, base::toIso(signalDate), sequence);
}

base::Result<Ticket> Ticket::open(Approval approval, const structures::TradePlan& plan,
                                  const TicketDetails& details) {
    if (approval.fingerprint() != planFingerprint(plan, approval.contracts())) {
        return base::fail(ErrorCode::Refused, "the plan is not the one that the risk manager approved",
                          details.planId, "have the changed plan reviewed again");
    }
    TicketOpened event;
    event.ticketId = details.ticketId;
    event.planId = details.planId;
    event.strategy = plan.strategy;
    event.underlying = plan.underlying;
    event.signalDate = details.signalDate;
    event.validOn = details.validOn;
    event.kind = plan.kind;
    event.legs = plan.legs;
    event.contracts = approval.contracts();
    event.limit = plan.limit;
    event.credit = plan.credit;
    event.multiplier = plan.multiplier;
    event.width = plan.width;
    event.expiration = plan.expiration;
    event.settlement = plan.settlement;
    event.maxLossPerUnit = plan.maxLossPerUnit;
    event.convictionBp = details.convictionBp;
    event.regime = details.regime;
    event.mode = details.mode;
    event.approvalHash = approval.hash();
    event.overridden = details.overridden;
    event.facts = plan.facts;
    return Ticket(std::move(event));
}

base::Result<Ticket> Ticket::close(Approval approval, const Position& position, base::Price limit,
                                   CloseReason reason, const TicketDetails& details) {
    if (approval.fingerprint() != closingFingerprint(position, approval.contracts())) {
        return base::fail(ErrorCode::Refused, "the position changed since the closing was approved",
                          fmt::format("position {}", position.id), "review the closing again");
    }
    TicketOpened event;
    event.ticketId = details.ticketId;
    event.planId = details.planId;
    event.strategy = position.strategy;
    event.underlying = position.underlying;
    event.signalDate = details.signalDate;
    event.validOn = details.validOn;
    event.kind = position.kind;
    event.legs = position.legs;
    for (structures::Leg& leg : event.legs) {
        leg.side = leg.side == structures::Side::Buy ? structures::Side::Sell : structures::Side::Buy;
    }
    event.contracts = approval.contracts();
    event.limit = limit;
    event.credit = !position.credit;
    event.multiplier = position.multiplier;
    event.width = position.width;
    event.expiration = position.expiration;
    event.settlement = position.settlement;
    event.convictionBp = position.convictionBp;
    event.regime = details.regime;
    event.mode = position.mode;
    event.closesPosition = position.id;
    event.closeReason = reason;
    event.approvalHash = approval.hash();
    event.overridden = details.overridden;
    return Ticket(std::move(event));
}

} // namespace signalbox::book
