// SPDX-License-Identifier: GPL-3.0-or-later
// A broken invariant is a defect of the program, not a failure of its input: it stops the job at once, in
// release builds too. Never reachable by input.
#pragma once

#include <stdexcept>
#include <string>

namespace signalbox::base {

/// Thrown by SIGNALBOX_REQUIRE; caught at the boundary of a job or of the program only.
class Defect : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void reportDefect(const char* condition, const char* file, int line, const char* message);

} // namespace signalbox::base

#define SIGNALBOX_REQUIRE(condition, message)                                                                \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            ::signalbox::base::reportDefect(#condition, __FILE__, __LINE__, message);                        \
        }                                                                                                    \
    } while (false)
