// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/event_codec.h"

#include "engine/codec/canonical_json.h"
#include "engine/codec/enum_names.h"
#include "engine/codec/event_fields.h"

#include <concepts>
#include <limits>
#include <type_traits>

namespace signalbox::codec {
namespace {

using base::ErrorCode;

/// An evaluation says what it was computed from; tickets and fills may carry facts of the entry, tickets
/// since version 3 also whose trades the edge came from.
int newestVersion(const book::Event& event) {
    if (std::holds_alternative<book::TicketOpened>(event)) {
        return 3;
    }
    return std::holds_alternative<book::EvaluationRecorded>(event) ||
                   std::holds_alternative<book::Filled>(event)
               ? 2
               : 1;
}

/// The version that an event is written as: without the later fields it stays what it always was.
int versionOf(const book::Event& event) {
    if (const auto* ticket = std::get_if<book::TicketOpened>(&event)) {
        return !ticket->facts ? 1 : ticket->facts->evidence ? 3 : 2;
    }
    if (const auto* fill = std::get_if<book::Filled>(&event)) {
        return fill->underlying ? 2 : 1;
    }
    return newestVersion(event);
}

/// Values with fields of their own inside an event.
template <typename T>
concept Nested = std::same_as<T, market::OptionContract> || std::same_as<T, structures::Leg> ||
                 std::same_as<T, structures::EntryFacts> || std::same_as<T, book::EvidenceTrade>;

class Writer {
public:
    template <typename T>
    void operator()(const char* name, T& value) {
        m_object[name] = toJson(value);
    }
    /// A text that is canonical JSON itself stands as JSON, so that an export can be read; any other text as
    /// text.
    void embedded(const char* name, const std::string& text) {
        Json parsed = Json::parse(text, nullptr, false);
        const bool canonical = !parsed.is_discarded() && !parsed.is_string() && dumpCanonical(parsed) == text;
        m_object[name] = canonical ? std::move(parsed) : Json(text);
    }
    void embeddedSince(int, const char* name, const std::string& text) { embedded(name, text); }
    template <typename T>
    void presentSince(int, const char* name, std::optional<T>& value) {
        if (value) {
            m_object[name] = toJson(*value);
        }
    }
    [[nodiscard]] const Json& json() const { return m_object; }

private:
    static Json toJson(const std::string& value) { return value; }
    static Json toJson(bool value) { return value; }
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    static Json toJson(T value) {
        return static_cast<std::int64_t>(value);
    }
    static Json toJson(double value) { return value; }
    static Json toJson(base::Money value) { return value.toCents(); }
    static Json toJson(base::Price value) { return value.toUnits(); }
    static Json toJson(base::Strike value) { return value.toThousandths(); }
    static Json toJson(base::Date value) { return base::toIso(value); }
    static Json toJson(base::UtcTime value) { return base::toIso(value); }
    template <typename T>
        requires std::is_enum_v<T>
    static Json toJson(T value) {
        return storedName(value);
    }
    template <typename T>
    static Json toJson(std::optional<T>& value) {
        return value ? toJson(*value) : Json(nullptr);
    }
    template <typename T>
    static Json toJson(std::vector<T>& values) {
        Json array = Json::array();
        for (T& value : values) {
            array.push_back(toJson(value));
        }
        return array;
    }
    template <Nested T>
    static Json toJson(T& value) {
        Writer inner;
        fields(inner, value);
        return inner.m_object;
    }
    Json m_object = Json::object();
};

class Reader {
public:
    Reader(const Json& object, std::string path, int version)
        : m_object(object), m_path(std::move(path)), m_version(version) {
        if (!object.is_object()) {
            m_problem = m_path + " is not an object";
        }
    }
    template <typename T>
    void operator()(const char* name, T& value) {
        if (!m_problem.empty()) {
            return;
        }
        const auto at = m_object.find(name);
        const std::string path = m_path.empty() ? name : m_path + "." + name;
        if (at == m_object.end()) {
            m_problem = path + " is missing";
        } else if (!fromJson(*at, value, path) && m_problem.empty()) {
            m_problem = path + " cannot be " + at->dump(-1, ' ', false, Json::error_handler_t::replace);
        }
    }
    void embedded(const char* name, std::string& text) {
        if (!m_problem.empty()) {
            return;
        }
        const auto at = m_object.find(name);
        if (at == m_object.end()) {
            m_problem = std::string(name) + " is missing";
            return;
        }
        text = at->is_string() ? at->get<std::string>() : dumpCanonical(*at);
    }
    /// A field that entries of earlier versions do not have.
    void embeddedSince(int version, const char* name, std::string& text) {
        if (m_version >= version) {
            embedded(name, text);
        }
    }
    /// A field that is written only when it is there.
    template <typename T>
    void presentSince(int version, const char* name, std::optional<T>& value) {
        value.reset();
        if (m_version >= version && m_object.contains(name)) {
            (*this)(name, value);
        }
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    bool fromJson(const Json& json, std::string& value, const std::string&) {
        return json.is_string() && (value = json.get<std::string>(), true);
    }
    bool fromJson(const Json& json, bool& value, const std::string&) {
        return json.is_boolean() && (value = json.get<bool>(), true);
    }
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    bool fromJson(const Json& json, T& value, const std::string&) {
        if (!json.is_number_integer()) {
            return false;
        }
        if (json.is_number_unsigned() &&
            json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<T>::max())) {
            return false;
        }
        const auto wide = json.get<std::int64_t>();
        value = static_cast<T>(wide);
        return static_cast<std::int64_t>(value) == wide;
    }
    bool fromJson(const Json& json, double& value, const std::string&) {
        return json.is_number() && (value = json.get<double>(), true);
    }
    bool fromJson(const Json& json, base::Money& value, const std::string& path) {
        std::int64_t cents = 0;
        return fromJson(json, cents, path) && (value = base::Money::cents(cents), true);
    }
    bool fromJson(const Json& json, base::Price& value, const std::string& path) {
        std::int64_t units = 0;
        return fromJson(json, units, path) && (value = base::Price::units(units), true);
    }
    bool fromJson(const Json& json, base::Strike& value, const std::string& path) {
        std::int32_t thousandths = 0;
        return fromJson(json, thousandths, path) && (value = base::Strike::thousandths(thousandths), true);
    }
    bool fromJson(const Json& json, base::Date& value, const std::string&) {
        const auto date =
            json.is_string() ? base::parseIsoDate(json.get_ref<const std::string&>()) : std::nullopt;
        return date && (value = *date, true);
    }
    bool fromJson(const Json& json, base::UtcTime& value, const std::string&) {
        const auto time =
            json.is_string() ? base::parseIsoTime(json.get_ref<const std::string&>()) : std::nullopt;
        return time && (value = *time, true);
    }
    template <typename T>
        requires std::is_enum_v<T>
    bool fromJson(const Json& json, T& value, const std::string&) {
        if (!json.is_string()) {
            return false;
        }
        for (const auto& [candidate, name] : EnumNames<T>::all) {
            if (json.get_ref<const std::string&>() == name) {
                value = candidate;
                return true;
            }
        }
        return false;
    }
    template <typename T>
    bool fromJson(const Json& json, std::optional<T>& value, const std::string& path) {
        value.reset();
        return json.is_null() || fromJson(json, value.emplace(), path);
    }
    template <typename T>
    bool fromJson(const Json& json, std::vector<T>& values, const std::string& path) {
        if (!json.is_array()) {
            return false;
        }
        values.clear();
        for (const Json& element : json) {
            const std::string at = path + "[" + std::to_string(values.size()) + "]";
            if (!fromJson(element, values.emplace_back(), at)) {
                return false;
            }
        }
        return true;
    }
    template <Nested T>
    bool fromJson(const Json& json, T& value, const std::string& path) {
        Reader inner(json, path, m_version);
        fields(inner, value);
        m_problem = inner.m_problem;
        return m_problem.empty();
    }
    const Json& m_object;
    std::string m_path;
    int m_version;
    std::string m_problem;
};

/// Tries the alternatives of Event one by one until the kind fits.
template <std::size_t Index = 0>
base::Result<book::Event> decodeAs(std::string_view kind, int version, const Json& json) {
    if constexpr (Index == std::variant_size_v<book::Event>) {
        return base::fail(ErrorCode::BadData, "unknown kind of event '" + std::string(kind) + "'", "journal",
                          "use the newer program");
    } else {
        book::Event event(std::in_place_index<Index>);
        if (kind != book::eventKind(event)) {
            return decodeAs<Index + 1>(kind, version, json);
        }
        if (version < 1 || version > newestVersion(event)) {
            return base::fail(ErrorCode::BadData,
                              "event version " + std::to_string(version) + " is not known to this program",
                              std::string(kind), "use the newer program");
        }
        Reader reader(json, {}, version);
        fields(reader, std::get<Index>(event));
        if (!reader.problem().empty()) {
            return base::fail(ErrorCode::BadData, reader.problem(), std::string(kind),
                              "check the journal with `signalbox journal verify`");
        }
        return event;
    }
}

} // namespace

int eventVersion(const book::Event& event) {
    return versionOf(event);
}

std::string encode(const book::Event& event) {
    Writer writer;
    std::visit(
        [&writer](const auto& value) {
            auto copy = value;
            fields(writer, copy);
        },
        event);
    return dumpCanonical(writer.json());
}

base::Result<book::Event> decode(std::string_view kind, int version, std::string_view json) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) {
        return base::fail(ErrorCode::BadData, "the event is no JSON", std::string(kind),
                          "check the journal with `signalbox journal verify`");
    }
    return decodeAs(kind, version, parsed);
}

} // namespace signalbox::codec
