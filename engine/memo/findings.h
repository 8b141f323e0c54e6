// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what a reviewer finds, in words.
#pragma once

#include "engine/base/format.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::memo {

class Findings {
public:
    /// A number of the memo beside the same number found again; equal within `tolerance` of the greater of 1
    /// and both.
    void number(const std::string& name, const std::optional<double>& said,
                const std::optional<double>& found, double tolerance = 1e-6) {
        if (!said || !found) {
            add(name + (said ? " cannot be derived from the inputs" : " is not in the memo"));
            return;
        }
        const double scale = std::max({1.0, std::abs(*said), std::abs(*found)});
        if (!(std::abs(*said - *found) <= tolerance * scale)) {
            add(name + " is " + base::shortest(*said) + " in the memo, " + base::shortest(*found) +
                " from its inputs");
        }
    }
    template <typename T>
    void same(const std::string& name, const T& said, const T& found) {
        if (!(said == found)) {
            add(name + " is not what follows from the inputs");
        }
    }
    void require(bool holds, std::string otherwise) {
        if (!holds) {
            add(std::move(otherwise));
        }
    }
    void add(std::string text) { m_texts.push_back(std::move(text)); }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_texts); }

private:
    std::vector<std::string> m_texts;
};

} // namespace signalbox::memo
