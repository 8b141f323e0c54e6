// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a sweep as text, one JSON object a line: a header that says which sweep it is, one line per
// combination with its own check sum, in whatever order they were done, and at the end a line `run`. The
// finished file has them in order, so that it is the same however it came about, apart from `run`.
#pragma once

#include "engine/lab/sweep/sweep_row.h"
#include "engine/lab/sweep/sweep_spec.h"

#include <span>
#include <string_view>

namespace signalbox::lab {

/// Not part of what a sweep found.
struct SweepRun {
    double seconds = 0;
    unsigned threads = 0;
};

/// One line without its line feed. Names every parameter, so that the file explains itself.
[[nodiscard]] std::string headerLine(const SweepSpec& spec);
[[nodiscard]] std::string rowLine(const SweepRow& row);
[[nodiscard]] std::string runLine(const SweepRun& run);
/// The finished file. `rows` by index.
[[nodiscard]] std::string fileText(const SweepSpec& spec, std::span<const SweepRow> rows,
                                   const SweepRun& run);

/// A file, read. Rows stand in the order of the file; nothing behind the first damaged line counts.
struct SweepContents {
    SweepSpec spec;
    std::vector<SweepRow> rows;
    std::optional<SweepRun> run;
    std::size_t goodBytes = 0; ///< header and whole rows: where a resumed sweep goes on writing
    bool torn = false;         ///< something after that was cut off or damaged
};
/// BadData with one clear line when this is no sweep file, or of another format version; `name` is told.
[[nodiscard]] base::Result<SweepContents> readSweep(std::string_view text, const std::string& name);

/// Whether a file may be continued as `spec`; a BadData error names the first difference.
[[nodiscard]] base::Status sameSweep(const SweepSpec& found, const SweepSpec& wanted,
                                     const std::string& name);

} // namespace signalbox::lab
