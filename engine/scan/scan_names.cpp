// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/scan_result.h"

#include <array>

namespace signalbox::scan {
namespace {

struct CheckName {
    const char* upper;
    const char* key;
};
constexpr std::array<CheckName, BreakoutChecks> CheckNames{{{"UNIVERSE", "universe"},
                                                            {"SIGNAL", "signal"},
                                                            {"LIGHT", "light"},
                                                            {"EXPIRY", "expiry"},
                                                            {"ATM", "atm"},
                                                            {"SPREAD", "spread"},
                                                            {"OPEN_INTEREST", "open_interest"},
                                                            {"QUOTE", "quote"},
                                                            {"EARNINGS", "earnings"},
                                                            {"EDGE", "edge"},
                                                            {"COST", "cost"},
                                                            {"LIMITS", "limits"}}};

const CheckName& nameOf(BreakoutCheck check) {
    return CheckNames[static_cast<std::size_t>(check) - 1];
}

} // namespace

const char* systemKey(System system) {
    return system == System::Breakout ? "breakout" : "atr-matrix";
}

std::optional<System> parseSystem(const std::string& key) {
    for (const System system : {System::Breakout, System::AtrMatrix}) {
        if (key == systemKey(system)) {
            return system;
        }
    }
    return std::nullopt;
}

const char* rowStatusKey(RowStatus status) {
    return status == RowStatus::Pass ? "pass" : status == RowStatus::Fail ? "fail" : "skip";
}

const char* skipCauseKey(SkipCause cause) {
    constexpr std::array<const char*, SkipCauses> keys{
        "",           "not_stored",      "defect",           "no_bar",
        "few_bars",   "low_close",       "no_dollar_volume", "low_dollar_volume",
        "no_options", "corporate_action"};
    return keys[static_cast<std::size_t>(cause)];
}

const char* breakoutCheckName(BreakoutCheck check) {
    return nameOf(check).upper;
}

const char* breakoutCheckKey(BreakoutCheck check) {
    return nameOf(check).key;
}

std::optional<BreakoutCheck> parseBreakoutCheck(const std::string& name) {
    for (int number = 1; number <= BreakoutChecks; ++number) {
        const auto check = static_cast<BreakoutCheck>(number);
        if (name == nameOf(check).upper || name == nameOf(check).key) {
            return check;
        }
    }
    return std::nullopt;
}

} // namespace signalbox::scan
