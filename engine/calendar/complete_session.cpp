// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/calendar/complete_session.h"

namespace signalbox::calendar {

Result<Date> lastCompleteSession(const Calendar& calendar, UtcTime now) {
    SIGNALBOX_TRY_ASSIGN(const Date session, calendar.sessionOnOrBefore(newYorkDate(now)));
    SIGNALBOX_TRY_ASSIGN(const UtcTime close, calendar.closeInstant(session));
    return close <= now ? Result<Date>(session) : calendar.previousSession(session);
}

} // namespace signalbox::calendar
