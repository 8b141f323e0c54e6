// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/choices.h"

namespace signalbox::params {

const char* filterModeKey(FilterMode mode) {
    switch (mode) {
    case FilterMode::Block:
        return "block";
    case FilterMode::Advise:
        return "advise";
    case FilterMode::Off:
        break;
    }
    return "off";
}

const char* profitTargetModeKey(ProfitTargetMode mode) {
    switch (mode) {
    case ProfitTargetMode::Fixed:
        return "fixed";
    case ProfitTargetMode::SoftWarning:
        return "soft_warning";
    case ProfitTargetMode::Dynamic:
        break;
    }
    return "dynamic";
}

const char* regimeExitKey(RegimeExit action) {
    return action == RegimeExit::CloseAll ? "close_all" : "manage_only";
}

const char* termSourceKey(TermSource source) {
    return source == TermSource::Vx ? "VX" : "VIX_VIX3M";
}

} // namespace signalbox::params
