// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox positions: open positions with marks, Greeks and exit triggers.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "app/core/services/desk_job.h"
#include "engine/base/format.h"
#include "engine/session/dashboard.h"
#include "engine/strategies/registry.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

using nlohmann::json;

template <typename T, typename F>
json orNull(const std::optional<T>& value, F&& shown) {
    return value ? json(shown(*value)) : json();
}

double dollars(base::Price price) {
    return price.toDollars();
}

json triggersJson(const exits::ExitDecision& exit) {
    json list = json::array();
    for (const exits::Trigger& trigger : exit.triggers) {
        json one = {{"key", trigger.key},
                    {"met", trigger.met},
                    {"evaluated", trigger.evaluated},
                    {"level", orNull(trigger.level, dollars)},
                    {"distance", orNull(trigger.distance, dollars)},
                    {"date", orNull(trigger.date, [](base::Date date) { return base::toIso(date); })},
                    {"business_days", orNull(trigger.businessDays, [](int days) { return days; })}};
        if (trigger.levelReal) {
            one["level_real"] = *trigger.levelReal;
            one["distance_real"] = orNull(trigger.distanceReal, [](double away) { return away; });
            one["unit"] = trigger.unit;
        }
        list.push_back(std::move(one));
    }
    return list;
}

json positionJson(const session::PositionState& state) {
    json legs = json::array();
    for (const structures::Leg& leg : state.position.legs) {
        legs.push_back({{"side", leg.side == structures::Side::Sell ? "sell" : "buy"},
                        {"symbol", market::occSymbol(leg.contract)},
                        {"strike", leg.contract.strike.toDollars()}});
    }
    json greeks;
    if (state.greeks) {
        greeks = {{"delta_fraction", state.greeks->deltaFraction},
                  {"delta_shares", state.greeks->deltaShares},
                  {"gamma", state.greeks->gamma},
                  {"theta_day", state.greeks->thetaDay},
                  {"vega_point", state.greeks->vegaPoint}};
    }
    return {{"id", state.position.id},
            {"strategy", state.position.strategy},
            {"underlying", state.position.underlying},
            {"legs", std::move(legs)},
            {"contracts", state.position.contractsOpen},
            {"opened", base::toIso(state.position.openedOn)},
            {"expiration", base::toIso(state.position.expiration)},
            {"dte", state.exit.dte},
            {"entry", state.position.entryPrice.toDollars()},
            {"mark", orNull(state.mark, dollars)},
            {"mark_date", orNull(state.markDate, [](base::Date date) { return base::toIso(date); })},
            {"mid", orNull(state.mid, [](double mid) { return mid; })},
            {"open_pl", orNull(state.openPl, [](base::Money pl) { return pl.toDollars(); })},
            {"greeks", std::move(greeks)},
            {"spot_distance", orNull(state.spotDistance, [](double points) { return points; })},
            {"action", exits::exitActionKey(state.exit.action)},
            {"quote_problems", state.exit.quoteProblems},
            {"triggers", triggersJson(state.exit)},
            {"mode", state.position.mode}};
}

std::string triggerText(const exits::Trigger& trigger) {
    std::string text = trigger.key;
    if (trigger.level) {
        text += " " + base::fixed(trigger.level->toDollars(), 2);
    }
    if (trigger.levelReal) {
        text += " " + base::fixed(*trigger.levelReal, 2) + " " + trigger.unit;
    }
    if (trigger.met) {
        return text + " MET";
    }
    if (!trigger.evaluated) {
        // A level of the underlying needs no quote: the rule itself is not in force yet.
        return text + (trigger.levelReal ? " not in force" : " no usable quote");
    }
    if (trigger.distanceReal) {
        text += ": " + base::fixed(*trigger.distanceReal, 2) + " away";
    }
    if (trigger.distance) {
        text += ": " + base::fixed(trigger.distance->toDollars(), 2) + " away";
    }
    if (trigger.date) {
        text += " " + base::toIso(*trigger.date);
    }
    if (trigger.businessDays) {
        text +=
            fmt::format(" ({} business day{})", *trigger.businessDays, *trigger.businessDays == 1 ? "" : "s");
    }
    return text;
}

/// "SPX 17 MAY 2,700/2,650", "NVDA 5 JUN 155C".
std::string nameOf(const book::Position& position) {
    std::string name = session::spreadName(position);
    if (!name.starts_with(position.underlying)) {
        name.insert(0, position.underlying + " ");
    }
    if (position.legs.size() == 1) {
        name += market::rightLetter(position.legs.front().contract.right);
    }
    return name;
}

