// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"
#include "engine/diagnosis/or_missing.h"
#include "engine/entry/describe.h"
#include "engine/entry/gate_text.h"

namespace signalbox::entry {
namespace {

using diagnosis::OptimusReadings;
using diagnosis::orMissing;
using diagnosis::Regime;
using params::OptimusParameters;

std::string f1(double value) {
    return base::fixed(value, 1);
}
std::string n0(double value) {
    return base::grouped(value);
}

/// Makes the sentences about one day; every number is known where its rule fired.
class RegimeWords {
public:
    RegimeWords(const OptimusReadings& readings, const OptimusParameters& parameters,
                const std::string& symbol)
        : m_r(readings), m_p(parameters), m_symbol(symbol) {}

    [[nodiscard]] std::string why() const {
        const diagnosis::RegimeInputs& in = m_r.inputs;
        switch (m_r.regimeRule) {
        case 1:
            return crisisWhy();
        case 2:
            return trend() + " and breadth is declining";
        case 3:
            return "VIX " + f1(orMissing(in.vix)) + " is at or above " + f1(m_p.vixHigh);
        case 4:
            return trend() + " while breadth holds";
        case 5:
            return "VIX " + f1(orMissing(in.vix)) + " is at or above " + f1(m_p.vixElevated);
        case 6:
            return "VIX " + f1(orMissing(in.vix)) + " is under " + f1(m_p.vixElevated) + ", " + trend() +
                   ", breadth " + f1(orMissing(in.breadth)) + "% is above " + base::shortest(m_p.breadthMin) +
                   "%";
        case 7:
            return "VIX " + f1(orMissing(in.vix)) + " is calm but breadth " + f1(orMissing(in.breadth)) +
                   "% is not above " + base::shortest(m_p.breadthMin) + "%";
        default:
            return "no data for " + joined(diagnosis::inputNames(m_r.regimeMissing));
        }
    }

    /// What would change the light; of the effective regime.
    [[nodiscard]] std::string change() const {
        if (m_r.regime == Regime::Unknown) {
            return {};
        }
        if (m_r.regime != m_r.raw) {
            const int n = m_r.closesUntilRelease;
            return "held for " + std::to_string(n) + " more close" + (n == 1 ? "" : "s") + " like today's";
        }
        switch (m_r.regime) {
        case Regime::BullishCalm:
        case Regime::ElevatedVol:
            return "would turn amber at VIX " + f1(m_p.vixHigh) + now(m_r.inputs.vix) +
                   " or a close at or under the " + ema();
        case Regime::Neutral:
            return neutralChange();
        case Regime::HighVol:
            return "would turn red above VIX " + f1(m_p.vixCrisis) + now(m_r.inputs.vix) +
                   ", could turn green under VIX " + f1(m_p.vixHigh);
        case Regime::BearTrend:
            return "would turn amber after " + closes() + " with a close above the " + ema() +
                   " or breadth no longer declining";
        default:
            return "would ease after " + closes() + " with VIX at " + f1(m_p.vixCrisis) +
                   " or less and the term ratio under " + base::fixed(m_p.tsCrisis, 2);
        }
    }

private:
    [[nodiscard]] std::string crisisWhy() const {
        std::string text;
        if (m_r.inputs.vix && base::realGreater(*m_r.inputs.vix, m_p.vixCrisis)) {
            text = "VIX " + f1(*m_r.inputs.vix) + " is above " + f1(m_p.vixCrisis);
        }
        if (m_r.inputs.tsRatio && base::realGreaterEqual(*m_r.inputs.tsRatio, m_p.tsCrisis)) {
            text += text.empty() ? "" : " and ";
            text += "the term ratio " + base::fixed(*m_r.inputs.tsRatio, 2) + " is at or above " +
                    base::fixed(m_p.tsCrisis, 2);
        }
        return text;
    }

    [[nodiscard]] std::string trend() const {
        const double close = orMissing(m_r.inputs.close);
        const double average = orMissing(m_r.inputs.ema200);
        return m_symbol + " " + n0(close) +
               (base::realGreater(close, average) ? " stands above" : " is at or under") + " its " +
               std::to_string(m_p.trendEmaPeriod) + " EMA " + n0(average);
    }

    [[nodiscard]] std::string neutralChange() const {
        if (m_r.regimeRule == 4) {
            return "would turn red if breadth declines, could turn green with a close above the " + ema();
        }
        return "would turn green with breadth above " + base::shortest(m_p.breadthMin) + "%" +
               now(m_r.inputs.breadth) + ", red with a close at or under the " + ema();
    }

    [[nodiscard]] std::string ema() const {
        return std::to_string(m_p.trendEmaPeriod) + " EMA" +
               (m_r.inputs.ema200 ? " " + n0(*m_r.inputs.ema200) : std::string()) +
               (m_r.inputs.close ? " (now " + n0(*m_r.inputs.close) + ")" : std::string());
    }

    [[nodiscard]] std::string closes() const {
        return std::to_string(m_p.deescalationCloses) + (m_p.deescalationCloses == 1 ? " close" : " closes");
    }

    static std::string now(const std::optional<double>& value) {
        return value ? " (now " + f1(*value) + ")" : std::string();
    }

    const OptimusReadings& m_r;
    const OptimusParameters& m_p;
    const std::string& m_symbol;
};

} // namespace

std::string regimeSentence(const OptimusReadings& readings, const OptimusParameters& parameters,
                           const std::string& symbol) {
    const RegimeWords words(readings, parameters, symbol);
    const bool held = readings.regime != readings.raw && readings.regime != Regime::Unknown;
    std::string text = diagnosis::regimeName(readings.regime);
    if (held) {
        text += ", though today alone reads " + std::string(diagnosis::regimeName(readings.raw));
    }
    const std::string why = words.why();
    if (!why.empty()) {
        text += ": " + why;
    }
    const std::string change = words.change();
    if (!change.empty()) {
        text += "; " + change;
    }
    return text + ".";
}

} // namespace signalbox::entry
