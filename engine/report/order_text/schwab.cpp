// SPDX-License-Identifier: GPL-3.0-or-later
// The body of an order request of Schwab's interface.
#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/json_order.h"
#include "engine/report/order_text/text_scan.h"

namespace signalbox::report {
namespace {

constexpr std::array<std::string_view, 4> Actions{"BUY_TO_OPEN", "SELL_TO_OPEN", "BUY_TO_CLOSE",
                                                  "SELL_TO_CLOSE"};

const char* strategyType(OrderStructure structure) {
    switch (structure) {
    case OrderStructure::Single:
        return "NONE";
    case OrderStructure::Vertical:
        return "VERTICAL";
    case OrderStructure::IronCondor:
        return "IRON_CONDOR";
    case OrderStructure::Butterfly:
        return "BUTTERFLY";
    case OrderStructure::Condor:
        return "CONDOR";
    case OrderStructure::Calendar:
        return "CALENDAR";
    case OrderStructure::Diagonal:
        return "DIAGONAL";
    }
    return "";
}

const char* orderType(const OrderTicket& ticket) {
    if (ticket.legs.size() == 1) {
        return "LIMIT";
    }
    return ticket.effect == NetEffect::Credit  ? "NET_CREDIT"
           : ticket.effect == NetEffect::Debit ? "NET_DEBIT"
                                               : "NET_ZERO";
}

/// A single leg says LIMIT: the side tells whether money comes or goes.
NetEffect effectOfSingle(const OrderTicket& ticket) {
    if (ticket.price == base::Price{}) {
        return NetEffect::Even;
    }
    return ticket.legs.front().leg.side == structures::Side::Sell ? NetEffect::Credit : NetEffect::Debit;
}

} // namespace

std::string writeSchwab(const OrderTicket& ticket) {
    const OrderStructure structure = structureOf(ticket.legs).value_or(OrderStructure::Single);
    nlohmann::ordered_json order;
    order["orderType"] = orderType(ticket);
    order["session"] = "NORMAL";
    order["duration"] = ticket.tif == TimeInForce::Day ? "DAY" : "GOOD_TILL_CANCEL";
    order["price"] = decimals2(ticket.price);
    order["orderStrategyType"] = "SINGLE";
    order["complexOrderStrategyType"] = strategyType(structure);
    if (ticket.legs.size() > 1) {
        order["quantity"] = ticket.quantity;
    }
    order["orderLegCollection"] = nlohmann::ordered_json::array();
    for (const OrderLeg& leg : ticket.legs) {
        nlohmann::ordered_json one;
        one["instruction"] = std::string(actionOf(leg, Actions));
        one["quantity"] = ticket.quantity * leg.leg.ratio;
        one["instrument"]["symbol"] = market::occSymbol(leg.leg.contract);
        one["instrument"]["assetType"] = "OPTION";
        order["orderLegCollection"].push_back(std::move(one));
    }
    return order.dump(1);
}

ReadOrder readSchwab(std::string_view text, const OrderTextContext& context) {
    JsonOrder order(text);
    OrderTicket ticket;
    const auto& root = order.root();
    const std::string type = order.text(root, "orderType");
    order.expect(root, "session", "NORMAL");
    const std::string duration = order.text(root, "duration");
    if (duration == "GOOD_TILL_CANCEL") {
        ticket.tif = TimeInForce::GoodTillCancelled;
    } else if (duration != "DAY") {
        order.problem("duration is neither DAY nor GOOD_TILL_CANCEL");
    }
    ticket.price = order.price(root, "price");
    order.expect(root, "orderStrategyType", "SINGLE");
    const std::string strategy = order.text(root, "complexOrderStrategyType");
    for (const auto& leg : order.array(root, "orderLegCollection")) {
        const auto instrument =
            leg.is_object() ? leg.value("instrument", nlohmann::json::object()) : nlohmann::json::object();
        order.expect(instrument, "assetType", "OPTION");
        order.occLeg(ticket, order.text(instrument, "symbol"), order.count(leg, "quantity"),
                     order.text(leg, "instruction"), Actions);
    }
    if (type == "NET_CREDIT" || type == "NET_DEBIT" || type == "NET_ZERO") {
        ticket.effect = type == "NET_CREDIT"  ? NetEffect::Credit
                        : type == "NET_DEBIT" ? NetEffect::Debit
                                              : NetEffect::Even;
    } else if (type == "LIMIT" && ticket.legs.size() == 1) {
        ticket.effect = effectOfSingle(ticket);
    } else {
        order.problem("orderType is no limit order of these legs");
    }
    const bool hasQuantity = root.is_object() && root.contains("quantity");
    const std::int64_t quantity = hasQuantity ? order.count(root, "quantity") : 0;
    ReadOrder read = order.finish(std::move(ticket), context);
    if (read.ticket && strategy != strategyType(*structureOf(read.ticket->legs))) {
        read.problems.push_back("complexOrderStrategyType " + strategy + " is not what the legs form");
    }
    if (read.ticket && hasQuantity && quantity != read.ticket->quantity) {
        read.problems.emplace_back("quantity is not that of the legs");
    }
    if (!read.problems.empty()) {
        read.ticket.reset();
    }
    return read;
}

} // namespace signalbox::report
