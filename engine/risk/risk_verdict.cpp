// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/risk_verdict.h"

namespace signalbox::risk {

std::vector<std::string> RiskVerdict::failingCodes() const {
    std::vector<std::string> codes;
    for (const RiskCheck& check : checks) {
        if (!check.ok) {
            codes.push_back(check.code);
        }
    }
    return codes;
}

} // namespace signalbox::risk
