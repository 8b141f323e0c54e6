// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON document in memory, and lenient reading of its values: numbers may come as numbers, as text, as
// null or as "NaN".
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace signalbox::feeds {

using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

/// Owns the parser whose memory the elements point into.
class JsonDocument {
public:
    /// Broken JSON, or text that is no UTF-8, is a BadData error that says where.
    [[nodiscard]] static base::Result<JsonDocument> parse(std::string_view text, const std::string& path);
    [[nodiscard]] JsonElement root() const { return m_root; }

private:
    std::unique_ptr<simdjson::dom::parser> m_parser; ///< elements point into it: it must not move
    JsonElement m_root;
};

/// The member of an object; nothing when it is absent, null, or `element` is no object.
[[nodiscard]] std::optional<JsonElement> memberOf(const JsonElement& element, std::string_view key);
[[nodiscard]] std::optional<std::string_view> textOf(const JsonElement& element, std::string_view key);
[[nodiscard]] std::optional<JsonArray> arrayOf(const JsonElement& element, std::string_view key);
/// A finite number; `readable` turns false for a value that is there and is none.
[[nodiscard]] std::optional<double> numberOf(const JsonElement& value, bool& readable);
[[nodiscard]] std::optional<double> numberOf(const JsonElement& element, std::string_view key);

} // namespace signalbox::feeds
