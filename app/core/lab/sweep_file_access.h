// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep's file on the disk: continued after a kill at any moment, written by one process at a time, and in
// the end replaced by the finished one in one step.
#pragma once

#include "engine/lab/sweep/merge.h"
#include "engine/lab/sweep/sweep_file.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace signalbox::app {

class SweepFile {
public:
    /// Opens or begins the file of a sweep. A file of another sweep, or of something else, is refused and
    /// left as it is; Busy when another process writes to it.
    [[nodiscard]] static base::Result<std::unique_ptr<SweepFile>> open(const std::filesystem::path& path,
                                                                       const lab::SweepSpec& spec);
    ~SweepFile();
    SweepFile(const SweepFile&) = delete;
    SweepFile& operator=(const SweepFile&) = delete;

    /// What was there, each combination once, by index.
    [[nodiscard]] const std::vector<lab::SweepRow>& found() const { return m_found; }
    /// The run that finished it; absent: it is not finished.
    [[nodiscard]] const std::optional<lab::SweepRun>& finishedBy() const { return m_finishedBy; }
    [[nodiscard]] base::Status append(const lab::SweepRow& row);
    /// Replaces the file by the finished one, durably. `rows` by index, all of them.
    [[nodiscard]] base::Status finish(std::span<const lab::SweepRow> rows, const lab::SweepRun& run);

private:
    SweepFile(std::filesystem::path path, lab::SweepSpec spec)
        : m_path(std::move(path)), m_spec(std::move(spec)) {}
    [[nodiscard]] base::Status lock();
    [[nodiscard]] base::Status load();
    [[nodiscard]] base::Status write(const std::string& text);

    std::filesystem::path m_path;
    lab::SweepSpec m_spec;
    int m_handle = -1;
    std::vector<lab::SweepRow> m_found;
    std::optional<lab::SweepRun> m_finishedBy;
};

[[nodiscard]] base::Result<lab::SweepContents> readSweepFile(const std::filesystem::path& path);
/// Writes beside the file and renames, so that there is never half of it; on the disk before it returns.
[[nodiscard]] base::Status writeSweepFile(const std::filesystem::path& path, const std::string& text);

} // namespace signalbox::app
