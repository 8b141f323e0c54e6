// SPDX-License-Identifier: GPL-3.0-or-later
// The posts of Breakout: one brief before the open, one post after the close, about fills and closed results
// alone (BRK-T). ASCII, at most 280 characters, losses never dropped.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/diagnosis/market_light.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::report {

inline constexpr std::size_t LongestPost = 280;

struct PostAccount {
    base::Money equity;
    base::Money start;
};
struct ClosedInPost {
    std::string symbol;
    double percent = 0; ///< of the cost, fees included
    base::Money netPl;
};
/// A fill of today; a TRADE post exists only with one (BRK-T2).
struct TradePost {
    std::string mode; ///< PAPER, LIVE
    base::Date date;
    std::int64_t contracts = 0;
    std::string symbol;
    base::Date expiration;
    base::Strike strike;
    bool call = true;
    base::Price price;
    base::Money maxLoss;
    std::optional<base::Money>
        sleeve; ///< of the strategy: what its texts call equity (SHR-A2); absent: the account
    std::optional<double> zPrice, zVol; ///< at the signal; without them the post has no thesis
    diagnosis::MarketMood mood = diagnosis::MarketMood::Unknown;
    /// "PROBE", "ASSUMED EDGE p=0.6, b=1 (evidence p=0.51, b=1.00)": never dropped (BRK-K5, K5a); empty:
    /// nothing to say.
    std::string marks = {};
    std::vector<ClosedInPost> closed;
    PostAccount account;
};
struct NoTradePost {
    std::string mode;
    base::Date date;
    int scanned = 0;
    int signals = 0;
    std::string topReject; ///< "MSTR cost $1,240.65 > budget $1,000.00"; empty: none
    diagnosis::MarketMood mood = diagnosis::MarketMood::Unknown;
    std::vector<ClosedInPost> closed;
    PostAccount account;
};
struct BriefPost {
    std::string mode;
    base::Date date;
    diagnosis::MarketLight light;
    diagnosis::MarketLightInputs inputs;
    int approved = 0; ///< orders for today
    int open = 0;     ///< positions
    PostAccount account;
};
/// Nothing when even the shortened text is too long: then an alert is due (BRK-T2).
[[nodiscard]] std::optional<std::string> postText(const TradePost& post);
[[nodiscard]] std::optional<std::string> postText(const NoTradePost& post);
/// BRK-T0.
[[nodiscard]] std::optional<std::string> postText(const BriefPost& post);

} // namespace signalbox::report
