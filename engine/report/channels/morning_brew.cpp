// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/channels/morning_brew.h"

#include "engine/base/format.h"
#include "engine/report/brief.h"
#include "engine/report/position_text.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

constexpr double NearAtr = 0.5;   // of the stop's 1.5
constexpr double NearLevel = 0.1; // of a price or a volatility

/// How far, in words; nothing when it is not near.
std::optional<std::string> nearness(const exits::Trigger& trigger, const book::Position& position) {
    if (trigger.met) {
        return "met";
    }
    if (!trigger.evaluated) {
        return std::nullopt;
    }
    const std::optional<double> atr = position.facts ? position.facts->atr : std::nullopt;
    const bool soon = trigger.businessDays && *trigger.businessDays <= SessionsAhead;
    if (trigger.distance && trigger.level) {
        const bool close = trigger.distance->toDollars() <= NearLevel * trigger.level->toDollars();
        return close && (soon || !trigger.date) ? std::optional(base::usdPrice(*trigger.distance) + " away")
                                                : std::nullopt;
    }
    if (trigger.distanceReal && trigger.levelReal) {
        const double reach =
            trigger.unit == "points" ? NearAtr * atr.value_or(0) : NearLevel * *trigger.levelReal;
        return *trigger.distanceReal <= reach ? std::optional(base::fixed(*trigger.distanceReal, 2) + " away")
                                              : std::nullopt;
    }
    if (trigger.date && soon) {
        return fmt::format("in {} session{}", *trigger.businessDays, *trigger.businessDays == 1 ? "" : "s");
    }
    return std::nullopt;
}

void addSection(std::vector<std::string>& lines, const char* title, const std::vector<std::string>& items) {
    std::string text = std::string(title) + ":\n" + listed(items);
    text.pop_back(); // lines are joined by the caller
    lines.push_back(std::move(text));
}

} // namespace

std::vector<std::string> nearExits(std::span<const session::PositionState> positions) {
    std::vector<std::string> lines;
    for (const session::PositionState& state : positions) {
        std::string near;
        for (const exits::Trigger& trigger : state.exit.triggers) {
            const auto level = levelOf(trigger);
            const auto how = level ? nearness(trigger, state.position) : std::nullopt;
            if (how) {
                near += fmt::format("{}{} {}, {}", near.empty() ? "" : "; ", trigger.key, *level, *how);
            }
        }
        if (!near.empty()) {
            lines.push_back(
                fmt::format("{} ({}): {}", positionName(state.position), state.position.strategy, near));
        }
    }
    return lines;
}

std::vector<std::string> morningBrewLines(const MorningBrewInputs& inputs) {
    const diagnosis::MarketLight light = diagnosis::marketLight(inputs.light);
    std::vector<std::string> lines;
    lines.push_back(fmt::format("Session {}; regime at the last close {}: {}", base::toIso(inputs.date),
                                diagnosis::marketMoodName(light.mood), lightInputsText(inputs.light, light)));
    std::vector<std::string> orders = approvedOrders(*inputs.book, inputs.date);
    orders.insert(orders.end(), inputs.planned.begin(), inputs.planned.end());
    addSection(lines, "Approved orders", orders);
    addSection(lines, "Expiries and earnings within 5 sessions", inputs.ahead);
    addSection(lines, "Positions near an exit level", nearExits(inputs.positions));
    addSection(lines, "Data problems", inputs.dataProblems);
    return lines;
}

} // namespace signalbox::report
