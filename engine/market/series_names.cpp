// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/series_names.h"

namespace signalbox::market::names {

std::string iv30(const std::string& symbol) {
    return "IV30:" + symbol;
}

std::string vxTable(int n) {
    return "VX" + std::to_string(n);
}

std::string vxContract(base::Date finalSettlement) {
    return "VX:" + base::toIso(finalSettlement);
}

} // namespace signalbox::market::names
