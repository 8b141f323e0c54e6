// SPDX-License-Identifier: GPL-3.0-or-later
// Runs independent pieces of work, each of at least about 100 us, on one or several threads. Which thread
// runs which piece never changes a result: every piece writes only its own slot (SHR-J1).
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace signalbox::base {

class Executor {
public:
    /// 1 runs everything on the calling thread, in order; 0 means all cores.
    explicit Executor(unsigned threads);
    [[nodiscard]] unsigned threads() const { return m_threads; }
    /// Calls work(i) for every i in [0, count). Returns false if `stop` was requested before all were begun.
    /// An exception of one piece stops the others and is thrown again here.
    bool parallelFor(std::size_t count, const std::function<void(std::size_t)>& work,
                     std::stop_token stop = {}) const;

private:
    unsigned m_threads;
};

} // namespace signalbox::base
