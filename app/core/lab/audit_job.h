// SPDX-License-Identifier: GPL-3.0-or-later
// `backtest --audit`: runs a backtest again and again on history that ends early, and reports every past
// decision that comes out differently.
#pragma once

#include "app/core/lab/lab.h"
#include "engine/lab/audit/look_ahead.h"

#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

/// Sessions between two cuts besides those of every decision on a trade.
inline constexpr int AuditEvery = 63;

/// `full` is the run of the whole span under `values`.
[[nodiscard]] base::Result<lab::AuditReport> auditBacktest(const Lab& lab,
                                                           const params::ParameterSet& parameters,
                                                           const backtest::RunResult& full, unsigned threads,
                                                           std::stop_token stop = {});

/// What `backtest --audit` prints: one line for every change, and a last one with the counts.
[[nodiscard]] std::vector<std::string> auditLines(const lab::AuditReport& report);

} // namespace signalbox::app
