// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/reasons.h"

#include <array>

#include <fmt/format.h>

namespace signalbox::scan {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string sessionsAgo(int sessions) {
    return sessions == 0 ? "today" : fmt::format("{} session{} ago", sessions, sessions == 1 ? "" : "s");
}

/// The first step of the ladder that goes the wrong way.
std::string brokenStep(const Readings& r) {
    const std::array<std::pair<const char*, double>, 5> ladder{{{"EMA10", r.ema10},
                                                                {"SMA20", r.sma20},
                                                                {"SMA50", r.sma50},
                                                                {"SMA100", r.sma100},
                                                                {"SMA200", r.sma200}}};
    for (std::size_t i = 0; i + 1 < ladder.size(); ++i) {
        if (!base::realGreaterEqual(ladder[i].second, ladder[i + 1].second)) {
            return fmt::format("{} {:.2f} below {} {:.2f}", ladder[i].first, ladder[i].second,
                               ladder[i + 1].first, ladder[i + 1].second);
        }
    }
    return {};
}

} // namespace

std::string skipReason(const Listing& listing, const Readings& r, SkipCause cause, const UniverseRules& rules,
                       base::Date date) {
    switch (cause) {
    case SkipCause::NotStored:
        return "not in the store";
    case SkipCause::Defect:
        return listing.defect;
    case SkipCause::NoBar:
        return fmt::format("no bar on {}{}", base::toIso(date),
                           listing.lastBar ? " (last: " + base::toIso(*listing.lastBar) + ")" : "");
    case SkipCause::FewBars:
        return fmt::format("{:.0f} bars, {} are needed", r.bars, rules.minBars);
    case SkipCause::LowClose:
        return fmt::format("close ${:.2f} below ${:.2f}", r.close, rules.minClose);
    case SkipCause::NoDollarVolume:
        return "a bar or volume of the last 20 sessions is missing";
    case SkipCause::LowDollarVolume:
        return fmt::format("mean dollar volume ${:.1f}m below ${:.1f}m", r.dollarVolume / 1e6,
                           rules.minDollarVolume / 1e6);
    case SkipCause::NoOptions:
        return "no standard options are listed";
    case SkipCause::CorporateAction:
        return fmt::format("corporate action on {}, {}",
                           listing.lastAction ? base::toIso(*listing.lastAction) : "",
                           sessionsAgo(listing.sessionsSinceAction));
    case SkipCause::None:
        break;
    }
    return {};
}

std::vector<std::string> atrMissing(int gate, const Readings& r) {
    std::vector<std::string> missing;
    const auto need = [&missing](double value, const char* name) {
        if (!base::isKnown(value)) {
            missing.emplace_back(name);
        }
    };
    switch (static_cast<entry::AtrGate>(gate)) {
    case entry::AtrGate::Distance:
        need(r.sma50, "SMA50");
        need(r.atr14, "ATR14");
        break;
    case entry::AtrGate::AboveSma20:
        need(r.sma20, "SMA20");
        break;
    case entry::AtrGate::Alignment:
        need(r.ema10, "EMA10");
        need(r.sma20, "SMA20");
        need(r.sma50, "SMA50");
        need(r.sma100, "SMA100");
        need(r.sma200, "SMA200");
        break;
    case entry::AtrGate::AtrPercent:
        need(r.atr14, "ATR14");
        break;
    case entry::AtrGate::Volume:
        need(r.volume, "volume");
        need(r.meanVolume, "mean volume of the 20 sessions before");
        break;
    case entry::AtrGate::Liquidity:
        break;
    }
    return missing;
}

std::string atrReason(int gate, const Figure& figure, const Readings& r, const AtrRules& rules) {
    if (figure.status == CheckStatus::Pass) {
        return {};
    }
    if (const auto missing = atrMissing(gate, r); !missing.empty()) {
        return "data: " + joined(missing);
    }
    switch (static_cast<entry::AtrGate>(gate)) {
    case entry::AtrGate::Distance:
        return fmt::format("{:.3g} ATR from SMA50, outside {:g} to {:g}", figure.value,
                           rules.gates.distanceMin, rules.gates.distanceMax);
    case entry::AtrGate::AboveSma20:
        return fmt::format("close {:.2f} not above SMA20 {:.2f}", r.close, r.sma20);
    case entry::AtrGate::Alignment:
        return brokenStep(r);
    case entry::AtrGate::AtrPercent:
        return fmt::format("ATR {:.2f}% of the close, below {:g}%", figure.value, rules.gates.atrPercentMin);
    case entry::AtrGate::Volume:
        return fmt::format("volume {:.2f} times its mean", r.meanVolume > 0 ? r.volume / r.meanVolume : 0.0);
    case entry::AtrGate::Liquidity:
        break;
    }
    return {};
}

std::string signalReason(const Readings& r, const entry::BreakoutSignalParameters& p) {
    std::vector<std::string> missing;
    if (!base::isKnown(r.zPrice)) {
        missing.emplace_back("z_price");
    }
    if (!base::isKnown(r.zVol)) {
        missing.emplace_back("z_vol");
    }
    if (!missing.empty()) {
        return "undefined: " + joined(missing);
    }
    return fmt::format("z_price {:.2f}, z_vol {:.2f}: no break beyond {:g} and {:g}", r.zPrice, r.zVol,
                       p.zPriceMin, p.zVolMin);
}

std::string lightReason(entry::BreakoutSide side, const diagnosis::MarketLight& light) {
    if (light.mood == diagnosis::MarketMood::Unknown) {
        return "NO_BUDGET: light UNKNOWN, data: " + joined(light.missing);
    }
    return fmt::format("NO_BUDGET: light {} gives {} nothing", diagnosis::marketMoodName(light.mood),
                       entry::breakoutSideName(side));
}

} // namespace signalbox::scan
