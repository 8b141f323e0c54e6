// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

namespace signalbox::base {

std::string Error::message() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!wayOut.empty()) {
        text += "; " + wayOut;
    }
    return text;
}

Error Error::within(const std::string& context) const {
    Error outer = *this;
    outer.where = where.empty() ? context : context + ": " + where;
    return outer;
}

int exitStatus(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Refused:
        return 4;
    case ErrorCode::Remote:
        return 5;
    case ErrorCode::Cancelled:
        return 1;
    case ErrorCode::BadData:
    case ErrorCode::MissingData:
    case ErrorCode::Io:
    case ErrorCode::Busy:
    case ErrorCode::CalendarRange:
    case ErrorCode::Internal:
        return 3;
    }
    return 3;
}

} // namespace signalbox::base
