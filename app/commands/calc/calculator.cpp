// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/calc/calculator.h"

#include "engine/base/csv.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/base/real.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace signalbox::calc {
namespace {

struct Table {
    std::vector<std::string> header;
    std::map<std::string, std::size_t> columns;
    std::vector<std::vector<std::string>> rows; ///< each as long as the header
    std::map<std::size_t, std::string> broken;  ///< rows that are none, with the reason
};

base::Result<Table> readTable(const std::string& csv) {
    Table table;
    std::istringstream stream(csv);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (number == 1) {
            if (line.rfind("\xEF\xBB\xBF", 0) == 0) {
                line.erase(0, 3);
            }
            table.header = base::csvFields(line);
            for (std::size_t i = 0; i < table.header.size(); ++i) {
                table.columns[table.header[i]] = i;
            }
        } else if (!line.empty()) {
            std::vector<std::string> fields = base::csvFields(line);
            if (fields.size() != table.header.size()) {
                table.broken[table.rows.size()] = "line " + std::to_string(number) + ": " +
                                                  std::to_string(fields.size()) + " fields, the header has " +
                                                  std::to_string(table.header.size());
                fields.resize(table.header.size());
            }
            table.rows.push_back(std::move(fields));
        }
    }
    if (table.header.empty()) {
        return base::fail(
            base::ErrorCode::MissingData, "no header line", "standard input",
            "give a CSV of cases, or one case by options; signalbox calc --list shows the columns");
    }
    return table;
}

template <typename Work>
Answer guarded(Work&& work) {
    try {
        return work();
    } catch (const BadField& bad) {
        return {{}, bad.message};
    }
}

/// A broken row takes no part: neither alone nor in its series.
std::vector<Answer> answersOf(const Kind& kind, const std::vector<Case>& cases,
                              const std::map<std::size_t, std::string>& broken) {
    std::vector<Answer> answers(cases.size());
    for (const auto& [row, reason] : broken) {
        answers[row].error = reason;
    }
    if (kind.one) {
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (!broken.contains(i)) {
                answers[i] = guarded([&] { return kind.one(cases[i]); });
            }
        }
        return answers;
    }
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (broken.contains(i)) {
            continue;
        }
        const std::string key =
            kind.group.empty() || !cases[i].knows(kind.group) ? "" : cases[i].text(kind.group);
        if (!groups.contains(key)) {
            order.push_back(key);
        }
        groups[key].push_back(i);
    }
    for (const std::string& key : order) {
        std::vector<Case> group;
        for (const std::size_t i : groups[key]) {
            group.push_back(cases[i]);
        }
        try {
            const std::vector<Answer> part = kind.together(group);
            for (std::size_t k = 0; k < part.size(); ++k) {
                answers[groups[key][k]] = part[k];
            }
        } catch (const BadField& bad) {
            for (const std::size_t i : groups[key]) {
                answers[i].error = bad.message;
            }
        }
    }
    return answers;
}

base::Result<std::string> compute(const Kind& kind, const Table& table,
                                  const std::map<std::string, std::string>& options, Counted& counted) {
    std::vector<Case> cases;
    cases.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        cases.emplace_back(&table.columns, &row, &options);
    }
    const std::vector<Answer> answers = answersOf(kind, cases, table.broken);
    std::string text;
    for (const std::string& name : table.header) {
        text += base::csvField(name) + ",";
    }
    for (const std::string& name : kind.outputs) {
        text += "out_" + name + ",";
    }
    text += "out_error\n";
    counted = {};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (const std::string& field : table.rows[i]) {
            text += base::csvField(field) + ",";
        }
        for (std::size_t k = 0; k < kind.outputs.size(); ++k) {
            text += (k < answers[i].values.size() ? base::csvField(answers[i].values[k]) : "") + ",";
        }
        text += base::csvField(answers[i].error) + "\n";
        counted.computed += answers[i].error.empty() ? 1 : 0;
        if (counted.firstError.empty()) {
            counted.firstError = answers[i].error;
        }
    }
    return text;
}

} // namespace

