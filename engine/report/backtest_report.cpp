// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/backtest_report.h"

#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/log_pieces.h"

namespace signalbox::report {
namespace {

std::string warningLines(const lab::RunCard& card, const lab::Analysis& analysis) {
    std::string text;
    for (const std::string& warning : analysis.warnings) {
        // Some sentences of the rules bring the word with them.
        const bool said = warning.starts_with("WARNING");
        text += "  " + std::string(said ? "" : "WARNING: ") + warning + "\n";
    }
    for (const std::string& note : card.notes) {
        text += "  Note: " + note + "\n";
    }
    return text;
}

std::string timeLine(const lab::RunCard& card, const lab::Analysis& analysis) {
    std::string text = "Run: " + base::fixed(card.seconds, 3) + " s, " + counted(card.threads, "thread");
    if (card.seconds > 0) {
        text += ", " + base::grouped(static_cast<double>(analysis.sessions.size()) / card.seconds) +
                " sessions per second";
    }
    return text + "\n";
}

} // namespace

std::string backtestText(const lab::RunCard& card, const backtest::RunResult& run,
                         const lab::Analysis& analysis) {
    std::string text = backtestHeader(card, analysis) + warningLines(card, analysis);
    for (const std::string& section :
         {backtestStrategies(analysis), backtestTrades(run, analysis), backtestEquity(run, analysis),
          backtestStatistics(analysis), backtestCertainty(analysis), backtestGates(analysis),
          backtestAttribution(analysis), backtestGreeks(analysis), backtestMonths(analysis),
          backtestDrawdowns(analysis), backtestDistribution(analysis), backtestPrices(card, run, analysis),
          backtestFills(card), timeLine(card, analysis)}) {
        if (!section.empty()) {
            text += "\n" + section;
        }
    }
    return text;
}

} // namespace signalbox::report
