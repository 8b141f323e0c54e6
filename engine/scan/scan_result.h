// SPDX-License-Identifier: GPL-3.0-or-later
// What a scan found, symbol by symbol, without a text: thirty thousand rows are made in milliseconds, and
// row_text.h words the few that somebody looks at.
#pragma once

#include "engine/base/date.h"
#include "engine/diagnosis/market_light.h"
#include "engine/entry/gate_result.h"
#include "engine/scan/listing.h"
#include "engine/scan/readings.h"
#include "engine/scan/scan_rules.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::scan {

enum class System : std::uint8_t { Breakout, AtrMatrix };
[[nodiscard]] const char* systemKey(System system); ///< "breakout", "atr-matrix"
[[nodiscard]] std::optional<System> parseSystem(const std::string& key);

enum class RowStatus : std::uint8_t { Pass, Fail, Skip };
[[nodiscard]] const char* rowStatusKey(RowStatus status); ///< "pass", "fail", "skip"

/// Why a symbol is no member of the universe (BRK-U1, ATR-U1), in the order in which it is asked.
enum class SkipCause : std::uint8_t {
    None,
    NotStored,       ///< a name that the store has no bars of
    Defect,          ///< Listing::defect
    NoBar,           ///< no bar on the date
    FewBars,         ///< fewer than UniverseRules::minBars
    LowClose,        ///< close below UniverseRules::minClose
    NoDollarVolume,  ///< the mean cannot be computed: a volume is missing
    LowDollarVolume, ///< the mean is below UniverseRules::minDollarVolume
    NoOptions,       ///< the store knows that no standard options are listed
    CorporateAction  ///< one took effect within UniverseRules::quietSessions
};
inline constexpr std::size_t SkipCauses = 10;
[[nodiscard]] const char* skipCauseKey(SkipCause cause); ///< "not_stored", "few_bars", ...; "" for None

/// The checks of Breakout in the order of BRK-S4.
enum class BreakoutCheck : std::uint8_t {
    Universe = 1,
    Signal,
    Light,
    Expiry,
    Atm,
    Spread,
    OpenInterest,
    Quote,
    Earnings,
    Edge,
    Cost,
    Limits
};
inline constexpr int BreakoutChecks = 12;
[[nodiscard]] const char* breakoutCheckName(BreakoutCheck check); ///< "UNIVERSE", "OPEN_INTEREST", ...
[[nodiscard]] const char* breakoutCheckKey(BreakoutCheck check);  ///< "universe", "open_interest", ...
[[nodiscard]] std::optional<BreakoutCheck> parseBreakoutCheck(const std::string& name); ///< either form

enum class CheckStatus : std::uint8_t { Pass, Fail, FailData, NotEvaluated };

/// One check in numbers. `margin` is positive on the passing side, in the unit of the value; Missing where a
/// check has no such number.
struct Figure {
    CheckStatus status = CheckStatus::NotEvaluated;
    double value = base::Missing;
    double threshold = base::Missing;
    double margin = base::Missing;
    double relative = base::Missing; ///< the margin as a share of its scale, to compare gates and symbols
};

/// Why a candidate fails its first contract check when the store holds no chain of it.
inline constexpr const char* NoChainStored = "no option chain stored";

/// What the checks that need the option chain said of one candidate.
struct Completion {
    std::vector<entry::GateResult> gates; ///< ATR: gate 6; Breakout: from expiry on, as far as evaluated
    int firstFail = 0;                    ///< ATR: 6; Breakout: a BreakoutCheck; 0: everything passed
    std::string reason;                   ///< of the first failure; empty otherwise
    std::optional<double> bid, ask;       ///< of the selected contract, dollars; ATR-E6 and ATR-E8
    std::vector<std::string> flags;       ///< further ones, such as PROBE or ASSUMED_EDGE
};

/// Six checks with their margins: value and threshold follow from the readings (judge.h, row_text.h), so a
/// row of a whole market stays within two lines of the cache.
struct Row {
    RowStatus status = RowStatus::Skip;
    SkipCause skip = SkipCause::None;
    entry::BreakoutSide signal = entry::BreakoutSide::None; ///< ATR: Long when every gate passes
    std::uint8_t firstFail = 0;   ///< ATR: number of the gate; Breakout: a BreakoutCheck; 0: none
    std::int32_t completion = -1; ///< index into SystemScan::completions; -1: not a candidate
    std::array<CheckStatus, 6> checks =
        filled(CheckStatus::NotEvaluated); ///< ATR: gates 1..6; Breakout: UNIVERSE, SIGNAL, LIGHT
    std::array<double, 6> margins =
        filled(base::Missing);       ///< of the same checks, Missing where there is none
    double nearness = base::Missing; ///< of a row that failed: the relative margin of its first failing check
    double score = base::Missing;    ///< ATR: confidence (ATR-E8); Breakout: |z_price|; higher is better

private:
    template <typename T>
    static constexpr std::array<T, 6> filled(T value) {
        return {value, value, value, value, value, value};
    }
};

struct Counts {
    std::size_t symbols = 0;
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::array<std::size_t, BreakoutChecks + 1> firstFail{}; ///< by number of gate or check; [0] is not used
    std::array<std::size_t, SkipCauses> skip{};              ///< by SkipCause
    std::size_t optionsUnknown = 0;
    std::size_t gaps = 0; ///< symbols with a value over a window with a hole
};

/// One system's answer; rows are parallel to the universe.
struct SystemScan {
    System system = System::Breakout;
    std::vector<Row> rows;
    std::vector<Completion> completions;
    Counts counts;
    std::vector<std::uint32_t> ranked;  ///< symbols that passed, best score first, ties alphabetical
    std::vector<std::uint32_t> nearest; ///< symbols that failed, smallest relative margin first
};

struct ScanResult {
    base::Date date;
    bool finished = false; ///< false: cancelled; rows that were not reached are Skip without a cause
    std::shared_ptr<const std::vector<Listing>> universe; ///< by symbol
    std::vector<Readings> readings;                       ///< parallel to the universe
    std::optional<SystemScan> breakout, atr;
    BreakoutRules breakoutRules;
    AtrRules atrRules;
    std::vector<market::Basis> bases; ///< of the series that were read, each once; more than one: they differ
    diagnosis::MarketLight light;     ///< BRK-R; Unknown unless Breakout was asked for

    [[nodiscard]] const SystemScan* of(System system) const {
        const auto& one = system == System::Breakout ? breakout : atr;
        return one ? &*one : nullptr;
    }
};

} // namespace signalbox::scan
