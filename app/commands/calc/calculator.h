// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's formulas as a calculator: a kind takes cases by the column names of the specification's
// examples and appends its results. A case that cannot be computed gets a reason and the others go on.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::calc {

/// One case: a field by name from its row, else from the options of the call. Empty is missing.
class Case {
public:
    Case(const std::map<std::string, std::size_t>* columns, const std::vector<std::string>* fields,
         const std::map<std::string, std::string>* options);
    [[nodiscard]] const std::string& text(const std::string& name) const;
    [[nodiscard]] bool knows(const std::string& name) const; ///< as column or option
    // A field that is there and does not read as asked throws BadField.
    [[nodiscard]] std::optional<double> real(const std::string& name) const;
    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name) const;
    [[nodiscard]] double needReal(const std::string& name) const;
    [[nodiscard]] std::int64_t needInteger(const std::string& name) const;
    [[nodiscard]] base::Date needDate(const std::string& name) const;
    [[nodiscard]] std::optional<base::Price> dollars(const std::string& name) const; ///< a price in dollars
    [[nodiscard]] std::optional<base::Price> units(const std::string& name) const;   ///< in $0.0001
    [[nodiscard]] std::optional<base::Money> cents(const std::string& name) const;
    [[nodiscard]] bool flag(const std::string& name) const; ///< 1

private:
    const std::map<std::string, std::size_t>* m_columns;
    const std::vector<std::string>* m_fields;
    const std::map<std::string, std::string>* m_options;
};

/// A field that cannot be read; becomes the out_error of its row.
struct BadField {
    std::string message;
};

/// The results of one case, parallel to the outputs of its kind, or why there are none.
struct Answer {
    std::vector<std::string> values;
    std::string error;
};

struct Kind {
    std::string name;
    std::string file; ///< the vector file of that form
    std::vector<std::string> inputs;
    std::vector<std::string> outputs; ///< without the prefix out_
    /// Column that separates series or questions of several rows; empty: the whole input is one series. Only
    /// with `together`.
    std::string group;
    std::function<Answer(const Case&)> one;
    /// For paths and questions of several rows: the rows of one group, in order.
    std::function<std::vector<Answer>(std::span<const Case>)> together;
    /// What may be said beside the inputs and has a default: parameters of the strategies.
    std::vector<std::string> settings = {};
};

/// What became of the rows of a call.
struct Counted {
    std::size_t computed = 0;
    std::string firstError; ///< empty when all were computed
};

[[nodiscard]] const std::vector<Kind>& kinds();
[[nodiscard]] const Kind* findKind(const std::string& name);

void addPricingKinds(std::vector<Kind>& kinds);
void addIndicatorKinds(std::vector<Kind>& kinds);
void addRegimeKinds(std::vector<Kind>& kinds);
void addConstructionKinds(std::vector<Kind>& kinds);
void addAccountKinds(std::vector<Kind>& kinds);
void addBuyingKinds(std::vector<Kind>& kinds);

/// CSV in, CSV out. What became of the rows is left in `counted`.
[[nodiscard]] base::Result<std::string> calculate(const Kind& kind, const std::string& csv,
                                                  const std::map<std::string, std::string>& options,
                                                  Counted& counted);
/// One case from options alone.
[[nodiscard]] base::Result<std::string>
calculateOne(const Kind& kind, const std::map<std::string, std::string>& options, Counted& counted);

// How results are written.
[[nodiscard]] std::string shown(double value);
[[nodiscard]] std::string shown(std::optional<double> value);
[[nodiscard]] std::string shown(std::int64_t value);
[[nodiscard]] std::string shown(bool value);
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);

} // namespace signalbox::calc
