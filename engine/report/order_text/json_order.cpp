// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/json_order.h"

#include "engine/base/decimal.h"
#include "engine/report/order_text/order_checks.h"

#include <algorithm>

namespace signalbox::report {
namespace {

using nlohmann::json;

const json* field(const json& object, const char* key) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

} // namespace

JsonOrder::JsonOrder(std::string_view text) : m_root(json::parse(text, nullptr, false)) {
    if (!m_root.is_object()) {
        m_problems.emplace_back("the text is not one JSON object");
    }
}

std::string JsonOrder::text(const json& object, const char* key) {
    const json* value = field(object, key);
    if (value == nullptr || !value->is_string()) {
        problem(std::string(key) + " is absent or no text");
        return {};
    }
    return value->get<std::string>();
}

std::int64_t JsonOrder::count(const json& object, const char* key) {
    const json* value = field(object, key);
    if (value != nullptr && value->is_number()) {
        const double number = value->get<double>();
        const auto whole = static_cast<std::int64_t>(std::clamp(number, 0.0, 2e6));
        if (whole >= 1 && whole <= 1'000'000 && static_cast<double>(whole) == number) {
            return whole;
        }
    }
    problem(std::string(key) + " is not a whole number from 1 to 1000000");
    return 1;
}

const json& JsonOrder::array(const json& object, const char* key) {
    static const json Empty = json::array();
    const json* value = field(object, key);
    if (value == nullptr || !value->is_array() || value->empty() || value->size() > 8) {
        problem(std::string(key) + " is not a list of legs");
        return Empty;
    }
    return *value;
}

void JsonOrder::expect(const json& object, const char* key, std::string_view wanted) {
    const json* value = field(object, key);
    if (value == nullptr || !value->is_string() || value->get<std::string>() != wanted) {
        problem(std::string(key) + " is not " + std::string(wanted));
    }
}

base::Price JsonOrder::price(const json& object, const char* key) {
    const auto value = base::parsePrice(text(object, key));
    if (!value) {
        problem(std::string(key) + " is not a price");
    }
    return value.value_or(base::Price{});
}

void JsonOrder::occLeg(OrderTicket& ticket, const std::string& symbol, std::int64_t count,
                       const std::string& action, const std::array<std::string_view, 4>& actions) {
    const auto parts = market::parseOccSymbol(symbol);
    const auto found = std::find(actions.begin(), actions.end(), action);
    if (!parts) {
        problem("\"" + symbol + "\" is not an option symbol");
        return;
    }
    if (found == actions.end()) {
        problem("\"" + action + "\" is not an action of a leg");
        return;
    }
    const auto index = found - actions.begin();
    const structures::Leg leg{contractOf(parts->root, parts->printedExpiration, parts->right, parts->strike),
                              index % 2 == 0 ? structures::Side::Buy : structures::Side::Sell,
                              static_cast<std::int32_t>(count)};
    ticket.legs.push_back({leg, index < 2 ? PositionEffect::Open : PositionEffect::Close});
}

ReadOrder JsonOrder::finish(OrderTicket ticket, const OrderTextContext& context) {
    return finished(std::move(ticket), m_problems, {}, context);
}

std::string_view actionOf(const OrderLeg& leg, const std::array<std::string_view, 4>& actions) {
    const std::size_t side = leg.leg.side == structures::Side::Buy ? 0 : 1;
    return actions.at((leg.effect == PositionEffect::Open ? 0U : 2U) + side);
}

} // namespace signalbox::report
