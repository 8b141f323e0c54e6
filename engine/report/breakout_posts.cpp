// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/breakout_posts.h"

#include "engine/base/format.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

std::string closedPart(const std::vector<ClosedInPost>& closed) {
    std::string text;
    for (const ClosedInPost& one : closed) {
        text += fmt::format(" Closed: {} {}% ({}).", one.symbol, base::fixedSigned(one.percent, 1),
                            base::usdSigned(one.netPl));
    }
    return text;
}

std::string accountPart(const PostAccount& account) {
    const double since = account.start > base::Money()
                             ? 100 * (account.equity.toDollars() / account.start.toDollars() - 1)
                             : 0.0;
    return fmt::format(" Account {} ({}% since start). Not advice.", base::usd(account.equity),
                       base::fixedSigned(since, 1));
}

/// The whole text, else without the part that may be dropped.
std::optional<std::string> fitting(const std::string& head, const std::string& optional,
                                   const std::string& tail) {
    for (const std::string& middle : {optional, std::string()}) {
        std::string text = head + middle + tail;
        if (text.size() <= LongestPost) {
            return text;
        }
    }
    return std::nullopt;
}

std::string side(const std::optional<double>& value, const std::optional<double>& mean) {
    return value && mean ? (*value < *mean ? "below" : "above") : "n/a";
}

} // namespace

std::optional<std::string> postText(const TradePost& post) {
    if (post.contracts <= 0) {
        return std::nullopt;
    }
    const base::Money equity = post.sleeve.value_or(post.account.equity);
    const double share = equity > base::Money() ? 100 * post.maxLoss.toDollars() / equity.toDollars() : 0;
    std::string head =
        fmt::format("[{}] {} TRADE: bought {}x {} {} {}{} @ ${}. Max loss {} ({}% of equity).", post.mode,
                    base::toIso(post.date), post.contracts, post.symbol, base::toIso(post.expiration),
                    base::plain(post.strike), post.call ? 'C' : 'P', base::fixed(post.price.toDollars(), 2),
                    base::usd(post.maxLoss), base::fixed(share, 1));
    if (!post.marks.empty()) {
        head += " " + post.marks + ".";
    }
    std::string thesis;
    if (post.zPrice && post.zVol) {
        thesis = fmt::format(" Thesis: price z={}, vol z={}, regime {}.", base::fixedSigned(*post.zPrice, 2),
                             base::fixedSigned(*post.zVol, 2), diagnosis::marketMoodName(post.mood));
    }
    return fitting(head, thesis, closedPart(post.closed) + accountPart(post.account));
}

std::optional<std::string> postText(const NoTradePost& post) {
    const std::string head = fmt::format("[{}] {} NO TRADE: {} scanned, {} signals, 0 passed.", post.mode,
                                         base::toIso(post.date), post.scanned, post.signals);
    const std::string mood = fmt::format(" Regime {}.", diagnosis::marketMoodName(post.mood));
    const std::string reject = post.topReject.empty() ? mood : " Top reject: " + post.topReject + "." + mood;
    return fitting(head, reject, closedPart(post.closed) + accountPart(post.account));
}

std::optional<std::string> postText(const BriefPost& post) {
    const diagnosis::MarketLightInputs& in = post.inputs;
    std::string text = fmt::format(
        "[{}] {} BRIEF: {} (VIX {}, SPY {} SMA20, IWM/SPY {}, 10y {}). Longs {}x, shorts {}x. {} order{} "
        "approved, "
        "{} position{} open.",
        post.mode, base::toIso(post.date), diagnosis::marketMoodName(post.light.mood),
        in.vix ? base::fixed(*in.vix, 1) : "n/a", side(in.spy, in.spySma20), side(in.iwmSpy, in.iwmSpySma20),
        post.light.yieldChangeBp ? base::fixedSigned(*post.light.yieldChangeBp, 1) + " bp/20d" : "n/a",
        base::fixed(post.light.longMultiplier, 1), base::fixed(post.light.shortMultiplier, 1), post.approved,
        post.approved == 1 ? "" : "s", post.open, post.open == 1 ? "" : "s");
    text += accountPart(post.account);
    return text.size() <= LongestPost ? std::optional(text) : std::nullopt;
}

} // namespace signalbox::report
