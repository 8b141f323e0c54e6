// SPDX-License-Identifier: GPL-3.0-or-later
// Result carries a value or an Error. It is for broken inputs and broken machinery; a refusal (gate failed,
// veto, no strikes) is an ordinary value and never an Error.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace signalbox::base {

/// What kind of failure; decides the exit status of a command (spec/commands.md).
enum class ErrorCode {
    Usage,         ///< wrong arguments or an unknown name: status 2
    BadData,       ///< a file, row or value that cannot be right: status 3
    MissingData,   ///< something that is needed is not in the store: status 3
    Refused,       ///< the risk manager or a rule of the house says no: status 4
    Remote,        ///< a service outside failed: status 5
    Io,            ///< the file system failed (full, read-only, gone): status 3
    Busy,          ///< another program holds the home: status 3
    CalendarRange, ///< a date outside 1990-01-01..2040-12-31 (SHR-T2): status 3
    Cancelled,     ///< a person cancelled the work: status 1
    Internal       ///< a broken invariant: status 3
};

/// One failure in one line: what happened, where (file, line, column or field), and the way out.
struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;   ///< what happened, without a trailing full stop
    std::string where;  ///< file, line, field or symbol; may be empty
    std::string wayOut; ///< what a person can do; may be empty

    /// "where: what; way out" on one line.
    [[nodiscard]] std::string message() const;
    /// The same error seen from further out: `context` goes before `where`.
    [[nodiscard]] Error within(const std::string& context) const;
};

template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Shorthand for a failed Result: `return fail(ErrorCode::BadData, "no header line", path);`
inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string where = {},
                                  std::string wayOut = {}) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(where), std::move(wayOut)});
}
inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

/// The exit status of spec/commands.md for a failure.
[[nodiscard]] int exitStatus(ErrorCode code);

} // namespace signalbox::base

/// Leaves the function with the error of `expression`, a Result, if it has one.
#define SIGNALBOX_TRY(expression)                                                                            \
    do {                                                                                                     \
        if (auto signalboxTry_ = (expression); !signalboxTry_) {                                             \
            return ::tl::unexpected(std::move(signalboxTry_).error());                                       \
        }                                                                                                    \
    } while (false)

#define SIGNALBOX_CONCAT_(a, b) a##b
#define SIGNALBOX_CONCAT(a, b) SIGNALBOX_CONCAT_(a, b)
/// Declares `name` with the value of `expression`, a Result, or leaves the function with its error.
#define SIGNALBOX_TRY_ASSIGN(name, expression)                                                               \
    auto SIGNALBOX_CONCAT(signalboxResult_, __LINE__) = (expression);                                        \
    if (!SIGNALBOX_CONCAT(signalboxResult_, __LINE__)) {                                                     \
        return ::tl::unexpected(std::move(SIGNALBOX_CONCAT(signalboxResult_, __LINE__)).error());            \
    }                                                                                                        \
    name = std::move(*SIGNALBOX_CONCAT(signalboxResult_, __LINE__))
