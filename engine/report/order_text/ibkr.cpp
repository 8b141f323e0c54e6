// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON object for Interactive Brokers that needs no connection: a BAG with its legs, or a single OPT.
// Contract numbers are added once an account is connected.
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/json_order.h"
#include "engine/report/order_text/order_checks.h"
#include "engine/report/order_text/text_scan.h"

#include <cmath>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using nlohmann::json;
using structures::Side;

std::string contractFields(const market::OptionContract& contract) {
    const std::chrono::year_month_day ymd(contract.expiration);
    return fmt::format(
        R"("tradingClass":"{}","lastTradeDateOrContractMonth":"{:04}{:02}{:02}","strike":{},"right":"{}","multiplier":"100")",
        contract.root, static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
        static_cast<unsigned>(ymd.day()), base::plain(contract.strike), market::rightLetter(contract.right));
}

const char* actionWord(Side side) {
    return side == Side::Buy ? "BUY" : "SELL";
}

std::string signedPrice(base::Price price, bool negative) {
    return (negative ? "-" : "") + decimals2(price);
}

/// A number of the JSON as a price: the nearest unit, which must be the number itself.
base::Price numericPrice(JsonOrder& order, const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end() || !found->is_number() ||
        std::abs(found->get<double>()) > 1e6) {
        order.problem(std::string(key) + " is not a price");
        return {};
    }
    const double value = found->get<double>();
    const base::Price price = base::Price::nearest(value);
    if (std::abs(price.toDollars() - value) > 1e-9) {
        order.problem(std::string(key) + " has more than four decimals");
    }
    return price;
}

std::optional<base::Strike> numericStrike(const json& object) {
    const auto found = object.find("strike");
    if (found == object.end() || !found->is_number()) {
        return std::nullopt;
    }
    const double thousandths = found->get<double>() * 1000;
    if (!(thousandths > 0) || thousandths > 99'999'999 ||
        std::abs(thousandths - std::round(thousandths)) > 1e-6) {
        return std::nullopt;
    }
    return base::Strike::thousandths(static_cast<std::int32_t>(std::lround(thousandths)));
}

std::optional<market::OptionContract> contractFrom(JsonOrder& order, const json& object) {
    const std::string root = order.text(object, "tradingClass");
    const std::string date = order.text(object, "lastTradeDateOrContractMonth");
    const std::string right = order.text(object, "right");
    order.expect(object, "multiplier", "100");
    const auto strike = object.is_object() ? numericStrike(object) : std::nullopt;
    const bool digits = date.size() == 8 && isDigits(date);
    const auto expiration =
        digits ? base::parseIsoDate(date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6))
               : std::nullopt;
    if (!strike || !expiration || (right != "C" && right != "P")) {
        order.problem("a leg does not name date, strike and right of an option");
        return std::nullopt;
    }
    return contractOf(root, *expiration, right == "C" ? market::Right::Call : market::Right::Put, *strike);
}

std::optional<Side> sideFrom(JsonOrder& order, const json& object) {
    const std::string action = order.text(object, "action");
    if (action != "BUY" && action != "SELL") {
        order.problem("action is neither BUY nor SELL");
        return std::nullopt;
    }
    return action == "BUY" ? Side::Buy : Side::Sell;
}

Side opposite(Side side) {
    return side == Side::Buy ? Side::Sell : Side::Buy;
}

NetEffect effectOf(base::Price paid) {
    return paid == base::Price{}  ? NetEffect::Even
           : paid < base::Price{} ? NetEffect::Credit
                                  : NetEffect::Debit;
}

void readBag(JsonOrder& order, OrderTicket& ticket, Side side, base::Price limit, PositionEffect effect) {
    // Selling a bag is buying its mirror image at the opposite price.
    const bool mirrored = side == Side::Sell;
    const base::Price paid = mirrored ? -limit : limit;
    ticket.effect = effectOf(paid);
    ticket.price = paid < base::Price{} ? -paid : paid;
    for (const json& leg : order.array(order.root(), "comboLegs")) {
        const auto legSide = sideFrom(order, leg);
        const auto contract = contractFrom(order, leg);
        const auto ratio = static_cast<std::int32_t>(order.count(leg, "ratio"));
        if (legSide && contract) {
            ticket.legs.push_back({{*contract, mirrored ? opposite(*legSide) : *legSide, ratio}, effect});
        }
    }
    if (ticket.legs.size() < 2) {
        order.problem("a BAG needs at least two legs");
    }
}

void readOpt(JsonOrder& order, OrderTicket& ticket, Side side, base::Price limit, PositionEffect effect) {
    ticket.effect = limit == base::Price{} ? NetEffect::Even
                    : side == Side::Sell   ? NetEffect::Credit
                                           : NetEffect::Debit;
    ticket.price = limit;
    if (const auto contract = contractFrom(order, order.root())) {
        ticket.legs.push_back({{*contract, side, 1}, effect});
    }
}

} // namespace

std::string writeIbkr(const OrderTicket& ticket) {
    const std::string& symbol = ticket.legs.front().leg.contract.underlying;
    const bool single = ticket.legs.size() == 1;
    const Side side = single ? ticket.legs.front().leg.side : Side::Buy;
    const std::string order = fmt::format(
        R"("action":"{}","totalQuantity":{},"orderType":"LMT","lmtPrice":{},"tif":"{}")", actionWord(side),
        ticket.quantity, signedPrice(ticket.price, !single && ticket.effect == NetEffect::Credit),
        ticket.tif == TimeInForce::Day ? "DAY" : "GTC");
    if (single) {
        return fmt::format(R"({{"secType":"OPT","symbol":"{}","exchange":"SMART","currency":"USD",{},{}}})",
                           symbol, contractFields(ticket.legs.front().leg.contract), order);
    }
    std::string legs;
    for (const OrderLeg& leg : ticket.legs) {
        legs += fmt::format(R"({}{{"action":"{}","ratio":{},{}}})", legs.empty() ? "" : ",",
                            actionWord(leg.leg.side), leg.leg.ratio, contractFields(leg.leg.contract));
    }
    return fmt::format(
        R"({{"secType":"BAG","symbol":"{}","exchange":"SMART","currency":"USD",{},"comboLegs":[{}]}})",
        symbol, order, legs);
}

ReadOrder readIbkr(std::string_view text, const OrderTextContext& context) {
    JsonOrder order(text);
    OrderTicket ticket;
    const json& root = order.root();
    const std::string type = order.text(root, "secType");
    const std::string symbol = order.text(root, "symbol");
    order.expect(root, "exchange", "SMART");
    order.expect(root, "currency", "USD");
    order.expect(root, "orderType", "LMT");
    const auto side = sideFrom(order, root);
    ticket.quantity = order.count(root, "totalQuantity");
    const base::Price limit = numericPrice(order, root, "lmtPrice");
    const std::string tif = order.text(root, "tif");
    if (tif == "GTC") {
        ticket.tif = TimeInForce::GoodTillCancelled;
    } else if (tif != "DAY") {
        order.problem("tif is neither DAY nor GTC");
    }
    if (side && type == "BAG") {
        readBag(order, ticket, *side, limit, context.assumedEffect);
    } else if (side && type == "OPT") {
        readOpt(order, ticket, *side, limit, context.assumedEffect);
    } else {
        order.problem("secType is neither BAG nor OPT");
    }
    for (const OrderLeg& leg : ticket.legs) {
        if (leg.leg.contract.underlying != symbol) {
            order.problem(leg.leg.contract.root + " is not an option of " + symbol);
        }
    }
    return order.finish(std::move(ticket), context);
}

} // namespace signalbox::report
