// SPDX-License-Identifier: GPL-3.0-or-later
// thinkorswim's other lines: fills of statements and alerts, and bare bodies. They are read, never made into
// orders (reference order-text section 1).
#pragma once

#include "engine/report/order_text/dialect.h"

namespace signalbox::report {

/// The words of a body before they mean anything: `VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT`.
struct ThinkorswimBody {
    std::string strategy; ///< SINGLE, VERTICAL, IRON CONDOR, ~IRON CONDOR, CUSTOM, VERT ROLL, ...; upper case
    std::vector<int> ratios;
    std::string underlying;
    int multiplier = 100;
    std::string family;                                   ///< Weeklys, Quarterlys, ...; empty for monthlies
    std::vector<std::pair<base::Date, bool>> expirations; ///< date and whether marked [AM]
    std::vector<base::Strike> strikes;
    std::vector<std::string> rights; ///< CALL, PUT
    /// Signed by the side (BUY when the text has none). Empty: the strategy is known by name only, or not
    /// balanced; it is shown as text and never becomes an order.
    std::vector<structures::Leg> legs;
};

/// A BOT/SOLD line of a statement, or an alert with its number before and LAST= behind.
struct ThinkorswimFill {
    ThinkorswimBody body;
    structures::Side side = structures::Side::Buy;
    std::int64_t quantity = 0; ///< positive
    base::Price price;         ///< as printed; negative for combos that paid
    std::string origin;        ///< tAndroid, WEB:...; empty
    std::string venue;         ///< CBOE; may be empty
    std::string alertNumber;   ///< "131646602945" of an alert; empty in statements
};

template <typename T>
struct ReadLine {
    std::optional<T> value;
    std::vector<std::string> problems;
    std::vector<std::string> warnings;
};
[[nodiscard]] ReadLine<ThinkorswimFill> readThinkorswimFill(std::string_view text,
                                                            const OrderTextContext& context = {});
[[nodiscard]] ReadLine<ThinkorswimBody> readThinkorswimBody(std::string_view text,
                                                            const OrderTextContext& context = {});

} // namespace signalbox::report
