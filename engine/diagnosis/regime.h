// SPDX-License-Identifier: GPL-3.0-or-later
// The market regime of Optimus and its light (OPT-R). A total function: every market has a class, or is
// UNKNOWN with the missing inputs named.
#pragma once

#include "engine/params/optimus_parameters.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::diagnosis {

/// In order of severity (OPT-R4); Unknown stands outside the order.
enum class Regime {
    BullishCalm = 0,
    ElevatedVol = 1,
    Neutral = 2,
    HighVol = 3,
    BearTrend = 4,
    Crisis = 5,
    Unknown = 6
};
enum class Light { Green, Amber, Red, Grey };

[[nodiscard]] const char* regimeName(Regime regime);     ///< "Bullish Calm" (text of OPT-R2)
[[nodiscard]] const char* regimeKey(Regime regime);      ///< "bullish_calm" (JSON)
[[nodiscard]] const char* regimeUpperKey(Regime regime); ///< "BULLISH_CALM" (vectors, CSV)
[[nodiscard]] std::optional<Regime> parseRegime(const std::string& upperKey);
[[nodiscard]] Light lightOf(Regime regime);       ///< OPT-R5
[[nodiscard]] const char* lightName(Light light); ///< "green", "amber", "red", "grey"

/// The inputs of OPT-R, of one session. Absent means missing.
struct RegimeInputs {
    std::optional<double> vix;
    std::optional<double> tsRatio;
    std::optional<double> close;
    std::optional<double> ema200;
    std::optional<double> breadth;
    std::optional<double> breadthMean5;
    std::optional<double> breadthMean5TenAgo;
};
struct RegimeThresholds {
    double vixElevated = 18;
    double vixHigh = 25;
    double vixCrisis = 35;
    double tsCrisis = 1.05;
    double breadthMin = 40;
};
/// The thresholds as the parameters in force set them.
[[nodiscard]] RegimeThresholds regimeThresholds(const params::OptimusParameters& parameters);

struct RawRegime {
    Regime regime = Regime::Unknown;
    int rule = 0;                     ///< which row of OPT-R2 fired, 0 if Unknown
    std::vector<std::string> missing; ///< names of the inputs that were needed and absent
};

/// The same without allocation, for columns: the missing inputs as bits of optimus_inputs.h.
struct RegimeClass {
    Regime regime = Regime::Unknown;
    int rule = 0;
    std::uint32_t missing = 0;
};

/// OPT-R2 and OPT-R3. NaN counts as missing.
[[nodiscard]] RegimeClass classifyRegime(const RegimeInputs& inputs, const RegimeThresholds& thresholds);
[[nodiscard]] RawRegime rawRegime(const RegimeInputs& inputs, const RegimeThresholds& thresholds);
/// OPT-R4: `raws` are the raw regimes of the last sessions, oldest first, today last; at most `closes` of
/// them count.
[[nodiscard]] Regime effectiveRegime(std::span<const Regime> raws, int closes);

} // namespace signalbox::diagnosis
