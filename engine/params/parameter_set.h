// SPDX-License-Identifier: GPL-3.0-or-later
// Layers of parameters (defaults, file, per underlying, call) merged once into a frozen, checked and hashed
// set (OPT-A1, OPT-A2, SHR-J4).
#pragma once

#include "engine/base/result.h"
#include "engine/params/descriptor.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::params {

/// Where a value in force comes from.
enum class Origin { Default, File, Underlying, Call };
[[nodiscard]] const char* originKey(Origin origin); ///< "default", "file", "underlying", "call"

/// A parameter file, already read.
struct FileLayer {
    std::string name; ///< for messages
    std::string text; ///< TOML
};

struct Layers {
    std::string strategy = "optimus"; ///< whose parameter a bare name of `call` or of the file's top level is
    std::vector<FileLayer> files;     ///< later ones win
    std::vector<std::string> call;    ///< "NAME=VALUE", NAME bare or "section.name"; the strongest layer
    /// Tables and keys at the top of a file that belong to other parts of the program and are left alone.
    std::vector<std::string> foreign;
};

/// One thing that is wrong with the layers.
struct Problem {
    std::string where;     ///< "parameters.toml line 12", "--set", or empty for a cross-check
    std::string parameter; ///< "optimus.min_iv_rank", or empty
    std::string what;
    [[nodiscard]] std::string
    message() const; ///< "parameters.toml line 12: optimus.min_iv_rank: 80 is outside 30..70"
};

/// A frozen set. Immutable; copies share.
class ParameterSet {
public:
    /// The defaults.
    ParameterSet();

    [[nodiscard]] const ParameterValues& values() const;
    /// With the overrides for one underlying (OPT-A1).
    [[nodiscard]] const ParameterValues& values(std::string_view underlying) const;
    [[nodiscard]] const AccountParameters& account() const { return values().account; }
    [[nodiscard]] const OptimusParameters& optimus() const { return values().optimus; }
    [[nodiscard]] const OptimusParameters& optimus(std::string_view underlying) const {
        return values(underlying).optimus;
    }

    [[nodiscard]] const BreakoutParameters& breakout(std::string_view underlying = {}) const {
        return values(underlying).breakout;
    }
    [[nodiscard]] const AtrParameters& atr(std::string_view underlying = {}) const {
        return values(underlying).atr;
    }

    struct Setting {
        const Descriptor* descriptor = nullptr;
        std::string text; ///< value in force
        Origin origin = Origin::Default;
        std::string where; ///< "parameters.toml line 12", "--set"; empty for a default
    };
    /// Every parameter with value and origin, in the order of `descriptors()`; with the overrides of an
    /// underlying if one is named.
    [[nodiscard]] std::vector<Setting> settings(std::string_view underlying = {}) const;
    [[nodiscard]] Setting setting(const Descriptor& descriptor, std::string_view underlying = {}) const;
    /// SHA-256 over every name and value, overrides included; not over where they come from.
    [[nodiscard]] const std::string& hash() const;
    /// "section.name=value" per line, overrides after the global values: what `hash` covers.
    [[nodiscard]] std::string canonicalText() const;
    /// The NAME=VALUE of the call layer, as recorded with each result.
    [[nodiscard]] const std::vector<std::string>& call() const;

private:
    friend struct Freezer;
    struct Data;
    std::shared_ptr<const Data> m_data;
};

struct Frozen {
    std::optional<ParameterSet> set;
    std::vector<Problem> problems; ///< empty iff `set`
};
/// Merges and checks; lists every problem: unknown and retired names, unreadable text, out of range,
/// cross-checks.
[[nodiscard]] Frozen examine(const Layers& layers);
/// The same as a Result: one Usage error (only `--set` at fault) or BadData error that lists every problem.
[[nodiscard]] base::Result<ParameterSet> freeze(const Layers& layers);

/// Cross-checks of OPT-A2 and SHR-A1 over one set of values.
[[nodiscard]] std::vector<Problem> crossCheck(const ParameterValues& values);
/// SHA-256 over one section ("optimus") of one set of values.
[[nodiscard]] std::string fingerprint(const ParameterValues& values, std::string_view section);
[[nodiscard]] std::string fingerprint(const OptimusParameters& parameters);

} // namespace signalbox::params
