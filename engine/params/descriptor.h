// SPDX-License-Identifier: GPL-3.0-or-later
// One row per parameter: what it is called, what it may be, how it reads and is set as text. Files, `--set`,
// sweeps, the editor and `signalbox params` all go through this table, so none of them can know a parameter
// that another does not.
#pragma once

#include "engine/params/account_parameters.h"
#include "engine/params/atr_parameters.h"
#include "engine/params/breakout_parameters.h"
#include "engine/params/optimus_parameters.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::params {

/// The blocks of all strategies. A further strategy adds its member here and its descriptors in a file of its
/// own.
struct ParameterValues {
    AccountParameters account;
    OptimusParameters optimus;
    BreakoutParameters breakout;
    AtrParameters atr; ///< section "atr-matrix"
};

enum class ParameterKind { Real, Integer, Flag, Choice, Date, List, Text };

struct Descriptor {
    std::string section; ///< "account", or the key of a strategy: the table of the file
    std::string name;    ///< "min_iv_rank"
    std::string unit;    ///< "%", "sessions", "$"; empty for a pure number
    std::string meaning; ///< one sentence with the rule id
    ParameterKind kind = ParameterKind::Real;
    std::string range;               ///< "30..70", "block, advise, off", "yyyy-mm-dd or empty"
    std::optional<double> low, high; ///< inclusive, for numbers; in the unit of the text
    std::optional<double> step;      ///< the smallest difference that is kept; absent: any real
    std::vector<std::string> choices;
    /// Canonical text of the value: reads back as the same value.
    std::function<std::string(const ParameterValues&)> get;
    /// Sets from text; gives the problem, without the name, when the text is no value or out of range, and
    /// then leaves the value unchanged.
    std::function<std::optional<std::string>(ParameterValues&, std::string_view)> set;

    /// "optimus.min_iv_rank"
    [[nodiscard]] std::string fullName() const { return section + "." + name; }
    [[nodiscard]] std::string defaultText() const { return get(ParameterValues()); }
};

/// All parameters, account first, in the order of the spec's tables.
[[nodiscard]] const std::vector<Descriptor>& descriptors();
/// By "name" or "section.name". A bare name prefers `section`, then the account, then any other. Null if
/// unknown.
[[nodiscard]] const Descriptor* findDescriptor(std::string_view name, std::string_view section = "optimus");
/// The sections, in order: "account", "optimus", "breakout", "atr-matrix".
[[nodiscard]] std::vector<std::string> sections();

} // namespace signalbox::params
