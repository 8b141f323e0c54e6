// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/row_text.h"

#include "engine/base/require.h"
#include "engine/scan/judge.h"
#include "engine/scan/reasons.h"

#include <algorithm>
#include <array>

namespace signalbox::scan {
namespace {

entry::GateStatus gateStatus(CheckStatus status) {
    switch (status) {
    case CheckStatus::Pass:
        return entry::GateStatus::Pass;
    case CheckStatus::NotEvaluated:
        return entry::GateStatus::NotEvaluated;
    case CheckStatus::Fail:
    case CheckStatus::FailData:
        break;
    }
    return entry::GateStatus::Fail;
}

entry::Reading reading(double value) {
    return base::isKnown(value) ? entry::Reading(value) : entry::Reading();
}

entry::GateResult gateOf(int number, std::string key, const char* rule, const Figure& figure) {
    entry::GateResult gate;
    gate.number = number;
    gate.key = std::move(key);
    gate.rule = rule;
    gate.status = gateStatus(figure.status);
    gate.value = reading(figure.value);
    gate.threshold = reading(figure.threshold);
    gate.margin = base::known(figure.margin);
    return gate;
}

struct Looked {
    const ScanResult& result;
    const SystemScan& scan;
    const Listing& listing;
    const Readings& readings;
    const Row& row;
    const Completion* completion;
};

Looked lookAt(const ScanResult& result, System system, std::uint32_t symbol) {
    const SystemScan* scan = result.of(system);
    SIGNALBOX_REQUIRE(scan != nullptr && symbol < scan->rows.size(), "a row of a system that was scanned");
    const Row& row = scan->rows[symbol];
    const Completion* completion =
        row.completion < 0 ? nullptr : &scan->completions[static_cast<std::size_t>(row.completion)];
    return {result, *scan, (*result.universe)[symbol], result.readings[symbol], row, completion};
}

/// A gate of ATR Matrix in numbers; its status is that of the row, which the contract may have vetoed.
Figure atrFigureOf(const Looked& l, int number) {
    entry::AtrReadings readings = l.readings.forAtr();
    if (l.completion != nullptr) {
        readings.bid = l.completion->bid.value_or(base::Missing);
        readings.ask = l.completion->ask.value_or(base::Missing);
    }
    Figure figure = atrFigure(number, readings, l.result.atrRules.gates);
    figure.status = l.row.checks[static_cast<std::size_t>(number - 1)];
    return figure;
}

/// UNIVERSE, SIGNAL and LIGHT in numbers, as far as they were evaluated.
Figure breakoutFigureOf(const Looked& l, BreakoutCheck check) {
    const auto at = static_cast<std::size_t>(check) - 1;
    if (at >= l.row.checks.size() || l.row.checks[at] == CheckStatus::NotEvaluated) {
        return {};
    }
    switch (check) {
    case BreakoutCheck::Universe:
        return universeFigure(l.row.skip, l.readings, l.result.breakoutRules.universe);
    case BreakoutCheck::Signal:
        return signalFigure(l.readings, l.result.breakoutRules.signal);
    default:
        return lightFigure(l.row.signal, l.result.light);
    }
}

std::vector<entry::GateResult> atrGates(const Looked& l) {
    std::vector<entry::GateResult> gates;
    if (l.row.status == RowStatus::Skip) {
        return gates;
    }
    for (int number = 1; number <= entry::AtrGateCount; ++number) {
        const Figure figure = atrFigureOf(l, number);
        entry::GateResult gate =
            gateOf(number, entry::atrGateKey(number), entry::atrGateRule(number), figure);
        if (number < entry::AtrGateCount) {
            gate.reason = atrReason(number, figure, l.readings, l.result.atrRules);
            gate.missing = figure.status == CheckStatus::FailData ? atrMissing(number, l.readings)
                                                                  : std::vector<std::string>();
        } else if (figure.status != CheckStatus::Pass) {
            const bool unread = l.completion == nullptr && l.listing.optionsListed.value_or(false);
            gate.reason = l.completion != nullptr ? l.completion->reason
                          : unread                ? "no contract was looked for: an earlier gate fails"
                                                  : NoChainStored;
            if (figure.status == CheckStatus::FailData) {
                gate.missing = {unread ? "contract" : "option chain"};
            }
        }
        gates.push_back(std::move(gate));
    }
    if (l.completion != nullptr && !l.completion->gates.empty()) {
        gates.back() = l.completion->gates.back(); // the strategy's own words for the contract
        gates.back().status = gateStatus(l.row.checks.back());
    }
    return gates;
}

std::vector<entry::GateResult> breakoutGates(const Looked& l, const std::string& reason) {
    constexpr std::array<const char*, BreakoutChecks> rules{"BRK-U1", "BRK-S2", "BRK-R3", "BRK-I1",
                                                            "BRK-I2", "BRK-I2", "BRK-I2", "BRK-N1",
                                                            "BRK-I3", "BRK-K1", "BRK-K6", "BRK-K8"};
    std::vector<entry::GateResult> gates;
    for (int number = 1; number <= BreakoutChecks; ++number) {
        const auto check = static_cast<BreakoutCheck>(number);
        const auto at = static_cast<std::size_t>(number - 1);
        const std::string key = breakoutCheckKey(check);
        if (l.completion != nullptr) {
            const auto told = std::find_if(l.completion->gates.begin(), l.completion->gates.end(),
                                           [&key](const entry::GateResult& gate) { return gate.key == key; });
            if (told != l.completion->gates.end()) {
                gates.push_back(*told);
                continue;
            }
        }
        entry::GateResult gate = gateOf(number, key, rules[at], breakoutFigureOf(l, check));
        if (check == BreakoutCheck::Signal && gate.status != entry::GateStatus::NotEvaluated) {
            gate.details.emplace_back("z_price", reading(l.readings.zPrice));
            gate.details.emplace_back("z_vol", reading(l.readings.zVol));
        }
        if (check == BreakoutCheck::Light && gate.status != entry::GateStatus::NotEvaluated) {
            gate.value = std::string(diagnosis::marketMoodName(l.result.light.mood));
            gate.threshold = entry::Reading();
            gate.missing = l.result.light.missing;
        }
        if (l.row.firstFail == number) {
            gate.status = entry::GateStatus::Fail;
            gate.reason = reason;
        }
        gates.push_back(std::move(gate));
    }
    return gates;
}

std::string reasonOf(const Looked& l) {
    const bool breakout = l.scan.system == System::Breakout;
    if (l.row.status == RowStatus::Skip) {
        return l.row.skip == SkipCause::None
                   ? "not scanned"
                   : skipReason(l.listing, l.readings, l.row.skip,
                                breakout ? l.result.breakoutRules.universe : l.result.atrRules.universe,
                                l.result.date);
    }
    if (l.row.firstFail == 0) {
        return {};
    }
    if (l.completion != nullptr && l.completion->firstFail != 0) {
        return l.completion->reason;
    }
    if (!breakout) {
        return l.row.firstFail == entry::AtrGateCount
                   ? NoChainStored
                   : atrReason(l.row.firstFail, atrFigureOf(l, l.row.firstFail), l.readings,
                               l.result.atrRules);
    }
    return static_cast<BreakoutCheck>(l.row.firstFail) == BreakoutCheck::Signal
               ? signalReason(l.readings, l.result.breakoutRules.signal)
               : lightReason(l.row.signal, l.result.light);
}

std::map<std::string, std::optional<double>> valuesOf(const Looked& l) {
    const Readings& r = l.readings;
    const entry::AtrReadings atr = r.forAtr();
    std::map<std::string, std::optional<double>> values{
        {"close", base::known(r.close)},
        {"volume", base::known(r.volume)},
        {"dollar_volume", base::known(r.dollarVolume)},
        {"bars", r.bars},
        {"z_price", base::known(r.zPrice)},
        {"z_vol", base::known(r.zVol)},
        {"distance", base::known(entry::atrDistance(atr))},
        {"atr_pct", base::known(entry::atrPercent(atr))},
        {"volume_ratio", base::known(entry::volumeRatio(atr))},
        {"atr14", base::known(r.atr14)},
        {"ema10", base::known(r.ema10)},
        {"sma20", base::known(r.sma20)},
        {"sma50", base::known(r.sma50)},
        {"sma100", base::known(r.sma100)},
        {"sma200", base::known(r.sma200)}};
    if (l.scan.system == System::AtrMatrix) {
        values["confidence"] = l.row.status == RowStatus::Skip ? std::nullopt : base::known(l.row.score);
    }
    return values;
}

} // namespace

std::string firstFailName(System system, int firstFail) {
    if (firstFail == 0) {
        return {};
    }
    return system == System::Breakout ? breakoutCheckName(static_cast<BreakoutCheck>(firstFail))
                                      : "g" + std::to_string(firstFail);
}

namespace {

std::vector<std::string> flagsOf(const Looked& l) {
    std::vector<std::string> flags;
    if (!l.listing.series) {
        return flags;
    }
    if (!l.listing.optionsListed) {
        flags.emplace_back("OPTIONS_UNKNOWN");
    }
    if (l.readings.gap) {
        flags.emplace_back("GAP");
    }
    if (l.listing.basis == market::Basis::DividendAdjusted) {
        flags.emplace_back("DIV_ADJUSTED"); // SHR-D4a: on every result from such a series
    } else if (l.result.bases.size() > 1) {
        flags.emplace_back(l.listing.basis == market::Basis::AsTraded ? "AS_TRADED" : "SPLIT_ADJUSTED");
    }
    if (l.completion != nullptr) {
        for (const std::string& flag : l.completion->flags) {
            if (std::find(flags.begin(), flags.end(), flag) == flags.end()) {
                flags.push_back(flag);
            }
        }
    }
    return flags;
}

} // namespace

RowText rowText(const ScanResult& result, System system, std::uint32_t symbol) {
    const Looked l = lookAt(result, system, symbol);
    RowText text;
    text.symbol = l.listing.symbol;
    text.status = rowStatusKey(l.row.status);
    text.signal = entry::breakoutSideName(l.row.signal);
    text.firstFail = firstFailName(system, l.row.firstFail);
    text.reason = reasonOf(l);
    text.flags = flagsOf(l);
    text.values = valuesOf(l);
    text.gates = system == System::Breakout ? breakoutGates(l, text.reason) : atrGates(l);
    return text;
}

} // namespace signalbox::scan
