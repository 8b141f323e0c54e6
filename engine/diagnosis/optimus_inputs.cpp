// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diagnosis/optimus_inputs.h"

#include <array>
#include <cstddef>

namespace signalbox::diagnosis {

std::vector<std::string> inputNames(InputSet inputs) {
    constexpr std::array<const char*, 21> names = {"vix",
                                                   "ts_ratio",
                                                   "close",
                                                   "ema200",
                                                   "breadth",
                                                   "breadth_sma5",
                                                   "breadth_sma5_10ago",
                                                   "iv_rank",
                                                   "touch",
                                                   "lower_bb",
                                                   "prior_close",
                                                   "up_streak",
                                                   "rsi",
                                                   "rsi_prior",
                                                   "macd_hist",
                                                   "open_total",
                                                   "open_under",
                                                   "hv20",
                                                   "pc_sma5_rank252",
                                                   "hy_minus_ig",
                                                   "hy_minus_ig_5ago"};
    std::vector<std::string> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if ((inputs & (InputSet{1} << i)) != 0) {
            found.emplace_back(names[i]);
        }
    }
    return found;
}

} // namespace signalbox::diagnosis
