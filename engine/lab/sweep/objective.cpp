// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/objective.h"

namespace signalbox::lab {

const char* objectiveKey(Objective objective) {
    switch (objective) {
    case Objective::Sharpe:
        return "sharpe";
    case Objective::Sortino:
        return "sortino";
    case Objective::Cagr:
        return "cagr";
    case Objective::Net:
        return "net";
    case Objective::WinRate:
        return "win_rate";
    case Objective::ProfitFactor:
        return "profit_factor";
    case Objective::MaxDrawdown:
        return "max_drawdown";
    case Objective::ReturnOnRisk:
        break;
    }
    return "return_on_risk";
}

const std::vector<Objective>& allObjectives() {
    static const std::vector<Objective> all{
        Objective::Sharpe,  Objective::Sortino,      Objective::Cagr,        Objective::Net,
        Objective::WinRate, Objective::ProfitFactor, Objective::MaxDrawdown, Objective::ReturnOnRisk};
    return all;
}

std::optional<Objective> parseObjective(std::string_view key) {
    for (const Objective objective : allObjectives()) {
        if (key == objectiveKey(objective)) {
            return objective;
        }
    }
    return std::nullopt;
}

std::optional<double> valueOf(const Measures& measures, Objective objective) {
    if (measures.trades == 0) {
        return std::nullopt;
    }
    switch (objective) {
    case Objective::Sharpe:
        return measures.sharpe;
    case Objective::Sortino:
        return measures.sortino;
    case Objective::Cagr:
        return measures.cagr;
    case Objective::Net:
        return static_cast<double>(measures.net) / 100.0;
    case Objective::WinRate:
        return measures.winRate;
    case Objective::ProfitFactor:
        return measures.profitFactor;
    case Objective::MaxDrawdown:
        return measures.maxDrawdown;
    case Objective::ReturnOnRisk:
        break;
    }
    return measures.returnOnRisk;
}

bool better(Objective objective, double a, double b) {
    return objective == Objective::MaxDrawdown ? a < b : a > b;
}

} // namespace signalbox::lab
