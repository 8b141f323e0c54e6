// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/acting_session.h"

namespace signalbox::exits {

base::Status moveToSessions(std::vector<Trigger>& triggers, base::Date today,
                            const calendar::Calendar& calendar) {
    for (Trigger& trigger : triggers) {
        if (!trigger.date || calendar.isKnownSession(*trigger.date)) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(trigger.date, calendar.nextSession(*trigger.date));
        if (trigger.businessDays && today <= *trigger.date) {
            SIGNALBOX_TRY_ASSIGN(trigger.businessDays, calendar.businessDays(today, *trigger.date));
        }
    }
    return {};
}

} // namespace signalbox::exits
