// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of the recount by the names and defaults of OPT-A, typed from the spec, and comparisons of
// SHR-N6.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace signalbox::recount {

class PlainRules {
public:
    /// `sets` are NAME=VALUE as on the command line.
    explicit PlainRules(const std::vector<std::string>& sets = {});
    [[nodiscard]] double number(const std::string& name) const;
    [[nodiscard]] int whole(const std::string& name) const;
    [[nodiscard]] const std::string& word(const std::string& name) const;

private:
    std::map<std::string, std::string> m_values;
};

[[nodiscard]] bool same(double a, double b);       ///< EQUAL
[[nodiscard]] bool over(double a, double b);       ///< ">"
[[nodiscard]] bool overOrSame(double a, double b); ///< ">="

/// What the 30 sets of a fixed seed vary, inside the ranges of OPT-A and its cross-checks.
[[nodiscard]] std::vector<std::vector<std::string>> randomSets(int count, unsigned seed);

} // namespace signalbox::recount
