// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/market_query.h"

namespace signalbox::store {

base::Status forEach(Query query, const std::function<base::Status(const Query&)>& visit) {
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            return {};
        }
        SIGNALBOX_TRY(visit(query));
    }
}

base::Date dateAt(const Query& query, int column) {
    return base::fromDayNumber(static_cast<int>(query.integer(column)));
}

base::UtcTime timeAt(const Query& query, int column) {
    return base::UtcTime(std::chrono::microseconds(query.integer(column)));
}

} // namespace signalbox::store
