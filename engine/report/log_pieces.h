// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces of the log templates of SHR-L.
#pragma once

#include "engine/base/format.h"
#include "engine/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::report {

/// The dash of three templates, U+2014.
inline constexpr const char* EmDash = "\xE2\x80\x94";

/// "1 position", "3 positions"
[[nodiscard]] inline std::string counted(long long n, const char* noun) {
    return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

[[nodiscard]] inline std::string commaList(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// Lines with two blanks before each but the first, joined by LF, none at the end.
class LogLines {
public:
    explicit LogLines(std::string head) : m_text(std::move(head)) {}
    LogLines& add(std::string_view line) {
        m_text += "\n  ";
        m_text += line;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

/// A percentage of money, as {f1} prints it. `whole` > 0.
[[nodiscard]] inline double percentOf(base::Money part, base::Money whole) {
    return whole.toCents() == 0
               ? 0.0
               : 100.0 * static_cast<double>(part.toCents()) / static_cast<double>(whole.toCents());
}

/// "+0.32", or "n/a"
[[nodiscard]] inline std::string deltaText(const std::optional<double>& delta) {
    return delta ? base::fixedSigned(*delta, 2) : "n/a";
}

/// "+$145/day", or "n/a"
[[nodiscard]] inline std::string thetaText(const std::optional<double>& theta) {
    if (!theta) {
        return "n/a";
    }
    const std::string digits = base::grouped(*theta);
    const bool negative = digits.starts_with('-');
    return (negative ? "-$" + digits.substr(1) : "+$" + digits) + "/day";
}

} // namespace signalbox::report
