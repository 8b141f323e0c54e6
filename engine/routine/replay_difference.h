// SPDX-License-Identifier: GPL-3.0-or-later
// Where two canonical texts of one event part: the first byte, and the field it lies in.
#pragma once

#include "engine/book/events.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::routine {

struct Difference {
    std::int64_t sequence = 0; ///< of the journal entry; that of the last one when the replay gives more
    std::string kind;          ///< eventKind of what was recorded, or of what the replay gives beyond it
    std::string field;         ///< "evaluation.gates[1].value"; empty for the whole entry
    std::size_t offset = 0;    ///< in the canonical JSON
    std::string expected;      ///< what the journal has there, at most 60 bytes; empty: nothing
    std::string got;           ///< what the replay gives there
};

/// "entry 41 evaluation_recorded, evaluation.gates[1].value, byte 612: recorded ..., replayed ..."
[[nodiscard]] std::string describe(const Difference& difference);

/// The first difference of two events of the same kind in their canonical JSON; nothing when they are equal
/// to the byte. `EvaluationRecorded::inputs` does not count: it says what was read, not what was decided.
[[nodiscard]] std::optional<Difference> firstDifference(const book::Event& expected, const book::Event& got);

/// The path of the value at a byte of a JSON text without blanks.
[[nodiscard]] std::string jsonPathAt(std::string_view json, std::size_t offset);

} // namespace signalbox::routine
