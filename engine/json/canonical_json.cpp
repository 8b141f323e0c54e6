// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/canonical_json.h"

#include "engine/base/format.h"

#include <cmath>

namespace signalbox::json {
namespace {

void dump(const Json& value, std::string& out);

void dumpReal(double value, std::string& out) {
    if (!std::isfinite(value)) {
        out += "null";
    } else if (value == 0 && std::signbit(value)) {
        out += "-0.0"; // "-0" would be read back as the integer 0
    } else {
        out += base::shortest(value);
    }
}

void dumpText(const std::string& text, std::string& out) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void dumpArray(const Json& array, std::string& out) {
    out += '[';
    bool first = true;
    for (const Json& element : array) {
        out += first ? "" : ",";
        first = false;
        dump(element, out);
    }
    out += ']';
}

void dumpObject(const Json& object, std::string& out) {
    out += '{';
    bool first = true;
    for (const auto& [key, element] : object.items()) {
        out += first ? "" : ",";
        first = false;
        dumpText(key, out);
        out += ':';
        dump(element, out);
    }
    out += '}';
}

void dump(const Json& value, std::string& out) {
    switch (value.type()) {
    case Json::value_t::object:
        dumpObject(value, out);
        break;
    case Json::value_t::array:
        dumpArray(value, out);
        break;
    case Json::value_t::string:
        dumpText(value.get_ref<const std::string&>(), out);
        break;
    case Json::value_t::number_float:
        dumpReal(value.get<double>(), out);
        break;
    default:
        out += value.dump();
        break;
    }
}

} // namespace

std::string dumpCanonical(const Json& value) {
    std::string out;
    dump(value, out);
    return out;
}

} // namespace signalbox::json
