// SPDX-License-Identifier: GPL-3.0-or-later
// Makers of table rows by kind of value. Each takes a pointer to the member inside its block, so that name,
// text and value cannot come apart.
#pragma once

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/params/descriptor.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace signalbox::params {

/// Name, unit and meaning of a row.
struct Label {
    const char* name;
    const char* unit;
    const char* meaning;
};

/// "30..70"
[[nodiscard]] std::string rangeText(double low, double high);
/// "80 is outside 30..70"
[[nodiscard]] std::string outside(std::string_view text, double low, double high);
/// A scaled integer as decimal text: (205, 2) is "2.05", (200, 2) is "2".
[[nodiscard]] std::string scaledText(std::int64_t value, int decimals);
/// Reads such text exactly; nothing when it has more decimals than the scale keeps.
[[nodiscard]] std::optional<std::int64_t> readScaled(std::string_view text, int decimals);
[[nodiscard]] std::optional<bool> readFlag(std::string_view text);

/// Makers for the members of one block of ParameterValues.
template <typename Block>
class Rows {
public:
    Rows(const char* section, Block ParameterValues::* block) : m_section(section), m_block(block) {}

    [[nodiscard]] Descriptor real(Label label, double Block::* member, double low, double high) const {
        Descriptor row = begin(label, ParameterKind::Real, low, high);
        const auto block = m_block;
        row.get = [block, member](const ParameterValues& v) { return base::shortest(v.*block.*member); };
        row.set = [block, member, low, high](ParameterValues& v,
                                             std::string_view text) -> std::optional<std::string> {
            const auto value = base::parseReal(text);
            if (!value) {
                return "'" + std::string(text) + "' is not a number";
            }
            if (base::realLess(*value, low) || base::realGreater(*value, high)) {
                return outside(text, low, high);
            }
            v.*block.*member = *value;
            return std::nullopt;
        };
        return row;
    }

    [[nodiscard]] Descriptor integer(Label label, int Block::* member, int low, int high) const {
        const auto block = m_block;
        return scaled(
            label, 0, low, high, [block, member](const ParameterValues& v) { return v.*block.*member; },
            [block, member](ParameterValues& v, std::int64_t x) { v.*block.*member = static_cast<int>(x); });
    }
    /// An integer that is kept in hundredths of what the text says.
    [[nodiscard]] Descriptor hundredths(Label label, int Block::* member, int low, int high) const {
        const auto block = m_block;
        return scaled(
            label, 2, low, high, [block, member](const ParameterValues& v) { return v.*block.*member; },
            [block, member](ParameterValues& v, std::int64_t x) { v.*block.*member = static_cast<int>(x); });
    }
    /// Percent in the text, basis points in the value (SHR-N2). Bounds in basis points.
    [[nodiscard]] Descriptor percent(Label label, base::BasisPoints Block::* member, int low,
                                     int high) const {
        const auto block = m_block;
        return scaled(
            label, 2, low, high,
            [block, member](const ParameterValues& v) { return (v.*block.*member).value(); },
            [block, member](ParameterValues& v, std::int64_t x) {
                v.*block.*member = base::BasisPoints(static_cast<std::int32_t>(x));
            });
    }
    /// Dollars per share in the text. Bounds in $0.0001.
    [[nodiscard]] Descriptor price(Label label, base::Price Block::* member, std::int64_t low,
                                   std::int64_t high) const {
        const auto block = m_block;
        return scaled(
            label, 4, low, high,
            [block, member](const ParameterValues& v) { return (v.*block.*member).toUnits(); },
            [block, member](ParameterValues& v, std::int64_t x) {
                v.*block.*member = base::Price::units(x);
            });
    }
    /// Money whose text has `decimals`: 2 for dollars, 0 for cents. Bounds in cents.
    [[nodiscard]] Descriptor money(Label label, base::Money Block::* member, int decimals, std::int64_t low,
                                   std::int64_t high) const {
        const auto block = m_block;
        return scaled(
            label, decimals, low, high,
            [block, member](const ParameterValues& v) { return (v.*block.*member).toCents(); },
            [block, member](ParameterValues& v, std::int64_t x) {
                v.*block.*member = base::Money::cents(x);
            });
    }

    [[nodiscard]] Descriptor flag(Label label, bool Block::* member) const {
        Descriptor row = begin(label, ParameterKind::Flag);
        row.choices = {"true", "false"};
        row.range = "true, false";
        const auto block = m_block;
        row.get = [block, member](const ParameterValues& v) {
            return std::string(v.*block.*member ? "true" : "false");
        };
        row.set = [block, member](ParameterValues& v, std::string_view text) -> std::optional<std::string> {
            const auto value = readFlag(text);
            if (!value) {
                return "'" + std::string(text) + "' is neither true nor false";
            }
            v.*block.*member = *value;
            return std::nullopt;
        };
        return row;
    }

    /// Any text of one line that is not empty.
    [[nodiscard]] Descriptor text(Label label, std::string Block::* member, const char* range) const {
        Descriptor row = begin(label, ParameterKind::Text);
        row.range = range;
        const auto block = m_block;
        row.get = [block, member](const ParameterValues& v) { return v.*block.*member; };
        row.set = [block, member](ParameterValues& v, std::string_view given) -> std::optional<std::string> {
            if (given.empty() || given.find_first_of("\r\n") != std::string_view::npos) {
                return std::string("must be one line of text");
            }
            v.*block.*member = std::string(given);
            return std::nullopt;
        };
        return row;
    }

    /// A number, or empty for none.
    [[nodiscard]] Descriptor realOrNone(Label label, std::optional<double> Block::* member, double low,
                                        double high) const {
        Descriptor row = begin(label, ParameterKind::Text);
        row.range = rangeText(low, high) + ", or empty";
        const auto block = m_block;
        row.get = [block, member](const ParameterValues& v) {
            const auto& value = v.*block.*member;
            return value ? base::shortest(*value) : std::string();
        };
        row.set = [block, member, low, high](ParameterValues& v,
                                             std::string_view given) -> std::optional<std::string> {
            if (given.empty()) {
                (v.*block.*member).reset();
                return std::nullopt;
            }
            const auto value = base::parseReal(given);
            if (!value) {
                return "'" + std::string(given) + "' is not a number";
            }
            if (base::realLess(*value, low) || base::realGreater(*value, high)) {
                return outside(given, low, high);
            }
            v.*block.*member = value;
            return std::nullopt;
        };
        return row;
    }

    template <typename Enum, std::size_t N>
    [[nodiscard]] Descriptor choice(Label label, Enum Block::* member, std::array<Enum, N> values,
                                    const char* (*key)(Enum)) const {
        Descriptor row = begin(label, ParameterKind::Choice);
        for (const Enum value : values) {
            row.choices.emplace_back(key(value));
            row.range += (row.range.empty() ? "" : ", ") + row.choices.back();
        }
        const auto block = m_block;
        row.get = [block, member, key](const ParameterValues& v) {
            return std::string(key(v.*block.*member));
        };
        row.set = [block, member, values, key, range = row.range](
                      ParameterValues& v, std::string_view text) -> std::optional<std::string> {
            for (const Enum value : values) {
                if (text == key(value)) {
                    v.*block.*member = value;
                    return std::nullopt;
                }
            }
            return "'" + std::string(text) + "' is none of " + range;
        };
        return row;
    }

    /// A row without accessors, for kinds that only one parameter has.
    [[nodiscard]] Descriptor begin(Label label, ParameterKind kind) const {
        Descriptor row;
        row.section = m_section;
        row.name = label.name;
        row.unit = label.unit;
        row.meaning = label.meaning;
        row.kind = kind;
        return row;
    }

private:
    [[nodiscard]] Descriptor begin(Label label, ParameterKind kind, double low, double high) const {
        Descriptor row = begin(label, kind);
        row.low = low;
        row.high = high;
        row.range = rangeText(low, high);
        return row;
    }

    template <typename Get, typename Set>
    [[nodiscard]] Descriptor scaled(Label label, int decimals, std::int64_t low, std::int64_t high, Get get,
                                    Set set) const {
        double scale = 1;
        for (int i = 0; i < decimals; ++i) {
            scale *= 10;
        }
        const double lowText = static_cast<double>(low) / scale;
        const double highText = static_cast<double>(high) / scale;
        Descriptor row =
            begin(label, decimals == 0 ? ParameterKind::Integer : ParameterKind::Real, lowText, highText);
        row.step = 1 / scale;
        row.get = [get, decimals](const ParameterValues& v) { return scaledText(get(v), decimals); };
        row.set = [set, decimals, low, high, lowText,
                   highText](ParameterValues& v, std::string_view text) -> std::optional<std::string> {
            const auto value = readScaled(text, decimals);
            if (!value) {
                return "'" + std::string(text) + "' is not a number" +
                       (decimals == 0 ? " without decimals"
                                      : " with at most " + std::to_string(decimals) + " decimals");
            }
            if (*value < low || *value > high) {
                return outside(text, lowText, highText);
            }
            set(v, *value);
            return std::nullopt;
        };
        return row;
    }

    const char* m_section;
    Block ParameterValues::* m_block;
};

[[nodiscard]] std::vector<Descriptor> accountDescriptors();
[[nodiscard]] std::vector<Descriptor> optimusDescriptors();
[[nodiscard]] std::vector<Descriptor> breakoutDescriptors();
[[nodiscard]] std::vector<Descriptor> atrDescriptors();

} // namespace signalbox::params
