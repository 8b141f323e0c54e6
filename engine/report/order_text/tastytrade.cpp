// SPDX-License-Identifier: GPL-3.0-or-later
// The body of an order request of tastytrade's interface.
#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/json_order.h"
#include "engine/report/order_text/text_scan.h"

namespace signalbox::report {
namespace {

constexpr std::array<std::string_view, 4> Actions{"Buy to Open", "Sell to Open", "Buy to Close",
                                                  "Sell to Close"};
constexpr const char* LegType = "Equity Option"; // of index options too

} // namespace

std::string writeTastytrade(const OrderTicket& ticket) {
    nlohmann::ordered_json order;
    order["time-in-force"] = ticket.tif == TimeInForce::Day ? "Day" : "GTC";
    order["order-type"] = "Limit";
    order["price"] = ticket.effect == NetEffect::Even ? "0.0" : decimals2(ticket.price);
    order["price-effect"] = ticket.effect == NetEffect::Credit  ? "Credit"
                            : ticket.effect == NetEffect::Debit ? "Debit"
                                                                : "None";
    order["legs"] = nlohmann::ordered_json::array();
    for (const OrderLeg& leg : ticket.legs) {
        nlohmann::ordered_json one;
        one["instrument-type"] = LegType;
        one["symbol"] = market::occSymbol(leg.leg.contract);
        one["quantity"] = ticket.quantity * leg.leg.ratio;
        one["action"] = std::string(actionOf(leg, Actions));
        order["legs"].push_back(std::move(one));
    }
    return order.dump(1);
}

ReadOrder readTastytrade(std::string_view text, const OrderTextContext& context) {
    JsonOrder order(text);
    OrderTicket ticket;
    const auto& root = order.root();
    const std::string tif = order.text(root, "time-in-force");
    if (tif == "GTC") {
        ticket.tif = TimeInForce::GoodTillCancelled;
    } else if (tif != "Day") {
        order.problem("time-in-force is neither Day nor GTC");
    }
    order.expect(root, "order-type", "Limit");
    ticket.price = order.price(root, "price");
    const std::string effect = order.text(root, "price-effect");
    if (effect == "Debit") {
        ticket.effect = NetEffect::Debit;
    } else if (effect == "None") {
        ticket.effect = NetEffect::Even;
    } else if (effect != "Credit") {
        order.problem("price-effect is none of Credit, Debit and None");
    }
    for (const auto& leg : order.array(root, "legs")) {
        order.expect(leg, "instrument-type", LegType);
        order.occLeg(ticket, order.text(leg, "symbol"), order.count(leg, "quantity"),
                     order.text(leg, "action"), Actions);
    }
    return order.finish(std::move(ticket), context);
}

} // namespace signalbox::report
