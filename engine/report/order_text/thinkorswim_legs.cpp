// SPDX-License-Identifier: GPL-3.0-or-later
// From the words of a thinkorswim body to its legs: the first strike of each pair has the direction of the
// side.
#include "engine/report/order_text/order_checks.h"
#include "engine/report/order_text/thinkorswim_grammar.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using market::Right;
using structures::Side;

/// The root of the series on one date of the body; empty with a problem when it cannot be told.
std::string rootOn(const ThinkorswimBody& body, base::Date date, bool am, const OrderTextContext& context,
                   std::vector<std::string>& problems, std::vector<std::string>& warnings) {
    const calendar::Calendar& calendar = *context.calendar;
    const std::string iso = base::toIso(date);
    std::string closing = closeSettledRoot(body.underlying);
    if (body.family == "QUARTERLYS" && !am && !isQuarterEnd(date, calendar)) {
        problems.push_back(iso + " is not the end of a quarter");
        return {};
    }
    if (closing.empty()) {
        if (am) {
            problems.push_back(body.underlying + " has no series settled at the open");
            return {};
        }
        if (body.family.empty() && !isMonthly(date, calendar)) {
            warnings.push_back(iso + " is a weekly expiration, but the text does not say (Weeklys)");
        }
        std::string root = body.underlying;
        std::erase(root, '.');
        return market::underlyingOfRoot(root) == body.underlying ? root : body.underlying;
    }
    if (am) {
        return body.underlying;
    }
    if (body.family.empty()) {
        const bool anotherIsAm = std::any_of(body.expirations.begin(), body.expirations.end(),
                                             [](const auto& expiration) { return expiration.second; });
        if (isMonthly(date, calendar) && !anotherIsAm) {
            problems.push_back(fmt::format("{} {} could be {} or {}: the text must say [AM] or (Weeklys)",
                                           body.underlying, iso, body.underlying, closing));
            return {};
        }
        warnings.push_back(
            fmt::format("{} is read as {}, but the text does not say (Weeklys)", iso, closing));
    }
    return closing;
}

struct Shape {
    std::string_view strategy;
    std::size_t dates;
    std::size_t strikes;
    std::vector<int> ratios; ///< of each strike, or of each date where there is one strike
};

const std::vector<Shape>& shapes() {
    static const std::vector<Shape> All{{"SINGLE", 1, 1, {1}},
                                        {"VERTICAL", 1, 2, {1, -1}},
                                        {"BUTTERFLY", 1, 3, {1, -2, 1}},
                                        {"CONDOR", 1, 4, {1, -1, -1, 1}},
                                        {"IRON CONDOR", 1, 4, {1, -1, 1, -1}},
                                        {"CALENDAR", 2, 1, {1, -1}},
                                        {"DIAGONAL", 2, 2, {1, -1}},
                                        {"STRADDLE", 1, 1, {1, 1}},
                                        {"STRANGLE", 1, 2, {1, 1}},
                                        {"COMBO", 1, 2, {1, -1}}};
    return All;
}

bool isRight(const std::string& word) {
    return word == "CALL" || word == "PUT";
}

/// The right of each leg, or nothing when the words do not fit the strategy.
std::optional<std::vector<Right>> rightsOf(const ThinkorswimBody& body, std::size_t legs) {
    if (!std::all_of(body.rights.begin(), body.rights.end(), isRight)) {
        return std::nullopt;
    }
    const auto right = [&body](std::size_t i) { return body.rights[i] == "CALL" ? Right::Call : Right::Put; };
    const bool mixed = body.strategy == "IRON CONDOR" || body.strategy == "STRADDLE" ||
                       body.strategy == "STRANGLE" || body.strategy == "COMBO";
    std::vector<Right> rights;
    if (mixed) {
        if (body.rights.size() != 2 || body.rights[0] == body.rights[1]) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < legs; ++i) {
            rights.push_back(right(i * 2 / legs));
        }
        return rights;
    }
    if (body.rights.size() == 1) {
        return std::vector<Right>(legs, right(0));
    }
    if (body.strategy != "CUSTOM" || body.rights.size() != legs) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < legs; ++i) {
        rights.push_back(right(i));
    }
    return rights;
}

void addLegs(ThinkorswimBody& body, Side side, const std::vector<int>& ratios,
             const std::vector<std::string>& roots, const std::vector<Right>& rights) {
    const int direction = structures::sign(side);
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        const std::size_t date = body.expirations.size() == 1 ? 0 : i;
        const base::Strike strike = body.strikes[body.strikes.size() == 1 ? 0 : i];
        const int signedRatio = direction * ratios[i];
        body.legs.push_back({contractOf(roots[date], body.expirations[date].first, rights[i], strike),
                             signedRatio > 0 ? Side::Buy : Side::Sell, std::abs(signedRatio)});
    }
}

} // namespace

void addLegsOf(ThinkorswimBody& body, Side side, const OrderTextContext& context,
               std::vector<std::string>& problems, std::vector<std::string>& warnings) {
    std::vector<std::string> roots;
    for (const auto& [date, am] : body.expirations) {
        if (!context.calendar->isKnownSession(date)) {
            problems.push_back(base::toIso(date) + " is not a trading day");
            continue;
        }
        std::string root = rootOn(body, date, am, context, problems, warnings);
        roots.push_back(std::move(root));
    }
    if (!problems.empty()) {
        return;
    }
    std::vector<int> ratios;
    if (body.strategy == "CUSTOM") {
        const bool datesFit = body.expirations.size() == 1 || body.expirations.size() == body.ratios.size();
        const bool nonZero =
            std::none_of(body.ratios.begin(), body.ratios.end(), [](int ratio) { return ratio == 0; });
        if (body.ratios.size() != body.strikes.size() || !datesFit || !nonZero) {
            problems.emplace_back("ratios, dates and strikes of CUSTOM do not fit together");
            return;
        }
        ratios = body.ratios;
    } else {
        const auto shape = std::find_if(shapes().begin(), shapes().end(),
                                        [&body](const Shape& one) { return one.strategy == body.strategy; });
        if (shape == shapes().end() || !body.ratios.empty()) {
            return; // known by name only, or unbalanced: shown as text
        }
        if (body.expirations.size() != shape->dates || body.strikes.size() != shape->strikes) {
            problems.push_back(fmt::format("{} needs {} strikes and {} expirations", body.strategy,
                                           shape->strikes, shape->dates));
            return;
        }
        ratios = shape->ratios;
    }
    const auto rights = rightsOf(body, ratios.size());
    if (!rights) {
        problems.push_back(body.strategy + " does not go with these option types");
        return;
    }
    addLegs(body, side, ratios, roots, *rights);
}

} // namespace signalbox::report
