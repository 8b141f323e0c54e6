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

const char* earningsModeKey(EarningsMode mode) {
    return mode == EarningsMode::Advise ? "advise" : "block";
}

const char* kellyEvidenceKey(KellyEvidence evidence) {
    return evidence == KellyEvidence::Own ? "own" : "own+backtest";
}

const char* ivProxyKey(IvProxy proxy) {
    return proxy == IvProxy::None ? "none" : "hv20";
}

} // namespace signalbox::params
