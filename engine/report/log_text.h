// SPDX-License-Identifier: GPL-3.0-or-later
// The log templates of SHR-L, from values to exact bytes: UTF-8, LF between lines, none after the last.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/diagnosis/regime.h"
#include "engine/entry/entry_evaluation.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::report {

/// SHR-L1. Warm-up and halts have no such block: an empty text.
[[nodiscard]] std::string entryEvaluationText(const entry::EntryEvaluation& evaluation);
/// SHR-L7. Empty in warm-up and under a halt.
[[nodiscard]] std::string diagnosisText(const entry::EntryEvaluation& evaluation);
/// SHR-L6.
[[nodiscard]] std::string warmupText(int barsRemaining);

/// SHR-L2. All amounts per share unless said otherwise.
struct TradeOpenedFields {
    base::Date date; ///< of the fill
    std::string symbol;
    base::Strike shortStrike, longStrike;
    base::Price shortPrice, longPrice;
    double shortDelta = 0;
    base::Price credit, width;
    int multiplier = 100;
    int contracts = 1;
    int dte = 0;
    base::Date expiration;
    int profitTargetPct = 50;
    int stopLossX100 = 200;
    base::Date timeStopDate;
    int timeStopDte = 21;
    base::Money equity; ///< of the sleeve
    base::Money heat;   ///< this trade included
    int openPositions = 1;
};
[[nodiscard]] std::string tradeOpenedText(const TradeOpenedFields& fields);

/// SHR-L3.
struct TradeClosedFields {
    base::Date date;
    std::string symbol;
    std::string reason; ///< one of the makers below
    base::Price credit, debit, width;
    int multiplier = 100;
    int contracts = 1;
    base::Money fees; ///< of opening and closing together
    int daysHeld = 0;
    int dteAtClose = 0;
    int wins = 0, losses = 0;        ///< running, this trade included
    base::Money grossWin, grossLoss; ///< running sums of net P/L, both positive
};
[[nodiscard]] std::string tradeClosedText(const TradeClosedFields& fields);
[[nodiscard]] std::string profitTargetReason(int percent);             ///< "PROFIT TARGET (50%)"
[[nodiscard]] std::string stopLossReason(int stopLossX100);            ///< "STOP LOSS (200%)"
[[nodiscard]] std::string timeStopReason(int timeStopDte);             ///< "TIME STOP (21 DTE)"
[[nodiscard]] std::string regimeShiftReason(diagnosis::Regime regime); ///< "REGIME SHIFT (Crisis)"

/// SHR-L4. An absent number prints as n/a.
struct DailySummaryFields {
    base::Date date;
    struct Blocked {
        std::string symbol;
        std::string why;
    };
    std::vector<Blocked> blocked;
    int openPositions = 0;
    std::vector<std::string> limitBreaches; ///< empty: all within risk limits
    std::optional<double> aggregateDelta;   ///< fraction of equity
    std::optional<double> aggregateTheta;   ///< $ per day
    double heatPct = 0;
    std::optional<int> daysSinceEntry; ///< business days
    std::string note;                  ///< empty: no such line
};
[[nodiscard]] std::string dailySummaryText(const DailySummaryFields& fields);
/// The {why} of SHR-L4 for what stops before gate 1: "CIRCUIT_BREAKER, FAILURE_HALT", "WARMUP", or the
/// reason.
[[nodiscard]] std::string blockedWhy(const entry::EntryEvaluation& evaluation);

/// SHR-L5. An absent number prints as n/a.
struct DashboardFields {
    base::Date date;
    diagnosis::Regime regime = diagnosis::Regime::Unknown;
    std::optional<double> vix;
    std::optional<double> ivRank;
    int openPositions = 0;
    std::optional<base::Money> openPl;
    std::optional<double> aggregateDelta;
    std::optional<double> aggregateTheta;
    double heatPct = 0;
    struct Expiry {
        base::Date date;
        int dte = 0;
    };
    std::optional<Expiry> nearest;
    int timeStopDte = 21;
    bool breakerOn = false;
    std::optional<base::Date> breakerUntil;  ///< first date on which an entry may execute
    std::vector<bool> lastTrades;            ///< oldest first, true = win; only the last 3 are printed
    std::vector<std::string> opened, closed; ///< today
};
[[nodiscard]] std::string dashboardText(const DashboardFields& fields);

} // namespace signalbox::report
