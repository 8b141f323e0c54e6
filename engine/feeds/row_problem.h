// SPDX-License-Identifier: GPL-3.0-or-later
// The stable codes of everything that can be wrong with a row, a series or a chain.
#pragma once

namespace signalbox::feeds {

enum class RowProblem {
    ClosedDay,         ///< CLOSED_DAY: the date is no session
    FutureDate,        ///< FUTURE_DATE: the session was not over when the file was read
    CalendarRange,     ///< CALENDAR_RANGE: the date lies outside 1990-2040 (SHR-T2)
    BadDate,           ///< BAD_DATE: not a date
    InconsistentBar,   ///< INCONSISTENT_BAR: open, high, low and close contradict each other (SHR-D3)
    Duplicate,         ///< DUPLICATE: the date (or contract) was there already
    OutOfOrder,        ///< OUT_OF_ORDER: the date falls behind its neighbours
    NotANumber,        ///< NOT_A_NUMBER
    NonPositive,       ///< NON_POSITIVE: a price must be above zero, a quote not below it
    BadFieldCount,     ///< BAD_FIELD_COUNT: a comma too many or too few
    NoValue,           ///< NO_VALUE: an empty cell
    OutOfRange,        ///< OUT_OF_RANGE: a yield or percentage that cannot be (SHR-D7)
    CorruptCell,       ///< CORRUPT_CELL: a put/call ratio of exactly 4.22, 11 or 21
    ZeroSettlement,    ///< ZERO_SETTLEMENT: a zero is missing, not a settlement (OPT-D6)
    FinalSettlement,   ///< FINAL_SETTLEMENT: the day's value is the final one, not a daily settlement
    InconsistentTotal, ///< INCONSISTENT_TOTAL: calls + puts is not the total
    BadSymbol,         ///< BAD_SYMBOL: not an option symbol, or it contradicts the other columns
    BadExpiry,         ///< BAD_EXPIRY: the expiration is no session (SHR-T10)
    Expired,           ///< EXPIRED: the contract had expired before the day of the quotes
    Crossed,           ///< CROSSED: bid above ask
    NoQuote,           ///< NO_QUOTE: neither bid nor ask
    AbsurdVolatility,  ///< ABSURD_VOLATILITY: above 500 %
    NoUnderlying,      ///< NO_UNDERLYING: the chain has no underlying price (SHR-D6)
    EmptyChain,        ///< EMPTY_CHAIN: a chain document without a contract
    NoQuotesInList,    ///< LIST_WITHOUT_QUOTES: a list of contracts has no bid and ask
    StaleChain,        ///< STALE_CHAIN: older than the folder it was filed in
    RepeatedChain,     ///< REPEATED_CHAIN: the trading of an earlier session again
    Gap,               ///< GAP: sessions without a bar
    ScaleMismatch,     ///< SCALE_MISMATCH: two sources show one symbol on two scales (a split)
    BadSeries,         ///< BAD_SERIES: the whole series is broken
    BasisUnknown,      ///< BASIS_UNKNOWN: adjusted or not cannot be told; taken as adjusted
    CutOff,            ///< CUT_OFF: the last line has no line end
    UnknownMember,     ///< UNKNOWN_MEMBER: a file inside an archive is of no known kind
    BadAction          ///< BAD_ACTION: a split or dividend that cannot be
};

[[nodiscard]] const char* problemCode(RowProblem problem);

} // namespace signalbox::feeds
