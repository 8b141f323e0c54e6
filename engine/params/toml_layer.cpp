// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/toml_layer.h"

#include "engine/base/format.h"

#include <algorithm>
#include <sstream>

#include <toml++/toml.h>

namespace signalbox::params {
namespace {

std::string lineOf(const FileLayer& file, const toml::source_region& source) {
    return file.name + " line " + std::to_string(source.begin.line);
}

/// The text that a descriptor reads; nothing for tables and times of day.
std::optional<std::string> valueText(const toml::node& node) {
    if (auto text = node.value_exact<std::string>()) {
        return text;
    }
    if (const auto number = node.value_exact<std::int64_t>()) {
        return std::to_string(*number);
    }
    if (const auto real = node.value_exact<double>()) {
        return base::shortest(*real);
    }
    if (const auto flag = node.value_exact<bool>()) {
        return std::string(*flag ? "true" : "false");
    }
    if (const auto date = node.value_exact<toml::date>()) {
        std::ostringstream stream;
        stream << *date;
        return stream.str();
    }
    if (const toml::array* list = node.as_array()) {
        std::string joined;
        for (const toml::node& item : *list) {
            const auto text = item.value_exact<std::string>();
            if (!text) {
                return std::nullopt;
            }
            joined += (joined.empty() ? "" : ",") + *text;
        }
        return joined;
    }
    return std::nullopt;
}

class FileReader {
public:
    FileReader(const FileLayer& file, std::vector<Problem>& problems) : m_file(file), m_problems(problems) {}

    void readTop(const toml::table& top, const std::vector<std::string>& foreign) {
        const std::vector<std::string> known = sections();
        for (const auto& [key, node] : top) {
            const std::string name(key.str());
            if (std::find(foreign.begin(), foreign.end(), name) != foreign.end()) {
                continue;
            }
            const toml::table* table = node.as_table();
            if (table == nullptr) {
                readValue("", "", name, node);
            } else if (std::find(known.begin(), known.end(), name) != known.end()) {
                readSection(name, *table);
            } else {
                report(node, name, "unknown table; parameters stand in " + listOf(known));
            }
        }
    }

    [[nodiscard]] std::vector<Assignment> take() { return std::move(m_assignments); }

private:
    void readSection(const std::string& section, const toml::table& table) {
        for (const auto& [key, node] : table) {
            const std::string name(key.str());
            const toml::table* inner = node.as_table();
            if (inner == nullptr) {
                readValue(section, "", name, node);
            } else if (name == "underlying" && section != "account") {
                readUnderlyings(section, *inner);
            } else {
                report(node, joinedName(section, name), "unknown table");
            }
        }
    }

    static std::string joinedName(const std::string& a, const std::string& b) { return a + "." + b; }

    void readUnderlyings(const std::string& section, const toml::table& table) {
        for (const auto& [symbol, node] : table) {
            const std::string underlying(symbol.str());
            const toml::table* values = node.as_table();
            if (values == nullptr) {
                report(node, joinedName(joinedName(section, "underlying"), underlying),
                       "must be a table of parameters");
                continue;
            }
            for (const auto& [key, value] : *values) {
                readValue(section, underlying, std::string(key.str()), value);
            }
        }
    }

    void readValue(const std::string& section, const std::string& underlying, const std::string& name,
                   const toml::node& node) {
        const auto text = valueText(node);
        if (!text) {
            report(node, section.empty() ? name : section + "." + name,
                   "is no number, text, flag, date or list of texts");
            return;
        }
        m_assignments.push_back({section, underlying, name, *text, lineOf(m_file, node.source())});
    }

    void report(const toml::node& node, const std::string& name, const std::string& what) {
        m_problems.push_back({lineOf(m_file, node.source()), name, what});
    }

    static std::string listOf(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) {
            text += (text.empty() ? "[" : ", [") + name + "]";
        }
        return text;
    }

    const FileLayer& m_file;
    std::vector<Problem>& m_problems;
    std::vector<Assignment> m_assignments;
};

} // namespace

std::vector<Assignment> readFileLayer(const FileLayer& file, const std::vector<std::string>& foreign,
                                      std::vector<Problem>& problems) {
    try {
        FileReader reader(file, problems);
        reader.readTop(toml::parse(std::string_view(file.text)), foreign);
        return reader.take();
    } catch (const toml::parse_error& error) {
        problems.push_back({lineOf(file, error.source()), "", std::string(error.description())});
        return {};
    }
}

} // namespace signalbox::params
