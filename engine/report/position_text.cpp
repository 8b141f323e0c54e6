// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/position_text.h"

#include "engine/base/format.h"

#include <fmt/format.h>

namespace signalbox::report {

std::string positionName(const book::Position& position) {
    std::string strikes;
    for (const structures::Leg& leg : position.legs) {
        strikes += (strikes.empty() ? "" : "/") + base::plain(leg.contract.strike) +
                   market::rightLetter(leg.contract.right);
    }
    return position.underlying + " " + base::toIso(position.expiration) + " " + strikes;
}

std::optional<std::string> levelOf(const exits::Trigger& trigger) {
    if (trigger.level) {
        return base::usdPrice(*trigger.level);
    }
    if (trigger.date) {
        return base::toIso(*trigger.date);
    }
    if (trigger.levelReal) {
        return base::fixed(*trigger.levelReal, 2) + (trigger.unit.empty() ? "" : " " + trigger.unit);
    }
    return std::nullopt;
}

std::string levelsText(std::span<const exits::Trigger> triggers) {
    std::string text;
    for (const exits::Trigger& trigger : triggers) {
        if (const auto level = levelOf(trigger)) {
            text += (text.empty() ? "" : ", ") + trigger.key + " " + *level + (trigger.met ? " (met)" : "");
        }
    }
    return text.empty() ? "none" : text;
}

std::string positionLine(const session::PositionState& state) {
    const book::Position& position = state.position;
    return fmt::format(
        "{} {}x {}: mark {}{}, P/L {}, {} DTE; exits: {}", position.strategy, position.contractsOpen,
        positionName(position), state.mark ? base::usdPrice(*state.mark) : "n/a",
        state.markDate && *state.markDate != state.exit.date ? " of " + base::toIso(*state.markDate) : "",
        state.openPl ? base::usdSigned(*state.openPl) : "n/a", state.exit.dte,
        levelsText(state.exit.triggers));
}

std::string listed(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += "- " + line + "\n";
    }
    return text.empty() ? "- none\n" : text;
}

} // namespace signalbox::report
