// SPDX-License-Identifier: GPL-3.0-or-later
// Results of the lab as files: whole or not at all, with points and ISO dates whatever the locale.
#pragma once

#include "app/core/lab/backtest_job.h"
#include "app/core/lab/sweep_job.h"

#include <string>

#include <QString>

namespace signalbox::app {

/// One line per trade, dollars per share for prices; empty where there is none. Of a run over many symbols
/// also strategy and symbol.
[[nodiscard]] std::string tradesCsv(const FinishedBacktest& done);
/// One line per combination: its parameters, the measures, or why the rules forbid it.
[[nodiscard]] std::string sweepCsv(const SweepAnswer& done);

/// JSON (as `backtest --json`) for a name ending in .json, else tradesCsv. Gives the problem; empty: written.
[[nodiscard]] QString writeBacktest(const FinishedBacktest& done, const QString& file);
/// The file of `sweep --out` for a name ending in .json, else sweepCsv.
[[nodiscard]] QString writeSweep(const SweepAnswer& done, const QString& file);

} // namespace signalbox::app