Case::Case(const std::map<std::string, std::size_t>* columns, const std::vector<std::string>* fields,
           const std::map<std::string, std::string>* options)
    : m_columns(columns), m_fields(fields), m_options(options) {}

bool Case::knows(const std::string& name) const {
    return m_columns->contains(name) || m_options->contains(name);
}

const std::string& Case::text(const std::string& name) const {
    static const std::string none;
    if (const auto at = m_columns->find(name); at != m_columns->end()) {
        return (*m_fields)[at->second];
    }
    const auto option = m_options->find(name);
    return option == m_options->end() ? none : option->second;
}

std::optional<double> Case::real(const std::string& name) const {
    const std::string& field = text(name);
    if (field.empty()) {
        return std::nullopt;
    }
    const auto value = base::parseReal(field);
    if (!value) {
        throw BadField{name + ": not a number: " + field};
    }
    return value;
}

std::optional<std::int64_t> Case::integer(const std::string& name) const {
    const auto value = real(name);
    if (!value) {
        return std::nullopt;
    }
    if (std::abs(*value) > 9e15 || *value != std::floor(*value)) {
        throw BadField{name + ": not a whole number: " + text(name)};
    }
    return static_cast<std::int64_t>(*value);
}

double Case::needReal(const std::string& name) const {
    const auto value = real(name);
    if (!value) {
        throw BadField{name + ": missing"};
    }
    return *value;
}

std::int64_t Case::needInteger(const std::string& name) const {
    const auto value = integer(name);
    if (!value) {
        throw BadField{name + ": missing"};
    }
    return *value;
}

base::Date Case::needDate(const std::string& name) const {
    const auto date = base::parseIsoDate(text(name));
    if (!date) {
        throw BadField{name + ": not a date: " + text(name)};
    }
    return *date;
}

std::optional<base::Price> Case::dollars(const std::string& name) const {
    const std::string& field = text(name);
    if (field.empty()) {
        return std::nullopt;
    }
    const auto price = base::parsePrice(field);
    if (!price) {
        throw BadField{name + ": not a price: " + field};
    }
    return price;
}

std::optional<base::Price> Case::units(const std::string& name) const {
    const auto value = integer(name);
    return value ? std::optional(base::Price::units(*value)) : std::nullopt;
}

std::optional<base::Money> Case::cents(const std::string& name) const {
    const auto value = integer(name);
    return value ? std::optional(base::Money::cents(*value)) : std::nullopt;
}

bool Case::flag(const std::string& name) const {
    const std::string& field = text(name);
    if (field != "1" && field != "0" && !field.empty()) {
        throw BadField{name + ": not 1 or 0: " + field};
    }
    return field == "1";
}

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = [] {
        std::vector<Kind> list;
        addPricingKinds(list);
        addIndicatorKinds(list);
        addRegimeKinds(list);
        addConstructionKinds(list);
        addAccountKinds(list);
        addBuyingKinds(list);
        return list;
    }();
    return all;
}

const Kind* findKind(const std::string& name) {
    for (const Kind& kind : kinds()) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

base::Result<std::string> calculate(const Kind& kind, const std::string& csv,
                                    const std::map<std::string, std::string>& options, Counted& counted) {
    SIGNALBOX_TRY_ASSIGN(const Table table, readTable(csv));
    return compute(kind, table, options, counted);
}

base::Result<std::string> calculateOne(const Kind& kind, const std::map<std::string, std::string>& options,
                                       Counted& counted) {
    Table table;
    table.rows.emplace_back();
    for (const auto& [name, value] : options) {
        table.columns[name] = table.header.size();
        table.header.push_back(name);
        table.rows.front().push_back(value);
    }
    return compute(kind, table, options, counted);
}

std::string shown(double value) {
    return base::isKnown(value) ? base::shortest(value) : std::string();
}

std::string shown(std::optional<double> value) {
    return value ? shown(*value) : std::string();
}

std::string shown(std::int64_t value) {
    return std::to_string(value);
}

std::string shown(bool value) {
    return value ? "1" : "0";
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

} // namespace signalbox::calc
