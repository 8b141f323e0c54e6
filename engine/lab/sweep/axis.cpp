// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/axis.h"

#include "engine/base/decimal.h"
#include "engine/params/descriptor_kinds.h"

#include <algorithm>
#include <optional>
#include <set>

namespace signalbox::lab {
namespace {

constexpr std::size_t MostValues = 100'000;
constexpr int MostDecimals = 9;

base::Result<Axis> refuse(std::string what, std::string_view text) {
    return base::fail(base::ErrorCode::Usage, std::move(what), "--vary " + std::string(text),
                      "write NAME=A:B:STEP or NAME=a,b,c; signalbox params lists names and ranges");
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

/// Decimals behind the point; trailing zeros count, they do no harm.
int decimalsOf(std::string_view text) {
    const auto point = text.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

bool isNumber(const params::Descriptor& parameter) {
    return parameter.kind == params::ParameterKind::Real || parameter.kind == params::ParameterKind::Integer;
}

/// "A:B:STEP" as texts; the problem when it is no such range.
std::optional<std::string> enumerate(const std::vector<std::string>& parts, std::vector<std::string>& out) {
    const int decimals = std::max({decimalsOf(parts[0]), decimalsOf(parts[1]), decimalsOf(parts[2])});
    if (decimals > MostDecimals) {
        return "more than 9 decimals";
    }
    const auto first = params::readScaled(parts[0], decimals);
    const auto last = params::readScaled(parts[1], decimals);
    const auto step = params::readScaled(parts[2], decimals);
    if (!first || !last || !step) {
        return "not three decimal numbers A:B:STEP";
    }
    if (*step <= 0 || *first > *last) {
        return "a range rises from A to B by a STEP above zero";
    }
    const base::Int128 span = static_cast<base::Int128>(*last) - *first;
    if (span / *step >= static_cast<base::Int128>(MostValues)) {
        return "more than 100000 values";
    }
    const auto count = static_cast<std::int64_t>(span / *step) + 1;
    for (std::int64_t i = 0; i < count; ++i) {
        out.push_back(params::scaledText(*first + i * *step, decimals));
    }
    return std::nullopt;
}

} // namespace

bool Axis::ordered() const {
    return isNumber(*parameter) || parameter->kind == params::ParameterKind::Date;
}

base::Result<Axis> parseAxis(std::string_view text, std::string_view section) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
        return refuse("not NAME=VALUES", text);
    }
    Axis axis;
    axis.parameter = params::findDescriptor(text.substr(0, equals), section);
    if (axis.parameter == nullptr) {
        return refuse("unknown parameter " + std::string(text.substr(0, equals)), text);
    }
    const params::Descriptor& parameter = *axis.parameter;
    if (parameter.kind == params::ParameterKind::List) {
        return refuse(parameter.fullName() + " is a list and cannot be varied", text);
    }
    const std::string_view values = text.substr(equals + 1);
    std::vector<std::string> given;
    if (const auto range = split(values, ':'); isNumber(parameter) && range.size() > 1) {
        const auto problem = range.size() == 3
                                 ? enumerate(range, given)
                                 : std::optional<std::string>("not three decimal numbers A:B:STEP");
        if (problem) {
            return refuse(*problem, text);
        }
    } else {
        given = split(values, ',');
    }
    params::ParameterValues scratch;
    std::set<std::string> seen;
    std::string problems;
    for (const std::string& value : given) {
        if (const auto problem = parameter.set(scratch, value)) {
            problems += (problems.empty() ? "" : "; ") + *problem;
            continue;
        }
        std::string canonical = parameter.get(scratch);
        if (!seen.insert(canonical).second) {
            problems += (problems.empty() ? "" : "; ") + ("'" + value + "' stands there twice");
            continue;
        }
        axis.values.push_back(std::move(canonical));
    }
    if (!problems.empty()) {
        return refuse(parameter.fullName() + ": " + problems, text);
    }
    if (isNumber(parameter)) {
        std::stable_sort(axis.values.begin(), axis.values.end(),
                         [](const std::string& a, const std::string& b) {
                             return base::parseReal(a).value_or(0) < base::parseReal(b).value_or(0);
                         });
    } else if (axis.ordered()) {
        std::sort(axis.values.begin(), axis.values.end()); // ISO dates sort as text
    }
    return axis;
}

} // namespace signalbox::lab
