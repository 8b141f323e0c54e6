// SPDX-License-Identifier: GPL-3.0-or-later
// A file layer for SQLite that begins to fail on the n-th write, sync or growth: a full or a dying disk, as
// often and as exactly as a test wants it.
#pragma once

namespace signalbox::tests {

enum class Fault {
    None,
    DiskFull, ///< writes fail with "no space"
    BadDisk,  ///< writes and syncs fail with an input/output error
    ReadOnly  ///< files cannot be opened for writing
};

/// Makes the layer the default one of SQLite while it lives.
class FailingVfs {
public:
    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;
    /// From now on `healthy` operations go well, then all fail until the next call.
    void failAfter(int healthy, Fault fault);
    /// Operations that have been counted since then.
    [[nodiscard]] int operations() const;
};

} // namespace signalbox::tests
