// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of construction and exits: expiry, strikes, exits, time-stop, ticks, quotes.
#include "app/commands/calc/calculator.h"
#include "engine/base/decimal.h"
#include "engine/base/format.h"
#include "engine/chains/quote_rules.h"
#include "engine/exits/optimus_exit.h"
#include "engine/market/product.h"
#include "engine/structures/expiry_selector.h"
#include "engine/structures/strike_selector.h"

namespace signalbox::calc {
namespace {

market::Settlement settlementOf(const std::string& text) {
    if (text != "AM" && text != "PM") {
        throw BadField{"expirations: DATE:AM or DATE:PM, not " + text};
    }
    return text == "AM" ? market::Settlement::Am : market::Settlement::Pm;
}

Answer expiry(const Case& in) {
    std::vector<structures::ListedExpiry> listed;
    for (const std::string& item : split(in.text("expirations"), ';')) {
        const auto parts = split(item, ':');
        const auto date = parts.size() == 2 ? base::parseIsoDate(parts[0]) : std::nullopt;
        if (!date) {
            throw BadField{"expirations: DATE:AM or DATE:PM, not " + item};
        }
        listed.push_back({*date, settlementOf(parts[1])});
    }
    structures::ExpiryRules rules;
    rules.minDte = static_cast<int>(in.integer("min_dte_entry").value_or(rules.minDte));
    rules.targetDte = static_cast<int>(in.integer("target_dte").value_or(rules.targetDte));
    rules.maxDte = static_cast<int>(in.integer("max_dte_entry").value_or(rules.maxDte));
    const base::Date entryDate = in.needDate("entry_date");
    const auto chosen = structures::selectExpiry(listed, entryDate, rules);
    if (!chosen) {
        return {{"", "", ""}, {}};
    }
    const structures::ListedExpiry& best = listed[*chosen];
    return {{base::toIso(best.expiration), best.settlement == market::Settlement::Am ? "AM" : "PM",
             shown(std::int64_t{base::daysBetween(entryDate, best.expiration)})},
            {}};
}

std::vector<Answer> strikes(std::span<const Case> rows) {
    std::vector<structures::StrikeRow> listed;
    for (const Case& row : rows) {
        const auto strike = base::parseStrike(row.text("strike"));
        if (!strike) {
            throw BadField{"strike: not a strike: " + row.text("strike")};
        }
        listed.push_back({*strike, row.real("delta"), row.dollars("bid"), row.dollars("ask")});
    }
    structures::StrikeRules rules;
    const Case& first = rows.front();
    rules.targetDelta = first.real("target_delta").value_or(rules.targetDelta);
    rules.deltaTolerance = first.real("delta_tolerance").value_or(rules.deltaTolerance);
    rules.width = first.dollars("width").value_or(rules.width);
    rules.entrySlippage = first.dollars("entry_slippage").value_or(rules.entrySlippage);
    const auto pick = structures::selectStrikes(
        listed, rules, [&](std::size_t i) { return structures::checkRowAlone(listed[i], rules.maxSpread); });
    std::string rejected;
    for (const structures::Candidate& candidate : pick.candidates) {
        if (!candidate.rejected.empty()) {
            rejected += (rejected.empty() ? "" : ";") + base::plain(candidate.shortStrike) + ":" +
                        candidate.rejected.front();
        }
    }
    Answer answer;
    if (pick.chosen) {
        const structures::Candidate& best = pick.candidates[*pick.chosen];
        answer.values = {base::plain(best.shortStrike),
                         base::plain(best.longStrike),
                         shown(best.delta),
                         shown(best.midCredit),
                         shown(pick.limit.toDollars()),
                         rejected,
                         ""};
    } else {
        answer.values = {"", "", "", "", "", rejected, structures::NoSuitableStrikes};
    }
    return std::vector<Answer>(rows.size(), answer);
}

std::string met(const exits::ExitDecision& decision, const char* key) {
    const exits::Trigger* trigger = exits::findTrigger(decision, key);
    return shown(trigger != nullptr && trigger->met);
}

std::string level(const exits::ExitDecision& decision, const char* key) {
    const exits::Trigger* trigger = exits::findTrigger(decision, key);
    return trigger != nullptr && trigger->level ? shown(trigger->level->toUnits()) : std::string();
}

Answer exitRules(const Case& in) {
    exits::ExitInputs inputs;
    inputs.credit = base::Price::units(in.needInteger("credit"));
    inputs.shortBid = in.units("short_bid");
    inputs.shortAsk = in.units("short_ask");
    inputs.longBid = in.units("long_bid");
    inputs.longAsk = in.units("long_ask");
    inputs.quotesUsable = in.flag("quotes_ok");
    inputs.today = in.needDate("today");
    inputs.expiration = in.needDate("expiry");
    const auto regime = diagnosis::parseRegime(in.text("regime"));
    const auto mode = exits::parseProfitTargetMode(in.text("pt_mode"));
    if (!regime || !mode) {
        throw BadField{!regime ? "regime: no such regime: " + in.text("regime")
                               : "pt_mode: no such mode: " + in.text("pt_mode")};
    }
    inputs.regime = *regime;
    exits::ExitParameters parameters;
    parameters.profitTargetMode = *mode;
    parameters.exitSlippage = in.units("exit_slippage").value_or(parameters.exitSlippage);
    parameters.profitTargetPct = static_cast<int>(in.needInteger("pt_pct_param"));
    parameters.stopMultiplierX100 = static_cast<int>(in.needInteger("sl_x100"));
    parameters.timeStopDte = static_cast<int>(in.needInteger("time_stop_dte"));
    const auto decision = exits::evaluateOptimusExit(inputs, parameters, calendar::Calendar::standard());
    if (!decision) {
        return {{}, decision.error().message()};
    }
    const exits::Trigger* time = exits::findTrigger(*decision, "time");
    const std::optional<base::Price> closeCost = decision->closeCost;
    return {
        {shown(std::int64_t{decision->dte}), time != nullptr && time->date ? base::toIso(*time->date) : "",
         shown(std::int64_t{decision->profitTargetPct}), level(*decision, "profit"), level(*decision, "stop"),
         closeCost ? shown(closeCost->toUnits()) : "", met(*decision, "profit"), met(*decision, "stop"),
         met(*decision, "time"), met(*decision, "regime"), exits::exitActionKey(decision->action)},
        {}};
}

Answer timeStop(const Case& in) {
    const base::Date expiration = in.needDate("expiry");
    const auto date = calendar::Calendar::standard().timeStopDate(
        expiration, static_cast<int>(in.needInteger("time_stop_dte")));
    if (!date) {
        return {{}, date.error().message()};
    }
    return {{base::toIso(*date), shown(std::int64_t{base::daysBetween(*date, expiration)})}, {}};
}

Answer ticks(const Case& in) {
    const auto tickClass = market::parseTickClass(in.text("class"));
    if (!tickClass) {
        throw BadField{"class: no such tick class: " + in.text("class")};
    }
    const auto price = base::Price::units(in.needInteger("price"));
    return {{shown(market::floorTick(*tickClass, price).toUnits()),
             shown(market::ceilTick(*tickClass, price).toUnits())},
            {}};
}

std::optional<chains::QuoteNeighbour> neighbour(const Case& in, const std::string& prefix) {
    const auto strike = base::parseStrike(in.text(prefix + "_K"));
    const auto bid = in.dollars(prefix + "_bid");
    const auto ask = in.dollars(prefix + "_ask");
    if (!strike || !bid || !ask) {
        return std::nullopt;
    }
    return chains::QuoteNeighbour{*strike, *bid, *ask};
}

Answer quotes(const Case& in) {
    chains::QuoteInputs quote;
    quote.style = in.text("style") == "A" ? market::ExerciseStyle::American : market::ExerciseStyle::European;
    quote.right = in.text("type") == "C" ? market::Right::Call : market::Right::Put;
    quote.spot = in.real("S");
    const auto strike = base::parseStrike(in.text("K"));
    const auto tick = in.dollars("tick");
    if (!strike || !tick) {
        throw BadField{!strike ? "K: not a strike: " + in.text("K") : "tick: missing"};
    }
    quote.strike = *strike;
    quote.tick = *tick;
    quote.rate = in.real("r");
    quote.carry = in.real("q").value_or(0.0);
    quote.years = in.real("T");
    quote.forward = in.real("F");
    quote.pvDividends = in.real("pvdiv").value_or(0.0);
    quote.bid = in.dollars("bid");
    quote.ask = in.dollars("ask");
    quote.ageSeconds = in.real("age_s");
    quote.maxAgeSeconds = in.real("max_age_s").value_or(quote.maxAgeSeconds);
    quote.maxSpread = in.real("max_spread").value_or(quote.maxSpread);
    quote.multiplier = static_cast<std::int32_t>(in.integer("multiplier").value_or(100));
    quote.deliverable = static_cast<std::int32_t>(in.integer("deliverable").value_or(100));
    quote.adjustedRoot = in.flag("adjusted_root");
    if (const auto sessions = in.integer("ca_sessions_since")) {
        quote.sessionsSinceAction = static_cast<int>(*sessions);
    }
    quote.chainRebuilt = in.flag("ca_chain_rebuilt");
    quote.previousClose = in.real("prev_close");
    quote.partnerBid = in.dollars("partner_bid");
    quote.partnerAsk = in.dollars("partner_ask");
    quote.lower = neighbour(in, "lo");
    quote.upper = neighbour(in, "hi");
    const auto codes = chains::checkQuote(quote);
    return {{chains::joinCodes(codes), codes.empty() ? "ACCEPT" : "VETO"}, {}};
}

} // namespace

void addConstructionKinds(std::vector<Kind>& kinds) {
    kinds.push_back({"expiry",
                     "optimus/expiry_select.csv",
                     {"entry_date", "expirations"},
                     {"chosen", "settle", "dte"},
                     "",
                     expiry,
                     {},
                     {"min_dte_entry", "target_dte", "max_dte_entry"}});
    kinds.push_back({"strikes",
                     "optimus/strike_select.csv",
                     {"case", "strike", "delta", "bid", "ask"},
                     {"short_strike", "long_strike", "short_delta", "mid_credit", "limit_credit",
                      "rejected_before", "log"},
                     "case",
                     {},
                     strikes,
                     {"target_delta", "delta_tolerance", "width", "entry_slippage"}});
    kinds.push_back({"exits",
                     "optimus/exits.csv",
                     {"credit", "short_bid", "short_ask", "long_bid", "long_ask", "exit_slippage", "today",
                      "expiry", "regime", "pt_mode", "pt_pct_param", "sl_x100", "time_stop_dte", "quotes_ok"},
                     {"dte", "time_stop_date", "eff_pt_pct", "target", "stop", "close_cost", "trig_pt",
                      "trig_sl", "trig_ts", "trig_rg", "action"},
                     "",
                     exitRules,
                     {}});
    kinds.push_back({"time-stop",
                     "optimus/time_stop.csv",
                     {"expiry", "time_stop_dte"},
                     {"time_stop_date", "dte_on_that_date"},
                     "",
                     timeStop,
                     {}});
    kinds.push_back(
        {"ticks", "shared/ticks.csv", {"class", "price"}, {"floor_tick", "ceil_tick"}, "", ticks, {}});
    kinds.push_back({"quotes",
                     "breakout/quotes.csv",
                     {"style",
                      "type",
                      "S",
                      "K",
                      "r",
                      "q",
                      "T",
                      "F",
                      "pvdiv",
                      "bid",
                      "ask",
                      "tick",
                      "age_s",
                      "max_age_s",
                      "max_spread",
                      "multiplier",
                      "deliverable",
                      "adjusted_root",
                      "ca_sessions_since",
                      "ca_chain_rebuilt",
                      "prev_close",
                      "partner_bid",
                      "partner_ask",
                      "lo_K",
                      "lo_bid",
                      "lo_ask",
                      "hi_K",
                      "hi_bid",
                      "hi_ask"},
                     {"codes", "verdict"},
                     "",
                     quotes,
                     {}});
}

} // namespace signalbox::calc
