// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/series_names.h"

namespace signalbox::market::names {

const std::vector<std::string>& macroNames() {
    static const std::vector<std::string> all = {Vix,
                                                 Vix3m,
                                                 Vix9d,
                                                 Vvix,
                                                 Skew,
                                                 Move,
                                                 Breadth50,
                                                 Breadth100,
                                                 Breadth200,
                                                 Advances,
                                                 Declines,
                                                 NewHighs,
                                                 NewLows,
                                                 PutCallTotal,
                                                 PutCallIndex,
                                                 PutCallEtp,
                                                 PutCallEquity,
                                                 PutCallVix,
                                                 PutCallSpx,
                                                 CallVolume,
                                                 PutVolume,
                                                 HighYieldOas,
                                                 InvestmentGradeOas,
                                                 Yield10y,
                                                 Yield2y,
                                                 Bill13w,
                                                 FedFunds};
    return all;
}

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
