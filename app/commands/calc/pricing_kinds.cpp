// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of section 4 and 5 of the shared rules: black, greeks, iv, american, time, spread.
#include "app/commands/calc/calculator.h"
#include "engine/calendar/calendar.h"
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/greeks.h"
#include "engine/pricing/implied_vol.h"
#include "engine/structures/position_greeks.h"

namespace signalbox::calc {
namespace {

pricing::OptionType typeOf(const Case& in) {
    const std::string& text = in.text("type");
    if (text != "C" && text != "P") {
        throw BadField{"type: C or P, not " + text};
    }
    return text == "C" ? pricing::OptionType::Call : pricing::OptionType::Put;
}

double positive(const Case& in, const char* name) {
    const double value = in.needReal(name);
    if (!(value > 0)) {
        throw BadField{std::string(name) + ": must be above zero"};
    }
    return value;
}

double notNegative(const Case& in, const char* name) {
    const double value = in.needReal(name);
    if (!(value >= 0)) {
        throw BadField{std::string(name) + ": must not be negative"};
    }
    return value;
}

Answer black(const Case& in) {
    return {{shown(pricing::black76Price(typeOf(in), positive(in, "F"), positive(in, "K"),
                                         notNegative(in, "T"), positive(in, "D"), notNegative(in, "sigma")))},
            {}};
}

Answer greeks(const Case& in) {
    const pricing::Greeks g =
        pricing::bsmGreeks(typeOf(in), positive(in, "S"), positive(in, "K"), positive(in, "T"),
                           in.needReal("r"), in.needReal("q"), positive(in, "sigma"));
    return {{shown(g.price), shown(g.delta), shown(g.gamma), shown(g.vegaPoint), shown(g.thetaDay),
             shown(g.rhoPoint)},
            {}};
}

Answer iv(const Case& in) {
    const pricing::ImpliedVol result =
        pricing::impliedVol(typeOf(in), positive(in, "F"), positive(in, "K"), positive(in, "T"),
                            positive(in, "D"), in.needReal("price"));
    const bool ok = result.status == pricing::IvStatus::Ok;
    return {{pricing::ivStatusName(result.status), ok ? shown(result.sigma) : std::string()}, {}};
}

Answer american(const Case& in) {
    std::vector<pricing::CashDividend> dividends;
    for (const char* prefix : {"div1", "div2"}) {
        const auto time = in.real(std::string(prefix) + "_t");
        const auto amount = in.real(std::string(prefix) + "_amt");
        if (time && amount) {
            dividends.push_back({*time, *amount});
        }
    }
    pricing::AmericanInput option;
    option.type = typeOf(in);
    option.S = positive(in, "S");
    option.K = positive(in, "K");
    option.T = positive(in, "T");
    option.r = in.needReal("r");
    option.q = in.needReal("q");
    option.sigma = notNegative(in, "sigma");
    option.dividends = dividends;
    const pricing::AmericanResult result = pricing::americanPrice(option);
    return {{shown(result.price), shown(result.delta)}, {}};
}

Answer time(const Case& in) {
    const auto now = base::parseIsoTime(in.text("now_utc"));
    if (!now) {
        throw BadField{"now_utc: not a time: " + in.text("now_utc")};
    }
    const base::Date expiration = in.needDate("expiry");
    const std::string& settle = in.text("settle");
    if (settle != "AM" && settle != "PM") {
        throw BadField{"settle: AM or PM, not " + settle};
    }
    const auto expiry = calendar::Calendar::standard().expiryInstant(
        expiration, settle == "AM" ? calendar::Settlement::Am : calendar::Settlement::Pm);
    if (!expiry) {
        return {{}, expiry.error().message()};
    }
    const calendar::TimeToExpiry left = calendar::timeToExpiry(*now, *expiry);
    return {{shown(std::int64_t{left.minutes}), shown(left.years), shown(left.expired()),
             shown(std::int64_t{calendar::daysToExpiration(*now, expiration)})},
            {}};
}

Answer spread(const Case& in) {
    const double spot = positive(in, "S");
    std::vector<structures::Leg> legs(2);
    std::vector<structures::LegQuote> quotes(2);
    double mid = 0;
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
        const std::string which = i == 0 ? "short" : "long";
        legs[i].side = i == 0 ? structures::Side::Sell : structures::Side::Buy;
        const pricing::Greeks g =
            pricing::bsmGreeks(pricing::OptionType::Put, spot, in.needReal("k_" + which), positive(in, "T"),
                               in.needReal("r"), in.needReal("q"), in.needReal("sigma_" + which));
        quotes[i].delta = g.delta;
        quotes[i].gamma = g.gamma;
        quotes[i].thetaDay = g.thetaDay;
        quotes[i].vegaPoint = g.vegaPoint;
        mid -= structures::sign(legs[i].side) * g.price;
    }
    const auto multiplier = static_cast<std::int32_t>(in.needInteger("multiplier"));
    const auto totals = structures::positionGreeks(legs, quotes, in.needInteger("contracts"), multiplier);
    const auto unit = structures::positionGreeks(legs, quotes, 1, 1);
    const auto equity = base::Money::dollars(in.needInteger("equity_usd"));
    if (!totals || !unit) {
        return {{}, "the Greeks of the spread cannot be computed"};
    }
    return {{shown(mid), shown(unit->deltaShares),
             shown(structures::deltaFraction(totals->deltaShares, spot, equity)), shown(totals->gamma),
             shown(totals->thetaDay), shown(totals->vegaPoint)},
            {}};
}

} // namespace

void addPricingKinds(std::vector<Kind>& kinds) {
    kinds.push_back(
        {"black", "pricing/black76.csv", {"type", "F", "K", "T", "D", "sigma"}, {"price"}, "", black, {}});
    kinds.push_back({"greeks",
                     "pricing/bsm_greeks.csv",
                     {"type", "S", "K", "T", "r", "q", "sigma"},
                     {"price", "delta", "gamma", "vega_pt", "theta_day", "rho_pp"},
                     "",
                     greeks,
                     {}});
    kinds.push_back(
        {"iv", "pricing/iv.csv", {"type", "F", "K", "T", "D", "price"}, {"status", "sigma"}, "", iv, {}});
    kinds.push_back({"american",
                     "pricing/american.csv",
                     {"type", "S", "K", "T", "r", "q", "sigma", "div1_t", "div1_amt", "div2_t", "div2_amt"},
                     {"price", "delta"},
                     "",
                     american,
                     {}});
    kinds.push_back({"time",
                     "pricing/time.csv",
                     {"now_utc", "expiry", "settle"},
                     {"minutes", "T", "expired", "dte"},
                     "",
                     time,
                     {}});
    kinds.push_back({"spread",
                     "pricing/spread_greeks.csv",
                     {"S", "k_short", "k_long", "T", "r", "q", "sigma_short", "sigma_long", "contracts",
                      "multiplier", "equity_usd"},
                     {"mid_credit", "spread_delta_per_share", "delta_frac", "gamma_shares_per_pt",
                      "theta_usd_day", "vega_usd_pt"},
                     "",
                     spread,
                     {}});
}

} // namespace signalbox::calc