std::string positionText(const session::PositionState& state) {
    const auto price = [](const std::optional<base::Price>& value) {
        return value ? base::fixed(value->toDollars(), 2) : std::string("n/a");
    };
    const bool credit = state.position.credit;
    std::string text = fmt::format(
        "{:>3}  {}  {}  {}{}  {} DTE  entry {} {}  mark {} {}{}  P/L {}  {}\n", state.position.id,
        state.position.strategy, nameOf(state.position), credit ? "-" : "+", state.position.contractsOpen,
        state.exit.dte, base::fixed(state.position.entryPrice.toDollars(), 2), credit ? "cr" : "db",
        price(state.mark), credit ? "db" : "cr",
        state.markDate && *state.markDate != state.exit.date ? " (of " + base::toIso(*state.markDate) + ")"
                                                             : "",
        state.openPl ? base::usdSigned(*state.openPl) : "n/a", exits::exitActionKey(state.exit.action));
    if (state.greeks) {
        text += fmt::format("     delta {} of equity, theta {}/day, vega {}/pt\n",
                            base::fixedSigned(state.greeks->deltaFraction, 3),
                            base::fixedSigned(state.greeks->thetaDay, 0),
                            base::fixedSigned(state.greeks->vegaPoint, 0));
    }
    for (const exits::Trigger& trigger : state.exit.triggers) {
        text += "     " + triggerText(trigger) + "\n";
    }
    return text;
}

/// The day from which the account is looked at: that of the enabled strategy with a symbol of its own, else
/// of what is held; `only` names a strategy.
app::DayQuery dayOf(const app::Workstation& station, const book::Book& book, const std::string& only) {
    app::DayQuery query;
    query.planWanted = false;
    query.strategy.clear();
    for (const strategies::Strategy& strategy : strategies::all()) {
        const bool wanted =
            only.empty() ? station.home().parameters.account().enabled(strategy.key) : only == strategy.key;
        if (wanted && query.strategy.empty() && !strategy.defaultUnderlying.empty()) {
            query.strategy = strategy.key;
        }
    }
    for (const book::Position* position : book.openPositions()) {
        if (query.strategy.empty() && (only.empty() || only == position->strategy)) {
            query.strategy = position->strategy;
            query.underlying = position->underlying;
        }
    }
    if (query.strategy.empty()) {
        query.strategy = only.empty() ? "optimus" : only;
    }
    return query;
}

int positions(const CommonOptions& options, const std::string& only) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "positions", only.empty() ? "optimus" : only);
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Read);
    if (!station) {
        return failed(station.error());
    }
    const auto entries = (*station)->journal();
    if (!entries) {
        return failed(entries.error());
    }
    const auto whole = book::Book::fold(*entries);
    if (!whole) {
        return failed(whole.error());
    }
    app::DayQuery query = dayOf(**station, *whole, only);
    query.date = *date;
    const auto state = (*station)->day(query);
    if (!state) {
        return failed(state.error());
    }
    const auto desk = app::deskOf(**station, *state, {}, true, {});
    if (!desk) {
        return failed(desk.error());
    }
    warnOfJournal(**station);
    std::vector<const session::PositionState*> shown;
    for (const session::PositionState& position : (*desk)->positions) {
        if (only.empty() || position.position.strategy == only) {
            shown.push_back(&position);
        }
    }
    base::Money heat;
    for (const session::PositionState* position : shown) {
        heat += position->position.heat();
    }
    if (options.json) {
        json list = json::array();
        for (const session::PositionState* position : shown) {
            list.push_back(positionJson(*position));
        }
        return print(json{{"date", base::toIso(state->date)},
                          {"simulated", state->simulated},
                          {"positions", std::move(list)},
                          {"equity", (*desk)->board.equity.toDollars()},
                          {"heat", heat.toDollars()}}
                         .dump())
                   ? 0
                   : 3;
    }
    std::string text = fmt::format("{}{} open on {}\n", state->simulated ? "SIMULATED " : "", shown.size(),
                                   base::toIso(state->date));
    for (const session::PositionState* position : shown) {
        text += positionText(*position);
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addPositions(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto strategy = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("positions", "Open positions with marks, Greeks and exit triggers");
    command->add_option("--strategy", *strategy, "one of them; default: all of the account");
    command->callback([&options, &chosen, strategy] {
        chosen.action = [&options, strategy] { return positions(options, *strategy); };
    });
}

} // namespace signalbox::commands
