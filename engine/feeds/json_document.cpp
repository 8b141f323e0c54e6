// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/json_document.h"

#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"

#include <cmath>

namespace signalbox::feeds {

base::Result<JsonDocument> JsonDocument::parse(std::string_view text, const std::string& path) {
    JsonDocument document;
    document.m_parser = std::make_unique<simdjson::dom::parser>();
    const simdjson::padded_string padded(text);
    if (const auto error = document.m_parser->parse(padded).get(document.m_root)) {
        return base::fail(base::ErrorCode::BadData,
                          std::string("broken JSON: ") + simdjson::error_message(error), path,
                          "the file may have been cut off; fetch or copy it again");
    }
    return document;
}

std::optional<JsonElement> memberOf(const JsonElement& element, std::string_view key) {
    JsonObject object;
    JsonElement member;
    if (element.get(object) != simdjson::SUCCESS || object.at_key(key).get(member) != simdjson::SUCCESS ||
        member.is_null()) {
        return std::nullopt;
    }
    return member;
}

std::optional<std::string_view> textOf(const JsonElement& element, std::string_view key) {
    const auto member = memberOf(element, key);
    std::string_view text;
    if (!member || member->get(text) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return text;
}

std::optional<JsonArray> arrayOf(const JsonElement& element, std::string_view key) {
    const auto member = memberOf(element, key);
    JsonArray array;
    if (!member || member->get(array) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return array;
}

std::optional<double> numberOf(const JsonElement& value, bool& readable) {
    double number = 0;
    if (value.is_null()) {
        return std::nullopt;
    }
    if (value.get(number) == simdjson::SUCCESS && std::isfinite(number)) {
        return number;
    }
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        if (text.empty() || lowered(text) == "nan") {
            return std::nullopt;
        }
        if (const auto read = realOf(text)) {
            return read;
        }
    }
    readable = false;
    return std::nullopt;
}

std::optional<double> numberOf(const JsonElement& element, std::string_view key) {
    const auto member = memberOf(element, key);
    bool readable = true;
    return member ? numberOf(*member, readable) : std::nullopt;
}

} // namespace signalbox::feeds
