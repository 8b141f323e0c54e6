// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/vectors.h"

#include "engine/base/csv.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace signalbox::tests {
namespace {

std::optional<std::filesystem::path> existing(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0' || !std::filesystem::is_directory(value)) {
        return std::nullopt;
    }
    return std::filesystem::path(value);
}

} // namespace

std::optional<std::filesystem::path> sharedFolder() {
    if (std::getenv("SIGNALBOX_SHARED") != nullptr) {
        return existing("SIGNALBOX_SHARED");
    }
    if (const auto source = existing("SIGNALBOX_SOURCE_DIR")) {
        const auto folder = *source / ".." / "shared";
        if (std::filesystem::is_directory(folder)) {
            return std::filesystem::canonical(folder);
        }
    }
    if (std::filesystem::is_directory("../shared")) {
        return std::filesystem::canonical("../shared");
    }
    return std::nullopt;
}

std::optional<std::filesystem::path> vectorsFolder() {
    if (std::getenv("SIGNALBOX_VECTORS") != nullptr) {
        return existing("SIGNALBOX_VECTORS");
    }
    if (const auto shared = sharedFolder();
        shared && std::filesystem::is_directory(*shared / "spec" / "examples")) {
        return *shared / "spec" / "examples";
    }
    return std::nullopt;
}

VectorRow::VectorRow(const std::map<std::string, std::size_t>* columns, std::vector<std::string> fields,
                     std::string file, int line)
    : m_columns(columns), m_fields(std::move(fields)), m_file(std::move(file)), m_line(line) {}

bool VectorRow::has(const std::string& column) const {
    return m_columns->contains(column);
}

const std::string& VectorRow::text(const std::string& column) const {
    const auto at = m_columns->find(column);
    if (at == m_columns->end()) {
        throw std::runtime_error(m_file + " has no column " + column);
    }
    return m_fields.at(at->second);
}

std::optional<double> VectorRow::real(const std::string& column) const {
    const std::string& field = text(column);
    if (field.empty()) {
        return std::nullopt;
    }
    const auto value = base::parseReal(field);
    if (!value) {
        throw std::runtime_error(name() + ": " + column + " is not a number: " + field);
    }
    return value;
}

std::optional<long long> VectorRow::integer(const std::string& column) const {
    const auto value = real(column);
    return value ? std::optional<long long>(std::llround(*value)) : std::nullopt;
}

std::string VectorRow::name() const {
    return m_file + " line " + std::to_string(m_line) + " (" + (m_fields.empty() ? "" : m_fields.front()) +
           ")";
}

VectorFile::VectorFile(const std::string& relative) {
    std::istringstream stream(readVectorText(relative));
    std::string line;
    int number = 0;
    while (std::getline(stream, line)) {
        ++number;
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (number == 1) {
            m_header = base::csvFields(line);
            for (std::size_t i = 0; i < m_header.size(); ++i) {
                m_columns[m_header[i]] = i;
            }
            continue;
        }
        if (line.empty()) {
            continue;
        }
        auto fields = base::csvFields(line);
        if (fields.size() != m_header.size()) {
            throw std::runtime_error(relative + " line " + std::to_string(number) + ": " +
                                     std::to_string(fields.size()) + " fields, header has " +
                                     std::to_string(m_header.size()));
        }
        m_rows.emplace_back(&m_columns, std::move(fields), relative, number);
    }
}

std::string readVectorText(const std::string& relative) {
    const auto folder = vectorsFolder();
    if (!folder) {
        throw std::runtime_error("test vectors are not here");
    }
    std::ifstream stream(*folder / relative, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("cannot read " + (*folder / relative).string());
    }
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

bool closeTo(std::optional<double> actual, std::optional<double> expected, double tolerance) {
    if (!actual || !expected) {
        return actual.has_value() == expected.has_value();
    }
    // The floor lets a rounding residue stand for an expected zero; everything else is compared relatively.
    return std::abs(*actual - *expected) <= tolerance * std::max(1e-6, std::abs(*expected));
}

std::string describe(std::optional<double> actual, std::optional<double> expected) {
    const auto text = [](std::optional<double> value) {
        return value ? base::shortest(*value) : std::string("-");
    };
    return "actual " + text(actual) + ", expected " + text(expected);
}

} // namespace signalbox::tests
