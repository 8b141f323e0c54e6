// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/row_problem.h"

namespace signalbox::feeds {

const char* problemCode(RowProblem problem) {
    switch (problem) {
    case RowProblem::ClosedDay:
        return "CLOSED_DAY";
    case RowProblem::FutureDate:
        return "FUTURE_DATE";
    case RowProblem::CalendarRange:
        return "CALENDAR_RANGE";
    case RowProblem::BadDate:
        return "BAD_DATE";
    case RowProblem::InconsistentBar:
        return "INCONSISTENT_BAR";
    case RowProblem::Duplicate:
        return "DUPLICATE";
    case RowProblem::OutOfOrder:
        return "OUT_OF_ORDER";
    case RowProblem::NotANumber:
        return "NOT_A_NUMBER";
    case RowProblem::NonPositive:
        return "NON_POSITIVE";
    case RowProblem::BadFieldCount:
        return "BAD_FIELD_COUNT";
    case RowProblem::NoValue:
        return "NO_VALUE";
    case RowProblem::OutOfRange:
        return "OUT_OF_RANGE";
    case RowProblem::CorruptCell:
        return "CORRUPT_CELL";
    case RowProblem::ZeroSettlement:
        return "ZERO_SETTLEMENT";
    case RowProblem::FinalSettlement:
        return "FINAL_SETTLEMENT";
    case RowProblem::InconsistentTotal:
        return "INCONSISTENT_TOTAL";
    case RowProblem::BadSymbol:
        return "BAD_SYMBOL";
    case RowProblem::BadExpiry:
        return "BAD_EXPIRY";
    case RowProblem::Expired:
        return "EXPIRED";
    case RowProblem::Crossed:
        return "CROSSED";
    case RowProblem::NoQuote:
        return "NO_QUOTE";
    case RowProblem::AbsurdVolatility:
        return "ABSURD_VOLATILITY";
    case RowProblem::NoUnderlying:
        return "NO_UNDERLYING";
    case RowProblem::EmptyChain:
        return "EMPTY_CHAIN";
    case RowProblem::NoQuotesInList:
        return "LIST_WITHOUT_QUOTES";
    case RowProblem::StaleChain:
        return "STALE_CHAIN";
    case RowProblem::RepeatedChain:
        return "REPEATED_CHAIN";
    case RowProblem::Gap:
        return "GAP";
    case RowProblem::ScaleMismatch:
        return "SCALE_MISMATCH";
    case RowProblem::BadSeries:
        return "BAD_SERIES";
    case RowProblem::BasisUnknown:
        return "BASIS_UNKNOWN";
    case RowProblem::CutOff:
        return "CUT_OFF";
    case RowProblem::UnknownMember:
        return "UNKNOWN_MEMBER";
    case RowProblem::BadAction:
        return "BAD_ACTION";
    }
    return "";
}

} // namespace signalbox::feeds
