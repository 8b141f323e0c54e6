// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/body_json.h"

#include "engine/base/sha256.h"
#include "engine/json/canonical_json.h"
#include "engine/memo/body_fields.h"

#include <cmath>
#include <concepts>
#include <type_traits>

namespace signalbox::memo {
namespace {

using json::Json;

/// Values with fields of their own.
template <typename T>
concept Part = std::is_class_v<T> && !std::same_as<T, std::string> && !std::same_as<T, base::Date> &&
               !std::same_as<T, base::Price> && !std::same_as<T, base::Money>;

class Writer {
public:
    template <typename T>
    void operator()(const char* name, T& value) {
        m_object[name] = toJson(value);
    }
    template <typename T>
    void maybe(const char* name, T& value) {
        (*this)(name, value);
    }
    template <typename T>
    void whenThere(const char* name, std::optional<T>& value) {
        if (value) {
            m_object[name] = toJson(*value);
        }
    }
    [[nodiscard]] const Json& json() const { return m_object; }

private:
    static Json toJson(const std::string& value) { return value; }
    static Json toJson(bool value) { return value; }
    static Json toJson(std::int64_t value) { return value; }
    static Json toJson(double value) { return value; }
    static Json toJson(base::Price value) { return value.toDollars(); }
    static Json toJson(base::Money value) { return value.toDollars(); }
    static Json toJson(base::Date value) { return base::toIso(value); }
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
    template <Part T>
    static Json toJson(T& value) {
        Writer inner;
        fields(inner, value);
        return inner.m_object;
    }
    Json m_object = Json::object();
};

class Reader {
public:
    Reader(const Json& object, std::string path) : m_object(object), m_path(std::move(path)) {
        if (!object.is_object()) {
            m_problem = (m_path.empty() ? "the memo" : m_path) + " is not an object";
        }
    }
    template <typename T>
    void operator()(const char* name, T& value) {
        if (!m_problem.empty()) {
            return;
        }
        const std::string path = m_path.empty() ? name : m_path + "." + name;
        const auto at = m_object.find(name);
        if (at == m_object.end()) {
            m_problem = path + " is missing";
        } else if (!read(*at, value, path) && m_problem.empty()) {
            m_problem = path + " cannot be " + at->dump(-1, ' ', false, Json::error_handler_t::replace);
        }
    }
    template <typename T>
    void maybe(const char* name, T& value) {
        (*this)(name, value);
    }
    template <typename T>
    void whenThere(const char* name, std::optional<T>& value) {
        value.reset();
        if (m_object.contains(name)) {
            (*this)(name, value);
        }
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    static bool read(const Json& json, std::string& value, const std::string&) {
        if (!json.is_string()) {
            return false;
        }
        value = json.get<std::string>();
        return true;
    }
    static bool read(const Json& json, bool& value, const std::string&) {
        value = json.is_boolean() && json.get<bool>();
        return json.is_boolean();
    }
    static bool read(const Json& json, std::int64_t& value, const std::string&) {
        if (!json.is_number_integer()) {
            return false;
        }
        value = json.get<std::int64_t>();
        return true;
    }
    static bool read(const Json& json, double& value, const std::string&) {
        if (!json.is_number()) {
            return false;
        }
        value = json.get<double>();
        return true;
    }
    static bool read(const Json& json, base::Price& value, const std::string&) {
        if (!json.is_number() || std::abs(json.get<double>()) > 1e12) {
            return false;
        }
        value = base::Price::nearest(json.get<double>());
        return true;
    }
    static bool read(const Json& json, base::Money& value, const std::string&) {
        if (!json.is_number() || std::abs(json.get<double>()) > 1e14) {
            return false;
        }
        value = base::Money::cents(std::llround(json.get<double>() * 100));
        return true;
    }
    static bool read(const Json& json, base::Date& value, const std::string&) {
        const auto date =
            json.is_string() ? base::parseIsoDate(json.get_ref<const std::string&>()) : std::nullopt;
        value = date.value_or(base::Date());
        return date.has_value();
    }
    template <typename T>
    bool read(const Json& json, std::optional<T>& value, const std::string& path) {
        if (json.is_null()) {
            value.reset();
            return true;
        }
        return read(json, value.emplace(), path);
    }
    template <typename T>
    bool read(const Json& json, std::vector<T>& values, const std::string& path) {
        values.clear();
        if (!json.is_array()) {
            return false;
        }
        for (const Json& one : json) {
            if (!read(one, values.emplace_back(), path + "." + std::to_string(values.size() - 1))) {
                return false;
            }
        }
        return true;
    }
    template <Part T>
    bool read(const Json& json, T& value, const std::string& path) {
        Reader inner(json, path);
        fields(inner, value);
        m_problem = inner.m_problem;
        return m_problem.empty();
    }

    const Json& m_object;
    std::string m_path;
    std::string m_problem;
};

class Finder {
public:
    explicit Finder(std::string path) : m_path(std::move(path)) {}
    template <typename T>
    void operator()(const char* name, T& value) {
        look(value, m_path.empty() ? name : m_path + "." + name);
    }
    template <typename T>
    void maybe(const char*, T&) {}
    template <typename T>
    void whenThere(const char* name, std::optional<T>& value) {
        if (value) {
            (*this)(name, *value);
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_missing); }

private:
    void look(const std::string& value, const std::string& path) { note(!value.empty(), path); }
    void look(double value, const std::string& path) { note(std::isfinite(value), path); }
    void look(base::Date value, const std::string& path) { note(value != base::Date(), path); }
    void look(bool, const std::string&) {}
    void look(std::int64_t, const std::string&) {}
    void look(base::Price, const std::string&) {}
    void look(base::Money, const std::string&) {}
    template <typename T>
    void look(std::optional<T>& value, const std::string& path) {
        if (value) {
            look(*value, path);
        } else {
            note(false, path);
        }
    }
    template <typename T>
    void look(std::vector<T>& values, const std::string& path) {
        note(!values.empty(), path);
        for (std::size_t i = 0; i < values.size(); ++i) {
            look(values[i], path + "." + std::to_string(i));
        }
    }
    template <Part T>
    void look(T& value, const std::string& path) {
        Finder inner(path);
        fields(inner, value);
        m_missing.insert(m_missing.end(), inner.m_missing.begin(), inner.m_missing.end());
    }
    void note(bool there, const std::string& path) {
        if (!there) {
            m_missing.push_back(path);
        }
    }

    std::string m_path;
    std::vector<std::string> m_missing;
};

} // namespace

std::string bodyJson(const MemoBody& body) {
    MemoBody copy = body;
    Writer writer;
    fields(writer, copy);
    return json::dumpCanonical(writer.json());
}

std::string bodyHash(const std::string& json) {
    return base::sha256Hex(json);
}

base::Result<MemoBody> parseBody(const std::string& text) {
    const Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded()) {
        return base::fail(base::ErrorCode::BadData, "the body of the memo is not JSON");
    }
    MemoBody body;
    Reader reader(parsed, {});
    fields(reader, body);
    if (!reader.problem().empty()) {
        return base::fail(base::ErrorCode::BadData, reader.problem(), "memo");
    }
    return body;
}

std::vector<std::string> missingFields(const MemoBody& body) {
    MemoBody copy = body;
    Finder finder({});
    fields(finder, copy);
    std::vector<std::string> missing = finder.take();
    if (body.thesis.bars.size() != ThesisBars && !body.thesis.bars.empty()) {
        missing.emplace_back("thesis.bars");
    }
    return missing;
}

} // namespace signalbox::memo
