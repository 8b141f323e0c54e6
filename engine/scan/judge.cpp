// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/judge.h"

#include <cmath>

namespace signalbox::scan {
namespace {

bool fails(const Figure& figure) {
    return figure.status != CheckStatus::Pass;
}

/// Check `number` as it stands in a row; the first that fails says how near the row was.
void put(Row& row, int number, const Figure& figure) {
    const auto at = static_cast<std::size_t>(number - 1);
    row.checks[at] = figure.status;
    row.margins[at] = figure.margin;
    if (fails(figure) && (row.firstFail == 0 || row.firstFail >= number)) {
        row.firstFail = static_cast<std::uint8_t>(number);
        row.nearness = figure.relative;
    }
}

Row skipped(SkipCause cause) {
    Row row;
    row.status = RowStatus::Skip;
    row.skip = cause;
    return row;
}

} // namespace

Figure universeFigure(SkipCause cause, const Readings& r, const UniverseRules& rules) {
    Figure f;
    const auto set = [&f](double value, double threshold) {
        f.value = value;
        f.threshold = threshold;
        f.margin = value - threshold;
        f.relative = f.margin / threshold;
    };
    f.status = cause == SkipCause::None ? CheckStatus::Pass : CheckStatus::Fail;
    switch (cause) {
    case SkipCause::NotStored:
    case SkipCause::NoBar:
    case SkipCause::NoDollarVolume:
        f.status = CheckStatus::FailData;
        break;
    case SkipCause::FewBars:
        set(r.bars, rules.minBars);
        break;
    case SkipCause::LowClose:
        set(r.close, rules.minClose);
        break;
    case SkipCause::LowDollarVolume:
    case SkipCause::None:
        set(r.dollarVolume, rules.minDollarVolume);
        break;
    case SkipCause::Defect:
    case SkipCause::NoOptions:
    case SkipCause::CorporateAction:
        break;
    }
    return f;
}

Figure lightFigure(entry::BreakoutSide side, const diagnosis::MarketLight& light) {
    const int multiplier = side == entry::BreakoutSide::Long ? light.longMultiplier : light.shortMultiplier;
    Figure f;
    f.status = light.mood == diagnosis::MarketMood::Unknown ? CheckStatus::FailData
               : multiplier > 0                             ? CheckStatus::Pass
                                                            : CheckStatus::Fail;
    f.value = multiplier;
    f.threshold = 0;
    return f;
}

SkipCause skipCause(const Listing& listing, const Readings& r, const UniverseRules& rules) {
    if (!listing.series) {
        return SkipCause::NotStored;
    }
    if (!listing.defect.empty()) {
        return SkipCause::Defect;
    }
    if (!base::isKnown(r.close)) {
        return SkipCause::NoBar;
    }
    if (r.bars < rules.minBars) {
        return SkipCause::FewBars;
    }
    if (!base::realGreaterEqual(r.close, rules.minClose)) {
        return SkipCause::LowClose;
    }
    if (!base::isKnown(r.dollarVolume)) {
        return SkipCause::NoDollarVolume;
    }
    if (!base::realGreaterEqual(r.dollarVolume, rules.minDollarVolume)) {
        return SkipCause::LowDollarVolume;
    }
    if (listing.optionsListed && !*listing.optionsListed) {
        return SkipCause::NoOptions;
    }
    const bool recent = listing.lastAction && listing.sessionsSinceAction <= rules.quietSessions;
    return rules.quietSessions > 0 && recent ? SkipCause::CorporateAction : SkipCause::None;
}

Row judgeBreakout(const Listing& listing, const Readings& readings, const BreakoutRules& rules,
                  const diagnosis::MarketLight& light) {
    const SkipCause cause = skipCause(listing, readings, rules.universe);
    Row row = skipped(cause);
    put(row, static_cast<int>(BreakoutCheck::Universe), universeFigure(cause, readings, rules.universe));
    if (cause != SkipCause::None) {
        row.nearness = base::Missing; // no member, so no near miss
        return row;
    }
    row.signal = entry::breakoutSide(readings.zPrice, readings.zVol, rules.signal);
    row.score = std::abs(readings.zPrice);
    put(row, static_cast<int>(BreakoutCheck::Signal), signalFigure(readings, rules.signal));
    if (row.signal != entry::BreakoutSide::None) {
        put(row, static_cast<int>(BreakoutCheck::Light), lightFigure(row.signal, light));
    }
    row.status = row.firstFail == 0 ? RowStatus::Pass : RowStatus::Fail;
    return row;
}

Row judgeAtr(const Listing& listing, const Readings& readings, const AtrRules& rules) {
    const SkipCause cause = skipCause(listing, readings, rules.universe);
    Row row = skipped(cause);
    if (cause != SkipCause::None) {
        return row;
    }
    const entry::AtrReadings forAtr = readings.forAtr();
    for (int gate = 1; gate <= entry::AtrGateCount; ++gate) {
        put(row, gate, atrFigure(gate, forAtr, rules.gates));
    }
    row.status = RowStatus::Fail; // gate 6 has no contract yet
    row.score = entry::atrConfidence(forAtr, rules.gates);
    return row;
}

bool isCandidate(System system, const Row& row) {
    return system == System::Breakout ? row.status == RowStatus::Pass
                                      : row.status == RowStatus::Fail && row.firstFail == entry::AtrGateCount;
}

void completeBreakout(Row& row, const Completion& completion) {
    row.firstFail = static_cast<std::uint8_t>(completion.firstFail);
    row.status = completion.firstFail == 0 ? RowStatus::Pass : RowStatus::Fail;
}

void completeAtr(Row& row, const Readings& readings, const AtrRules& rules, const Completion& completion) {
    entry::AtrReadings forAtr = readings.forAtr();
    forAtr.bid = completion.bid.value_or(base::Missing);
    forAtr.ask = completion.ask.value_or(base::Missing);
    Figure liquidity = atrFigure(entry::AtrGateCount, forAtr, rules.gates);
    if (completion.firstFail != 0 && !fails(liquidity)) {
        liquidity.status = CheckStatus::Fail; // a code of the contract vetoes a spread that is fine
        liquidity.relative = base::Missing;
    }
    row.firstFail = 0;
    row.nearness = base::Missing;
    put(row, entry::AtrGateCount, liquidity);
    row.status = fails(liquidity) ? RowStatus::Fail : RowStatus::Pass;
    row.signal = fails(liquidity) ? entry::BreakoutSide::None : entry::BreakoutSide::Long;
    row.score = entry::atrConfidence(forAtr, rules.gates);
}

} // namespace signalbox::scan
