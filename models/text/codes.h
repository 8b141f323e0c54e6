// SPDX-License-Identifier: GPL-3.0-or-later
// The translated words for the codes that the engine speaks: gates, filters, regimes, decisions, halts,
// limits, quote faults, reasons. An unknown code is shown as it is, so that nothing is ever hidden.
#pragma once

#include "engine/book/position.h"
#include "engine/diagnosis/regime.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/structures/leg.h"
#include "models/table/table_roles.h"

#include <string>

#include <QString>
#include <QStringList>

namespace signalbox::models {

[[nodiscard]] QString gateName(const std::string& key);   ///< "iv_rank" -> "IV Rank"
[[nodiscard]] QString filterName(const std::string& key); ///< "put_call" -> "Put/Call"
[[nodiscard]] QString filterModeName(entry::FilterMode mode);
[[nodiscard]] QString regimeText(diagnosis::Regime regime); ///< "Elevated Vol"
/// What the light permits in one word: OPEN, REDUCED, HALTED, NO DATA (trader-conventions 6.1).
[[nodiscard]] QString lightWord(diagnosis::Light light);
[[nodiscard]] Severity lightSeverity(diagnosis::Light light);
[[nodiscard]] QString decisionWord(entry::Decision decision); ///< ENTRY, NO TRADE, WARM-UP, HALTED
[[nodiscard]] QString haltName(const std::string& code);
[[nodiscard]] QString haltAdvice(const std::string& code); ///< what ends the halt
[[nodiscard]] QString checkName(const std::string& code);  ///< risk checks: CAPACITY -> "Capacity"
[[nodiscard]] QString bindingName(const std::string& code);
[[nodiscard]] QString rejectionText(const std::string& code); ///< ILLIQUID_LONG -> "long leg too illiquid"
[[nodiscard]] QString quoteProblem(const std::string& code);  ///< CROSSED -> "bid above ask"
[[nodiscard]] QString triggerName(const std::string& key);
[[nodiscard]] QString closeReasonText(book::CloseReason reason);
[[nodiscard]] QString inputName(const std::string& key); ///< missing inputs and series: "vix" -> "VIX"
[[nodiscard]] QStringList inputNames(const std::vector<std::string>& keys);
[[nodiscard]] QString skipName(const std::string& key);        ///< why a scan leaves a symbol out
[[nodiscard]] QString flagName(const std::string& code);       ///< OPTIONS_UNKNOWN -> "options not known"
[[nodiscard]] QString reportName(const std::string& kind);     ///< "brief" -> "Morning brief"
[[nodiscard]] QString memoStateName(const std::string& state); ///< BRK-P1
[[nodiscard]] QString voteName(const std::string& vote);       ///< BRK-P2
[[nodiscard]] QString eventName(const std::string& kind);      ///< "ticket_opened" -> "Ticket"
[[nodiscard]] QString dialectName(const QString& dialect);     ///< "thinkorswim" -> "thinkorswim"
[[nodiscard]] QString sideWord(structures::Side side);         ///< SELL, BUY: never translated

} // namespace signalbox::models
