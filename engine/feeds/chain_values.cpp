// SPDX-License-Identifier: GPL-3.0-or-later
// The values of option quotes that need no chain around them: symbols, moments, volatilities.
#include "engine/feeds/chain_assembler.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"

namespace signalbox::feeds {
namespace {

using base::Date;
using base::Missing;

constexpr double NotComputed = 1.0001e-5; ///< Yahoo's placeholder is 1.0000000000000003e-05

} // namespace

double vendorVolatility(double value) {
    return value > NotComputed ? value : Missing;
}

std::optional<OccView> occViewOf(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 16) {
        return std::nullopt;
    }
    const std::string_view tail = text.substr(text.size() - 15);
    const std::string_view root = trimmed(text.substr(0, text.size() - 15));
    const auto year = smallIntegerOf(tail.substr(0, 2));
    const auto month = smallIntegerOf(tail.substr(2, 2));
    const auto day = smallIntegerOf(tail.substr(4, 2));
    const auto strike = smallIntegerOf(tail.substr(7));
    if (root.empty() || root.size() > 6 || !year || !month || !day || !strike || *strike == 0 ||
        (tail[6] != 'C' && tail[6] != 'P')) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(2000 + *year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    return OccView{root, date, tail[6] == 'C' ? market::Right::Call : market::Right::Put,
                   base::Strike::thousandths(*strike)};
}

Result<QuoteMoment> quoteMomentOf(base::UtcTime instant, const calendar::Calendar& calendar) {
    const Date date = calendar::newYorkDate(instant);
    SIGNALBOX_TRY_ASSIGN(const bool session, calendar.isSession(date));
    if (session) {
        SIGNALBOX_TRY_ASSIGN(const base::UtcTime open, calendar.openInstant(date));
        SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, calendar.closeInstant(date));
        if (instant >= close) {
            return QuoteMoment{date, -1};
        }
        if (instant >= open) {
            return QuoteMoment{date, calendar::newYorkSeconds(instant) / 60 * 60};
        }
    }
    SIGNALBOX_TRY_ASSIGN(const Date last, calendar.previousSession(date));
    return QuoteMoment{last, -1};
}

} // namespace signalbox::feeds
