// SPDX-License-Identifier: GPL-3.0-or-later
// What the JSON dialects share: strict access to fields, and legs given as OCC symbols.
#pragma once

#include "engine/report/order_text/dialect.h"

#include <nlohmann/json.hpp>

namespace signalbox::report {

/// Collects problems while fields are taken from one JSON object.
class JsonOrder {
public:
    explicit JsonOrder(std::string_view text);

    [[nodiscard]] const nlohmann::json& root() const { return m_root; }
    /// Text of a field; a problem when it is absent or no text.
    std::string text(const nlohmann::json& object, const char* key);
    /// A whole number from 1 to a million; a problem otherwise.
    std::int64_t count(const nlohmann::json& object, const char* key);
    /// The array of legs, empty with a problem when there is none.
    const nlohmann::json& array(const nlohmann::json& object, const char* key);
    /// A problem unless the field is this text.
    void expect(const nlohmann::json& object, const char* key, std::string_view wanted);
    /// A price given as decimal text; may be negative.
    base::Price price(const nlohmann::json& object, const char* key);
    void problem(std::string what) { m_problems.push_back(std::move(what)); }

    /// One leg from its OCC symbol, quantity and sides; `actions` are {open buy, open sell, close buy, close
    /// sell}.
    void occLeg(OrderTicket& ticket, const std::string& symbol, std::int64_t count, const std::string& action,
                const std::array<std::string_view, 4>& actions);
    [[nodiscard]] ReadOrder finish(OrderTicket ticket, const OrderTextContext& context);

private:
    nlohmann::json m_root;
    std::vector<std::string> m_problems;
};

/// The action of a leg out of {open buy, open sell, close buy, close sell}.
[[nodiscard]] std::string_view actionOf(const OrderLeg& leg, const std::array<std::string_view, 4>& actions);

} // namespace signalbox::report
