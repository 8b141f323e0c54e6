// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/exit_parameters.h"

#include <array>

namespace signalbox::exits {
namespace {

constexpr std::array<ProfitTargetMode, 3> TargetModes{ProfitTargetMode::Fixed, ProfitTargetMode::SoftWarning,
                                                      ProfitTargetMode::Dynamic};
constexpr std::array<RegimeExit, 2> RegimeExits{RegimeExit::CloseAll, RegimeExit::ManageOnly};

} // namespace

const char* profitTargetModeKey(ProfitTargetMode mode) {
    switch (mode) {
    case ProfitTargetMode::Fixed:
        return "fixed";
    case ProfitTargetMode::SoftWarning:
        return "soft_warning";
    case ProfitTargetMode::Dynamic:
        return "dynamic";
    }
    return "";
}

std::optional<ProfitTargetMode> parseProfitTargetMode(std::string_view key) {
    for (const ProfitTargetMode mode : TargetModes) {
        if (key == profitTargetModeKey(mode)) {
            return mode;
        }
    }
    return std::nullopt;
}

const char* regimeExitKey(RegimeExit mode) {
    return mode == RegimeExit::CloseAll ? "close_all" : "manage_only";
}

std::optional<RegimeExit> parseRegimeExit(std::string_view key) {
    for (const RegimeExit mode : RegimeExits) {
        if (key == regimeExitKey(mode)) {
            return mode;
        }
    }
    return std::nullopt;
}

} // namespace signalbox::exits
